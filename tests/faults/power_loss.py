"""What a disk may hold after the power went, replayed from the system calls of a real process.

A file that was written is safe up to its last ``fsync``; what was written after that may be there, not there, or there
in parts. A file that was made or removed is made or removed for good only when its folder was synchronised; until then
the directory may say the old or the new.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)(?:<.*>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_SECTOR = 512

TRACED = ("openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink")
"""Calls that change files, made by SQLite on Linux; strace is to be told ``-y -xx -s 70000``."""


@dataclass(frozen=True, slots=True)
class Step:
    """One call: what was done to which file, or what the process said."""

    act: str
    """``write``, ``truncate``, ``sync``, ``create``, ``remove`` or ``say``."""
    path: str
    offset: int = 0
    content: bytes = b""


def steps_of(trace: Path, folder: Path) -> list[Step]:
    """Return what a process did to the files of a folder, and what it said on its standard output, in order."""
    steps: list[Step] = []
    seen: set[str] = {str(file) for file in folder.iterdir()}
    with trace.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            if (call := _CALL.match(line)) and not call[3].startswith("-"):
                steps += _steps(call[1], call[2], int(call[3]), str(folder), seen)
    return steps


def _steps(name: str, arguments: str, answer: int, folder: str, seen: set[str]) -> Iterator[Step]:
    if name == "write" and arguments.startswith("1<"):
        yield Step("say", "", content=_bytes(arguments))
        return
    path = _path(name, arguments)
    if not path.startswith(folder):
        return
    numbers = [int(number) for number in re.findall(r", (\d+)(?=,|$)", arguments)]
    match name:
        case "openat" if "O_CREAT" in arguments and path not in seen:
            seen.add(path)
            yield Step("create", path)
        case "pwrite64":
            yield Step("write", path, numbers[-1], _bytes(arguments)[:answer])
        case "write" if not path.endswith(".lock"):  # which only informs, and is written by Python
            raise AssertionError(f"a write without a place was not expected: {path}")
        case "ftruncate":
            yield Step("truncate", path, numbers[-1])
        case "fsync" | "fdatasync":
            yield Step("sync", path)
        case "unlink":
            seen.discard(path)
            yield Step("remove", path)


def _path(name: str, arguments: str) -> str:
    if name in ("openat", "unlink"):
        found = _TEXT.search(arguments)
        return _unescaped(found[1]).decode() if found else ""
    found = re.match(r"\d+<([^>]*)>", arguments)
    return _unescaped(found[1]).decode() if found else ""


def _bytes(arguments: str) -> bytes:
    found = _TEXT.search(arguments)
    return _unescaped(found[1]) if found else b""


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


@dataclass
class _File:
    """A file: what is safe, and what was done to it since."""

    safe: bytes = b""
    waiting: list[Step] = field(default_factory=list)

    def settle(self) -> None:
        self.safe, self.waiting = _after(self.safe, self.waiting), []


@dataclass
class Disk:
    """A folder on a disk whose power may go at any moment."""

    folder: str
    files: dict[str, _File] = field(default_factory=dict)
    """Files by name, as the running system sees them."""
    recorded: dict[str, _File | None] = field(default_factory=dict)
    """What the directory says for good of a name that was made or removed since it was synchronised."""

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """Return a disk that holds the files of a folder, all of them safe."""
        return cls(str(folder), {str(file): _File(file.read_bytes()) for file in folder.iterdir()})

    def do(self, step: Step) -> None:
        """Take one step."""
        match step.act:
            case "create":
                self.recorded.setdefault(step.path, self.files.get(step.path))
                self.files[step.path] = _File()
            case "remove":
                self.recorded.setdefault(step.path, self.files[step.path])
                del self.files[step.path]
            case "sync" if step.path == self.folder:
                self.recorded.clear()
            case "sync" if step.path in self.files:
                self.files[step.path].settle()
            case "write" | "truncate" if step.path in self.files:
                self.files[step.path].waiting.append(step)

    def after_power_loss(self, dice: random.Random, *, in_order: bool) -> dict[str, bytes]:
        """Return the files that are found when the power is back.

        In order, what waits reaches the disk in the order in which it was written, up to some moment; otherwise each
        write may or may not have reached it, whole or torn at a sector.
        """
        found: dict[str, bytes] = {}
        for path in self.files.keys() | self.recorded.keys():
            file = self.files.get(path)
            if path in self.recorded and dice.random() < 0.5:
                file = self.recorded[path]
            if file is not None:
                found[path] = _after(file.safe, _reached(file.waiting, dice, in_order=in_order))
        return found


def _reached(waiting: list[Step], dice: random.Random, *, in_order: bool) -> list[Step]:
    if in_order:
        kept = waiting[: dice.randrange(len(waiting) + 1)]
        return [*kept[:-1], _torn(kept[-1], dice)] if kept and dice.random() < 0.3 else kept
    kept = [step for step in waiting if dice.random() < 0.5]
    return [_torn(step, dice) if dice.random() < 0.2 else step for step in kept]


def _torn(step: Step, dice: random.Random) -> Step:
    if len(step.content) <= _SECTOR:
        return step
    return Step(
        step.act, step.path, step.offset, step.content[: _SECTOR * dice.randrange(len(step.content) // _SECTOR)]
    )


def _after(content: bytes, steps: list[Step]) -> bytes:
    changed = bytearray(content)
    for step in steps:
        if step.act == "truncate":
            del changed[step.offset :]
            changed.extend(bytes(step.offset - len(changed)))
            continue
        changed.extend(bytes(max(0, step.offset - len(changed))))
        changed[step.offset : step.offset + len(step.content)] = step.content
    return bytes(changed)

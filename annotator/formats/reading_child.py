"""The child that reads foreign files: it gets one file after another, and answers with a message for each article.

Parsers of HTML, PDF, ZIP and the like are large and written for speed; a file made to break one breaks this process,
which holds nothing. The system limits its memory and time and lets it write nothing (Windows does neither). What Python
does is watched besides: no connection, no program, no other file of the user's. That fence is no sandbox: code that is
not Python's, once a file has taken it over, does not ask.
"""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.base import OffsetUnit, ReadOptions
from annotator.formats.exchange_lines import phrase_to_plain, to_line
from annotator.formats.registry import format_named
from annotator.limited_process import answering, limit_self, messages, write_message

TOO_MUCH_MEMORY = QT_TRANSLATE_NOOP("errors", "reading it needs too much memory")
NOT_SAFELY = QT_TRANSLATE_NOOP("errors", "it could not be read safely")


def main(arguments: list[str]) -> None:
    """Answer every file that is named on the standard input, until that ends."""
    limit_self(*arguments[:3])
    answers = answering()
    fence = _Fence()
    sys.addaudithook(fence.watch)
    for message in messages(sys.stdin.buffer):
        job = json.loads(message)
        fence.open_for(Path(job["path"]), [Path(path) for path in job["beside"]])
        _limit_time(job["seconds"])
        _answer(job, answers)


def _answer(job: dict[str, Any], answers: IO[bytes]) -> None:
    last: dict[str, object] = {"end": ""}
    try:
        for read in _read(job):
            write_message(answers, to_line(read))
    except KnownError as error:
        last = {"refused": phrase_to_plain(_reason(error))}
    except MemoryError:
        last = {"refused": TOO_MUCH_MEMORY}
    except Exception:  # whatever a crafted file provokes in a parser: it cannot be read
        last = {"refused": NOT_SAFELY}
    write_message(answers, json.dumps(last).encode())


def _reason(error: KnownError) -> str:
    reason = error.blanks.get("reason")
    return reason if isinstance(reason, str) else error.sentence()


def _read(job: dict[str, Any]) -> Iterator[ExchangedArticle | Problem]:
    chosen = format_named(job["format"])
    if chosen.read is None:
        return
    unit = OffsetUnit(job["offset_unit"]) if job["offset_unit"] else None
    yield from chosen.read(Path(job["path"]), ReadOptions(job["encoding"], unit, job["columns"]))


def _limit_time(seconds: int) -> None:
    """Let the next file have so many seconds of the processor; the system ends the child after them."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, most))


class _Fence:
    """Refuses what no reader of files has to do."""

    _FORBIDDEN = (
        *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.kill"),
        *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
        *("os.chown", "shutil.", "sqlite3.", "ftplib.", "http.", "urllib.", "smtplib.", "webbrowser."),
    )
    _WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

    def __init__(self) -> None:
        program = {*sys.path, sys.prefix, sys.base_prefix, str(Path(__file__).resolve().parents[2])}
        system = ("/usr", "/etc", "/lib", "/lib64", "/proc", "/sys", "/dev", "/System", "/Library")
        self._always = tuple(os.path.realpath(part) for part in (*program, *system) if part)
        self._files: tuple[str, ...] = ()

    def open_for(self, path: Path, beside: list[Path]) -> None:
        """Let one file or folder be read, and what is read along with it, and no other."""
        self._files = tuple(os.path.realpath(part) for part in (path, *beside))

    def watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Stop an event that should not happen; called by Python before each."""
        if event == "open":
            self._look_at(arguments[0], arguments[1], arguments[2])
        elif event.startswith(self._FORBIDDEN):
            raise PermissionError(f"{event} is not for a reader of files")

    def _look_at(self, path: object, mode: object, flags: object) -> None:
        if not isinstance(path, str | bytes):
            return  # a descriptor that is open already
        if (isinstance(flags, int) and flags & self._WRITING) or (isinstance(mode, str) and set(mode) & set("wax+")):
            raise PermissionError("nothing is written here")
        real = os.path.realpath(os.fsdecode(path))
        if not any(real == part or real.startswith(part + os.sep) for part in (*self._files, *self._always)):
            raise PermissionError("another file is none of a reader's business")

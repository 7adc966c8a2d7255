"""Run a part of the program in a child process that may use only so much memory, time and disk.

For files that somebody else made: what they do to the child, they do not do to us.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Self

_ROOT = Path(__file__).resolve().parent.parent
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from importlib import import_module; import_module(sys.argv[2]).main(sys.argv[3:])"
)
_POLL_SECONDS = 0.2
_HELD_LINES = 8
_LONGEST_LINE = 256 * 1024 * 1024
_FRUGAL = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
"""Some libraries reserve a gigabyte, or memory for each thread, before they know what they need."""
UNLIMITED = -1
FROZEN_COMMAND = "limited-child"
"""The hidden command through which a program without a Python of its own starts itself as the child."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use; the child sets the limits on itself before it touches anything."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: float
    file_bytes: int
    """How large a file it may write."""


class OutOfLimits(Exception):
    """The child took too long and was ended."""


def run_limited(
    module: str, arguments: Sequence[str], limits: Limits, cancelled: Callable[[], bool] = lambda: False
) -> int | None:
    """Run ``main(arguments)`` of a module in a child; return its exit code, or None where it was cancelled.

    The module must call :func:`limit_self` with its first three arguments, which are put before the others here.

    Raises:
        OutOfLimits: the wall clock ran out.
    """
    with _started(module, arguments, limits, subprocess.DEVNULL) as child:
        waited = 0.0
        try:
            while True:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    return child.wait(_POLL_SECONDS)
                waited += _POLL_SECONDS
                if cancelled():
                    return None
                if waited > limits.wall_seconds:
                    raise OutOfLimits
        finally:
            child.kill()


class LimitedChild:
    """A child that answers one line after another with lines of its own, for more than one file."""

    def __init__(self, module: str, limits: Limits) -> None:
        self._child = _started(module, (), limits, subprocess.PIPE)
        # Bounded: a child that says more than is read waits for us instead of filling our memory.
        self._said: Queue[bytes] = Queue(_HELD_LINES)
        self._listener = Thread(target=self._listen, name="limited child", daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, line: bytes) -> None:
        """Send one line; a child that is gone is noticed when its answer is asked for."""
        with contextlib.suppress(OSError, ValueError):
            pipe = _pipe(self._child.stdin)
            pipe.write(line + b"\n")
            pipe.flush()

    def receive(self, seconds: float, cancelled: Callable[[], bool] = lambda: False) -> bytes:
        """Return the next line without its end; nothing where the child is gone or it was cancelled.

        Raises:
            OutOfLimits: no line came within the time.
        """
        waited = 0.0
        while waited <= seconds:
            with contextlib.suppress(Empty):
                return self._said.get(timeout=_POLL_SECONDS)
            waited += _POLL_SECONDS
            if cancelled():
                return b""
        raise OutOfLimits

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._child.kill()
        while self._listener.is_alive():
            with contextlib.suppress(Empty):
                self._said.get(timeout=_POLL_SECONDS)
        self._child.wait()
        with contextlib.suppress(OSError):  # what was not written yet does not matter any more
            _pipe(self._child.stdin).close()
        _pipe(self._child.stdout).close()

    def _listen(self) -> None:
        said = _pipe(self._child.stdout)
        while line := said.readline(_LONGEST_LINE):
            if not line.endswith(b"\n"):
                break  # cut off in the middle, or longer than anything we asked for
            self._said.put(line[:-1])
        self._said.put(b"")


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None  # noqa: S101 -- the child was started with pipes
    return end


def _started(module: str, arguments: Sequence[str], limits: Limits, ends: int) -> "subprocess.Popen[bytes]":
    """Start a child; its input and output are both ``DEVNULL`` or both ``PIPE``."""
    own = [str(limits.memory_bytes), str(limits.cpu_seconds), str(limits.file_bytes)]
    if getattr(sys, "frozen", False):
        command = [sys.executable, FROZEN_COMMAND, module, *own, *arguments]
    else:
        command = [sys.executable, "-I", "-c", _START, str(_ROOT), module, *own, *arguments]
    # Nothing of ours is passed on but what Python needs to start; no text of the child reaches a terminal.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG") if name in os.environ}
    return subprocess.Popen(  # noqa: S603 -- our own program with our own arguments
        command, stdin=ends, stdout=ends, stderr=subprocess.DEVNULL, env=kept | _FRUGAL, close_fds=True
    )


def limit_self(memory_bytes: str, cpu_seconds: str, file_bytes: str) -> None:
    """Take the limits on: called in the child before anything else. Windows knows none; the wall clock holds there."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, int(memory_bytes)),
        # What is really written to; libraries reserve as much again and never touch it.
        (resource.RLIMIT_DATA, int(memory_bytes) // 2),
        (resource.RLIMIT_CPU, int(cpu_seconds)),
        (resource.RLIMIT_FSIZE, int(file_bytes)),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in wanted:
        # macOS refuses some of them; the wall clock holds there too.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))

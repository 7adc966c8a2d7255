"""Run a part of the program in a child process that may use only so much memory, time and disk.

For files that somebody else made: what they do to the child, they do not do to us. And, without limits, for work that a
second processor can do.
"""

import contextlib
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
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
_HELD_MESSAGES = 8
_LONGEST_MESSAGE = 256 * 1024 * 1024
_LENGTH = struct.Struct(">Q")
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
    """A child that answers one message after another with messages of its own, for more than one file.

    A message is any bytes but none: nothing is what a child says that is gone.
    """

    def __init__(self, module: str, limits: Limits, longest_message: int = _LONGEST_MESSAGE) -> None:
        self._child = _started(module, (), limits, subprocess.PIPE)
        self._longest = longest_message
        # Bounded: a child that says more than is read waits for us instead of filling our memory.
        self._said: Queue[bytes] = Queue(_HELD_MESSAGES)
        self._listener = Thread(target=self._listen, name="limited child", daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_ahead(self) -> bool:
        """Tell whether a message is there to be received."""
        return not self._said.empty()

    def send(self, message: bytes) -> None:
        """Send a message; a child that is gone is noticed when its answer is asked for."""
        with contextlib.suppress(OSError, ValueError):
            write_message(_pipe(self._child.stdin), message)

    def receive(self, seconds: float, cancelled: Callable[[], bool] = lambda: False) -> bytes:
        """Return the next message; nothing where the child is gone or it was cancelled.

        Raises:
            OutOfLimits: no message came within the time.
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
        for message in messages(_pipe(self._child.stdout), self._longest):
            self._said.put(message)
        self._said.put(b"")


def write_message(pipe: IO[bytes], message: bytes) -> None:
    """Write a message behind its length."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def messages(pipe: IO[bytes], longest: int = _LONGEST_MESSAGE) -> Iterator[bytes]:
    """Yield messages until the other end is gone, or says what is cut off or longer than anything asked for."""
    while len(length := pipe.read(_LENGTH.size)) == _LENGTH.size:
        (size,) = _LENGTH.unpack(length)
        if size > longest or len(message := pipe.read(size)) < size:
            return
        yield message


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


def answering() -> IO[bytes]:
    """Return where a child writes its messages; what libraries print from here on goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return answers


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

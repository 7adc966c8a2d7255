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

_ROOT = Path(__file__).resolve().parent.parent
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from importlib import import_module; import_module(sys.argv[2]).main(sys.argv[3:])"
)
_POLL_SECONDS = 0.2
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
    own = [str(limits.memory_bytes), str(limits.cpu_seconds), str(limits.file_bytes)]
    if getattr(sys, "frozen", False):
        command = [sys.executable, FROZEN_COMMAND, module, *own, *arguments]
    else:
        command = [sys.executable, "-I", "-c", _START, str(_ROOT), module, *own, *arguments]
    # Nothing of ours is passed on but what Python needs to start; no text of the child reaches a terminal.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG") if name in os.environ}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=kept, close_fds=True) as child:  # noqa: S603 -- our own program with our own arguments
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


def limit_self(memory_bytes: str, cpu_seconds: str, file_bytes: str) -> None:
    """Take the limits on: called in the child before anything else. Windows knows none; the wall clock holds there."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, int(memory_bytes)),
        (resource.RLIMIT_CPU, int(cpu_seconds)),
        (resource.RLIMIT_FSIZE, int(file_bytes)),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in wanted:
        # macOS refuses some of them; the wall clock holds there too.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))

"""The lock file beside a project: tells a second window who has the project open. SQLite's own lock decides writes."""

import contextlib
import getpass
import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from annotator.domain.identity import now


class Holder(NamedTuple):
    """Who has a project open for writing."""

    user: str
    host: str
    pid: int
    since: str
    token: str
    started: str = ""
    """When the program began, where the system tells: another program may have got its number since."""

    def is_gone(self) -> bool:
        """Tell whether the program that left the lock file certainly runs no more."""
        if self.host != _host():
            return False
        return not _is_running(self.pid) or (self.started != "" and self.started != _started(self.pid))


def this_process() -> Holder:
    """Return who we are, with a token that nobody else has."""
    return Holder(_user(), _host(), os.getpid(), now(), os.urandom(16).hex(), _started(os.getpid()))


def _host() -> str:
    if sys.platform == "win32":
        from socket import gethostname

        return gethostname()
    return os.uname().nodename  # the same name without loading the network library on the way to the first window


class ProjectLock:
    """The lock file of one project, held from :meth:`take` to :meth:`release`."""

    def __init__(self, project: Path) -> None:
        self.path = project.with_name(f".{project.name}.lock")
        self._token = ""

    def take(self, *, by_force: bool = False) -> Holder | None:
        """Take the lock; return None when it is ours, else who has it. Force takes it from whoever it is.

        Raises:
            OSError: no file can be written in the project's folder.
        """
        mine = this_process()
        for _ in range(3):
            try:
                handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            except FileExistsError:
                holder = self._read()
                if holder is not None and not holder.is_gone() and not by_force:
                    return holder
                self.path.unlink(missing_ok=True)
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(mine._asdict(), file)
            self._token = mine.token
            return None
        return mine

    def release(self) -> None:
        """Remove the lock file where it is still ours."""
        holder = self._read() if self._token else None
        if holder is not None and holder.token == self._token:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        self._token = ""

    def _read(self) -> Holder | None:
        try:
            return Holder(**json.loads(self.path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def _started(pid: int) -> str:
    """Return when a program began, counted from a start of the computer, or an empty string."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
        # Its name, in brackets, may hold anything; the 20th value behind it is when it began.
        ticks = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
    return f"{boot} {ticks}"


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    # os.kill(pid, 0) would end the process there.
    import ctypes

    query_limited_information = 0x1000
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- the attribute exists on Windows only
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return False
    kernel.CloseHandle(handle)
    return True

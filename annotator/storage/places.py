"""Tell folders where a live project is at risk: network drives, and what a program keeps in step with others."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from annotator.errors import QT_TRANSLATE_NOOP, KnownError

_NETWORK_FILE_SYSTEMS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs"),
        *(
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.gvfsd-fuse",
            "fuse.davfs2",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.kio-fuse",
        ),
    }
)
_MARKS: tuple[tuple[str, str], ...] = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".owncloudsync.log", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".SynologyWorkingDirectory", "Synology Drive"),
    (".SeaDrive", "SeaDrive"),
)
"""Files and folders that sync programs leave at the top of what they keep in step."""
_NAMES = re.compile(
    r"(?P<OneDrive>OneDrive(?: - .+)?)|(?P<iCloud>iCloudDrive|iCloud Drive|Mobile Documents|com~apple~CloudDocs)"
    r"|(?P<Google>Google Drive|GoogleDrive(?:-.+)?)|(?P<cloud>CloudStorage)"
)
_SAID = {"OneDrive": "OneDrive", "iCloud": "iCloud Drive", "Google": "Google Drive", "cloud": "a cloud service"}


class NetworkFolder(KnownError):
    """The project lies on a network drive: said, never raised."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} lies on a network drive ({kind}).")
    kept = QT_TRANSLATE_NOOP("errors", "Work is saved as always, but not every network drive keeps what it promises.")
    cure = QT_TRANSLATE_NOOP("errors", "Work in a copy on this computer, and put it back when you are done.")


class SynchronisedFolder(KnownError):
    """The project lies in a folder that is kept in step with other computers: said, never raised."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} lies in a folder that {kind} keeps in step with other computers.")
    kept = QT_TRANSLATE_NOOP("errors", "Work is saved as always, but copies made while you tag may be torn.")
    cure = QT_TRANSLATE_NOOP(
        "errors", "Work in a folder of this computer alone, and put a copy there when you are done."
    )


def place_warning(project: Path) -> KnownError | None:
    """Return what is risky about the folder of a project, or None."""
    path = project.resolve()
    kind = _network_drive(path)
    if kind:
        return NetworkFolder(name=path.name, kind=kind)
    kind = synchronised_by(path.parent)
    return SynchronisedFolder(name=path.name, kind=kind) if kind else None


def synchronised_by(folder: Path) -> str:
    """Return the name of the program that keeps a folder in step with other computers, or an empty string."""
    for level in (folder, *folder.parents):
        named = _NAMES.fullmatch(level.name)
        if named and named.lastgroup:
            return _SAID[named.lastgroup]
        for mark, program in _MARKS:
            if _is_there(level, mark):
                return program
    return ""


def _is_there(folder: Path, mark: str) -> bool:
    try:
        return any(folder.glob(mark)) if "*" in mark else (folder / mark).exists()
    except OSError:
        return False


def _network_drive(path: Path) -> str:
    if sys.platform == "win32":
        return _windows_network_drive(path)
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    kind = file_system_of(path, mounts.splitlines())
    return kind if kind in _NETWORK_FILE_SYSTEMS else ""


def file_system_of(path: PurePosixPath | Path, mounts: Iterable[str]) -> str:
    """Return the kind of file system a path is on, from the lines of ``/proc/self/mountinfo``."""
    deepest, kind = -1, ""
    for line in mounts:
        before, _, after = line.partition(" - ")
        parts = before.split(" ")
        if len(parts) < 5 or not after:
            continue
        mounted_at = PurePosixPath(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal.group(1), 8)), parts[4]))
        # Of two mounts on one folder the later one is seen.
        if path.is_relative_to(mounted_at) and len(mounted_at.parts) >= deepest:
            deepest, kind = len(mounted_at.parts), after.split(" ")[0]
    return kind


def _windows_network_drive(path: Path) -> str:
    import ctypes

    remote = 4
    if path.drive.startswith("\\\\"):
        return path.drive
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- the attribute exists on Windows only
    return path.drive if kernel.GetDriveTypeW(os.path.join(path.drive, os.sep)) == remote else ""  # noqa: PTH118 -- C:\\

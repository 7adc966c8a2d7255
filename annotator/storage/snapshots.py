"""Snapshots: verified copies of a project, kept away from it, rotated, restorable."""

import contextlib
import os
import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator import paths
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.storage.checking import check_connection
from annotator.storage.connection import connect
from annotator.storage.errors import DiskFailed, ProjectMissing, known_error
from annotator.storage.header import read_header
from annotator.storage.project_file import ProjectFile

RECENT, DAYS, WEEKS = 12, 7, 4
_ORIGIN = "origin"
"""Beside the snapshots: where their project was, so that they are found when it cannot be opened any more."""
_NAME = re.compile(r"(\d{6})_(\d{8}T\d{6}Z)_(\d+)_([a-z-]+)\.annotator")


class SnapshotMissing(KnownError):
    """There is no such snapshot."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} has no snapshot {which}.")
    cure = QT_TRANSLATE_NOOP("errors", "List the snapshots and choose one of them.")


class SnapshotDamaged(KnownError):
    """A copy does not pass its checks."""

    happened = QT_TRANSLATE_NOOP("errors", "The snapshot {which} of {name} is not whole: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The project and the other snapshots were left as they are.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another snapshot.")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One copy of a project. ``number`` grows with every snapshot; order never comes from the clock."""

    path: Path
    number: int
    taken_at: datetime
    change_counter: int
    reason: str
    """``open``, ``work``, ``migration``, ``bulk``, ``restore`` or ``asked``."""


def snapshots_of(project_uid: str) -> list[Snapshot]:
    """Return the snapshots of a project, oldest first."""
    folder = paths.snapshots_folder() / project_uid
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match:
            number, at, counter, reason = match.groups()
            taken_at = datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Snapshot(path, int(number), taken_at, int(counter), reason))
    return sorted(found, key=lambda snapshot: snapshot.number)


def take_snapshot(project: ProjectFile, reason: str, *, only_if_changed: bool = False) -> Snapshot | None:
    """Copy a project as it is now, verify the copy, and let the oldest copies go.

    Returns None where nothing changed since the last snapshot and that was asked for.

    Raises:
        DiskFull, DiskFailed, SnapshotDamaged: there is no new snapshot; the earlier ones are still there.
    """
    with project.known_errors():
        uid, counter = project.connection.execute("SELECT uid, change_counter FROM project").fetchone()
    earlier = snapshots_of(uid)
    if only_if_changed and earlier and earlier[-1].change_counter == counter:
        return None
    folder = paths.snapshots_folder() / uid
    number = earlier[-1].number + 1 if earlier else 1
    at = datetime.now(UTC)
    target = folder / f"{number:06d}_{at:%Y%m%dT%H%M%SZ}_{counter}_{reason}.annotator"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for leftover in folder.glob("*.part"):
            leftover.unlink(missing_ok=True)
        (folder / _ORIGIN).write_text(str(project.path.resolve()), encoding="utf-8")
        _copy(project.connection, target, project.path.name)
    except sqlite3.Error as error:
        raise known_error(error, target.name) or error from error
    except OSError as error:
        raise DiskFailed(name=target.name, reason=error.strerror or str(error)) from error
    _rotate([*earlier, Snapshot(target, number, at, counter, reason)])
    return Snapshot(target, number, at, counter, reason)


def _copy(source: sqlite3.Connection, target: Path, name: str) -> None:
    """Copy through SQLite's backup, verify, and only then give the copy its name."""
    part = target.with_suffix(".part")
    part.touch(mode=0o600)
    try:
        copy = sqlite3.connect(part, isolation_level=None)
        try:
            source.backup(copy)
        finally:
            copy.close()
        _verify(part, name, target.name)
        _flush(part)
        part.replace(target)
        _flush_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _verify(path: Path, name: str, which: str) -> None:
    connection = connect(path, read_only=True)
    try:
        problems = check_connection(connection, thorough=False)
    finally:
        connection.close()
    if problems:
        raise SnapshotDamaged(name=name, which=which, reason=problems[0].sentence)


def _rotate(snapshots: list[Snapshot]) -> None:
    """Keep the newest, one for each of the last days and one for each of the last weeks that have any."""
    newest_first = snapshots[::-1]
    kept = set(newest_first[:RECENT])
    kept |= set(_newest_by(newest_first, "%Y-%m-%d", DAYS)) | set(_newest_by(newest_first, "%G-%V", WEEKS))
    for snapshot in newest_first:
        if snapshot not in kept:
            with contextlib.suppress(OSError):
                snapshot.path.unlink()


def _newest_by(newest_first: list[Snapshot], period: str, count: int) -> list[Snapshot]:
    chosen: dict[str, Snapshot] = {}
    for snapshot in newest_first:
        chosen.setdefault(snapshot.taken_at.strftime(period), snapshot)
    return list(chosen.values())[:count]


def snapshots_at(project: Path) -> list[Snapshot]:
    """Return the snapshots of the project that was last at a place, oldest first; the file itself is not read."""
    place = str(project.resolve())
    folder = paths.snapshots_folder()
    for origin in sorted(folder.glob(f"*/{_ORIGIN}")):
        if origin.read_text(encoding="utf-8") == place:
            return snapshots_of(origin.parent.name)
    return []


def find_snapshot(snapshots: list[Snapshot], name: str, which: str) -> Snapshot:
    """Return the snapshot of a number, or the newest for ``latest``; raise SnapshotMissing where there is none."""
    if which == "latest" and snapshots:
        return snapshots[-1]
    for snapshot in snapshots:
        if which.isdecimal() and snapshot.number == int(which):
            return snapshot
    raise SnapshotMissing(name=name, which=which)


def restore_snapshot(snapshot: Snapshot, project: Path) -> Path:
    """Put a snapshot in the place of a project that is closed; return where the present file was set aside.

    Raises:
        SnapshotDamaged, ProjectMissing, DiskFailed: the project is as it was.
    """
    if not project.parent.is_dir():
        raise ProjectMissing(name=project.name)
    read_header(snapshot.path)
    _verify(snapshot.path, project.name, str(snapshot.number))
    aside = _free_name(project)
    part = project.with_name(f".{project.name}.part")
    try:
        source = connect(snapshot.path, read_only=True)
        try:
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            copy = sqlite3.connect(part, isolation_level=None)
            try:
                source.backup(copy)
            finally:
                copy.close()
        finally:
            source.close()
        _flush(part)
        if project.exists():
            project.replace(aside)
        part.replace(project)
        _flush_folder(project.parent)
    except sqlite3.Error as error:
        raise known_error(error, project.name) or error from error
    except OSError as error:
        raise DiskFailed(name=project.name, reason=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return aside


def _free_name(project: Path) -> Path:
    for number in range(1, 10_000):
        candidate = project.with_name(f"{project.stem} (before restore {number}){project.suffix}")
        if not candidate.exists():
            return candidate
    raise DiskFailed(name=project.name, reason="too many copies were set aside in its folder")


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

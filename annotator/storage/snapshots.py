"""Snapshots: verified copies of a project, kept away from it, rotated, restorable."""

import contextlib
import re
import sqlite3
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator import paths
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.flushing import flush, flush_folder
from annotator.storage.checking import check_connection
from annotator.storage.connection import connect
from annotator.storage.errors import CannotCreate, DiskFailed, DiskFull, FolderMissing, known_error
from annotator.storage.header import read_header
from annotator.storage.local_record import remember, uid_at
from annotator.storage.lock import ProjectLock
from annotator.storage.project_file import ProjectFile
from annotator.storage.side_files import SIDE_FILES
from annotator.storage.unfinished import remove_unfinished, unfinished

RECENT, DAYS, WEEKS = 12, 7, 4
_taking = threading.Lock()
"""One copy at a time: the next one takes the number behind it, and leaves what it writes alone."""
_NAME = re.compile(r"(\d{6,})_(\d{8}T\d{6}Z)_(\d+)_([a-z-]+)\.annotator")


class SnapshotMissing(KnownError):
    """There is no such snapshot."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} has no snapshot {which}.")
    cure = QT_TRANSLATE_NOOP("errors", "List the snapshots and choose one of them.")


class SnapshotFailed(KnownError):
    """A copy could not be written."""

    passes = True
    happened = QT_TRANSLATE_NOOP("errors", "A snapshot of {name} could not be taken: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The project and its earlier snapshots are as they were.")
    cure = QT_TRANSLATE_NOOP("errors", "Free some space where Annotator keeps its files; it tries again later.")


class SnapshotDamaged(KnownError):
    """A copy does not pass its checks."""

    happened = QT_TRANSLATE_NOOP("errors", "The snapshot {which} of {name} is not whole: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The project and the other snapshots were left as they are.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another snapshot.")


class ProjectHeld(KnownError):
    """A project cannot be replaced while somebody works in it."""

    happened = QT_TRANSLATE_NOOP("errors", "{who} has {name} open on {host}.")
    kept = QT_TRANSLATE_NOOP("errors", "It was left as it is.")
    cure = QT_TRANSLATE_NOOP("errors", "Close it there, then restore the snapshot.")


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
            try:
                taken_at = datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            except ValueError:
                # Looks like a snapshot of ours and is none: left alone.
                continue
            found.append(Snapshot(path, int(number), taken_at, int(counter), reason))
    return sorted(found, key=lambda snapshot: snapshot.number)


def take_snapshot(project: ProjectFile, reason: str, *, only_if_changed: bool = False) -> Snapshot | None:
    """Copy a project as it is now, verify the copy, and let the oldest copies go.

    Returns None where nothing changed since the last snapshot and that was asked for.

    Raises:
        SnapshotFailed, SnapshotDamaged: there is no new snapshot; the earlier ones are still there.
    """
    with _taking:
        return _take(project, reason, only_if_changed=only_if_changed)


def _take(project: ProjectFile, reason: str, *, only_if_changed: bool) -> Snapshot | None:
    with project.known_errors():
        uid, counter = project.connection.execute("SELECT uid, change_counter FROM project").fetchone()
    earlier = snapshots_of(uid)
    if only_if_changed and earlier and earlier[-1].change_counter == counter:
        return None
    folder = paths.snapshots_folder() / uid
    number = earlier[-1].number + 1 if earlier else 1
    at = datetime.now(UTC).replace(microsecond=0)
    target = folder / f"{number:06d}_{at:%Y%m%dT%H%M%SZ}_{counter}_{reason}.annotator"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        remove_unfinished()
        remember(uid, project.path, counter)
        _copy(project.connection, target, project.path.name)
    except sqlite3.Error as error:
        known = known_error(error, project.path.name)
        if known is None:
            raise
        reason = QT_TRANSLATE_NOOP("errors", "the disk is full") if isinstance(known, DiskFull) else str(error)
        raise SnapshotFailed(name=project.path.name, reason=reason) from error
    except OSError as error:
        raise SnapshotFailed(name=project.path.name, reason=error.strerror or str(error)) from error
    _rotate([*earlier, Snapshot(target, number, at, counter, reason)])
    return Snapshot(target, number, at, counter, reason)


def _copy(source: sqlite3.Connection, target: Path, name: str) -> None:
    """Copy through SQLite's backup, verify, and only then give the copy its name."""
    part = target.with_name(f".{target.stem}.part")
    with unfinished(part):
        try:
            backup(source, part)
            _verify(part, name, target.name)
            flush(part)
            part.replace(target)
            flush_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)


def backup(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database to a new file as it is at this moment, whatever is written to it meanwhile."""
    target.touch(mode=0o600)
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        source.backup(copy)
    finally:
        copy.close()


def _verify(path: Path, name: str, which: str, *, thorough: bool = False) -> None:
    try:
        read_header(path)
        connection = connect(path, read_only=True)
    except (KnownError, sqlite3.Error) as error:
        raise SnapshotDamaged(
            name=name, which=which, reason=QT_TRANSLATE_NOOP("errors", "it cannot be opened")
        ) from error
    try:
        problems = check_connection(connection, thorough=thorough)
    finally:
        connection.close()
    if problems:
        raise SnapshotDamaged(name=name, which=which, reason=problems[0].sentence.rstrip("."))


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
    uid = uid_at(project)
    return snapshots_of(uid) if uid else []


def find_snapshot(snapshots: list[Snapshot], name: str, which: str) -> Snapshot:
    """Return the snapshot of a number, or the newest for ``latest``; raise SnapshotMissing where there is none."""
    if which == "latest" and snapshots:
        return snapshots[-1]
    for snapshot in snapshots:
        if which.isdecimal() and snapshot.number == int(which):
            return snapshot
    raise SnapshotMissing(name=name, which=which)


def restore_snapshot(snapshot: Snapshot, project: Path) -> Path | None:
    """Put a snapshot in the place of a project; return where the file that was there was set aside, if there was one.

    Raises:
        ProjectHeld, SnapshotDamaged, FolderMissing, CannotCreate, DiskFull: the project is as it was.
    """
    project = project.resolve()
    if not project.parent.is_dir():
        raise FolderMissing(name=project.name)
    lock = ProjectLock(project)
    try:
        holder = lock.take()
        if holder is not None:
            raise ProjectHeld(name=project.name, who=holder.user, host=holder.host)
        return _restore(snapshot, project)
    except sqlite3.Error as error:
        raise known_error(error, project.name) or error from error
    except OSError as error:
        raise CannotCreate(name=project.name, reason=error.strerror or str(error)) from error
    finally:
        lock.release()


def _restore(snapshot: Snapshot, project: Path) -> Path | None:
    _verify(snapshot.path, project.name, str(snapshot.number), thorough=True)
    part = project.with_name(f".{project.name}.part")
    try:
        part.unlink(missing_ok=True)
        source = connect(snapshot.path, read_only=True)
        try:
            backup(source, part)
        finally:
            source.close()
        flush(part)
        aside = _set_aside(project)
        try:
            part.replace(project)
        except OSError:
            _put_back(project, aside)
            raise
        flush_folder(project.parent)
    finally:
        part.unlink(missing_ok=True)
    remember(snapshot.path.parent.name, project, snapshot.change_counter)
    return aside


def _set_aside(project: Path) -> Path | None:
    """Rename a project together with its journal, which would otherwise be played back into the snapshot."""
    if not project.exists():
        # A journal alone belongs to a file that is gone, and would be played back too.
        for ending in SIDE_FILES:
            Path(f"{project}{ending}").unlink(missing_ok=True)
        return None
    aside = _free_name(project)
    for ending in SIDE_FILES:
        if Path(f"{project}{ending}").exists():
            Path(f"{project}{ending}").replace(f"{aside}{ending}")
    project.replace(aside)
    return aside


def _put_back(project: Path, aside: Path | None) -> None:
    for ending in ("", *SIDE_FILES) if aside is not None else ():
        if Path(f"{aside}{ending}").exists():
            Path(f"{aside}{ending}").replace(f"{project}{ending}")


def _free_name(project: Path) -> Path:
    for number in range(1, 10_000):
        candidate = project.with_name(f"{project.stem} (before restore {number}){project.suffix}")
        if not candidate.exists():
            return candidate
    raise DiskFailed(
        name=project.name, reason=QT_TRANSLATE_NOOP("errors", "too many copies were set aside in its folder")
    )

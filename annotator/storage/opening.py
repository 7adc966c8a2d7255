"""Make a project file, or open one: for writing where that is possible, else for reading, with the reason."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from annotator.domain.identity import new_uid, now
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase
from annotator.storage.connection import connect, connect_new
from annotator.storage.errors import (
    CannotCreate,
    CannotOpen,
    DamagedProject,
    FolderMissing,
    NotAProject,
    OlderProject,
    ProjectExists,
    TriggerAdded,
    known_error,
)
from annotator.storage.header import read_header
from annotator.storage.live_files import is_live
from annotator.storage.local_record import remember, went_back
from annotator.storage.lock import Holder, ProjectLock
from annotator.storage.migrations import MIGRATIONS, Step, expected_schema, migrate, schema_of, version_of
from annotator.storage.project_file import ProjectFile
from annotator.storage.side_files import judge_side_files


def create(path: Path, *, name: str, guidelines: str, steps: Sequence[Step] = MIGRATIONS) -> ProjectFile:
    """Make a new project file with its project row, open for writing.

    Raises:
        ProjectExists: there is a file of that name.
        FolderMissing: there is no such folder.
        CannotCreate, DiskFull, DiskFailed: the file could not be written; it was removed again.
    """
    if not path.parent.is_dir():
        raise FolderMissing(name=path.name)
    try:
        connection = connect_new(path)
    except FileExistsError as error:
        raise ProjectExists(name=path.name) from error
    except PermissionError as error:
        raise CannotCreate(
            name=path.name, reason=QT_TRANSLATE_NOOP("errors", "its folder may not be written")
        ) from error
    except OSError as error:
        raise CannotCreate(name=path.name, reason=error.strerror or str(error)) from error
    except sqlite3.Error as error:
        path.unlink(missing_ok=True)
        raise known_error(error, path.name) or error from error
    project = ProjectFile(path.resolve(), connection, lock=ProjectLock(path.resolve()))
    try:
        with project.known_errors():
            migrate(connection, steps)
            with project.transaction():
                connection.execute(
                    "INSERT INTO project VALUES (1, ?, ?, ?, ?, '', 0, '{}', 0, 0, 0, 0, '')",
                    (new_uid(), name, now(), guidelines),
                )
        project.take_lock()
        remember(project.row().uid, project.path, project.row().change_counter)
    except BaseException as error:
        project.close()
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CannotCreate(name=path.name, reason=error.strerror or str(error)) from error
        raise
    return project


def open_file(
    path: Path, *, read_only: bool = False, by_force: bool = False, steps: Sequence[Step] = MIGRATIONS
) -> ProjectFile:
    """Open a project: for writing where that is possible, else for reading, with the reason.

    ``by_force`` takes the lock from another window. The file is at the newest schema and of the expected shape.

    Raises:
        ProjectMissing, NotAProject, NewerProject, DamagedProject, TriggerAdded, CannotOpen, StraySideFile: the file was
            not changed.
    """
    path = _followed(path)
    # What this process has open already must not be opened by hand, and was judged before.
    header = None if is_live(path) else read_header(path, len(steps))
    lock, reason, holder = _try_lock(path, read_only=read_only, by_force=by_force)
    try:
        if header is not None and holder is None and judge_side_files(path, header) and reason:
            _mend(path)
        connection = connect(path, read_only=bool(reason))
    except (sqlite3.Error, KnownError) as error:
        if lock is not None:
            lock.release()
        raise (known_error(error, path.name) if isinstance(error, sqlite3.Error) else None) or error from error
    project = ProjectFile(path, connection, lock=lock, read_only_reason=reason, holder=holder)
    try:
        with project.known_errors():
            if version_of(connection) < len(steps):
                _bring_up_to_date(project, steps)
            _check_shape(project, expected_schema(steps))
            _compare_with_record(project)
    except BaseException:
        project.close()
        raise
    return project


def _followed(path: Path) -> Path:
    """Return where a project really is; one that is itself a link is refused."""
    try:
        if path.is_symlink():
            raise NotAProject(
                name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is a link; open the file that it points to")
            )
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise CannotOpen(
            name=path.name, reason=QT_TRANSLATE_NOOP("errors", "its name or folder cannot be followed")
        ) from error


def _mend(path: Path) -> None:
    """Take an interrupted write back, as the next writer would: who only reads may not, and could not read on."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        connection = connect(path)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.close()


def _try_lock(path: Path, *, read_only: bool, by_force: bool) -> tuple[ProjectLock | None, str, Holder | None]:
    """Return the lock, or why the project can only be read and who has it."""
    if read_only:
        return None, QT_TRANSLATE_NOOP("errors", "it was opened only to look at"), None
    if not os.access(path, os.W_OK):
        return None, QT_TRANSLATE_NOOP("errors", "the file may not be written"), None
    if not os.access(path.parent, os.W_OK):
        return None, QT_TRANSLATE_NOOP("errors", "its folder may not be written"), None
    lock = ProjectLock(path)
    try:
        holder = lock.take(by_force=by_force)
    except OSError:
        return None, QT_TRANSLATE_NOOP("errors", "its folder may not be written"), None
    if holder is not None:
        template = QT_TRANSLATE_NOOP("errors", "{user} has it open on {host}")
        return None, Phrase(template, user=holder.user, host=holder.host), holder
    return lock, "", None


def _bring_up_to_date(project: ProjectFile, steps: Sequence[Step]) -> None:
    if project.read_only:
        raise OlderProject(name=project.path.name)
    # Here: few starts need it.
    from annotator.storage.snapshots import take_snapshot

    take_snapshot(project, "migration")
    migrate(project.connection, steps)


def _check_shape(project: ProjectFile, expected: dict[tuple[str, str], str]) -> None:
    """Refuse a file whose tables differ from ours, or that carries somebody else's triggers.

    Tables, views and indexes of others stay: people look into their projects with other programs, and these save views.
    """
    found = schema_of(project.connection)
    for key, sql in expected.items():
        if found.get(key) != sql:
            raise DamagedProject(
                name=project.path.name,
                reason=Phrase(
                    QT_TRANSLATE_NOOP("errors", "its {kind} {name} is missing or was changed"), kind=key[0], name=key[1]
                ),
            )
    for kind, name in found.keys() - expected.keys():
        if kind == "trigger":
            raise TriggerAdded(name=project.path.name, trigger=name)


def _compare_with_record(project: ProjectFile) -> None:
    row = project.row()
    project.went_back = went_back(row.uid, project.path, row.change_counter)
    if not project.read_only and project.went_back is None:
        remember(row.uid, project.path, row.change_counter)

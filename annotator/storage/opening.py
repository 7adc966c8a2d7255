"""Make a project file, or open one: for writing where that is possible, else for reading, with the reason."""

import os
import sqlite3
from pathlib import Path

from annotator.domain.identity import new_uid, now
from annotator.errors import BugError
from annotator.storage.connection import connect, connect_new
from annotator.storage.errors import (
    DamagedProject,
    FolderMissing,
    NotAProject,
    ProjectExists,
    ProjectReadOnly,
    known_error,
)
from annotator.storage.header import read_header
from annotator.storage.lock import Holder, ProjectLock
from annotator.storage.migrations import SCHEMA_VERSION, expected_schema, migrate, schema_of
from annotator.storage.project_file import ProjectFile
from annotator.storage.snapshots import take_snapshot


def create(path: Path, *, name: str, guidelines: str) -> ProjectFile:
    """Make a new project file with its project row, open for writing.

    Raises:
        ProjectExists: there is a file of that name.
        FolderMissing: there is no such folder.
        DiskFull, DiskFailed: the file could not be written; it was removed again.
    """
    if path.exists():
        raise ProjectExists(name=path.name)
    if not path.parent.is_dir():
        raise FolderMissing(name=path.name)
    try:
        connection = connect_new(path)
    except PermissionError as error:
        raise ProjectReadOnly(name=path.name, reason="its folder may not be written") from error
    lock = ProjectLock(path)
    project = ProjectFile(path, connection, lock=lock)
    try:
        with project.known_errors():
            migrate(connection, 0)
            with project.transaction():
                connection.execute(
                    "INSERT INTO project VALUES (1, ?, ?, ?, ?, '', 0, '{}', 0, 0, 0, 0, '')",
                    (new_uid(), name, now(), guidelines),
                )
        lock.take()
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def open_file(path: Path, *, read_only: bool = False, by_force: bool = False) -> ProjectFile:
    """Open a project: for writing where that is possible, else for reading, with the reason.

    ``by_force`` takes the lock from another window. The file is at the newest schema and of the expected shape.

    Raises:
        ProjectMissing, NotAProject, NewerProject, DamagedProject, DiskFailed: the file was not changed.
    """
    if path.is_symlink():
        raise NotAProject(name=path.name, reason="it is a link; open the file that it points to")
    path = path.resolve()
    header = read_header(path)
    lock, reason, holder = _try_lock(path, read_only=read_only, by_force=by_force)
    try:
        connection = connect(path, read_only=bool(reason))
    except sqlite3.Error as error:
        if lock is not None:
            lock.release()
        raise known_error(error, path.name) or error from error
    project = ProjectFile(path, connection, lock=lock, read_only_reason=reason, holder=holder)
    try:
        with project.known_errors():
            if header.schema_version < SCHEMA_VERSION:
                _bring_up_to_date(project, header.schema_version)
            _check_shape(project)
    except BaseException:
        project.close()
        raise
    return project


def _try_lock(path: Path, *, read_only: bool, by_force: bool) -> tuple[ProjectLock | None, str, Holder | None]:
    """Return the lock, or why the project can only be read and who has it."""
    if read_only:
        return None, "it was opened only to look at", None
    if not os.access(path, os.W_OK):
        return None, "the file may not be written", None
    if not os.access(path.parent, os.W_OK):
        return None, "its folder may not be written", None
    lock = ProjectLock(path)
    try:
        holder = lock.take(by_force=by_force)
    except OSError:
        return None, "its folder may not be written", None
    if holder is not None:
        return None, f"{holder.user} has it open on {holder.host}", holder
    return lock, "", None


def _bring_up_to_date(project: ProjectFile, version: int) -> None:
    if project.read_only:
        raise ProjectReadOnly(
            name=project.path.name, reason="it comes from an older Annotator and must be brought up to date first"
        )
    take_snapshot(project, "migration")
    migrate(project.connection, version)


def _check_shape(project: ProjectFile) -> None:
    """Refuse a file whose tables differ from ours, or that carries triggers and views of somebody else's."""
    found = schema_of(project.connection)
    expected = expected_schema()
    if not expected:
        raise BugError("the schema is empty")
    for key, sql in expected.items():
        if found.get(key) != sql:
            raise DamagedProject(name=project.path.name, reason=f"its {key[0]} {key[1]} is missing or was changed")
    for kind, name in found.keys() - expected.keys():
        if kind in ("trigger", "view"):
            raise DamagedProject(name=project.path.name, reason=f"somebody added the {kind} {name} to it")

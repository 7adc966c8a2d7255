"""What can keep a project file from being opened, read or written, each with its sentence."""

import sqlite3

from annotator.errors import QT_TRANSLATE_NOOP, KnownError


class ProjectMissing(KnownError):
    """There is no file of that name."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "There is no project {name} in this folder.")
    cure = QT_TRANSLATE_NOOP("errors", "Check the name, or make a new project.")


class ProjectExists(KnownError):
    """A new project would overwrite a file."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "A file {name} is there already.")
    kept = QT_TRANSLATE_NOOP("errors", "It was left as it is.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another name.")


class FolderMissing(KnownError):
    """The folder for a new file does not exist."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "The folder for {name} does not exist.")
    cure = QT_TRANSLATE_NOOP("errors", "Make the folder first, or choose another one.")


class NotAProject(KnownError):
    """The file is something else."""

    damage = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} is not an Annotator project: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "It was not changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Open a file that Annotator made; its name ends in .annotator.")


class NewerProject(KnownError):
    """A later version of the program made the file."""

    happened = QT_TRANSLATE_NOOP(
        "errors", "{name} was made by a newer Annotator (file version {found}, this program knows {known})."
    )
    kept = QT_TRANSLATE_NOOP("errors", "It was not changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Open it with the newer program.")


class DamagedProject(KnownError):
    """The file is a project, but its content is not whole."""

    damage = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} is damaged: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "It was left as it is.")
    cure = QT_TRANSLATE_NOOP(
        "errors", "Restore a snapshot of it: the window offers the latest, annotator snapshots lists all."
    )


class TriggerAdded(KnownError):
    """Another program added a trigger, which would change rows behind our back."""

    happened = QT_TRANSLATE_NOOP("errors", "Another program added the trigger {trigger} to {name}.")
    kept = QT_TRANSLATE_NOOP("errors", "It was not changed.")
    cure = QT_TRANSLATE_NOOP(
        "errors", "A trigger changes tags unasked: delete it with that program, then open the project again."
    )


class CannotOpen(KnownError):
    """The file cannot be reached at all."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} cannot be opened: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "It was not changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Check that the disk is there and that you may read the file.")


class CannotCreate(KnownError):
    """A new file cannot be made."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} cannot be made: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another name or another folder.")


class ProjectReadOnly(KnownError):
    """A write was asked of a project that is open for reading only."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} is open for reading only: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Save a copy where you may write, and work in the copy.")


class OlderProject(ProjectReadOnly):
    """A file of an earlier version, to be looked at only: who looks changes nothing, not even the version."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} comes from an older Annotator and must be brought up to date first.")
    cure = QT_TRANSLATE_NOOP("errors", "Open it, or a copy of it, where you may write; a snapshot is taken first.")


class ProjectBusy(KnownError):
    """Another program holds the file's lock."""

    passes = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} is being written by another program.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Close the other program and try again.")


class StillWriting(KnownError):
    """Work in the background of this program writes the file, and will for a while."""

    passes = True
    happened = QT_TRANSLATE_NOOP("errors", "Work in the background is still writing to {name}.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Wait until that work is done, or cancel it; then try again.")


class DiskFull(KnownError):
    """There is no room for the change."""

    passes = True
    happened = QT_TRANSLATE_NOOP("errors", "The disk with {name} is full.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Free some space and try again.")


class TextIsThere(KnownError):
    """An article cannot come back, because its text came in again meanwhile."""

    happened = QT_TRANSLATE_NOOP("errors", "The text of “{title}” is in the project already.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Remove the newer article first; one text is kept only once.")


class TextUnstorable(KnownError):
    """A text holds half of a character."""

    happened = QT_TRANSLATE_NOOP("errors", "A text holds half of a character, which cannot be stored.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Type it again instead of pasting it.")


class TooLarge(KnownError):
    """A text or note is larger than a row may be."""

    happened = QT_TRANSLATE_NOOP("errors", "A text is too large to be kept in {name}.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Shorten it and try again.")


class DiskFailed(KnownError):
    """The disk or stick cannot be read or written."""

    passes = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} cannot be reached: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Put the disk or stick back, then try again.")


class ProjectMoved(KnownError):
    """The file was renamed, moved or removed while it was open."""

    passes = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} was moved or removed while it was open.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Put the file back and try again, or open it where it is now.")


def known_error(error: sqlite3.Error, name: str) -> KnownError | None:
    """Return what an error of SQLite means to the user, or None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(name=name)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectBusy(name=name)
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return ProjectMoved(name=name)
    if code == sqlite3.SQLITE_READONLY:
        return ProjectReadOnly(
            name=name, reason=QT_TRANSLATE_NOOP("errors", "the file or its folder may not be written")
        )
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return DiskFailed(name=name, reason=str(error))
    if code == sqlite3.SQLITE_NOTADB:
        return NotAProject(name=name, reason=QT_TRANSLATE_NOOP("errors", "it is not an SQLite file"))
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedProject(name=name, reason=str(error))
    if code == sqlite3.SQLITE_TOOBIG:
        return TooLarge(name=name)
    if "decode to UTF-8" in str(error):
        # Python's own error for text that is none; it carries no code of SQLite.
        return DamagedProject(name=name, reason=QT_TRANSLATE_NOOP("errors", "a text in it is not UTF-8"))
    return None

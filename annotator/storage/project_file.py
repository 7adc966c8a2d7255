"""One connection to a project file: read it, write it in transactions, close it."""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.storage.checksums import sql_checksum
from annotator.storage.connection import connect
from annotator.storage.errors import DamagedProject, ProjectReadOnly, TextUnstorable, known_error
from annotator.storage.live_files import hold, let_go
from annotator.storage.local_record import WentBack, remember
from annotator.storage.lock import Holder, ProjectLock
from annotator.storage.turns import Turns

if TYPE_CHECKING:
    from sqlite_utils import Database

_LARGE_CACHE_KIB = 32 * 1024
"""Cache for writing many rows: the pages of all indexes they go to."""

_MOST_HELD_KIB = 256 * 1024
"""How much of a long act in the background is held in memory before it goes to the file."""

_STEPS_BETWEEN_LOOKS = 50_000
"""Steps of SQLite's machine, some milliseconds, between two looks at whether the user cancelled."""


class Interrupted(Exception):
    """The user cancelled in the middle of a statement; nothing was changed."""


class ProjectRow(NamedTuple):
    """The one row of the project table."""

    uid: str
    name: str
    created_at: str
    guidelines: str
    options: dict[str, object]
    change_counter: int
    article_count: int
    annotation_count: int
    history_count: int


class Counts:
    """How many rows a transaction added, to be kept in the project row."""

    def __init__(self) -> None:
        self.articles = 0
        self.annotations = 0
        self.history = 0


class ProjectFile:
    """One connection to a project file. Made by :mod:`annotator.storage.opening` or :meth:`sibling`."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        lock: ProjectLock | None = None,
        read_only_reason: str = "",
        holder: Holder | None = None,
        turns: Turns | None = None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.read_only_reason = read_only_reason
        """Why nothing can be written, in words that end a sentence; empty where writing is possible."""
        self.holder = holder
        """Who has the project open for writing, where that is why this one is read-only."""
        self.went_back: WentBack | None = None
        """Set where the file has fewer changes than when it was last open at this place."""
        self.on_rollback: list[Callable[[], None]] = []
        """Called when a transaction is undone, to drop row ids that were read inside it."""
        self._lock = lock
        # Work in the background waits for its turn; a window must go on.
        self._is_patient = turns is not None
        self._turns = turns or Turns(path.name)
        self._counts: Counts | None = None
        self._is_open = True
        hold(path)

    @property
    def read_only(self) -> bool:
        """Tell whether writing is refused."""
        return bool(self.read_only_reason)

    @cached_property
    def database(self) -> "Database":
        """The same connection through sqlite-utils, for writing rows. Imported late: it costs a tenth of a second."""
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False)

    @property
    def is_waited_for(self) -> bool:
        """Tell whether another connection of this program wants to write."""
        return self._turns.waiting > 0

    def row(self) -> ProjectRow:
        """Return what the file says of itself."""
        values = self.connection.execute(
            "SELECT uid, name, created_at, guidelines, options, change_counter, article_count, annotation_count,"
            " history_count FROM project"
        ).fetchone()
        if values is None:
            raise DamagedProject(name=self.path.name, reason=QT_TRANSLATE_NOOP("errors", "its project row is missing"))
        uid, name, created_at, guidelines, options, counter, articles, annotations, history = values
        try:
            chosen = json.loads(options)
        except (TypeError, ValueError) as error:
            raise DamagedProject(
                name=self.path.name, reason=QT_TRANSLATE_NOOP("errors", "its project row makes no sense")
            ) from error
        return ProjectRow(uid, name, created_at, guidelines, chosen, counter, articles, annotations, history)

    @contextlib.contextmanager
    def transaction(self, *, lasting: bool = False) -> Iterator[Counts]:
        """Write everything in the block, or nothing. What it yields takes the numbers of rows added.

        ``lasting`` says that it may take a while: the window then says so where somebody works on meanwhile.

        Raises:
            KnownError: the project is read-only, the disk is full, or somebody else writes; nothing was written.
        """
        if self.read_only:
            raise ProjectReadOnly(name=self.path.name, reason=self.read_only_reason)
        if self._counts is not None:
            yield self._counts
            return
        with self._turns.taken(patient=self._is_patient, lasting=lasting), self.known_errors():
            self.connection.execute("BEGIN IMMEDIATE")
            self._counts = counts = Counts()
            try:
                yield counts
                self._count(counts)
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the reason.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                for forget in self.on_rollback:
                    forget()
                raise
            finally:
                self._counts = None

    @contextlib.contextmanager
    def interrupted_by(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Stop in the middle of a long statement where the user cancels.

        Raises:
            Interrupted: a statement was stopped; the transaction around it is undone.
        """
        self.connection.set_progress_handler(lambda: int(cancelled()), _STEPS_BETWEEN_LOOKS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_INTERRUPT:
                raise
            raise Interrupted from error
        finally:
            self.connection.set_progress_handler(None, 0)

    @contextlib.contextmanager
    def large_cache(self) -> Iterator[None]:
        """Hold more of the file in memory, for transactions that come back to the same pages again and again."""
        (usual,) = self.connection.execute("PRAGMA cache_size").fetchone()
        self.connection.execute(f"PRAGMA cache_size = -{_LARGE_CACHE_KIB}")
        try:
            yield
        finally:
            # Where the disk is gone, the error that says so counts.
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute(f"PRAGMA cache_size = {int(usual)}")

    @contextlib.contextmanager
    def known_errors(self) -> Iterator[None]:
        """Turn errors of SQLite that the user can act on into their sentences."""
        try:
            yield
        except sqlite3.Error as error:
            known = known_error(error, self.path.name)
            if known is None:
                raise
            raise known from error
        except UnicodeEncodeError as error:
            raise TextUnstorable from error
        except UnicodeDecodeError as error:
            raise DamagedProject(
                name=self.path.name, reason=QT_TRANSLATE_NOOP("errors", "a text in it is not UTF-8")
            ) from error

    def _count(self, counts: Counts) -> None:
        self.connection.execute(
            "UPDATE project SET change_counter = change_counter + 1, article_count = article_count + ?,"
            " annotation_count = annotation_count + ?, history_count = history_count + ?",
            (counts.articles, counts.annotations, counts.history),
        )
        self.seal_project_row()

    def seal_project_row(self) -> None:
        """Compute the checksum of the project row anew; it changes with every transaction."""
        self.connection.execute(f"UPDATE project SET checksum = {sql_checksum('project')}")

    def is_part(self, path: Path) -> bool:
        """Tell whether a path is this project or one of the files that SQLite keeps beside it."""
        with contextlib.suppress(OSError):
            if path.exists() and path.samefile(self.path):
                return True
        return path.name in (f"{self.path.name}{ending}" for ending in ("-journal", "-wal", "-shm")) and (
            path.resolve().parent == self.path.parent
        )

    def set_options(self, options: Mapping[str, object]) -> None:
        """Write the project's options, inside a transaction of the caller, which seals the project row."""
        self.connection.execute("UPDATE project SET options = ?", (json.dumps(options, ensure_ascii=False),))

    def drop_free_pages(self) -> None:
        """Write the file anew without pages that nothing uses, which the search index leaves behind."""
        with self.known_errors():
            self.connection.execute("VACUUM")

    def sibling(self, *, read_only: bool = False) -> "ProjectFile":
        """Return a second connection to the same file, for another thread. It shares the lock of this one."""
        reason = self.read_only_reason or ("this connection only reads" if read_only else "")
        with self.known_errors():
            connection = connect(self.path, read_only=bool(reason))
            # A writer whose changes outgrow its memory locks readers out, the window among them, until it commits.
            connection.execute(f"PRAGMA cache_spill = -{_MOST_HELD_KIB}")
        return ProjectFile(self.path, connection, read_only_reason=reason, turns=self._turns)

    def take_lock(self) -> None:
        """Tell other windows that this one writes; raise OSError where no file can be made beside the project."""
        if self._lock is not None:
            self._lock.take()

    def close(self) -> None:
        """Close the connection and give the lock back; closing twice does nothing."""
        if not self._is_open:
            return
        self._is_open = False
        if self._lock is not None:
            # What cannot be read now is not remembered; the file is closed all the same.
            with contextlib.suppress(sqlite3.Error, KnownError, ValueError):
                row = self.row()
                remember(row.uid, self.path, row.change_counter)
        self.connection.close()
        let_go(self.path)
        if self._lock is not None:
            self._lock.release()

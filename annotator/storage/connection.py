"""Connect to a project file with every safety setting on, and prove that each one took."""

import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from annotator.errors import BugError
from annotator.storage.checksums import install_checksum

_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", "5000", 5000),
)
# DELETE + EXTRA: an idle project is one file, and a power cut loses nothing that was shown as saved.
_WRITER_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("locking_mode", "NORMAL", "normal"),
)
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
)


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """Open an existing file for reading, or for reading and writing; transactions are begun by hand.

    ``immutable`` is for a private copy that nobody else has: no lock, no journal, no side file is looked at.

    Raises:
        sqlite3.Error: as SQLite says it; :func:`annotator.storage.errors.known_error` translates.
    """
    mode = "ro" if read_only else "rw"
    # As bytes: a name need not be UTF-8.
    address = f"file:{quote(os.fsencode(path.resolve()))}?mode={mode}" + ("&immutable=1" if immutable else "")
    # One thread at a time uses a connection, but not always the same: an import lets another one end a batch.
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, cached_statements=256, check_same_thread=False
    )
    try:
        _settle(connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_new(path: Path) -> sqlite3.Connection:
    """Make a file and open it for writing; fail where one is there already."""
    path.touch(mode=0o600, exist_ok=False)
    return connect(path)


def _settle(connection: sqlite3.Connection, *, read_only: bool) -> None:
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    settings: tuple[tuple[str, str, object], ...] = _SETTINGS if read_only else (*_SETTINGS, *_WRITER_SETTINGS)
    for name, value, expected in settings:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()
        # A build without memory mapping answers nothing at all, which is as good as 0.
        if found is not None and found[0] != expected:
            raise BugError(f"SQLite did not take {name} = {value}: it says {found[0]}")
    install_checksum(connection)


def sqlite_version() -> str:
    """Return the version of SQLite that Python was built with."""
    return sqlite3.sqlite_version

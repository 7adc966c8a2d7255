"""The child that reads a colleague's project: runs apart, under limits, on a private copy, and hands over JSON lines.

Nothing here trusts the file. Its tables must be ours to the letter; only SELECT on known columns is let through; every
value must be of the type that its column has, match its row's checksum, and every quote its text.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TextIO

from annotator.domain.article import text_hash
from annotator.domain.scheme_mapping import scheme_to_mapping
from annotator.limited_process import limit_self
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.connection import connect
from annotator.storage.migrations import MIGRATIONS, SCHEMA_VERSION, expected_schema, migrate, version_of
from annotator.storage.portable_rows import MERGED_ANNOTATION, SUPERSEDED, PortableRows
from annotator.storage.project_file import ProjectFile
from annotator.storage.scheme_store import SchemeStore

OTHER_TABLES, NOT_WHOLE, UNREADABLE, TOO_LARGE = 11, 12, 13, 14
"""Exit codes: why a file was refused."""

_STEPS_BETWEEN_LOOKS = 100_000
_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int}
_ALLOWED_SCHEMA = frozenset({"sqlite_master", "sqlite_schema"})


class Refused(Exception):
    """The file is not what our own program would have written; the code says in which way."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def main(arguments: list[str]) -> None:
    """Read the project at a path into JSON lines: memory, CPU seconds, file size, seconds, source and target."""
    limit_self(*arguments[:3])
    seconds, source, target = arguments[3:]
    try:
        with Path(target).open("w", encoding="utf-8", newline="\n") as out:
            read_project(Path(source), out, float(seconds))
    except Refused as refused:
        sys.exit(refused.code)
    except MemoryError:
        sys.exit(TOO_LARGE)
    except (sqlite3.Error, ValueError, KeyError, TypeError, RecursionError, OSError):
        # Whatever a crafted file provokes below: it cannot be read, and that is all there is to say.
        sys.exit(UNREADABLE)


def read_project(source: Path, out: TextIO, seconds: float) -> None:
    """Write a project as JSON lines, or raise; stop after some seconds."""
    deadline = time.monotonic() + seconds
    _bring_up_to_date(source, deadline)
    types = _column_types()
    with closing(_careful(source, deadline)) as connection:
        connection.set_authorizer(_authoriser(types))
        _check_tables(connection, SCHEMA_VERSION)
        _check_rows(connection, types)
        for line in _lines(connection, source):
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def _careful(source: Path, deadline: float, *, writing: bool = False) -> sqlite3.Connection:
    """Connect to the private copy; what it is asked stops at the deadline."""
    connection = connect(source, read_only=not writing, immutable=not writing)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    return connection


def _check_tables(connection: sqlite3.Connection, version: int) -> None:
    """Refuse a file whose tables are not to the letter those of a version that was released."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_schema")
    expected = expected_schema(MIGRATIONS[:version]) if 0 < version <= SCHEMA_VERSION else {}
    if {(kind, name): sql or "" for kind, name, sql in found} != expected:
        raise Refused(OTHER_TABLES)


def _bring_up_to_date(source: Path, deadline: float) -> None:
    """Bring the private copy of a project that an earlier Annotator made to our version.

    Before it is opened for writing, its tables were read and are ours: it has no trigger that our steps could set off.
    """
    with closing(_careful(source, deadline)) as connection:
        version = version_of(connection)
        if version == SCHEMA_VERSION:
            return  # its tables are looked at where it is read
        _check_tables(connection, version)
    with closing(_careful(source, deadline, writing=True)) as connection:
        migrate(connection)


def _column_types() -> dict[str, dict[str, tuple[type, bool]]]:
    """Return type and obligation of every column of our own tables, from a database made for it."""
    connection = sqlite3.connect(":memory:")
    try:
        for sql in expected_schema().values():
            if sql.startswith("CREATE TABLE") and "STRICT" in sql:
                connection.execute(sql)
        tables = [*CHECKED_COLUMNS, "article_text"]
        return {
            table: {
                name: (_TYPES[kind], bool(needed or is_key))
                for _, name, kind, needed, _, is_key in connection.execute(f"PRAGMA table_info({table})")
            }
            for table in tables
        }
    finally:
        connection.close()


def _authoriser(types: dict[str, dict[str, tuple[type, bool]]]) -> Any:
    def authorise(action: int, table: str | None, column: str | None, _file: str | None, source: str | None) -> int:
        if source is not None:  # asked for by a trigger or view
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and (table in _ALLOWED_SCHEMA or column in types.get(table or "", ())):
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    return authorise


def _check_rows(connection: sqlite3.Connection, types: dict[str, dict[str, tuple[type, bool]]]) -> None:
    """Compare every value with the type of its column, and every row with its checksum.

    A crafted file can hold any type in any column; Python's types of what is read are SQLite's ``typeof``.
    """
    for table, columns in types.items():
        if table in ("history", "article_text", "import_run"):
            continue  # texts are checked by their hash, of the history what is handed over, runs stay where they are
        checked = CHECKED_COLUMNS[table]
        others = [name for name in columns if name not in checked and name != "checksum"]
        names = [*checked, "checksum", *others]
        wanted = [columns[name] for name in names]
        for row in connection.execute(f"SELECT {', '.join(map(_quoted, names))} FROM {table}"):
            for value, (kind, needed) in zip(row, wanted, strict=True):
                if value.__class__ is not kind and (needed or value is not None):
                    raise Refused(NOT_WHOLE)
            if checksum(*row[: len(checked)]) != row[len(checked)]:
                raise Refused(NOT_WHOLE)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _lines(connection: sqlite3.Connection, source: Path) -> Iterator[dict[str, Any]]:
    """Yield the project, then each article with all that hangs on it, then versions that lost, then how many."""
    row = ProjectFile(source, connection).row()
    rows = PortableRows(connection)
    yield {
        "project": {"uid": row.uid, "name": row.name, "guidelines": row.guidelines, "options": row.options},
        "annotators": rows.annotators(),
        "scheme": scheme_to_mapping(SchemeStore(ProjectFile(source, connection)).read()),
    }
    articles = annotations = 0
    for row_id, article in rows.articles():
        hanging = rows.of_article(row_id, article["uid"])
        text = article["text"]
        if not isinstance(text, str) or text_hash(text) != article["text_sha256"]:
            raise Refused(NOT_WHOLE)
        quoted = (*hanging["annotation"], *hanging["zone"])
        if any(text[one["start"] : one["end"]] != one["quote"] for one in quoted):
            raise Refused(NOT_WHOLE)
        articles += 1
        annotations += len(hanging["annotation"])
        yield {"article": article, **hanging}
    if (articles, annotations) != (row.article_count, row.annotation_count):
        raise Refused(NOT_WHOLE)
    yield from ({"superseded": plain} for plain in _superseded(connection, rows))
    yield {"end": articles}


def _superseded(connection: sqlite3.Connection, rows: PortableRows) -> Iterator[dict[str, Any]]:
    columns = ", ".join(map(_quoted, CHECKED_COLUMNS["history"]))
    for *values, found in connection.execute(
        f"SELECT {columns}, checksum FROM history WHERE what = ? OR what = ?", (SUPERSEDED, MERGED_ANNOTATION)
    ):
        if checksum(*values) != found:
            raise Refused(NOT_WHOLE)
    yield from rows.superseded()


if __name__ == "__main__":
    main(sys.argv[1:])

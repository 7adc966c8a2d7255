"""Check a project for silent damage: what SQLite can say, and what only our checksums, hashes and quotes can."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from annotator.domain.article import text_hash
from annotator.domain.exchange import Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.storage.checksums import CHECKED_COLUMNS, sql_checksum

_MOST_PROBLEMS = 100
_WITHOUT_ROWID = frozenset({"progress", "rejection", "zone"})


def check_connection(
    connection: sqlite3.Connection, *, thorough: bool = True, cancelled: Callable[[], bool] = lambda: False
) -> list[Problem]:
    """Return what is wrong with a project, at most a hundred things; an empty list means that it is whole.

    The quick check is SQLite's own; the thorough one reads every row and every text.
    """
    problems: list[Problem] = []
    for found in _problems(connection, thorough):
        problems.append(found)
        if len(problems) >= _MOST_PROBLEMS or cancelled():
            break
    return problems


def _problems(connection: sqlite3.Connection, thorough: bool) -> Iterator[Problem]:
    try:
        command = "integrity_check" if thorough else "quick_check"
        for (message,) in connection.execute(f"PRAGMA {command}({_MOST_PROBLEMS})"):
            if message != "ok":
                yield Problem("file", Phrase(QT_TRANSLATE_NOOP("errors", "SQLite says: {what}"), what=message))
        for table, row_id, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield Problem(
                f"{table} {row_id}",
                Phrase(QT_TRANSLATE_NOOP("errors", "it points to a row of {parent} that is not there"), parent=parent),
            )
        yield from _row_counts(connection)
        if thorough:
            yield from _checksums(connection)
            yield from _texts(connection)
            yield from _quotes(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        yield Problem("file", Phrase(QT_TRANSLATE_NOOP("errors", "SQLite cannot read it: {why}"), why=error))


def _row_counts(connection: sqlite3.Connection) -> Iterator[Problem]:
    row = connection.execute("SELECT article_count, annotation_count, history_count FROM project").fetchone()
    if row is None:
        yield Problem("project", QT_TRANSLATE_NOOP("errors", "its project row is missing"))
        return
    for table, expected in zip(("article", "annotation", "history"), row, strict=True):
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if found != expected:
            yield Problem(
                table,
                Phrase(
                    QT_TRANSLATE_NOOP("errors", "there should be {expected} rows, and there are {found}"),
                    expected=expected,
                    found=found,
                ),
            )


def _checksums(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table in _present(connection, CHECKED_COLUMNS):
        key = "rowid" if table not in _WITHOUT_ROWID else "article"
        for (row_id,) in connection.execute(f"SELECT {key} FROM {table} WHERE checksum IS NOT {sql_checksum(table)}"):
            yield Problem(f"{table} {row_id}", QT_TRANSLATE_NOOP("errors", "its content does not match its checksum"))


def _texts(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row_id, expected, text in connection.execute(
        "SELECT a.id, a.text_sha256, t.text FROM article a LEFT JOIN article_text t ON t.article = a.id"
    ):
        if text is None:
            yield Problem(f"article {row_id}", QT_TRANSLATE_NOOP("errors", "its text is missing"))
        elif not isinstance(text, str) or text_hash(text) != expected:
            yield Problem(f"article {row_id}", QT_TRANSLATE_NOOP("errors", "its text does not match its hash"))


def _quotes(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table in _present(connection, ("annotation", "zone")):
        key = "rowid" if table not in _WITHOUT_ROWID else "article"
        text, current = "", None
        for row_id, article, start, end, quote in connection.execute(
            f'SELECT {key}, article, start, "end", quote FROM {table} ORDER BY article'
        ):
            if article != current:
                current = article
                found = connection.execute("SELECT text FROM article_text WHERE article = ?", (article,)).fetchone()
                text = found[0] if found else ""
            if text[start:end] != quote:
                yield Problem(
                    f"{table} {row_id}",
                    QT_TRANSLATE_NOOP("errors", "its quote is not what stands at its place in the text"),
                )


def _present(connection: sqlite3.Connection, tables: Iterable[str]) -> list[str]:
    """Return which of our tables a file has: a snapshot of an earlier version lacks later ones."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [table for table in tables if table in there]

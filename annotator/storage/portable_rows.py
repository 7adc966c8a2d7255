"""Rows as they travel between projects: plain values, with ids that mean the same everywhere instead of row ids.

The same reader serves our own project and a colleague's, so that the two can be compared value by value. It needs
nothing of the connection but SELECT on plain columns; what it returns can be written as JSON.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from annotator.storage.checksums import CHECKED_COLUMNS

Plain: TypeAlias = dict[str, Any]

SUPERSEDED = "superseded"
"""What a history row is about that keeps a colleague's version which did not count."""
MERGED_ANNOTATION = "merged annotation"
"""What a history row is about that keeps our version which did not count any more after a merge."""

ARTICLE_TABLES = ("annotation", "unplaced", "progress", "rejection", "verdict", "comment", "zone", "article_copy")
"""The tables whose rows hang on an article."""

_ARTICLE = (
    "SELECT a.id, a.uid, a.position, a.title, a.source, a.url, a.published_on, a.language, a.text_sha256,"
    " a.raw_sha256, a.words, a.encoding, a.imported_at, a.imported_from, a.revision, a.deleted_at, t.text"
    " FROM article a JOIN article_text t ON t.article = a.id"
)
_ARTICLE_KEYS = (
    *("uid", "position", "title", "source", "url", "published_on", "language", "text_sha256"),
    *("raw_sha256", "words", "encoding", "imported_at", "imported_from", "revision", "deleted_at", "text"),
)
_JSON: dict[str, dict[str, Any] | list[Any]] = {"fields": {}, "automatic": [], "made": [], "subjects": [], "form": {}}
_EMPTY = {"{}", "[]"}


def _columns(table: str) -> tuple[str, ...]:
    left_out = {"import_run", "position"} if table == "annotation" else set()
    return tuple(column for column in CHECKED_COLUMNS[table] if column not in left_out)


def _listed(table: str) -> str:
    return ", ".join(f'"{column}"' for column in _columns(table))


class PortableRows:
    """Reads a project's rows, article by article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.refresh()

    def refresh(self) -> None:
        """Read the ids of annotators and labels anew."""
        self._annotators: dict[int, str] = dict(self._connection.execute("SELECT id, uid FROM annotator"))
        self._labels: dict[int, str] = dict(self._connection.execute("SELECT id, uid FROM label"))

    def annotators(self) -> list[Plain]:
        """Return every annotator."""
        keys = CHECKED_COLUMNS["annotator"]
        rows = self._connection.execute("SELECT uid, name, kind, created_at FROM annotator ORDER BY id")
        return [dict(zip(keys, row, strict=True)) for row in rows]

    def articles(self) -> Iterator[tuple[int, Plain]]:
        """Yield row id and values of every article, removed ones too, in the project's order."""
        for row in self._connection.execute(f"{_ARTICLE} ORDER BY a.position, a.id"):
            yield row[0], dict(zip(_ARTICLE_KEYS, row[1:], strict=True))

    def of_article(
        self, row_id: int, article_uid: str, tables: Iterable[str] = ARTICLE_TABLES
    ) -> dict[str, list[Plain]]:
        """Return what hangs on an article, deleted rows too, by table."""
        found: dict[str, list[Plain]] = {}
        for table in tables:
            order = "" if table in ("progress", "rejection", "zone", "article_copy") else " ORDER BY id"
            rows = self._connection.execute(f"SELECT {_listed(table)} FROM {table} WHERE article = ?{order}", (row_id,))
            columns = _columns(table)
            found[table] = [self._plain(columns, row, article_uid) for row in rows]
        if found.get("verdict"):
            self._add_judged(row_id, found["verdict"])
        return found

    def with_uids(self, table: str, uids: Sequence[str], articles: Mapping[int, str]) -> dict[str, Plain]:
        """Return the rows with these ids, deleted or not, by id; ``articles`` gives the ids of their articles."""
        found: dict[str, Plain] = {}
        columns = _columns(table)
        wanted = (json.dumps(list(uids)),)
        for row in self._connection.execute(
            f"SELECT {_listed(table)} FROM {table} WHERE uid IN (SELECT value FROM json_each(?))", wanted
        ):
            plain = self._plain(columns, row, articles)
            found[plain["uid"]] = plain
        return found

    def judged_by(self, verdict_uid: str) -> list[Plain]:
        """Return what a verdict judged."""
        rows = self._connection.execute(
            "SELECT j.annotation, j.annotator, j.form FROM judged j JOIN verdict v ON v.id = j.verdict"
            " WHERE v.uid = ? ORDER BY j.annotation",
            (verdict_uid,),
        )
        return [self._judged(*row) for row in rows]

    def superseded(self) -> Iterator[Plain]:
        """Yield every version of an annotation that lost in a merge, from the history."""
        for before, after in self._connection.execute(
            "SELECT before, after FROM history WHERE what = ? OR what = ?", (SUPERSEDED, MERGED_ANNOTATION)
        ):
            # A row that is only added has no earlier version, one that only lost stands in ``after``.
            text = after if before is None else before
            if text is not None:
                yield json.loads(text)

    def _plain(self, columns: Sequence[str], row: Sequence[Any], article: str | Mapping[int, str]) -> Plain:
        plain = dict(zip(columns, row, strict=True))
        plain["article"] = article if isinstance(article, str) else article[plain["article"]]
        if "annotator" in plain:
            plain["annotator"] = self._annotators[plain["annotator"]]
        if "label" in plain:
            plain["label"] = self._labels[plain["label"]]
        for key, empty in _JSON.items():
            if key in plain:
                text = plain[key]
                plain[key] = type(empty)() if text in _EMPTY else json.loads(text)
        return plain

    def _add_judged(self, row_id: int, verdicts: Iterable[Plain]) -> None:
        by_uid: dict[str, Plain] = {verdict["uid"]: verdict for verdict in verdicts}
        for verdict in by_uid.values():
            verdict["judged"] = []
        rows = self._connection.execute(
            "SELECT v.uid, j.annotation, j.annotator, j.form FROM judged j JOIN verdict v ON v.id = j.verdict"
            " WHERE v.article = ? ORDER BY v.uid, j.annotation",
            (row_id,),
        )
        for uid, *judged in rows:
            by_uid[uid]["judged"].append(self._judged(*judged))

    def _judged(self, annotation: str, annotator: int, form: str) -> Plain:
        return {"annotation": annotation, "annotator": self._annotators[annotator], "form": json.loads(form)}

"""The history: every act, row by row, before and after. It is only ever added to."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.domain.identity import now
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.people_store import PeopleStore
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_rows


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a table before and after an act, as plain values; None where there was no row."""

    what: str
    what_uid: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an annotator, as the undo list shows it."""

    uid: str
    name: str
    at: str
    reverses: str = ""
    """The act that this one undid or did again."""


class HistoryStore:
    """Add acts, and read them back for undo."""

    def __init__(self, project: ProjectFile, people: PeopleStore) -> None:
        self._project = project
        self._people = people

    def add(
        self, act: str, act_uid: str, annotator_id: int | None, changes: Iterable[Change], reverses: str = ""
    ) -> None:
        """Add the changes of one act, inside the transaction that makes them."""
        at = now()
        rows = []
        for change in changes:
            values = (
                *(act_uid, act, at, annotator_id, change.what, change.what_uid),
                *(_dump(change.before), _dump(change.after), reverses),
            )
            rows.append((*values, checksum(*values)))
        insert_rows(self._project, "history", (*CHECKED_COLUMNS["history"], "checksum"), rows)
        with self._project.transaction() as counts:
            counts.history += len(rows)

    def changes_of(self, act_uid: str) -> list[Change]:
        """Return what an act changed, in order."""
        rows = self._project.connection.execute(
            "SELECT what, what_uid, before, after FROM history WHERE act_uid = ? ORDER BY seq", (act_uid,)
        )
        return [Change(what, uid, _load(before), _load(after)) for what, uid, before, after in rows]

    def size_of(self, act_uid: str, limit: int) -> int:
        """Return how many rows an act changed, up to a limit."""
        query = "SELECT count(*) FROM (SELECT 1 FROM history WHERE act_uid = ? LIMIT ?)"
        return int(self._project.connection.execute(query, (act_uid, limit)).fetchone()[0])

    def runs_of(self, act_uid: str) -> list[str]:
        """Return the ids of the imports and merges that an act is about."""
        query = "SELECT what_uid FROM history WHERE act_uid = ? AND what IN ('import_run', 'merge')"
        return [uid for (uid,) in self._project.connection.execute(query, (act_uid,))]

    def acts(self, annotator_uid: str, limit: int) -> list[Act]:
        """Return the last acts of an annotator, oldest first, however many rows each has."""
        # From the last act back, each time to the first row of the act before: an act's rows stand together.
        rows = self._project.connection.execute(
            "WITH RECURSIVE walk (number, first) AS (VALUES (0, 9223372036854775807) UNION ALL SELECT number + 1,"
            " (SELECT seq FROM history WHERE act_uid = (SELECT act_uid FROM history"
            " WHERE annotator = ?1 AND seq < walk.first ORDER BY seq DESC LIMIT 1) ORDER BY seq LIMIT 1)"
            " FROM walk WHERE number < ?2 AND first IS NOT NULL)"
            " SELECT act_uid, act, at, reverses FROM walk JOIN history ON seq = first ORDER BY seq",
            (self._people.id_of(annotator_uid), limit),
        )
        return [Act(*row) for row in rows]

    def versions_of(self, uids: Iterable[str]) -> Iterator[Mapping[str, Any]]:
        """Yield every version of the rows with these ids that the history holds."""
        rows = self._project.connection.execute(
            "SELECT before, after FROM history WHERE what_uid IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(uids)),),
        )
        for texts in rows:
            for text in texts:
                found = _load(text)
                if found is not None and "revision" in found and "uid" in found:
                    yield found

    def touched_since(self, seq: int) -> tuple[int, set[str]]:
        """Return the last number of the history, and the articles that changed behind a number; "" means any."""
        rows = self._project.connection.execute(
            "SELECT seq, what, what_uid, coalesce(after, before) FROM history WHERE seq > ?", (seq,)
        ).fetchall()
        return (rows[-1][0] if rows else seq), {_article_of(*row[1:]) for row in rows}

    def last_number(self) -> int:
        """Return the number of the newest row."""
        return int(self._project.connection.execute("SELECT coalesce(max(seq), 0) FROM history").fetchone()[0])

    def number_of(self, act_uid: str) -> int:
        """Return the number of the last row of an act."""
        row = self._project.connection.execute("SELECT max(seq) FROM history WHERE act_uid = ?", (act_uid,)).fetchone()
        return int(row[0] or 0)


_ARTICLE_IN_ROW = frozenset({"annotation", "verdict", "comment", "unplaced"})
_ARTICLE_IS_ROW = frozenset({"progress", "metadata", "rejection", "article", "zone"})


def _article_of(what: str, what_uid: str, text: str | None) -> str:
    """Return the article that a row of the history is about; empty where it may be about many."""
    if what in _ARTICLE_IS_ROW:
        return what_uid
    if what in _ARTICLE_IN_ROW and text is not None:
        return str(json.loads(text)["article"])
    return ""


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _dump(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else _encode(values)


def _load(text: str | None) -> Mapping[str, Any] | None:
    return None if text is None else json.loads(text)

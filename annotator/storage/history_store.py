"""The history: every act, row by row, before and after. It is only ever added to."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.domain.identity import now
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.people_store import PeopleStore
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_rows

UNDO = "undo"
REDO = "redo"


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

    def acts(self, annotator_uid: str, limit: int) -> list[Act]:
        """Return the last acts of an annotator, oldest first."""
        rows = self._project.connection.execute(
            "SELECT act_uid, act, at, reverses FROM history WHERE seq IN (SELECT min(seq) FROM ("
            " SELECT seq, act_uid FROM history WHERE annotator = ? ORDER BY seq DESC LIMIT ?) GROUP BY act_uid)"
            " ORDER BY seq",
            (self._people.id_of(annotator_uid), limit),
        )
        return [Act(*row) for row in rows]


def _dump(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _load(text: str | None) -> Mapping[str, Any] | None:
    return None if text is None else json.loads(text)

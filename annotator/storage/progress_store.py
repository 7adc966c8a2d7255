"""How far each annotator is with each article, and which suggestions they rejected."""

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from annotator.domain.workflow import Progress, State
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.people_store import PeopleStore
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_rows, replace_row
from annotator.storage.scheme_store import SchemeStore

Rejection = tuple[int, int, str]
"""Start, end and label id of a suggestion that was rejected."""


def seen_by(viewer_id: int, table: str) -> str:
    """Return the condition that a row of an annotation's table is the viewer's own, or of an article they finished."""
    done = f"SELECT article FROM progress WHERE annotator = {viewer_id:d} AND state = 'done'"
    return f"({table}.annotator = {viewer_id:d} OR {table}.article IN ({done}))"


class NewProgress(NamedTuple):
    """How far somebody is with an article that is about to be stored."""

    article_id: int
    progress: Progress


class ProgressStore:
    """Read and write progress; an article without a row is new."""

    def __init__(self, project: ProjectFile, people: PeopleStore) -> None:
        self._project = project
        self._people = people

    def get(self, article_uid: str, annotator_uid: str) -> Progress:
        """Return how far an annotator is with an article."""
        row = self._project.connection.execute(
            "SELECT p.state, p.flagged, p.seconds FROM progress p JOIN article a ON a.id = p.article"
            " WHERE a.uid = ? AND p.annotator = ?",
            (article_uid, self._people.id_of(annotator_uid)),
        ).fetchone()
        if row is None:
            return Progress(article_uid, annotator_uid)
        return Progress(article_uid, annotator_uid, State(row[0]), bool(row[1]), row[2])

    def states(
        self, annotator_uids: Collection[str], article_uids: Collection[str] | None = None
    ) -> dict[str, dict[str, State]]:
        """Return how far these annotators are with every article they have begun, by article and annotator.

        With ``article_uids`` only those articles are looked at.
        """
        only = "" if article_uids is None else " WHERE a.uid IN (SELECT value FROM json_each(?))"
        values = () if article_uids is None else (json.dumps(list(article_uids)),)
        found: dict[str, dict[str, State]] = {}
        rows = self._project.connection.execute(
            f"SELECT a.uid, p.annotator, p.state FROM progress p JOIN article a ON a.id = p.article{only}", values
        )
        for article_uid, annotator, state in rows:
            annotator_uid = self._people.uid_of(annotator)
            if annotator_uid in annotator_uids:
                found.setdefault(article_uid, {})[annotator_uid] = State(state)
        return found

    def of_article(self, article_uid: str) -> list[Progress]:
        """Return how far everybody is with an article who has begun it."""
        rows = self._project.connection.execute(
            "SELECT p.annotator, p.state, p.flagged, p.seconds FROM progress p JOIN article a ON a.id = p.article"
            " WHERE a.uid = ? ORDER BY p.annotator",
            (article_uid,),
        )
        return [
            Progress(article_uid, self._people.uid_of(annotator), State(state), bool(flagged), seconds)
            for annotator, state, flagged, seconds in rows
        ]

    def write(self, progress: Progress) -> None:
        """Write a row, inside a transaction of the caller."""
        article, revision = self._project.connection.execute(
            "SELECT a.id, coalesce(p.revision, 0) FROM article a"
            " LEFT JOIN progress p ON p.article = a.id AND p.annotator = ? WHERE a.uid = ?",
            (self._people.id_of(progress.annotator_uid), progress.article_uid),
        ).fetchone()
        row = {
            "article": article,
            "annotator": self._people.id_of(progress.annotator_uid),
            "state": progress.state.value,
            "flagged": int(progress.flagged),
            "seconds": progress.seconds,
            "revision": revision + 1,
        }
        replace_row(self._project, "progress", row)

    def insert_many(self, entries: Iterable[NewProgress]) -> None:
        """Insert how far annotators are with articles that are new; of two entries of one annotator, the last."""
        rows = {}
        for article_id, progress in entries:
            annotator_id = self._people.id_of(progress.annotator_uid)
            values = (article_id, annotator_id, progress.state.value, int(progress.flagged), progress.seconds, 1)
            rows[article_id, annotator_id] = (*values, checksum(*values))
        insert_rows(self._project, "progress", (*CHECKED_COLUMNS["progress"], "checksum"), rows.values())


class RejectionStore:
    """Read and write rejected suggestions, so that they do not come back."""

    def __init__(self, project: ProjectFile, people: PeopleStore, scheme: SchemeStore) -> None:
        self._project = project
        self._people = people
        self._scheme = scheme

    def of_article(self, article_uid: str, annotator_uid: str) -> set[Rejection]:
        """Return what an annotator rejected in an article."""
        rows = self._project.connection.execute(
            'SELECT r.start, r."end", r.label FROM rejection r JOIN article a ON a.id = r.article'
            " WHERE a.uid = ? AND r.annotator = ?",
            (article_uid, self._people.id_of(annotator_uid)),
        )
        return {(start, end, self._scheme.uid_of(label)) for start, end, label in rows}

    def write(self, article_uid: str, annotator_uid: str, rejection: Rejection) -> None:
        """Remember a rejection, inside a transaction of the caller."""
        start, end, label_uid = rejection
        row = {
            "article": self._article_id(article_uid),
            "annotator": self._people.id_of(annotator_uid),
            "label": self._scheme.id_of(label_uid),
            "start": start,
            "end": end,
        }
        replace_row(self._project, "rejection", row)

    def remove(self, article_uid: str, annotator_uid: str, rejection: Rejection) -> None:
        """Forget a rejection, inside a transaction of the caller."""
        start, end, label_uid = rejection
        self._project.connection.execute(
            'DELETE FROM rejection WHERE article = ? AND annotator = ? AND label = ? AND start = ? AND "end" = ?',
            (
                *(self._article_id(article_uid), self._people.id_of(annotator_uid)),
                *(self._scheme.id_of(label_uid), start, end),
            ),
        )

    def _article_id(self, article_uid: str) -> int:
        row = self._project.connection.execute("SELECT id FROM article WHERE uid = ?", (article_uid,)).fetchone()
        return int(row[0])

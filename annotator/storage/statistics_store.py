"""Counts over the rows that a selection takes, made by SQLite: nothing of an article but its numbers is read."""

import json
from array import array
from collections.abc import Collection, Mapping
from typing import Any

from annotator.storage.exchange_selection import Conditions, Selection
from annotator.storage.stores import Stores

_CHOSEN = "FROM annotation n JOIN article a ON a.id = n.article WHERE"
_STATES = ("new", "in_progress", "done")


class StatisticsStore:
    """Counts the articles and tags of one selection."""

    def __init__(self, stores: Stores, selection: Selection) -> None:
        self._connection = stores.file.connection
        conditions = Conditions(stores, selection)
        self._counting = conditions.annotators
        self._articles, self._values = conditions.articles()
        self._both = f"{self._articles} AND {conditions.tags()}"
        self._labels: dict[int, str] = dict(self._connection.execute("SELECT id, uid FROM label"))
        self._ids = {uid: row_id for row_id, uid in self._labels.items()}

    def articles(self) -> int:
        """Return how many articles there are."""
        return int(self._read(f"SELECT count(*) FROM article a WHERE {self._articles}").fetchone()[0])

    def spans_by_label(self) -> dict[str, int]:
        """Return how many tags each label has, by its id."""
        rows = self._read(f"SELECT n.label, count(*) {_CHOSEN} {self._both} GROUP BY n.label")
        return {self._labels[label]: count for label, count in rows}

    def articles_by_state(self) -> dict[str, int]:
        """Return how many articles are how far, each as far as whoever is farthest of those whose tags count."""
        rows = self._read(
            "SELECT state, count(*) FROM (SELECT max(CASE p.state WHEN 'done' THEN 2 WHEN 'in_progress' THEN 1 ELSE 0"
            " END) AS state FROM article a LEFT JOIN progress p ON p.article = a.id"
            f" AND p.annotator IN ({', '.join(map(str, self._counting))}) WHERE {self._articles} GROUP BY a.id)"
            " GROUP BY state"
        )
        return {_STATES[state or 0]: count for state, count in rows}

    def spans_by_day(self) -> list[tuple[str, int]]:
        """Return how many tags were made on each day, in the time of this computer."""
        rows = self._read(
            f"SELECT date(n.created_at, 'localtime') AS day, count(*) {_CHOSEN} {self._both}"
            " GROUP BY day HAVING day IS NOT NULL ORDER BY day"
        )
        return list(rows)

    def by_outlet(self) -> list[tuple[str, int, int]]:
        """Return each outlet with its articles and their tags, the largest first."""
        articles = dict(
            self._read(f"SELECT a.source, count(*) FROM article a WHERE {self._articles} GROUP BY a.source")
        )
        spans = dict(self._read(f"SELECT a.source, count(*) {_CHOSEN} {self._both} GROUP BY a.source"))
        rows = [(outlet, count, spans.get(outlet, 0)) for outlet, count in articles.items()]
        return sorted(rows, key=lambda row: (-row[1], row[0]))

    def quotes(self, field_keys: Mapping[str, str]) -> dict[str, list[tuple[str, str, int]]]:
        """Return each quote of some labels with the value of a field beside it, and how often they stand together.

        The labels are given and returned by their ids, each with the key of its field, empty for none.
        """
        found: dict[str, list[tuple[str, str, int]]] = {uid: [] for uid in field_keys}
        if not found:
            return found
        keys = [part for uid, key in field_keys.items() for part in (self._ids[uid], f"$.{key or 'none'}")]
        rows = self._read(
            "SELECT n.label, n.quote,"
            f" coalesce(json_extract(n.fields, CASE n.label{' WHEN ? THEN ?' * len(found)} END), '') AS value,"
            f" count(*) {_CHOSEN} n.label IN ({', '.join(str(self._ids[uid]) for uid in found)})"
            f" AND {self._both} GROUP BY n.label, n.quote, value",
            *keys,
        )
        for label, *row in rows:
            found[self._labels[label]].append((row[0], str(row[1]), row[2]))
        return found

    def articles_with(self, label_names: Collection[str]) -> "array[int]":
        """Return the row ids of the articles in which a label of some names is tagged, in the project's order."""
        rows = self._read(
            f"SELECT a.id {_CHOSEN} n.label IN (SELECT id FROM label WHERE name IN (SELECT value FROM json_each(?)))"
            f" AND {self._both} GROUP BY a.id ORDER BY a.position, a.id",
            json.dumps(list(label_names)),
        )
        return array("q", (row_id for (row_id,) in rows))

    def articles_of_several(self, annotator_uids: Collection[str]) -> list[str]:
        """Return the ids of the articles that two or more of some annotators have tags in or are done with."""
        people = (
            "SELECT id FROM annotator WHERE uid IN (SELECT value FROM json_each(?))",
            json.dumps(list(annotator_uids)),
        )
        rows = self._read(
            "SELECT a.uid FROM (SELECT article, annotator FROM annotation WHERE deleted_at IS NULL"
            " UNION SELECT article, annotator FROM progress WHERE state = 'done') w JOIN article a ON a.id = w.article"
            f" WHERE w.annotator IN ({people[0]}) AND {self._articles} GROUP BY a.id HAVING count(*) > 1",
            people[1],
        )
        return [uid for (uid,) in rows]

    def _read(self, query: str, *first: object) -> Any:
        return self._connection.execute(query, [*first, *self._values])

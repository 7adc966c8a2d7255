"""Read articles with their tags the way they travel, in memory that does not grow with their texts."""

import json
from array import array
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan, ExchangedZone
from annotator.storage.exchange_selection import Conditions, Selection
from annotator.storage.stores import Stores

_ARTICLES = (
    "SELECT a.id, a.uid, a.title, a.source, a.url, a.published_on, a.language, a.text_sha256, a.raw_sha256,"
    " a.encoding, (SELECT original FROM article_copy c WHERE c.article = a.id)"
    " FROM article a WHERE a.deleted_at IS NULL AND a.id IN "
)
_TEXT = "SELECT text FROM article_text WHERE article = ?"
_SPANS = (
    'SELECT uid, start, "end", label, quote, fields, automatic, note, annotator, origin, created_at, updated_at'
    " FROM annotation n WHERE article = ? AND deleted_at IS NULL"
)
_PROGRESS = "SELECT annotator, state, flagged, seconds FROM progress WHERE article = ?"
_ZONES = 'SELECT start, "end", origin, quote FROM zone WHERE article = ? AND removed = 0 ORDER BY start, "end"'
_PAGE = 50
"""Articles read at a time: nobody can write while we read, and no tag should have to wait for an export."""
_NO_FIELDS: dict[str, Any] = {}


class Drawn(NamedTuple):
    """An article as it was read, and what was decided about its tags."""

    article: ExchangedArticle
    settled: bool
    """Its review is closed."""
    hidden: bool
    """Somebody's tags were not read, because the project is blind and the one who asks is not done."""
    machine_tags: int
    """Tags of machines that were not read."""


class ExchangeStore:
    """The articles of a selection in the project's order."""

    def __init__(self, stores: Stores, selection: Selection) -> None:
        self._connection = stores.file.connection
        self._conditions = Conditions(stores, selection)
        self._labels: dict[int, str] = dict(self._connection.execute("SELECT id, name FROM label"))
        self._queries: dict[tuple[int, ...], str] = {}

    def row_ids(self) -> "array[int]":
        """Return the row id of every article of the selection."""
        condition, values = self._conditions.articles()
        rows = self._connection.execute(
            f"SELECT a.id FROM article a WHERE {condition} ORDER BY a.position, a.id", values
        )
        return array("q", (row_id for (row_id,) in rows))

    def span_count(self) -> int:
        """Return how many tags the selection has."""
        condition, values = self._conditions.articles()
        query = (
            "SELECT count(*) FROM article a CROSS JOIN annotation n ON n.article = a.id"
            f" WHERE {condition} AND {self._conditions.tags()}"
        )
        return int(self._connection.execute(query, values).fetchone()[0])

    def text_hashes(self, row_ids: Sequence[int]) -> dict[int, str]:
        """Return the hashes of the texts of articles by row id."""
        wanted = set(row_ids)
        rows = self._connection.execute("SELECT id, text_sha256 FROM article WHERE deleted_at IS NULL")
        return {row_id: text_sha256 for row_id, text_sha256 in rows if row_id in wanted}

    def row_ids_of(self, uids: Collection[str]) -> dict[str, int]:
        """Return the row ids of articles by their ids, of those that are there."""
        rows = self._connection.execute(
            "SELECT uid, id FROM article WHERE deleted_at IS NULL AND uid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(uids)),),
        )
        return dict(rows)

    def articles(self, row_ids: Sequence[int]) -> Iterator[Drawn]:
        """Yield the articles of these row ids in their order; those that were removed meanwhile are missing."""
        for begin in range(0, len(row_ids), _PAGE):
            page = row_ids[begin : begin + _PAGE]
            marks = ", ".join("?" * len(page))
            rows = {row[0]: row for row in self._connection.execute(f"{_ARTICLES}({marks})", tuple(page)).fetchall()}
            for row_id in page:
                if row_id in rows:
                    yield self._article(rows[row_id])

    def _article(self, row: tuple[Any, ...]) -> Drawn:
        row_id, uid, title, source, url, published_on, language, text_sha256, raw_sha256, encoding, original = row
        (text,) = self._connection.execute(_TEXT, (row_id,)).fetchone()
        progress = self._connection.execute(_PROGRESS, (row_id,)).fetchall()
        done = {annotator for annotator, state, _, _ in progress if state == "done"}
        viewer = self._conditions.viewer
        settled, seen = self._conditions.gold in done, viewer is None or viewer in done
        counting = self._conditions.counting(settled=settled, seen=seen)
        spans = self._connection.execute(self._spans_query(counting), (row_id,)).fetchall()
        article = ExchangedArticle(
            text=text,
            metadata=Metadata(title, source, url, published_on, language),
            spans=tuple(map(self._span, spans)),
            progress=self._progress(progress, counting),
            uid=uid,
            text_sha256=text_sha256,
            raw_sha256=raw_sha256,
            encoding=encoding,
            zones=tuple(ExchangedZone(*zone) for zone in self._connection.execute(_ZONES, (row_id,))),
            zones_known=True,
            copy_of=original or "",
        )
        hidden = not seen and counting != self._conditions.counting(settled=settled, seen=True)
        return Drawn(article, settled, hidden, self._machine_tags(row_id))

    def _spans_query(self, annotators: tuple[int, ...]) -> str:
        if annotators not in self._queries:
            listed = ", ".join(map(str, annotators))
            self._queries[annotators] = (
                f'{_SPANS} AND annotator IN ({listed}){self._conditions.labels} ORDER BY start, "end", uid'
            )
        return self._queries[annotators]

    def _machine_tags(self, article_id: int) -> int:
        if not self._conditions.machines:
            return 0
        query = f"SELECT count(*) FROM annotation n WHERE article = ? AND deleted_at IS NULL{self._conditions.labels}"
        row = self._connection.execute(f"{query} AND annotator IN ({self._conditions.machines})", (article_id,))
        return int(row.fetchone()[0])

    def _progress(self, rows: Sequence[tuple[Any, ...]], counting: Sequence[int]) -> tuple[ExchangedProgress, ...]:
        names = self._conditions.annotators
        progress = (
            ExchangedProgress(names[row[0]], row[1], bool(row[2]), row[3]) for row in rows if row[0] in counting
        )
        # By name: row numbers differ between projects that hold the same.
        return tuple(sorted(progress, key=attrgetter("annotator")))

    def _span(self, row: tuple[Any, ...]) -> ExchangedSpan:
        uid, start, end, label, quote, fields, automatic, note, annotator, origin, created_at, updated_at = row
        return ExchangedSpan(
            start=start,
            end=end,
            label=self._labels[label],
            text=quote,
            fields=json.loads(fields) if fields != "{}" else _NO_FIELDS,
            automatic=tuple(json.loads(automatic)) if automatic != "[]" else (),
            note=note,
            annotator=self._conditions.annotators[annotator],
            origin=origin,
            uid=uid,
            created_at=created_at,
            updated_at=updated_at,
        )

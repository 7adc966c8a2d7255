"""Read a whole project article by article, the way it travels, in memory that does not grow with its size."""

import json
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan
from annotator.storage.stores import Stores

_ARTICLES = (
    "SELECT a.id, a.uid, a.title, a.source, a.url, a.published_on, a.language, a.text_sha256, a.raw_sha256,"
    " a.encoding, a.position FROM article a"
    " WHERE a.deleted_at IS NULL AND (a.position, a.id) > (?, ?) ORDER BY a.position, a.id LIMIT ?"
)
_TEXT = "SELECT text FROM article_text WHERE article = ?"
_SPANS = (
    'SELECT uid, start, "end", label, quote, fields, automatic, note, annotator, origin, created_at, updated_at'
    " FROM annotation WHERE article = ? AND deleted_at IS NULL"
)
_PROGRESS = "SELECT annotator, state, flagged, seconds FROM progress WHERE article = ?"
_PAGE = 50
"""Articles read at a time: nobody can write while we read, and no tag should have to wait for an export."""
_NO_FIELDS: dict[str, Any] = {}


class ExchangeStore:
    """Articles in the project's order with the annotations of everybody, or of one annotator."""

    def __init__(self, stores: Stores, annotator_uid: str | None) -> None:
        self._connection = stores.file.connection
        self._labels: dict[int, str] = dict(self._connection.execute("SELECT id, name FROM label"))
        self._annotators: dict[int, str] = dict(self._connection.execute("SELECT id, name FROM annotator"))
        only = "" if annotator_uid is None else f" AND annotator = {stores.people.id_of(annotator_uid)}"
        self._spans_query = f'{_SPANS}{only} ORDER BY start, "end", uid'
        self._progress_query = f"{_PROGRESS}{only}"

    def articles(self) -> Iterator[ExchangedArticle]:
        """Yield every article with its spans and progress."""
        behind = (0, 0)
        while rows := self._connection.execute(_ARTICLES, (*behind, _PAGE)).fetchall():
            for row in rows:
                yield self._article(row)
            behind = (rows[-1][-1], rows[-1][0])

    def _article(self, row: tuple[Any, ...]) -> ExchangedArticle:
        row_id, uid, title, source, url, published_on, language, text_sha256, raw_sha256, encoding, _ = row
        (text,) = self._connection.execute(_TEXT, (row_id,)).fetchone()
        spans = self._connection.execute(self._spans_query, (row_id,)).fetchall()
        return ExchangedArticle(
            text=text,
            metadata=Metadata(title, source, url, published_on, language),
            spans=tuple(map(self._span, spans)),
            progress=self._progress(row_id),
            uid=uid,
            text_sha256=text_sha256,
            raw_sha256=raw_sha256,
            encoding=encoding,
        )

    def _progress(self, article_id: int) -> tuple[ExchangedProgress, ...]:
        rows = self._connection.execute(self._progress_query, (article_id,))
        progress = (ExchangedProgress(self._annotators[row[0]], row[1], bool(row[2]), row[3]) for row in rows)
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
            annotator=self._annotators[annotator],
            origin=origin,
            uid=uid,
            created_at=created_at,
            updated_at=updated_at,
        )

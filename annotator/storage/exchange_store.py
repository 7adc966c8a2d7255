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
    " a.encoding, t.text FROM article a JOIN article_text t ON t.article = a.id"
    " WHERE a.deleted_at IS NULL ORDER BY a.position"
)
_SPANS = (
    'SELECT uid, start, "end", label, quote, fields, automatic, note, annotator, origin, created_at, updated_at'
    " FROM annotation WHERE article = ? AND deleted_at IS NULL"
)
_PROGRESS = "SELECT annotator, state, flagged, seconds FROM progress WHERE article = ?"
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
        for row in self._connection.execute(_ARTICLES):
            row_id, uid, title, source, url, published_on, language, text_sha256, raw_sha256, encoding, text = row
            yield ExchangedArticle(
                text=text,
                metadata=Metadata(title, source, url, published_on, language),
                spans=tuple(self._span(span) for span in self._connection.execute(self._spans_query, (row_id,))),
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

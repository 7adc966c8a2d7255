"""Tags and articles as two tables, one row each: what CSV, TSV and XLSX share.

A cell holds text, a number or yes/no. A field has a column of its own where the scheme knows it; a value that the cell
would not give back exactly is kept in the column ``other_fields`` as JSON as well.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeAlias

from annotator.domain.annotation import FieldValue
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_records import METADATA, hashes_record, with_metadata
from annotator.formats.json_records import RecordError, plain_fields

Cell = str | int | float | bool | None
Row = Sequence[Cell]
PlacedRow: TypeAlias = tuple[str, Mapping[str, Cell] | Problem]
"""Where a row stands, and its cells by column name."""

_HASHES = ("text_sha256", "raw_sha256")
ARTICLE_COLUMNS = ("article", "id", *METADATA, "text")
HASHED_ARTICLE_COLUMNS = ("article", "id", *METADATA, *_HASHES)
"""Of articles whose texts are left out."""
_BEFORE_FIELDS = ("article", "title", "label", "start", "end", "text")
_TEXTS = ("note", "annotator", "origin", "id", "created_at", "updated_at")
_ATTRIBUTES = {"id": "uid"}
_AFTER_FIELDS = (*_TEXTS, "automatic", "other_fields")
_OWN = frozenset(_BEFORE_FIELDS + _AFTER_FIELDS)
_MOST_DIGITS = 19
_MARK = " (field)"
"""Ends the name of a field's column where one of our own has that name."""


@dataclass(frozen=True, slots=True)
class TagTable:
    """The columns of a table of tags, and the rows in it."""

    fields: tuple[str, ...]
    gives_back: Callable[[FieldValue], bool]
    """Tells whether a cell gives a value back exactly."""
    quotes: bool = True
    """The tagged words are in it."""

    @classmethod
    def of(
        cls, scheme: AnnotationScheme | None, gives_back: Callable[[FieldValue], bool], *, quotes: bool = True
    ) -> "TagTable":
        """Return the table for the fields of a scheme."""
        keys = (known.key for label in (scheme.labels if scheme else ()) for known in label.fields)
        return cls(tuple(dict.fromkeys(keys)), gives_back, quotes)

    def header(self) -> list[str]:
        """Return the names of the columns."""
        return [*_BEFORE_FIELDS, *(key + _MARK if key in _OWN else key for key in self.fields), *_AFTER_FIELDS]

    def rows(self, number: int, article: ExchangedArticle) -> Iterator[list[Cell]]:
        """Yield one row for each tag of the article of a number."""
        for span in article.spans:
            others = {
                key: value for key, value in span.fields.items() if key not in self.fields or not self.gives_back(value)
            }
            yield [
                *(number, article.metadata.title, span.label, span.start, span.end),
                article.text[span.start : span.end] if self.quotes else None,
                *(_shown(span.fields.get(key)) for key in self.fields),
                *(getattr(span, _ATTRIBUTES.get(name, name)) or None for name in _TEXTS),
                " ".join(span.automatic) or None,
                json.dumps(others, ensure_ascii=False) if others else None,
            ]


def article_cells(number: int, article: ExchangedArticle) -> list[Cell]:
    """Return the row of an article."""
    return [*_about(number, article), article.text]


def hashed_article_cells(number: int, article: ExchangedArticle) -> list[Cell]:
    """Return the row of an article whose text is left out."""
    hashes = hashes_record(article)
    return [*_about(number, article), *(hashes.get(name) for name in _HASHES)]


def _about(number: int, article: ExchangedArticle) -> list[Cell]:
    return [number, article.uid, *(getattr(article.metadata, name) for name in METADATA)]


def _shown(value: FieldValue | None) -> Cell:
    return value.get("text") if isinstance(value, Mapping) else value


def is_tag_header(header: Iterable[object]) -> bool:
    """Tell whether these are the columns of a table of tags."""
    return {"article", "label", "start", "end"} <= set(header)


def read_tables(
    tags: Iterable[PlacedRow], articles: Iterable[PlacedRow], *, in_order: bool = False
) -> Iterator[ExchangedArticle | Problem]:
    """Yield the articles of one table with the tags of the other; both come as places and rows by column name.

    ``in_order`` says that the tags stand in the order of the articles' numbers: then they need not all be held.
    """
    gathered = _Tags(tags)
    if not in_order:
        yield from gathered.read()
    article = None
    key = ""
    for place, row in articles:
        if isinstance(row, Problem):
            yield row
        elif article is not None and _text(row.get("article")) == key:
            # a text that is longer than a cell goes on in the next row
            article = replace(article, text=article.text + _text(row.get("text")))
        elif any(value is not None for value in row.values()):
            if article is not None:
                yield from gathered.given_to(article, key)
            key = _text(row.get("article"))
            text, hashes = _text(row.get("text")), [_text(row.get(name)) for name in _HASHES]
            article = ExchangedArticle(text, place=place, text_sha256=hashes[0], raw_sha256=hashes[1])
            article = with_metadata(article, _texts(row))
    if article is not None:
        yield from gathered.given_to(article, key)
    yield from gathered.read()
    yield from gathered.left()


def article_number(cell: str) -> int | None:
    """Return what a cell of the column ``article`` counts, None where it is no number."""
    return int(cell) if cell.isdecimal() and len(cell) < _MOST_DIGITS else None


class _Tags:
    """Tags by the number of their article."""

    def __init__(self, rows: Iterable[PlacedRow]) -> None:
        self._rows = iter(rows)
        self._ahead: PlacedRow | None = None
        self._spans: dict[str, list[ExchangedSpan]] = {}

    def given_to(self, article: ExchangedArticle, key: str) -> Iterator[ExchangedArticle | Problem]:
        """Yield an article with its tags, behind what is wrong with those up to it."""
        number = article_number(key)
        if number is not None:
            yield from self.read(number)
        yield replace(article, spans=tuple(self._spans.pop(key, ())))

    def read(self, last: int | None = None) -> Iterator[Problem]:
        """Read on, up to the tags of the article with a number; yield what is wrong with them."""
        for place, row in chain([self._ahead] if self._ahead else [], self._rows):
            self._ahead = None
            try:
                if isinstance(row, Problem):
                    yield row
                elif any(value is not None for value in row.values()):
                    key = _text(row.get("article"))
                    if last is not None and (article_number(key) or 0) > last:
                        self._ahead = place, row
                        return
                    self._spans.setdefault(key, []).append(_span(row))
            except RecordError as error:
                yield Problem(
                    place, Phrase(QT_TRANSLATE_NOOP("errors", "{why} The tag was left out."), why=reason_of(error))
                )

    def left(self) -> Iterator[Problem]:
        """Yield a problem for each article that is not there, though it has tags."""
        for key, lost in self._spans.items():
            yield Problem(
                f"article {key}",
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "errors", "It is not in the table of articles; {count} of its tags were left out."
                    ),
                    count=len(lost),
                ),
            )


def _texts(row: Mapping[str, Cell]) -> dict[str, str]:
    return {name: _text(value) for name, value in row.items()}


def _text(value: Cell) -> str:
    return "" if value is None else str(value)


def _span(row: Mapping[str, Cell]) -> ExchangedSpan:
    label = _text(row.get("label"))
    if not label:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "There is no label."))
    fields: dict[str, Any] = {
        name.removesuffix(_MARK): value
        for name, value in row.items()
        if name and name not in _OWN and value is not None
    }
    try:
        others = plain_fields(json.loads(_text(row.get("other_fields")) or "{}"))
    except (ValueError, RecursionError) as error:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "The column other_fields is not JSON.")) from error
    quote = row.get("text")
    return ExchangedSpan(
        start=_place(row, "start"),
        end=_place(row, "end"),
        label=label,
        text=None if quote is None else _text(quote),
        fields={**fields, **others},
        automatic=tuple(_text(row.get("automatic")).split()),
        uid=_text(row.get("id")),
        note=_text(row.get("note")),
        annotator=_text(row.get("annotator")),
        origin=_text(row.get("origin")),
        created_at=_text(row.get("created_at")),
        updated_at=_text(row.get("updated_at")),
    )


def _place(row: Mapping[str, Cell], name: str) -> int:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise RecordError(Phrase(QT_TRANSLATE_NOOP("errors", "There is no whole number as {name}."), name=name))
    return int(value)

"""A table that somebody made: one article a row, in columns of any name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from annotator.domain.column_mapping import ROLES, TEXT, Columns, columns_of, day_in
from annotator.domain.exchange import ExchangedArticle, Problem, TableColumns
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.article_records import with_metadata
from annotator.formats.base import FormatError

_LOOKED_AT = 30
"""Rows that tell which column is which."""
PlacedRow = tuple[str, Mapping[str, str] | Problem]
"""Where a row stands, and its cells by column."""


def read_article_table(
    name: str, header: Sequence[str], rows: Iterable[PlacedRow], chosen: Mapping[str, Columns]
) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of each row; the first one says which columns its parts were taken from.

    Raises:
        FormatError: no column looks like the text, or one that was chosen is not there.
    """
    placed = iter(rows)
    first = list(islice(placed, _LOOKED_AT))
    roles = columns_of(header, [row for _, row in first if not isinstance(row, Problem)], chosen)
    _check(name, header, roles)
    said: TableColumns | None = TableColumns(tuple(header), roles)
    for place, row in chain(first, placed):
        if isinstance(row, Problem):
            yield row
        elif any(row.values()):
            yield replace(_article(row, roles, place), columns=said)
            said = None


def _check(name: str, header: Sequence[str], roles: Columns) -> None:
    missing = [column for column in roles.values() if column not in header]
    columns = ", ".join(header[:30])
    if missing:
        raise FormatError(
            name=name,
            reason=Phrase(
                QT_TRANSLATE_NOOP("errors", "it has no column {missing}; its columns are: {columns}"),
                missing=missing[0],
                columns=columns,
            ),
        )
    if TEXT not in roles:
        raise FormatError(
            name=name,
            reason=Phrase(
                QT_TRANSLATE_NOOP(
                    "errors", "no column looks like the text of articles; choose one (--column text=NAME) of: {columns}"
                ),
                columns=columns,
            ),
        )


def _article(row: Mapping[str, str], roles: Columns, place: str) -> ExchangedArticle:
    cells = {role: (row.get(roles[role]) or "").strip() for role in ROLES if role in roles}
    text = row.get(roles[TEXT]) or ""
    cells["published_on"] = day_in(cells.get("published_on", ""))
    return with_metadata(ExchangedArticle(text, place=place), cells)

"""CSV and TSV: a table of tags, and beside it ``NAME.articles.csv`` with the texts. No cell is ever a formula.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which reading takes off again.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from annotator.domain.annotation import FieldValue
from annotator.domain.column_mapping import named_columns
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.export_choice import Texts
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_table import PlacedRow, read_article_table
from annotator.formats.base import Format, FormatError, Read, ReadOptions, Write, WriteOptions
from annotator.formats.reduction import in_steps, without_progress
from annotator.formats.safe_cells import plain_cell, shown_cell
from annotator.formats.span_table import (
    ARTICLE_COLUMNS,
    HASHED_ARTICLE_COLUMNS,
    Cell,
    TagTable,
    article_cells,
    article_number,
    hashed_article_cells,
    is_tag_header,
    read_tables,
)
from annotator.formats.text_lines import LONGEST, encoding_of, lines_of

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,17}(?:e[+-]\d{1,3})?|-?\d(?:\.\d{1,17})?e[+-]\d{1,3}")
_YES_NO = {"TRUE": True, "FALSE": False}


def _taken(cell: str) -> Cell:
    """Return what a cell means; the opposite of :func:`shown_cell` but for texts that look like something else."""
    if not cell:
        return None
    if cell in _YES_NO:
        return _YES_NO[cell]
    if _WHOLE.fullmatch(cell):
        return int(cell)
    if _DECIMAL.fullmatch(cell):
        return float(cell)
    return plain_cell(cell)


def _gives_back(value: FieldValue) -> bool:
    if isinstance(value, dict):
        return False
    back = _taken(shown_cell(value))
    return back == value and type(back) is type(value)


def _articles_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.articles{path.suffix}")


def _write(delimiter: str) -> Write:
    def write(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
        table = TagTable.of(options.scheme, _gives_back, quotes=options.texts is not Texts.NONE)
        is_full = options.texts is Texts.FULL
        cells = article_cells if is_full else hashed_article_cells
        # the mark tells spreadsheets that it is UTF-8
        with (
            target.open("w", encoding="utf-8-sig", newline="") as tag_file,
            _articles_beside(target).open("w", encoding="utf-8-sig", newline="") as article_file,
        ):
            tags, texts = (csv.writer(file, delimiter=delimiter) for file in (tag_file, article_file))
            tags.writerow(map(shown_cell, table.header()))
            texts.writerow(ARTICLE_COLUMNS if is_full else HASHED_ARTICLE_COLUMNS)
            for number, article in enumerate(articles, 1):
                texts.writerow(map(shown_cell, cells(number, article)))
                for row in table.rows(number, article):
                    tags.writerow(map(shown_cell, row))

    return write


def _read(delimiter: str) -> Read:
    def read(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
        _, first = next(_cells(path, delimiter, options), ("", []))
        if isinstance(first, Problem) or not is_tag_header(map(plain_cell, first)):
            yield from _read_articles(path, delimiter, options, [] if isinstance(first, Problem) else first)
            return
        texts = _articles_beside(path)
        if not texts.is_file():
            raise FormatError(
                name=path.name,
                reason=Phrase(QT_TRANSLATE_NOOP("errors", "{name} with the texts is not beside it"), name=texts.name),
            )
        yield from read_tables(
            *(_rows(path, delimiter, options, typed=True), _rows(texts, delimiter, options, typed=False)),
            in_order=_is_in_order(path, delimiter, options),
        )

    return read


def _is_in_order(path: Path, delimiter: str, options: ReadOptions) -> bool:
    """Tell whether the tags stand in the order of their articles, as nobody sorted them otherwise in a spreadsheet."""
    at, last = None, 0
    for _, cells in _cells(path, delimiter, options):
        if isinstance(cells, Problem):
            continue
        if at is None:
            at = [plain_cell(cell).strip() for cell in cells].index("article")
        elif at < len(cells) and any(cells):
            number = article_number(cells[at])
            if number is None or number < last:
                return False
            last = number
    return True


def _read_articles(
    path: Path, delimiter: str, options: ReadOptions, first: list[str]
) -> Iterator[ExchangedArticle | Problem]:
    """Yield the articles of a table that somebody made; the first says how sure the encoding is."""
    names, has_names = named_columns([plain_cell(cell) for cell in first])
    rows = _article_rows(path, delimiter, options, names, skipped=int(has_names))
    said = encoding_of(path, options.encoding)
    guessed = said.guessed
    for read in read_article_table(path.name, names, rows, options.columns):
        if isinstance(read, ExchangedArticle):
            yield replace(read, encoding=said.encoding, encoding_guessed=guessed)
            guessed = False
        else:
            yield read


def _rows(
    path: Path, delimiter: str, options: ReadOptions, *, typed: bool
) -> Iterator[tuple[str, Mapping[str, Cell] | Problem]]:
    """Yield the place of each row, and its cells by column name."""
    header: list[str] | None = None
    for place, cells in _cells(path, delimiter, options):
        if isinstance(cells, Problem):
            yield place, cells
        elif header is None:
            header = [plain_cell(cell).strip() for cell in cells]
        else:
            yield place, _row(header, cells, typed=typed)


def _article_rows(
    path: Path, delimiter: str, options: ReadOptions, names: list[str], *, skipped: int
) -> Iterator[PlacedRow]:
    """Yield the rows of a table of articles behind those that are no article."""
    for place, cells in islice(_cells(path, delimiter, options), skipped, None):
        if isinstance(cells, Problem):
            yield place, cells
        else:
            yield place, dict(zip(names, map(plain_cell, cells), strict=False))


def _cells(path: Path, delimiter: str, options: ReadOptions) -> Iterator[tuple[str, list[str] | Problem]]:
    """Yield the place and the cells of each row."""
    csv.field_size_limit(LONGEST)
    with lines_of(path, options) as lines:
        first = next(lines, "")
        reader = csv.reader(chain([first], lines), delimiter=_delimiter(first, delimiter))
        while True:
            place = f"{path.name}, line {reader.line_num + 1}"
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield (
                    place,
                    Problem(
                        place,
                        Phrase(QT_TRANSLATE_NOOP("errors", "The row cannot be read: {why}."), why=reason_of(error)),
                    ),
                )
                continue
            yield place, cells


_TEXT_COLUMNS = frozenset({"title", "label", "text", "note", "annotator", "origin", "id", "other_fields"})


def _row(header: list[str], cells: list[str], *, typed: bool) -> dict[str, Cell]:
    """Return cells by column name; a row may be shorter or longer than the header."""
    return {
        name: _taken(cell) if typed and name not in _TEXT_COLUMNS else plain_cell(cell) or None
        for name, cell in zip(header, cells, strict=False)
    }


def _delimiter(first: str, usual: str) -> str:
    """Return what parts the names in the first line: spreadsheets put semicolons where the comma is for decimals."""
    return max((usual, ";", "\t", ","), key=first.count)


def _delimited(name: str, title: str, delimiter: str) -> Format:
    return Format(
        name,
        title,
        (f".{name}",),
        f"one row a tag with its fields, offsets in code points, the texts in NAME.articles.{name};"
        " or any table with one article a row",
        read=_read(delimiter),
        write=_write(delimiter),
        without_text=True,
        reduce=in_steps(without_progress),
        beside=lambda path: (_articles_beside(path),),
    )


CSV = _delimited("csv", "CSV", ",")
TSV = _delimited("tsv", "TSV", "\t")

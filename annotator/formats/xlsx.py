"""XLSX: a workbook with a sheet of tags and a sheet of articles. Every text is a text cell, never a formula."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import FieldValue
from annotator.domain.column_mapping import named_columns
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase
from annotator.formats.article_table import PlacedRow, read_article_table
from annotator.formats.base import Format, FormatError, ReadOptions, WriteOptions
from annotator.formats.reduction import in_steps, without_progress
from annotator.formats.safe_zip import open_zip
from annotator.formats.sheets import Sheet
from annotator.formats.span_table import ARTICLE_COLUMNS, Cell, TagTable, article_cells, read_tables

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_TAGS, _ARTICLES = "Tags", "Articles"
_LONGEST = 16_000
"""Code points of a text in one cell; a cell holds 32,767 UTF-16 units, and a longer text goes on in the next row."""
_SHEETS = "xl/worksheets/"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WIDTHS = {"title": 30, "text": 50, "note": 30, "label": 14, "other_fields": 30}


def _gives_back(value: FieldValue) -> bool:
    if isinstance(value, bool):
        return True
    if isinstance(value, str):
        return 0 < len(value) <= _LONGEST
    # a cell holds numbers as a spreadsheet calculates with them
    return isinstance(value, int | float) and abs(value) <= 2**53


def write_xlsx(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write a workbook row by row."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    table = TagTable.of(options.scheme, _gives_back)
    tags = Sheet(workbook, _TAGS, table.header(), _WIDTHS)
    texts = Sheet(workbook, _ARTICLES, ARTICLE_COLUMNS, _WIDTHS)
    for number, article in enumerate(articles, 1):
        *cells, _ = article_cells(number, article)
        text = article.text
        texts.write([*cells, text[:_LONGEST]])
        for start in range(_LONGEST, len(text), _LONGEST):
            texts.write([number, *[None] * (len(cells) - 1), text[start : start + _LONGEST]])
        for row in table.rows(number, article):
            tags.write(row)
    workbook.save(target)


def read_xlsx(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the articles of a workbook that was written by this program, or has its columns."""
    from defusedxml.common import DefusedXmlException
    from openpyxl import load_workbook

    try:
        with open_zip(path, streamed=_SHEETS), path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that do not matter here
            workbook = load_workbook(file, read_only=True, data_only=True)
            if not _is_ours(workbook):
                yield from _read_articles(path.name, workbook, options)
                return
            tags, texts = (_rows(path.name, workbook, name) for name in (_TAGS, _ARTICLES))
            yield from read_tables(tags, texts)
    except KnownError:
        raise
    except Exception as error:  # there is no end to what openpyxl raises on parts that are missing or make no sense
        unsafe = any(isinstance(one, DefusedXmlException) for one in (error, error.__context__))
        unsafe_xml = QT_TRANSLATE_NOOP("errors", "it holds unsafe XML")
        not_whole = QT_TRANSLATE_NOOP("errors", "it is not a whole workbook")
        raise FormatError(name=path.name, reason=unsafe_xml if unsafe else not_whole) from error


def _is_ours(workbook: "Workbook") -> bool:
    return all(any(_is_named(sheet, name) for sheet in workbook.worksheets) for name in (_TAGS, _ARTICLES))


def _is_named(sheet: Any, name: str) -> bool:
    return re.fullmatch(rf"{name}( \d+)?", sheet.title) is not None


def _read_articles(name: str, workbook: "Workbook", options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the articles of sheets that somebody made, one a row."""
    for sheet in workbook.worksheets:
        rows = enumerate(sheet.iter_rows(values_only=True), 1)
        number, first = next(rows, (0, ()))
        header = ["" if cell is None else str(_value(cell)) for cell in first]
        if not any(header):
            continue
        names, has_names = named_columns(header)
        placed = _placed(f"{name}, {sheet.title}", names, rows if has_names else chain([(number, first)], rows))
        yield from read_article_table(name, names, placed, options.columns)


def _placed(place: str, names: list[str], rows: Iterable[tuple[int, tuple[object, ...]]]) -> Iterator[PlacedRow]:
    for number, cells in rows:
        values = (_value(cell) for cell in cells)
        plain = ("" if value is None else str(value) for value in values)
        yield f"{place}, row {number}", dict(zip(names, plain, strict=False))


def _rows(name: str, workbook: "Workbook", sheet_name: str) -> Iterator[tuple[str, Mapping[str, Cell] | Problem]]:
    sheets = [sheet for sheet in workbook.worksheets if _is_named(sheet, sheet_name)]
    if not sheets:
        raise FormatError(
            name=name,
            reason=Phrase(QT_TRANSLATE_NOOP("errors", "it has no sheet called {sheet_name}"), sheet_name=sheet_name),
        )
    for sheet in sheets:
        rows = enumerate(sheet.iter_rows(values_only=True), 1)
        _, first = next(rows, (0, ()))
        header = [str(column or "") for column in first]
        for number, cells in rows:
            yield f"{name}, {sheet.title}, row {number}", dict(zip(header, map(_value, cells), strict=False))


def _value(cell: object) -> Cell:
    if isinstance(cell, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    # dates and the like, which only a spreadsheet program puts in
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


XLSX = Format(
    "xlsx",
    "Excel workbook",
    (".xlsx",),
    "a sheet of tags with their fields and one of articles, offsets in code points; or any sheet, one article a row",
    read=read_xlsx,
    write=write_xlsx,
    reduce=in_steps(without_progress),
    packages=("openpyxl", "defusedxml"),
    extra="xlsx",
    untrusted=True,
)

"""Sheets of a workbook, written row by row; every text is a text cell, never a formula."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from annotator.formats.reduction import XML_FORBIDS
from annotator.formats.span_table import Cell

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MOST_ROWS = 1_000_000
_ESCAPE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")


class Sheet:
    """Writes rows to sheets of one name; a full one is followed by another with a number."""

    def __init__(self, workbook: "Workbook", name: str, header: Iterable[str], widths: Mapping[str, int]) -> None:
        self._workbook = workbook
        self._name = name
        self._header = list(header)
        self._widths = widths
        self._rows = _MOST_ROWS
        self._sheets = 0
        self._sheet: Any = None
        self._begin()

    def _begin(self) -> None:
        from openpyxl.utils import get_column_letter

        self._sheets += 1
        self._rows = 0
        number = f" {self._sheets}" if self._sheets > 1 else ""
        self._sheet = self._workbook.create_sheet(self._name + number)
        self._sheet.freeze_panes = "A2"
        for column, name in enumerate(self._header, 1):
            self._sheet.column_dimensions[get_column_letter(column)].width = self._widths.get(name, 12)
        self._sheet.append([self._cell(name) for name in self._header])

    def write(self, row: Iterable[Cell]) -> None:
        """Add a row."""
        if self._rows >= _MOST_ROWS:
            self._begin()
        self._sheet.append([self._cell(value) for value in row])
        self._rows += 1

    def _cell(self, value: Cell) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if not isinstance(value, str):
            return value
        escaped = XML_FORBIDS.sub(lambda found: f"_x{ord(found.group()):04X}_", _ESCAPE.sub("_x005F_x", value))
        cell = WriteOnlyCell(self._sheet, escaped)
        cell.data_type = "s"  # a text that begins with = stays a text
        return cell

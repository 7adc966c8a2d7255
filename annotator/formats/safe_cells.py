"""Cells of tables in text files that no spreadsheet program takes for a formula.

A text that would be taken for one gets an apostrophe before it, which reading takes off again.
"""

import re

from annotator.formats.span_table import Cell

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def shown_cell(value: Cell) -> str:
    """Return a cell as it is written: numbers plain, text without a chance to be a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(value)
    return f"'{value}" if _DANGEROUS.match(value) else value


def plain_cell(cell: str) -> str:
    """Return the text of a cell; the opposite of :func:`shown_cell` for texts."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell

"""What rows of lists show bold, and that they paint whatever the text is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from annotator.gui.row_delegate import RowDelegate, RowRole, bold_parts, without_marks
from annotator.gui.theme import Appearance, Theme


@pytest.mark.parametrize(
    ("text", "shown", "parts"),
    [
        ("a \x02drone\x03 hit", "a drone hit", [(2, 5)]),
        ("🚀 \x02drone\x03", "🚀 drone", [(3, 5)]),
        ("two\nlines and \x02no end", "two lines and no end", []),
        ("\x03odd\x02", "odd", []),
        ("", "", []),
    ],
)
def test_marked_parts_are_bold(text: str, shown: str, parts: list[tuple[int, int]]) -> None:
    assert bold_parts(text) == (shown, parts)
    assert without_marks(text) == shown


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_rows_are_painted(qtbot: QtBot, appearance: Appearance, direction: Qt.LayoutDirection) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setLayoutDirection(direction)
    theme = Theme(appearance)
    rows.setItemDelegate(RowDelegate(theme, rows))
    row = QListWidgetItem("A title that is far too long for a list as narrow as this one")
    row.setData(RowRole.DETAIL, "with \x02bold\x03 words, שלום and \U0001f680")
    row.setData(RowRole.TRAILING, "Ctrl+K")
    row.setData(RowRole.LETTER, "C")
    row.setData(RowRole.COLOUR, "#ff0000")
    rows.addItem(row)
    rows.setCurrentRow(0)
    rows.resize(260, 80)
    rows.show()
    picture = rows.viewport().grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(0, picture.height(), 2)}
    assert theme.colour("accent_soft").name() in seen
    red_places = [x for x in range(picture.width()) for y in range(30) if picture.pixelColor(x, y).name() == "#ff0000"]
    assert (max(red_places) < 40) == (direction is Qt.LayoutDirection.LeftToRight)

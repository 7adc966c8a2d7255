"""The viewport that is found by its name is the one that Qt means."""

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QListView, QScrollArea, QTextEdit
from pytestqt.qtbot import QtBot

from annotator.gui.viewports import viewport_of


@pytest.mark.parametrize("kind", [QListView, QScrollArea, QTextEdit])
def test_the_viewport_is_found(kind: type[QAbstractScrollArea], qtbot: QtBot) -> None:
    area = kind()
    qtbot.addWidget(area)
    found = viewport_of(area)
    assert found is area.viewport()
    assert found.parent() is area

"""About with its versions, and the sheet of all keys."""

from pathlib import Path

import pytest
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator import __version__
from annotator.gui.actions import Actions, Scope
from annotator.gui.dialogs.about import About
from annotator.gui.dialogs.keys_sheet import KeysSheet, in_columns, sheet
from annotator.gui.theme import Theme
from annotator.session.settings import Settings


def test_versions_are_shown_and_can_be_copied(qtbot: QtBot, theme: Theme) -> None:
    about = About(theme)
    qtbot.addWidget(about)
    about.show()
    shown = [label.text() for label in about.findChildren(QLabel)]
    assert {"Annotator", __version__, "Python", "Qt", "PySide6", pyside_version, "SQLite"} <= set(shown)
    copy = next(one for one in about.findChildren(QPushButton) if "Copy" in one.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert f"Annotator {__version__}\n" in QGuiApplication.clipboard().text()


@pytest.fixture
def actions(qtbot: QtBot, tmp_path: Path) -> Actions:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(Settings(tmp_path / "settings.ini"), window)
    actions.add("file.export", "&Export…", lambda: None, "Ctrl+E")
    actions.add("label.1", "Tag as Casualties", lambda: None, "1", scope=Scope.ARTICLE, is_label=True)
    actions.add("file.check", "Check", lambda: None)
    actions.add("odd", "Something else", lambda: None, "F9", "F10")
    return actions


def test_the_sheet_holds_every_command_with_keys_in_its_group(actions: Actions) -> None:
    groups = dict(sheet(actions))
    assert groups["Projects and files"] == [("Export", ["Ctrl+E"])]
    assert groups["Tagging"] == [("Tag as Casualties", ["1"])]
    assert groups["More"] == [("Something else", ["F9", "F10"])]
    assert list(groups)[-1] == "With the mouse"


def test_the_sheet_follows_the_keys_of_the_user(actions: Actions, qtbot: QtBot) -> None:
    actions.action("file.export").setShortcut("Ctrl+J")
    dialog = KeysSheet(actions)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Ctrl+J" in shown
    assert "Ctrl+E" not in shown
    assert any(label.accessibleName() == "Export: Ctrl+J" for label in dialog.findChildren(QLabel))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_are_no_taller_beside_words_on_two_lines(actions: Actions, qtbot: QtBot) -> None:
    actions.add("file.long", "Something that takes many more words to say " * 3, lambda: None, "F11")
    dialog = KeysSheet(actions)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    heights = {label.height() for label in dialog.findChildren(QLabel) if label.text() in {"Ctrl+E", "F11"}}
    assert len(heights) == 1


def test_columns_are_about_as_long_and_keep_the_order() -> None:
    groups = [(f"group {number}", [("act", ["key"])] * length) for number, length in enumerate((4, 7, 8, 3, 6, 2, 7))]
    columns = in_columns(groups, 3)
    assert [group for column in columns for group in column] == groups
    lengths = [sum(len(rows) + 2 for _, rows in column) for column in columns]
    assert max(lengths) - min(lengths) <= 12

"""The first minute."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.row_delegate import RowRole
from annotator.gui.theme import Appearance, Theme
from annotator.gui.welcome_view import WelcomeView
from annotator.session.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.ini")
    for name in ("gone", "here"):
        settings.remember_project(tmp_path / f"{name}.annotator")
    (tmp_path / "here.annotator").touch()
    return settings


@pytest.fixture
def view(qtbot: QtBot, settings: Settings) -> Iterator[WelcomeView]:
    view = WelcomeView(settings, Theme(Appearance.LIGHT))
    qtbot.addWidget(view)
    view.resize(1280, 720)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    yield view
    view.close()


def recent(view: WelcomeView) -> QListWidget:
    found = view.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def button(view: WelcomeView, words: str) -> QPushButton:
    return next(one for one in view.findChildren(QPushButton) if words in one.text().replace("&", ""))


@pytest.mark.parametrize(
    ("words", "signal"),
    [("sample", "sample_wanted"), ("New project", "new_wanted"), ("Open…", "open_wanted")],
)
def test_each_button_says_what_it_does_and_asks_for_it(
    view: WelcomeView, qtbot: QtBot, words: str, signal: str
) -> None:
    pressed = button(view, words)
    assert pressed.accessibleDescription()
    pressed.setFocus()
    with qtbot.waitSignal(getattr(view, signal)):
        QTest.keyClick(pressed, Qt.Key.Key_Space)


def test_the_keyboard_begins_at_the_sample(view: WelcomeView) -> None:
    view.setFocus()
    assert QApplication.focusWidget() is button(view, "sample")


def test_recent_projects_are_opened_with_enter(view: WelcomeView, qtbot: QtBot, tmp_path: Path) -> None:
    rows = recent(view)
    assert [rows.item(place).text() for place in range(rows.count())] == ["here", "gone"]
    rows.setFocus()
    rows.setCurrentRow(0)
    with qtbot.waitSignal(view.project_chosen) as chosen:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == [tmp_path / "here.annotator"]


def test_recent_projects_are_opened_with_a_click(view: WelcomeView, qtbot: QtBot) -> None:
    rows = recent(view)
    with qtbot.waitSignal(view.project_chosen):
        place = rows.visualItemRect(rows.item(0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_missing_project_is_greyed_out_and_not_opened(view: WelcomeView, qtbot: QtBot) -> None:
    rows = recent(view)
    qtbot.waitUntil(lambda: bool(rows.item(1).data(RowRole.DIMMED)))
    assert "not there" in rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not rows.item(0).data(RowRole.DIMMED)
    rows.setFocus()
    rows.setCurrentRow(1)
    with qtbot.assertNotEmitted(view.project_chosen):
        QTest.keyClick(rows, Qt.Key.Key_Return)


def test_delete_takes_a_project_off_the_list(view: WelcomeView, settings: Settings) -> None:
    rows = recent(view)
    rows.setFocus()
    rows.setCurrentRow(1)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert [path.stem for path in settings.recent_projects()] == ["here"]
    assert rows.count() == 1


def test_without_recent_projects_there_is_no_list(qtbot: QtBot, tmp_path: Path) -> None:
    view = WelcomeView(Settings(tmp_path / "other.ini"), Theme(Appearance.LIGHT))
    qtbot.addWidget(view)
    view.show()
    assert not recent(view).isVisible()


def test_files_and_folders_can_be_dropped(view: WelcomeView, qtbot: QtBot, tmp_path: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/b.txt")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dragged, buttons, keys)
    QApplication.sendEvent(view.viewport(), entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(view.dropped) as told:
        QApplication.sendEvent(
            view.viewport(), QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dragged, buttons, keys)
        )
    assert told.args == [[tmp_path / "a.txt"]]


def test_what_is_no_file_is_not_taken(view: WelcomeView) -> None:
    dragged = QMimeData()
    dragged.setText("words")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dragged, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(view.viewport(), entering)
    assert not entering.isAccepted()

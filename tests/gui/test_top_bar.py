"""The bar across the top."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.theme import Theme
from annotator.gui.top_bar import SearchButton, TopBar


@pytest.fixture
def bar(qtbot: QtBot) -> TopBar:
    bar = TopBar(Theme())
    qtbot.addWidget(bar)
    bar.resize(1366, 52)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def workspace(bar: TopBar, name: str) -> QPushButton:
    found = bar.findChild(QPushButton, f"workspace_{name}")
    assert isinstance(found, QPushButton)
    return found


def search(bar: TopBar) -> SearchButton:
    found = bar.findChild(SearchButton)
    assert isinstance(found, SearchButton)
    return found


def test_a_workspace_is_chosen_by_mouse_and_by_keyboard(bar: TopBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.workspace_chosen) as chosen:
        QTest.mouseClick(workspace(bar, "review"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["review"]
    with qtbot.waitSignal(bar.workspace_chosen) as chosen:
        QTest.keyClick(workspace(bar, "dataset"), Qt.Key.Key_Space)
    assert chosen.args == ["dataset"]
    bar.set_workspace("tag")
    assert workspace(bar, "tag").isChecked()
    assert not workspace(bar, "dataset").isChecked()


def test_search_is_asked_for(bar: TopBar, qtbot: QtBot) -> None:
    assert search(bar).accessibleName() == "Search everywhere"
    with qtbot.waitSignal(bar.search_requested):
        QTest.mouseClick(search(bar), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.search_requested):
        QTest.keyClick(search(bar), Qt.Key.Key_Space)


def test_the_search_stands_in_the_middle(bar: TopBar, qtbot: QtBot) -> None:
    bar.resize(1600, 52)  # room on both sides, however wide the letters of the system are
    bar.show_project("Kharkiv strikes", 48)
    bar.set_annotator_widget(QPushButton("annotating as Olena"))
    qtbot.waitUntil(lambda: abs(search(bar).geometry().center().x() - bar.rect().center().x()) <= 2)


def test_the_project_is_named_as_it_is(bar: TopBar) -> None:
    bar.show_project("<b>Kharkiv</b>", 12_000)
    words = {label.text() for label in bar.findChildren(QLabel)}
    assert words == {"<b>Kharkiv</b>", f"{QLocale().toString(12_000)} articles"}


def test_the_annotators_place_is_given_to_another(bar: TopBar, qtbot: QtBot) -> None:
    first, second = QPushButton("Olena"), QPushButton("Petro")
    bar.set_annotator_widget(first)
    with qtbot.waitSignal(first.destroyed):
        bar.set_annotator_widget(second)
    qtbot.waitUntil(second.isVisible)
    assert second.geometry().right() > search(bar).geometry().right()
    bar.set_annotator_widget(None)


def test_it_fits_the_smallest_window(bar: TopBar) -> None:
    bar.show_project("A project with a very long name that goes on and on and on", 100_000)
    bar.set_annotator_widget(QPushButton("annotating as Olena"))
    assert bar.minimumSizeHint().width() <= 1024


def test_the_search_gives_way_before_the_annotators_name(bar: TopBar, qtbot: QtBot) -> None:
    button = QPushButton("annotating as Oleksandra Kovalenko-Petrenko")
    button.setMinimumWidth(20)
    bar.set_annotator_widget(button)
    bar.show_project("Kharkiv strikes", 6)
    bar.resize(1024, 52)
    qtbot.waitUntil(lambda: 150 <= search(bar).width() < 420 and button.width() >= button.sizeHint().width())

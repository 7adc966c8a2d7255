"""The bar above the article: what it says first, what its buttons do, how it goes away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.errors import KnownError
from annotator.gui.notifications import NotificationBar
from annotator.gui.theme import Appearance, Theme
from annotator.gui.translating import translate_error


class DiskFull(KnownError):
    happened = "The disk with {name} is full."
    kept = "Everything else was saved."
    cure = "Free some space."


class Ukrainian(QTranslator):
    """A translation of one sentence."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _comment: str | None = None, _number: int = -1) -> str | None:
        known = {("errors", DiskFull.happened): "Диск із {name} заповнений."}
        return known.get((context, text))


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[NotificationBar]:
    window = QWidget()
    qtbot.addWidget(window)
    bar = NotificationBar(Theme(Appearance.LIGHT))
    layout = QVBoxLayout(window)
    layout.addWidget(bar)
    layout.addWidget(QLineEdit())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield bar
    window.close()


def said(bar: NotificationBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.text() and not label.isHidden()]


def button(bar: NotificationBar, words: str) -> QPushButton:
    return next(one for one in bar.findChildren(QPushButton) if one.text() == words and not one.isHidden())


def test_is_not_there_until_there_is_something_to_say(bar: NotificationBar) -> None:
    assert bar.isHidden()
    bar.show_message("Imported five articles.")
    assert not bar.isHidden()
    assert said(bar) == ["Imported five articles."]


def test_an_error_says_what_happened_what_was_kept_and_what_to_do(bar: NotificationBar) -> None:
    bar.show_error(DiskFull(name="a.annotator"))
    assert said(bar) == ["The disk with a.annotator is full. Everything else was saved. Free some space."]


def test_errors_are_translated_before_the_blanks_are_filled(qapp: QApplication) -> None:
    translator = Ukrainian()
    QCoreApplication.installTranslator(translator)
    try:
        sentence = translate_error(DiskFull(name="a.annotator"))
    finally:
        QCoreApplication.removeTranslator(translator)
    assert sentence.startswith("Диск із a.annotator заповнений.")


def test_errors_come_first_then_the_latest(bar: NotificationBar) -> None:
    bar.show_message("careful", "warning")
    bar.show_message("broken", "error")
    bar.show_message("also", "warning")
    assert [message.text for message in bar.messages()] == ["broken", "also", "careful"]
    assert said(bar) == ["broken", "2 more"]
    bar.dismiss()
    assert said(bar) == ["also", "1 more"]


def test_news_take_the_place_of_news_only(bar: NotificationBar) -> None:
    bar.show_message("careful", "warning")
    bar.show_message("3 more tagged")
    bar.show_message("2 articles imported")
    assert [message.text for message in bar.messages()] == ["careful", "2 articles imported"]
    bar.dismiss_news()
    assert said(bar) == ["careful", "1 more"]
    bar.dismiss()
    bar.dismiss_news()
    assert bar.messages() == ()


def test_a_message_that_is_no_longer_true_is_taken_back(bar: NotificationBar) -> None:
    bar.show_message("not saved", "error")
    bar.take_back("another")
    assert said(bar) == ["not saved"]
    bar.take_back("not saved")
    assert bar.messages() == ()


def test_the_same_message_is_shown_once(bar: NotificationBar) -> None:
    bar.show_message("again")
    bar.show_message("again")
    assert len(bar.messages()) == 1


def test_a_button_acts_and_takes_the_message_away(bar: NotificationBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_message("behind")
    bar.show_message("The disk is full.", "error", [("Try again", lambda: done.append("tried"))])
    QTest.mouseClick(button(bar, "Try again"), Qt.MouseButton.LeftButton)
    assert done == ["tried"]
    assert said(bar) == ["behind"]


def test_a_button_may_bring_a_new_message(bar: NotificationBar, qtbot: QtBot) -> None:
    bar.show_message("first", "error", [("Try again", lambda: bar.show_message("first", "error"))])
    QTest.mouseClick(button(bar, "Try again"), Qt.MouseButton.LeftButton)
    assert said(bar) == ["first"]


def test_escape_and_the_cross_dismiss(bar: NotificationBar, qtbot: QtBot) -> None:
    bar.show_message("one")
    bar.show_message("two")
    cross = bar.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    cross.setFocus()
    with qtbot.waitSignal(bar.emptied):
        QTest.keyClick(cross, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_foreign_text_is_never_markup(bar: NotificationBar) -> None:
    bar.show_message("<b>bold</b> & <img src='file:///etc/passwd'>")
    label = next(label for label in bar.findChildren(QLabel) if label.text().startswith("<b>"))
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_everything_has_an_accessible_name(bar: NotificationBar) -> None:
    bar.show_message("one", "warning", [("Act", lambda: None)])
    for control in bar.findChildren(QObject):
        if isinstance(control, QPushButton | QToolButton):
            assert control.accessibleName() or control.text()

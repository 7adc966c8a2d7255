"""Article details and pasting: the same form, checked in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle
from annotator.gui.dialogs.article_details import ArticleDetails
from annotator.gui.dialogs.metadata_form import date_problem
from annotator.gui.dialogs.paste_dialog import PasteDialog
from annotator.session.article_words import language_name

METADATA = Metadata("Bombs", "Daily desk", "https://example.org/1", "2024-09-25", "uk")


@pytest.fixture
def details(qtbot: QtBot) -> ArticleDetails:
    dialog = ArticleDetails(METADATA, "From bombs.txt, imported today.")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def entry(dialog: QDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def fill(dialog: QDialog, name: str, text: str) -> None:
    wanted = entry(dialog, name)
    wanted.setFocus()
    wanted.selectAll()
    QTest.keyClick(wanted, Qt.Key.Key_Delete)
    QTest.keyClicks(wanted, text)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("2024-05-23", True), ("", True), ("23.05.2024", False), ("2024-5-23", False), ("2024-02-30", False)],
)
def test_a_date_is_checked_in_words(qtbot: QtBot, typed: str, right: bool) -> None:
    assert bool(date_problem(typed)) is not right


def test_shows_what_is_known(details: ArticleDetails) -> None:
    assert details.metadata() == METADATA
    language = details.findChild(QComboBox)
    assert isinstance(language, QComboBox)
    assert language.currentText() == "Ukrainian"


def test_tells_what_was_changed(details: ArticleDetails, qtbot: QtBot) -> None:
    fill(details, "Title", "Glide  bombs ")
    with qtbot.waitSignal(details.metadata_accepted) as told:
        QTest.keyClick(entry(details, "Title"), Qt.Key.Key_Return)
    assert told.args == [Metadata("Glide bombs", "Daily desk", "https://example.org/1", "2024-09-25", "uk")]


def test_says_nothing_where_nothing_was_changed(details: ArticleDetails, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(details.metadata_accepted):
        QTest.keyClick(entry(details, "Title"), Qt.Key.Key_Return)
    assert details.result() == QDialog.DialogCode.Accepted


def test_a_wrong_date_is_refused_in_place(details: ArticleDetails, qtbot: QtBot) -> None:
    fill(details, "Date", "2024-02-30")
    assert entry(details, "Date").accessibleDescription() == "There is no such day: 2024-02-30."
    QTest.keyClick(entry(details, "Title"), Qt.Key.Key_Return)
    assert details.isVisible()
    assert QApplication.focusWidget() is entry(details, "Date")
    fill(details, "Date", "2024-02-29")
    assert entry(details, "Date").accessibleDescription() == ""


def test_a_language_that_is_not_offered_is_kept(qtbot: QtBot) -> None:
    dialog = ArticleDetails(Metadata(language="ar"))
    qtbot.addWidget(dialog)
    assert dialog.metadata().language == "ar"
    assert language_name("ar") == "Arabic"
    assert language_name("xx-unknown") == "xx-unknown"


@pytest.fixture
def paste(qtbot: QtBot) -> PasteDialog:
    QGuiApplication.clipboard().setText(
        "Bombs fall on Kharkiv\r\n\r\nThree people\u00a0were killed.\u2028Nobody said more."
    )
    dialog = PasteDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def text_of(dialog: PasteDialog) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def add(dialog: PasteDialog) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if "Add" in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_pasted_is_taken_as_it_is(paste: PasteDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(paste.article_accepted) as told:
        add(paste)
    assert told.args is not None
    article = told.args[0]
    assert isinstance(article, ExchangedArticle)
    assert article.text == "Bombs fall on Kharkiv\n\nThree people\u00a0were killed.\u2028Nobody said more."
    assert article.metadata.title == "Bombs fall on Kharkiv"


def test_the_title_follows_the_text_until_it_is_written(paste: PasteDialog) -> None:
    field = text_of(paste)
    field.selectAll()
    QTest.keyClicks(field, "Another title")
    assert entry(paste, "Title").text() == "Another title"
    fill(paste, "Title", "Mine")
    QTest.keyClicks(field, " and more")
    assert entry(paste, "Title").text() == "Mine"


def test_an_article_needs_a_text(paste: PasteDialog) -> None:
    text_of(paste).clear()
    add(paste)
    assert paste.isVisible()
    assert "no text yet" in paste._problem.text()


def test_a_long_text_is_shown_in_part_and_taken_whole(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Title\n\n" + "word " * 60_000)
    dialog = PasteDialog()
    qtbot.addWidget(dialog)
    assert text_of(dialog).isReadOnly()
    assert len(dialog.article().text) > 300_000

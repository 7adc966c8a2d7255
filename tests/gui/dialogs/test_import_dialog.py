"""Guessed encodings: seen, and changed, before anything is imported."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.exchange import Problem
from annotator.domain.import_choice import ImportChoice
from annotator.gui.dialogs.import_dialog import ImportDialog, encoding_text, worth_a_look
from annotator.gui.row_delegate import RowRole
from annotator.gui.theme import Theme
from annotator.services.projects import create_project
from annotator.services.sources import find_sources, preview
from annotator.text.normalise import KNOWN_ENCODINGS

TEXT = "Удар по Харкову\n\nУночі ворог завдав удару по Салтівці. Троє людей загинули, ще десятеро поранені."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Plain.\n\nNothing to guess here.", encoding="utf-8")
    (folder / "b.txt").write_bytes(TEXT.encode("cp1251"))
    (folder / "c.txt").write_bytes((TEXT + " Кінець.").encode("cp1251"))
    return folder


@pytest.fixture
def dialog(qtbot: QtBot, folder: Path, theme: Theme) -> ImportDialog:
    sources, problems = find_sources([folder])
    dialog = ImportDialog(sources, [preview(source) for source in sources], [Problem("d.xyz", "No."), *problems], theme)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def files(dialog: ImportDialog) -> QListWidget:
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def text(dialog: ImportDialog) -> str:
    found = dialog.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found.toPlainText()


def choose(dialog: ImportDialog, encoding: str) -> None:
    """Choose an encoding with the keyboard, as a user does."""
    combo = dialog.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    wanted = combo.findData(encoding)
    while combo.currentIndex() != wanted:
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < wanted else Qt.Key.Key_Up)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if words in one.text().replace("&", ""))


def test_is_wanted_only_where_something_was_guessed(folder: Path) -> None:
    sources, _ = find_sources([folder])
    assert worth_a_look([preview(source) for source in sources])
    assert not worth_a_look([preview(sources[0])])


def test_guessed_files_come_first_and_say_so(dialog: ImportDialog) -> None:
    rows = [files(dialog).item(place) for place in range(3)]
    assert [row.text() for row in rows] == ["b.txt", "c.txt", "a.txt"]
    assert [row.data(RowRole.TRAILING) for row in rows] == ["a guess", "a guess", ""]
    assert "a guess" in rows[0].data(Qt.ItemDataRole.AccessibleTextRole)
    assert text(dialog).startswith("Удар по Харкову")


def test_another_encoding_shows_at_once_and_is_returned(dialog: ImportDialog, folder: Path) -> None:
    assert dialog.encodings() == {}
    choose(dialog, "koi8-u")
    assert text(dialog) == TEXT.encode("cp1251").decode("koi8-u")
    assert dialog.encodings() == {folder / "b.txt": "koi8-u"}
    assert files(dialog).item(0).data(RowRole.TRAILING) == "chosen by you"


def test_one_choice_serves_all_that_were_guessed(dialog: ImportDialog, folder: Path) -> None:
    choose(dialog, "mac-cyrillic")
    QTest.mouseClick(button(dialog, "all that were guessed"), Qt.MouseButton.LeftButton)
    assert dialog.encodings() == {folder / "b.txt": "mac-cyrillic", folder / "c.txt": "mac-cyrillic"}


def test_an_encoding_that_does_not_fit_is_said_and_can_be_left_again(dialog: ImportDialog, folder: Path) -> None:
    choose(dialog, "utf-8")
    assert files(dialog).item(0).data(RowRole.TRAILING) == "not readable"
    assert "cannot be read as utf-8" in dialog._problem.text()
    choose(dialog, "cp1251")
    assert text(dialog).startswith("Удар по Харкову")
    assert not dialog._problem.text()


def test_enter_imports_with_what_was_chosen(dialog: ImportDialog, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    choose(dialog, "koi8-u")
    choose(dialog, "cp1251")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(files(dialog), Qt.Key.Key_Return)
    project = create_project(tmp_path / "p")
    sources, problems = find_sources([folder])
    summary = project.importing.run(sources, problems=problems, choice=ImportChoice(encodings=dialog.encodings()))
    project.close()
    assert summary.articles == 3
    assert [notice.place for notice in summary.notices] == ["c.txt"]


def test_escape_leaves(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_every_encoding_has_words() -> None:
    assert all(encoding_text(name) == words for name, words in KNOWN_ENCODINGS)
    assert encoding_text("cp866") == "CP866"

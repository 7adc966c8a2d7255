"""An import seen before it is done: encodings, columns, copies and labels, chosen with real widgets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.column_mapping import header_key
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.import_choice import Copies
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_text_page import encoding_text
from annotator.gui.row_delegate import RowRole
from annotator.gui.theme import Theme
from annotator.resources import seed
from annotator.services.projects import Project, create_project
from annotator.services.sources import find_sources
from annotator.session.import_memory import ImportMemory
from annotator.session.settings import Settings
from annotator.text.normalise import KNOWN_ENCODINGS
from tests.projects import write_lines

TEXT = "Удар по Харкову\n\nУночі ворог завдав удару по Салтівці. Троє людей загинули, ще десятеро поранені."
LONG = seed("articles", "01_printing_house.txt").read_text(encoding="utf-8")
Shows = Callable[..., ImportDialog]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with one article."""
    made = create_project(tmp_path / "war", annotator_name="Olena")
    made.importing.take([ExchangedArticle(LONG)])
    yield made
    made.close()


@pytest.fixture
def shows(qtbot: QtBot, project: Project, theme: Theme) -> Shows:
    """Return a maker of dialogs about files."""
    memory = ImportMemory(Settings())

    def show(*paths: Path) -> ImportDialog:
        sources, problems = find_sources(paths)
        preview = project.previewing.run(sources, problems)
        dialog = ImportDialog(preview, project.reading.scheme(), memory, project.previewing.again, theme)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Plain.\n\nNothing to guess here.", encoding="utf-8")
    (folder / "b.txt").write_bytes(TEXT.encode("cp1251"))
    (folder / "c.txt").write_bytes((TEXT + " Кінець.").encode("cp1251"))
    return folder


def text(dialog: ImportDialog) -> str:
    return dialog.page.text.toPlainText()


def choose(combo: QComboBox, wanted: str) -> None:
    """Choose a value with the keyboard, as a user does."""
    combo.setFocus()
    place = combo.findData(wanted)
    assert place >= 0
    while combo.currentIndex() != place:
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < place else Qt.Key.Key_Up)
        place = combo.findData(wanted)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if words in one.text().replace("&", ""))


def row(dialog: ImportDialog, words: str) -> int:
    """Choose the article whose title begins so."""
    place = next(at for at in range(dialog.articles.count()) if dialog.articles.item(at).text().startswith(words))
    dialog.articles.setCurrentRow(place)
    return place


def test_guessed_files_come_first_and_say_so(shows: Shows, folder: Path) -> None:
    dialog = shows(folder)
    rows = [dialog.articles.item(place) for place in range(3)]
    assert [one.data(RowRole.DETAIL).split(" ")[0] for one in rows] == ["b.txt", "c.txt", "a.txt"]
    assert [one.data(RowRole.TRAILING) for one in rows][:2] == ["a guess", "a copy"]
    assert "a guess" in rows[0].data(Qt.ItemDataRole.AccessibleTextRole)
    assert text(dialog).startswith("Удар по Харкову")


def test_another_encoding_shows_at_once_and_is_chosen(shows: Shows, folder: Path) -> None:
    dialog = shows(folder)
    assert dialog.choice().encodings == {}
    choose(dialog.page.encoding, "koi8-u")
    assert text(dialog) == TEXT.encode("cp1251").decode("koi8-u")
    assert dialog.choice().encodings == {folder / "b.txt": "koi8-u"}
    assert dialog.articles.currentItem().data(RowRole.TRAILING) == "chosen by you"


def test_one_encoding_serves_all_that_were_guessed(shows: Shows, folder: Path) -> None:
    dialog = shows(folder)
    choose(dialog.page.encoding, "mac-cyrillic")
    row(dialog, dialog.articles.item(1).text())
    dialog.page.encoding_for_all.emit("mac-cyrillic")
    assert dialog.choice().encodings == {folder / "b.txt": "mac-cyrillic", folder / "c.txt": "mac-cyrillic"}


def test_an_encoding_that_does_not_fit_is_said_and_can_be_left_again(shows: Shows, folder: Path) -> None:
    dialog = shows(folder)
    choose(dialog.page.encoding, "utf-8")
    assert dialog.articles.currentItem().data(RowRole.TRAILING) == "not readable"
    assert "cannot be read as utf-8" in dialog.page.problem.text()
    choose(dialog.page.encoding, "cp1251")
    assert text(dialog).startswith("Удар по Харкову")
    assert not dialog.page.problem.text()


def test_enter_imports_with_what_was_chosen(shows: Shows, project: Project, qtbot: QtBot, folder: Path) -> None:
    dialog = shows(folder)
    choose(dialog.page.encoding, "koi8-u")
    choose(dialog.page.encoding, "cp1251")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.articles, Qt.Key.Key_Return)
    summary = project.importing.run(find_sources([folder])[0], choice=dialog.choice())
    assert (summary.articles, summary.linked) == (3, 1)
    assert [notice.place for notice in summary.notices] == ["c.txt"]


def test_escape_leaves(shows: Shows, qtbot: QtBot, folder: Path) -> None:
    dialog = shows(folder)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_copy_shows_its_difference_and_can_be_left_out(shows: Shows, tmp_path: Path, project: Project) -> None:
    path = tmp_path / "copy.txt"
    path.write_text("Another headline\n" + LONG.split("\n", 1)[1].replace("20 in Kharkiv", "21 in Kharkiv"))
    dialog = shows(path)
    assert "20 21 in Kharkiv" in text(dialog)
    dialog.page.difference.click()
    assert "20 21" not in text(dialog)
    assert dialog.choice().copies is Copies.LINK
    choose(dialog.page.copy, Copies.SKIP.value)
    assert list(dialog.choice().one_by_one.values()) == [Copies.SKIP]
    assert project.importing.run(find_sources([path])[0], choice=dialog.choice()).articles == 0
    choose(dialog.page.copy, "")
    assert dialog.choice().one_by_one == {}
    choose(dialog.copies, Copies.KEEP.value)
    assert dialog.choice().copies is Copies.KEEP


def test_columns_are_chosen_and_remembered(shows: Shows, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("Lead,Body\nOne lead,The text of one\nTwo lead,The text of two\n")
    dialog = shows(path)
    lists = dialog.page.columns.findChildren(QComboBox)
    assert lists[0].currentText() == "Body"
    choose(lists[0], "Lead")
    assert text(dialog) == "One lead"
    assert dialog.choice().columns[header_key(["Lead", "Body"])]["text"] == "Lead"
    dialog.accept()
    assert text(shows(path)) == "The text of one"  # the preview is made with what is remembered, as ArticleFiles does
    assert ImportMemory(Settings()).columns()[header_key(["Body", "Lead"])]["text"] == "Lead"


def test_labels_are_chosen_and_remembered(shows: Shows, tmp_path: Path, project: Project) -> None:
    spans = [[0, 7, "LOC"], [0, 7, "MISC"], [0, 7, "ORG"], [0, 7, "Weapons"]]
    path = write_lines(tmp_path / "in.jsonl", {"text": "Kharkiv was hit.", "label": spans})
    dialog = shows(path)
    lists = dialog.labels.choices
    assert {name: one.currentText() for name, one in lists.items()} == {
        "LOC": "Locations",
        "MISC": "a new label, MISC",
        "ORG": "a new label, ORG",
    }
    choose(lists["MISC"], "")
    choose(lists["ORG"], "Officials")
    assert dialog.choice().labels.chosen == {"LOC": "Locations", "MISC": "", "ORG": "Officials"}
    dialog.labels.as_suggestions.click()
    assert dialog.choice().as_suggestions
    dialog.accept()
    again = shows(path)
    assert again.labels.choices["MISC"].currentText() == "leave its tags out"
    summary = project.importing.run(find_sources([path])[0], choice=again.choice())
    assert summary.spans == 3


def test_what_is_left_out_is_listed(shows: Shows, folder: Path) -> None:
    (folder / "photo.png").write_bytes(b"x")
    dialog = shows(folder)
    assert [dialog.tabs.tabText(place) for place in range(dialog.tabs.count())] == ["&Articles", "Left &out (1)"]
    assert "Nothing" not in button(dialog, "Import").text()


def test_memory_survives_nonsense(qtbot: QtBot) -> None:
    settings = Settings()
    memory = ImportMemory(settings)
    for nonsense in ("{", "[]", '{"a": 1, "b": {"c": 2}}'):
        settings.set("import/columns", nonsense)
        settings.set("import/labels", nonsense)
        assert memory.columns() == {}
        assert memory.labels(["b"]) is None
    memory.remember_labels(["PER"], {"PER": ""})
    assert memory.labels(["per"]) == {"PER": ""}


def test_every_encoding_has_words() -> None:
    assert all(encoding_text(name) == words for name, words in KNOWN_ENCODINGS)
    assert encoding_text("cp866") == "CP866"

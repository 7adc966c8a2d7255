"""A question for a file begins where it was last answered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator import paths
from annotator.gui.file_dialogs import Place, ask_file, ask_files, ask_folder, ask_target, start_folder
from tests.file_dialogs import answer_file_dialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def test_the_next_question_begins_where_the_last_was_answered(parent: QWidget, tmp_path: Path) -> None:
    articles = tmp_path / "strikes"
    articles.mkdir()
    article = articles / "one.txt"
    article.write_text("One.", encoding="utf-8")
    first = answer_file_dialog(str(article))
    assert ask_files(parent, "Import Files") == [article]
    assert first == [Path.home()]
    second = answer_file_dialog(str(articles))
    assert ask_folder(parent, "Import Folder") == articles
    assert second == [articles]
    # The folder itself was the answer: another one is chosen beside it.
    assert start_folder(Place.SOURCES) == tmp_path
    # What goes out, and projects, are asked for elsewhere.
    assert start_folder(Place.TARGETS) == start_folder(Place.PROJECTS) == Path.home()
    third = answer_file_dialog(str(articles / "out.jsonl"))
    assert ask_target(parent, "Export", "war.jsonl", "JSON Lines (*.jsonl)") == articles / "out.jsonl"
    assert third == [Path.home()]
    assert start_folder(Place.TARGETS) == articles


def test_who_cancels_changes_nothing(parent: QWidget) -> None:
    for ask in (
        lambda: ask_files(parent, "Import Files"),
        lambda: ask_file(parent, "Open Project", "", Place.PROJECTS),
        lambda: ask_folder(parent, "Import Folder"),
        lambda: ask_target(parent, "Export", "war.jsonl", ""),
    ):
        answered = answer_file_dialog("")
        assert not ask()
        assert answered == [Path.home()]
    assert all(start_folder(place) == Path.home() for place in Place)


def test_a_folder_that_is_gone_is_not_offered(parent: QWidget, tmp_path: Path) -> None:
    gone = tmp_path / "stick"
    gone.mkdir()
    answer_file_dialog(str(gone / "labels.toml"))
    assert ask_target(parent, "Labels to a File", "", "Schemes (*.toml)") == gone / "labels.toml"
    gone.rmdir()
    assert start_folder(Place.TARGETS) == Path.home()
    paths.documents_folder().mkdir(parents=True)
    assert start_folder(Place.TARGETS) == paths.documents_folder()

"""The Dataset workspace: a choice says at once what it takes, looks like and loses; an export reads back itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.domain.export_choice import ExportChoice
from annotator.domain.workflow import State
from annotator.formats.base import Format
from annotator.gui.dataset_formats import CAPTIONS, FOR_PEOPLE, USUAL
from annotator.gui.dataset_workspace import DatasetWorkspace
from annotator.gui.notifications import NotificationBar
from annotator.gui.task_bar import TaskBar
from annotator.gui.theme import Theme
from annotator.services.overview import writable_formats
from annotator.services.projects import Project, create_project, create_sample, open_project
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings
from tests.projects import article_uids, make_project

Shows = Callable[[Project], DatasetWorkspace]


@pytest.fixture
def shows(qtbot: QtBot, theme: Theme) -> Iterator[Shows]:
    """Return a maker of workspaces, settled on the choice that is usual for their project."""
    sessions: list[ProjectSession] = []

    def show(project: Project) -> DatasetWorkspace:
        session = ProjectSession(project)
        sessions.append(session)
        messages, tasks = NotificationBar(theme), TaskBar(theme)
        workspace = DatasetWorkspace(session, Settings(), theme, messages, tasks)
        for widget in (messages, tasks, workspace):
            qtbot.addWidget(widget)
        with qtbot.waitExposed(workspace):
            workspace.show()
        workspace.activate()
        settle(workspace, qtbot)
        return workspace

    yield show
    for session in sessions:
        session.close()


def settle(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workspace.look.is_busy(), timeout=20_000)


@pytest.fixture
def workspace(shows: Shows, tmp_path: Path) -> DatasetWorkspace:
    return shows(create_sample(tmp_path / "sample"))


def choose(workspace: DatasetWorkspace, name: str, qtbot: QtBot) -> None:
    card = workspace.formats.card(name)
    if not card.isVisible():
        workspace.formats.fold.click()
    qtbot.waitUntil(lambda: card.height() >= card.sizeHint().height())  # unfolding takes a turn of the event loop
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.isChecked()
    settle(workspace, qtbot)


def export_to(target: Path, workspace: DatasetWorkspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(workspace.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workspace.exporting.closing_words() != "", timeout=20_000)
    return workspace.exporting.closing_words()


def test_begins_with_what_is_usual(workspace: DatasetWorkspace) -> None:
    assert workspace.choice().states == {State.DONE}
    assert workspace.status_words() == "1 of 6 articles ready"
    assert workspace.export_button.text().startswith("Export 1 ")
    assert workspace.formats.format().name == "jsonl"
    assert workspace.preview.title() == "Preview · sample.jsonl"


def test_says_what_a_format_leaves_out(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    assert workspace.losses.words().startswith("Nothing")
    choose(workspace, "conll", qtbot)
    assert "form fields, left out" in workspace.losses.words()


def test_previews_the_records_as_they_are_chosen(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    text = workspace.preview.text.toPlainText
    assert '"label": "Weapons"' in text()
    QTest.keyClick(workspace.choices.labels.box, Qt.Key.Key_Space)
    QTest.keyClicks(workspace.choices.labels.entries()["Weapons"][1], "ARM")
    settle(workspace, qtbot)
    assert '"label": "Weapons"' not in text()
    assert '"label": "ARM"' in text()
    choose(workspace, "conll", qtbot)
    assert "B-ARM" in text()


def test_a_binary_format_shows_its_records(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    pytest.importorskip("openpyxl")
    choose(workspace, "xlsx", qtbot)
    assert workspace.preview.sentence().startswith("A binary file")
    assert '"spans"' in workspace.preview.text.toPlainText()


@pytest.mark.parametrize("known", writable_formats(), ids=lambda known: known.name)
def test_every_format_can_be_chosen(shows: Shows, qtbot: QtBot, tmp_path: Path, known: object) -> None:
    workspace = shows(create_sample(tmp_path / "sample"))
    broken: list[object] = []
    workspace.broke.connect(broken.append)
    name = known.name  # type: ignore[attr-defined]  # parametrize gives no type
    choose(workspace, name, qtbot)
    assert name in CAPTIONS
    assert broken == []
    assert workspace.losses.words()
    if not workspace.formats.format().missing_extra:
        assert workspace.preview.text.toPlainText()
        assert workspace.export_button.isEnabled()


def test_cards_are_radio_buttons_that_keys_choose(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    first = workspace.formats.card(USUAL[0])
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert workspace.formats.format().name != USUAL[0]
    interface = QAccessible.queryAccessibleInterface(workspace.formats.card(FOR_PEOPLE[0]))
    assert interface is not None
    assert interface.role() is QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "CSV"
    assert interface.text(QAccessible.Text.Description) == CAPTIONS["csv"]
    settle(workspace, qtbot)


def test_a_missing_package_is_a_line_to_run(
    shows: Shows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_available = Format.is_available
    monkeypatch.setattr(Format, "is_available", lambda self, **ways: self.name != "xlsx" and is_available(self, **ways))
    workspace = shows(create_sample(tmp_path / "sample"))
    choose(workspace, "xlsx", qtbot)
    assert 'pip install "annotator[xlsx]"' in workspace.losses.words()
    assert not workspace.export_button.isEnabled()
    QTest.mouseClick(workspace.losses.copy_line, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == 'pip install "annotator[xlsx]"'


def test_copies_the_command_that_does_the_same(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    choose(workspace, "brat", qtbot)
    QTest.mouseClick(workspace.copy, Qt.MouseButton.LeftButton)
    command = QApplication.clipboard().text()
    assert command.startswith("annotator export ")
    assert command.endswith("--state done")
    assert "--format brat" in command


def test_exports_and_reads_back(
    workspace: DatasetWorkspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(workspace, "csv", qtbot)
    closing = export_to(tmp_path / "out.csv", workspace, qtbot, monkeypatch)
    assert closing == "1 articles and 38 tags written to out.csv, read back and the same."
    assert (tmp_path / "out.csv").exists()


def test_a_split_says_how_large_its_parts_are(
    workspace: DatasetWorkspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.choices.take_everything()
    QTest.keyClick(workspace.choices.split.ways, Qt.Key.Key_Down)
    settle(workspace, qtbot)
    sizes = workspace.summary_words().splitlines()[1]
    assert sizes.startswith("train ")
    closing = export_to(tmp_path / "out.jsonl", workspace, qtbot, monkeypatch)
    assert f"({sizes})" in closing


def test_no_label_is_nothing_to_export(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    for tick, _ in workspace.choices.labels.entries().values():
        tick.click()
    settle(workspace, qtbot)
    assert workspace.summary_words() == "No label is chosen. Tick one at least."
    assert not workspace.export_button.isEnabled()
    assert not workspace.copy.isEnabled()


def test_what_fits_nothing_offers_everything(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    QTest.keyClicks(workspace.choices.articles.search, "no such words")
    settle(workspace, qtbot)
    assert workspace.status_words() == "0 of 6 articles ready"
    assert workspace.preview.sentence() == "No article fits what was chosen above."
    assert not workspace.export_button.isEnabled()
    QTest.mouseClick(workspace.take_everything, Qt.MouseButton.LeftButton)
    settle(workspace, qtbot)
    assert workspace.choice() == ExportChoice()
    assert workspace.status_words() == "6 of 6 articles ready"
    assert workspace.preview.text.isVisible()


def test_the_choice_is_remembered_for_the_project(shows: Shows, qtbot: QtBot, tmp_path: Path) -> None:
    first = shows(create_sample(tmp_path / "sample"))
    first.choices.pseudonyms.click()
    QTest.keyClicks(first.choices.articles.search, "Kharkiv")
    choose(first, "w3c", qtbot)
    chosen, path = first.choice(), tmp_path / "sample.annotator"
    again = shows(open_project(path, read_only=True))
    assert (again.choice(), again.formats.format().name) == (chosen, "w3c")
    assert again.formats.card("w3c").isVisible()
    other = shows(make_project(tmp_path / "other"))
    assert other.choice() != chosen


def test_an_empty_project_says_what_comes_first(shows: Shows, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = shows(create_project(tmp_path / "empty"))
    assert workspace.preview.sentence().startswith("No articles yet. Import some")
    assert workspace.statistics.sentence.text().startswith("No articles, no figures")
    assert not workspace.export_button.isEnabled()
    with qtbot.waitSignal(workspace.import_wanted):
        QTest.mouseClick(workspace.import_files, Qt.MouseButton.LeftButton)


def test_a_project_without_tags_can_go_out(shows: Shows, tmp_path: Path) -> None:
    workspace = shows(make_project(tmp_path / "untagged"))
    assert workspace.statistics.sentence.text().startswith("Nothing is tagged yet")
    assert workspace.statistics.charts["states"].isVisible()
    assert not workspace.statistics.who_says.isVisible()
    assert workspace.export_button.isEnabled()


def test_a_read_only_project_exports(
    shows: Shows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_sample(tmp_path / "sample").close()
    workspace = shows(open_project(tmp_path / "sample.annotator", read_only=True))
    assert "read back and the same" in export_to(tmp_path / "out.jsonl", workspace, qtbot, monkeypatch)


def test_what_cannot_be_counted_is_said(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    workspace.choices.labels.entries()["Weapons"][1].setText("ARM\u200bS")
    settle(workspace, qtbot)
    assert "cannot be called" in workspace.losses.words()
    assert "cannot be called" in workspace.preview.sentence()
    assert not workspace.export_button.isEnabled()


def test_follows_what_changes_in_the_project(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    session = workspace.session
    todo = next(
        uid
        for uid in article_uids(session.project)
        if session.reading.progress(uid, session.annotator_uid).state is State.NEW
    )
    session.set_state(State.DONE, todo)
    qtbot.waitUntil(lambda: workspace.status_words() == "2 of 6 articles ready")


def test_picked_articles_go_out_and_removed_ones_do_not(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    session = workspace.session
    first, second = article_uids(session.project)[:2]
    workspace.choices.articles.set_picked(frozenset({first, second}))
    settle(workspace, qtbot)
    assert workspace.status_words() == "2 of 6 articles ready"
    session.remove_articles([first])
    qtbot.waitUntil(lambda: workspace.status_words() == "1 of 5 articles ready")
    assert workspace.choice().articles == {second}

"""The Dataset workspace: choosing a format says what it leaves out; exporting reads back what was written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from annotator.gui.dataset_workspace import DatasetWorkspace
from annotator.gui.notifications import NotificationBar
from annotator.gui.task_bar import TaskBar
from annotator.gui.theme import Theme
from annotator.services.projects import create_sample
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession(create_sample(tmp_path / "sample"))
    yield session
    session.close()


@pytest.fixture
def workspace(qtbot: QtBot, session: ProjectSession) -> DatasetWorkspace:
    theme = Theme()
    messages, tasks = NotificationBar(theme), TaskBar(theme)
    for widget in (messages, tasks):
        qtbot.addWidget(widget)
    workspace = DatasetWorkspace(session, Settings(), theme, messages, tasks)
    qtbot.addWidget(workspace)
    workspace.show()
    workspace.refresh()
    return workspace


def choose(workspace: DatasetWorkspace, name: str) -> None:
    button = workspace.findChild(QRadioButton, name)
    assert isinstance(button, QRadioButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_says_what_a_format_leaves_out(workspace: DatasetWorkspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: workspace.losses.words().startswith("Nothing"))
    choose(workspace, "conll")
    qtbot.waitUntil(lambda: "form fields, left out" in workspace.losses.words())


def test_copies_the_command_that_does_the_same(workspace: DatasetWorkspace, session: ProjectSession) -> None:
    choose(workspace, "brat")
    workspace.copy_command()
    command = QApplication.clipboard().text()
    assert command.startswith("annotator export ")
    assert "--format brat" in command


def test_exports_and_reads_back(
    workspace: DatasetWorkspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose(workspace, "csv")
    qtbot.waitUntil(workspace.export_button.isEnabled)
    workspace.export()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "read back and the same" in workspace.exporting.closing_words())

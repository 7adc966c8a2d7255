"""Snapshots in a dialog, on a real project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.snapshots_dialog import SnapshotsDialog
from annotator.gui.row_delegate import RowRole
from annotator.gui.theme import Theme
from annotator.services.projects import Project, create_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = create_project(tmp_path / "a")
    project.take_snapshot("open")
    project.take_snapshot("asked")
    yield project
    project.close()


@pytest.fixture
def dialog(qtbot: QtBot, project: Project, theme: Theme) -> SnapshotsDialog:
    dialog = SnapshotsDialog("a", project.snapshots(), theme)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def rows(dialog: SnapshotsDialog) -> QListWidget:
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def press(dialog: SnapshotsDialog, words: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if words in one.text().replace("&", ""))
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_latest_comes_first_with_its_reason(dialog: SnapshotsDialog) -> None:
    details = [rows(dialog).item(place).data(RowRole.DETAIL) for place in range(rows(dialog).count())]
    assert details == ["because you asked for it", "when the project was opened"]


def test_restoring_is_explained_and_asked_once_more(dialog: SnapshotsDialog, qtbot: QtBot) -> None:
    rows(dialog).setCurrentRow(1)
    with qtbot.assertNotEmitted(dialog.restore_requested):
        QTest.keyClick(rows(dialog), Qt.Key.Key_Return)
    assert "so that nothing is lost" in dialog._explanation.text()
    with qtbot.waitSignal(dialog.restore_requested) as told:
        press(dialog, "Restore this snapshot")
    assert told.args == [1]
    assert not dialog.isVisible()


def test_the_question_can_be_left(dialog: SnapshotsDialog, qtbot: QtBot) -> None:
    press(dialog, "Restore…")
    with qtbot.assertNotEmitted(dialog.restore_requested):
        press(dialog, "Keep the project")
    assert dialog.isVisible()
    assert not dialog._question.isVisible()


def test_one_can_be_taken_now(dialog: SnapshotsDialog, project: Project, qtbot: QtBot) -> None:
    dialog.snapshot_requested.connect(lambda: project.take_snapshot())
    dialog.snapshot_requested.connect(lambda: dialog.show_snapshots(project.snapshots()))
    press(dialog, "Take one now")
    assert rows(dialog).count() == 3


def test_without_snapshots_it_says_so(qtbot: QtBot, theme: Theme) -> None:
    dialog = SnapshotsDialog("a", [], theme, can_take=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._none.isVisible()
    assert not dialog._restore.isEnabled()
    assert not dialog._take.isEnabled()

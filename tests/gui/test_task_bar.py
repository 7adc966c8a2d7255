"""Long work as the window shows it, with a real worker on a real project."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from annotator.errors import KnownError
from annotator.gui.task_bar import Closing, TaskBar, TaskRow, seconds_left, time_left_text
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import Project, create_project
from annotator.session.workers import Task, Workers


class DiskFull(KnownError):
    happened = "The disk is full."


@pytest.fixture
def workers(qtbot: QtBot, tmp_path: Path) -> Iterator[Workers]:
    project = create_project(tmp_path / "a")
    workers = Workers(project)
    yield workers
    workers.close()
    project.close()


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[TaskBar]:
    bar = TaskBar(Theme(Appearance.LIGHT))
    qtbot.addWidget(bar)
    bar.resize(900, 40)
    yield bar
    bar.close()


class Slow:
    """Work that goes on until it is let go or cancelled."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(self, _project: Project, task: Task) -> str:
        task.progressed.emit(3, 10, "articles.jsonl")
        while not self.go_on.wait(0.01):
            if task.is_cancelled():
                return "cancelled"
        return "done"


def press(row: TaskRow, words: str) -> None:
    button = next(one for one in row.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_shows_how_far_the_work_is(bar: TaskBar, workers: Workers, qtbot: QtBot) -> None:
    work = Slow()
    bar.watch(workers.start("Importing", work))
    (row,) = bar.rows()
    qtbot.waitUntil(row.isVisible)
    assert row.text() == "Importing articles.jsonl · 3 of 10"
    progress = row.findChild(QProgressBar)
    assert isinstance(progress, QProgressBar)
    assert (progress.value(), progress.maximum()) == (3, 10)
    assert progress.accessibleName() == "Importing"
    work.go_on.set()
    qtbot.waitUntil(bar.isHidden)


def test_ends_with_a_line_and_a_button_to_what_was_made(bar: TaskBar, workers: Workers, qtbot: QtBot) -> None:
    opened: list[str] = []
    task = workers.start("Exporting", lambda _project, _task: "out.jsonl")
    bar.watch(task, lambda made: Closing(f"Exported to {made}.", [("Show", lambda: opened.append(made))]))
    qtbot.waitUntil(bar.isVisible)
    (row,) = bar.rows()
    assert row.text() == "Exported to out.jsonl."
    press(row, "Show")
    assert opened == ["out.jsonl"]
    cross = row.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_cancel_is_told_to_the_work_and_said(bar: TaskBar, workers: Workers, qtbot: QtBot) -> None:
    bar.watch(workers.start("Importing", Slow()), lambda result: Closing(f"Import {result}."))
    (row,) = bar.rows()
    qtbot.waitUntil(row.isVisible)
    press(row, "Cancel")
    assert "stopping" in row.text()
    qtbot.waitUntil(lambda: row.has_ended)
    assert row.text() == "Import cancelled."


def test_work_that_fails_says_so_and_leaves_no_line(bar: TaskBar, workers: Workers, qtbot: QtBot) -> None:
    def fail(_project: Project, _task: Task) -> Any:
        raise DiskFull

    with qtbot.waitSignal(bar.failed) as told:
        bar.watch(workers.start("Exporting", fail))
    assert isinstance(told.args[0], DiskFull)
    qtbot.waitUntil(lambda: not bar.rows())
    assert bar.isHidden()


def test_short_work_without_a_closing_line_never_shows(bar: TaskBar, workers: Workers, qtbot: QtBot) -> None:
    task = workers.start("Looking", lambda _project, _task: None)
    bar.watch(task)
    (row,) = bar.rows()
    shown: list[bool] = []
    row.appeared.connect(lambda: shown.append(True))
    qtbot.waitUntil(lambda: not bar.rows())
    assert not shown
    assert bar.isHidden()


def test_the_next_task_clears_the_closing_line_of_the_last(bar: TaskBar, workers: Workers, qtbot: QtBot) -> None:
    bar.watch(workers.start("One", lambda _project, _task: 1), lambda _result: Closing("One is done."))
    qtbot.waitUntil(bar.isVisible)
    work = Slow()
    bar.watch(workers.start("Two", work))
    assert [row.text() for row in bar.rows()] == ["Two"]
    work.go_on.set()
    qtbot.waitUntil(lambda: not bar.rows())


@pytest.mark.parametrize(
    ("elapsed", "done", "total", "left"),
    [(0.5, 10, 100, None), (10, 0, 100, None), (10, 5, 0, None), (10, 50, 100, 10.0), (10, 100, 100, 0.0)],
)
def test_time_left_follows_the_pace(elapsed: float, done: int, total: int, left: float | None) -> None:
    assert seconds_left(elapsed, done, total) == left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "a few seconds left"), (45, "less than a minute left"), (200, "about 3 min left")],
)
def test_time_left_is_said_roughly(seconds: float, words: str) -> None:
    assert time_left_text(seconds) == words

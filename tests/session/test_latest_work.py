"""Only the answer to the latest question is told, and no question waits behind an older one."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.services.projects import Project
from annotator.session.latest_work import LatestWork
from annotator.session.workers import Task, Workers
from tests.projects import make_project


@pytest.fixture
def work(tmp_path: Path, qtbot: QtBot) -> Iterator[LatestWork]:
    project = make_project(tmp_path / "one.annotator")
    workers = Workers(project)
    yield LatestWork(workers, "Looking")
    workers.close()
    project.close()


def test_of_many_questions_only_the_last_one_is_answered(work: LatestWork, qtbot: QtBot) -> None:
    answers: list[object] = []
    done: list[int] = []
    work.answered.connect(answers.append)
    began = threading.Event()

    def long(_own: Project, task: Task) -> str:
        began.set()
        while not task.is_cancelled():
            pass
        return "old"

    work.ask(long)
    qtbot.waitUntil(began.is_set)

    def short(number: int) -> int:
        done.append(number)
        return number

    for number in range(50):
        work.ask(lambda _own, _task, number=number: short(number))  # type: ignore[misc]  # a default is no argument
    qtbot.waitUntil(lambda: not work.is_busy())
    assert answers == [49]
    assert done == [49]


def test_a_question_may_follow_from_an_answer(work: LatestWork, qtbot: QtBot) -> None:
    answers: list[int] = []

    def take(answer: int) -> None:
        answers.append(answer)
        if answer < 3:
            work.ask(lambda _own, _task: answer + 1)

    work.answered.connect(take)
    work.ask(lambda _own, _task: 1)
    qtbot.waitUntil(lambda: not work.is_busy())
    assert answers == [1, 2, 3]


def test_progress_and_what_breaks_is_told(work: LatestWork, qtbot: QtBot) -> None:
    progress: list[tuple[int, int]] = []
    work.progressed.connect(lambda done, total: progress.append((done, total)))

    def breaking(_own: Project, task: Task) -> None:
        task.progressed.emit(1, 2, "")
        raise ZeroDivisionError

    with qtbot.waitSignal(work.broke) as broke:
        work.ask(breaking)
    assert isinstance(broke.args[0], ZeroDivisionError)
    assert progress == [(1, 2)]


def test_what_was_stopped_is_not_answered(work: LatestWork, qtbot: QtBot) -> None:
    answers: list[object] = []
    work.answered.connect(answers.append)
    work.ask(lambda _own, _task: 1)
    work.stop()
    qtbot.waitUntil(lambda: not work.is_busy())
    assert answers == []

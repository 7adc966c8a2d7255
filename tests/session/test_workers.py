"""Work in the background: what is told when it ends, and what is not told any more once the session is closed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from annotator.errors import BugError
from annotator.services.projects import Project
from annotator.session.workers import Task, Workers
from annotator.storage.errors import DiskFull
from tests.projects import make_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = make_project(tmp_path / "p", ["One."])
    yield project
    project.close()


@pytest.fixture
def workers(project: Project, qapp: QCoreApplication) -> Iterator[Workers]:
    workers = Workers(project)
    yield workers
    workers.close()


def heard(task: Task) -> list[str]:
    """Return a list that fills with what a task tells."""
    told: list[str] = []
    task.finished.connect(lambda result: told.append(f"finished {result}"))
    task.failed.connect(lambda error: told.append(f"failed {type(error).__name__}"))
    task.broke.connect(lambda error: told.append(f"broke {type(error).__name__}"))
    task.ended.connect(lambda: told.append("ended"))
    return told


def test_the_result_is_told_and_then_the_end(workers: Workers, qtbot: QtBot) -> None:
    told = heard(workers.start("Count", lambda own, _task: own.reading.project().name))
    qtbot.waitUntil(lambda: "ended" in told)
    assert told == ["finished p", "ended"]
    assert workers.running() == []


@pytest.mark.parametrize(
    ("error", "words"), [(DiskFull(name="p"), "failed DiskFull"), (BugError("?"), "broke BugError")]
)
def test_an_error_is_told_and_then_the_end(workers: Workers, qtbot: QtBot, error: Exception, words: str) -> None:
    def fail(_own: Project, _task: Task) -> None:
        raise error

    told = heard(workers.start("Fail", fail))
    qtbot.waitUntil(lambda: "ended" in told)
    assert told == [words, "ended"]


def test_a_closed_session_tells_no_result_any_more(workers: Workers, qtbot: QtBot) -> None:
    began = threading.Event()

    def work(_own: Project, task: Task) -> str:
        began.set()
        while not task.is_cancelled():
            pass
        return "too late"

    told = heard(workers.start("Work", work))
    qtbot.waitUntil(began.is_set)
    workers.close()
    qtbot.waitUntil(lambda: "ended" in told)
    assert told == ["ended"]


def test_work_that_had_not_begun_ends_with_the_session(workers: Workers) -> None:
    told = heard(workers.start("Never", lambda _own, _task: "begun"))
    workers.close()
    assert told == ["ended"]
    assert workers.running() == []


def test_what_comes_first_is_waited_for(workers: Workers, qtbot: QtBot) -> None:
    told: list[str] = []
    goes_on = threading.Event()
    before = workers.start("Before", lambda _own, _task: goes_on.wait())
    qtbot.waitUntil(lambda: not workers._waiting)
    first = workers.start("First", lambda _own, _task: told.append("first"), comes_first=True)
    after = workers.start("Second", lambda _own, _task: told.append("second"))
    workers.start("Third", lambda _own, _task: told.append("third"))
    assert first.comes_first
    assert not after.comes_first
    # What had begun already goes on beside.
    qtbot.waitUntil(lambda: first not in workers.running())
    assert told[0] == "first"
    qtbot.waitUntil(lambda: workers.running() == [before])
    assert sorted(told[1:]) == ["second", "third"]
    goes_on.set()
    qtbot.waitUntil(lambda: workers.running() == [])


def test_closing_ends_what_waits_for_the_first(workers: Workers, qtbot: QtBot) -> None:
    began = threading.Event()

    def work(_own: Project, task: Task) -> None:
        began.set()
        while not task.is_cancelled():
            pass

    workers.start("First", work, comes_first=True)
    told = heard(workers.start("Second", lambda _own, _task: "begun"))
    qtbot.waitUntil(began.is_set)
    workers.close()
    assert told == ["ended"]
    qtbot.waitUntil(lambda: workers.running() == [])

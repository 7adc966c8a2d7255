"""Large acts are undone in the background: nothing is written meanwhile, Cancel and closing leave everything whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.errors import KnownError
from annotator.services.annotating import SameText
from annotator.services.projects import Project, open_project
from annotator.session.session import ProjectSession
from annotator.session.undoing import UndoRunning
from annotator.session.workers import Task
from annotator.storage.errors import StillWriting
from tests.projects import article_uids, make_project

ARTICLES = 250
WORDS = ("In", "Kharkiv", "seven", "were", "hurt")


@pytest.fixture
def session(tmp_path: Path, qapp: QCoreApplication) -> Iterator[ProjectSession]:
    """A session on many articles, an import of one act, in which one word is tagged everywhere as the last act."""
    project = make_project(tmp_path / "p", [f"{' '.join(WORDS)} ({number})." for number in range(ARTICLES)])
    session = ProjectSession(project)
    session.open_first()
    session.undoing.restore()
    yield session
    if not session.is_closed:
        session.close()


@pytest.fixture
def failures(session: ProjectSession) -> list[KnownError]:
    """What the session says that could not be done."""
    told: list[KnownError] = []
    session.failed.connect(told.append)
    return told


def tag_everywhere(session: ProjectSession) -> int:
    """Tag two words in all articles as one act; return how many tags there are."""
    label = session.scheme.active_labels()[0].uid
    first = session.tag(Span(3, 10), label)
    assert first is not None
    places = [SameText(uid, span) for uid in article_uids(session.project) for span in (Span(3, 10), Span(11, 16))]
    assert session.tag_all(first.added[0].uid, places) is not None
    return tags(session.project)


def tags(project: Project) -> int:
    return sum(count for _, _, count in project.reading.totals())


def total(session: ProjectSession) -> int:
    return session.reading.counts(session.annotator_uid).total


def running(session: ProjectSession) -> Task:
    """Return the task that undoes."""
    assert session.undoing.is_running
    return session.workers.running()[-1]


def test_a_large_import_is_undone_in_the_background_and_done_again(session: ProjectSession, qtbot: QtBot) -> None:
    shown: list[tuple[Task, bool]] = []
    session.work_started.connect(lambda task, shows: shown.append((task, shows)))
    session.undo()
    assert session.undo_stack.canUndo()
    assert shown == [(running(session), True)]
    assert "import" in running(session).title
    qtbot.waitUntil(lambda: not session.undoing.is_running)
    assert total(session) == 0
    assert session.article is None
    assert not session.undo_stack.canUndo()
    session.redo()
    qtbot.waitUntil(lambda: not session.undoing.is_running)
    assert total(session) == ARTICLES
    assert session.article is not None
    assert session.undo_stack.canUndo()
    assert not session.undo_stack.canRedo()


def test_a_small_act_is_undone_at_once(session: ProjectSession) -> None:
    session.set_flag(True)
    session.undo()
    assert not session.undoing.is_running
    progress = session.progress()
    assert progress is not None
    assert not progress.flagged


def test_progress_goes_up_to_all_changes(session: ProjectSession, qtbot: QtBot) -> None:
    tag_everywhere(session)
    steps: list[tuple[int, int]] = []
    session.undo()
    running(session).progressed.connect(lambda done, all_, _words: steps.append((done, all_)))
    qtbot.waitUntil(lambda: not session.undoing.is_running)
    assert steps == sorted(steps)
    assert len(steps) > 1
    assert {all_ for _, all_ in steps} == {3 * ARTICLES - 2}


def test_meanwhile_nothing_is_written_and_nothing_is_lost(
    session: ProjectSession, failures: list[KnownError], qtbot: QtBot
) -> None:
    count = tag_everywhere(session)
    acts = session.undo_stack.count()
    session.undo()
    session.undo()
    session.redo()
    assert session.tag(Span(0, 2), session.scheme.active_labels()[0].uid) is None
    assert [type(error) for error in failures] == [UndoRunning] * 3
    assert session.undo_stack.count() == acts
    qtbot.waitUntil(lambda: not session.undoing.is_running)
    assert tags(session.project) == 1
    session.retry()
    assert tags(session.project) == 2
    session.undo()
    session.undo()
    assert tags(session.project) == 0
    assert count == 2 * ARTICLES


@pytest.mark.parametrize("when", ["before it begins", "in its middle"])
def test_cancel_leaves_everything_as_it_was(session: ProjectSession, qtbot: QtBot, when: str) -> None:
    count = tag_everywhere(session)
    told: list[str] = []
    session.undoing.cancelled.connect(lambda: told.append("cancelled"))
    session.undo()
    task = running(session)
    if when == "before it begins":
        task.cancel()
    else:
        task.progressed.connect(lambda *_: task.cancel())
        with qtbot.waitSignal(task.progressed):
            pass
    qtbot.waitUntil(lambda: not session.undoing.is_running)
    if told:  # it may have ended before Cancel came through
        assert tags(session.project) == count
        assert session.undo_stack.canUndo()
        session.undo()
        qtbot.waitUntil(lambda: not session.undoing.is_running)
    assert told or when == "in its middle"
    assert tags(session.project) == 1


def test_an_import_can_be_cancelled_though_one_statement_takes_it_back(
    session: ProjectSession, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[bool] = []

    def cancelled(_task: Task) -> bool:
        asked.append(len(asked) > 1)  # not at the first look, which is before anything is written
        return asked[-1]

    monkeypatch.setattr("annotator.storage.project_file._STEPS_BETWEEN_LOOKS", 100)
    monkeypatch.setattr(Task, "is_cancelled", cancelled)
    with qtbot.waitSignal(session.undoing.cancelled):
        session.undo()
    assert total(session) == ARTICLES
    assert session.project.check() == []


def test_closing_in_the_middle_leaves_a_whole_project_and_its_history(
    session: ProjectSession, qapp: QCoreApplication, qtbot: QtBot
) -> None:
    count = tag_everywhere(session)
    path = session.project.path
    session.undo()
    task = running(session)
    with qtbot.waitSignal(task.progressed):
        pass
    session.close()
    again = ProjectSession(open_project(path, annotator_name=session.project.annotator.name))
    again.undoing.restore()
    assert again.project.check() == []
    if tags(again.project) == count:
        again.undo()
        qtbot.waitUntil(lambda: not again.undoing.is_running)
    assert tags(again.project) == 1
    again.redo()
    qtbot.waitUntil(lambda: not again.undoing.is_running)
    assert tags(again.project) == count
    again.close()


def test_what_stands_in_the_way_for_a_while_takes_no_act_off_the_list(
    session: ProjectSession, failures: list[KnownError]
) -> None:
    session.set_flag(True)
    sibling = session.project.sibling()
    with sibling._file.transaction(lasting=True):
        session.undo()
        assert [type(error) for error in failures] == [StillWriting]
        assert session.undo_stack.canUndo()
        assert not session.undo_stack.canRedo()
    sibling.close()
    session.undo()
    assert session.undo_stack.canRedo()


def test_seconds_counted_meanwhile_are_written_later(session: ProjectSession, failures: list[KnownError]) -> None:
    keeper, article = session.time_keeper, session.article
    assert article is not None
    written: list[tuple[str, int]] = []
    is_free = [False]

    def add_seconds(uid: str, seconds: int) -> bool:
        if is_free[0]:
            written.append((uid, seconds))
        return is_free[0]

    keeper._add_seconds = add_seconds
    for worked in (2_000, 3_000):
        keeper._worked_ms = worked
        keeper.flush()
    assert written == []
    is_free[0] = True
    keeper.flush()
    keeper.flush()
    assert written == [(article.uid, 5)]
    assert failures == []

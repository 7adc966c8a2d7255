"""The article list over a real project: pages, tabs, and what happens to rows when something changes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.listing import Order, Shown, StateCounts
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.services.projects import create_project
from annotator.services.sources import find_sources
from annotator.session.models.article_list_model import PAGE, ArticleListModel, ArticleRole
from annotator.session.session import ProjectSession

MakeSession = Callable[[int], ProjectSession]


@pytest.fixture
def make_session(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeSession]:
    sessions: list[ProjectSession] = []

    def make(count: int) -> ProjectSession:
        project = create_project(tmp_path / "war.annotator", annotator_name="Olena")
        file = tmp_path / "articles.jsonl"
        file.write_text("".join(json.dumps(made(number)) + "\n" for number in range(count)), encoding="utf-8")
        project.importing.run(find_sources([file])[0])
        sessions.append(ProjectSession(project))
        return sessions[-1]

    yield make
    for session in sessions:
        session.close()


def made(number: int) -> dict[str, str]:
    return {
        "text": f"Report {number}: a drone hit house {number} in Kharkiv.",
        "title": f"Title {999 - number:03}",
        "source": "Wire",
        "published_on": f"2024-05-{28 - number % 15:02}",
    }


def listed(session: ProjectSession) -> ArticleListModel:
    """Return a model under Qt's own tester, which reads all pages at once."""
    model = ArticleListModel(session, session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def titles(model: ArticleListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def uid_at(model: ArticleListModel, row: int) -> str:
    return str(model.index(row).data(ArticleRole.UID))


def test_a_row_says_what_it_knows(make_session: MakeSession) -> None:
    session = make_session(3)
    model = listed(session)
    session.open_article(uid_at(model, 0))
    session.tag(Span(0, 6), session.scheme.labels[0].uid)
    session.set_flag(True)
    index = model.index(0)
    assert index.data() == "Title 999"
    assert index.data(ArticleRole.OUTLET) == "Wire"
    assert index.data(ArticleRole.DATE) == "2024-05-28"
    assert index.data(ArticleRole.STATE) == "in_progress"
    assert index.data(ArticleRole.FLAGGED) is True
    assert index.data(ArticleRole.LABEL_COUNTS) == {session.scheme.labels[0].uid: 1}
    assert index.data(ArticleRole.OPEN) is True
    assert model.index(1).data(ArticleRole.OPEN) is False
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Title 999, Wire, 28 May 2024, in progress, flagged"


def test_a_long_list_is_read_by_pages(make_session: MakeSession) -> None:
    session = make_session(PAGE + 15)
    model = ArticleListModel(session, session)
    assert model.rowCount() == PAGE
    assert model.canFetchMore()
    model.fetchMore()
    assert model.rowCount() == PAGE + 15
    assert not model.canFetchMore()
    assert titles(model) == [f"Title {999 - number:03}" for number in range(PAGE + 15)]


def test_an_article_far_down_is_reached(make_session: MakeSession) -> None:
    session = make_session(PAGE + 15)
    model = ArticleListModel(session, session)
    last = session.reading.uids(model.listing)[-1]
    assert model.row_of(last) == -1
    assert model.reach(last) == PAGE + 14
    assert model.reach("nobody") == -1


@pytest.mark.parametrize(
    ("order", "first"), [(Order.POSITION, "Title 999"), (Order.DATE, "Title 985"), (Order.TITLE, "Title 980")]
)
def test_orders(make_session: MakeSession, order: Order, first: str) -> None:
    model = listed(make_session(PAGE))
    model.set_listing(order=order)
    assert titles(model)[0] == first


def test_search_looks_into_titles_and_texts(make_session: MakeSession) -> None:
    model = listed(make_session(PAGE))
    model.set_listing(search="house 17")
    assert titles(model) == ["Title 982"]
    model.set_listing(search="title 982")
    assert titles(model) == ["Title 982"]
    model.set_listing(search="")
    assert model.rowCount() == PAGE


def test_a_done_article_keeps_its_row_until_the_list_settles(make_session: MakeSession) -> None:
    session = make_session(5)
    model = listed(session)
    first, second = uid_at(model, 0), uid_at(model, 1)
    session.open_article(first)
    session.set_state(State.DONE)
    assert model.index(0).data(ArticleRole.STATE) == "done"
    model.settle()
    assert model.rowCount() == 5, "the open article stays"
    session.open_article(second)
    assert model.rowCount() == 5
    model.settle()
    assert [uid_at(model, row) for row in range(2)] == [second, session.reading.uids(model.listing)[1]]
    assert model.rowCount() == 4


def test_undo_brings_a_row_back_to_its_place(make_session: MakeSession) -> None:
    session = make_session(5)
    model = listed(session)
    before = titles(model)
    session.open_article(uid_at(model, 2))
    session.set_state(State.DONE)
    session.open_article(uid_at(model, 3))
    model.settle()
    assert model.rowCount() == 4
    session.undo()
    assert titles(model) == before


def test_a_row_comes_into_the_tab_it_belongs_to_now(make_session: MakeSession) -> None:
    session = make_session(5)
    model = listed(session)
    uids = session.reading.uids(model.listing)
    model.set_listing(shown=Shown.FLAGGED)
    for uid in (uids[3], uids[1]):
        session.set_flag(True, uid)
    assert titles(model) == ["Title 998", "Title 996"]
    model.set_listing(search="house 2")
    session.set_flag(True, uids[0])
    assert model.rowCount() == 0, "what does not match the search stays out"


def test_counts_are_told_once_for_many_changes(make_session: MakeSession, qtbot: QtBot) -> None:
    session = make_session(5)
    model = listed(session)
    told: list[StateCounts] = []
    with qtbot.waitSignal(model.counts_changed):
        pass
    model.counts_changed.connect(told.append)
    with qtbot.waitSignal(model.counts_changed):
        for uid in session.reading.uids(model.listing)[:3]:
            session.set_state(State.DONE, uid)
    assert [(counts.to_do, counts.done) for counts in told] == [(2, 3)]


def test_nothing_is_counted_after_closing(make_session: MakeSession, qtbot: QtBot) -> None:
    session = make_session(2)
    model = listed(session)
    session.set_flag(True, uid_at(model, 0))
    with qtbot.assertNotEmitted(model.counts_changed):
        session.close()
        QApplication.processEvents()


def test_removal_and_its_undo_change_only_that_row(make_session: MakeSession) -> None:
    session = make_session(6)
    model = listed(session)
    before = titles(model)
    resets, removed, inserted = [], [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    session.remove_articles([uid_at(model, 2)])
    assert titles(model) == before[:2] + before[3:]
    session.undo()
    assert titles(model) == before
    assert (resets, removed, inserted) == ([], [(2, 2)], [(2, 2)])


def test_removed_articles_are_not_counted(make_session: MakeSession) -> None:
    session = make_session(4)
    model = listed(session)
    first, second = uid_at(model, 0), uid_at(model, 1)
    session.set_state(State.DONE, first)
    session.set_flag(True, first)
    session.remove_articles([first, second])
    assert model.counts() == StateCounts(total=2, done=0, flagged=0)
    session.undo()
    assert model.counts() == StateCounts(total=4, done=1, flagged=1)


def test_edited_details_show_at_once(make_session: MakeSession) -> None:
    session = make_session(4)
    model = listed(session)
    model.set_listing(order=Order.TITLE)
    uid = uid_at(model, 0)
    session.set_metadata(uid, model.index(0).data(ArticleRole.SUMMARY).metadata._replace(title="Zzz"))
    assert titles(model) == ["Title 997", "Title 998", "Title 999", "Zzz"]


def test_another_annotator_sees_their_own_states(make_session: MakeSession) -> None:
    session = make_session(3)
    model = listed(session)
    session.set_state(State.DONE, uid_at(model, 0))
    model.settle()
    assert model.rowCount() == 2
    session.become("Petro")
    assert model.rowCount() == 3
    assert model.counts().done == 0
    session.become("Olena")
    assert model.rowCount() == 2

"""Suggestions of the current article stay true while somebody tags."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.services.projects import Project
from annotator.session.session import ProjectSession
from tests.projects import article_uids, label_uid, make_project

SENTENCE = "A shell hit Kharkiv at night. "
LONG = SENTENCE * 2_000


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "p", [LONG, SENTENCE * 3])


@pytest.fixture
def session(qtbot: QtBot, project: Project) -> Iterator[ProjectSession]:
    session = ProjectSession(project)
    yield session
    session.close()


def places(session: ProjectSession) -> list[Span]:
    return [one.span for one in session.suggestions()]


def test_what_was_found_before_a_tag_is_not_shown_behind_it(
    session: ProjectSession, project: Project, qtbot: QtBot
) -> None:
    session.open_first()
    qtbot.waitUntil(lambda: bool(session.workers.running()))
    start = LONG.index("Kharkiv")
    session.tag(Span(start, start + 7), label_uid(project, "Locations"))
    qtbot.waitUntil(lambda: bool(session.suggestions()), timeout=20_000)
    assert Span(start, start + 7) not in places(session)
    assert Span(start + len(SENTENCE), start + len(SENTENCE) + 7) in places(session)


def test_a_tag_takes_the_suggestions_out_that_it_overlaps_and_no_others(
    session: ProjectSession, project: Project, qtbot: QtBot
) -> None:
    short = article_uids(project)[1]
    session.open_article(short)
    qtbot.waitUntil(lambda: bool(session.suggestions()))
    before = places(session)
    hit = next(span for span in before if span.start > len(SENTENCE))
    with qtbot.waitSignal(session.suggestions_dropped) as dropped:
        session.tag(Span(hit.start - 4, hit.start + 1), label_uid(project, "Locations"))
    uid, gone = dropped.args
    assert uid == short
    assert [one.span for one in gone] == [hit]
    assert places(session) == [span for span in before if span != hit]
    with qtbot.waitSignal(session.suggestions_dropped):
        session.reject(session.suggestions()[0])
    assert before[0] not in places(session)


def test_a_long_article_is_looked_through_when_all_of_it_is_there(session: ProjectSession, qtbot: QtBot) -> None:
    session.article_opened.connect(lambda article: session.suggested.wait_for_article())
    session.open_first()
    label = session.scheme.active_labels()[0].uid
    session.tag(Span(0, 1), label)
    session.undo()
    assert not session.suggested._soon.isActive()
    session.suggested.take_up_article()
    qtbot.waitUntil(lambda: bool(session.suggestions()), timeout=20_000)


def test_the_next_article_does_not_wait_for_the_end_of_the_one_before(
    session: ProjectSession, project: Project, qtbot: QtBot
) -> None:
    session.open_first()
    session.suggested.wait_for_article()
    session.open_article(article_uids(project)[1])
    qtbot.waitUntil(lambda: bool(session.suggestions()))
    found = session.suggestions()
    session.suggested.take_up_article()
    assert not session.suggested._soon.isActive()
    assert session.suggestions() == found

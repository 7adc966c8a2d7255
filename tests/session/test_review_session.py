"""A review session on a real project: the list in the background, figures kept true, fields asked one by one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import FieldValue
from annotator.domain.review import GOLD
from annotator.errors import KnownError
from annotator.services.measuring import Measurement
from annotator.services.projects import Project
from annotator.services.review_list import ReviewList, Shown
from annotator.session import review_articles
from annotator.session.review_decisions import ReviewDecisions
from annotator.session.review_session import ReviewSession
from annotator.session.session import ProjectSession
from tests.projects import article_uids, make_project, tag


def tagged_by(project: Project, annotator: str, *quotes: str, **fields: FieldValue) -> None:
    project.become(annotator)
    for quote in quotes:
        made = tag(project, quote)
        project.annotating.set_fields(made.uid, {**dict.fromkeys(made.fields), **fields})


@pytest.fixture
def session(qapp: QCoreApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    project = make_project(tmp_path / "shared")
    tagged_by(project, "Taras", "seven people", "Thursday")
    tagged_by(project, "Olena", "At least seven people")
    session = ProjectSession(project)
    session.open_first()
    yield session
    session.close()


def in_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_articles, "_ARTICLES_AT_ONCE", 0)


def test_something_to_decide_is_shown_before_the_list_is_complete(
    qtbot: QtBot, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_background(monkeypatch)
    session.open_article(article_uids(session.project)[0])
    review = ReviewSession(session)
    with qtbot.waitSignal(review.articles.built):
        review.activate()
        assert review.articles.is_building
        assert review.articles.counts()[Shown.ALL] == 0
        assert review.number() == (1, 2), "the article that was open in Tag is under review at once"
        assert not review.step(forward=False)
    assert not review.articles.is_building
    assert review.articles.counts() == {Shown.OPEN: 1, Shown.SETTLED: 0, Shown.ALL: 1}
    assert review.number() == (1, 2)


def test_the_first_article_found_is_shown_where_the_present_one_has_nothing_open(
    qtbot: QtBot, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_background(monkeypatch)
    session.open_article(article_uids(session.project)[2])
    review = ReviewSession(session)
    with qtbot.waitSignal(review.article_opened, check_params_cb=lambda: review.article is not None):
        review.activate()
        assert review.article is None
    assert review.article is not None
    assert review.article.uid == article_uids(session.project)[0]


def test_a_list_that_cannot_be_built_is_no_secret(
    qtbot: QtBot, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_background(monkeypatch)

    def fail(*_arguments: object) -> None:
        raise KnownError

    monkeypatch.setattr(ReviewList, "build", fail)
    failures: list[object] = []
    session.work_started.connect(lambda task, _shows: task.failed.connect(failures.append))
    review = ReviewSession(session)
    review.activate()
    qtbot.waitUntil(lambda: bool(failures))
    qtbot.waitUntil(lambda: not review.articles.is_building)


def test_figures_follow_tags_and_not_decisions(qtbot: QtBot, session: ProjectSession) -> None:
    review = ReviewSession(session)
    decisions = ReviewDecisions(review)
    figures: list[Measurement | None] = []
    review.articles.measured.connect(figures.append)
    with qtbot.waitSignal(review.articles.measured):
        review.activate()
    assert figures[-1] is not None
    assert figures[-1].report.overall.exact_f1 == 0
    decisions.take(0)
    assert not review.articles._measure_soon.isActive(), "gold says nothing about how far annotators agree"
    with qtbot.waitSignal(review.articles.measured):
        tag(session.project, "Thursday")  # as if it had been done in Tag
        session.become("Olena")
    assert figures[-1] is not None
    assert figures[-1].report.overall.exact_f1 == pytest.approx(0.5)
    uid = session.reading.annotations(article_uids(session.project)[0], session.annotator_uid)[0].uid
    with qtbot.waitSignal(review.articles.measured):
        session.remove([uid])
    assert figures[-1] is not None
    assert figures[-1].report.overall.exact_f1 == pytest.approx(2 / 3)


def test_a_decision_is_told_once_with_the_next_place(session: ProjectSession, qtbot: QtBot) -> None:
    review = ReviewSession(session)
    decisions = ReviewDecisions(review)
    review.activate()
    told: list[str] = []
    review.place_left.connect(lambda: told.append("left"))
    review.article_changed.connect(lambda: told.append("changed"))
    review.moved.connect(lambda: told.append("moved"))
    review.articles.list_changed.connect(lambda: told.append("listed"))
    decisions.take(0)
    assert told == ["changed", "left", "moved"], "the list follows behind the paint"
    assert review.number() == (2, 2)
    qtbot.waitUntil(lambda: told[3:] == ["listed"])


def test_a_decision_that_fails_leaves_the_reviewer_where_they_are(session: ProjectSession) -> None:
    review = ReviewSession(session)
    decisions = ReviewDecisions(review)
    review.activate()
    decisions.take(0)
    assert review.reviewed is not None
    review.go_to(review.reviewed.settled[0])
    here = review.current
    moved: list[object] = []
    review.moved.connect(lambda: moved.append(review.current))
    session.project._file.connection.execute("PRAGMA query_only = 1")
    failures: list[KnownError] = []
    session.failed.connect(failures.append)
    decisions.take(1)
    session.project._file.connection.execute("PRAGMA query_only = 0")
    assert len(failures) == 1
    assert review.current is here
    assert moved == []


def test_the_list_counts_what_is_shown_as_if_it_were_built_anew(session: ProjectSession) -> None:
    review = ReviewSession(session)
    decisions = ReviewDecisions(review)
    review.activate()
    acts: tuple[Callable[[], None], ...] = (
        lambda: decisions.take(0),
        decisions.neither,
        decisions.withdraw,
        decisions.nothing_here,
    )
    for act in acts:
        act()
        review.refresh_list()  # as the event loop does behind the paint
        fresh = session.project.reviewing.list_of(review.articles.annotators)
        fresh.build()
        assert review.articles.entries(Shown.ALL) == fresh.entries(Shown.ALL)
    session.undo()
    review.refresh_list()
    fresh.build()
    assert review.articles.entries(Shown.ALL) == fresh.entries(Shown.ALL)


@pytest.fixture
def three(qapp: QCoreApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    """Two of three annotators agree on the span, and on one field of three."""
    project = make_project(tmp_path / "three")
    tagged_by(project, "Ada", "seven people", count_low=7, count_high=10, who="civilian")
    tagged_by(project, "Ben", "seven people", count_low=8, count_high=20, who="civilian")
    tagged_by(project, "Cem", "At least seven people", count_low=7)
    session = ProjectSession(project)
    yield session
    session.close()


def test_accepting_asks_for_the_fields_without_a_majority_one_by_one(three: ProjectSession) -> None:
    review = ReviewSession(three)
    decisions = ReviewDecisions(review)
    review.activate()
    article = review.article
    assert article is not None
    names = [review.articles.name_of(uid) for uid in review.articles.annotators]

    def gold() -> list[dict[str, object]]:
        return [dict(one.fields) for one in three.reading.annotations(article.uid, GOLD.uid)]

    decisions.accept()
    assert gold() == [], "nothing is written before the last answer"
    asked = decisions.field_in_question()
    assert asked is not None
    assert (asked.number, asked.count) == (1, 2)
    decisions.take(names.index("Cem"))
    assert decisions.field_in_question() == asked, "Cem has another version, and no say in this one"
    decisions.stop_asking()
    assert decisions.field_in_question() is None
    decisions.accept()
    decisions.take(names.index("Ben"))
    second = decisions.field_in_question()
    assert second is not None
    assert (asked.key, second.key, second.number) == ("count_high", "count_low", 2)
    decisions.neither()
    assert gold() == [{"who": "civilian", "count_high": 20}]
    assert not review.is_open()
    three.undo()
    assert gold() == [], "all of it is one act"

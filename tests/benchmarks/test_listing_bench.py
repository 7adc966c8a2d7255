"""First rows of the article list and of search among 100,000 articles, beside a bare query of the same project."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.listing import Listing, Order, Shown
from annotator.gui.article_list_view import ArticleListPane
from annotator.gui.theme import Theme
from annotator.services.projects import open_project
from annotator.session.models.article_list_model import PAGE, ArticleListModel
from annotator.session.session import ProjectSession
from tests.benchmarks.conftest import LargeProject, Tell, milliseconds
from tests.benchmarks.corpus import ANNOTATOR

pytestmark = pytest.mark.benchmark

MANY = 100_000
LIMIT_MS = 100
_PLAIN = "SELECT uid, title, source, published_on FROM article WHERE deleted_at IS NULL ORDER BY position LIMIT 200"
_SEARCH = (
    "SELECT uid, title, source, published_on FROM article WHERE deleted_at IS NULL AND id IN"
    " (SELECT rowid FROM article_search WHERE article_search MATCH ?) ORDER BY position LIMIT 200"
)


@pytest.fixture(scope="module")
def path(large_project: LargeProject) -> Path:
    return large_project(MANY)


@pytest.fixture
def session(qtbot: QtBot, path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession(open_project(path, annotator_name=ANNOTATOR))
    yield session
    session.close()


@pytest.fixture
def bare(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield connection


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("shown", list(Shown))
def test_first_rows_of_each_tab(
    session: ProjectSession, bare: sqlite3.Connection, tell: Tell, shown: Shown, order: Order
) -> None:
    reference = milliseconds(lambda: bare.execute(_PLAIN).fetchall())
    listing = Listing(session.annotator_uid, shown, order)
    taken = milliseconds(lambda: session.reading.page(listing, None, PAGE))
    tell(f"{shown:8} by {order:8} {taken:6.1f} ms, {taken / reference:5.1f} x bare query ({reference:.1f} ms)")
    assert taken < LIMIT_MS


@pytest.mark.parametrize("search", ["Kharkiv", "th", "the", "Iskander", '"glide bomb"', "nobodywritesthis"])
def test_first_rows_of_search(session: ProjectSession, bare: sqlite3.Connection, tell: Tell, search: str) -> None:
    expression = search if search.startswith('"') else f'"{search}"*'
    reference = milliseconds(lambda: bare.execute(_SEARCH, (expression,)).fetchall())
    for shown in (Shown.TO_DO, Shown.ALL):
        listing = Listing(session.annotator_uid, shown, search=search)
        taken = milliseconds(lambda listing=listing: session.reading.page(listing, None, PAGE))  # type: ignore[misc]
        tell(f"{search} in {shown}: {taken:.1f} ms, {taken / reference:.1f} x bare query ({reference:.1f} ms)")
        assert taken < LIMIT_MS
    everywhere = milliseconds(lambda: (session.reading.find_articles(search), session.reading.find_spans(search)))
    tell(f"{search} everywhere, articles and spans: {everywhere:.1f} ms")
    assert everywhere < LIMIT_MS


def test_counts_and_the_model(session: ProjectSession, tell: Tell) -> None:
    counts = milliseconds(lambda: session.reading.counts(session.annotator_uid))
    model = milliseconds(lambda: ArticleListModel(session))
    tell(f"counts of the tabs: {counts:.1f} ms; model with its first page and label counts: {model:.1f} ms")
    assert counts < LIMIT_MS
    assert model < LIMIT_MS


def test_the_pane_opens_like_that_of_a_small_project(
    session: ProjectSession, large_project: LargeProject, qtbot: QtBot, tell: Tell
) -> None:
    small = ProjectSession(open_project(large_project(5), annotator_name=ANNOTATOR))
    theme = Theme()

    def opened(of: ProjectSession) -> float:
        def act() -> None:
            pane = ArticleListPane(of, theme)
            pane.resize(280, 700)
            of.open_first()
            pane.grab()
            pane.deleteLater()

        return milliseconds(act)

    few, many = opened(small), opened(session)
    small.close()
    tell(f"list pane painted: {many:.1f} ms with 100,000 articles, {few:.1f} ms with 5")
    assert many < LIMIT_MS

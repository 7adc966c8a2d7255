"""The left pane as a reporter uses it: tabs, search, keys, the menu of a row."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from annotator.domain.article import Metadata
from annotator.domain.listing import Order, Shown
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.gui.article_list_view import ArticleListPane
from annotator.gui.delegates import AnyIndex, ArticleDelegate
from annotator.gui.empty_list import EmptyList
from annotator.gui.theme import Theme
from annotator.services.projects import create_project, create_sample, open_project
from annotator.session.models.article_list_model import ArticleRole
from annotator.session.session import ProjectSession
from tests.projects import make_project

Pane = ArticleListPane


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession(create_sample(tmp_path / "sample.annotator", annotator_name="Olena"))
    yield session
    session.close()


@pytest.fixture
def pane(qtbot: QtBot, session: ProjectSession) -> Pane:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: ProjectSession) -> Pane:
    pane = ArticleListPane(session, Theme())
    qtbot.addWidget(pane)
    pane.resize(280, 600)
    pane.article_chosen.connect(session.open_article)
    with qtbot.waitExposed(pane):
        pane.show()
    session.open_first()
    return pane


def titles(pane: Pane) -> list[str]:
    return [pane.model.index(row).data() for row in range(pane.model.rowCount())]


def tab(pane: Pane, which: Shown) -> QPushButton:
    found = pane.findChild(QPushButton, f"tab_{which}")
    assert isinstance(found, QPushButton)
    return found


def search_field(pane: Pane) -> QLineEdit:
    found = pane.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def empty(pane: Pane) -> EmptyList:
    found = pane.findChild(EmptyList)
    assert isinstance(found, EmptyList)
    return found


def click_row(pane: Pane, row: int) -> None:
    place = pane.rows.visualRect(pane.model.index(row)).center()
    QTest.mouseClick(pane.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_tabs_count_and_filter(pane: Pane, session: ProjectSession, qtbot: QtBot) -> None:
    assert [tab(pane, which).text() for which in (Shown.TO_DO, Shown.DONE, Shown.FLAGGED, Shown.ALL)] == [
        *("To do 5", "Done 1", "Flagged 0", "All")
    ]
    assert tab(pane, Shown.TO_DO).accessibleName() == "To do: 5 articles"
    tab(pane, Shown.DONE).click()
    assert titles(pane) == ["Seven dead as missiles hit a Kharkiv printing house"]
    session.set_flag(True)
    qtbot.waitUntil(lambda: tab(pane, Shown.FLAGGED).text() == "Flagged 1")
    tab(pane, Shown.ALL).click()
    assert len(titles(pane)) == 6


def test_a_click_opens_and_marks_the_row(pane: Pane, session: ProjectSession) -> None:
    click_row(pane, 2)
    assert session.article is not None
    assert session.article.uid == pane.model.index(2).data(ArticleRole.UID)
    assert pane.model.index(2).data(ArticleRole.OPEN)


def test_arrows_move_and_enter_opens(pane: Pane, session: ProjectSession) -> None:
    pane.focus_list()
    before = session.article
    QTest.keyClick(pane.rows, Qt.Key.Key_Down)
    QTest.keyClick(pane.rows, Qt.Key.Key_Down)
    assert pane.rows.currentIndex().row() == 2
    assert session.article is before
    QTest.keyClick(pane.rows, Qt.Key.Key_Return)
    assert session.article is not None
    assert session.article.uid == pane.model.index(2).data(ArticleRole.UID)


def test_end_goes_to_the_last_article_however_many_there_are(qtbot: QtBot, tmp_path: Path) -> None:
    project = make_project(tmp_path / "many", [f"Article {number}" for number in range(400)])
    session = ProjectSession(project)
    pane = shown(qtbot, session)
    assert pane.model.rowCount() < 400
    pane.focus_list()
    QTest.keyClick(pane.rows, Qt.Key.Key_End)
    assert pane.rows.currentIndex().data() == "Article 399"
    QTest.keyClick(pane.rows, Qt.Key.Key_Home)
    assert pane.rows.currentIndex().data() == "Article 0"
    session.close()


def test_the_cursor_returns_to_the_open_article(pane: Pane, qtbot: QtBot) -> None:
    pane.focus_list()
    qtbot.waitUntil(pane.rows.hasFocus)
    QTest.keyClick(pane.rows, Qt.Key.Key_End)
    assert pane.rows.currentIndex().row() == 4
    pane.focus_search()
    assert pane.rows.currentIndex().row() == 0


def test_search_waits_for_a_pause_and_esc_clears(pane: Pane, qtbot: QtBot) -> None:
    field = search_field(pane)
    QTest.keyClicks(field, "warhead")
    assert len(titles(pane)) == 5
    qtbot.waitUntil(lambda: len(titles(pane)) == 1)
    assert titles(pane) == ["Three Iskanders, one with a cluster warhead"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert len(titles(pane)) == 5


def test_from_the_search_field_to_the_list(pane: Pane, session: ProjectSession, qtbot: QtBot) -> None:
    field = search_field(pane)
    pane.focus_search()
    QTest.keyClicks(field, "Iskander")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.rows.hasFocus)
    QTest.keyClick(pane.rows, Qt.Key.Key_Return)
    assert session.article is not None
    assert "Iskander" in session.article.text


def test_order_is_chosen_from_the_menu(pane: Pane) -> None:
    pane.set_order(Order.TITLE)
    assert pane.order() is Order.TITLE
    assert titles(pane) == sorted(titles(pane), key=str.casefold)


def test_empty_lists_say_what_to_do_next(pane: Pane, session: ProjectSession, qtbot: QtBot) -> None:
    tab(pane, Shown.FLAGGED).click()
    assert "No flags" in empty(pane).words()
    field = search_field(pane)
    QTest.keyClicks(field, "Iskander")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Iskander" in empty(pane).words()
    QTest.mouseClick(offer_of(pane), Qt.MouseButton.LeftButton)
    assert pane.shown() is Shown.ALL
    assert len(titles(pane)) >= 1
    pane.clear_search()
    pane.show_tab(Shown.TO_DO)
    for uid in session.reading.uids(pane.model.listing):
        session.set_state(State.DONE, uid)
    session.open_article(None)
    assert "All done" in empty(pane).words()


def test_a_project_without_articles_offers_import(qtbot: QtBot, tmp_path: Path) -> None:
    session = ProjectSession(create_project(tmp_path / "new.annotator"))
    pane = shown(qtbot, session)
    assert "No articles yet" in empty(pane).words()
    with qtbot.waitSignal(pane.import_requested):
        QTest.mouseClick(offer_of(pane), Qt.MouseButton.LeftButton)
    session.close()


def offer_of(pane: Pane) -> QAbstractButton:
    found = empty(pane).findChild(QAbstractButton)
    assert isinstance(found, QAbstractButton)
    return found


def act(pane: Pane, row: int, words: str) -> None:
    menu = pane.menu_for(pane.model.index(row))
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_the_menu_of_a_row(pane: Pane, session: ProjectSession, qtbot: QtBot) -> None:
    uid = pane.model.index(3).data(ArticleRole.UID)
    act(pane, 3, "Flag")
    assert session.reading.progress(uid, session.annotator_uid).flagged
    act(pane, 3, "Take Flag Off")
    assert not session.reading.progress(uid, session.annotator_uid).flagged
    act(pane, 3, "Mark as Done")
    assert session.reading.progress(uid, session.annotator_uid).state is State.DONE
    act(pane, 3, "Back to To Do")
    assert session.reading.progress(uid, session.annotator_uid).state is State.IN_PROGRESS
    with qtbot.waitSignal(pane.details_requested) as asked:
        act(pane, 3, "Details…")
    assert asked.args == [uid]


def test_delete_removes_and_undo_brings_back(pane: Pane, session: ProjectSession, qtbot: QtBot) -> None:
    before = titles(pane)
    pane.focus_list()
    with qtbot.waitSignal(pane.articles_removed) as removed:
        QTest.keyClick(pane.rows, Qt.Key.Key_Delete)
    assert removed.args == [[before[0]]]
    assert titles(pane) == before[1:]
    assert session.article is not None
    assert session.article.metadata.title == before[1]
    session.undo()
    assert titles(pane) == before


def test_the_next_row_stays_in_its_place_when_a_done_one_goes(pane: Pane, session: ProjectSession) -> None:
    pane.resize(280, 220)
    click_row(pane, 1)
    pane.rows.verticalScrollBar().setValue(150)
    session.set_state(State.DONE)
    following = pane.model.index(2)
    session.open_article(following.data(ArticleRole.UID))
    assert pane.model.rowCount() == 4
    assert pane.rows.currentIndex().data(ArticleRole.OPEN)
    assert pane.rows.visualRect(pane.rows.currentIndex()).top() >= 0


def test_bars_make_a_row_higher(pane: Pane, session: ProjectSession) -> None:
    # One line each, whatever the font: the titles of the sample wrap differently.
    for row in (0, 1):
        session.set_metadata(str(pane.model.index(row).data(ArticleRole.UID)), Metadata(title="Strike"))
    delegate = pane.rows.itemDelegate()
    assert isinstance(delegate, ArticleDelegate)
    option = QStyleOptionViewItem()
    tagged, untagged = (delegate.sizeHint(option, pane.model.index(row)).height() for row in (0, 1))
    assert tagged == untagged + 11


@pytest.mark.parametrize("row", [1, -1])
def test_rows_make_room_for_one_that_becomes_higher(pane: Pane, session: ProjectSession, row: int) -> None:
    pane.show_tab(Shown.ALL)
    count = pane.model.rowCount()
    session.open_article(pane.model.index(row % count).data(ArticleRole.UID))
    session.remove([tag.uid for tag in session.annotations()])
    pane.rows.doItemsLayout()
    session.tag(Span(0, 3), session.scheme.labels[0].uid)
    places = [pane.rows.visualRect(pane.model.index(one)) for one in range(count)]
    assert [place.top() for place in places[1:]] == [place.bottom() + 1 for place in places[:-1]]
    assert pane.rows.contentsSize().height() == places[-1].bottom() + 1


def test_a_title_that_is_cut_off_is_told_in_full_and_never_as_markup(pane: Pane, session: ProjectSession) -> None:
    delegate = pane.rows.itemDelegate()
    assert isinstance(delegate, ArticleDelegate)
    metadata = pane.model.index(1).data(ArticleRole.SUMMARY).metadata
    title = "🚀 <b>Bold</b> claims " * 10
    session.set_metadata(pane.model.index(1).data(ArticleRole.UID), metadata._replace(title=title))
    assert delegate.tool_tip(pane.model.index(1)) == f"<p>{escape(title)}</p>"
    pane.resize(4000, 600)
    assert delegate.tool_tip(pane.model.index(1)) == ""


def test_no_row_moves_away_under_the_pointer(pane: Pane, session: ProjectSession) -> None:
    pane.rows.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    click_row(pane, 0)
    session.set_state(State.DONE)
    click_row(pane, 1)
    assert pane.model.rowCount() == 5
    pane.rows.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(pane.rows, QEvent(QEvent.Type.Leave))
    assert pane.model.rowCount() == 4


def test_a_screen_reader_hears_each_row(pane: Pane) -> None:
    interface = QAccessible.queryAccessibleInterface(pane.rows)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Articles"
    row = interface.child(0)
    assert row is not None
    assert row.text(QAccessible.Text.Name) == (
        "Glide bombs tear open a nine-storey block in Saltivka, Daily desk, 25 Sep 2024, in progress"
    )


def test_nothing_can_be_changed_in_a_project_that_is_only_read(qtbot: QtBot, pane: Pane, tmp_path: Path) -> None:
    looking = ProjectSession(open_project(tmp_path / "sample.annotator", read_only=True))
    other = shown(qtbot, looking)
    menu = other.menu_for(other.model.index(0))
    enabled = {action.text() for action in menu.actions() if action.isEnabled() and action.text()}
    assert enabled == {"Open", "Details…"}
    looking.close()


def test_a_tag_measures_its_own_row_and_where_the_next_begins(
    pane: Pane, session: ProjectSession, qtbot: QtBot
) -> None:
    measured: list[int] = []

    class Measuring(ArticleDelegate):
        def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
            measured.append(index.row())
            return super().sizeHint(option, index)

    pane.rows._delegate = Measuring(Theme(), session.scheme, pane.rows)
    pane.rows.setItemDelegate(pane.rows._delegate)
    qtbot.waitUntil(lambda: len(measured) >= pane.model.rowCount())
    assert session.article is not None
    row = pane.model.row_of(session.article.uid)
    assert session.annotations(), "the row has bars already"
    measured.clear()
    session.tag(Span(0, 4), session.scheme.labels[0].uid)
    QApplication.processEvents()
    assert set(measured) == {row, row + 1}

"""Review with real widgets on a real project: keys decide, undo takes back, the article is settled."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.comparison import Disagreement
from annotator.domain.review import GOLD, VerdictKind
from annotator.domain.workflow import State
from annotator.gui.main_window import MainWindow
from annotator.gui.review_workspace import ReviewWorkspace
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import Project
from annotator.services.review_list import Shown
from annotator.session import preference_names as preference
from annotator.session.settings import Settings
from tests.projects import article_uids, make_project, tag

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Alt = Qt.KeyboardModifier.AltModifier


def tag_twice(project: Project) -> None:
    """Let two people tag: one boundary, one missed, one agreed, one label, one field."""
    tag(project, "At least seven people")
    tag(project, "Kharkiv on", "Locations")
    tag(project, "Thursday", "Locations")
    tag(project, "Ihor Terekhov", "Officials")
    tag(project, "С-300", "Weapons", 1)
    project.become("Taras")
    tag(project, "seven people")
    tag(project, "Ihor Terekhov", "Officials")
    tag(project, "Thursday", "Officials")
    changes = tag(project, "С-300", "Weapons", 1)
    project.annotating.set_fields(changes.uid, {"quantity": 3})
    project.become("Olena")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    project = make_project(tmp_path / "shared")
    tag_twice(project)
    project.close()
    settings = Settings()
    settings.set(preference.ANNOTATOR, "Olena")
    window = MainWindow(settings, Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.open_first(tmp_path / "shared.annotator")
    qtbot.waitUntil(lambda: window.is_ready)
    window.show_workspace("review")
    qtbot.waitUntil(workspace(window).view.text_widget().hasFocus)
    yield window
    window.close()


def workspace(window: MainWindow) -> ReviewWorkspace:
    assert window.review is not None
    return window.review


def press(window: MainWindow, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(text(window), key, modifier)


def text(window: MainWindow) -> QWidget:
    return workspace(window).view.text_widget()


def gold(window: MainWindow) -> list[str]:
    assert window.session is not None
    article = workspace(window).review.article
    assert article is not None
    return [one.quote for one in window.session.reading.annotations(article.uid, GOLD.uid)]


def test_it_opens_at_the_first_disagreement_with_both_versions(window: MainWindow) -> None:
    review = workspace(window)
    assert review.review.articles.counts() == {Shown.OPEN: 2, Shown.SETTLED: 0, Shown.ALL: 2}
    assert review.pane.card.heading() == "DISAGREEMENT 1 OF 3 · BOUNDARY, FIELDS"
    versions = [card.words()[0] for card in review.pane.card.cards]
    assert versions == ["“At least seven people”", "“seven people”"]
    quiet = [one for one in review.view.spans() if one.quiet]
    assert [one.look.name for one in quiet] == ["Officials"]


def test_digits_take_versions_and_undo_takes_them_back(window: MainWindow) -> None:
    review = workspace(window).review
    press(window, Key.Key_2)
    assert sorted(gold(window)) == ["Ihor Terekhov", "seven people"]
    assert review.number() == (2, 3), "the next disagreement is in question"
    press(window, Key.Key_0)
    assert review.number() == (3, 3)
    press(window, Key.Key_Z, Control)
    press(window, Key.Key_Z, Control)
    assert gold(window) == []
    assert review.number() == (1, 3), "undo goes back to what is open again"
    press(window, Key.Key_B)
    assert sorted(gold(window)) == ["At least seven people", "Ihor Terekhov", "seven people"]


def test_j_and_k_step_across_articles(window: MainWindow) -> None:
    review = workspace(window).review
    seen = []
    for _ in range(3):
        press(window, Key.Key_J)
        seen.append(review.number())
    assert seen == [(2, 3), (3, 3), (1, 1)]
    press(window, Key.Key_K)
    assert review.number() == (3, 3)


def test_edges_are_edited_with_the_keyboard(window: MainWindow) -> None:
    press(window, Key.Key_E)
    press(window, Key.Key_Right, Alt)
    press(window, Key.Key_Return)
    assert "At least seven people were" in gold(window)
    assert workspace(window).review.number() == (2, 3)


def test_escape_gives_an_edit_up(window: MainWindow) -> None:
    press(window, Key.Key_E)
    press(window, Key.Key_Right, Alt)
    press(window, Key.Key_Escape)
    assert gold(window) == []
    assert not workspace(window).draft.is_active


def test_fields_are_asked_one_by_one(window: MainWindow) -> None:
    review = workspace(window)
    for _ in range(3):
        press(window, Key.Key_J)
    asked = review.decisions.field_in_question()
    assert asked is not None
    assert asked.key == "quantity"
    assert [card.words() for card in review.pane.card.cards] == [["blank"], ["3"]]
    press(window, Key.Key_2)
    assert review.review.reviewed is not None
    assert review.review.reviewed.open == ()
    assert review.review.reviewed.gold[0].fields["quantity"] == 3


def test_control_enter_settles_and_goes_on(window: MainWindow) -> None:
    review = workspace(window).review
    press(window, Key.Key_Return, Control)
    assert window.messages.messages()[0].kind == "error", "three disagreements are open"
    for _ in range(3):
        press(window, Key.Key_1)
    first = review.article
    press(window, Key.Key_Return, Control)
    assert first is not None
    assert review.article is not None
    assert review.article.uid != first.uid
    assert review.articles.counts()[Shown.SETTLED] == 1
    assert window.session is not None
    assert window.session.reading.progress(first.uid, GOLD.uid).state is State.DONE


def test_nothing_here_closes_the_whole_article(window: MainWindow) -> None:
    press(window, Key.Key_N)
    reviewed = workspace(window).review.reviewed
    assert reviewed is not None
    assert reviewed.is_settled
    assert [one.kind for one in reviewed.verdicts.all] == [VerdictKind.NOTHING]


def test_a_comment_and_a_reason_stay_with_the_decision(window: MainWindow) -> None:
    review = workspace(window)
    press(window, Key.Key_C)
    QTest.keyClicks(review.pane.discussion.reply, "at least sets the low count")
    QTest.keyClick(review.pane.discussion.reply, Key.Key_Return)
    assert review.pane.discussion.lines() == ["Olena · at least sets the low count"]
    review.pane.card.reason_chosen.emit("boundary rule")
    press(window, Key.Key_1)
    press(window, Key.Key_K)
    assert review.review.reviewed is not None
    assert [one.reason for one in review.review.reviewed.verdicts.all] == ["boundary rule"]


def test_gold_never_shows_among_ones_own_tags(window: MainWindow) -> None:
    assert window.session is not None
    assert window.tag is not None
    window.session.open_article(article_uids(window.session.project)[0])
    before = {one.uid for one in window.tag.view.spans() if not one.suggestion}
    press(window, Key.Key_B)
    assert {one.uid for one in window.tag.view.spans() if not one.suggestion} == before


def test_f6_goes_from_the_article_to_the_cards_and_to_the_list(window: MainWindow) -> None:
    review = workspace(window)
    press(window, Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert review.pane.isAncestorOf(focused)
    QTest.keyClick(focused, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert text(window).hasFocus()
    QTest.keyClick(text(window), Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert review.list_pane.rows.hasFocus()


def test_stepping_reads_and_paints_no_more_than_the_cards(window: MainWindow) -> None:
    review = workspace(window)
    shown = review.view.spans()
    review.view.remove_span(shown[-1].uid)  # would come back if a step showed all spans anew
    press(window, Key.Key_J)
    assert len(review.view.spans()) == len(shown) - 1


def test_a_dropped_project_can_be_merged_or_opened(window: MainWindow, tmp_path: Path) -> None:
    make_project(tmp_path / "other").close()
    window.files.take_dropped([tmp_path / "other.annotator"])
    assert [words for words, _ in window.messages.messages()[0].actions] == ["Merge It", "Open It"]


def test_a_blind_project_shows_nothing_of_what_is_not_done(window: MainWindow) -> None:
    assert window.session is not None
    settings = window.session.project.review_settings
    settings.change(replace(settings.get(), blind_until_done=True))
    review = workspace(window)
    review.review.take_up_options()
    assert review.review.articles.counts()[Shown.ALL] == 0
    assert review.review.article is None
    assert review.view.spans() == []


def test_one_annotators_tags_are_gone_through_one_by_one(window: MainWindow) -> None:
    review = workspace(window)
    taras = next(one.uid for one in review.review.articles.people() if one.name == "Taras")
    review.review.articles.compare([taras])
    assert review.pane.card.heading() == "TAG 1 OF 3"
    press(window, Key.Key_Return)
    press(window, Key.Key_0)
    assert gold(window) == ["seven people"]
    assert review.review.number() == (3, 3)


def test_who_joins_with_a_word_is_named(window: MainWindow) -> None:
    review = workspace(window)
    assert window.session is not None
    window.session.become("Rita")
    press(window, Key.Key_C)
    QTest.keyClicks(review.pane.discussion.reply, "new here")
    QTest.keyClick(review.pane.discussion.reply, Key.Key_Return)
    assert review.pane.discussion.lines() == ["Rita · new here"]


def test_a_draft_stands_in_the_place_of_what_it_is_about(window: MainWindow) -> None:
    review = workspace(window)
    place = review.review.current
    assert isinstance(place, Disagreement)
    assert place.uids <= {one.uid for one in review.view.spans()}
    press(window, Key.Key_E)
    shown = {one.uid for one in review.view.spans()}
    assert not place.uids & shown
    assert "draft:0" in shown
    press(window, Key.Key_Escape)
    assert place.uids <= {one.uid for one in review.view.spans()}


def test_the_window_says_who_reviews(window: MainWindow) -> None:
    button = window.findChild(QWidget, "annotatorButton")
    assert button is not None
    assert button.accessibleName() == "Reviewing as Olena"
    window.show_workspace("tag")
    assert button.accessibleName() == "Annotating as Olena"

"""The article view, as a reader uses it: with the mouse, with the keyboard, and as the window calls it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article, Metadata
from annotator.domain.span import Span
from annotator.gui.article_view import ArticleView
from annotator.gui.find_bar import FindBar
from annotator.gui.reading_text import ReadingText
from annotator.gui.ruler import Ruler
from annotator.gui.span_choice import SpanChoice
from annotator.gui.span_layers import ShownSpan, SpanLook

TEXT = (
    "A guided bomb 🚀 hit the Saltivka district of Kharkiv. At least three people were killed.\n\n"
    "The mayor, Ihor Terekhov, said so; е\u0301 and 👩\u200d👩\u200d👧 are one letter each.\n\n"
    "Farther north nothing happened."
)
LOOKS = {
    "C": SpanLook("Casualties", "C", "#c2410c", "#fde3d3"),
    "W": SpanLook("Weapons", "W", "#8a3b94", "#f1def3"),
    "L": SpanLook("Locations", "L", "#0d7a5f", "#d3efe5"),
    "O": SpanLook("Officials", "O", "#1d5fb4", "#dbe8fa"),
}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def article(text: str = TEXT, title: str = "Bombs") -> Article:
    return Article("a1", text, Metadata(title, "Daily desk", "", "2024-09-25", "en"), "")


def place(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def shown(quote: str, letter: str, *, suggestion: bool = False) -> ShownSpan:
    return ShownSpan(quote, place(quote), LOOKS[letter], suggestion=suggestion)


SPANS = [
    shown("guided bomb", "W"),
    shown("Saltivka", "L"),
    shown("the Saltivka district", "L"),
    shown("Kharkiv", "L", suggestion=True),
    shown("Ihor Terekhov", "O"),
]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ArticleView]:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.set_article(article(), SPANS)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    yield view
    view.close()


def text_of(view: ArticleView) -> ReadingText:
    text = view.focusProxy()
    assert isinstance(text, ReadingText)
    return text


def point(view: ArticleView, span: Span, *, at: str = "middle") -> QPoint:
    """Return a point on the first line of a span."""
    box = text_of(view).rectangles(span)[0]
    x = {"middle": box.center().x(), "start": box.left(), "end": box.right()}[at]
    return QPoint(x, box.center().y())


def drag(view: ArticleView, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
    port = text_of(view).viewport()
    modifier = modifier or Qt.KeyboardModifier.NoModifier
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifier, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, modifier, end)


def click(view: ArticleView, where: QPoint) -> None:
    QTest.mouseClick(text_of(view).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def press(view: ArticleView, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(text_of(view), key, modifier or Qt.KeyboardModifier.NoModifier)


# the mouse


def test_dragging_selects_whole_words(view: ArticleView, qtbot: QtBot) -> None:
    words = place("three people")
    with qtbot.waitSignal(view.selection_finished) as finished:
        drag(view, point(view, place("three")), point(view, place("people")))
    assert view.selection() == words
    assert finished.args is not None
    assert finished.args[0] == words
    below = view.mapFromGlobal(finished.args[1])
    assert below.y() >= text_of(view).rectangles(words)[-1].center().y()


def test_without_snapping_dragging_selects_characters(view: ArticleView) -> None:
    view.snapping = False
    word = place("people")
    drag(view, point(view, Span(word.start, word.start + 1), at="end"), point(view, Span(word.start + 3, word.end)))
    selection = view.selection()
    assert selection is not None
    assert word.covers(selection)
    assert selection != word


def test_a_selection_never_ends_inside_a_grapheme(view: ArticleView) -> None:
    view.snapping = False
    family = place("👩\u200d👩\u200d👧")
    boxes = text_of(view).rectangles(family)
    for x in range(boxes[0].left() - 4, boxes[0].right() + 5, 2):
        drag(view, point(view, place("Ihor"), at="start"), QPoint(x, boxes[0].center().y()))
        selection = view.selection()
        assert selection is not None
        assert not family.start < selection.end < family.end


def test_a_click_selects_a_span_and_the_next_the_one_below_it(view: ArticleView) -> None:
    where = point(view, place("Saltivka"))
    picked = []
    for _ in range(3):
        click(view, where)
        picked.append(view.selected_span())
    assert picked == ["Saltivka", "the Saltivka district", "Saltivka"]
    click(view, point(view, place("nothing")))
    assert view.selected_span() == ""
    assert view.current_target() == place("nothing")


def test_a_double_click_selects_a_word_and_activates_a_span(view: ArticleView, qtbot: QtBot) -> None:
    port = text_of(view).viewport()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=point(view, place("people")))
    assert view.selection() == place("people")
    with qtbot.waitSignal(view.span_activated, check_params_cb=lambda uid: uid == "guided bomb"):
        QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=point(view, place("guided bomb")))


@pytest.mark.parametrize(("edge", "to", "wished"), [("end", "hit", "guided bomb 🚀 hit"), ("start", "bomb", "bomb")])
def test_dragging_an_edge_asks_for_another_span(
    view: ArticleView, qtbot: QtBot, edge: str, to: str, wished: str
) -> None:
    view.select_span("guided bomb")
    target = point(view, place(to), at=edge)
    with qtbot.waitSignal(view.span_resized) as resized:
        drag(view, point(view, place("guided bomb"), at=edge), target)
    assert resized.args == ["guided bomb", place(wished)]
    assert view.selected_span() == "guided bomb"
    assert view.selection() is None


def test_a_drag_of_an_edge_can_be_given_up(view: ArticleView, qtbot: QtBot) -> None:
    view.select_span("guided bomb")
    port = text_of(view).viewport()
    with qtbot.assertNotEmitted(view.span_resized):
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=point(view, place("guided bomb"), at="end"))
        QTest.mouseMove(port, point(view, place("Saltivka")))
        assert view.cancel_drag()
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point(view, place("Saltivka")))
    assert not view.cancel_drag()


# the keyboard


def test_arrows_move_by_grapheme(view: ArticleView) -> None:
    family = place("👩\u200d👩\u200d👧")
    view.set_caret(family.start)
    press(view, Qt.Key.Key_Right)
    assert view.caret_position() == family.end
    press(view, Qt.Key.Key_Left)
    assert view.caret_position() == family.start
    view.set_caret(family.start + 2)
    assert view.caret_position() == family.start


def test_shift_and_arrows_select(view: ArticleView) -> None:
    view.set_caret(place("three").start)
    press(view, Qt.Key.Key_Right, CONTROL | SHIFT)
    press(view, Qt.Key.Key_Right, SHIFT)
    assert view.selection() == place("three p")
    press(view, Qt.Key.Key_End, SHIFT)
    assert view.selection() is not None
    press(view, Qt.Key.Key_Left)
    assert view.selection() is None
    assert view.caret_position() == place("three").start


def test_control_and_arrows_move_by_word(view: ArticleView) -> None:
    view.set_caret(0)
    visited = []
    for _ in range(4):
        press(view, Qt.Key.Key_Right, CONTROL)
        visited.append(view.caret_position())
    assert visited == [place(word).start for word in ("guided", "bomb", "hit", "the ")]
    press(view, Qt.Key.Key_Left, CONTROL)
    assert view.caret_position() == place("hit").start


def test_a_walk_over_the_text_passes_every_grapheme_both_ways(view: ArticleView) -> None:
    view.set_caret(0)
    forwards = [0]
    while view.caret_position() < len(TEXT):
        press(view, Qt.Key.Key_Right)
        forwards.append(view.caret_position())
    backwards = [view.caret_position()]
    while view.caret_position():
        press(view, Qt.Key.Key_Left)
        backwards.append(view.caret_position())
    assert forwards == sorted(set(forwards)) == backwards[::-1]
    assert not set(forwards) & set(range(place("👩\u200d👩\u200d👧").start + 1, place("👩\u200d👩\u200d👧").end))


def test_keys_of_the_window_are_left_to_it(view: ArticleView, qtbot: QtBot) -> None:
    text = text_of(view)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Delete):
        before = (view.caret_position(), view.selection())
        press(view, key)
        assert (view.caret_position(), view.selection()) == before
    assert text.text == TEXT


def test_next_and_previous_span(view: ArticleView) -> None:
    view.set_caret(0)
    visited = []
    while view.select_next_span():
        visited.append(view.selected_span())
    assert visited == ["guided bomb", "the Saltivka district", "Saltivka", "Kharkiv", "Ihor Terekhov"]
    assert view.caret_position() == place("Ihor Terekhov").start
    assert view.select_previous_span()
    assert view.selected_span() == "Kharkiv"


def test_cycling_through_stacked_spans(view: ArticleView) -> None:
    view.set_caret(place("Saltivka").start)
    visited = []
    for _ in range(3):
        view.cycle_stacked()
        visited.append(view.selected_span())
    assert visited == ["Saltivka", "the Saltivka district", "Saltivka"]


@pytest.mark.parametrize(
    ("edge", "step", "unit", "wished"),
    [
        ("end", 1, "word", "guided bomb 🚀 hit"),
        ("end", -1, "word", "guided"),
        ("end", 1, "character", "guided bomb "),
        ("start", -1, "word", "A guided bomb"),
        ("start", 1, "word", "bomb"),
        ("start", 1, "character", "uided bomb"),
    ],
)
def test_edges_move_by_key(view: ArticleView, qtbot: QtBot, edge: str, step: int, unit: str, wished: str) -> None:
    view.select_span("guided bomb")
    with qtbot.waitSignal(view.span_resized) as resized:
        view.move_edge(edge, step, unit)  # type: ignore[arg-type]  # the parameters are plain words here
    assert resized.args == ["guided bomb", place(wished)]


def test_an_edge_does_not_move_past_the_other_or_the_text(view: ArticleView, qtbot: QtBot) -> None:
    view.add_span(ShownSpan("first", Span(0, 1), LOOKS["C"]))
    view.select_span("first")
    with qtbot.assertNotEmitted(view.span_resized):
        view.move_edge("start", -1, "word")
        view.move_edge("end", -1, "character")
        view.move_edge("start", 1, "character")


def test_enter_activates_the_span_at_the_caret(view: ArticleView, qtbot: QtBot) -> None:
    view.set_caret(place("Terekhov").start)
    with qtbot.waitSignal(view.span_activated, check_params_cb=lambda uid: uid == "Ihor Terekhov"):
        press(view, Qt.Key.Key_Return)


def test_the_span_under_the_caret_is_told(view: ArticleView, qtbot: QtBot) -> None:
    view.set_caret(place("guided").start - 1)
    with qtbot.waitSignal(view.span_under_caret_changed, check_params_cb=lambda uid: uid == "guided bomb"):
        press(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.span_under_caret_changed, check_params_cb=lambda uid: uid == ""):
        view.set_caret(place("guided bomb").end)


# what the window asks and tells


def test_a_target_is_the_trimmed_selection_or_the_word_at_the_caret(view: ArticleView) -> None:
    view.set_caret(place("people").start + 2)
    assert view.current_target() == place("people")
    view.set_selection(place(" three people "))
    assert view.current_target() == place("three people")
    view.clear_selection()
    assert view.selection() is None


def test_the_selected_span_survives_other_spans_and_not_its_own_end(view: ArticleView, qtbot: QtBot) -> None:
    view.select_span("Saltivka")
    view.add_span(shown("three people", "C"))
    view.remove_span("guided bomb")
    assert view.selected_span() == "Saltivka"
    with qtbot.waitSignal(view.selected_span_changed, check_params_cb=lambda uid: uid == ""):
        view.remove_span("Saltivka")
    assert [one.uid for one in view.spans()] == ["the Saltivka district", "Kharkiv", "three people", "Ihor Terekhov"]


def test_copying_gives_the_text_of_the_article(qtbot: QtBot) -> None:
    text = "57\u00a0people\u2028and a nul\x00.\ufdd0"
    view = ArticleView()
    qtbot.addWidget(view)
    view.set_article(article(text))
    text_of(view).selectAll()
    assert view.selection() == Span(0, len(text))
    assert text_of(view).createMimeDataFromSelection().text() == text


def test_another_article_begins_at_its_top_with_nothing_selected(view: ArticleView) -> None:
    view.set_caret(len(TEXT))
    view.select_span("Ihor Terekhov")
    view.set_article(article("Short."), [])
    assert view.caret_position() == 0
    assert view.selected_span() == ""
    assert view.spans() == []
    assert text_of(view).verticalScrollBar().value() == 0


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " ", "\u2029"])
def test_an_article_without_words_can_be_shown(qtbot: QtBot, text: str) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.set_article(article(text))
    view.grab()
    assert view.current_target() is None
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_End, CONTROL)
    assert not view.select_next_span()


LONG = "\n\n".join(f"{number}. {'Some words of a long article. ' * 8}" for number in range(1_000))


def is_whole(view: ArticleView) -> bool:
    return text_of(view).document().characterCount() > len(LONG)


def test_a_long_article_is_shown_from_its_beginning_and_grows(view: ArticleView, qtbot: QtBot) -> None:
    view.set_article(article(LONG))
    assert text_of(view).document().characterCount() < len(LONG) / 2
    qtbot.waitUntil(lambda: is_whole(view))
    assert text_of(view).document().toPlainText() == LONG
    assert view.caret_position() == 0


@pytest.mark.parametrize("when", ["by itself", "before it began", "in its middle"])
def test_that_a_long_article_is_complete_is_told_once(view: ArticleView, qtbot: QtBot, when: str) -> None:
    told: list[bool] = []
    view.completed.connect(lambda: told.append(view.is_complete()))
    assert view.is_complete()
    view.set_article(article(LONG))
    assert not view.is_complete()
    if when == "in its middle":
        text_of(view)._grow_on()
    if when != "by itself":
        text_of(view).reach(len(LONG))
        assert is_whole(view)
    qtbot.waitUntil(view.is_complete)
    assert is_whole(view)
    view.set_article(article())
    assert view.is_complete()
    view.set_article(article(LONG))
    view.zoom_in()
    qtbot.waitUntil(view.is_complete)
    QApplication.processEvents()
    assert told == [True, True]


def test_the_end_of_a_long_article_can_be_reached_at_once(view: ArticleView, qtbot: QtBot) -> None:
    last = place("999. Some", LONG)
    view.set_article(article(LONG), [ShownSpan("s", last, LOOKS["C"])])
    press(view, Qt.Key.Key_End, CONTROL)
    assert view.caret_position() == len(LONG)
    view.set_article(article(LONG), [ShownSpan("s", last, LOOKS["C"])])
    assert view.select_next_span()
    assert view.caret_position() == last.start
    assert text_of(view).viewport().rect().intersects(text_of(view).rectangles(last)[0])
    view.set_article(article(LONG))
    view.set_selection(last)
    assert view.selection() == last
    view.set_article(article(LONG))
    text_of(view).selectAll()
    assert view.selection() == Span(0, len(LONG))
    view.zoom_in()
    assert view.selection() == Span(0, len(LONG))


def test_a_place_in_a_long_article_is_the_same_before_and_behind_the_growth(view: ArticleView, qtbot: QtBot) -> None:
    middle = place("500. Some", LONG)
    view.set_article(article(LONG))
    text_of(view).show_stretch(middle)
    text_of(view).scroll_to_top(middle.start)
    before, top = text_of(view).rectangles(middle), text_of(view).first_visible()
    assert not is_whole(view)
    qtbot.waitUntil(lambda: is_whole(view))
    assert text_of(view).rectangles(middle) == before
    assert text_of(view).first_visible() == top


def test_a_caret_at_the_end_of_what_is_there_stays_while_the_article_grows(view: ArticleView, qtbot: QtBot) -> None:
    view.set_article(article(LONG))
    cursor = text_of(view).textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock, QTextCursor.MoveMode.KeepAnchor)
    text_of(view).setTextCursor(cursor)
    selected = view.selection()
    qtbot.waitUntil(lambda: is_whole(view))
    assert selected is not None
    assert view.selection() == selected


def test_zoom_keeps_caret_and_spans(view: ArticleView, qtbot: QtBot) -> None:
    view.set_caret(place("mayor").start)
    before = text_of(view).rectangles(place("mayor"))[0].width()
    with qtbot.waitSignal(view.zoom_changed):
        view.zoom_in()
    assert text_of(view).rectangles(place("mayor"))[0].width() > before
    assert view.caret_position() == place("mayor").start
    view.reset_zoom()
    assert text_of(view).rectangles(place("mayor"))[0].width() == before


def test_a_title_that_is_the_first_line_is_not_shown_twice(view: ArticleView) -> None:
    view.set_article(article("Bombs\n\nThey fell.", title="Bombs"))
    once = text_of(view).rectangles(Span(0, 5))[0]
    view.set_article(article("Bombs\n\nThey fell.", title="Other"))
    # One pixel more or less comes from where the line begins.
    assert abs(once.height() - text_of(view).rectangles(Span(0, 5))[0].height()) <= 1
    assert once.width() > text_of(view).rectangles(Span(0, 5))[0].width()
    view.grab()


def test_right_to_left_paragraphs_read_from_the_right(view: ArticleView) -> None:
    text = "שלום עולם טוב.\n\nHello."
    view.set_article(article(text))
    first, second = (text_of(view).rectangles(place(word, text))[0] for word in ("שלום", "עולם"))
    assert first.left() > second.right() > 400
    view.set_caret(0)
    press(view, Qt.Key.Key_Left)
    assert view.caret_position() == 1
    press(view, Qt.Key.Key_Right)
    assert view.caret_position() == 0


def test_the_text_has_an_accessible_interface_with_a_name(view: ArticleView) -> None:
    text = text_of(view)
    assert text.accessibleName()
    assert text.accessibleDescription().startswith("Bombs, Daily desk, 25 September 2024")
    assert text.isReadOnly()
    cursor = text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert cursor.position() == text.document().characterCount() - 1


def test_text_selected_or_the_caret_moved_away_lets_go_of_the_span(view: ArticleView) -> None:
    view.select_span("Saltivka")
    press(view, Qt.Key.Key_Right)
    assert view.selected_span() == "Saltivka"
    press(view, Qt.Key.Key_Right, SHIFT)
    assert view.selected_span() == ""
    view.select_span("Saltivka")
    assert view.selection() is None
    press(view, Qt.Key.Key_Down)
    assert view.selected_span() == ""


def test_a_double_click_keeps_the_span_that_was_selected_among_stacked_ones(view: ArticleView, qtbot: QtBot) -> None:
    where = point(view, place("Saltivka"))
    click(view, where)
    click(view, where)
    assert view.selected_span() == "the Saltivka district"
    click(view, where)
    with qtbot.waitSignal(view.span_activated, check_params_cb=lambda uid: uid == "the Saltivka district"):
        QTest.mouseDClick(text_of(view).viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert view.selected_span() == "the Saltivka district"


def test_a_right_click_asks_for_the_menu_of_what_is_there(view: ArticleView, qtbot: QtBot) -> None:
    port = text_of(view).viewport()
    for words, uid in (("guided bomb", "guided bomb"), ("three", "")):
        where = point(view, place(words))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, port.mapToGlobal(where))
        with qtbot.waitSignal(view.menu_requested) as asked:
            QApplication.sendEvent(port, event)
        assert asked.args == [uid, port.mapToGlobal(where)]
    assert view.current_target() == place("three")


def test_the_menu_key_asks_for_the_menu_at_the_caret(view: ArticleView, qtbot: QtBot) -> None:
    text = text_of(view)
    view.set_caret(place("Terekhov").start)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(view.menu_requested) as asked:
        QApplication.sendEvent(text, event)
    assert asked.args is not None
    assert asked.args[0] == "Ihor Terekhov"
    at_caret = text.viewport().mapFromGlobal(asked.args[1])
    assert text.rectangles(place("Terekhov"))[0].adjusted(-2, -2, 2, 8).contains(at_caret)


def test_control_and_the_wheel_zoom(view: ArticleView, qtbot: QtBot) -> None:
    port = text_of(view).viewport()
    with qtbot.waitSignal(view.zoom_changed):
        turn = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(port, turn)
    assert view.zoom() == pytest.approx(1.1)


def test_the_windows_shortcuts_win_over_everything_but_reading_keys(view: ArticleView) -> None:
    pressed: list[str] = []
    for keys in ("1", "Tab", "Space", "Backspace", "Alt+Right", "Ctrl+Return", "Right", "Shift+End", "Ctrl+Home"):
        shortcut = QShortcut(QKeySequence(keys), view.text_widget())
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda keys=keys: pressed.append(keys))
    view.set_caret(5)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Backspace):
        press(view, key)
    press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    press(view, Qt.Key.Key_Return, CONTROL)
    assert pressed == ["1", "Tab", "Space", "Backspace", "Alt+Right", "Ctrl+Return"]
    press(view, Qt.Key.Key_Right)
    assert view.caret_position() == 6
    press(view, Qt.Key.Key_End, SHIFT)
    assert view.selection() is not None
    press(view, Qt.Key.Key_Home, CONTROL)
    assert view.caret_position() == 0
    assert len(pressed) == 6


def test_page_keys_scroll_and_take_the_caret_along(view: ArticleView) -> None:
    view.set_article(article(TEXT * 30))
    bar = text_of(view).verticalScrollBar()
    press(view, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < 600
    assert view.caret_position() > 0
    down = view.caret_position()
    press(view, Qt.Key.Key_PageDown, SHIFT)
    selection = view.selection()
    assert selection is not None
    assert selection.start == down
    for _ in range(3):
        press(view, Qt.Key.Key_PageUp)
    assert view.caret_position() < 200


def test_dragging_past_the_edge_scrolls_on_while_the_mouse_rests(view: ArticleView, qtbot: QtBot) -> None:
    view.set_article(article(TEXT * 30))
    port = text_of(view).viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=point(view, place("guided")))
    QTest.mouseMove(port, QPoint(300, 400))
    QTest.mouseMove(port, QPoint(300, port.height() + 30))
    bar = text_of(view).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 200)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(300, port.height() + 30))
    selection = view.selection()
    assert selection is not None
    assert selection.length > len(TEXT)


def test_a_resized_window_keeps_the_line_at_the_top(view: ArticleView) -> None:
    view.set_article(article(TEXT * 30))
    view.set_caret(len(TEXT) * 15)
    first = text_of(view).first_visible()
    view.resize(500, 600)
    assert text_of(view).first_visible() == pytest.approx(first, abs=90)
    left = text_of(view).rectangles(Span(0, 1))[0].left()
    assert left < 60
    view.resize(1200, 600)
    assert text_of(view).rectangles(Span(0, 1))[0].left() > 250


def test_a_span_is_spoken_with_its_label(view: ArticleView) -> None:
    choice = view.findChild(SpanChoice)
    assert choice is not None
    spoken = [choice.spoken(one) for one in view.spans()]
    assert spoken[0] == "Weapons: guided bomb"
    assert spoken[3] == "Suggestion, Locations: Kharkiv"


def test_the_ruler_goes_where_it_is_clicked(view: ArticleView) -> None:
    view.set_article(article(TEXT * 30), [ShownSpan("s", Span(3000, 3010), LOOKS["C"])])
    ruler = view.findChild(Ruler)
    assert ruler is not None
    bar = text_of(view).verticalScrollBar()
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(4, ruler.height() // 2))
    assert bar.value() > 300
    assert ruler.geometry().left() >= text_of(view).viewport().geometry().right()


def test_a_tick_drawn_later_looks_like_one_drawn_at_once(view: ArticleView) -> None:
    ruler = view.findChild(Ruler)
    assert ruler is not None
    with_all = ruler.grab().toImage()
    view.remove_span("Ihor Terekhov")
    without = ruler.grab().toImage()
    view.add_span(shown("Ihor Terekhov", "O"))
    assert without != with_all
    assert ruler.grab().toImage() == with_all


# finding


def test_the_find_bar_counts_and_goes_round(view: ArticleView, qtbot: QtBot) -> None:
    view.set_caret(place("district").start)
    view.open_find_bar()
    bar = view.findChild(FindBar)
    assert bar is not None
    entry = bar.findChild(QLineEdit)
    assert entry is not None
    count = bar.findChild(QLabel)
    assert count is not None
    entry.setText("THE")
    assert count.text() == "2 of 3"
    assert text_of(view).found_here == 1
    QTest.keyClick(entry, Qt.Key.Key_Return)
    view.find_next()
    assert count.text() == "1 of 3"
    view.find_previous()
    assert count.text() == "3 of 3"
    entry.setText("nothing of the kind")
    assert count.text() == "Not found"
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert text_of(view).found == []
    qtbot.waitUntil(text_of(view).hasFocus)


def test_what_was_found_can_be_tagged_when_the_bar_closes(view: ArticleView, qtbot: QtBot) -> None:
    view.open_find_bar()
    entry = view.findChild(QLineEdit)
    assert entry is not None
    entry.setText("kharkiv")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert view.current_target() == place("Kharkiv")
    qtbot.waitUntil(text_of(view).hasFocus)


def test_finding_is_led_by_the_selection(view: ArticleView) -> None:
    view.set_selection(place("Kharkiv"))
    view.find_next()
    entry = view.findChild(QLineEdit)
    assert entry is not None
    assert entry.text() == "Kharkiv"
    assert text_of(view).found == [(place("Kharkiv").start, place("Kharkiv").end)]


def test_another_article_is_searched_for_the_same_words(view: ArticleView) -> None:
    view.open_find_bar()
    entry = view.findChild(QLineEdit)
    assert entry is not None
    entry.setText("bomb")
    view.set_article(article("No such thing, only bombs and bombers."))
    assert len(text_of(view).found) == 2

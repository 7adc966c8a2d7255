"""The caret at the end of an article that is not laid out to there: nobody waits, and all is as if it were."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article, Metadata
from annotator.domain.span import Span
from annotator.gui import reading_page, reading_text
from annotator.gui.article_view import ArticleView
from annotator.gui.reading_text import ReadingText
from annotator.gui.span_layers import ShownSpan, SpanLook

CONTROL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier(0)
PARAGRAPH = "Seven people 🚀 were killed in Kharkiv, said 👩\u200d👩\u200d👧 of the town. "
TEXT = "A title\n\n" + "\n\n".join(PARAGRAPH * (1 + number % 9) for number in range(170)) + "The end 🚀"
END = len(TEXT)
LOOK = SpanLook("Casualties", "C", "#c2410c", "#fde3d3")
SPANS = [ShownSpan("first", Span(9, 21), LOOK), ShownSpan("last", Span(END - 5, END), LOOK)]
ZONES = [Span(END - 9, END)]
KEYS = {
    "end": (Qt.Key.Key_End, CONTROL),
    "select to the end": (Qt.Key.Key_End, CONTROL | SHIFT),
    "start": (Qt.Key.Key_Home, CONTROL),
    "select to the start": (Qt.Key.Key_Home, CONTROL | SHIFT),
    "left": (Qt.Key.Key_Left, NONE),
    "select left": (Qt.Key.Key_Left, SHIFT),
    "word before": (Qt.Key.Key_Left, CONTROL),
    "word behind": (Qt.Key.Key_Right, CONTROL),
    "up": (Qt.Key.Key_Up, NONE),
    "page up": (Qt.Key.Key_PageUp, NONE),
    "select page up": (Qt.Key.Key_PageUp, SHIFT),
    "line start": (Qt.Key.Key_Home, NONE),
    "all": (Qt.Key.Key_A, CONTROL),
}


@pytest.fixture(scope="module", autouse=True)
def _small_pieces() -> Iterator[None]:
    """Let a text of some ten thousand characters be a long one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_page, "_GROWTH", 5_000)
        patch.setattr(reading_text, "_FAR", 10_000)
        yield


class Watched:
    """A view of the long article, and what it tells."""

    def __init__(self, qtbot: QtBot) -> None:
        self.view = view = ArticleView()
        qtbot.addWidget(view)
        view.resize(800, 600)
        view.set_article(Article("a", TEXT, Metadata("A title"), ""), SPANS, zones=ZONES, words=1)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        self.qtbot = qtbot
        text = view.text_widget()
        assert isinstance(text, ReadingText)
        self.text = text
        self.told: list[object] = []
        for signal in (
            *(view.selection_changed, view.selected_span_changed, view.span_under_caret_changed),
            view.zone_under_caret_changed,
        ):
            signal.connect(self.told.append)

    def is_whole(self) -> bool:
        assert self.text._growing is not None
        return self.text._growing.is_whole

    def lay_out(self) -> None:
        """Wait until all is laid out, and the caret where it belongs."""
        self.qtbot.waitUntil(self.is_whole)
        self.qtbot.waitUntil(lambda: self.text._ahead is None)

    def press(self, name: str) -> None:
        QTest.keyClick(self.text, *KEYS[name])

    def shows(self) -> object:
        """Return where caret and selection are, for us and for Qt, and how far the page is scrolled."""
        cursor = self.text.textCursor()
        return (
            *(self.view.caret_position(), self.view.selection(), self.view.selected_span()),
            *(self.view.span_under_caret(), self.view.zone_under_caret()),
            *(cursor.position(), cursor.anchor(), self.text.verticalScrollBar().value()),
        )


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched(qtbot)


def test_the_caret_is_at_the_end_at_once(watched: Watched) -> None:
    watched.view.select_span("first")
    watched.told.clear()
    watched.press("end")
    assert not watched.is_whole()
    assert watched.view.caret_position() == END
    assert watched.view.current_target() is None
    assert watched.told == ["", "", ZONES[0]]
    watched.lay_out()
    assert watched.told == ["", "", ZONES[0]]
    assert watched.text.textCursor().atEnd()
    assert watched.text.viewport().rect().contains(watched.text.caret_point())


def test_the_page_follows(watched: Watched) -> None:
    watched.press("end")
    seen = [watched.text.verticalScrollBar().value()]
    while not watched.is_whole():
        QApplication.processEvents()
        seen.append(watched.text.verticalScrollBar().value())
    assert seen == sorted(seen)
    assert len(set(seen)) > 3


def test_who_scrolls_elsewhere_stays_there(watched: Watched) -> None:
    watched.press("end")
    where = QPointF(100, 100)
    wheel = QWheelEvent(
        *(where, watched.text.viewport().mapToGlobal(where), QPoint(), QPoint(0, 1200), Qt.MouseButton.NoButton),
        *(NONE, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(watched.text.viewport(), wheel)
    top = watched.text.verticalScrollBar().value()
    watched.lay_out()
    assert watched.text.verticalScrollBar().value() == top
    assert watched.text.textCursor().atEnd()
    watched.press("left")
    assert watched.view.caret_position() == END - 1
    assert watched.text.viewport().rect().contains(watched.text.caret_point())


@pytest.mark.parametrize("first", ["start", "right"])
def test_what_is_selected_to_the_end_is_copied_whole(watched: Watched, first: str) -> None:
    watched.view.set_caret(9 if first == "right" else 0)
    watched.press("select to the end")
    assert not watched.is_whole()
    QTest.keyClick(watched.text, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == TEXT[watched.view.selection().start :]  # type: ignore[union-attr]
    assert watched.view.selection() == Span(9 if first == "right" else 0, END)


def test_another_article_begins_at_its_start(watched: Watched) -> None:
    watched.press("end")
    watched.view.set_article(Article("b", TEXT + " Another.", Metadata("A title"), ""), words=1)
    assert watched.view.caret_position() == 0
    watched.qtbot.waitUntil(watched.is_whole)
    assert watched.view.caret_position() == 0
    assert watched.text.verticalScrollBar().value() == 0


def test_a_caret_set_where_the_text_ends_so_far_is_told(watched: Watched) -> None:
    watched.press("end")
    assert watched.text._growing is not None
    place = watched.text._display.to_code_point(watched.text.textCursor().position())
    watched.told.clear()
    watched.view.set_caret(place)
    assert watched.view.caret_position() == place
    assert watched.told == [None]
    watched.lay_out()
    assert watched.view.caret_position() == place


ACTS = st.one_of(
    st.sampled_from(sorted(KEYS)),
    st.sampled_from(["end", "select to the end"]),
    st.integers(0, END),
    st.tuples(st.integers(0, END - 40), st.integers(1, 40)).map(lambda one: Span(one[0], one[0] + one[1])),
    st.sampled_from(["larger", "wait"]),
)


def act(watched: Watched, wish: str | int | Span) -> None:
    if isinstance(wish, Span):
        watched.view.set_selection(wish)
    elif isinstance(wish, int):
        watched.view.set_caret(wish)
    elif wish == "larger":
        watched.view.zoom_in()
    elif wish == "wait":
        QApplication.processEvents()
    else:
        watched.press(wish)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=1, max_size=5))
def test_all_is_as_if_the_text_were_laid_out(qtbot: QtBot, acts: list[str | int | Span]) -> None:
    early, late = Watched(qtbot), Watched(qtbot)
    late.lay_out()
    for wish in ("end", *acts):
        act(early, wish)
        act(late, wish)
        assert early.view.caret_position() == late.view.caret_position()
        assert early.view.selection() == late.view.selection()
        assert early.told == late.told
    early.lay_out()
    late.lay_out()
    assert early.shows() == late.shows()
    assert early.told == late.told
    for one in (early, late):
        one.view.close()
        one.view.deleteLater()
    QApplication.processEvents()

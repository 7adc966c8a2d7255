"""The article view: an article in its frame, with its highlights.

It shows what it is given and says what the reader wants; it changes no span itself. Places are code points of the
article's text, ends exclusive. The window binds shortcuts to the public methods.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.article import Article
from annotator.domain.span import Span
from annotator.gui.announcing import announce
from annotator.gui.article_frame import ArticleFrame
from annotator.gui.article_header import BylinePart, byline_of
from annotator.gui.reading_mouse import ReadingMouse
from annotator.gui.span_choice import SpanChoice
from annotator.gui.span_edges import moved_edge
from annotator.gui.span_layers import ShownSpan, SpanLayers
from annotator.gui.zone_painter import zone_words
from annotator.text.segmentation import word_at, word_count

_COUNT_AT_ONCE = 100_000
"""Longer texts show their word count only where the caller knows it."""


class ArticleView(ArticleFrame):
    """Shows one article with its spans, and lets the reader select, pick and resize."""

    selection_changed = Signal(object)
    """The selection as a Span, or None."""
    selection_finished = Signal(object, QPoint)
    """A Span was selected with the mouse; the point on the screen below it is good for a palette."""
    selected_span_changed = Signal(str)
    """Id of the span that is selected now, or an empty text."""
    span_under_caret_changed = Signal(str)
    span_activated = Signal(str)
    """Enter or a double click on a span."""
    span_resized = Signal(str, object)
    """The reader gave a span other edges: its id and the Span wished."""
    menu_requested = Signal(str, QPoint)
    """A right click: id of the span there or an empty text, and the point on the screen."""
    zone_under_caret_changed = Signal(object)
    """The zone at the caret as a Span, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._zone: Span | None = None
        self._choice = SpanChoice(self._text)
        self._mouse = ReadingMouse(self._text)
        self._connect()

    def _connect(self) -> None:
        self._text.selection_changed.connect(self.selection_changed)
        self._text.caret_moved.connect(self._tell_zone)
        self._choice.changed.connect(self.selected_span_changed)
        self._choice.under_caret_changed.connect(self.span_under_caret_changed)
        self._text.menu_key_pressed.connect(self._ask_for_menu_at_caret)
        self._text.activated.connect(self._activate)
        self._mouse.picked.connect(self._choice.pick)
        self._mouse.activated.connect(self._activate_at)
        self._mouse.selected.connect(self._finish_selection)
        self._mouse.edge_dragged.connect(self._drag_edge)
        self._mouse.edge_left.connect(self._choice.frame)
        self._mouse.menu_wished.connect(self._ask_for_menu)

    # what is shown

    def set_article(
        self,
        article: Article,
        shown: Iterable[ShownSpan] = (),
        *,
        zones: Iterable[Span] = (),
        words: int | None = None,
        byline: Sequence[BylinePart] | None = None,
        remark: str = "",
    ) -> None:
        """Show an article with its spans, from its top, nothing selected.

        ``words`` saves counting them; ``byline`` replaces the line under the title, ``remark`` ends it.
        """
        is_another, self._article = self._article is not None, article
        if words is None and len(article.text) <= _COUNT_AT_ONCE:
            words = word_count(article.text)
        parts = byline_of(article.metadata, words, remark) if byline is None else byline
        self._choice.select("")
        self._text.layers = SpanLayers(shown)
        self._text.set_zones(zones)
        self._text.show_text(article.text, article.metadata.title, parts)
        self._ruler.show_spans(self._text.layers, len(article.text))
        if self._has_find_bar():
            self._find_bar.set_text(article.text)
        if is_another:
            # Its title first, then what is under the caret.
            announce(self._text, article.metadata.title)
        self._choice.start_anew()
        self._zone = None
        self._tell_zone()

    def article(self) -> Article | None:
        """Return the article shown."""
        return self._article

    def set_byline(self, title: str, byline: Sequence[BylinePart]) -> None:
        """Change title and byline of the article shown."""
        self._text.set_byline(title, byline)

    def set_spans(self, shown: Iterable[ShownSpan]) -> None:
        """Show other spans of the same article; the selected one stays selected if it is among them."""
        self._text.layers.set(shown)
        self._ruler.show_spans(self._text.layers, len(self._text.text))
        self._choice.refresh()

    def set_zones(self, zones: Iterable[Span]) -> None:
        """Show which stretches of the article are none."""
        self._text.set_zones(zones)
        self._tell_zone()

    def zones(self) -> list[Span]:
        """Return the stretches that are shown as no article, by place."""
        return list(self._text.zones)

    def zone_under_caret(self) -> Span | None:
        """Return the zone at the caret, or None."""
        return self._zone

    def add_span(self, shown: ShownSpan) -> None:
        """Show one more span, or a span in another way than before."""
        old = self._text.layers.get(shown.uid)
        self._text.layers.add(shown)
        for span in {shown.span, old.span if old else shown.span}:
            self._ruler.mend(span)
        self._choice.refresh()

    def remove_span(self, uid: str) -> None:
        """Show a span no longer."""
        old = self._text.layers.get(uid)
        if old:
            self._text.layers.remove(uid)
            self._ruler.mend(old.span)
            self._choice.refresh()

    def spans(self) -> list[ShownSpan]:
        """Return the spans shown, in reading order."""
        return list(self._text.layers)

    def spans_in(self, span: Span) -> list[ShownSpan]:
        """Return the spans shown that share a code point with a stretch, in reading order."""
        return self._text.layers.between(span.start, span.end)

    @property
    def snapping(self) -> bool:
        """Whether dragging selects whole words; Ctrl does the opposite while it is held."""
        return self._mouse.snapping

    @snapping.setter
    def snapping(self, snapping: bool) -> None:
        self._mouse.snapping = snapping

    # caret and selection

    def caret_position(self) -> int:
        """Return the code point before which the caret stands."""
        return self._text.caret()

    def set_caret(self, place: int) -> None:
        """Move the caret to a code point, or to the start of the grapheme it is in."""
        self._text.set_caret(place)

    def selection(self) -> Span | None:
        """Return what is selected, or None."""
        return self._text.selection()

    def set_selection(self, span: Span) -> None:
        """Select a stretch and scroll to it."""
        self._text.select(span)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._text.set_caret(self._text.caret())

    def current_target(self) -> Span | None:
        """Return what a tag would be put on: the selection white space left off, else the word at the caret."""
        selection = self._text.selection()
        if selection:
            return selection.trimmed(self._text.text)
        word = word_at(self._text.text, self._text.caret())
        return Span(*word) if word else None

    def place_of(self, span: Span) -> QRect:
        """Return the rectangle around a stretch, in terms of this widget; of a long one, around its two ends."""
        ends = (Span(span.start, min(span.end, span.start + 100)), Span(max(span.end - 100, span.start), span.end))
        around = QRect()
        for box in (box for end in ends for box in self._text.rectangles(end)):
            around = around.united(box)
        return around.translated(self._text.viewport().mapTo(self, QPoint()))

    # spans

    def selected_span(self) -> str:
        """Return the id of the selected span, or an empty text."""
        return self._choice.selected

    def span_under_caret(self) -> str:
        """Return the id of the shortest span at the caret, or an empty text."""
        return self._choice.under_caret

    def select_span(self, uid: str) -> None:
        """Select a span, move the caret to it and scroll to it; an empty id selects none."""
        if not self._choice.go_to(self._text.layers.get(uid)):
            self._choice.select("")

    def select_next_span(self) -> bool:
        """Select the next span from the selected one or the caret on; tell whether there was one."""
        return self._choice.go_to(self._choice.following())

    def select_previous_span(self) -> bool:
        """Select the span before the selected one or the caret; tell whether there was one."""
        return self._choice.go_to(self._choice.preceding())

    def cycle_stacked(self) -> None:
        """Select the next of the spans stacked at the caret, from the shortest to the longest and round again."""
        self._choice.cycle()

    def move_edge(
        self, edge: Literal["start", "end"], step: Literal[-1, 1], unit: Literal["word", "character"] = "word"
    ) -> None:
        """Ask for an edge of the selected span to be moved by one word or character."""
        shown = self._choice.shown()
        span = moved_edge(self._text.text, shown.span, edge, step, unit) if shown else None
        if span and shown:
            self.span_resized.emit(shown.uid, span)

    def cancel_drag(self) -> bool:
        """Give up the drag of an edge; tell whether there was one."""
        return self._mouse.cancel()

    # inside

    def _tell_zone(self) -> None:
        place = self._text.caret()
        zone = next((one for one in self._text.zones if one.start <= place <= one.end), None)
        if zone != self._zone:
            is_new, self._zone = self._zone is None, zone
            if zone is not None and is_new and self._text.hasFocus():
                announce(self._text, zone_words())
            self.zone_under_caret_changed.emit(zone)

    def _activate(self) -> None:
        if uid := self._choice.selected or self._choice.under_caret:
            self.span_activated.emit(uid)

    def _activate_at(self, point: QPoint) -> None:
        if uid := self._choice.pick_again(point):
            self.span_activated.emit(uid)

    def _finish_selection(self, span: Span) -> None:
        rectangles = self._text.rectangles(Span(max(span.end - 100, span.start), span.end))
        below = rectangles[-1].bottomLeft() if rectangles else QPoint()
        self.selection_finished.emit(span, self._text.viewport().mapToGlobal(below))

    def _drag_edge(self, edge: str, place: int, let_go: bool) -> None:
        shown = self._choice.shown()
        if shown is None:
            return
        start, end = (place, shown.span.end) if edge == "start" else (shown.span.start, place)
        span = Span(start, end) if start < end else shown.span
        self._text.set_frame(shown._replace(span=span))
        if let_go:
            self._choice.frame()
            if span != shown.span:
                self.span_resized.emit(shown.uid, span)

    def _ask_for_menu(self, point: QPoint) -> None:
        uid = self._choice.pick_for_menu(point)
        place, selection = self._text.code_point_at(point), self._text.selection()
        if not uid and not (selection and selection.holds(place)):
            self._text.set_caret(place)
        self.menu_requested.emit(uid, self._text.viewport().mapToGlobal(point))

    def _ask_for_menu_at_caret(self) -> None:
        point = self._text.viewport().mapToGlobal(self._text.caret_point())
        self.menu_requested.emit(self._choice.selected or self._choice.under_caret, point)

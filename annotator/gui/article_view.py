"""The article view: the text with its highlights, the ruler beside it and the find bar above it.

It shows what it is given and says what the reader wants; it changes no span itself. Places are code points of the
article's text, ends exclusive. The window binds shortcuts to the public methods.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.article import Article
from annotator.domain.span import Span
from annotator.gui.article_header import BylinePart, byline_of
from annotator.gui.find_bar import FindBar
from annotator.gui.reading_document import ReadingStyle
from annotator.gui.reading_mouse import ReadingMouse
from annotator.gui.reading_text import ReadingText
from annotator.gui.ruler import Ruler
from annotator.gui.span_edges import moved_edge
from annotator.gui.span_layers import ShownSpan, SpanLayers
from annotator.gui.view_colours import ViewColours
from annotator.text.segmentation import word_at, word_count

_READING_SIZE = 1.38
"""Size of the article's text, as a multiple of the window's."""
_ZOOM_STEP, _LEAST_ZOOM, _MOST_ZOOM = 1.1, 0.5, 4.0
_COUNT_AT_ONCE = 100_000
"""Longer texts show their word count only where the caller knows it."""


class ArticleView(QWidget):
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
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families: tuple[str, ...] = ReadingStyle.FAMILIES
        self._zoom = 1.0
        self._selected = ""
        self._under_caret = ""
        self._article: Article | None = None
        self._text = ReadingText(self._style(), self)
        self._ruler = Ruler(self._text)
        self._mouse = ReadingMouse(self._text)
        self._find_bar = FindBar(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._find_bar)
        layout.addWidget(self._text, 1)
        self.setFocusProxy(self._text)
        self._connect()

    def _connect(self) -> None:
        self._text.caret_moved.connect(self._follow_caret)
        self._text.selection_changed.connect(self.selection_changed)
        self._text.zoom_wished.connect(self._zoom_by)
        self._text.activated.connect(self._activate)
        self._text.laid_out.connect(self._place_ruler)
        self._ruler.share_clicked.connect(self._text.scroll_to_share)
        self._mouse.picked.connect(self._pick)
        self._mouse.activated.connect(self._activate_at)
        self._mouse.selected.connect(self._finish_selection)
        self._mouse.edge_dragged.connect(self._drag_edge)
        self._mouse.edge_left.connect(self._frame_selected)
        self._mouse.menu_wished.connect(self._ask_for_menu)
        self._find_bar.found_changed.connect(self._show_found)
        self._find_bar.closed.connect(self._text.setFocus)

    # what is shown

    def set_article(
        self,
        article: Article,
        shown: Iterable[ShownSpan] = (),
        *,
        words: int | None = None,
        byline: Sequence[BylinePart] | None = None,
    ) -> None:
        """Show an article with its spans, from its top, nothing selected.

        ``words`` saves counting them; ``byline`` replaces the line under the title.
        """
        self._article = article
        if words is None and len(article.text) <= _COUNT_AT_ONCE:
            words = word_count(article.text)
        parts = byline_of(article.metadata, words) if byline is None else byline
        self._selected = self._under_caret = ""
        self._text.layers = SpanLayers(shown)
        self._text.show_text(article.text, article.metadata.title, parts)
        self._ruler.show_spans(self._text.layers, len(article.text))
        self._find_bar.set_text(article.text)
        self.selected_span_changed.emit("")
        self._follow_caret(0)

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
        self._refresh()

    def add_span(self, shown: ShownSpan) -> None:
        """Show one more span, or a span in another way than before."""
        old = self._text.layers.get(shown.uid)
        self._text.layers.add(shown)
        for span in {shown.span, old.span if old else shown.span}:
            self._ruler.mend(span)
        self._refresh()

    replace_span = add_span

    def remove_span(self, uid: str) -> None:
        """Show a span no longer."""
        old = self._text.layers.get(uid)
        if old:
            self._text.layers.remove(uid)
            self._ruler.mend(old.span)
            self._refresh()

    def spans(self) -> list[ShownSpan]:
        """Return the spans shown, in reading order."""
        return list(self._text.layers)

    # look

    def set_colours(self, colours: ViewColours) -> None:
        """Paint in other colours; the spans bring their own."""
        self._text.set_colours(colours)
        self._ruler.set_colours(colours)

    def set_reading_family(self, family: str) -> None:
        """Set the article in this font; an empty name means the first good serif there is."""
        self._families = (family, *ReadingStyle.FAMILIES) if family else ReadingStyle.FAMILIES
        self._text.set_style(self._style())

    def zoom(self) -> float:
        """Return how much larger than normal the text is."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Set how much larger than normal the text is."""
        zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        if zoom != self._zoom:
            self._zoom = zoom
            self._text.set_style(self._style())
            self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Make the text larger."""
        self._zoom_by(1)

    def zoom_out(self) -> None:
        """Make the text smaller."""
        self._zoom_by(-1)

    def reset_zoom(self) -> None:
        """Show the text in its normal size."""
        self.set_zoom(1.0)

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

    # spans

    def selected_span(self) -> str:
        """Return the id of the selected span, or an empty text."""
        return self._selected

    def span_under_caret(self) -> str:
        """Return the id of the shortest span at the caret, or an empty text."""
        return self._under_caret

    def select_span(self, uid: str) -> None:
        """Select a span, move the caret to it and scroll to it; an empty id selects none."""
        shown = self._text.layers.get(uid)
        self._set_selected(uid if shown else "")
        if shown:
            self._text.set_caret(shown.span.start)
            self._text.show_stretch(shown.span)

    def scroll_to(self, uid: str) -> None:
        """Scroll to a span without selecting it."""
        if shown := self._text.layers.get(uid):
            self._text.show_stretch(shown.span)

    def select_next_span(self) -> bool:
        """Select the next span from the selected one or the caret on; tell whether there was one."""
        layers = self._text.layers
        return self._select_found(layers.after(layers.get(self._selected), self._text.caret()))

    def select_previous_span(self) -> bool:
        """Select the span before the selected one or the caret; tell whether there was one."""
        layers = self._text.layers
        return self._select_found(layers.before(layers.get(self._selected), self._text.caret()))

    def cycle_stacked(self) -> None:
        """Select the next of the spans stacked at the caret, from the shortest to the longest and round again."""
        stacked = [one.uid for one in self._text.layers.at(self._text.caret())]
        if stacked:
            self._set_selected(_following(stacked, self._selected))

    def move_edge(
        self, edge: Literal["start", "end"], step: Literal[-1, 1], unit: Literal["word", "character"] = "word"
    ) -> None:
        """Ask for an edge of the selected span to be moved by one word or character."""
        shown = self._text.layers.get(self._selected)
        span = moved_edge(self._text.text, shown.span, edge, step, unit) if shown else None
        if span and shown:
            self.span_resized.emit(shown.uid, span)

    def cancel_drag(self) -> bool:
        """Give up the drag of an edge; tell whether there was one."""
        return self._mouse.cancel()

    # finding

    def open_find_bar(self) -> None:
        """Open the find bar; what is selected is searched."""
        selection = self._text.selection()
        quote = selection.quote(self._text.text) if selection and len(selection) <= 80 else ""
        self._find_bar.open_bar(self._text.caret(), "" if "\n" in quote else quote)

    def find_next(self) -> None:
        """Go to the next place found, or open the find bar."""
        if self._find_bar.isHidden():
            self.open_find_bar()
        else:
            self._find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the previous place found, or open the find bar."""
        if self._find_bar.isHidden():
            self.open_find_bar()
        else:
            self._find_bar.find_previous()

    # inside

    def _style(self) -> ReadingStyle:
        window = QFontInfo(QGuiApplication.font()).pointSizeF()
        return ReadingStyle(self._families, window * _READING_SIZE * self._zoom)

    def _zoom_by(self, steps: float) -> None:
        self.set_zoom(self._zoom * _ZOOM_STEP**steps)

    def _place_ruler(self) -> None:
        area = self._text.viewport().geometry()
        self._ruler.setGeometry(area.right() + 1, area.top(), self._ruler.width(), area.height())

    def _refresh(self) -> None:
        """Show changed spans, and forget the selected one if it is gone."""
        self._frame_selected()
        if self._selected and not self._text.layers.get(self._selected):
            self._set_selected("")
        self._follow_caret(self._text.caret())

    def _set_selected(self, uid: str) -> None:
        changed, self._selected = uid != self._selected, uid
        self._frame_selected()
        if changed:
            if uid and self._text.selection():
                self.clear_selection()
            self.selected_span_changed.emit(uid)

    def _frame_selected(self) -> None:
        self._text.set_frame(self._text.layers.get(self._selected))

    def _select_found(self, shown: ShownSpan | None) -> bool:
        if shown:
            self.select_span(shown.uid)
        return shown is not None

    def _follow_caret(self, place: int) -> None:
        """Say which span the caret is in now."""
        stacked = self._text.layers.at(place)
        uid = stacked[0].uid if stacked else ""
        if uid == self._under_caret:
            return
        self._under_caret = uid
        if stacked:
            self._announce(stacked[0])
        self.span_under_caret_changed.emit(uid)

    def _announce(self, shown: ShownSpan) -> None:
        """Let a screen reader say which span this is."""
        quote = shown.span.quote(self._text.text)
        template = self.tr("Suggestion, {label}: {quote}") if shown.suggestion else self.tr("{label}: {quote}")
        if QAccessible.isActive():
            said = template.format(label=shown.look.name, quote=quote)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, said))

    def _pick(self, point: QPoint) -> None:
        stacked = [one.uid for one in self._text.spans_at(point)]
        self._set_selected(_following(stacked, self._selected) if stacked else "")

    def _activate(self) -> None:
        if uid := self._selected or self._under_caret:
            self.span_activated.emit(uid)

    def _activate_at(self, point: QPoint) -> None:
        stacked = [one.uid for one in self._text.spans_at(point)]
        uid = self._selected if self._selected in stacked else stacked[0]
        self._set_selected(uid)
        self.span_activated.emit(uid)

    def _finish_selection(self, span: Span) -> None:
        self._set_selected("")
        rectangles = self._text.rectangles(span)
        below = rectangles[-1].bottomLeft() if rectangles else QPoint()
        self.selection_finished.emit(span, self._text.viewport().mapToGlobal(below))

    def _drag_edge(self, edge: str, place: int, let_go: bool) -> None:
        shown = self._text.layers.get(self._selected)
        if shown is None:
            return
        start, end = (place, shown.span.end) if edge == "start" else (shown.span.start, place)
        span = Span(start, end) if start < end else shown.span
        self._text.set_frame(replace(shown, span=span))
        if let_go:
            self._frame_selected()
            if span != shown.span:
                self.span_resized.emit(shown.uid, span)

    def _ask_for_menu(self, point: QPoint) -> None:
        stacked = [one.uid for one in self._text.spans_at(point)]
        uid = self._selected if self._selected in stacked else stacked[0] if stacked else ""
        if uid:
            self._set_selected(uid)
        self.menu_requested.emit(uid, self._text.viewport().mapToGlobal(point))

    def _show_found(self, found: list[tuple[int, int]], here: int) -> None:
        self._text.found, self._text.found_here = found, here
        if found:
            self._text.show_stretch(Span(*found[here]))
        self._text.viewport().update()


def _following(uids: list[str], uid: str) -> str:
    """Return the id behind this one, from the last back to the first; the first where it is not among them."""
    return uids[(uids.index(uid) + 1) % len(uids)] if uid in uids else uids[0]

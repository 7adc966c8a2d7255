"""The text of an article: read only, with a reading caret that moves by graphemes and selects."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.span import Span
from annotator.gui.article_header import BylinePart
from annotator.gui.reading_document import ReadingStyle
from annotator.gui.reading_keys import is_reading_key, press_reading_key
from annotator.gui.reading_page import ReadingPage
from annotator.gui.span_layers import ShownSpan
from annotator.gui.text_geometry import caret_place
from annotator.gui.zone_painter import zone_words

_FAR = 200_000
"""How many code points take longer to lay out than a key may wait."""


class _Ahead(NamedTuple):
    """A caret at the end of the article, to which the text is not laid out yet."""

    anchor: int
    """The code point from which on it selects; the end itself where it does not."""
    top: int
    """How far the page was scrolled after it; it is followed as long as nobody scrolls elsewhere."""


class ReadingText(ReadingPage):
    """The page with a caret and a selection; leaves every key to the window that does not move or select."""

    caret_moved = Signal(int)
    selection_changed = Signal(object)
    activated = Signal()
    """Enter was pressed."""
    menu_key_pressed = Signal()
    zoom_wished = Signal(float)
    """Emitted with the notches by which Ctrl and the wheel ask to zoom."""

    def __init__(self, style: ReadingStyle, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._old_selection: Span | None = None
        self._ahead: _Ahead | None = None
        self.setAcceptDrops(False)  # files dropped on the text go to the window
        # The keys that select are our own: for its own, Qt would paint its own caret beside ours.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(self.tr("Article"))
        self.cursorPositionChanged.connect(self._tell_caret)
        self.selectionChanged.connect(self._tell_selection)

    def show_text(self, text: str, title: str, byline: Sequence[BylinePart]) -> None:
        """Show an article from its top, with the caret at its start."""
        self._ahead = None
        super().show_text(text, title, byline)
        self._tell_selection()

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text in another font or size; caret, selection and what is at the top stay."""
        if style == self._style:
            return
        caret, selection, top = self.caret(), self.selection(), self.first_visible()
        with QSignalBlocker(self):
            super().set_style(style)
            if selection:
                self.select(selection)
            else:
                self.set_caret(caret)
        self.scroll_to_top(top)
        self.laid_out.emit()

    # caret and selection

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return len(self.text) if self._ahead else self._display.to_code_point(self.textCursor().position())

    def set_caret(self, place: int, *, keep_anchor: bool = False) -> None:
        """Move the caret, never into a grapheme; select on the way where the anchor is kept."""
        if keep_anchor:
            self._arrive()
        place = min(max(place, 0), len(self.text))
        self.reach(place)
        bound, _ = self._display.grapheme_around(place)
        self._move_to(self._display.to_position(bound), keep_anchor=keep_anchor)

    def selection(self) -> Span | None:
        """Return what is selected, or None."""
        cursor = self.textCursor()
        if self._ahead:
            start, end = self._ahead.anchor, len(self.text)
        else:
            start = self._display.to_code_point(cursor.selectionStart())
            end = self._display.to_code_point(cursor.selectionEnd())
        return Span(start, end) if start < end else None

    def select(self, span: Span, *, caret_at_start: bool = False) -> None:
        """Select a stretch, with the caret at one of its ends."""
        self.reach(span.end)
        anchor, position = self._display.to_position(span.start), self._display.to_end_position(span.end)
        if caret_at_start:
            anchor, position = position, anchor
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._go_to(cursor)

    def selectAll(self) -> None:
        """Select the whole article."""
        self._ahead = None
        self.reach(len(self.text))
        super().selectAll()

    def move_by(self, operation: QTextCursor.MoveOperation, *, keep_anchor: bool) -> None:
        """Move the caret as the text is laid out, and on to the next grapheme in the same direction."""
        if operation == QTextCursor.MoveOperation.End and self._growing and len(self.text) - self._growing.end > _FAR:
            self._go_ahead(keep_anchor=keep_anchor)
            return
        if operation == QTextCursor.MoveOperation.Start and not keep_anchor:
            self.set_caret(0)
            return
        self._arrive()
        self.reach(len(self.text) if operation == QTextCursor.MoveOperation.End else self.caret())
        cursor = self.textCursor()
        before = cursor.position()
        mode = QTextCursor.MoveMode.KeepAnchor if keep_anchor else QTextCursor.MoveMode.MoveAnchor
        cursor.movePosition(operation, mode)
        place = self._display.to_code_point(cursor.position())
        if cursor.position() < before and self._display.to_position(place) == before:
            # the place before a soft break is the place behind it: one step further back
            cursor.movePosition(operation, mode)
            place = self._display.to_code_point(cursor.position())
        back, on = self._display.grapheme_around(place)
        position = self._display.to_position(on if cursor.position() > before else back)
        if position != cursor.position():
            cursor.setPosition(position, mode)
        self._use_cursor(cursor)

    def move_page(self, direction: int, *, keep_anchor: bool) -> None:
        """Scroll by a screenful; the caret keeps its place on the screen."""
        self._arrive()
        self.reach(self.caret())
        bar = self.verticalScrollBar()
        x, baseline = caret_place(self.document(), self.textCursor().position())
        step = max(self.viewport().height() - 2 * self._style.line_distance(), self._style.line_distance())
        position = self._hit(QPointF(x, baseline - self._style.em() / 3 + direction * step))
        bar.setValue(bar.value() + round(direction * step))
        self._move_to(self._display.to_position(self._display.to_code_point(position)), keep_anchor=keep_anchor)

    def reads_backwards(self) -> bool:
        """Tell whether the paragraph at the caret reads from right to left."""
        self._arrive()
        return self.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft

    def caret_point(self) -> QPoint:
        """Return where the caret stands, in the viewport."""
        self._arrive()
        x, baseline = caret_place(self.document(), self.textCursor().position())
        return (QPointF(x, baseline) - self._origin()).toPoint()

    def code_point_at(self, point: QPoint) -> int:
        """Return the grapheme bound nearest to a point of the viewport."""
        place = self._display.to_code_point(self._hit(QPointF(point) + self._origin()))
        return self._display.grapheme_around(place)[0]

    def spans_at(self, point: QPoint) -> list[ShownSpan]:
        """Return the spans painted at a point of the viewport, the shortest first."""
        place = self.code_point_at(point)
        near = self.layers.between(max(place - 2, 0), place + 2)
        hit = [one for one in near if self._is_on(one, QPointF(point) + self._origin())]
        return sorted(hit, key=lambda one: (one.span.length, one.span.start, one.uid))

    def copy(self) -> None:
        """Copy what is selected."""
        self._arrive()
        super().copy()

    # a caret at the end of a long article

    def _arrive(self) -> None:
        """Lay out what is missing up to a caret at the end, and stand there."""
        if self._ahead is None:
            return
        ahead = self._ahead
        self.reach(len(self.text))
        top = self.verticalScrollBar().value()
        self._stand_at_end(ahead.anchor)
        self._ahead = None
        if top != ahead.top:
            self.verticalScrollBar().setValue(top)

    def _go_ahead(self, *, keep_anchor: bool) -> None:
        """Say at once that the caret is at the end, and follow to there piece by piece as the text is laid out.

        All of five million characters at once would hold the window up for more than a second.
        """
        anchor = self._display.to_code_point(self.textCursor().anchor()) if keep_anchor else len(self.text)
        self._ahead = _Ahead(self._ahead.anchor if keep_anchor and self._ahead else anchor, 0)
        self._follow(self._ahead)
        self._growth.start(0)
        self._tell_caret()
        self._tell_selection()

    def _grow_on(self) -> None:
        super()._grow_on()
        if self._ahead and self._growing and self._growing.is_whole:
            self._arrive()
        elif self._ahead and self.verticalScrollBar().value() == self._ahead.top:
            self._follow(self._ahead)

    def _follow(self, ahead: _Ahead) -> None:
        self._stand_at_end(ahead.anchor)
        self._ahead = ahead._replace(top=self.verticalScrollBar().value())

    def _stand_at_end(self, anchor: int) -> None:
        """Put the cursor at the end of what is laid out; for everybody else the caret is at the article's already."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        end = cursor.position()
        cursor.setPosition(min(self._display.to_position(anchor), end))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self):
            self._use_cursor(cursor)

    # Qt's side

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret as active."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the caret as resting."""
        super().focusOutEvent(event)
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters, not the widget's version of them."""
        copied = QMimeData()
        selection = self.selection()
        copied.setText(selection.quote(self.text) if selection else "")
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; leave every other key to the window."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        elif not press_reading_key(self, event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move the caret before a shortcut of the window does, and no others."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(is_reading_key(event))
            return event.isAccepted()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a zone is where the mouse rests on one."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        zone = self.zone_at(event.pos())
        if zone is None:
            QToolTip.hideText()
        else:
            around = self.rectangles(zone)
            here = next((box for box in around if box.contains(event.pos())), around[0])
            QToolTip.showText(event.globalPos(), zone_words(), self.viewport(), here)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the place at the caret; the mouse asks for its own."""
        self.menu_key_pressed.emit()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    # inside

    def _move_to(self, position: int, *, keep_anchor: bool) -> None:
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if keep_anchor else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(position, mode)
        self._go_to(cursor)

    def _go_to(self, cursor: QTextCursor) -> None:
        """Take caret and selection elsewhere, be it from a place ahead."""
        was_ahead, self._ahead = self._ahead is not None, None
        self._use_cursor(cursor)
        if was_ahead:  # Qt may have nothing to tell: its own cursor stood at the end of what is laid out
            self._tell_caret()
            self._tell_selection()

    def _use_cursor(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        _, baseline = caret_place(self.document(), cursor.position())
        line = self._style.line_distance()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = baseline - 2 * line, baseline + 1.5 * line
        if cursor.position() == 0:
            bar.setValue(0)
        elif top < bar.value():
            bar.setValue(round(top))
        elif bottom > bar.value() + height:
            bar.setValue(round(bottom - height))
        self.viewport().update()

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.caret())

    def _tell_selection(self) -> None:
        selection = self.selection()
        if selection != self._old_selection:
            self._old_selection = selection
            self.selection_changed.emit(selection)

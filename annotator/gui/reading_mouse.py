"""The mouse over the text: drag to select, click to pick a span, drag its edges, right-click for its menu."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.gui.reading_text import ReadingText
from annotator.text.segmentation import snap_to_words, word_at

_SCROLL_EDGE = 8
_SCROLL_PAUSE = 40
"""Milliseconds between two steps while the mouse is held beyond the edge."""


class ReadingMouse(QObject):
    """Watches the text's viewport and says what the reader meant."""

    picked = Signal(QPoint)
    """A click on a place, without a drag."""
    activated = Signal(QPoint)
    """A double click."""
    selected = Signal(object)
    """A stretch was selected by dragging; the Span."""
    edge_dragged = Signal(str, int, bool)
    """An edge, ``start`` or ``end``, is being dragged to a code point; True when it was let go there."""
    edge_left = Signal()
    """The drag of an edge was given up."""
    menu_wished = Signal(QPoint)

    def __init__(self, text: ReadingText) -> None:
        super().__init__(text)
        self.snapping = True
        self._text = text
        self._pressed_at: QPoint | None = None
        self._anchor = 0
        self._dragging = False
        self._edge = ""
        self._point = QPoint()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._scroller = QTimer(self, interval=_SCROLL_PAUSE)
        self._scroller.timeout.connect(self._scroll_along)
        text.viewport().setMouseTracking(True)
        text.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Handle the viewport's mouse events; let all others pass."""
        if isinstance(event, QContextMenuEvent):
            self.menu_wished.emit(self._text.viewport().mapFromGlobal(event.globalPos()))
            return True
        if not isinstance(event, QMouseEvent):
            return False
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and left:
            self._press(event)
        elif event.type() == QEvent.Type.MouseButtonDblClick and left:
            self._double_click(event)
        elif event.type() == QEvent.Type.MouseMove:
            self._move(event)
        elif event.type() == QEvent.Type.MouseButtonRelease and left:
            self._release(event)
        return True

    def cancel(self) -> bool:
        """Give up dragging an edge; tell whether one was dragged."""
        dragged, self._edge = bool(self._edge), ""
        if dragged:
            self._pressed_at = None
            self._scroller.stop()
            self.edge_left.emit()
        return dragged

    def _press(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._text.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_at = point
        self._dragging = False
        self._edge = self._text.grip_at(point)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self._edge:
            selection = self._text.selection()
            self._anchor = selection.start if selection else self._text.caret()
            self._drag_to(point, event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)
        else:
            self._anchor = self._text.code_point_at(point)

    def _move(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(point)
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._drag_to(point, event.modifiers())

    def _release(self, event: QMouseEvent) -> None:
        self._scroller.stop()
        if self._pressed_at is None:
            return
        self._pressed_at = None
        edge, self._edge = self._edge, ""
        if edge and self._dragging:
            self.edge_dragged.emit(edge, self._edge_place(), True)
        elif not self._dragging and not edge:
            self._text.set_caret(self._anchor)
            self.picked.emit(event.position().toPoint())
        elif not edge and (selection := self._text.selection()):
            self.selected.emit(selection)

    def _double_click(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        point = event.position().toPoint()
        word = word_at(self._text.text, self._text.code_point_at(point))
        if self._text.spans_at(point):
            self.activated.emit(point)
        elif word:
            self._text.select(Span(*word))
            self.selected.emit(Span(*word))

    def _drag_to(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self._dragging = True
        self._point, self._modifiers = point, modifiers
        self._drag()
        if self._beyond():
            self._scroller.start()
        else:
            self._scroller.stop()

    def _drag(self) -> None:
        """Take the selection, or the edge that is held, to where the mouse is."""
        if self._edge:
            self.edge_dragged.emit(self._edge, self._edge_place(), False)
            return
        place = self._text.code_point_at(self._point)
        start, end = sorted((self._anchor, place))
        if start == end:
            self._text.set_caret(place)
            return
        snapped = snap_to_words(self._text.text, start, end) if self._snaps() else (start, end)
        if snapped:
            self._text.select(Span(*snapped), caret_at_start=place < self._anchor)

    def _edge_place(self) -> int:
        """Return where the dragged edge would come to stand."""
        place = self._text.code_point_at(self._point)
        word = word_at(self._text.text, place) if self._snaps() else None
        if word is None:
            return place
        return word[0] if place - word[0] < word[1] - place else word[1]

    def _snaps(self) -> bool:
        """Tell whether to snap to words; Ctrl does the opposite of the setting."""
        return self.snapping != bool(self._modifiers & Qt.KeyboardModifier.ControlModifier)

    def _beyond(self) -> int:
        """Return how far above, below zero, or below the text the mouse is held."""
        height = self._text.viewport().height()
        return min(self._point.y() - _SCROLL_EDGE, 0) + max(self._point.y() - height + _SCROLL_EDGE, 0)

    def _scroll_along(self) -> None:
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.value() + self._beyond())
        self._drag()

    def _show_cursor(self, point: QPoint) -> None:
        shape = Qt.CursorShape.SplitHCursor if self._text.grip_at(point) else Qt.CursorShape.IBeamCursor
        if self._text.viewport().cursor().shape() != shape:
            self._text.viewport().setCursor(shape)

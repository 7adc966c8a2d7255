"""The text of an article: read only, with a reading caret, highlights painted below and above the letters."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.domain.span import Span
from annotator.gui.article_header import ArticleHeader, BylinePart
from annotator.gui.display_map import DisplayMap
from annotator.gui.reading_document import ReadingStyle, build_document
from annotator.gui.reading_keys import is_reading_key, press_reading_key
from annotator.gui.ruler import WIDTH as RULER_WIDTH
from annotator.gui.span_layers import ShownSpan, SpanLayers
from annotator.gui.span_painter import PlacedSpan, SpanPainter
from annotator.gui.text_geometry import Box, caret_place, stretch_boxes
from annotator.gui.view_colours import LIGHT, ViewColours

_LEAST_MARGIN = 30


class ReadingText(QTextEdit):
    """Shows one article and knows where everything in it is; everything outside is counted in code points."""

    caret_moved = Signal(int)
    selection_changed = Signal(object)
    activated = Signal()
    """Enter was pressed."""
    zoom_wished = Signal(float)
    """Emitted with the notches by which Ctrl and the wheel ask to zoom."""
    laid_out = Signal()
    """Emitted when lines may have moved."""

    def __init__(self, style: ReadingStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers = SpanLayers()
        self.found: Sequence[tuple[int, int]] = ()
        self.found_here = -1
        self._style = style
        self._colours = LIGHT
        self._display = DisplayMap("")
        self._title_length = 0
        self._header = ArticleHeader()
        self._header_height = 0.0
        self._fitted_width = 0
        self._painter = SpanPainter(LIGHT, style.em())
        self._boxes: dict[Span, list[Box]] = {}
        self._framed: ShownSpan | None = None
        self._old_selection: Span | None = None
        self._own_document: QTextDocument | None = None
        self.setReadOnly(True)
        self.setAcceptDrops(False)  # files dropped on the text go to the window
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, RULER_WIDTH, 0)
        self.setCursorWidth(0)  # the caret is painted here, so that it shows in a read-only text
        self.setAccessibleName(self.tr("Article"))
        self.set_colours(LIGHT)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.selectionChanged.connect(self._tell_selection)

    # what is shown

    @property
    def text(self) -> str:
        """Return the article's text."""
        return self._display.text

    def show_text(self, text: str, title: str, byline: Sequence[BylinePart]) -> None:
        """Show an article from its top, with the caret at its start."""
        self._display = DisplayMap(text)
        starts_with_title = bool(title) and text.startswith(title) and text[len(title) : len(title) + 1] in ("\n", "")
        self._title_length = len(title) if starts_with_title else 0
        self._header.set_words("" if starts_with_title else title, byline)
        self.setAccessibleDescription(self._header.spoken())
        self._old_selection = None
        self._framed = None
        self._rebuild()
        self.verticalScrollBar().setValue(0)

    def set_byline(self, title: str, byline: Sequence[BylinePart]) -> None:
        """Change title and byline; the text stays as it is."""
        self._header.set_words("" if self._title_length else title, byline)
        self.setAccessibleDescription(self._header.spoken())
        self._fit_column()
        self.viewport().update()

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text in another font or size; what was at the top stays there."""
        self._style = style
        self._painter = SpanPainter(self._colours, style.em())
        caret, selection, top = self.caret(), self.selection(), self._first_visible()
        self._rebuild()
        if selection:
            self.select(selection)
        else:
            self.set_caret(caret)
        self._scroll_to_top(top)

    def set_colours(self, colours: ViewColours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self._painter = SpanPainter(colours, self._style.em())
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Base, colours.page),
            (QPalette.ColorRole.Text, colours.text),
            (QPalette.ColorRole.Highlight, colours.selection),
            (QPalette.ColorRole.HighlightedText, colours.text),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        self.viewport().update()

    def set_frame(self, shown: ShownSpan | None) -> None:
        """Frame a span, the selected one; its edges may differ from the stored ones while they are dragged."""
        self._framed = shown
        self.viewport().update()

    # caret and selection

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self._display.to_code_point(self.textCursor().position())

    def set_caret(self, place: int, *, keep_anchor: bool = False) -> None:
        """Move the caret, never into a grapheme; select on the way where the anchor is kept."""
        bound, _ = self._display.grapheme_around(place)
        self._move_to(self._display.to_position(bound), keep_anchor=keep_anchor)

    def selection(self) -> Span | None:
        """Return what is selected, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._display.to_code_point(cursor.selectionStart())
        end = self._display.to_code_point(cursor.selectionEnd())
        return Span(start, end) if start < end else None

    def select(self, span: Span, *, caret_at_start: bool = False) -> None:
        """Select a stretch, with the caret at one of its ends."""
        anchor, position = self._display.to_position(span.start), self._display.to_end_position(span.end)
        if caret_at_start:
            anchor, position = position, anchor
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._use_cursor(cursor)

    def move_by(self, operation: QTextCursor.MoveOperation, *, keep_anchor: bool) -> None:
        """Move the caret as the text is laid out, and on to the next grapheme in the same direction."""
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
        bar = self.verticalScrollBar()
        x, baseline = caret_place(self.document(), self.textCursor().position())
        step = max(self.viewport().height() - 2 * self._style.line_distance(), self._style.line_distance())
        position = self._hit(QPointF(x, baseline - self._style.em() / 3 + direction * step))
        bar.setValue(bar.value() + round(direction * step))
        self._move_to(
            self._display.to_position(self._display.to_code_point(position)),
            keep_anchor=keep_anchor,
        )

    def reads_backwards(self) -> bool:
        """Tell whether the paragraph at the caret reads from right to left."""
        return self.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft

    # where things are

    def code_point_at(self, point: QPoint) -> int:
        """Return the grapheme bound nearest to a point of the viewport."""
        place = self._display.to_code_point(self._hit(QPointF(point) + self._origin()))
        return self._display.grapheme_around(place)[0]

    def spans_at(self, point: QPoint) -> list[ShownSpan]:
        """Return the spans painted at a point of the viewport, the shortest first."""
        place = self.code_point_at(point)
        near = self.layers.between(max(place - 2, 0), place + 2)
        hit = [one for one in near if self._is_on(one, QPointF(point) + self._origin())]
        return sorted(hit, key=lambda one: (len(one.span), one.span.start, one.uid))

    def rectangles(self, span: Span) -> list[QRect]:
        """Return the rectangles that a highlight of this span fills, in the viewport."""
        shift = -self._origin()
        return [self._painter.highlight(box).translated(shift).toAlignedRect() for box in self._boxes_of(span)]

    def grip_at(self, point: QPoint) -> str:
        """Return ``start`` or ``end`` where that edge of the framed span can be taken hold of, else nothing."""
        placed = self._placed(self._framed) if self._framed else None
        if placed and placed.boxes:
            grips = self._painter.grips(placed)
            for edge, grip in (("end", grips[1]), ("start", grips[0])):
                if grip.adjusted(-3, -5, 3, 5).contains(QPointF(point) + self._origin()):
                    return edge
        return ""

    def show_stretch(self, span: Span) -> None:
        """Scroll until a stretch can be seen, with some lines around it."""
        boxes = self._boxes_of(Span(span.start, min(span.end, span.start + 400)))
        if not boxes:
            return
        line = self._style.line_distance()
        top, bottom = boxes[0].baseline - 3 * line, boxes[-1].baseline + 2 * line
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() or bottom - top > height:
            bar.setValue(round(top))
        elif bottom > bar.value() + height:
            bar.setValue(round(bottom - height))

    def scroll_to_share(self, share: float) -> None:
        """Scroll so that the place at this share of the text, 0 to 1, is in the middle."""
        position = self._display.to_position(round(share * len(self.text)))
        _, baseline = caret_place(self.document(), position)
        self.verticalScrollBar().setValue(round(baseline - self.viewport().height() / 2))

    # Qt's side

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint page, header and fills, then the text, then what lies above it."""
        visible = QRectF(event.rect()).translated(self._origin())
        placed = [self._placed(one) for one in self._visible_spans(visible)]
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(self._colours.page))
            painter.translate(-self._origin())
            if visible.top() < self._header_height:
                self._header.paint(painter, self._column(), self._colours)
            self._painter.paint_fills(painter, placed)
            self._paint_found(painter, visible)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(-self._origin())
            framed = self._placed(self._framed) if self._framed else None
            self._painter.paint_lines(painter, placed, framed)
            self._paint_caret(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and at the top what was there."""
        top = self._first_visible() if self.verticalScrollBar().value() else 0
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted_width:
            self._fit_column()
            if top:
                self._scroll_to_top(top)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the column to a width that was set while nobody could see it."""
        super().showEvent(event)
        if self.viewport().width() != self._fitted_width:
            self._fit_column()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret as active."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the caret as resting."""
        super().focusOutEvent(event)
        self.viewport().update()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Load nothing: articles bring no pictures, and none are fetched."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters, not the widget's version of them."""
        copied = QMimeData()
        selection = self.selection()
        copied.setText(selection.quote(self.text) if selection else "")
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; leave every other key to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        elif not press_reading_key(self, event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move the caret before a shortcut of the window does, and no others."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(is_reading_key(event))
            return event.isAccepted()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    # inside

    def _rebuild(self) -> None:
        old = self._own_document
        self._own_document = document = build_document(self._display, self._style, self._title_length)
        document.setParent(self)
        self._boxes.clear()
        self._fit_margins(document)
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self.laid_out.emit()

    def _fit_column(self) -> None:
        self._boxes.clear()
        self._fit_margins(self.document())
        if self.viewport().width() != self._fitted_width:  # the scroll bar came or went
            self._fit_margins(self.document())
        self.laid_out.emit()

    def _fit_margins(self, document: QTextDocument) -> None:
        self._fitted_width = self.viewport().width()
        column = self._column()
        title = self._style.title_font()
        self._header_height = self._header.lay_out(column.width(), title, self._style.em())
        layout = document.rootFrame().frameFormat()
        margins = (column.left(), self._header_height, self.viewport().width() - column.right(), 4 * self._style.em())
        if margins == (layout.leftMargin(), layout.topMargin(), layout.rightMargin(), layout.bottomMargin()):
            return
        layout.setLeftMargin(margins[0])
        layout.setTopMargin(margins[1])
        layout.setRightMargin(margins[2])
        layout.setBottomMargin(margins[3])
        document.rootFrame().setFrameFormat(layout)

    def _column(self) -> QRectF:
        room = self.viewport().width()
        width = max(min(round(self._style.column_width()), room - 2 * _LEAST_MARGIN), 40)
        return QRectF((room - width) // 2, 0, width, self._header_height)

    def _origin(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _hit(self, point: QPointF) -> int:
        return max(self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0)

    def _visible_stretch(self, visible: QRectF) -> tuple[int, int]:
        """Return the code points of the paragraphs in a rectangle, and of one on either side."""
        first = self.document().findBlock(self._hit(visible.topLeft()))
        last = self.document().findBlock(self._hit(visible.bottomLeft()))
        first = first.previous() if first.previous().isValid() else first
        last = last.next() if last.next().isValid() else last
        return (
            self._display.to_code_point(first.position()),
            self._display.to_code_point(last.position() + last.length() - 1),
        )

    def _visible_spans(self, visible: QRectF) -> list[ShownSpan]:
        framed = self._framed
        spans = self.layers.between(*self._visible_stretch(visible))
        return [framed if framed and framed.uid == one.uid else one for one in spans]

    def _placed(self, shown: ShownSpan) -> PlacedSpan:
        lane = self.layers.lane(shown.uid) if self.layers.get(shown.uid) else 0
        return PlacedSpan(shown, self._boxes_of(shown.span), lane, self.layers.is_stacked(shown.uid))

    def _boxes_of(self, span: Span) -> list[Box]:
        boxes = self._boxes.get(span)
        if boxes is None:
            start, end = self._display.whole_graphemes(span.start, span.end)
            first, last = self._display.to_position(start), self._display.to_end_position(end)
            boxes = stretch_boxes(self.document(), first, last)
            self._boxes[span] = boxes
        return boxes

    def _is_on(self, shown: ShownSpan, place: QPointF) -> bool:
        placed = self._placed(shown)
        return any(self._painter.highlight(box, placed.lane).contains(place) for box in placed.boxes)

    def _paint_found(self, painter: QPainter, visible: QRectF) -> None:
        if not self.found:
            return
        start, end = self._visible_stretch(visible)
        for index in range(bisect_left(self.found, (start, 0)), bisect_left(self.found, (end, 0))):
            colour = self._colours.found_here if index == self.found_here else self._colours.found
            self._painter.paint_marks(painter, self._boxes_of(Span(*self.found[index])), colour)

    def _paint_caret(self, painter: QPainter) -> None:
        em = self._style.em()
        x, baseline = caret_place(self.document(), self.textCursor().position())
        active = self.hasFocus()
        colour = QColor(self._colours.accent if active else self._colours.muted)
        painter.fillRect(QRectF(round(x) - 1, baseline - 0.95 * em, 2 if active else 1, 1.25 * em), colour)

    def _move_to(self, position: int, *, keep_anchor: bool) -> None:
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if keep_anchor else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(position, mode)
        self._use_cursor(cursor)

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

    def _first_visible(self) -> int:
        return self._display.to_code_point(self._hit(self._origin() + QPointF(self._column().left(), 2)))

    def _scroll_to_top(self, place: int) -> None:
        _, baseline = caret_place(self.document(), self._display.to_position(place))
        self.verticalScrollBar().setValue(round(baseline - self._style.line_distance()) if place else 0)

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.caret())

    def _tell_selection(self) -> None:
        selection = self.selection()
        if selection != self._old_selection:
            self._old_selection = selection
            self.selection_changed.emit(selection)

"""The page: an article laid out and painted, highlights below and above the letters. It knows where everything is.

Places given and returned are code points; points and rectangles are those of the viewport.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.domain.span import Span
from annotator.domain.zone import joined
from annotator.gui.article_header import ArticleHeader, BylinePart
from annotator.gui.display_map import DisplayMap
from annotator.gui.filling import fill_area
from annotator.gui.reading_document import BEGINNING, GrowingDocument, ReadingStyle
from annotator.gui.ruler import WIDTH as RULER_WIDTH
from annotator.gui.span_layers import ShownSpan, SpanLayers
from annotator.gui.span_painter import PlacedSpan, SpanPainter
from annotator.gui.text_geometry import Box, caret_place, stretch_boxes
from annotator.gui.view_colours import LIGHT, ViewColours
from annotator.gui.viewports import viewport_of
from annotator.gui.zone_painter import paint_zone_veils, paint_zones
from annotator.text.titles import title_within

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

_LEAST_MARGIN = 30
_MOST_BOXES = 20_000
"""How many spans' places are remembered until the lines move."""
_PAUSE_MS = 30
_GROWTH = 50_000
"""How many code points a long article's document grows by at a time, between one key or paint and the next."""
_CARET_IN_TITLE = 1.2
"""As high as the highlights there, as a multiple of the caret in the text."""


class ReadingPage(QTextEdit):
    """Lays one article out in a column in the middle and paints it; only what is in sight is measured."""

    laid_out = Signal()
    """Emitted when lines may have moved."""
    completed = Signal()
    """All of a long article is laid out."""

    def __init__(self, style: ReadingStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport_of(self)
        self.layers = SpanLayers()
        self.found: Sequence[tuple[int, int]] = ()
        self.found_here = -1
        self.zones: list[Span] = []
        """Stretches that are no article, by place, none overlapping another."""
        self._style = style
        self._colours = LIGHT
        self._display = DisplayMap("")
        self._title_length = 0
        self._has_title_above = True
        self._header = ArticleHeader()
        self._header_height = 0.0
        self._fitted_width = 0
        self._painter = SpanPainter(LIGHT, style.em())
        self._boxes: dict[Span, list[Box]] = {}
        self._framed: ShownSpan | None = None
        self._growing: GrowingDocument | None = None
        self._is_coming = False
        """Whether a long article's end is not there yet, or nobody was told that it is."""
        # The rest of a long article comes when its beginning has been painted and no other article follows.
        self._growth = QTimer(self, singleShot=True)
        self._growth.timeout.connect(self._grow_on)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, RULER_WIDTH, 0)
        self.set_colours(LIGHT)

    # what is shown

    @property
    def text(self) -> str:
        """Return the article's text."""
        return self._display.text

    def show_text(self, text: str, title: str, byline: Sequence[BylinePart]) -> None:
        """Show an article from its top, nothing framed."""
        self._display = DisplayMap(text)
        within = title_within(text, title)
        self._title_length = within or 0
        self._has_title_above = within is None
        self._header.set_words(title if self._has_title_above else "", byline)
        self.setAccessibleDescription(self._header.spoken())
        self._framed = None
        self._rebuild()
        self.verticalScrollBar().setValue(0)

    def is_complete(self) -> bool:
        """Tell whether all of the article is laid out; where it is not, :attr:`completed` will tell."""
        return not self._is_coming

    def set_byline(self, title: str, byline: Sequence[BylinePart]) -> None:
        """Change title and byline; the text stays as it is."""
        self._header.set_words(title if self._has_title_above else "", byline)
        self.setAccessibleDescription(self._header.spoken())
        self._fit_column()
        self.viewport().update()

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text in another font or size."""
        self._style = style
        self._painter = SpanPainter(self._colours, style.em())
        self._rebuild()

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

    def set_zones(self, zones: Iterable[Span]) -> None:
        """Show which stretches are no article."""
        self.zones = joined(zones)
        self.viewport().update()

    def zone_at(self, point: QPoint) -> Span | None:
        """Return the zone painted at a point of the viewport, or None."""
        place = QPointF(point) + self._origin()
        near = self._zones_between(*self._visible_stretch(QRectF(place, place)))
        return next((zone for zone in near if any(box.contains(place) for box in self._zone_boxes(zone))), None)

    def set_frame(self, shown: ShownSpan | None) -> None:
        """Frame a span, the selected one; its edges may differ from the stored ones while they are dragged."""
        self._framed = shown
        self.viewport().update()

    def rectangles(self, span: Span) -> list[QRect]:
        """Return the rectangles that a highlight of this span fills, in the viewport."""
        self.reach(span.end)
        shift = -self._origin()
        return [self._painter.highlight(box).translated(shift).toAlignedRect() for box in self._boxes_of(span)]

    def grip_at(self, point: QPoint) -> str:
        """Return ``start`` or ``end`` where that edge of the framed span can be taken hold of, else nothing."""
        placed = self._placed_frame()
        if placed and placed.boxes:
            grips = self._painter.grips(placed)
            for edge, grip in (("end", grips[1]), ("start", grips[0])):
                if grip.adjusted(-3, -5, 3, 5).contains(QPointF(point) + self._origin()):
                    return edge
        return ""

    def show_stretch(self, span: Span) -> None:
        """Scroll until a stretch can be seen, with some lines around it."""
        self.reach(span.start)
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
        place = round(share * len(self.text))
        self.reach(place)
        position = self._display.to_position(place)
        _, baseline = caret_place(self.document(), position)
        self.verticalScrollBar().setValue(round(baseline - self.viewport().height() / 2))

    def first_visible(self) -> int:
        """Return the first code point in sight."""
        return self._display.to_code_point(self._hit(self._origin() + QPointF(self._column().left(), 2)))

    def scroll_to_top(self, place: int) -> None:
        """Scroll until the line of a code point is the first one in sight."""
        self.reach(place)
        _, baseline = caret_place(self.document(), self._display.to_position(place))
        self.verticalScrollBar().setValue(round(baseline - self._style.line_distance()) if place else 0)

    def reach(self, place: int) -> None:
        """Lay a long article out up to a code point and some screens further, where that has not happened yet."""
        self._grow_to(min(place + BEGINNING, len(self.text)))

    # Qt's side

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint page, header and fills, then the text, then what lies above it."""
        visible = QRectF(event.rect()).translated(self._origin())
        placed = [self._placed(one) for one in self._visible_spans(visible)]
        zones = self._zones_between(*self._visible_stretch(visible)) if self.zones else []
        furniture = [box for zone in zones for box in self._zone_boxes(zone)]
        with QPainter(self.viewport()) as painter:
            fill_area(painter, event.rect(), QColor(self._colours.page))
            painter.translate(-self._origin())
            if visible.top() < self._header_height:
                self._header.paint(painter, self._column(), self._colours)
            paint_zones(painter, furniture, self._colours)
            self._painter.paint_fills(painter, placed)
            self._paint_found(painter, visible)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(-self._origin())
            framed = self._placed_frame()
            if furniture:
                tagged = (self._painter.highlight(box, one.lane) for one in placed for box in one.boxes)
                paint_zone_veils(painter, furniture, tagged, self._colours)
            self._painter.paint_lines(painter, placed, framed)
            self._paint_caret(painter)
        if self._is_coming and not self._growth.isActive():
            self._growth.start(_PAUSE_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and at the top what was there."""
        top = self.first_visible() if self.verticalScrollBar().value() else 0
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted_width:
            self._fit_column()
            if top:
                self.scroll_to_top(top)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the column to a width that was set while nobody could see it."""
        super().showEvent(event)
        if self.viewport().width() != self._fitted_width:
            self._fit_column()

    def loadResource(self, _kind: int, _name: "QUrl | str") -> object:
        """Load nothing: articles bring no pictures, and none are fetched."""
        return None

    # inside

    def _rebuild(self) -> None:
        old = self._growing
        self._growing = GrowingDocument(self._display, self._style, self._title_length)
        document = self._growing.document
        document.setParent(self)
        self._boxes.clear()
        self._fit_margins(document)
        self.setDocument(document)
        if old is not None:
            # Taking a long document apart takes as long as painting the next one: that comes first.
            QTimer.singleShot(_PAUSE_MS, old.document, old.document.deleteLater)
        self._growth.stop()
        self._is_coming = not self._growing.is_whole
        self.laid_out.emit()

    def _grow_on(self) -> None:
        if self._growing is None:
            return
        self._grow_to(self._growing.end + _GROWTH)
        if self._growing.is_whole:
            self._is_coming = False
            self.completed.emit()
        else:
            self._growth.start(0)

    def _grow_to(self, place: int) -> None:
        if self._growing is None or self._growing.is_whole or place < self._growing.end:
            return
        cursor = self.textCursor()
        anchor, position, top = cursor.anchor(), cursor.position(), self.verticalScrollBar().value()
        # Nothing changed for anybody who listens: not for us, and not for a screen reader, which would read it out.
        with QSignalBlocker(self), QSignalBlocker(self._growing.document):
            self._growing.grow_to(place)
            if self.textCursor().position() != position or self.textCursor().anchor() != anchor:
                # A caret at the end of what was there has been pushed on.
                cursor.setPosition(anchor)
                cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                self.verticalScrollBar().setValue(top)  # to which Qt has just brought it, wherever it is
        self._boxes.clear()
        self.laid_out.emit()

    def _fit_column(self) -> None:
        self._fit_margins(self.document())
        if self.viewport().width() != self._fitted_width:  # the scroll bar came or went
            self._fit_margins(self.document())
        self.laid_out.emit()

    def _fit_margins(self, document: QTextDocument) -> None:
        if self._fitted_width != self.viewport().width():
            self._boxes.clear()
        self._fitted_width = self.viewport().width()
        column = self._column()
        title = self._style.title_font()
        self._header_height = self._header.lay_out(column.width(), title, self._style.em())
        layout = document.rootFrame().frameFormat()
        margins = (column.left(), self._header_height, self.viewport().width() - column.right(), 4 * self._style.em())
        if margins == (layout.leftMargin(), layout.topMargin(), layout.rightMargin(), layout.bottomMargin()):
            return  # another byline, as after each decision of a reviewer, moves nothing that takes as many lines
        self._boxes.clear()
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
        # Above the first line of a long document Qt finds a place pages below it.
        _, first_baseline = caret_place(self.document(), 0)
        place = QPointF(point.x(), max(point.y(), first_baseline))
        return max(self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.FuzzyHit), 0)

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

    def _zones_between(self, start: int, end: int) -> list[Span]:
        return [zone for zone in self.zones if zone.start < end and start < zone.end]

    def _zone_boxes(self, zone: Span) -> list[QRectF]:
        return [self._painter.highlight(box) for box in self._boxes_of(zone)]

    def _placed(self, shown: ShownSpan) -> PlacedSpan:
        lane = self.layers.lane(shown.uid) if self.layers.get(shown.uid) else 0
        return PlacedSpan(shown, self._boxes_of(shown.span), lane, self.layers.is_stacked(shown.uid))

    def _placed_frame(self) -> PlacedSpan | None:
        """Return the framed span with the lowest lane of all that share its place, so that the frame holds them."""
        if self._framed is None:
            return None
        span = self._framed.span
        lanes = [self.layers.lane(one.uid) for one in self.layers.between(span.start, span.end)]
        return self._placed(self._framed)._replace(lane=max(lanes, default=0))

    def _boxes_of(self, span: Span) -> list[Box]:
        boxes = self._boxes.get(span)
        if boxes is None:
            if len(self._boxes) > _MOST_BOXES:
                self._boxes.clear()
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
        if not self.text:
            return
        position = self.textCursor().position()
        in_title = self._title_length and position <= self._display.to_position(self._title_length)
        em = self._style.em() * (_CARET_IN_TITLE if in_title else 1)
        x, baseline = caret_place(self.document(), position)
        active = self.hasFocus()
        colour = QColor(self._colours.accent if active else self._colours.muted)
        fill_area(painter, QRectF(round(x) - 1, baseline - 0.95 * em, 2 if active else 1, 1.25 * em), colour)

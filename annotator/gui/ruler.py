"""A thin strip beside the scroll bar with a tick for every span; click to go there."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.span import Span
from annotator.gui.filling import fill_area
from annotator.gui.span_layers import ShownSpan, SpanLayers
from annotator.gui.view_colours import LIGHT, ViewColours

WIDTH = 16
_STRIP = 8
_LEFT = 3
_MARGIN = 12
_TICK = 4


class Ruler(QWidget):
    """Paints from a picture that is drawn once and mended where a span changes."""

    share_clicked = Signal(float)
    """A place of the article was clicked; 0 is its start, 1 its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers = SpanLayers()
        self._length = 1
        self._colours = LIGHT
        self._picture: QPixmap | None = None
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Where the tags are"))

    def sizeHint(self) -> QSize:
        """Return the width of the strip."""
        return QSize(WIDTH, 100)

    def show_spans(self, layers: SpanLayers, length: int) -> None:
        """Show the spans of a text of this length; the same layers are asked again when a span changes."""
        self._layers = layers
        self._length = max(length, 1)
        self._picture = None
        self.update()

    def set_colours(self, colours: ViewColours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self._picture = None
        self.update()

    def mend(self, span: Span) -> None:
        """Draw anew where a span was added or removed."""
        if self._picture is None:
            return
        top = self._tick_top(span.start) - _TICK
        part = QRectF(0, top, WIDTH, 3 * _TICK)
        first, last = self._place(top - _TICK), self._place(top + 4 * _TICK)
        with QPainter(self._picture) as painter:
            painter.setClipRect(part)
            self._draw(painter, [one for one in self._layers.between(first, last) if one.span.start >= first])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, drawing it first where that is due."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            with QPainter(self._picture) as painter:
                self._draw(painter, list(self._layers))
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for the new height."""
        super().resizeEvent(event)
        self._picture = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was clicked."""
        self._go_to(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while the button is held."""
        self._go_to(event.position().y())

    def _go_to(self, y: float) -> None:
        self.share_clicked.emit(min(max((y - _MARGIN) / self._room(), 0.0), 1.0))

    def _draw(self, painter: QPainter, shown: list[ShownSpan]) -> None:
        fill_area(painter, self.rect(), QColor(self._colours.page))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.trough))
        painter.drawRoundedRect(QRectF(_LEFT, _MARGIN, _STRIP, self._room()), _STRIP / 2, _STRIP / 2)
        ticks: dict[int, tuple[bool, str]] = {}
        room, length = self._room() - _TICK, self._length
        for one in shown:
            # Of ticks at the same height only one can be seen; a full one covers a faint one.
            tick = not (one.suggestion or one.quiet), one.lane_colour or one.look.colour
            top = _MARGIN + round(one.span.start / length * room)
            if top not in ticks or ticks[top] < tick:
                ticks[top] = tick
        for top, (full, colour) in sorted(ticks.items()):
            ink = QColor(colour)
            ink.setAlphaF(1.0 if full else 0.45)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(_LEFT + 0.5, top, _STRIP - 1, _TICK), 1.5, 1.5)

    def _room(self) -> int:
        return max(self.height() - 2 * _MARGIN, 1)

    def _tick_top(self, place: int) -> int:
        return _MARGIN + round(place / self._length * (self._room() - _TICK))

    def _place(self, y: float) -> int:
        return max(round((y - _MARGIN) / max(self._room() - _TICK, 1) * self._length), 0)

"""Paints highlights: fill below the text; underline, letter, frame and edges above it.

The painter's origin is the document's; only what the caller hands over is painted.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPainterPath, QPen

from annotator.gui.filling import fill_area
from annotator.gui.span_layers import ShownSpan
from annotator.gui.text_geometry import Box
from annotator.gui.view_colours import ViewColours

_MOST_LANES = 3
"""Underlines further down than this share the lowest lane; below it the next line begins."""
_LEAST_CONTRAST = 4.5
_CROWDED = 400
"""With more spans than this in sight, corners are not rounded: nobody could see it, and it takes its time."""
_FRAME = 1.0
"""Room between a span and its frame, which leaves the full stop behind the last word to be seen."""
QUIET_VEIL = 0.33
"""How much of the text in a quiet span is covered, so that it steps back and can still be read."""


class PlacedSpan(NamedTuple):
    """A span with where it is and the lane its underline runs in."""

    shown: ShownSpan
    boxes: list[Box]
    lane: int
    stacked: bool = False
    """It shares code points with another span, and needs an outline of its own."""


class SpanPainter:
    """Paints spans in one set of colours, at one text size."""

    def __init__(self, colours: ViewColours, em: float) -> None:
        self._colours = colours
        self._em = em
        self._letter_font = QFont(QGuiApplication.font())
        self._letter_font.setPixelSize(max(round(em * 0.52), 7))
        self._letter_font.setWeight(QFont.Weight.Bold)
        self._letter_metrics = QFontMetricsF(self._letter_font)

    def highlight(self, box: Box, lane: int = 0) -> QRectF:
        """Return the rectangle that a highlight fills; the fill reaches down to its underline."""
        left, top = round(box.left), round(box.baseline - 1.12 * self._em)
        return QRectF(left, top, round(box.right) - left, self._lane_bottom(box, lane) - top)

    def paint_fills(self, painter: QPainter, placed: Sequence[PlacedSpan]) -> None:
        """Paint what is below the text, the shorter span above the longer."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        crowded = len(placed) > _CROWDED
        for one in sorted(placed, key=lambda one: -one.shown.span.length):
            if one.shown.suggestion:
                continue
            fill = self._colours.quiet if one.shown.quiet else one.shown.look.fill
            brush = _readable_fill(fill, self._colours.text, self._colours.page)
            if crowded:
                for box in one.boxes:
                    fill_area(painter, self.highlight(box, one.lane), brush)
                continue
            painter.setBrush(brush)
            outlined = one.stacked and not one.shown.quiet
            painter.setPen(QPen(_outline(one.shown.look.colour), 1) if outlined else Qt.PenStyle.NoPen)
            inset = 0.5 if outlined else 0.0
            for box in one.boxes:
                rectangle = self.highlight(box, one.lane).adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(rectangle, 2.5, 2.5)

    def paint_marks(self, painter: QPainter, boxes: Iterable[Box], colour: str) -> None:
        """Paint a plain mark below the text, such as what a search found."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(colour))
        for box in boxes:
            painter.drawRoundedRect(self.highlight(box).adjusted(-1, 2, 1, -1), 2.5, 2.5)

    def paint_lines(self, painter: QPainter, placed: Sequence[PlacedSpan], framed: PlacedSpan | None) -> None:
        """Paint what is above the text: underlines, the frame of the selected span, and letters."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in placed:
            if one.shown.quiet:
                self._paint_veil(painter, one)
            else:
                self._paint_underline(painter, one)
        if framed:
            self._paint_frame(painter, framed)
        taken: dict[tuple[float, float], float] = {}
        if framed and framed.boxes:
            taken[_end(framed)] = _FRAME + 1.5
        for one in sorted(placed, key=lambda one: one.shown.span.length):
            if one.boxes and not one.shown.quiet and not one.shown.suggestion:
                self._paint_letter(painter, one, taken)

    def _paint_frame(self, painter: QPainter, one: PlacedSpan) -> None:
        """Paint the frame of the selected span, with a grip on each of its two edges."""
        if not one.boxes:
            return
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for box in one.boxes:
            rectangle = QPainterPath()
            rectangle.addRoundedRect(self.highlight(box, one.lane).adjusted(-_FRAME, -2, _FRAME, 2.5), 4, 4)
            path = path.united(rectangle)
        accent = _colour(self._colours.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        painter.drawPath(path.simplified())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for grip in self.grips(one):
            painter.drawRoundedRect(grip, 2, 2)

    def grips(self, one: PlacedSpan) -> tuple[QRectF, QRectF]:
        """Return where the start and the end of the selected span can be taken hold of."""
        first, last = one.boxes[0], one.boxes[-1]
        outwards = [_FRAME if first.backwards else -_FRAME, -_FRAME if last.backwards else _FRAME]
        places = []
        for box, x, shift in ((first, first.start_x, outwards[0]), (last, last.end_x, outwards[1])):
            middle = self.highlight(box, one.lane).center().y()
            places.append(QRectF(x + shift - 2, middle - 6, 4, 12))
        return places[0], places[1]

    def _lane_bottom(self, box: Box, lane: int) -> float:
        lane = min(lane, _MOST_LANES - 1)
        return round(box.baseline + 0.36 * self._em) + lane * max(round(0.18 * self._em), 3)

    def _thickness(self) -> float:
        return max(2.0, round(self._em / 10))

    def _paint_underline(self, painter: QPainter, one: PlacedSpan) -> None:
        colour = _colour(one.shown.lane_colour or one.shown.look.colour)
        thick = self._thickness()
        for box in one.boxes:
            bottom = self._lane_bottom(box, one.lane)
            if one.shown.suggestion:
                pen = QPen(colour, thick * 0.8)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([3.2, 2.2])
                painter.setPen(pen)
                painter.drawLine(QPointF(box.left, bottom - thick / 2), QPointF(box.right, bottom - thick / 2))
            else:
                left, right = round(box.left), round(box.right)
                fill_area(painter, QRectF(left, bottom - thick, right - left, thick), colour)

    def _paint_letter(self, painter: QPainter, one: PlacedSpan, taken: dict[tuple[float, float], float]) -> None:
        """Paint the label's letter behind the end, above the height of the letters that follow there."""
        box = one.boxes[-1]
        letter = one.shown.look.letter
        if not letter:
            return
        width = self._letter_metrics.horizontalAdvance(letter) + 3
        shift = taken.get(_end(one), 0.0)
        taken[_end(one)] = shift + width
        x = box.end_x - shift - width if box.backwards else box.end_x + shift
        top, bottom = self.highlight(box).top(), box.baseline - 0.78 * self._em
        fill = _readable_fill(one.shown.look.fill, self._colours.text, self._colours.page)
        fill_area(painter, QRectF(x, top, width, bottom - top), fill)
        painter.setFont(self._letter_font)
        painter.setPen(_colour(one.shown.look.colour))
        painter.drawText(QPointF(x + 1.5, bottom - 0.5), letter)

    def _paint_veil(self, painter: QPainter, one: PlacedSpan) -> None:
        veil = QColor(_colour(self._colours.quiet))
        veil.setAlphaF(QUIET_VEIL)
        for box in one.boxes:
            fill_area(painter, self.highlight(box, one.lane), veil)


def _end(one: PlacedSpan) -> tuple[float, float]:
    """Return the place at which a span ends, where others may end too."""
    return round(one.boxes[-1].end_x, 1), one.boxes[-1].baseline


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=256)
def _outline(name: str) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(0.35)
    return colour


@lru_cache(maxsize=256)
def _readable_fill(fill: str, text: str, page: str) -> QColor:
    """Return the fill, mixed with the page's colour as far as needed for the text on it to be read."""
    for part in range(11):
        paler = mixed(QColor(fill), QColor(page), part / 10)
        if contrast(paler, QColor(text)) >= _LEAST_CONTRAST:
            return paler
    return QColor(page)


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """Return a colour between two, ``part`` of the way to the other one."""
    red, green, blue = (a + (b - a) * part for a, b in zip(_parts(one), _parts(other), strict=True))
    return QColor.fromRgbF(red, green, blue)


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _parts(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

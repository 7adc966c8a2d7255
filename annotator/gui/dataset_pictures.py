"""Pictures of what a project holds: bars by name, and columns by day."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from annotator.gui.picture import Picture, Row
from annotator.gui.shades import Shades
from annotator.session.bars import BarSizes, NamedBar, paint_named_bars

_LINE = 28.0
_GAP = 10.0
_SIZES = BarSizes(_LINE, bar=8.0, gap=_GAP, name_share=0.42, shortest=2.0)
_COLUMNS_HEIGHT = 96.0
_AXIS = 22.0
_WIDEST_COLUMN = 26.0


@dataclass(frozen=True, slots=True)
class NamedCount:
    """One bar; its colour is ``#rrggbb``, or empty for the usual one."""

    name: str
    count: int
    colour: str = ""


class CountBars(Picture):
    """Bars below each other, each with its name before and its number behind; the longest takes the room there is."""

    def __init__(self, title: str, counts: Sequence[NamedCount], heads: tuple[str, str]) -> None:
        self.title = title
        self._counts = tuple(counts)
        self._heads = heads

    def height(self, width: float) -> float:
        """Return the height that the picture takes at a width."""
        del width
        return _LINE * max(len(self._counts), 1)

    def paint(self, painter: QPainter, width: float, font: QFont, shades: Shades) -> None:
        """Paint the picture on ground that is filled already."""
        painter.setFont(font)
        bars = [
            NamedBar(
                one.name,
                QLocale().toString(one.count),
                one.colour or shades.text,
                ((one.count, one.colour or shades.accent),),
            )
            for one in self._counts
        ]
        paint_named_bars(painter, bars, QRectF(0, 0, width, self.height(width)), _SIZES, text=shades.text)

    def rows(self) -> list[Row]:
        """Return what is shown as a table, headings first."""
        return [self._heads, *((one.name, str(one.count)) for one in self._counts)]


class DayColumns(Picture):
    """A column for each day, high where much was done; the first and the last day are named below."""

    def __init__(self, title: str, days: Sequence[tuple[str, int]], heads: tuple[str, str]) -> None:
        self.title = title
        self._days = tuple(days)
        self._heads = heads

    def height(self, width: float) -> float:
        """Return the height that the picture takes at a width."""
        del width
        return _COLUMNS_HEIGHT + _AXIS + _LINE / 2

    def paint(self, painter: QPainter, width: float, font: QFont, shades: Shades) -> None:
        """Paint the picture on ground that is filled already."""
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        top, most = _LINE / 2, max((count for _, count in self._days), default=0) or 1
        base = top + _COLUMNS_HEIGHT
        step = min(width / max(len(self._days), 1), _WIDEST_COLUMN)
        painter.setPen(QColor(shades.line))
        painter.drawLine(QPointF(0, base), QPointF(width, base))
        peak = next((place for place, (_, count) in enumerate(self._days) if count == most), None)
        for place, (_, count) in enumerate(self._days):
            high = max(_COLUMNS_HEIGHT * 0.86 * count / most, 1.5 if count else 0.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shades.accent))
            painter.drawRect(QRectF(place * step, base - high, max(step - 2, 1.0), high))
            if place == peak:
                words = QLocale().toString(count)
                painter.setPen(QColor(shades.text))
                left = min(place * step, width - metrics.horizontalAdvance(words))
                painter.drawText(QPointF(left, base - high - 4), words)
        if self._days:
            painter.setPen(QColor(shades.muted))
            below = base + metrics.ascent() + 5
            painter.drawText(QPointF(0, below), self._days[0][0])
            last = self._days[-1][0]
            if len(self._days) > 1:
                end = max(len(self._days) * step, 2 * metrics.horizontalAdvance(last) + _GAP)
                painter.drawText(QPointF(min(end, width) - metrics.horizontalAdvance(last), below), last)

    def rows(self) -> list[Row]:
        """Return what is shown as a table, headings first."""
        return [self._heads, *((day, str(count)) for day, count in self._days)]

"""Bars below each other, each with its name before and its number behind: for the window and for files."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

Colour = QColor | str


@dataclass(frozen=True, slots=True)
class NamedBar:
    """One bar, of one part or of several one behind the other."""

    name: str
    number: str
    colour: Colour
    """The colour of its name."""
    parts: tuple[tuple[int, Colour], ...]
    """How much each part counts, and its colour."""


@dataclass(frozen=True, slots=True)
class BarSizes:
    """How large bars are painted."""

    line: float
    bar: float
    gap: float
    name_share: float
    """How much of the width names take at most."""
    shortest: float
    """The length of a part that would be too short to be seen."""


def paint_named_bars(
    painter: QPainter, bars: Sequence[NamedBar], room: QRectF, sizes: BarSizes, *, text: Colour
) -> None:
    """Paint bars from the top of a room down; the longest takes its width."""
    metrics = QFontMetricsF(painter.font())
    widest = max((metrics.horizontalAdvance(bar.name) for bar in bars), default=0.0)
    names = min(widest + 2 * sizes.gap, room.width() * sizes.name_share)
    numbers = max((metrics.horizontalAdvance(bar.number) for bar in bars), default=0.0)
    longest = room.width() - names - numbers - sizes.gap
    most = max((sum(count for count, _ in bar.parts) for bar in bars), default=0) or 1
    for row, bar in enumerate(bars):
        line = QRectF(room.left(), room.top() + row * sizes.line, names - sizes.gap, sizes.line)
        paint_words(painter, line, bar.name, bar.colour)
        left = room.left() + names
        for count, colour in bar.parts:
            length = max(longest * count / most, sizes.shortest if count else 0.0)
            place = QRectF(left, line.center().y() - sizes.bar / 2, length, sizes.bar)
            paint_bar(painter, place, colour, is_round=len(bar.parts) == 1)
            left += length
        behind = QRectF(left + sizes.gap * 0.7, line.top(), room.width(), sizes.line)
        paint_words(painter, behind, bar.number, text)


def paint_words(painter: QPainter, place: QRectF, words: str, colour: Colour) -> None:
    """Paint words on one line, half-way down a place; where it is too narrow for them, they are cut off."""
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def paint_bar(painter: QPainter, place: QRectF, colour: Colour, *, is_round: bool = True) -> None:
    """Paint a bar; one of several parts has no soft corners."""
    corner = place.height() / 4 if is_round else 0.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(place, corner, corner)

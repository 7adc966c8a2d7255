"""Bars with their names and numbers, drawn by ourselves so that both themes can be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.theme import Theme

_ROW = 30
_THICKNESS = 8
_GAP = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; its colour is ``#rrggbb``, its value not negative."""

    name: str
    value: int
    colour: str


class BarChart(QWidget):
    """Shows bars below each other, the longest as wide as there is room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        spoken = ", ".join(f"{bar.name} {bar.value}" for bar in bars)
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every bar."""
        return QSize(320, _ROW * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Return room for every bar, short ones at least."""
        return QSize(200, _ROW * len(self._bars))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, bars and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 2 * _GAP
        numbers = [QLocale().toString(bar.value) for bar in self._bars]
        room = self.width() - names - max(map(metrics.horizontalAdvance, numbers), default=0) - 2 * _GAP
        most = max((bar.value for bar in self._bars), default=0) or 1
        for row, (bar, number) in enumerate(zip(self._bars, numbers, strict=True)):
            top = row * _ROW
            length = max(room * bar.value / most, 2.0 if bar.value else 0.0)
            line = QRect(0, top, self.width(), _ROW)
            painter.setPen(QColor(bar.colour))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, bar.name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(bar.colour))
            painter.drawRoundedRect(QRectF(names, top + (_ROW - _THICKNESS) / 2, length, _THICKNESS), 2, 2)
            painter.setPen(self._theme.colour("text"))
            painter.drawText(
                line.adjusted(round(names + length) + _GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, number
            )

"""Charts as pictures for files: bars below each other on white, whatever the look of the window."""

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

from annotator.domain.dataset_facts import Chart, ChartBar

_WIDTH, _EDGE, _SCALE = 760.0, 24.0, 2
_TITLE, _LINE, _BAR, _GAP = 40.0, 32.0, 14.0, 12.0
_NAME_SHARE = 0.34
_GROUND, _TEXT, _MUTED = QColor("#ffffff"), QColor("#1f2328"), QColor("#59636e")
_PALER = (1.0, 0.55, 0.3, 0.18)
"""How strong the colour of a bar's first, second and further parts is."""


def draw_chart(chart: Chart) -> bytes:
    """Draw a chart and return it as PNG; a QGuiApplication must exist, and it need not be its thread."""
    parts = [part for part in dict.fromkeys(part for bar in chart.bars for part in bar.parts) if part]
    legend = _LINE if len(parts) > 1 else 0.0
    height = _EDGE + _TITLE + legend + _LINE * len(chart.bars) + _EDGE
    image = QImage(round(_WIDTH * _SCALE), round(height * _SCALE), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(_GROUND)
    font = QFont(QGuiApplication.font().family())
    font.setPixelSize(14)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_title(painter, font, chart.title)
        painter.setFont(font)
        if legend:
            _paint_legend(painter, parts)
        _paint_bars(painter, chart.bars, _EDGE + _TITLE + legend)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stubs want bytes
    return bytes(content.data())


def _paint_title(painter: QPainter, font: QFont, title: str) -> None:
    large = QFont(font)
    large.setPixelSize(17)
    large.setWeight(QFont.Weight.DemiBold)
    painter.setFont(large)
    painter.setPen(_TEXT)
    painter.drawText(QRectF(_EDGE, _EDGE, _WIDTH, _TITLE), Qt.AlignmentFlag.AlignTop, title)


def _paint_legend(painter: QPainter, parts: Sequence[str]) -> None:
    """Name the parts of the bars by the strength of a neutral colour."""
    left, middle = _EDGE, _EDGE + _TITLE + _LINE / 2 - 6
    for place, part in enumerate(parts):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_paler(_MUTED, place))
        painter.drawRect(QRectF(left, middle - 6, 12, 12))
        painter.setPen(_TEXT)
        painter.drawText(QRectF(left + 18, middle - 12, _WIDTH, 24), Qt.AlignmentFlag.AlignVCenter, part)
        left += 18 + painter.fontMetrics().horizontalAdvance(part) + 2 * _GAP


def _paint_bars(painter: QPainter, bars: Sequence[ChartBar], top: float) -> None:
    metrics = QFontMetricsF(painter.font())
    numbers = [QLocale.c().toString(sum(bar.parts.values())) for bar in bars]
    widest = max((metrics.horizontalAdvance(bar.name) for bar in bars), default=0.0)
    names = min(widest + 2 * _GAP, _WIDTH * _NAME_SHARE)
    room = _WIDTH - 2 * _EDGE - names - max(map(metrics.horizontalAdvance, numbers), default=0.0) - _GAP
    most = max((sum(bar.parts.values()) for bar in bars), default=0) or 1
    for row, (bar, number) in enumerate(zip(bars, numbers, strict=True)):
        line = QRectF(_EDGE, top + row * _LINE, names - _GAP, _LINE)
        # names in their colours only where these tell them apart
        painter.setPen(QColor(bar.colour) if len({one.colour for one in bars}) > 1 else _TEXT)
        shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        left = _EDGE + names
        painter.setPen(Qt.PenStyle.NoPen)
        for place, count in enumerate(bar.parts.values()):
            length = max(room * count / most, 1.5 if count else 0.0)
            painter.setBrush(_paler(QColor(bar.colour), place))
            painter.drawRect(QRectF(left, line.center().y() - _BAR / 2, length, _BAR))
            left += length
        painter.setPen(_TEXT)
        behind = QRectF(left + _GAP * 0.7, line.top(), _WIDTH, _LINE)
        painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, number)


def _paler(colour: QColor, place: int) -> QColor:
    """Return a colour mixed with white, the paler the later."""
    share = _PALER[min(place, len(_PALER) - 1)]
    return QColor(*(round(255 - (255 - one) * share) for one in (colour.red(), colour.green(), colour.blue())))


def draw_without_window(chart: Chart) -> bytes:
    """Draw a chart where no window is open and there may be no screen."""
    application = QGuiApplication.instance()
    if application is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication(sys.argv[:1])
    try:
        return draw_chart(chart)
    finally:
        del application  # no sooner: fonts live in it

"""Charts as pictures for files: bars below each other on white, whatever the look of the window."""

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from annotator.domain.dataset_facts import Chart, ChartBar
from annotator.session.bars import BarSizes, NamedBar, paint_named_bars

_WIDTH, _EDGE, _SCALE = 760.0, 24.0, 2
_TITLE, _LINE, _GAP = 40.0, 32.0, 12.0
_SIZES = BarSizes(_LINE, bar=14.0, gap=_GAP, name_share=0.34, shortest=1.5)
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
    # names in their colours only where these tell them apart
    has_colours = len({one.colour for one in bars}) > 1
    named = [
        NamedBar(
            bar.name,
            QLocale.c().toString(sum(bar.parts.values())),
            bar.colour if has_colours else _TEXT,
            tuple((count, _paler(QColor(bar.colour), place)) for place, count in enumerate(bar.parts.values())),
        )
        for bar in bars
    ]
    room = QRectF(_EDGE, top, _WIDTH - 2 * _EDGE, _LINE * len(bars))
    paint_named_bars(painter, named, room, _SIZES, text=_TEXT)


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

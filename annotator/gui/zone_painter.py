"""Paints zones, what is no article, quietly: hatched below the letters, and the letters a little paler."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from annotator.gui.filling import fill_area
from annotator.gui.span_painter import mixed
from annotator.gui.view_colours import ViewColours

ZONE_VEIL = 0.3
"""How much of a zone's letters is covered: they step back behind the article and keep WCAG AA."""
_HATCH = 0.22
"""How much of the pattern's colour shows: it must not eat up the letters' contrast either."""


def zone_words() -> str:
    """Return what a zone is, for tool tips, the status line and screen readers."""
    return QCoreApplication.translate("Zones", "Site furniture: left out of suggestions and statistics")


def paint_zones(painter: QPainter, rectangles: Iterable[QRectF], colours: ViewColours) -> None:
    """Paint what is below the text of zones."""
    # Without a fixed origin the lines of the pattern would swim when the page scrolls.
    painter.setBrushOrigin(QPointF())
    hatch = QBrush(hatch_colour(colours), Qt.BrushStyle.BDiagPattern)
    for rectangle in rectangles:
        fill_area(painter, rectangle, QColor(colours.trough))
        fill_area(painter, rectangle, hatch)


def hatch_colour(colours: ViewColours) -> QColor:
    """Return the colour of the lines that a zone is hatched with."""
    return mixed(QColor(colours.trough), QColor(colours.muted), _HATCH)


def paint_zone_veils(
    painter: QPainter, rectangles: Iterable[QRectF], tagged: Iterable[QRectF], colours: ViewColours
) -> None:
    """Paint what is above the text of zones; words that somebody tagged there stay as clear as elsewhere."""
    veiled, clear = QPainterPath(), QPainterPath()
    for path, parts in ((veiled, rectangles), (clear, tagged)):
        path.setFillRule(Qt.FillRule.WindingFill)
        for part in parts:
            path.addRect(part)
    veil = QColor(colours.trough)
    veil.setAlphaF(ZONE_VEIL)
    painter.fillPath(veiled.subtracted(clear), veil)

"""Fill rectangles."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter


def fill_area(painter: QPainter, area: QRect | QRectF, colour: QColor | QBrush) -> None:
    """Fill a rectangle with a colour or a pattern, as ``painter.fillRect`` does.

    That takes names of gradients as well: with the first call PySide would make all hundred and seventy of them, on the
    way to the first window.
    """
    painter.setBackground(colour)
    painter.eraseRect(area)

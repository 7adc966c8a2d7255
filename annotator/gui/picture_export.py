"""Save a picture as PNG, SVG or CSV, or copy it; files appear only when they are complete."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from annotator.gui.picture import Picture, Row
from annotator.gui.shades import Shades
from annotator.services.feedback_report import ReportNotWritten
from annotator.whole_file import whole_file

_WIDTH = 900
_SCALE = 2


def as_image(picture: Picture, font: QFont, shades: Shades) -> QImage:
    """Return a picture in twice the size, for print and sharp screens."""
    height = round(picture.height(_WIDTH))
    image = QImage(_WIDTH * _SCALE, height * _SCALE, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(QColor(shades.panel))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture.paint(painter, _WIDTH, font, shades)
    return image


def as_png(picture: Picture, font: QFont, shades: Shades) -> bytes:
    """Return a picture as PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    as_image(picture, font, shades).save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stubs want bytes
    return bytes(content.data())


def as_svg(picture: Picture, font: QFont, shades: Shades) -> bytes:
    """Return a picture as SVG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    height = round(picture.height(_WIDTH))
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(_WIDTH, height))
    generator.setViewBox(QRectF(0, 0, _WIDTH, height))
    generator.setTitle(picture.title)
    with QPainter(generator) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 0, _WIDTH, height), QColor(shades.panel))
        picture.paint(painter, _WIDTH, font, shades)
    return bytes(content.data())


def rows_as_csv(rows: Iterable[Row]) -> bytes:
    """Return a table as CSV, with a mark that lets spreadsheets know it is UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write(content: bytes, target: Path) -> None:
    """Write a file that appears only when it is complete; raise ReportNotWritten otherwise."""
    try:
        with whole_file(target) as part:
            part.write_bytes(content)
    except OSError as error:
        raise ReportNotWritten(name=target.name, reason=error.strerror or str(error)) from error


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; phrases and titles are foreign text."""
    is_formula = cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not cell[1:2].isdigit())
    return f"'{cell}" if is_formula else cell

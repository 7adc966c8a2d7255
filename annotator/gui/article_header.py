"""Title and byline above the text, painted into the document's top margin so that they scroll with it."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QTextLayout, QTextOption

from annotator.domain.article import Metadata
from annotator.gui.filling import fill_area
from annotator.gui.view_colours import ViewColours
from annotator.session.article_words import language_name, length_words

_SEPARATOR = " · "
_TITLE_SPACING = 1.22
_ABOVE, _BETWEEN, _BELOW = 1.8, 0.5, 1.2
"""Room above the title, between title and byline, and below, as multiples of the text's size."""


class BylinePart(NamedTuple):
    """A part of the line under the title; with a colour, a swatch of it stands before the text."""

    text: str
    colour: str = ""


def byline_of(metadata: Metadata, words: int | None, remark: str = "") -> list[BylinePart]:
    """Return outlet, date, word count and language of an article as far as they are known, and a remark."""
    parts = [metadata.source, _date(metadata.published_on)]
    if words is not None:
        parts.append(length_words(words))
    parts += [language_name(metadata.language), remark]
    return [BylinePart(part) for part in parts if part]


def reads_backwards(text: str) -> bool:
    """Tell whether a text reads from right to left, after its first letter that says so."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"


def _date(published_on: str) -> str:
    date = QDate.fromString(published_on, Qt.DateFormat.ISODate)
    return QLocale().toString(date, "d MMMM yyyy") if date.isValid() else published_on


class ArticleHeader:
    """Lays title and byline out for a width, and paints them."""

    def __init__(self) -> None:
        self._title = ""
        self._byline: Sequence[BylinePart] = ()
        self._em = 16.0
        self._layout = QTextLayout()
        self._title_height = 0.0

    def set_words(self, title: str, byline: Sequence[BylinePart]) -> None:
        """Set what is shown; an empty title takes no room."""
        self._title = " ".join(title.split())
        self._byline = byline

    def spoken(self) -> str:
        """Return the header as one sentence for a screen reader."""
        return ", ".join([part for part in (self._title, *(part.text for part in self._byline)) if part])

    def lay_out(self, width: float, title_font: QFont, em: float) -> float:
        """Lay the header out for a column and return the height it takes."""
        self._em = em
        self._layout = QTextLayout(self._title, title_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._backwards():
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        y = 0.0
        spacing = QFontMetricsF(title_font).fontDpi() * title_font.pointSizeF() / 72 * _TITLE_SPACING
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (spacing - line.height()) / 2))
            y += spacing
        self._layout.endLayout()
        self._title_height = y if self._title else 0.0
        between = _BETWEEN * em if self._title else 0.0
        byline = QFontMetricsF(self._byline_font()).height() if self._byline else 0.0
        return _ABOVE * em + self._title_height + between + byline + _BELOW * em

    def paint(self, painter: QPainter, column: QRectF, colours: ViewColours) -> None:
        """Paint the header at the top of a column."""
        top = column.top() + _ABOVE * self._em
        if self._title:
            painter.setPen(QColor(colours.text))
            self._layout.draw(painter, QPointF(column.left(), top))
            top += self._title_height + _BETWEEN * self._em
        self._paint_byline(painter, QRectF(column.left(), top, column.width(), 0), colours)

    def _paint_byline(self, painter: QPainter, line: QRectF, colours: ViewColours) -> None:
        font = self._byline_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        baseline = line.top() + metrics.ascent()
        x = line.left()
        if self._backwards():
            x = max(line.right() - sum(self._part_width(part, metrics) for part in self._byline), x)
        for part in self._byline:
            if part is not self._byline[0]:
                if x + metrics.horizontalAdvance(_SEPARATOR + "…") > line.right():
                    break  # or separators without words would end a narrow column
                painter.setPen(QColor(colours.muted))
                painter.drawText(QPointF(x, baseline), _SEPARATOR)
                x += metrics.horizontalAdvance(_SEPARATOR)
            painter.setPen(QColor(part.colour or colours.muted))
            if part.colour:
                side = metrics.xHeight()
                fill_area(painter, QRectF(x, baseline - side * 0.9, side * 1.6, side * 0.8), QColor(part.colour))
                x += side * 1.6 + metrics.horizontalAdvance(" ")
            text = metrics.elidedText(part.text, Qt.TextElideMode.ElideRight, max(line.right() - x, 0.0))
            painter.drawText(QPointF(x, baseline), text)
            x += metrics.horizontalAdvance(text)

    def _part_width(self, part: BylinePart, metrics: QFontMetricsF) -> float:
        """Return the width of a part of the byline with its separator and swatch."""
        separator = metrics.horizontalAdvance(_SEPARATOR) if part is not self._byline[0] else 0.0
        swatch = metrics.xHeight() * 1.6 + metrics.horizontalAdvance(" ") if part.colour else 0.0
        return separator + swatch + metrics.horizontalAdvance(part.text)

    def _backwards(self) -> bool:
        """Tell whether the title reads from right to left."""
        return reads_backwards(self._title)

    def _byline_font(self) -> QFont:
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(round(self._em * 0.78), 9))
        return font

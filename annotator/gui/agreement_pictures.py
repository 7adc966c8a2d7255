"""Pictures of agreement, drawn with a painter: on the screen, into PNG and SVG, and as rows for CSV."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from annotator.domain.scheme import AnnotationScheme
from annotator.gui.picture import Picture, Row
from annotator.gui.review_words import figure_words
from annotator.gui.shades import Shades
from annotator.services.measuring import Measurement
from annotator.session.bars import paint_bar, paint_words

_LINE = 30.0
_BAR = 11.0
_NAME_SHARE = 0.36
_VALUE_ROOM = 62.0
_TOP = 34.0
_CELL_HEIGHT = 34.0
_MOST_ARTICLES = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar picture: a name and a value for each series, None where it is undefined."""

    name: str
    values: tuple[float | None, ...]
    words: tuple[str, ...]


class Bars(Picture):
    """Horizontal bars, one line for each name, with the value in figures at their end."""

    def __init__(self, title: str, series: Sequence[str], bars: Sequence[Bar], most: float | None = None) -> None:
        self.title = title
        self._series = series
        self._bars = bars
        found = [value for bar in bars for value in bar.values if value is not None]
        self._most = most or max(found, default=1.0) or 1.0

    def height(self, width: float) -> float:
        """Return the height that the picture takes at a width."""
        del width
        line = max(_LINE, (_BAR + 3) * len(self._series) + 10)
        return _TOP + line * max(len(self._bars), 1) + 8

    def paint(self, painter: QPainter, width: float, font: QFont, shades: Shades) -> None:
        """Paint the picture on ground that is filled already."""
        colours = (shades.accent, shades.colleague, shades.success)
        self._paint_series(painter, font, shades, colours)
        line = max(_LINE, (_BAR + 3) * len(self._series) + 10)
        names, room = width * _NAME_SHARE, width * (1 - _NAME_SHARE) - _VALUE_ROOM
        for number, bar in enumerate(self._bars):
            top = _TOP + number * line
            paint_words(painter, QRectF(8, top, names - 16, line), bar.name, shades.text)
            first = top + (line - (_BAR + 3) * len(bar.values) + 3) / 2
            for place, (value, words) in enumerate(zip(bar.values, bar.words, strict=True)):
                y = first + place * (_BAR + 3)
                paint_bar(painter, QRectF(names, y, room, _BAR), shades.well)
                if value is not None and value > 0:
                    bar_place = QRectF(names, y, room * min(value / self._most, 1), _BAR)
                    paint_bar(painter, bar_place, colours[place % len(colours)])
                painter.setPen(QColor(shades.text))
                painter.drawText(QPointF(names + room + 8, y + _BAR - 1), words)

    def rows(self) -> list[Row]:
        """Return what is shown as a table, headings first."""
        return [["", *self._series], *([bar.name, *bar.words] for bar in self._bars)]

    def _paint_series(self, painter: QPainter, font: QFont, shades: Shades, colours: Sequence[str]) -> None:
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x = 8.0
        for number, name in enumerate(self._series):
            painter.fillRect(QRectF(x, 10, _BAR, _BAR), QColor(colours[number % len(colours)]))
            painter.setPen(QColor(shades.muted))
            painter.drawText(QPointF(x + _BAR + 6, 20), name)
            x += _BAR + 6 + metrics.horizontalAdvance(name) + 18


class Confusion(Picture):
    """A grid of counts: one annotator's label down, the other's across; the darker, the more."""

    def __init__(
        self, title: str, names: Sequence[str | None], counts: dict[tuple[str | None, str | None], int], none: str
    ) -> None:
        self.title = title
        self._names = names
        self._counts = counts
        self._none = none

    def height(self, width: float) -> float:
        """Return the height that the picture takes at a width."""
        del width
        return _TOP + _CELL_HEIGHT * (len(self._names) + 1) + 8

    def paint(self, painter: QPainter, width: float, font: QFont, shades: Shades) -> None:
        """Paint the picture on ground that is filled already."""
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        painter.setPen(QColor(shades.muted))
        painter.drawText(QPointF(8, 20), self.title)
        cell = (width - 16) / (len(self._names) + 1)
        most = max(self._counts.values(), default=1) or 1
        for column, name in enumerate(self._names, 1):
            words = metrics.elidedText(name or self._none, Qt.TextElideMode.ElideRight, cell - 8)
            place = QRectF(8 + column * cell, _TOP, cell, _CELL_HEIGHT)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        for row, left in enumerate(self._names, 1):
            top = _TOP + row * _CELL_HEIGHT
            paint_words(painter, QRectF(8, top, cell - 8, _CELL_HEIGHT), left or self._none, shades.text)
            for column, right in enumerate(self._names, 1):
                count = self._counts.get((left, right), 0)
                place = QRectF(8 + column * cell + 1, top + 1, cell - 2, _CELL_HEIGHT - 2)
                self._paint_cell(painter, place, count / most, shades, is_agreed=left == right)
                painter.setPen(QColor(shades.text if count else shades.muted))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "" if left is right is None else str(count))

    def rows(self) -> list[Row]:
        """Return what is shown as a table, headings first."""
        heads = [name or self._none for name in self._names]
        lines = [
            [left or self._none, *(str(self._counts.get((left, right), 0)) for right in self._names)]
            for left in self._names
        ]
        return [["", *heads], *lines]

    def _paint_cell(self, painter: QPainter, place: QRectF, share: float, shades: Shades, *, is_agreed: bool) -> None:
        painter.fillRect(place, QColor(shades.well))
        # Soft shades only, so that the figures stay readable on every cell.
        fill = QColor(shades.success_soft if is_agreed else shades.danger_soft)
        fill.setAlphaF(min(1.0, 0.25 + share) if share else 0.0)
        painter.fillRect(place, fill)


def pictures_of(measurement: Measurement, scheme: AnnotationScheme) -> list[Picture]:
    """Return the four pictures of a measurement."""
    return [
        _by_label(measurement, scheme),
        _confusion(measurement, scheme),
        _by_article(measurement),
        _by_phrase(measurement),
    ]


def _by_label(measurement: Measurement, scheme: AnnotationScheme) -> Picture:
    translate = QCoreApplication.translate
    series = [
        translate("AgreementPictures", "F1 exact"),
        translate("AgreementPictures", "F1 overlap"),
        translate("AgreementPictures", "Unitizing alpha"),
    ]
    bars = []
    for uid, found in measurement.report.labels.items():
        values = (found.exact_f1, found.overlap_f1, found.unitizing_alpha)
        bars.append(Bar(scheme.label(uid).name, values, tuple(map(figure_words, values))))
    return Bars(translate("AgreementPictures", "Agreement by label"), series, bars, most=1.0)


def _confusion(measurement: Measurement, scheme: AnnotationScheme) -> Picture:
    translate = QCoreApplication.translate
    names = [*(scheme.label(uid).name for uid in measurement.report.labels), None]
    title = translate("AgreementPictures", "Confusion of labels")
    return Confusion(title, names, measurement.confusion, translate("AgreementPictures", "no tag"))


def _by_article(measurement: Measurement) -> Picture:
    translate = QCoreApplication.translate
    shown = [one for one in measurement.articles[:_MOST_ARTICLES] if one.disagreements]
    bars = [_counted(one.title, one.disagreements) for one in shown]
    series = [translate("AgreementPictures", "disagreements")]
    return Bars(translate("AgreementPictures", "Articles by disagreement"), series, bars)


def _by_phrase(measurement: Measurement) -> Picture:
    translate = QCoreApplication.translate
    bars = [_counted(one.phrase, one.disputed, one.agreed) for one in measurement.phrases]
    series = [translate("AgreementPictures", "disputed"), translate("AgreementPictures", "agreed")]
    return Bars(translate("AgreementPictures", "Most disputed phrases"), series, bars)


def _counted(name: str, *counts: int) -> Bar:
    return Bar(name, tuple(map(float, counts)), tuple(map(QLocale().toString, counts)))

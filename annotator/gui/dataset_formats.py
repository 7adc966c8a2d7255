"""The formats that a dataset can be written in, as cards: the usual ones first, the others folded."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.gui.fold import Fold
from annotator.gui.format_titles import title_words
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.services.overview import WritableFormat

_COLUMNS = 3
_EDGE = 12
_ABOVE = 8
_SMALL = 0.86
_ROUND = 7

CAPTIONS: Mapping[str, str] = {
    "jsonl": QT_TRANSLATE_NOOP("formats", "one article a line"),
    "spacy": QT_TRANSLATE_NOOP("formats", "ready for training"),
    "parquet": QT_TRANSLATE_NOOP("formats", "Hugging Face, DuckDB, Dask"),
    "conll": QT_TRANSLATE_NOOP("formats", "one token a line"),
    "brat": QT_TRANSLATE_NOOP("formats", "pairs of .txt and .ann"),
    "label-studio": QT_TRANSLATE_NOOP("formats", "tasks JSON"),
    "doccano": QT_TRANSLATE_NOOP("formats", "JSON Lines for doccano"),
    "cas-xmi": QT_TRANSLATE_NOOP("formats", "for INCEpTION"),
    "casualties": QT_TRANSLATE_NOOP("formats", "who says how many, CSV"),
    "csv": QT_TRANSLATE_NOOP("formats", "one tag a row"),
    "tsv": QT_TRANSLATE_NOOP("formats", "one tag a row, tabs"),
    "xlsx": QT_TRANSLATE_NOOP("formats", "sheets of tags and articles"),
    "html": QT_TRANSLATE_NOOP("formats", "articles with highlights"),
    "pdf": QT_TRANSLATE_NOOP("formats", "articles to read and print"),
    "prodigy": QT_TRANSLATE_NOOP("formats", "JSON Lines with tokens"),
    "labelbuddy": QT_TRANSLATE_NOOP("formats", "JSON Lines for labelbuddy"),
    "cas-json": QT_TRANSLATE_NOOP("formats", "JSON for INCEpTION"),
    "webanno-tsv": QT_TRANSLATE_NOOP("formats", "tokens for INCEpTION"),
    "w3c": QT_TRANSLATE_NOOP("formats", "JSON-LD for the web"),
    "qdpx": QT_TRANSLATE_NOOP("formats", "NVivo, ATLAS.ti, MAXQDA"),
}
"""What a format is in a few words; a format without a caption shows its own summary."""
USUAL = ("jsonl", "spacy", "parquet", "conll", "brat", "label-studio", "doccano", "cas-xmi", "casualties")
FOR_PEOPLE = ("csv", "tsv", "xlsx", "html", "pdf")


def caption_of(known: WritableFormat) -> str:
    """Return what a format is, in a few words in the language of the window."""
    return QCoreApplication.translate("formats", CAPTIONS.get(known.name, known.summary))


class FormatCard(QRadioButton):
    """One format: its title and what it is. Space and the arrow keys choose it as they do with any radio button."""

    def __init__(self, known: WritableFormat, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title_words(known.title), parent)
        self.known = known
        self._theme = theme
        self._caption = caption_of(known)
        if known.missing_extra:
            self._caption = self.tr("needs annotator[{extra}]").format(extra=known.missing_extra)
        self.setObjectName(known.name)
        self.setAccessibleDescription(self._caption)
        self.setToolTip(self._caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        title, caption = QFontMetrics(self._title_font()), QFontMetrics(self._caption_font())
        return QSize(150, title.lineSpacing() + caption.lineSpacing() + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a card can be read."""
        return QSize(110, self.sizeHint().height())

    def hitButton(self, place: QPoint) -> bool:
        """Take a click anywhere on the card."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, framed where it is chosen or has the focus."""
        shades = self._theme.colour
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = "accent" if self.isChecked() or self.hasFocus() else "muted" if self.underMouse() else "line"
            width = 2 if self.isChecked() else 1
            painter.setPen(QPen(shades(frame), width))
            painter.setBrush(shades("accent_soft" if self.hasFocus() and self.isChecked() else "panel"))
            inset = width / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)
            room = self.rect().adjusted(_EDGE, _ABOVE, -_EDGE, -_ABOVE)
            ink = "muted" if self.known.missing_extra else "text"
            height = self._line(painter, room, self.text(), self._title_font(), ink)
            self._line(painter, room.adjusted(0, height, 0, 0), self._caption, self._caption_font(), "muted")

    def _line(self, painter: QPainter, room: QRect, words: str, font: QFont, ink: str) -> int:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        alignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, int(alignment), shown)
        return metrics.lineSpacing()

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _caption_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font


class FormatCards(QWidget):
    """All formats, of which one is chosen."""

    chosen = Signal()
    """Another format was chosen."""

    def __init__(self, formats: Sequence[WritableFormat], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = {known.name: known for known in formats}
        self._group = QButtonGroup(self)
        self._cards = {known.name: FormatCard(known, theme, self) for known in formats}
        usual = [name for name in USUAL if name in self._cards]
        people = [name for name in FOR_PEOPLE if name in self._cards]
        others = [name for name in self._cards if name not in usual and name not in people]
        self._more = QWidget(self)
        folded = QVBoxLayout(self._more)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(8)
        for words, names in ((self.tr("For people"), people), (self.tr("For other programs"), others)):
            if names:
                folded.addWidget(PlainLabel(words, Look.SMALL, self._more))
                folded.addLayout(self._grid(names))
        self._folded = (*people, *others)
        self.fold = Fold("", self._more, theme, self)
        self.fold.setVisible(bool(people or others))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid(usual))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._more)
        for card in self._cards.values():
            self._group.addButton(card)
        first = next(iter(self._cards.values()))
        first.setChecked(True)
        self._group.buttonToggled.connect(lambda _card, is_on: self._tell() if is_on else None)
        self.fold.toggled.connect(self._name_fold)
        self._name_fold()

    def format(self) -> WritableFormat:
        """Return the format that is chosen."""
        return next(card.known for card in self._cards.values() if card.isChecked())

    def choose(self, name: str) -> None:
        """Choose a format by name; an unknown name changes nothing. Emits no signal."""
        card = self._cards.get(name)
        if card is None:
            return
        self._group.blockSignals(True)
        card.setChecked(True)
        self._group.blockSignals(False)
        if name in self._folded:
            self.fold.setChecked(True)
        self._name_fold()

    def _tell(self) -> None:
        self._name_fold()
        self.chosen.emit()

    def _name_fold(self) -> None:
        words = self.tr("%n more formats", "", len(self._folded))
        chosen = self.format()
        if chosen.name in self._folded and not self.fold.isChecked():
            words += f" · {title_words(chosen.title)}"
        self.fold.setText(words)

    def card(self, name: str) -> FormatCard:
        """Return the card of a format."""
        return self._cards[name]

    def _grid(self, names: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        for number, name in enumerate(names):
            grid.addWidget(self._cards[name], number // _COLUMNS, number % _COLUMNS)
        return grid

"""Who annotates, at the top right: a name and its letter; a click chooses somebody else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from annotator.gui.theme import Theme

_DISC = 24
_GAP = 8
_EDGE = 6
_LONGEST_NAME = 150


class AnnotatorButton(QAbstractButton):
    """Reads the annotators of the project when its menu opens."""

    annotator_chosen = Signal(str)
    """The name of an annotator of this project."""
    other_wanted = Signal()
    """A name that is not in the menu."""

    def __init__(self, theme: Theme, annotators: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._annotators = annotators
        self._name = ""
        self._reviews = False
        self.setObjectName("annotatorButton")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self.update)

    def set_annotator(self, name: str) -> None:
        """Show who annotates now."""
        self._name = name
        self.setText(name)
        self._tell()

    def set_reviewing(self, reviews: bool) -> None:
        """Say that the annotator reviews now, or annotates again."""
        if reviews != self._reviews:
            self._reviews = reviews
            self._tell()

    def _tell(self) -> None:
        words = self.tr("Reviewing as {name}") if self._reviews else self.tr("Annotating as {name}")
        words = words.format(name=self._name)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Offer the annotators of the project and another name."""
        menu = self.menu()
        menu.popup(self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height() + 2)))

    def menu(self) -> QMenu:
        """Return the menu; it goes away when it closes."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Annotators"))
        for name in dict.fromkeys((self._name, *self._annotators())):
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self._name)
            action.triggered.connect(lambda _checked=False, name=name: self._choose(name))
        menu.addSeparator()
        menu.addAction(self.tr("Another name…")).triggered.connect(lambda _checked=False: self.other_wanted.emit())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def sizeHint(self) -> QSize:
        """Return room for the words, the name and the disc."""
        bold = QFontMetrics(self._bold())
        name = min(bold.horizontalAdvance(self._name) + 2, _LONGEST_NAME)
        words = self.fontMetrics().horizontalAdvance(self._words())
        return QSize(2 * _EDGE + words + _GAP + name + _GAP + _DISC + 4, max(_DISC, bold.height()) + 8)

    def minimumSizeHint(self) -> QSize:
        """Return room for the disc; words and name go first where room is scarce."""
        return QSize(2 * _EDGE + _DISC, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, name and disc, from the end of the button on."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() or self.underMouse():
                painter.setPen(self._theme.colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("well"))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
            right = self.width() - _EDGE
            self._paint_disc(painter, QRect(right - _DISC, (self.height() - _DISC) // 2, _DISC, _DISC))
            right -= _DISC + _GAP
            right = self._write(painter, right, self._name, self._bold(), "text")
            self._write(painter, right - _GAP, self._words(), self.font(), "muted")

    def _paint_disc(self, painter: QPainter, place: QRect) -> None:
        place = self._mirrored(place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(place)
        painter.setFont(self._bold())
        painter.setPen(self._theme.colour("on_accent"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._name[:1].upper())

    def _write(self, painter: QPainter, right: int, text: str, font: QFont, shade: str) -> int:
        """Write text that ends at a place, cut where there is no room, and return where it begins."""
        metrics = QFontMetrics(font)
        room = min(max(right - _EDGE, 0), _LONGEST_NAME if shade == "text" else right)
        # Two pixels more than the letters: they may be wider than their rounded measure.
        width = min(metrics.horizontalAdvance(text) + 2, room)
        if width < metrics.horizontalAdvance("…"):
            return right
        place = self._mirrored(QRect(right - width, 0, width, self.height()))
        painter.setFont(font)
        painter.setPen(self._theme.colour(shade))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        return right - width

    def _mirrored(self, place: QRect) -> QRect:
        """Return a place as it is from left to right, or from right to left where the window is read so."""
        # QStyle could do it, but would load all that styles know before the first paint.
        if self.isRightToLeft():
            place.moveLeft(self.width() - place.left() - place.width())
        return place

    def _choose(self, name: str) -> None:
        if name != self._name:
            self.annotator_chosen.emit(name)

    def _words(self) -> str:
        return self.tr("reviewing as") if self._reviews else self.tr("annotating as")

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

"""Buttons that tag: one for each label, in the pane beside the article and beside a selection."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from annotator.domain.scheme import AnnotationScheme, Label
from annotator.gui.looks import Look, set_look
from annotator.gui.theme import Theme

_SQUARE = 12
_EDGE = 11
_GAP = 8
_SMALL_EDGE = 7
_CAP = 17
_SLACK = 8
"""Pixels between name and key that may be given up before there is one column less."""


class LabelButton(QPushButton):
    """A button with a label's colour, its name and the key that does the same."""

    def __init__(self, label: Label, theme: Theme, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label.name, parent)
        self._label = label
        self._theme = theme
        self._edge = _SMALL_EDGE if small else _EDGE
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if small else Qt.FocusPolicy.TabFocus)
        sideways = QSizePolicy.Policy.Fixed if small else QSizePolicy.Policy.Ignored
        self.setSizePolicy(sideways, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tag as {label}").format(label=label.name))
        self.setAccessibleDescription(label.definition)
        self.setToolTip(self._hint())
        theme.changed.connect(self.update)

    def _hint(self) -> str:
        key = QKeySequence(self._label.key).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{self._label.name} ({key})" if key else self._label.name

    @property
    def label(self) -> Label:
        """The label that the button stands for."""
        return self._label

    def set_current(self, current: bool) -> None:
        """Show whether the selected span has this label."""
        if current != self._current:
            self._current = current
            self.update()

    def name_font(self) -> QFont:
        """Return the font of the label's name."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _cap_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        return font

    def _cap_width(self) -> int:
        if not self._label.key:
            return 0
        from_font = self.fontMetrics().horizontalAdvance(self._label.key.upper())
        return max(18, from_font + 10)

    def wanted_width(self) -> int:
        """Return the width at which nothing is cut."""
        name = QFontMetrics(self.name_font()).horizontalAdvance(self._label.name)
        cap = self._cap_width()
        return 2 * self._edge + _SQUARE + _GAP + name + (_GAP + cap if cap else 0) + 2

    def sizeHint(self) -> QSize:
        """Return room for the square, the name and the key."""
        return QSize(self.wanted_width(), self.fontMetrics().height() + (10 if self._edge == _SMALL_EDGE else 18))

    def minimumSizeHint(self) -> QSize:
        """Return room for the square and the key; the name may be cut."""
        return QSize(2 * self._edge + _SQUARE + _GAP + 30 + self._cap_width(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button's frame in its style, then square, name and key."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.label_colours(self._label)
        if self._current:
            painter.setPen(QPen(QColor(colours.text), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._draw_square(painter, QColor(colours.text))
        self._draw_name(painter)
        if self._label.key:
            self._draw_cap(painter)

    def _place(self, rectangle: QRect) -> QRect:
        """Return a rectangle mirrored where the language reads right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rectangle)

    def _draw_square(self, painter: QPainter, colour: QColor) -> None:
        square = self._place(QRect(self._edge, (self.height() - _SQUARE) // 2, _SQUARE, _SQUARE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(square, 3, 3)

    def _draw_name(self, painter: QPainter) -> None:
        left = self._edge + _SQUARE + _GAP
        cap = self._cap_width()
        room = self.width() - left - self._edge - (cap + 1 if cap else 0)
        painter.setFont(self.name_font())
        painter.setPen(self._theme.colour("text" if self.isEnabled() else "muted"))
        name = painter.fontMetrics().elidedText(self._label.name, Qt.TextElideMode.ElideRight, room)
        place = self._place(QRect(left, 0, room, self.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, name)

    def _draw_cap(self, painter: QPainter) -> None:
        width, height = self._cap_width(), max(_CAP, self.fontMetrics().height())
        cap = self._place(QRect(self.width() - self._edge - width, (self.height() - height) // 2, width, height))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("panel"))
        frame = QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 4, 4)
        painter.drawLine(frame.bottomLeft() + QPoint(3, 1), frame.bottomRight() + QPoint(-3, 1))
        painter.setFont(self._cap_font())
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._label.key.upper())


class LabelPalette(QWidget):
    """The labels of the scheme as buttons, in as many columns as fit."""

    label_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[LabelButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Labels"))

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Offer the labels of a scheme that are not retired."""
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self._buttons = [LabelButton(label, self._theme) for label in scheme.active_labels()]
        for button in self._buttons:
            button.clicked.connect(lambda _checked=False, uid=button.label.uid: self.label_chosen.emit(uid))
        self._columns = 0
        self._arrange()

    def set_current(self, label_uid: str) -> None:
        """Frame the label of the selected span; an empty id frames none."""
        for button in self._buttons:
            button.set_current(button.label.uid == label_uid)

    def buttons(self) -> Sequence[LabelButton]:
        """Return the buttons in the order of the scheme."""
        return tuple(self._buttons)

    def minimumSizeHint(self) -> QSize:
        """Return room for one column, as tall as the columns of now."""
        narrowest = max((button.minimumSizeHint().width() for button in self._buttons), default=0)
        return QSize(narrowest, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the buttons out for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self._buttons:
            return
        widest = max(button.wanted_width() for button in self._buttons)
        fitting = (self.width() + _GAP) // (widest + _GAP - _SLACK)
        columns = max(1, min(fitting, len(self._buttons), 4))
        if len(self._buttons) == 4 and columns == 3:
            columns = 2
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.activate()


class SelectionPalette(QFrame):
    """The labels in a row beside selected words. It floats over its parent and never takes the focus."""

    label_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._buttons: list[LabelButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(3)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Tag the selection"))
        set_look(self, Look.FLOATING)
        self.hide()

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Offer the labels of a scheme that are not retired."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [LabelButton(label, self._theme, small=True) for label in scheme.active_labels()]
        for button in self._buttons:
            set_look(button, Look.QUIET)
            button.clicked.connect(lambda _checked=False, uid=button.label.uid: self._choose(uid))
            self._row.addWidget(button)

    def show_beside(self, selection: QRect) -> None:
        """Appear above the selected words, or below where there is no room; the rectangle is in the parent's terms."""
        self.adjustSize()
        room = self._over.rect()
        below = selection.bottom() + _SMALL_EDGE
        above = selection.top() - self.height() - _SMALL_EDGE
        top = above if above >= room.top() else min(below, room.bottom() - self.height())
        left = max(room.left(), min(selection.left(), room.right() - self.width()))
        self.move(left, top)
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click between the buttons from reaching the article, where it would drop the selection."""
        event.accept()

    def _choose(self, label_uid: str) -> None:
        self.hide()
        self.label_chosen.emit(label_uid)

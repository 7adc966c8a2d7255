"""One of several values, picked by one key or from a list that shows the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.annotation import FieldValue
from annotator.domain.scheme import Choice, Field, FieldKind
from annotator.gui.field_editor import FieldEditor
from annotator.gui.key_letters import typed_letter
from annotator.gui.looks import Look, set_look
from annotator.gui.theme import Theme

_KEY = Qt.ItemDataRole.UserRole + 1
_CAP = 18
_MOST_VISIBLE = 20


class _KeyDelegate(QStyledItemDelegate):
    """Draws a choice with its key at the end of the line."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for the name and the key."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + _CAP + 22, max(hint.height(), _CAP + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a choice."""
        super().paint(painter, option, index)
        key = str(index.data(_KEY) or "")
        if not key:
            return
        rectangle = option.rect
        cap = rectangle.adjusted(rectangle.width() - _CAP - 6, (rectangle.height() - _CAP) // 2, -6, 0)
        cap.setHeight(_CAP)
        cap = QStyle.visualRect(option.direction, rectangle, cap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        painter.restore()


class ChoiceBox(QComboBox):
    """A drop-down list in which one key picks a value, open or closed. The wheel scrolls the form, not the value."""

    picked = Signal(object)
    """The value that the user picked, or None when emptied."""

    def __init__(self, choices: Sequence[Choice], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self.setItemDelegate(_KeyDelegate(theme, self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(_MOST_VISIBLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for choice in self._choices:
            self.addItem(choice.name, choice.value)
            self.setItemData(self.count() - 1, choice.key.upper(), _KEY)
        self.setCurrentIndex(-1)
        self.activated.connect(self._activate)
        self.view().installEventFilter(self)

    def show_value(self, value: object) -> None:
        """Show a value without a signal; an unknown one shows as nothing."""
        row = next((number for number, choice in enumerate(self._choices) if choice.value == value), -1)
        self.setCurrentIndex(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by key, empty with Backspace or Delete, open the list with Space, Enter or an arrow."""
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.setCurrentIndex(-1)
            self.picked.emit(None)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.showPopup()
        elif not self._pick(typed_letter(event)):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pick by key in the open list too."""
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = typed_letter(event)
            if letter and letter != " " and self._pick(letter):
                self.hidePopup()
                return True
        return super().eventFilter(watched, event)

    def _pick(self, letter: str) -> bool:
        if not letter:
            return False
        for row, choice in enumerate(self._choices):
            if choice.key.casefold() == letter:
                self.setCurrentIndex(row)
                self.picked.emit(choice.value)
                return True
        return False

    def _activate(self, row: int) -> None:
        self.picked.emit(self._choices[row].value)


class ChoiceEditor(FieldEditor):
    """A choice or yes/no field."""

    def __init__(self, item: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.box = ChoiceBox(self._choices(item), theme)
        self.row.addWidget(self.box, 1)
        self.box.picked.connect(self._pick)

    def entry(self) -> QWidget:
        """Return the drop-down list."""
        return self.box

    def show_stored(self) -> None:
        """Show the stored choice."""
        value = self.values.get(self.item.key)
        self.box.show_value(_YES_NO[value] if isinstance(value, bool) else value)
        set_look(self.box, Look.AUTOMATIC if self.automatic and value is not None else None)

    def _choices(self, item: Field) -> Sequence[Choice]:
        if item.kind is not FieldKind.YES_NO:
            return item.choices
        return (Choice("yes", self.tr("yes"), "y"), Choice("no", self.tr("no"), "n"))

    def _pick(self, picked: str | None) -> None:
        value: FieldValue | None = picked
        if self.item.kind is FieldKind.YES_NO and picked is not None:
            value = picked == _YES_NO[True]
        self.announce({self.item.key: value})
        self.show_stored()


_YES_NO = {True: "yes", False: "no"}

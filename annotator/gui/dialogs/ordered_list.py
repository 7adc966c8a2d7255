"""A list of names with buttons to add, move and remove."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from annotator.gui.theme import Theme


class OrderedList(QWidget):
    """Shows names in order and says what the user wants done with them; the owner does it."""

    chosen = Signal(int)
    add_requested = Signal()
    move_requested = Signal(int, int)
    """Row, and how far: -1 up, 1 down."""
    remove_requested = Signal(int)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QListWidget()
        self.rows.setAccessibleName(name)
        self.rows.currentRowChanged.connect(self._choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for icon, said, act in (
            ("plus", self.tr("Add"), self.add_requested.emit),
            ("arrow-up", self.tr("Move up"), lambda: self._move(-1)),
            ("arrow-down", self.tr("Move down"), lambda: self._move(1)),
            ("remove", self.tr("Remove or retire"), self._remove),
        ):
            button = QToolButton()
            button.setIcon(theme.icon(icon))
            button.setAccessibleName(self.tr("{act}: {list}").format(act=said, list=name))
            button.setToolTip(said)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows, 1)
        column.addLayout(buttons)

    def show_names(self, names: Sequence[tuple[str, QIcon | None, bool]], current: int) -> None:
        """Show names with their icon, struck out where they are retired, without a signal."""
        self.rows.blockSignals(True)
        while self.rows.count() > len(names):
            self.rows.takeItem(self.rows.count() - 1)
        for row, (name, icon, retired) in enumerate(names):
            if row >= self.rows.count():
                self.rows.addItem(QListWidgetItem())
            shown = self.rows.item(row)
            shown.setText(self.tr("{name} (retired)").format(name=name) if retired else name)
            shown.setIcon(icon or QIcon())
            shown.setForeground(self.palette().placeholderText() if retired else self.palette().text())
        self.rows.setCurrentRow(current)
        self.rows.blockSignals(False)

    def current(self) -> int:
        """Return the current row, or -1."""
        return self.rows.currentRow()

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _move(self, by: int) -> None:
        if self.current() >= 0:
            self.move_requested.emit(self.current(), by)

    def _remove(self) -> None:
        if self.current() >= 0:
            self.remove_requested.emit(self.current())

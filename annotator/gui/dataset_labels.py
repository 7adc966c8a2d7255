"""Which labels go into a dataset, and what each is called there."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.scheme import Label
from annotator.gui.calm_boxes import UnfoldingBox
from annotator.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Row:
    label: Label
    goes_in: QCheckBox
    called: QLineEdit


class LabelsChoice(QWidget):
    """Says in a line what is chosen; unfolds into a tick and a name for each label."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[_Row] = []
        self.box = UnfoldingBox(self.tr("Labels"), self._toggle, self)
        self._entries = QWidget(self)
        self._grid = QGridLayout(self._entries)
        self._grid.setContentsMargins(2, 4, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self._entries)
        self._entries.hide()
        theme.changed.connect(self._colour)

    def show_labels(self, labels: tuple[Label, ...], chosen: Mapping[str, str] | None) -> None:
        """Show a scheme's labels and which of them are chosen under which names, without a signal."""
        if [row.label.name for row in self._rows] != [label.name for label in labels]:
            self._build(labels)
        for row in self._rows:
            name = row.label.name
            row.goes_in.blockSignals(True)
            row.called.blockSignals(True)
            row.goes_in.setChecked(chosen is None or name in chosen)
            called = "" if chosen is None or chosen.get(name, name) == name else chosen[name]
            if row.called.text().strip() != called:
                row.called.setText(called)
            row.called.setEnabled(row.goes_in.isChecked())
            row.goes_in.blockSignals(False)
            row.called.blockSignals(False)
        self._say()

    def chosen(self) -> Mapping[str, str] | None:
        """Return the name in the dataset of each label that goes out, None where all do under their own."""
        if all(row.goes_in.isChecked() and not _renamed(row) for row in self._rows):
            return None
        return {row.label.name: _renamed(row) or row.label.name for row in self._rows if row.goes_in.isChecked()}

    def unfold(self, is_open: bool = True) -> None:
        """Show or hide the entries."""
        self._entries.setVisible(is_open)

    def entries(self) -> dict[str, tuple[QCheckBox, QLineEdit]]:
        """Return the tick and the name entry of each label by the label's name."""
        return {row.label.name: (row.goes_in, row.called) for row in self._rows}

    def _toggle(self) -> None:
        self.unfold(self._entries.isHidden())

    def _build(self, labels: tuple[Label, ...]) -> None:
        for row in self._rows:
            for widget in (row.goes_in, row.called):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for number, label in enumerate(labels):
            row = _Row(label, QCheckBox(label.name, self._entries), QLineEdit(self._entries))
            row.called.setPlaceholderText(label.name)
            row.called.setAccessibleName(self.tr("Name of {label} in the dataset").format(label=label.name))
            row.goes_in.toggled.connect(self._follow)
            row.called.textChanged.connect(self._follow)
            self._grid.addWidget(row.goes_in, number, 0)
            self._grid.addWidget(row.called, number, 1)
            self._rows.append(row)
        self._colour()

    def _follow(self) -> None:
        for row in self._rows:
            row.called.setEnabled(row.goes_in.isChecked())
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen = [row for row in self._rows if row.goes_in.isChecked()]
        if len(chosen) == len(self._rows):
            words = self.tr("all {count}").format(count=len(chosen))
        elif not chosen:
            words = self.tr("none")
        else:
            words = self.tr("{count} of {all}: {names}").format(
                count=len(chosen), all=len(self._rows), names=", ".join(row.label.name for row in chosen)
            )
        renamed = [f"{row.label.name} → {_renamed(row)}" for row in chosen if _renamed(row)]
        self.box.say("; ".join([words, *renamed]))

    def _colour(self) -> None:
        for row in self._rows:
            row.goes_in.setStyleSheet(f"color: {self._theme.label_colours(row.label).text};")


def _renamed(row: _Row) -> str:
    """Return the new name of a label, empty where it keeps its own."""
    name = " ".join(row.called.text().split())
    return "" if name == row.label.name else name

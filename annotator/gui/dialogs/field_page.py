"""One field in the scheme editor: name, kind, meaning, limits, choices."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QWidget,
)

from annotator.domain.scheme import AnnotationScheme, Choice, Field, FieldKind
from annotator.domain.scheme_editing import key_from_name, moved, new_choice
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme

_NAME, _KEY = 0, 1


class ChoiceTable(QWidget):
    """The choices of a field: name and key of each, in order."""

    changed = Signal(object)
    """The choices as they now stand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()
        self._stored: Collection[str] = ()
        self._locked = False
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels([self.tr("Choice"), self.tr("Key")])
        self.table.setAccessibleName(self.tr("Choices"))
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(_KEY, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.cellChanged.connect(self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.table, 1)
        buttons = QFormLayout()
        for icon, said, act in (
            ("plus", self.tr("Add a choice"), self._add),
            ("arrow-up", self.tr("Move the choice up"), lambda: self._move(-1)),
            ("arrow-down", self.tr("Move the choice down"), lambda: self._move(1)),
            ("remove", self.tr("Remove the choice"), self._remove),
        ):
            button = QToolButton()
            button.setIcon(theme.icon(icon))
            button.setToolTip(said)
            button.setAccessibleName(said)
            button.clicked.connect(act)
            buttons.addRow(button)
        row.addLayout(buttons)

    def show_choices(self, choices: tuple[Choice, ...], stored: Collection[str], locked: bool) -> None:
        """Show choices; those that are stored keep their value under a new name, and locked ones stay."""
        self.choices, self._stored, self._locked = choices, stored, locked
        self.table.blockSignals(True)
        self.table.setRowCount(len(choices))
        for row, choice in enumerate(choices):
            for column, text in ((_NAME, choice.name), (_KEY, choice.key)):
                cell = self.table.item(row, column)
                if cell is None:
                    cell = QTableWidgetItem()
                    self.table.setItem(row, column, cell)
                cell.setText(text)
                cell.setToolTip(self.tr("Stored as {value}").format(value=choice.value))
        self.table.blockSignals(False)

    def _say(self, choices: tuple[Choice, ...], current: int) -> None:
        self.show_choices(choices, self._stored, self._locked)
        self.table.setCurrentCell(min(current, len(choices) - 1), _NAME)
        self.changed.emit(choices)

    def _edit(self, row: int, _column: int) -> None:
        name, key = (self._text(row, column) for column in (_NAME, _KEY))
        changed = self.choices[row]._replace(name=name or self.choices[row].name, key=key[:1])
        if changed.value not in self._stored:
            others = [choice.value for number, choice in enumerate(self.choices) if number != row]
            changed = changed._replace(value=key_from_name(changed.name, others))
        self._say((*self.choices[:row], changed, *self.choices[row + 1 :]), row)

    def _text(self, row: int, column: int) -> str:
        cell = self.table.item(row, column)
        return cell.text().strip() if cell else ""

    def _add(self) -> None:
        placeholder = Field("new", "", FieldKind.CHOICE, choices=self.choices)
        added = new_choice(placeholder, self.tr("new choice"))
        self._say((*self.choices, added), len(self.choices))
        self.table.edit(self.table.model().index(len(self.choices) - 1, _NAME))

    def _move(self, by: int) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self._say(moved(self.choices, row, by), max(row + by, 0))

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0 and not (self._locked and self.choices[row].value in self._stored):
            self._say((*self.choices[:row], *self.choices[row + 1 :]), row)


class FieldPage(QWidget):
    """Edits one field."""

    changed = Signal(object)
    """The field as it now stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: Field | None = None
        self._name, self._key, self._definition = QLineEdit(), QLineEdit(), QLineEdit()
        self._kind, self._links_to = QComboBox(), QComboBox()
        for kind, name in self._kind_names().items():
            self._kind.addItem(name, kind)
        self._required = QCheckBox(self.tr("Required: shown as missing while empty"))
        self._core = QCheckBox(self.tr("Always visible; otherwise under “More”"))
        self._retired = QCheckBox(self.tr("Retired: kept where it is filled, no longer shown"))
        self._minimum, self._maximum = QLineEdit(), QLineEdit()
        self._choices = ChoiceTable(theme)
        self._lay_out()
        self._listen()

    def _kind_names(self) -> dict[FieldKind, str]:
        return {
            FieldKind.CHOICE: self.tr("one of several choices"),
            FieldKind.INTEGER: self.tr("whole number"),
            FieldKind.DECIMAL: self.tr("decimal number"),
            FieldKind.TEXT: self.tr("text"),
            FieldKind.YES_NO: self.tr("yes or no"),
            FieldKind.LINK: self.tr("link to another span, or text"),
        }

    def _lay_out(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(16, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(12)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._limits = QWidget()
        limits = QHBoxLayout(self._limits)
        limits.setContentsMargins(0, 0, 0, 0)
        limits.setSpacing(8)
        for entry, name in ((self._minimum, self.tr("Smallest")), (self._maximum, self.tr("Largest"))):
            entry.setAccessibleName(name)
            entry.setPlaceholderText(self.tr("any"))
            limits.addWidget(PlainLabel(name, Look.MUTED))
            limits.addWidget(entry)
        self._form.addRow(self.tr("Na&me"), self._name)
        self._form.addRow(self.tr("Stored &under"), self._key)
        self._form.addRow(self.tr("&Kind"), self._kind)
        self._form.addRow(self.tr("De&finition"), self._definition)
        self._form.addRow(self.tr("Limits"), self._limits)
        self._form.addRow(self.tr("Spans of"), self._links_to)
        self._form.addRow(self.tr("Choices"), self._choices)
        for box in (self._required, self._core, self._retired):
            self._form.addRow("", box)

    def _listen(self) -> None:
        for line in (self._name, self._key, self._definition, self._minimum, self._maximum):
            line.textEdited.connect(self._edited)
        for box in (self._kind, self._links_to):
            box.activated.connect(self._edited)
        for check in (self._required, self._core, self._retired):
            check.clicked.connect(self._edited)
        self._choices.changed.connect(self._edited)

    def show_field(self, item: Field, scheme: AnnotationScheme, stored: Field | None, locked: bool) -> None:
        """Show a field, without a signal; key, kind and stored choices of a locked one stay as they are."""
        self._field = None
        lines = (
            (self._name, item.name),
            (self._key, item.key),
            (self._definition, item.definition),
        )
        for line, limit in ((self._minimum, item.minimum), (self._maximum, item.maximum)):
            if _limit(line.text()) != limit:
                line.setText("" if limit is None else f"{limit:g}")
        for line, text in lines:
            if line.text().strip() != text:
                line.setText(text)
                line.setCursorPosition(0)
        self._kind.setCurrentIndex(self._kind.findData(item.kind))
        self._links_to.clear()
        self._links_to.addItems([label.name for label in scheme.labels])
        self._links_to.setCurrentText(item.links_to)
        self._key.setEnabled(not locked)
        self._kind.setEnabled(not locked)
        for check, on in ((self._required, item.required), (self._core, item.core), (self._retired, item.retired)):
            check.setChecked(on)
        self._choices.show_choices(item.choices, [choice.value for choice in stored.choices] if stored else [], locked)
        self._show_what_fits(item.kind)
        self._field = item

    def focus_name(self) -> None:
        """Go to the name and select it, as after adding a field."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _show_what_fits(self, kind: FieldKind) -> None:
        self._form.setRowVisible(self._limits, kind in {FieldKind.INTEGER, FieldKind.DECIMAL})
        self._form.setRowVisible(self._links_to, kind is FieldKind.LINK)
        self._form.setRowVisible(self._choices, kind is FieldKind.CHOICE)

    def _edited(self) -> None:
        if self._field is None:
            return
        kind = FieldKind(self._kind.currentData())
        is_number = kind in {FieldKind.INTEGER, FieldKind.DECIMAL}
        self._field = self._field._replace(
            name=self._name.text().strip(),
            key=self._key.text().strip(),
            kind=kind,
            definition=self._definition.text().strip(),
            minimum=_limit(self._minimum.text()) if is_number else None,
            maximum=_limit(self._maximum.text()) if is_number else None,
            links_to=self._links_to.currentText() if kind is FieldKind.LINK else "",
            choices=self._choices.choices if kind is FieldKind.CHOICE else (),
            required=self._required.isChecked(),
            core=self._core.isChecked(),
            retired=self._retired.isChecked(),
        )
        self._show_what_fits(kind)
        self.changed.emit(self._field)


def _limit(text: str) -> float | None:
    """Return the number that was typed; what is no number sets no limit."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None

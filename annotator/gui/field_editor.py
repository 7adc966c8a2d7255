"""What every editor of the tag form has in common."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from annotator.domain.annotation import FieldValue
from annotator.domain.field_values import check_value
from annotator.domain.scheme import Field
from annotator.gui.looks import Look, set_look
from annotator.gui.translating import translate_reason

Values = Mapping[str, FieldValue]
_LEAST_WIDTH = 44
Changed = dict[str, FieldValue | None]
"""New values by field key; None where a field was emptied."""


class FieldEditor(QWidget):
    """Edits one field of a form, or the fields that belong together in one entry.

    A change is announced once it is made and fits; what does not fit is refused in words and the earlier value stays.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, item: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.values: Values = {}
        self.automatic = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)

    def written_keys(self) -> tuple[str, ...]:
        """Return the keys of the fields that this editor writes."""
        return (self.item.key,)

    def show_values(self, values: Values, automatic: bool) -> None:
        """Show what is stored, without a signal."""
        self.values = {key: values[key] for key in self.written_keys() if key in values}
        self.automatic = automatic
        self.show_stored()

    def show_stored(self) -> None:
        """Draw :attr:`values`."""
        raise NotImplementedError

    def commit(self) -> None:
        """Announce an edit that is still in the entry."""

    def entry(self) -> QWidget:
        """Return the control that takes the focus and carries the accessible name."""
        raise NotImplementedError

    def announce(self, changed: Changed) -> None:
        """Say what the user changed, unless it already stands there as their own choice."""
        if not self.automatic and all(self.values.get(key) == value for key, value in changed.items()):
            return
        self.automatic = False
        self.values = {key: value for key, value in {**self.values, **changed}.items() if value is not None}
        self.changed.emit(changed)


class LineEditor(FieldEditor):
    """An editor that is a line of text, read when the user is done with it."""

    def __init__(self, item: Field, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.line = QLineEdit()
        self.line.setMinimumWidth(_LEAST_WIDTH)
        self.row.addWidget(self.line, 1)
        self.line.textEdited.connect(self._begin)
        self.line.editingFinished.connect(self._finish)
        self.line.returnPressed.connect(self.confirm)

    def entry(self) -> QWidget:
        """Return the line."""
        return self.line

    def stored_text(self) -> str:
        """Return the stored values as the user would type them."""
        raise NotImplementedError

    def read(self, text: str) -> Changed:
        """Return the values that a text stands for; raise ValueError with the reason where it stands for none."""
        raise NotImplementedError

    def show_stored(self) -> None:
        """Show the stored text, unless the user is in the middle of typing."""
        if self.line.isModified() and self.line.hasFocus():
            return
        text = self.stored_text()
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setModified(False)
        set_look(self.line, Look.AUTOMATIC if self.automatic and text else None)

    def commit(self) -> None:
        """Announce the text if it was edited; put the earlier one back where it does not fit."""
        if not self.line.isModified():
            return
        try:
            changed = self.checked(self.line.text())
        except ValueError as reason:
            self._refuse(str(reason))
            return
        self.line.setModified(False)
        self.refused.emit("")
        self.announce(changed)
        self.show_stored()

    def checked(self, text: str) -> Changed:
        """Return the values of a text that fit their field; raise ValueError with the reason."""
        changed = self.read(text.strip())
        value = changed.get(self.item.key)
        reason = check_value(self.item, value) if value is not None else ""
        if reason:
            raise ValueError(translate_reason(reason))
        return changed

    def confirm(self) -> None:
        """Take an automatic value as it stands when Enter is pressed on it."""
        if self.automatic and not self.line.isModified() and self.values:
            self.announce(dict(self.values))
            self.show_stored()

    def _begin(self) -> None:
        self.refused.emit("")
        set_look(self.line, None)

    def _finish(self) -> None:
        self.commit()

    def _refuse(self, reason: str) -> None:
        typed = self.line.text()
        if not self.line.hasFocus():
            self.line.setText(self.stored_text())
            self.line.setModified(False)
            set_look(self.line, Look.AUTOMATIC if self.automatic else None)
        else:
            set_look(self.line, Look.INVALID)
        kept = self.tr("The earlier value was kept.") if self.values else self.tr("Nothing was stored.")
        self.refused.emit(f"{reason or typed} {kept}")

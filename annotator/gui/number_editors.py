"""Numbers: whole, decimal, and ranges in one entry that takes "3", "3+", "3-5" or "~30"."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import FieldValue
from annotator.domain.field_values import check_fields
from annotator.domain.scheme import Field, Label
from annotator.gui.choice_editor import ChoiceBox
from annotator.gui.field_editor import Changed, LineEditor, Values
from annotator.gui.looks import Look, set_look
from annotator.gui.theme import Theme
from annotator.gui.translating import translate_reason
from annotator.text.quantities import QuantityEntryError, format_entry, parse_entry

_NUMBERS_SHARE, _QUALIFIER_SHARE = 4, 7
"""Of the room of a range: "120-150" is shorter than "more than" with its arrow."""
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")


class IntegerEditor(LineEditor):
    """A whole number; separators of thousands may be typed."""

    def stored_text(self) -> str:
        """Return the number."""
        value = self.values.get(self.item.key)
        return "" if value is None else str(value)

    def read(self, text: str) -> Changed:
        """Read a whole number."""
        if not text:
            return {self.item.key: None}
        digits = text.translate(_SPACES).replace(",", "")
        try:
            return {self.item.key: int(digits)}
        except ValueError:
            raise ValueError(self.tr("“{text}” is not a whole number.").format(text=text)) from None


class DecimalEditor(LineEditor):
    """A decimal number, with a point or a comma."""

    def stored_text(self) -> str:
        """Return the number as it was typed or filled in."""
        value = self.values.get(self.item.key)
        return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)

    def read(self, text: str) -> Changed:
        """Read a decimal number."""
        if not text:
            return {self.item.key: None}
        plain = text.translate(_SPACES).replace("−", "-")
        if plain.count(",") == 1 and "." not in plain:
            plain = plain.replace(",", ".")
        try:
            value = float(plain)
        except ValueError:
            raise ValueError(self.tr("“{text}” is not a number.").format(text=text)) from None
        if value != value or value in {float("inf"), float("-inf")}:
            raise ValueError(self.tr("“{text}” is not a number.").format(text=text))
        return {self.item.key: value}


class QuantityEditor(LineEditor):
    """Lower end, upper end and qualifier of a range: one entry, with the qualifier beside it."""

    def __init__(self, item: Field, label: Label, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._label = label
        self._qualifier = label.field(item.qualifier_field) if item.qualifier_field else None
        self.qualifier_box: ChoiceBox | None = None
        self.line.setPlaceholderText("3  3+  3-5  ~30")
        if self._qualifier is not None:
            self.qualifier_box = ChoiceBox(self._qualifier.choices, theme)
            self.qualifier_box.setAccessibleName(self._qualifier.name)
            self.qualifier_box.setAccessibleDescription(self._qualifier.definition)
            self.qualifier_box.setToolTip(self._qualifier.definition)
            self.qualifier_box.picked.connect(self._qualify)
            self.row.addWidget(self.qualifier_box, _QUALIFIER_SHARE)
            self.row.setStretchFactor(self.line, _NUMBERS_SHARE)

    def written_keys(self) -> tuple[str, ...]:
        """Return the keys of lower end, upper end and qualifier."""
        return tuple(key for key in (self.item.key, self.item.high_field, self.item.qualifier_field) if key)

    def show_stored(self) -> None:
        """Show the range and its qualifier."""
        super().show_stored()
        if self.qualifier_box is not None and self._qualifier is not None:
            value = self.values.get(self._qualifier.key)
            self.qualifier_box.show_value(value)
            set_look(self.qualifier_box, Look.AUTOMATIC if self.automatic and value is not None else None)

    def stored_text(self) -> str:
        """Return the range as it would be typed."""
        low, high = (self.values.get(key) for key in (self.item.key, self.item.high_field))
        return format_entry(_whole(low), _whole(high), str(self.values.get(self.item.qualifier_field, "")))

    def read(self, text: str) -> Changed:
        """Read a range."""
        try:
            quantity = parse_entry(text)
        except QuantityEntryError as error:
            happened = QCoreApplication.translate("errors", error.happened)
            raise ValueError(happened.format_map(error.blanks)) from None
        if quantity is None:
            return dict.fromkeys(self.written_keys())
        read: Changed = {self.item.key: quantity.low, self.item.high_field: quantity.high}
        if self._qualifier is not None:
            fits = self._qualifier.choice(quantity.qualifier)
            read[self._qualifier.key] = str(quantity.qualifier) if fits else None
        return read

    def checked(self, text: str) -> Changed:
        """Return the range if both ends fit their fields and each other."""
        return self._fitting(self.read(text.strip()))

    def _fitting(self, changed: Changed) -> Changed:
        present: Values = {key: value for key, value in changed.items() if value is not None}
        for problem in check_fields(self._label, present).values():
            raise ValueError(translate_reason(problem))
        return changed

    def _qualify(self, qualifier: str | None) -> None:
        """Let the ends of the range follow a qualifier that was picked by hand."""
        self.commit()
        low, high = (_whole(self.values.get(key)) for key in (self.item.key, self.item.high_field))
        low, high = _ends(low, high, qualifier or "")
        changed: Changed = {self.item.key: low, self.item.high_field: high, self.item.qualifier_field: qualifier}
        self.announce(changed)
        self.show_stored()


def _ends(low: int | None, high: int | None, qualifier: str) -> tuple[int | None, int | None]:
    """Return the ends of a range under another qualifier."""
    number = low if low is not None else high
    if qualifier in {"exact", "about"}:
        return number, number
    if qualifier in {"at_least", "more_than", "vague"}:
        return number, None
    if qualifier == "up_to":
        return None, high if high is not None else low
    return low, high


def _whole(value: FieldValue | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None

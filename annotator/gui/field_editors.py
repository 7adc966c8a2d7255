"""The editor that fits a field."""

from dataclasses import dataclass

from annotator.domain.scheme import Field, FieldKind, Label
from annotator.gui.choice_editor import ChoiceEditor
from annotator.gui.field_editor import FieldEditor
from annotator.gui.number_editors import DecimalEditor, IntegerEditor, QuantityEditor
from annotator.gui.text_editors import CountryEditor, EarlierValues, LinkChoices, LinkEditor, TextEditor
from annotator.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class EditorNeeds:
    """What editors need beside their field."""

    theme: Theme
    earlier_values: EarlierValues
    link_choices: LinkChoices


def editor_for(item: Field, label: Label, needs: EditorNeeds) -> FieldEditor:
    """Return a new editor for a field of a label."""
    if item.kind in {FieldKind.CHOICE, FieldKind.YES_NO}:
        return ChoiceEditor(item, needs.theme)
    if item.kind is FieldKind.INTEGER:
        return QuantityEditor(item, label, needs.theme) if item.high_field else IntegerEditor(item)
    if item.kind is FieldKind.DECIMAL:
        return DecimalEditor(item)
    if item.kind is FieldKind.LINK:
        return LinkEditor(item, needs.link_choices)
    if item.vocabulary == "countries":
        return CountryEditor(item, needs.earlier_values)
    return TextEditor(item, needs.earlier_values)


def fields_in_other_entries(label: Label) -> frozenset[str]:
    """Return the keys of fields that another field's entry edits: upper ends of ranges and their qualifiers."""
    own = label.active_fields()
    return frozenset(key for item in own if item.high_field for key in (item.high_field, item.qualifier_field) if key)

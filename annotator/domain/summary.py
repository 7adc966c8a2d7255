"""What a span says, in a few words: "3+ killed", "confirms, Mayor"."""

from collections.abc import Sequence

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.scheme import Field, FieldKind, Label
from annotator.text.quantities import format_entry


def summary(annotation: Annotation, label: Label) -> str:
    """Return number, first choice and first text of a filled form; a required field without value shows as "Name?"."""
    fields = label.active_fields()
    number = next((part for item in fields if (part := _number(item, annotation))), "")
    choice = next((item for item in fields if item.kind is FieldKind.CHOICE and item.core), None)
    said = _choice_name(choice, annotation.fields.get(choice.key)) if choice else ""
    first = " ".join(part for part in (number, said) if part)
    text = _text(fields, annotation)
    missing = [f"{item.name}?" for item in fields if item.required and item.key not in annotation.fields]
    return ", ".join(part for part in (*missing[:1], first, text) if part)


def _number(item: Field, annotation: Annotation) -> str:
    low = annotation.fields.get(item.key)
    if item.kind is not FieldKind.INTEGER or not item.core:
        return ""
    if not item.high_field:
        return str(low) if low is not None else ""
    high = annotation.fields.get(item.high_field)
    qualifier = annotation.fields.get(item.qualifier_field)
    return format_entry(_whole(low), _whole(high), str(qualifier or ""))


def _whole(value: FieldValue | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _choice_name(item: Field, value: FieldValue | None) -> str:
    choice = item.choice(value)
    return choice.name if choice else ""


def _text(fields: Sequence[Field], annotation: Annotation) -> str:
    """Return the first text beside the required name (a role, a model, the larger place), else that name."""
    texts = [item for item in fields if item.kind is FieldKind.TEXT and not item.vocabulary]
    for item in sorted(texts, key=lambda item: item.required):
        value = str(annotation.fields.get(item.key, "")).strip()
        if value and value.casefold() != annotation.quote.strip().casefold():
            return value
    return ""

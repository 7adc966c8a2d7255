"""Fill a form from the text of a span and from the last tag that read the same."""

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.field_values import check_fields
from annotator.domain.scheme import Label


def autofill(label: Label, quote: str, before: str, after: str, earlier: Annotation | None) -> dict[str, FieldValue]:
    """Return values for the fields that can be filled without asking; all of them fit their fields."""
    values: dict[str, FieldValue] = dict(earlier.fields) if earlier else {}
    for item in label.active_fields():
        if item.default is not None:
            values.setdefault(item.key, item.default)
        elif item.auto == "name" and not (before + quote + after).isspace():
            values.setdefault(item.key, quote)
    problems = check_fields(label, values)
    return {key: value for key, value in values.items() if key not in problems}

"""Check what stands in a form: one sentence for each value that cannot stay."""

from collections.abc import Mapping
from typing import Any

from annotator.domain.annotation import FieldValue
from annotator.domain.scheme import Field, FieldKind, Label
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase

_WORDS = frozenset((FieldKind.TEXT, FieldKind.LINK))
_LONGEST_LINE = 1000
_LARGEST_NUMBER = 2**63 - 1


class FieldValueError(KnownError):
    """A value that does not fit its field."""

    happened = QT_TRANSLATE_NOOP("errors", "{field}: {reason}")
    kept = QT_TRANSLATE_NOOP("errors", "The earlier value was kept.")


def check_value(item: Field, value: object) -> str:
    """Return why a value does not fit its field, or an empty string where it does."""
    if item.kind is FieldKind.CHOICE:
        return (
            ""
            if item.choice(value)
            else Phrase(QT_TRANSLATE_NOOP("errors", "“{value}” is not one of the choices."), value=value)
        )
    if item.kind is FieldKind.YES_NO:
        return (
            ""
            if isinstance(value, bool)
            else Phrase(QT_TRANSLATE_NOOP("errors", "“{value}” is neither yes nor no."), value=value)
        )
    if item.kind is FieldKind.TEXT:
        return (
            "" if isinstance(value, str) else Phrase(QT_TRANSLATE_NOOP("errors", "“{value}” is not text."), value=value)
        )
    if item.kind is FieldKind.LINK:
        fits = isinstance(value, str) or (isinstance(value, dict) and set(value) == {"span", "text"})
        return "" if fits else Phrase(QT_TRANSLATE_NOOP("errors", "“{value}” is neither a span nor text."), value=value)
    return _check_number(item, value)


def _check_number(item: Field, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Phrase(QT_TRANSLATE_NOOP("errors", "“{value}” is not a number."), value=value)
    if item.kind is FieldKind.INTEGER and not isinstance(value, int):
        return Phrase(QT_TRANSLATE_NOOP("errors", "{value} is not a whole number."), value=value)
    if item.minimum is not None and value < item.minimum:
        return Phrase(QT_TRANSLATE_NOOP("errors", "{value} is below {least:g}."), value=value, least=item.minimum)
    if item.maximum is not None and value > item.maximum:
        return Phrase(QT_TRANSLATE_NOOP("errors", "{value} is above {most:g}."), value=value, most=item.maximum)
    return ""


def _check_order(low: object, high: object) -> str:
    if isinstance(high, int | float) and isinstance(low, int | float) and high < low:
        return Phrase(
            QT_TRANSLATE_NOOP("errors", "the lower number {low:g} is above the higher {high:g}."), low=low, high=high
        )
    return ""


def check_fields(label: Label, values: Mapping[str, FieldValue]) -> dict[str, str]:
    """Return a sentence by field key for each value that does not fit, alone or beside the others."""
    problems: dict[str, str] = {}
    for key, value in values.items():
        item = label.field(key)
        if item is None:
            problems[key] = Phrase(QT_TRANSLATE_NOOP("errors", "{label} has no such field."), label=label.name)
            continue
        reason = check_value(item, value)
        if not reason and item.high_field:
            reason = _check_order(value, values.get(item.high_field))
        if reason:
            problems[key] = reason
    return problems


class FormCheck:
    """Tells quickly of many forms of one label that they fit; of the others, :func:`check_fields` says why."""

    def __init__(self, label: Label) -> None:
        self._rules = {
            item.key: (item.kind, frozenset(choice.value for choice in item.choices), *_bounds(item), item.high_field)
            for item in label.fields
        }

    def is_plain(self, values: Mapping[str, Any]) -> bool:
        """Tell whether every value fits its field and is stored as it is; False may mean nothing bad."""
        for key, value in values.items():
            rule = self._rules.get(key)
            if rule is None:
                return False
            kind, choices, least, most, high_field = rule
            # The type itself: a yes is a number to isinstance(), and what inherits from text is none of ours.
            given = type(value)
            if given is str:
                if not (value in choices if kind is FieldKind.CHOICE else kind in _WORDS and _is_line(value)):
                    return False
            elif given is bool:
                if kind is not FieldKind.YES_NO:
                    return False
            elif given is int or (given is float and kind is FieldKind.DECIMAL):
                if not least <= value <= most or (high_field and _check_order(value, values.get(high_field))):
                    return False
            else:
                return False
        return True


def _is_line(value: Any) -> bool:
    return len(value) <= _LONGEST_LINE and value.isprintable()


def _bounds(item: Field) -> tuple[float, float]:
    """Return the least and the most that a field may hold and a file can store; of no number, no bounds hold."""
    if item.kind not in (FieldKind.INTEGER, FieldKind.DECIMAL):
        return (1, 0)
    least = -_LARGEST_NUMBER if item.minimum is None else max(item.minimum, -_LARGEST_NUMBER)
    most = _LARGEST_NUMBER if item.maximum is None else min(item.maximum, _LARGEST_NUMBER)
    return (least, most)


def missing_fields(label: Label, values: Mapping[str, FieldValue]) -> tuple[str, ...]:
    """Return the keys of required fields without a value, and of fields whose pair stands alone."""
    required = [item.key for item in label.active_fields() if item.required and item.key not in values]
    alone = [
        item.paired_with
        for item in label.active_fields()
        if item.paired_with and item.key in values and item.paired_with not in values
    ]
    return tuple(dict.fromkeys(required + alone))

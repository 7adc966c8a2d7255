"""Change a scheme step by step: add, move, retire. What tags already use is never thrown away."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from string import ascii_uppercase
from typing import TypeVar

from annotator.domain.colour_vision import READABLE, Vision, contrast, difference, is_colour
from annotator.domain.identity import new_uid
from annotator.domain.scheme import AnnotationScheme, Choice, Colours, Field, FieldKind, Label, SchemeError
from annotator.errors import QT_TRANSLATE_NOOP, Phrase

Part = TypeVar("Part")

_NEW_COLOURS: tuple[tuple[Colours, Colours], ...] = (
    (Colours("#7a5c00", "#f5ecc8"), Colours("#e6c45c", "#3d3413")),
    (Colours("#a32a55", "#fbdfe8"), Colours("#ff9dbb", "#472231")),
    (Colours("#3d5a1f", "#e3efd3"), Colours("#b5d98a", "#2a3a1a")),
    (Colours("#4c4fa8", "#e4e4fa"), Colours("#b4b6ff", "#2b2c4d")),
    (Colours("#5b4a42", "#ebe4df"), Colours("#d8c3b8", "#382f2a")),
    (Colours("#0a6a7a", "#d2eef2"), Colours("#73d3e0", "#143840")),
)
_HARD_TO_TELL = 5.0
"""Least CIEDE2000 between two labels for any colour vision before the editor warns."""


@dataclass(frozen=True, slots=True)
class Used:
    """What tags of the project use: it can be renamed and retired, not removed."""

    labels: frozenset[str] = frozenset()
    """Ids of labels."""
    fields: frozenset[tuple[str, str]] = frozenset()
    """Label id and field key."""


def key_from_name(name: str, taken: Sequence[str] = ()) -> str:
    """Return a field key or choice value made from a name, unlike those that are taken."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.sub(r"[^\w]+", "_", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("_")
    base = words if words and not words[0].isdigit() else f"field_{words}".rstrip("_")
    return _unlike(base, "_", taken)


def _unlike(name: str, join: str, taken: Collection[str]) -> str:
    """Return the name, or the name with the first number that makes it unlike those taken."""
    folded = {other.casefold() for other in taken}
    tries = chain([name], (f"{name}{join}{number}" for number in count(2)))
    return next(attempt for attempt in tries if attempt.casefold() not in folded)


def moved(parts: Sequence[Part], row: int, by: int) -> tuple[Part, ...]:
    """Return the parts with one of them moved up or down; at an end it stays."""
    order = list(parts)
    target = min(max(row + by, 0), len(order) - 1)
    order.insert(target, order.pop(row))
    return tuple(order)


def with_label(scheme: AnnotationScheme, label: Label) -> AnnotationScheme:
    """Return the scheme with a label in the place of the one with the same id, or at the end."""
    if all(present.uid != label.uid for present in scheme.labels):
        return scheme._replace(labels=(*scheme.labels, label))
    return scheme._replace(labels=tuple(label if it.uid == label.uid else it for it in scheme.labels))


def new_label(scheme: AnnotationScheme, name: str) -> Label:
    """Return a label with a free letter, key and colour."""
    unlike = _unlike(name, " ", [label.name for label in scheme.labels])
    letters = {label.letter for label in scheme.active_labels()}
    keys = {label.key for label in scheme.active_labels()}
    light, dark = _NEW_COLOURS[len(scheme.labels) % len(_NEW_COLOURS)]
    return Label(
        uid=new_uid(),
        name=unlike,
        letter=_first_free(filter(str.isalpha, unlike.upper() + ascii_uppercase), letters),
        key=_first_free("123456789", keys),
        light=light,
        dark=dark,
    )


def _first_free(signs: Iterable[str], taken: Collection[str]) -> str:
    return next((sign for sign in signs if sign not in taken), "")


def without_label(scheme: AnnotationScheme, uid: str, used: Used) -> AnnotationScheme:
    """Return the scheme without a label; one that tags use is retired instead."""
    if uid in used.labels:
        return with_label(scheme, scheme.label(uid)._replace(retired=True))
    return scheme._replace(labels=tuple(label for label in scheme.labels if label.uid != uid))


def with_field(label: Label, key: str, item: Field) -> Label:
    """Return the label with a field in the place of the one stored under ``key``, or at the end."""
    if label.field(key) is None:
        return label._replace(fields=(*label.fields, item))
    return label._replace(fields=tuple(item if it.key == key else it for it in label.fields))


def new_field(label: Label, name: str) -> Field:
    """Return a text field with a free key."""
    return Field(key_from_name(name, [item.key for item in label.fields]), name, FieldKind.TEXT)


def without_field(label: Label, key: str, used: Used) -> Label:
    """Return the label without a field; one that tags use is retired instead. What pointed at it no longer does."""
    item = label.field(key)
    if item is None:
        return label
    if (label.uid, key) in used.fields:
        return with_field(label, key, item._replace(retired=True))
    kept = tuple(_not_pointing_at(other, key) for other in label.fields if other.key != key)
    return label._replace(fields=kept)


def _not_pointing_at(item: Field, key: str) -> Field:
    return item._replace(
        high_field="" if item.high_field == key else item.high_field,
        qualifier_field="" if item.qualifier_field == key else item.qualifier_field,
        paired_with="" if item.paired_with == key else item.paired_with,
    )


def new_choice(item: Field, name: str) -> Choice:
    """Return a choice with a free value and, where its name offers one, a free key."""
    keys = {choice.key for choice in item.choices}
    key = _first_free(filter(str.isalnum, name.casefold()), keys)
    return Choice(key_from_name(name, [choice.value for choice in item.choices]), name, key)


def why_not(scheme: AnnotationScheme) -> str:
    """Return why a scheme cannot be used, or an empty string where it can."""
    for label in scheme.labels:
        for name, colour in zip(_COLOUR_NAMES, _colours(label), strict=True):
            if not is_colour(colour):
                template = QT_TRANSLATE_NOOP("errors", "{label}: the {colour} is not a colour such as #1d5fb4.")
                return Phrase(template, label=label.name, colour=Phrase(name))
        if len(label.letter) > 2 or len(label.key) > 1:
            template = QT_TRANSLATE_NOOP("errors", "{label}: the letter has at most two signs, the key one.")
            return Phrase(template, label=label.name)
        for item in label.fields:
            if item.minimum is not None and item.maximum is not None and item.minimum > item.maximum:
                template = QT_TRANSLATE_NOOP("errors", "{label}, {field}: the smallest value is above the largest.")
                return Phrase(template, label=label.name, field=item.name)
            values = [choice.value for choice in item.choices]
            if len(set(values)) < len(values) or not all(values):
                template = QT_TRANSLATE_NOOP(
                    "errors", "{label}, {field}: two choices have the same value, or one has none."
                )
                return Phrase(template, label=label.name, field=item.name)
    try:
        scheme.checked()
    except SchemeError as error:
        reason = error.blanks["reason"]
        return reason if isinstance(reason, str) else str(reason)
    return ""


_COLOUR_NAMES = (
    QT_TRANSLATE_NOOP("errors", "light text colour"),
    QT_TRANSLATE_NOOP("errors", "light fill"),
    QT_TRANSLATE_NOOP("errors", "dark text colour"),
    QT_TRANSLATE_NOOP("errors", "dark fill"),
)


def _colours(label: Label) -> tuple[str, str, str, str]:
    return label.light.text, label.light.fill, label.dark.text, label.dark.fill


@dataclass(frozen=True, slots=True)
class PaleLetter:
    """A letter that is hard to read on its highlight."""

    dark: bool
    ratio: float


@dataclass(frozen=True, slots=True)
class LooksLike:
    """A label whose colour some readers cannot tell from this one."""

    other: str
    visions: tuple[Vision, ...]


def colour_warnings(scheme: AnnotationScheme, label: Label) -> list[PaleLetter | LooksLike]:
    """Return what makes a label's colours hard to read or to tell from others; none of it is forbidden."""
    if not all(map(is_colour, _colours(label))):
        return []
    found: list[PaleLetter | LooksLike] = [
        PaleLetter(dark, ratio)
        for dark, colours in ((False, label.light), (True, label.dark))
        if (ratio := contrast(colours.text, colours.fill)) < READABLE
    ]
    for other in scheme.active_labels():
        if other.uid != label.uid and all(map(is_colour, _colours(other))):
            alike = tuple(vision for vision in Vision if _least_difference(label, other, vision) < _HARD_TO_TELL)
            if alike:
                found.append(LooksLike(other.name, alike))
    return found


def _least_difference(first: Label, second: Label, vision: Vision) -> float:
    return min(
        difference(first.light.text, second.light.text, vision),
        difference(first.dark.text, second.dark.text, vision),
    )

"""Grow a scheme by the labels and fields that imported spans bring with them, and take that back."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from annotator.domain.annotation import FieldValue
from annotator.domain.identity import new_uid
from annotator.domain.scheme import AnnotationScheme, Colours, Field, FieldKind, Label
from annotator.domain.scheme_mapping import label_from_mapping, label_to_mapping
from annotator.errors import QT_TRANSLATE_NOOP, Phrase

_NEW_LABEL = QT_TRANSLATE_NOOP("errors", "The label {label} was added to the scheme.")
_NEW_FIELD = QT_TRANSLATE_NOOP("errors", "The field {key} was added to the label {label}.")
_KEYS = "123456789"
_PALETTE = (
    (Colours("#7a5a00", "#f6ebc8"), Colours("#e5c76b", "#3d3415")),
    (Colours("#3f6212", "#e4efcf"), Colours("#b5d67a", "#2a3618")),
    (Colours("#9f1239", "#fbdfe6"), Colours("#ff9db5", "#4a1a29")),
    (Colours("#4338ca", "#e2e1fb"), Colours("#b4b0ff", "#2b2954")),
    (Colours("#475569", "#e3e8ee"), Colours("#c3cddb", "#303845")),
)


class Labelled(Protocol):
    """A tag on its way in, or what a scheme must have for it."""

    @property
    def label(self) -> str:
        """The name of its label."""

    @property
    def fields(self) -> Mapping[str, FieldValue]:
        """What is in its form."""


def grow_scheme(scheme: AnnotationScheme, spans: Iterable[Labelled]) -> tuple[AnnotationScheme, list[str]]:
    """Return the scheme with every label and field the spans use, and a sentence for each that is new.

    The very same scheme comes back where nothing was missing.
    """
    labels = {label.name.casefold(): label for label in scheme.labels}
    known = {name: {item.key for item in label.fields} for name, label in labels.items()}
    said: list[str] = []
    for span in spans:
        name = span.label.casefold()
        if name not in labels:
            labels[name] = _new_label(span.label, tuple(labels.values()))
            known[name] = set()
            said.append(Phrase(_NEW_LABEL, label=span.label))
        if span.fields and not span.fields.keys() <= known[name]:
            missing = [key for key in span.fields if key not in known[name] and key.isidentifier()]
            fields = tuple(_new_field(key, span.fields[key]) for key in missing)
            labels[name] = labels[name]._replace(fields=(*labels[name].fields, *fields))
            known[name] |= set(span.fields)
            said += [Phrase(_NEW_FIELD, key=key, label=labels[name].name) for key in missing]
    if not said:
        return scheme, []
    return scheme._replace(labels=tuple(labels.values()), revision=scheme.revision + 1), said


def growth_between(before: AnnotationScheme, after: AnnotationScheme) -> dict[str, Any]:
    """Return what a scheme gained, as plain values: new labels, and labels with nothing but their new fields."""
    known = {label.uid: {item.key for item in label.fields} for label in before.labels}
    gained = [
        label._replace(fields=tuple(item for item in label.fields if item.key not in known.get(label.uid, ())))
        for label in after.labels
    ]
    return {
        "new": [label.uid for label in gained if label.uid not in known],
        "labels": [label_to_mapping(label) for label in gained if label.fields or label.uid not in known],
    }


def with_growth(scheme: AnnotationScheme, growth: Mapping[str, Any]) -> AnnotationScheme:
    """Return a scheme that has what a growth added, brought back where it was retired."""
    labels = {label.uid: label for label in scheme.labels}
    for gained in map(label_from_mapping, growth["labels"]):
        present = labels.get(gained.uid, gained)
        keys = {item.key for item in gained.fields}
        back = tuple(item._replace(retired=False) if item.key in keys else item for item in present.fields)
        missing = tuple(item for item in gained.fields if present.field(item.key) is None)
        retired = present.retired and gained.uid not in growth["new"]
        labels[gained.uid] = present._replace(fields=(*back, *missing), retired=retired)
    return scheme._replace(labels=tuple(labels.values()), revision=scheme.revision + 1)


def without_growth(scheme: AnnotationScheme, growth: Mapping[str, Any]) -> AnnotationScheme:
    """Return a scheme that lacks what a growth added, as far as a scheme can: one label stays."""
    gone = {gained["uid"]: {item["key"] for item in gained.get("field", ())} for gained in growth["labels"]}
    kept = [
        label._replace(fields=tuple(item for item in label.fields if item.key not in gone.get(label.uid, ())))
        for label in scheme.labels
        if label.uid not in growth["new"]
    ]
    if not any(not label.retired for label in kept):
        return scheme
    return scheme._replace(labels=tuple(kept), revision=scheme.revision + 1)


def _new_label(name: str, present: tuple[Label, ...]) -> Label:
    keys = {label.key for label in present}
    letters = {label.letter for label in present}
    choices = [*name.upper(), *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    light, dark = _PALETTE[len(present) % len(_PALETTE)]
    free_letters = (sign for sign in choices if sign.isalnum() and sign not in letters)
    return Label(
        uid=new_uid(),
        name=name,
        letter=next(free_letters, str(len(present) + 1)),
        key=next((key for key in _KEYS if key not in keys), ""),
        light=light,
        dark=dark,
    )


def _new_field(key: str, value: FieldValue) -> Field:
    kind = FieldKind.TEXT
    if isinstance(value, bool):
        kind = FieldKind.YES_NO
    elif isinstance(value, int):
        kind = FieldKind.INTEGER
    elif isinstance(value, float):
        kind = FieldKind.DECIMAL
    elif isinstance(value, dict):
        kind = FieldKind.LINK
    return Field(key=key, name=key.replace("_", " ").capitalize(), kind=kind, core=False)

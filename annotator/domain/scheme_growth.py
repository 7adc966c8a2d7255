"""Grow a scheme by the labels and fields that imported spans bring with them."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.annotation import FieldValue
from annotator.domain.exchange import ExchangedSpan
from annotator.domain.identity import new_uid
from annotator.domain.scheme import AnnotationScheme, Colours, Field, FieldKind, Label

_KEYS = "123456789"
_PALETTE = (
    (Colours("#7a5a00", "#f6ebc8"), Colours("#e5c76b", "#3d3415")),
    (Colours("#3f6212", "#e4efcf"), Colours("#b5d67a", "#2a3618")),
    (Colours("#9f1239", "#fbdfe6"), Colours("#ff9db5", "#4a1a29")),
    (Colours("#4338ca", "#e2e1fb"), Colours("#b4b0ff", "#2b2954")),
    (Colours("#475569", "#e3e8ee"), Colours("#c3cddb", "#303845")),
)


def grow_scheme(scheme: AnnotationScheme, spans: Iterable[ExchangedSpan]) -> tuple[AnnotationScheme, list[str]]:
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
            said.append(f"The label {span.label} was added to the scheme.")
        if span.fields and not span.fields.keys() <= known[name]:
            missing = [key for key in span.fields if key not in known[name] and key.isidentifier()]
            fields = tuple(_new_field(key, span.fields[key]) for key in missing)
            labels[name] = replace(labels[name], fields=(*labels[name].fields, *fields))
            known[name] |= set(span.fields)
            said += [f"The field {key} was added to the label {labels[name].name}." for key in missing]
    if not said:
        return scheme, []
    return replace(scheme, labels=tuple(labels.values()), revision=scheme.revision + 1), said


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

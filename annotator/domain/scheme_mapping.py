"""A scheme as plain mappings, as TOML and JSON hold it, and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.domain.identity import new_uid
from annotator.domain.scheme import (
    AnnotationScheme,
    Choice,
    Colours,
    Field,
    FieldKind,
    KnownName,
    Label,
    SchemeError,
)
from annotator.errors import QT_TRANSLATE_NOOP, Phrase

_KEYS = "123456789"


def scheme_from_mapping(mapping: Mapping[str, Any]) -> AnnotationScheme:
    """Read a scheme; labels without an id get one. Raise SchemeError with the reason where it cannot be used."""
    try:
        labels = tuple(_label(label, number) for number, label in enumerate(_list(mapping, "label")))
        scheme = AnnotationScheme(
            name=str(mapping.get("name", "")), labels=labels, revision=int(mapping.get("revision", 1))
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise SchemeError(
            reason=Phrase(QT_TRANSLATE_NOOP("errors", "This is not an annotation scheme: {why}."), why=error)
        ) from error
    return scheme.checked()


def scheme_to_mapping(scheme: AnnotationScheme) -> dict[str, Any]:
    """Return the scheme as mappings, lists and plain values, without parts that have their default."""
    return {
        "name": scheme.name,
        "revision": scheme.revision,
        "label": [label_to_mapping(label) for label in scheme.labels],
    }


def label_to_mapping(label: Label) -> dict[str, Any]:
    """Return one label with its fields as plain values."""
    plain = _plain(label, skip=("fields", "known_names"))
    plain["light"] = _plain(label.light)
    plain["dark"] = _plain(label.dark)
    if label.known_names:
        plain["known_name"] = [{**_plain(known, skip=("fields",)), **_fields_of(known)} for known in label.known_names]
    plain["field"] = [field_to_mapping(item) for item in label.fields]
    return plain


def field_to_mapping(item: Field) -> dict[str, Any]:
    """Return one field as plain values."""
    plain = _plain(item, skip=("choices", "kind"))
    plain["kind"] = item.kind.value
    if item.choices:
        plain["choice"] = [_plain(choice) for choice in item.choices]
    return plain


def label_from_mapping(mapping: Mapping[str, Any]) -> Label:
    """Read one label; the opposite of :func:`label_to_mapping`."""
    return _label(mapping, 0)


def _fields_of(known: KnownName) -> dict[str, Any]:
    return {"fields": dict(known.fields)} if known.fields else {}


def _list(mapping: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = mapping.get(key, [])
    if not isinstance(value, list) or not all(isinstance(part, Mapping) for part in value):
        raise TypeError(f"{key} is not a list of tables")
    return value


def _plain(thing: Any, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the simple attributes of a named tuple that differ from their defaults."""
    defaults = thing._field_defaults
    plain: dict[str, Any] = {}
    for name, value in thing._asdict().items():
        if name in skip or value is None or (name in defaults and value == defaults[name]):
            continue
        plain[name] = list(value) if isinstance(value, tuple) else value
    return plain


def _label(mapping: Mapping[str, Any], number: int) -> Label:
    name = str(mapping.get("name", ""))
    return Label(
        uid=str(mapping.get("uid") or new_uid()),
        name=name,
        letter=str(mapping.get("letter") or name[:1].upper()),
        key=str(mapping.get("key", _KEYS[number] if number < len(_KEYS) else "")),
        light=_colours(mapping.get("light"), Colours("#3d4451", "#e6e8ec")),
        dark=_colours(mapping.get("dark"), Colours("#c9ced8", "#343a46")),
        definition=str(mapping.get("definition", "")),
        fields=tuple(_field(part) for part in _list(mapping, "field")),
        known_names=tuple(_known_name(part) for part in _list(mapping, "known_name")),
        terms=tuple(str(term) for term in mapping.get("terms", ())),
        retired=bool(mapping.get("retired", False)),
    )


def _colours(mapping: Mapping[str, Any] | None, default: Colours) -> Colours:
    return Colours(str(mapping["text"]), str(mapping["fill"])) if mapping else default


def _known_name(mapping: Mapping[str, Any]) -> KnownName:
    spellings = tuple(str(spelling) for spelling in mapping.get("spellings", ()))
    return KnownName(str(mapping.get("name", "")), spellings, dict(mapping.get("fields", {})))


def _field(mapping: Mapping[str, Any]) -> Field:
    known = set(Field._fields) - {"choices", "kind"}
    plain = {key: value for key, value in mapping.items() if key in known}
    plain.setdefault("name", str(mapping.get("key", "")).replace("_", " ").capitalize())
    choices = tuple(
        Choice(
            value=str(part.get("value", "")),
            name=str(part.get("name") or str(part.get("value", "")).replace("_", " ")),
            key=str(part.get("key", "")),
            keywords=tuple(str(word) for word in part.get("keywords", ())),
        )
        for part in _list(mapping, "choice")
    )
    return Field(**{**plain, "kind": FieldKind(mapping.get("kind", "text")), "choices": choices})

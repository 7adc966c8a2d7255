"""The annotation scheme: labels, their form fields, keys and colours. It is data, edited per project."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.annotation import FieldValue
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase


class SchemeError(KnownError):
    """A scheme that cannot be used."""

    happened = QT_TRANSLATE_NOOP("errors", "{reason}")
    kept = QT_TRANSLATE_NOOP("errors", "The scheme was left as it was.")


class FieldKind(StrEnum):
    """What a form field holds."""

    CHOICE = "choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    YES_NO = "yes_no"
    LINK = "link"


class Choice(NamedTuple):
    """One value of a choice field."""

    value: str
    name: str
    key: str = ""
    """One key that picks it in the form; empty for none."""
    keywords: tuple[str, ...] = ()
    """Word beginnings in a quote that pre-fill this choice, such as ``kill`` or ``загину``; the longest one wins."""


class Field(NamedTuple):
    """A form field of a label. Annotations store its value under ``key``, which never changes."""

    key: str
    name: str
    kind: FieldKind
    definition: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    core: bool = True
    """Always visible; the others are folded under "More"."""
    default: FieldValue | None = None
    auto: str = ""
    """How it fills itself: ``keywords`` (in the quote), ``keywords.sentence`` (else the nearest in its sentence),
    ``quantity.low``, ``quantity.high``, ``quantity.qualifier``, ``name`` (from the label's known names), ``subset``
    (yes behind "including"), ``previous`` (from the last span with the same text), or empty."""
    minimum: float | None = None
    maximum: float | None = None
    high_field: str = ""
    """Key of the field that holds the upper end of the range which this field begins; the form shows one entry."""
    qualifier_field: str = ""
    """Key of the choice field that says how exact the range is (``exact``, ``at_least``, ``about`` ...)."""
    paired_with: str = ""
    """Key of a field that must be filled when this one is, such as longitude for latitude."""
    links_to: str = ""
    """Name of the label whose spans a link field offers."""
    vocabulary: str = ""
    """A list that a text field completes from besides earlier values: ``countries`` (ISO 3166-1), or empty."""
    retired: bool = False

    def choice(self, value: object) -> Choice | None:
        """Return the choice with this value, or None."""
        # A loop, not a generator: an import asks millions of times.
        for choice in self.choices:
            if choice.value == value:
                return choice
        return None


class KnownName(NamedTuple):
    """One thing under all its spellings, with the field values that follow from it."""

    name: str
    spellings: tuple[str, ...] = ()
    fields: Mapping[str, FieldValue] = {}


class Colours(NamedTuple):
    """Text and fill of a highlight as ``#rrggbb``, for one theme."""

    text: str
    fill: str


class Label(NamedTuple):
    """A label: what a span can be tagged as."""

    uid: str
    name: str
    letter: str
    """Shown at the end of every highlight, so that colour is never the only cue."""
    key: str
    """The key that tags with it; one character."""
    light: Colours
    dark: Colours
    definition: str = ""
    fields: tuple[Field, ...] = ()
    known_names: tuple[KnownName, ...] = ()
    terms: tuple[str, ...] = ()
    """Phrases that suggest this label wherever they stand as whole words."""
    retired: bool = False
    """Kept for the annotations that use it, no longer offered."""

    def field(self, key: str) -> Field | None:
        """Return the field stored under ``key``, or None."""
        for item in self.fields:
            if item.key == key:
                return item
        return None

    def active_fields(self) -> tuple[Field, ...]:
        """Return the fields that the form shows."""
        return tuple(item for item in self.fields if not item.retired)


class AnnotationScheme(NamedTuple):
    """The labels of a project, in the order in which they are shown."""

    name: str
    labels: tuple[Label, ...]
    revision: int = 1

    def label(self, uid: str) -> Label:
        """Return the label with this id; raise KeyError where there is none."""
        for label in self.labels:
            if label.uid == uid:
                return label
        raise KeyError(uid)

    def label_named(self, name: str) -> Label | None:
        """Return the label of this name, whatever its case, or None."""
        folded = name.casefold()
        return next((label for label in self.labels if label.name.casefold() == folded), None)

    def label_for_key(self, key: str) -> Label | None:
        """Return the label that a key tags with, or None."""
        return next((label for label in self.active_labels() if label.key == key), None)

    def active_labels(self) -> tuple[Label, ...]:
        """Return the labels that can be given."""
        return tuple(label for label in self.labels if not label.retired)

    def checked(self) -> "AnnotationScheme":
        """Return this scheme; raise SchemeError where names, letters or keys clash or a part is missing."""
        active = self.active_labels()
        if not active:
            raise SchemeError(
                reason=QT_TRANSLATE_NOOP("errors", "A scheme needs at least one label that is not retired.")
            )
        _refuse_twice("label", (label.name.casefold() for label in self.labels))
        _refuse_twice("key", (label.key for label in active if label.key))
        _refuse_twice("letter", (label.letter for label in active))
        for label in self.labels:
            _check_label(label)
        return self


_CLASHES = {
    "label": (
        QT_TRANSLATE_NOOP("errors", "A label has no name."),
        QT_TRANSLATE_NOOP("errors", "Two labels have the same name: {value}."),
    ),
    "key": (
        QT_TRANSLATE_NOOP("errors", "A label has no key."),
        QT_TRANSLATE_NOOP("errors", "Two labels have the same key: {value}."),
    ),
    "letter": (
        QT_TRANSLATE_NOOP("errors", "A label has no letter."),
        QT_TRANSLATE_NOOP("errors", "Two labels have the same letter: {value}."),
    ),
}


def _refuse_twice(what: str, values: Iterable[str]) -> None:
    lacking, twice = _CLASHES[what]
    for value, count in Counter(values).items():
        if not value:
            raise SchemeError(reason=lacking)
        if count > 1:
            raise SchemeError(reason=Phrase(twice, value=value))


def _check_label(label: Label) -> None:
    keys = Counter(item.key for item in label.fields)
    for key, count in keys.items():
        if not key.isidentifier():
            template = QT_TRANSLATE_NOOP("errors", "{label}: “{key}” cannot be a field key; use letters, digits and _.")
            raise SchemeError(reason=Phrase(template, label=label.name, key=key))
        if count > 1:
            template = QT_TRANSLATE_NOOP("errors", "{label}: two fields have the same key: {key}.")
            raise SchemeError(reason=Phrase(template, label=label.name, key=key))
    for item in label.fields:
        if item.kind is FieldKind.CHOICE and not item.choices:
            template = QT_TRANSLATE_NOOP("errors", "{label}: the field {field} has no choices.")
            raise SchemeError(reason=Phrase(template, label=label.name, field=item.name))
        picks = Counter(choice.key for choice in item.choices if choice.key)
        for pick, count in picks.items():
            if count > 1:
                template = QT_TRANSLATE_NOOP("errors", "{label}, {field}: two choices have the same key: {key}.")
                raise SchemeError(reason=Phrase(template, label=label.name, field=item.name, key=pick))
        for other in (item.high_field, item.qualifier_field, item.paired_with):
            if other and other not in keys:
                template = QT_TRANSLATE_NOOP("errors", "{label}, {field}: there is no field {other}.")
                raise SchemeError(reason=Phrase(template, label=label.name, field=item.name, other=other))

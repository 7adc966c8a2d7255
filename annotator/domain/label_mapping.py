"""Say which label of the project each label of another tool becomes: ``PER`` -> ``Officials``, ``MISC`` -> none."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import QT_TRANSLATE_NOOP, KnownError

DROPPED = ""
"""Stands in a mapping for the label that spans have which are left out."""
_USUAL = {
    "Officials": "per pers person people name official speaker politician per_gov особа персона люди посадовець",
    "Locations": "loc location gpe fac facility place geo city town country region state місце локація место локация",
    "Weapons": "weapon arms wea munition ammunition missile product prod veh vehicle зброя оружие",
    "Casualties": "casualty victim killed wounded injured dead loss death втрати жертви потери жертвы",
}
"""What other tools and corpora call what the usual scheme tags; in small letters, without the plural."""
_USUAL_NAMES = {name: label for label, names in _USUAL.items() for name in names.split()}
_PARTS = re.compile(r"[^\w]+|_+")
_MOST_REMEMBERED = 50


class LabelMappingError(KnownError):
    """A mapping of labels was given that makes no sense."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "“{given}” does not say which label becomes which.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was imported.")
    cure = QT_TRANSLATE_NOOP("errors", "Write it like PER=Officials, or MISC= to leave the tags of MISC out.")


class LabelMappedTwice(KnownError):
    """One label was given two labels to become."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "{foreign} is mapped twice, to {first} and to {second}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was imported.")
    cure = QT_TRANSLATE_NOOP("errors", "Give each label one mapping.")


class MappedToNothing(KnownError):
    """A label was mapped to one that the scheme does not have."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "{foreign} cannot become {label}: the project has no such label.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was imported.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose one of: {known}.")


@dataclass(frozen=True, slots=True)
class LabelMapping:
    """Names of labels in the project, by the names that files give them; capitals do not count."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    drops_rest: bool = False
    """Spans are left out whose label is neither mapped nor in the scheme; otherwise it becomes a new label."""

    def checked(self, scheme: AnnotationScheme) -> "LabelMapping":
        """Return this mapping with labels as the scheme spells them; raise MappedToNothing where it lacks one."""
        spelled = {}
        for foreign, name in self.chosen.items():
            label = scheme.label_named(name) if name else None
            if name and label is None:
                known = ", ".join(one.name for one in scheme.active_labels())
                raise MappedToNothing(foreign=foreign, label=name, known=known)
            spelled[foreign.casefold()] = label.name if label else DROPPED
        return replace(self, chosen=spelled)

    def label(self, foreign: str, scheme: AnnotationScheme) -> str:
        """Return the name that spans of a label get, empty where they are left out."""
        mapped = self.chosen.get(foreign.casefold())
        if mapped is not None:
            return mapped
        return DROPPED if self.drops_rest and scheme.label_named(foreign) is None else foreign


class MappedLabels:
    """Renames the labels of articles on their way in, and counts what it left out."""

    def __init__(self, mapping: LabelMapping, scheme: AnnotationScheme) -> None:
        self._mapping = mapping.checked(scheme)
        self._scheme = scheme
        self._names: dict[str, str] = {}
        self.dropped: dict[str, int] = {}
        """Number of spans left out, by their label in the file."""

    def is_needed(self) -> bool:
        """Tell whether anything can be renamed or left out."""
        return bool(self._mapping.chosen) or self._mapping.drops_rest

    def unused(self) -> list[str]:
        """Return the labels that were mapped and that no span had."""
        seen = {name.casefold() for name in self._names}
        return [foreign for foreign in self._mapping.chosen if foreign not in seen]

    def of(self, article: ExchangedArticle) -> ExchangedArticle:
        """Return an article with the project's labels."""
        kept = [mapped for span in article.spans if (mapped := self._span(span)) is not None]
        return replace(article, spans=tuple(kept)) if article.spans else article

    def _span(self, span: ExchangedSpan) -> ExchangedSpan | None:
        name = self._names.get(span.label)
        if name is None:
            name = self._names[span.label] = self._mapping.label(span.label, self._scheme)
        if name == DROPPED:
            self.dropped[span.label] = self.dropped.get(span.label, 0) + 1
            return None
        return span if name == span.label else replace(span, label=name)


def parse_label_mapping(given: Iterable[str], *, drops_rest: bool = False) -> LabelMapping:
    """Read mappings as they are typed: ``PER=Officials``, or ``MISC=`` to leave spans out.

    Raises:
        LabelMappingError, LabelMappedTwice: they make no sense.
    """
    chosen: dict[str, str] = {}
    for one in given:
        foreign, equals, name = (part.strip() for part in one.partition("="))
        if not equals or not foreign:
            raise LabelMappingError(given=one)
        key = next((known for known in chosen if known.casefold() == foreign.casefold()), foreign)
        if chosen.setdefault(key, name) != name:
            raise LabelMappedTwice(foreign=foreign, first=chosen[key] or "nothing", second=name or "nothing")
    return LabelMapping(chosen, drops_rest)


def guess_label(foreign: str, scheme: AnnotationScheme) -> str | None:
    """Return the label of the scheme that another tool's label most likely means, or None."""
    active = {label.name.casefold(): label.name for label in scheme.active_labels()}
    whole = foreign.strip().casefold()
    singular = {_singular(name): label for name, label in active.items()}
    for part in (whole, *(part for part in _PARTS.split(whole) if part)):
        usual = (_USUAL_NAMES.get(part) or _USUAL_NAMES.get(_singular(part), "")).casefold()
        found = active.get(part) or singular.get(_singular(part)) or active.get(usual)
        if found:
            return found
    return None


def _singular(name: str) -> str:
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


def foreign_labels(labels: Iterable[str], scheme: AnnotationScheme) -> list[str]:
    """Return those labels that the scheme does not have, each once."""
    return [name for name in dict.fromkeys(labels) if scheme.label_named(name) is None]


def with_remembered(
    remembered: Mapping[str, Mapping[str, str]], foreign: Iterable[str], chosen: Mapping[str, str]
) -> dict[str, Mapping[str, str]]:
    """Return what is remembered together with a choice for a set of labels; the oldest choices are forgotten."""
    key = remembered_key(foreign)
    kept = {one: mapping for one, mapping in remembered.items() if one != key}
    return {**dict(list(kept.items())[1 - _MOST_REMEMBERED :]), key: dict(chosen)}


def remembered_key(foreign: Iterable[str]) -> str:
    """Return what a choice for a set of labels is remembered under."""
    return "\n".join(sorted({name.casefold() for name in foreign}))

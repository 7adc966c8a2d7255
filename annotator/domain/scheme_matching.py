"""Say which label of ours a colleague's label is, and grow our scheme by what theirs has and ours lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.label_mapping import guess_label
from annotator.domain.scheme import AnnotationScheme, Choice, Field, FieldKind, Label
from annotator.text.plain_names import plain_name

_KEYS = "123456789"
_ALIKE = 0.75
"""How alike two names must be for one to be taken for a spelling of the other; 1 is identical."""
_SHARED_FIELDS = 0.6
"""Share of field keys that two labels must have in common for one to be taken for the other under a new name."""

_SHARED_FIELDS_AND_KEYS = 0.3
"""The same, where they also have the same key and letter."""


class MatchedBy(StrEnum):
    """Why a colleague's label is one of ours, from the surest to the least sure."""

    ID = "id"
    REMEMBERED = "remembered"
    """It was mapped so in an earlier merge."""
    NAME = "name"
    LIKENESS = "likeness"
    """Its name, a usual word for it, or its fields are alike: a guess, to be confirmed."""
    NOTHING = "nothing"
    """It is new."""


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A colleague's label and what it is here."""

    theirs: Label
    ours: Label | None
    by: MatchedBy
    new_fields: tuple[str, ...] = ()
    """Names of fields that theirs has and ours lacks."""
    new_choices: tuple[str, ...] = ()
    """Names of choices that theirs has and ours lacks."""

    @property
    def differs(self) -> bool:
        """Tell whether anything about the label would change our scheme or deserves a look."""
        is_renamed = self.ours is not None and self.ours.name != self.theirs.name
        return self.ours is None or is_renamed or bool(self.new_fields or self.new_choices)


def match_labels(
    ours: AnnotationScheme, theirs: AnnotationScheme, remembered: Mapping[str, str]
) -> tuple[LabelMatch, ...]:
    """Match a colleague's labels with ours; ``remembered`` gives our label for theirs from earlier merges, by ids."""
    found: dict[str, tuple[Label, MatchedBy]] = {}
    by_uid = {label.uid: label for label in ours.labels}
    for label in theirs.labels:
        named = ours.label_named(plain_name(label.name))
        if label.uid in by_uid:
            found[label.uid] = by_uid[label.uid], MatchedBy.ID
        elif by_uid.get(remembered.get(label.uid, "")):
            found[label.uid] = by_uid[remembered[label.uid]], MatchedBy.REMEMBERED
        elif named is not None:
            found[label.uid] = named, MatchedBy.NAME
    taken = {label.uid for label, _ in found.values()}
    matches = []
    for label in theirs.labels:
        match, by = found.get(label.uid, (None, MatchedBy.NOTHING))
        if match is None:
            match = _most_alike(label, [one for one in ours.active_labels() if one.uid not in taken])
            by = MatchedBy.LIKENESS if match else by
            taken |= {match.uid} if match else set()
        fields, choices = _missing(label, match) if match else ((), ())
        matches.append(LabelMatch(label, match, by, tuple(each.name for each in fields), choices))
    return tuple(matches)


def usual_mapping(matches: Iterable[LabelMatch]) -> dict[str, str | None]:
    """Return the mapping that needs nobody's confirmation: guesses become new labels. None means a new label."""
    return {
        match.theirs.uid: match.ours.uid if match.ours and match.by is not MatchedBy.LIKENESS else None
        for match in matches
    }


def grown_by(
    ours: AnnotationScheme, theirs: AnnotationScheme, mapping: Mapping[str, str | None]
) -> tuple[AnnotationScheme, dict[str, str]]:
    """Return our scheme with what theirs adds, and our label for each of theirs, by ids.

    ``mapping`` says for each of their labels which of ours it is, None for a new one. The very same scheme comes back
    where nothing was missing.
    """
    labels = {label.uid: label for label in ours.labels}
    targets: dict[str, str] = {}
    for label in theirs.labels:
        target = mapping.get(label.uid)
        if target is not None and target in labels:
            targets[label.uid] = target
            labels[target] = _extended(labels[target], label)
        else:
            new = _new_label(label, labels)
            targets[label.uid] = new.uid
            labels[new.uid] = new
    if all(labels.get(label.uid) is label for label in ours.labels) and len(labels) == len(ours.labels):
        return ours, targets
    return ours._replace(labels=tuple(labels.values()), revision=ours.revision + 1), targets


def _most_alike(label: Label, candidates: Iterable[Label]) -> Label | None:
    """Return the label that another one most likely is: by its name, a usual word for it, its fields, or its keys."""
    from rapidfuzz import fuzz  # only schemes that differ need it

    candidates = list(candidates)
    usual = guess_label(label.name, AnnotationScheme("", tuple(candidates)))
    keys = {item.key for item in label.fields}
    best: tuple[float, Label] | None = None
    for other in candidates:
        name = 1.0 if other.name == usual else fuzz.ratio(label.name.casefold(), other.name.casefold()) / 100
        other_keys = {item.key for item in other.fields}
        shared = len(keys & other_keys) / len(keys | other_keys) if keys | other_keys else 0.0
        same_keys = bool(label.key) and (label.key, label.letter) == (other.key, other.letter)
        fits = name >= _ALIKE or shared >= (_SHARED_FIELDS_AND_KEYS if same_keys else _SHARED_FIELDS)
        if fits and (best is None or name + shared + same_keys > best[0]):
            best = name + shared + same_keys, other
    return best[1] if best else None


def _missing(theirs: Label, ours: Label) -> tuple[tuple[Field, ...], tuple[str, ...]]:
    """Return the fields that ours lacks, and the names of the choices that its fields lack."""
    fields = tuple(item for item in theirs.active_fields() if ours.field(item.key) is None)
    names = []
    for item in theirs.active_fields():
        own = ours.field(item.key)
        if own is not None:
            names += [choice.name for choice in _missing_choices(item, own)]
    return fields, tuple(names)


def _missing_choices(theirs: Field, ours: Field) -> list[Choice]:
    if theirs.kind is not FieldKind.CHOICE or ours.kind is not FieldKind.CHOICE:
        return []
    return [choice for choice in theirs.choices if ours.choice(choice.value) is None]


def _extended(ours: Label, theirs: Label) -> Label:
    """Return our label with the fields and choices that only theirs has; the very same one where there are none."""
    missing, _ = _missing(theirs, ours)
    fields = []
    for item in ours.fields:
        other = theirs.field(item.key)
        choices = _missing_choices(other, item) if other and not other.retired else []
        # Without their keys, which may be taken here.
        added = tuple(choice._replace(key="") for choice in choices)
        fields.append(item._replace(choices=(*item.choices, *added)) if added else item)
    fields += [item._replace(core=False, required=False) for item in missing]
    keys = {item.key for item in fields}
    fields = [_without_loose_ends(item, keys) for item in fields]
    return ours if tuple(fields) == ours.fields else ours._replace(fields=tuple(fields))


def _without_loose_ends(item: Field, keys: set[str]) -> Field:
    """Return a field that names no partner which is not there."""
    loose = {
        name: "" for name in ("high_field", "qualifier_field", "paired_with") if getattr(item, name) not in {"", *keys}
    }
    return item._replace(**loose) if loose else item  # type: ignore[arg-type] # all three are text


def _new_label(label: Label, present: Mapping[str, Label]) -> Label:
    """Return a colleague's label so that nothing in it clashes with ours; its id stays, so that we meet again."""
    names = {one.name.casefold() for one in present.values()}
    name = plain_name(label.name) or "Label"
    number = 2
    unique = name
    while unique.casefold() in names:
        unique, number = f"{name} ({number})", number + 1
    letters = {one.letter for one in present.values()}
    keys = {one.key for one in present.values()}
    signs = [label.letter, *unique.upper(), *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *map(str, range(1000))]
    return label._replace(
        name=unique,
        letter=next(sign for sign in signs if sign and sign not in letters and sign.isalnum()),
        key=label.key if label.key not in keys else next((key for key in _KEYS if key not in keys), ""),
    )

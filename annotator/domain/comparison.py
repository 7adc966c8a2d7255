"""Compare what several annotators did in one article: what all agree on, and each disagreement once.

Annotations are put together in three steps, none of which depends on the order of the annotators:

1. Annotations with the same start, end and label in every annotator's layer are agreed.
2. Of the rest, those with the same label that overlap, directly or through others, belong together.
3. What is then still missing for an annotator joins overlapping ones with another label from exactly such annotators.

So every annotation stands in exactly one place, and a place that one annotator tagged once and another in three pieces
is one disagreement, while a location inside an official's name is not mixed up with the name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.span import Span

Version = frozenset[tuple[int, int, str]]
"""Start, end and label of everything one annotator has in one place; empty where the annotator has nothing."""

_Key = tuple[int, int, str]


class Kind(StrEnum):
    """What a disagreement is about; one can be about several of these."""

    BOUNDARY = "boundary"
    LABEL = "label"
    FIELDS = "fields"
    ONLY_ONE = "only_one"
    """At least one annotator has nothing here; of two annotators, only one has something."""


@dataclass(frozen=True)
class Agreed:
    """A span that every annotator tagged with the same label and the same fields."""

    annotations: Mapping[str, Annotation]
    """By annotator, in the order of the annotators."""

    # Remembered: each decision in a long article asks thousands of them.

    @cached_property
    def span(self) -> Span:
        """Return the span all agree on."""
        return next(iter(self.annotations.values())).span

    @cached_property
    def label_uid(self) -> str:
        """Return the label all agree on."""
        return next(iter(self.annotations.values())).label_uid

    @cached_property
    def uids(self) -> frozenset[str]:
        """Return the ids of all annotations in it."""
        return frozenset(annotation.uid for annotation in self.annotations.values())


@dataclass(frozen=True)
class Disagreement:
    """One place in which annotators did not do the same."""

    kinds: frozenset[Kind]
    annotations: Mapping[str, tuple[Annotation, ...]]
    """Of every annotator compared, in their order, by position; an empty tuple where one has nothing here."""
    span: Span
    """The stretch from the first start to the last end."""
    differing_fields: tuple[str, ...] = ()
    """Keys of the fields whose values differ between annotations of the same label, in alphabetical order."""

    @cached_property
    def uids(self) -> frozenset[str]:
        """Return the ids of all annotations in it, which tell it from every other one."""
        return frozenset(annotation.uid for group in self.annotations.values() for annotation in group)

    def version(self, annotator_uid: str) -> Version:
        """Return what this annotator has here, without fields."""
        return frozenset(_key(annotation) for annotation in self.annotations[annotator_uid])

    @property
    def only_fields(self) -> bool:
        """Tell whether span and label are agreed and nothing but fields differs."""
        return self.kinds == {Kind.FIELDS}


@dataclass(frozen=True)
class Comparison:
    """What several annotators did in one article, by position."""

    annotators: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    disagreements: tuple[Disagreement, ...]

    @cached_property
    def places(self) -> Mapping[str, Agreed | Disagreement]:
        """Return where each annotation belongs, by its id."""
        found: dict[str, Agreed | Disagreement] = {}
        for agreed in self.agreed:
            found.update((one.uid, agreed) for one in agreed.annotations.values())
        for disagreement in self.disagreements:
            found.update(dict.fromkeys(disagreement.uids, disagreement))
        return found


@dataclass(frozen=True)
class ProposedSpan:
    """A gold annotation as it could be."""

    span: Span
    label_uid: str
    fields: Mapping[str, FieldValue]
    undecided: tuple[str, ...] = ()
    """Keys of fields for which no value has a majority; they are left out of ``fields``."""
    sources: tuple[Annotation, ...] = ()
    """The annotations it follows."""


@dataclass(frozen=True)
class Proposal:
    """How a disagreement could be settled with one key. No spans: nothing should be tagged here."""

    spans: tuple[ProposedSpan, ...]
    annotators: tuple[str, ...]
    """Whose version it is."""


def compare(annotations_by_annotator: Mapping[str, Sequence[Annotation]]) -> Comparison:
    """Compare the annotations of one article by annotator; with one annotator each annotation is to be looked at."""
    annotators = tuple(annotations_by_annotator)
    if len(annotators) == 1:
        alone = ({annotators[0]: [annotation]} for annotation in annotations_by_annotator[annotators[0]])
        return Comparison(annotators, (), _by_position(_disagreement(annotators, group) for group in alone))
    same, rest = _take_identical(annotations_by_annotator)
    agreed, disagreements = [], []
    for identical in same:
        fields = _differing(list(identical.values()))
        if fields:
            disagreements.append(_only_fields(identical, fields))
        else:
            agreed.append(Agreed(identical))
    groups = _join_across_labels(_group_by_label(rest), len(annotators))
    disagreements.extend(_disagreement(annotators, group) for group in groups)
    agreed.sort(key=lambda each: (each.span, each.label_uid, min(a.uid for a in each.annotations.values())))
    return Comparison(annotators, tuple(agreed), _by_position(disagreements))


def comparable(value: FieldValue | None) -> object:
    """Return a field value so that equal means agreed: links by their text, empty text as no value."""
    if isinstance(value, dict):
        value = value.get("text", "")
    return value.strip() or None if isinstance(value, str) else value


def differing_fields(annotations: Sequence[Annotation]) -> tuple[str, ...]:
    """Return the keys of the fields in which these annotations do not all have the same value, or lack one."""
    return tuple(sorted(_differing(annotations)))


def proposal(disagreement: Disagreement) -> Proposal | None:
    """Return what all, or more than half of the annotators, did here; None where no version has a majority.

    A field takes the value that more than half of them gave; without such a value it is undecided.
    """
    votes = Counter(disagreement.version(annotator) for annotator in disagreement.annotations)
    version, count = votes.most_common(1)[0]
    if 2 * count <= len(disagreement.annotations):
        return None
    supporters = tuple(name for name in disagreement.annotations if disagreement.version(name) == version)
    copies: dict[_Key, list[Annotation]] = {key: [] for key in sorted(version)}
    for annotator in supporters:
        seen: set[_Key] = set()
        for annotation in disagreement.annotations[annotator]:
            if _key(annotation) not in seen:  # the same span twice by one annotator is one vote
                seen.add(_key(annotation))
                copies[_key(annotation)].append(annotation)
    return Proposal(tuple(_proposed(group) for group in copies.values()), supporters)


def _proposed(copies: Sequence[Annotation]) -> ProposedSpan:
    fields: dict[str, FieldValue] = {}
    undecided = []
    for key in sorted({key for copy in copies for key in copy.fields}):
        values = [copy.fields.get(key) for copy in copies]
        chosen, count = Counter(map(comparable, values)).most_common(1)[0]
        if 2 * count <= len(copies):
            undecided.append(key)
            continue
        value = next(value for value in values if comparable(value) == chosen)
        if value is not None:
            fields[key] = value
    return ProposedSpan(copies[0].span, copies[0].label_uid, fields, tuple(undecided), tuple(copies))


def _key(annotation: Annotation) -> _Key:
    return annotation.span.start, annotation.span.end, annotation.label_uid


def _differing(annotations: Sequence[Annotation]) -> set[str]:
    first = annotations[0].fields
    if all(other.fields == first for other in annotations[1:]):
        return set()
    keys = {key for annotation in annotations for key in annotation.fields}
    return {key for key in keys if len({comparable(one.fields.get(key)) for one in annotations}) > 1}


def _take_identical(
    layers: Mapping[str, Sequence[Annotation]],
) -> tuple[list[dict[str, Annotation]], list[tuple[str, Annotation]]]:
    """Take what every annotator has at the same start and end with the same label; return it, and the rest."""
    by_key: dict[_Key, dict[str, list[Annotation]]] = defaultdict(dict)
    for annotator, annotations in layers.items():
        for annotation in annotations:
            by_key[_key(annotation)].setdefault(annotator, []).append(annotation)
    same: list[dict[str, Annotation]] = []
    rest: list[tuple[str, Annotation]] = []
    for copies in by_key.values():
        shared = min(map(len, copies.values())) if len(copies) == len(layers) else 0
        for twins in copies.values():
            twins.sort(key=lambda annotation: annotation.uid)
        same.extend({name: copies[name][place] for name in layers} for place in range(shared))
        rest.extend((name, annotation) for name in copies for annotation in copies[name][shared:])
    return same, rest


class _Group:
    """Annotations that belong together, on their way to a disagreement."""

    __slots__ = ("annotations", "end", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.annotations: dict[str, list[Annotation]] = {}

    def add(self, annotator: str, annotation: Annotation) -> None:
        self.end = max(self.end, annotation.span.end)
        self.annotations.setdefault(annotator, []).append(annotation)


def _group_by_label(rest: Iterable[tuple[str, Annotation]]) -> list[_Group]:
    """Put overlapping annotations of the same label together, directly or through others."""
    open_groups: dict[str, _Group] = {}
    groups: list[_Group] = []
    for annotator, annotation in sorted(rest, key=lambda pair: (*_key(pair[1]), pair[1].uid)):
        group = open_groups.get(annotation.label_uid)
        if group is None or annotation.span.start >= group.end:
            group = open_groups[annotation.label_uid] = _Group(annotation.span.start)
            groups.append(group)
        group.add(annotator, annotation)
    return groups


def _join_across_labels(groups: list[_Group], annotators: int) -> Iterator[dict[str, list[Annotation]]]:
    """Join groups that overlap and have no annotator in common: one place, told apart by the label."""
    leader = list(range(len(groups)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    reaching: list[int] = []  # at most one per label, for groups of one label never overlap
    for place, group in enumerate(groups):
        if len(group.annotations) == annotators:
            continue
        reaching = [other for other in reaching if groups[other].end > group.start]
        for other in reaching:
            if groups[other].annotations.keys().isdisjoint(group.annotations):
                leader[find(place)] = find(other)
        reaching.append(place)
    joined: dict[int, dict[str, list[Annotation]]] = {}
    for place, group in enumerate(groups):
        together = joined.setdefault(find(place), {})
        for annotator, annotations in group.annotations.items():
            together.setdefault(annotator, []).extend(annotations)
    yield from joined.values()


def _only_fields(identical: Mapping[str, Annotation], fields: Iterable[str]) -> Disagreement:
    return Disagreement(
        kinds=frozenset({Kind.FIELDS}),
        annotations={name: (annotation,) for name, annotation in identical.items()},
        span=next(iter(identical.values())).span,
        differing_fields=tuple(sorted(fields)),
    )


def _disagreement(annotators: Sequence[str], group: Mapping[str, Sequence[Annotation]]) -> Disagreement:
    ordered = {name: tuple(sorted(group.get(name, ()), key=lambda one: (*_key(one), one.uid))) for name in annotators}
    present = [annotations for annotations in ordered.values() if annotations]
    kinds = set()
    if len(present) < len(annotators) or len(annotators) == 1:
        kinds.add(Kind.ONLY_ONE)
    same_spans = len({tuple(one.span for one in annotations) for annotations in present}) == 1
    if not same_spans:
        kinds.add(Kind.BOUNDARY)
    in_order_or_not = tuple if same_spans else frozenset
    if len({in_order_or_not(one.label_uid for one in annotations) for annotations in present}) > 1:
        kinds.add(Kind.LABEL)
    fields: set[str] = set()
    for counterparts in _counterparts(present):
        fields |= _differing(counterparts)
    if fields:
        kinds.add(Kind.FIELDS)
    start = min(annotations[0].span.start for annotations in present)
    end = max(one.span.end for annotations in present for one in annotations)
    return Disagreement(frozenset(kinds), ordered, Span(start, end), tuple(sorted(fields)))


def _counterparts(present: Sequence[Sequence[Annotation]]) -> Iterator[list[Annotation]]:
    """Yield annotations whose fields can be compared: the only one of each annotator for a label, or the same span."""
    for label in {one.label_uid for annotations in present for one in annotations}:
        of_label = [[one for one in annotations if one.label_uid == label] for annotations in present]
        of_label = [annotations for annotations in of_label if annotations]
        if all(len(annotations) == 1 for annotations in of_label):
            yield [annotations[0] for annotations in of_label]
            continue
        same_span: dict[Span, list[Annotation]] = defaultdict(list)
        for annotations in of_label:
            for span, one in {one.span: one for one in annotations}.items():
                same_span[span].append(one)
        yield from same_span.values()


def _by_position(disagreements: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    return tuple(sorted(disagreements, key=lambda each: (each.span, min(each.uids))))

"""What a reviewer decides: verdicts on annotations, comments in threads, spans waiting for a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.comparison import Disagreement, comparable
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.span import Span

GOLD = Annotator("00000000-0000-8000-8000-000000676f6c", "gold", AnnotatorKind.GOLD)
"""The layer that review writes. Its id is the same in every project, so that the gold of two reviewers is one layer."""


class VerdictKind(StrEnum):
    """What a reviewer decided."""

    TAKE = "take"
    """The version of one annotator."""
    BOTH = "both"
    """The versions of all of them."""
    NEITHER = "neither"
    """None: nothing should be tagged in this place."""
    EDITED = "edited"
    """The reviewer's own version."""
    ACCEPT = "accept"
    """What most annotators did, as it was proposed."""
    FIELD = "field"
    """The value of one field on which annotators differ; span and label are agreed."""
    NOTHING = "nothing"
    """Nothing should be tagged in the whole article."""


@dataclass(frozen=True, slots=True)
class SpanForm:
    """A span with its label and fields: what was judged, or what gold became."""

    span: Span
    label_uid: str
    quote: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)

    def to_mapping(self) -> dict[str, Any]:
        """Return it as plain values."""
        start, end = self.span.start, self.span.end
        return {**{"start": start, "end": end}, "label": self.label_uid, "quote": self.quote, "fields": self.fields}


@dataclass(frozen=True, slots=True)
class Judged:
    """One annotation as it was when it was judged."""

    annotation_uid: str
    annotator_uid: str
    form: SpanForm


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on one disagreement, or on a whole article."""

    uid: str
    article_uid: str
    reviewer_uid: str
    kind: VerdictKind
    judged: tuple[Judged, ...]
    made: tuple[SpanForm, ...] = ()
    """What became gold; empty where nothing should be tagged."""
    taken_uid: str = ""
    """Whose version was taken, where it was one annotator's."""
    field_key: str = ""
    """The field that was decided, of a verdict on a field."""
    reason: str = ""
    revision: int = 1
    created_at: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """One entry in the thread about some annotations, or about an article where it names none."""

    uid: str
    article_uid: str
    author_uid: str
    text: str
    subjects: frozenset[str] = frozenset()
    """The annotations it is about, by id."""
    number: int = 1
    """Its place in the article's discussion; comments are shown by it, never by the clock."""
    revision: int = 1
    created_at: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class UnplacedSpan:
    """A colleague's annotation whose place was not found in our text of the article."""

    annotation: Annotation
    """As it was in the colleague's text; its span means nothing in ours."""


def form_of(annotation: Annotation) -> SpanForm:
    """Return what a verdict remembers of an annotation."""
    return SpanForm(annotation.span, annotation.label_uid, annotation.quote, dict(annotation.fields))


def judged(annotation: Annotation) -> Judged:
    """Return an annotation as it is judged."""
    return Judged(annotation.uid, annotation.annotator_uid, form_of(annotation))


def is_as_judged(annotation: Annotation, then: SpanForm) -> bool:
    """Tell whether an annotation still is what was judged; links by their text, as comparison sees them."""
    if annotation.span != then.span or annotation.label_uid != then.label_uid:
        return False
    keys = annotation.fields.keys() | then.fields.keys()
    return all(comparable(annotation.fields.get(key)) == comparable(then.fields.get(key)) for key in keys)


class Verdicts:
    """The verdicts of one article, found by the annotations that they judged."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self.all = tuple(verdicts)
        self._by_annotation: dict[str, list[tuple[Verdict, SpanForm]]] = {}
        for verdict in self.all:
            for one in verdict.judged:
                self._by_annotation.setdefault(one.annotation_uid, []).append((verdict, one.form))

    def on(self, annotation_uids: Iterable[str]) -> tuple[Verdict, ...]:
        """Return the verdicts about any of these annotations, whatever became of them since."""
        found = {verdict.uid: verdict for uid in annotation_uids for verdict, _ in self._by_annotation.get(uid, ())}
        return tuple(verdict for verdict in self.all if verdict.uid in found)

    def holding(self, annotation: Annotation) -> list[Verdict]:
        """Return the verdicts about an annotation as it is now."""
        judged_ = self._by_annotation.get(annotation.uid, ())
        return [verdict for verdict, then in judged_ if is_as_judged(annotation, then)]

    def settle(self, disagreement: Disagreement) -> bool:
        """Tell whether a disagreement is decided: each annotation in it was judged as it is, or each field chosen."""
        fields: set[str] | None = None
        is_whole = True
        for group in disagreement.annotations.values():
            for annotation in group:
                holding = self.holding(annotation)
                is_whole = is_whole and any(verdict.kind is not VerdictKind.FIELD for verdict in holding)
                chosen = {verdict.field_key for verdict in holding if verdict.kind is VerdictKind.FIELD}
                fields = chosen if fields is None else fields & chosen
                if not is_whole and not fields:
                    return False
        return is_whole or (disagreement.only_fields and set(disagreement.differing_fields) <= (fields or set()))

    def chosen_fields(self, disagreement: Disagreement) -> frozenset[str]:
        """Return the fields of a disagreement that are decided."""
        annotations = [one for group in disagreement.annotations.values() for one in group]
        chosen = [
            {verdict.field_key for verdict in self.holding(one) if verdict.kind is VerdictKind.FIELD}
            for one in annotations
        ]
        return frozenset(set.intersection(*chosen)) if chosen else frozenset()


def gold_uid(text_sha256: str, span: Span, label_uid: str) -> str:
    """Return the id of the gold annotation of a span and label in a text, the same on every laptop (UUIDv8).

    So two reviewers who settle an article alike make the same gold, and a merge does not double it.
    """
    digest = bytearray(sha256(f"{text_sha256} {span.start} {span.end} {label_uid}".encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    number = digest.hex()  # by hand: the first decision in an article may make thousands
    return f"{number[:8]}-{number[8:12]}-{number[12:16]}-{number[16:20]}-{number[20:]}"

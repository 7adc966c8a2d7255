"""What a verdict means for one annotator: their tag was kept, changed or removed, or they missed something."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation import FieldValue
from annotator.domain.comparison import comparable
from annotator.domain.review import SpanForm, Verdict, VerdictKind


class Outcome(StrEnum):
    """What became of an annotator's tag."""

    KEPT = "kept"
    CHANGED = "changed"
    REMOVED = "removed"
    MISSED = "missed"
    """The annotator had nothing where something should be."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that has another value in gold; None means blank."""

    key: str
    before: FieldValue | None
    after: FieldValue | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One tag of an annotator beside what became gold in its place."""

    outcome: Outcome
    verdict: Verdict
    annotation_uid: str = ""
    before: SpanForm | None = None
    after: SpanForm | None = None
    fields: tuple[FieldChange, ...] = ()

    @property
    def moved(self) -> bool:
        """Tell whether the edges were changed."""
        return self.before is not None and self.after is not None and self.before.span != self.after.span

    @property
    def relabelled(self) -> bool:
        """Tell whether the label was changed."""
        return self.before is not None and self.after is not None and self.before.label_uid != self.after.label_uid


def corrections(verdict: Verdict, annotator_uid: str) -> tuple[Correction, ...]:
    """Return what a verdict means for an annotator who did the article, by position."""
    own = [one for one in verdict.judged if one.annotator_uid == annotator_uid]
    if not own:
        missed = verdict.made if verdict.kind is not VerdictKind.FIELD else ()
        return tuple(Correction(Outcome.MISSED, verdict, after=form) for form in missed)
    waiting = list(verdict.made)
    found = []
    for one in sorted(own, key=lambda each: each.form.span):
        after = _counterpart(one.form, waiting)
        if after is not None:
            waiting.remove(after)
        found.append(_correction(verdict, one.annotation_uid, one.form, after))
    if verdict.kind in (VerdictKind.BOTH, VerdictKind.TAKE, VerdictKind.ACCEPT):
        waiting = [form for form in waiting if not any(form.span.overlaps(one.form.span) for one in own)]
    return (*found, *(Correction(Outcome.MISSED, verdict, after=form) for form in waiting))


def _correction(verdict: Verdict, uid: str, before: SpanForm, after: SpanForm | None) -> Correction:
    if after is None:
        return Correction(Outcome.REMOVED, verdict, uid, before)
    fields = tuple(_field_changes(before, after))
    if verdict.kind is VerdictKind.FIELD:  # the other fields are not decided yet, or by other verdicts
        fields = tuple(change for change in fields if change.key == verdict.field_key)
    is_kept = before.span == after.span and before.label_uid == after.label_uid and not fields
    return Correction(Outcome.KEPT if is_kept else Outcome.CHANGED, verdict, uid, before, after, fields)


def _counterpart(form: SpanForm, candidates: Iterable[SpanForm]) -> SpanForm | None:
    """Return what stands in gold for a tag: the same, else what overlaps it most, of the same label first."""
    best: tuple[tuple[bool, bool, int], SpanForm] | None = None
    for other in candidates:
        shared = min(form.span.end, other.span.end) - max(form.span.start, other.span.start)
        if shared > 0:
            rank = other.span == form.span, other.label_uid == form.label_uid, shared
            if best is None or rank > best[0]:
                best = rank, other
    return best[1] if best else None


def _field_changes(before: SpanForm, after: SpanForm) -> Iterable[FieldChange]:
    for key in sorted(before.fields.keys() | after.fields.keys()):
        old, new = before.fields.get(key), after.fields.get(key)
        if comparable(old) != comparable(new):
            yield FieldChange(key, old, new)

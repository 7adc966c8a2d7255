"""Make gold annotations from what annotators did, without asking anybody."""

from dataclasses import replace
from enum import StrEnum

from annotator.domain.comparison import Agreed, Comparison, ProposedSpan, proposal


class Policy(StrEnum):
    """Which spans become gold."""

    AGREED = "agreed"
    """Spans that all annotators tagged with the same start, end and label."""
    MAJORITY = "majority"
    """Those, and what more than half of the annotators did in a place of disagreement."""


def gold_spans(comparison: Comparison, policy: Policy) -> tuple[ProposedSpan, ...]:
    """Return the spans that become gold, by position.

    A field takes the value that all annotators gave, or with :attr:`Policy.MAJORITY` more than half of those who tagged
    the span so; a field without such a value stays blank and is named in ``undecided``.
    """
    spans = [_agreed(agreed) for agreed in comparison.agreed]
    for disagreement in comparison.disagreements:
        if policy is Policy.MAJORITY or disagreement.only_fields:
            proposed = proposal(disagreement)
            for span in proposed.spans if proposed else ():
                blank = disagreement.differing_fields if policy is Policy.AGREED else span.undecided
                kept = {key: value for key, value in span.fields.items() if key not in blank}
                spans.append(replace(span, fields=kept, undecided=tuple(blank)))
    return tuple(sorted(spans, key=lambda each: (each.span, each.label_uid)))


def _agreed(agreed: Agreed) -> ProposedSpan:
    sources = tuple(agreed.annotations.values())
    return ProposedSpan(agreed.span, agreed.label_uid, sources[0].fields, (), sources)

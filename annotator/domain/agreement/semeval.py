"""The four schemas of SemEval-2013 task 9, after the MUC counts, made symmetric for two annotators.

Spans are matched one to one across labels (see :func:`annotator.domain.agreement.matching.match`). A matched span is
correct (COR), incorrect (INC) or partial (PAR); what the first annotator alone has is missing (MIS), what the second
alone has is spurious (SPU). The first annotator's spans are POS = COR + INC + PAR + MIS, the second's are
ACT = COR + INC + PAR + SPU. Precision = COR / ACT and recall = COR / POS, where half of PAR is added to COR.

Sources: Segura-Bedmar, Martínez & Herrero-Zazo 2013 (SemEval-2013 task 9); Chinchor & Sundheim 1993 (MUC-5).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.agreement.matching import Unit, match
from annotator.domain.agreement.span_f1 import f1

Outcome = tuple[str | None, str | None, bool]
"""Label of the first and of the second annotator's span, None where there is none, and whether the bounds are equal."""


class Schema(StrEnum):
    """What counts as the same."""

    STRICT = "strict"
    """Same bounds and same label."""
    EXACT = "exact"
    """Same bounds, whatever the label."""
    PARTIAL = "partial"
    """Same bounds, whatever the label; overlapping bounds count half."""
    TYPE = "type"
    """Same label and overlapping bounds."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How one annotator's spans came out in one schema; ``alone`` is the first's MIS and the second's SPU."""

    correct: int = 0
    incorrect: int = 0
    partial: int = 0
    alone: int = 0

    @property
    def spans(self) -> int:
        """Return POS for the first annotator, ACT for the second."""
        return self.correct + self.incorrect + self.partial + self.alone

    @property
    def credit(self) -> float:
        """Return COR with half of PAR."""
        return self.correct + self.partial / 2


@dataclass(frozen=True, slots=True)
class SchemaResult:
    """Both annotators' spans in one schema. Over all labels the two sides have the same COR, INC and PAR."""

    first: Counts
    second: Counts

    @property
    def precision(self) -> float | None:
        """Return the share of the second annotator's spans that the first confirms."""
        return self.second.credit / self.second.spans if self.second.spans else None

    @property
    def recall(self) -> float | None:
        """Return the share of the first annotator's spans that the second confirms."""
        return self.first.credit / self.first.spans if self.first.spans else None

    @property
    def f1(self) -> float | None:
        """Return F1 over both sides: (credit of the first + credit of the second) / (POS + ACT)."""
        return f1((self.first.credit + self.second.credit) / 2, self.first.spans, self.second.spans)


def outcomes(first: Sequence[Unit], second: Sequence[Unit]) -> Counter[Outcome]:
    """Match two annotators' units of one article and count what became of them."""
    counted: Counter[Outcome] = Counter()
    alone_first, alone_second = set(range(len(first))), set(range(len(second)))
    for left, right in match(first, second):
        alone_first.remove(left)
        alone_second.remove(right)
        counted[first[left].label, second[right].label, first[left][:2] == second[right][:2]] += 1
    counted.update((first[place].label, None, False) for place in alone_first)
    counted.update((None, second[place].label, False) for place in alone_second)
    return counted


def result(counted: Counter[Outcome], schema: Schema, label: str | None = None) -> SchemaResult:
    """Return one schema's counts over all labels, or for the spans that either annotator gave this label."""
    sides = []
    for side in (0, 1):
        tally = Counter[str]()
        for outcome, number in counted.items():
            if outcome[side] is not None and label in (None, outcome[side]):
                tally[_fate(schema, outcome)] += number
        sides.append(Counts(**tally))
    return SchemaResult(*sides)


def _fate(schema: Schema, outcome: Outcome) -> str:
    first, second, same_bounds = outcome
    if first is None or second is None:
        return "alone"
    if schema is Schema.STRICT:
        return "correct" if same_bounds and first == second else "incorrect"
    if schema is Schema.TYPE:
        return "correct" if first == second else "incorrect"
    if same_bounds:
        return "correct"
    return "partial" if schema is Schema.PARTIAL else "incorrect"

"""Span F1: how many spans two annotators have in common, of all the spans that they have."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from annotator.domain.agreement.matching import Unit, match


def f1(matched: float, first: int, second: int) -> float | None:
    """Return F1 = 2 m / (a + b) for m matches between a and b spans; None where neither annotator has any.

    Between two people it is symmetric, for precision and recall only change places; it equals the positive specific
    agreement, to which kappa tends as the untagged text grows (Hripcsak & Rothschild 2005, JAMIA 12(3):296-298).
    """
    return 2 * matched / (first + second) if first + second else None


def exact_matches(first: Sequence[Unit], second: Sequence[Unit]) -> Counter[str]:
    """Count by label the spans with the same start, end and label (CoNLL scoring, Tjong Kim Sang & De Meulder 2003)."""
    return Counter(unit.label for unit in (Counter(first) & Counter(second)).elements())


def overlap_matches(first: Sequence[Unit], second: Sequence[Unit], least_share: float = 0.0) -> Counter[str]:
    """Count by label the spans with the same label that overlap, matched one to one.

    Of all one-to-one matchings it is the one whose spans share the most code points (an assignment problem, as in the
    entity alignment of Luo 2005, HLT/EMNLP, 25-32); ``least_share`` asks for a share of the longer span besides.
    """
    by_label: dict[str, tuple[list[Unit], list[Unit]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((first, second)):
        for unit in units:
            by_label[unit.label][side].append(unit)
    return Counter({label: len(match(*sides, least_share)) for label, sides in by_label.items()})

r"""Unitizing alpha: agreement beyond chance on where units of one category lie on a continuum.

For one category on a continuum of length L, and two annotators:

- Do = 1/L² · Σ d², where each pair of intersecting units has d² = (difference of begins)² + (difference of ends)²,
  and each unit that lies wholly in a gap of the other annotator d² = (its length)².
- De = 2/L · Σ over all units of [(N-1)/3 · (2l³ - 3l² + l) + l² · Σ over gaps with w ≥ l of (w - l + 1)]
  / (2L (2L - 1) - Σ l (l - 1)), with N units of both annotators, l the length of a unit and w of a gap.
- alpha = 1 - Do/De; over several categories 1 - ΣDo/ΣDe.

Sources: Krippendorff 1995, Sociological Methodology 25:47-76; Krippendorff 2004, Content Analysis, 2nd edition,
chapter 11, whose version this is. Krippendorff, Mathet, Bouvry & Widlöcher 2016 (Quality & Quantity 50:2347-2364)
redefine the measure, for this version misbehaves with three and more annotators: there, the mean over pairs is taken.

The continuum is never laid out: the work grows with the number of units, not with the length of the text.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

Section = tuple[int, int]
"""Where a unit begins and ends."""


def squared_difference(first: Section, second: Section) -> int:
    """Return d² of two units that intersect."""
    return int((first[0] - second[0]) ** 2 + (first[1] - second[1]) ** 2)


def merged(units: Iterable[Section]) -> list[Section]:
    """Return units by position, overlapping ones made one: units of one annotator and category may not overlap."""
    apart: list[Section] = []
    for begin, end in sorted(units):
        if apart and begin < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((begin, end))
    return apart


class Continuum:
    """The units of one category by two annotators, added stretch by stretch from left to right."""

    def __init__(self) -> None:
        self._squared_differences = 0
        self._lengths: Counter[int] = Counter()
        self._gaps: Counter[int] = Counter()
        self._last_ends = [0, 0]

    def add(self, first: Iterable[Section], second: Iterable[Section], offset: int = 0) -> None:
        """Add the units of one article, whose text begins at ``offset``; none may lie before one added earlier."""
        sides = merged(first), merged(second)
        self._squared_differences += _squared_differences(*sides)
        for side, units in enumerate(sides):
            last = self._last_ends[side]
            for begin, end in units:
                self._lengths[end - begin] += 1
                self._gaps[begin + offset - last] += 1
                last = end + offset
            self._last_ends[side] = last

    def observed(self, length: int) -> Fraction:
        """Return Do on a continuum of this length."""
        return Fraction(self._squared_differences, length * length)

    def expected(self, length: int) -> Fraction:
        """Return De on a continuum of this length; 0 where there are no units."""
        gaps = self._gaps + Counter(length - last for last in self._last_ends)
        others = self._lengths.total() - 1
        descending = sorted(gaps, reverse=True)
        wide, wide_sum, coming, chances = 0, 0, 0, Fraction(0)
        for unit in sorted(self._lengths, reverse=True):
            while coming < len(descending) and descending[coming] >= unit:
                wide += gaps[descending[coming]]
                wide_sum += descending[coming] * gaps[descending[coming]]
                coming += 1
            in_units = Fraction(others * (2 * unit**3 - 3 * unit**2 + unit), 3)
            in_gaps = unit**2 * (wide_sum - wide * (unit - 1))
            chances += self._lengths[unit] * (in_units + in_gaps)
        pairs = 2 * length * (2 * length - 1) - sum(unit * (unit - 1) * n for unit, n in self._lengths.items())
        return Fraction(2, length) * chances / pairs


def unitizing_alpha(categories: Sequence[Continuum], length: int) -> float | None:
    """Return alpha over one or several categories of a continuum; None where no category has a unit."""
    if not length:
        return None
    expected = sum((category.expected(length) for category in categories), Fraction(0))
    observed = sum((category.observed(length) for category in categories), Fraction(0))
    return float(1 - observed / expected) if expected else None


def _squared_differences(first: Sequence[Section], second: Sequence[Section]) -> int:
    """Sum d² over intersecting units and units in a gap; either side is in order and does not overlap itself."""
    total = 0
    met: set[int] = set()
    behind = 0
    for begin, end in first:
        while behind < len(second) and second[behind][1] <= begin:
            behind += 1
        place = behind
        while place < len(second) and second[place][0] < end:
            total += squared_difference((begin, end), second[place])
            met.add(place)
            place += 1
        if place == behind:
            total += (end - begin) ** 2
    return total + sum((end - begin) ** 2 for place, (begin, end) in enumerate(second) if place not in met)

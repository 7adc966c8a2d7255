"""Agreement beyond chance on things that were classified one by one: Cohen's kappa and Krippendorff's alpha."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def cohen_kappa(table: Mapping[tuple[Value, Value], int]) -> float | None:
    """Return kappa = (Po - Pe) / (1 - Pe) of a table that counts things by first and second annotator's category.

    Po is the share of things in the same category, Pe the share expected if each annotator drew from their own
    categories at random (Cohen 1960, Educational and Psychological Measurement 20(1):37-46). None where there is
    nothing to classify, or where Pe is 1: both annotators know one and the same category only.
    """
    total = sum(table.values())
    first, second = Counter[Value](), Counter[Value]()
    for (left, right), count in table.items():
        first[left] += count
        second[right] += count
    agreed = total * sum(count for (left, right), count in table.items() if left == right)
    by_chance = sum(count * second[category] for category, count in first.items())
    return (agreed - by_chance) / (total * total - by_chance) if total * total != by_chance else None


def nominal(first: object, second: object) -> float:
    """Return the squared distance of two categories: 0 for the same, 1 for any others."""
    return float(first != second)


def interval(first: float, second: float) -> float:
    """Return the squared distance of two numbers."""
    return (first - second) ** 2


def coincidences(things: Iterable[Sequence[Value]]) -> dict[tuple[Value, Value], float]:
    """Count pairs of values given to the same thing, in both orders, each thing weighing as many as it has values.

    A thing with fewer than two values cannot be paired and is left out.
    """
    counted: dict[tuple[Value, Value], float] = defaultdict(float)
    for values in things:
        for place, left in enumerate(values):
            for other, right in enumerate(values):
                if place != other:
                    counted[left, right] += 1 / (len(values) - 1)
    return counted


def table_coincidences(table: Mapping[tuple[Value, Value], int]) -> dict[tuple[Value, Value], float]:
    """Return the coincidences of two annotators without missing values, from a table as :func:`cohen_kappa` takes."""
    counted: dict[tuple[Value, Value], float] = defaultdict(float)
    for (left, right), count in table.items():
        counted[left, right] += count
        counted[right, left] += count
    return counted


def krippendorff_alpha(
    counted: Mapping[tuple[Value, Value], float], squared_distance: Callable[[Value, Value], float] = nominal
) -> float | None:
    """Return alpha = 1 - Do / De of coincidences o, with n.. pairable values of which n_c are c.

    Do = sum of o_ck d_ck / n.., De = sum of n_c n_k d_ck / (n.. (n.. - 1)), d the squared distance (Krippendorff 2004,
    Content Analysis, 2nd edition, chapter 11). None where no value varies.
    """
    margins: dict[Value, float] = defaultdict(float)
    for (left, _), weight in counted.items():
        margins[left] += weight
    observed = sum(weight * squared_distance(left, right) for (left, right), weight in counted.items())
    expected = sum(
        one * other * squared_distance(left, right) for left, one in margins.items() for right, other in margins.items()
    )
    return 1 - (sum(margins.values()) - 1) * observed / expected if expected else None

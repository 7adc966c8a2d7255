"""Field agreement: how often two annotators filled the same form alike, where they tagged the same span."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable
from dataclasses import dataclass

from annotator.domain.agreement.kappa import interval, krippendorff_alpha, table_coincidences
from annotator.domain.annotation import Annotation
from annotator.domain.comparison import comparable

FieldName = tuple[str, str]
"""A label's uid and a field's key."""


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """Agreement on one field."""

    compared: int
    """Spans with the same bounds and label for which at least one of the two annotators filled the field."""
    agreed: int
    alpha: float | None
    """Krippendorff's alpha: of numbers by their squared distance, where both are given; else of categories, with
    "not filled" as one of them."""

    @property
    def share(self) -> float | None:
        """Return the share of compared values that are the same."""
        return self.agreed / self.compared if self.compared else None


class FieldTable:
    """Values that two annotators gave to the fields of spans with the same start, end and label."""

    def __init__(self) -> None:
        self._values: dict[FieldName, Counter[tuple[Hashable, Hashable]]] = defaultdict(Counter)

    def add(self, first: Annotation, second: Annotation) -> None:
        """Compare the fields that at least one annotator filled."""
        for key in first.fields.keys() | second.fields.keys():
            mine, theirs = comparable(first.fields.get(key)), comparable(second.fields.get(key))
            if mine is not None or theirs is not None:
                self._values[first.label_uid, key][mine, theirs] += 1

    def share(self, label_uid: str | None = None) -> float | None:
        """Return agreed / compared values of one label or of all; None where nothing was filled."""
        tables = [table for (label, _), table in self._values.items() if label_uid in (None, label)]
        compared = sum(table.total() for table in tables)
        return sum(map(_agreed, tables)) / compared if compared else None

    def figures(self, numbers: Collection[FieldName] = ()) -> dict[FieldName, FieldFigures]:
        """Return the figures of every field that was filled; ``numbers`` names those whose values are numbers."""
        return {
            name: FieldFigures(
                table.total(), _agreed(table), _number_alpha(table) if name in numbers else _alpha(table)
            )
            for name, table in sorted(self._values.items())
        }


def _agreed(table: Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(count for (first, second), count in table.items() if first == second)


def _alpha(table: Counter[tuple[Hashable, Hashable]]) -> float | None:
    return krippendorff_alpha(table_coincidences(table))


def _number_alpha(table: Counter[tuple[Hashable, Hashable]]) -> float | None:
    given = {
        (float(first), float(second)): count
        for (first, second), count in table.items()
        if isinstance(first, int | float) and isinstance(second, int | float)
    }
    return krippendorff_alpha(table_coincidences(given), interval)

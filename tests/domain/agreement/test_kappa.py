"""Cohen's kappa and Krippendorff's alpha against printed figures."""

import pytest

from annotator.domain.agreement.kappa import (
    cohen_kappa,
    coincidences,
    interval,
    krippendorff_alpha,
    nominal,
    table_coincidences,
)
from annotator.domain.agreement.span_f1 import f1

PAIR_A = {(0, 0): 10, (1, 0): 8, (1, 1): 6}
"""24 units, coder 1 = 00 11111111 0000 111111 0000, coder 2 = 0000 1111 0000000 11 0000000."""


def units_of(line: str) -> list[int]:
    return [int(character) for character in line.replace(" ", "")]


def table_of(first: str, second: str) -> dict[tuple[int, int], int]:
    table: dict[tuple[int, int], int] = {}
    for pair in zip(units_of(first), units_of(second), strict=True):
        table[pair] = table.get(pair, 0) + 1
    return table


def scott_pi(table: dict[tuple[int, int], int]) -> float | None:
    """Nominal alpha of two coders tends to pi: alpha = 1 - (1 - pi) (2n - 1) / 2n."""
    alpha = krippendorff_alpha(table_coincidences(table))
    values = 2 * sum(table.values())
    return None if alpha is None else 1 - (1 - alpha) * values / (values - 1)


def test_k1_krippendorff_1995_page_57_pair_a_dkpro() -> None:
    table = table_of("00 11111111 0000 111111 0000", "0000 1111 0000000 11 0000000"[:28])
    assert table == PAIR_A
    assert cohen_kappa(table) == pytest.approx(0.3846, abs=5e-5)
    assert scott_pi(table) == pytest.approx(0.3143, abs=5e-5)
    assert krippendorff_alpha(table_coincidences(table)) == pytest.approx(0.329, abs=5e-4)


def test_k2_dkpro_pair_b_scores_as_pair_a() -> None:
    """One span of 18 units against seven short ones: kappa cannot tell it from a decent pair."""
    table = table_of("1" * 18 + "0" * 6, "1" * 10 + "0" * 14)
    assert cohen_kappa(table) == pytest.approx(0.385, abs=5e-4)
    assert scott_pi(table) == pytest.approx(0.314, abs=5e-4)


def test_k4_dkpro_pair_d_is_undefined() -> None:
    table = table_of("1" * 24, "1" * 24)
    assert cohen_kappa(table) is None
    assert scott_pi(table) is None


def test_k5_cohen_1960() -> None:
    rows = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    table = {(left, right): count for left, row in enumerate(rows) for right, count in enumerate(row)}
    assert cohen_kappa(table) == pytest.approx(0.4915, abs=5e-5)


def test_k6_artstein_poesio_2008() -> None:
    table = {(0, 0): 20, (1, 0): 20, (0, 1): 10, (1, 1): 50}
    assert cohen_kappa(table) == pytest.approx(0.348, abs=5e-4)
    assert scott_pi(table) == pytest.approx(0.341, abs=5e-4)


@pytest.mark.parametrize(("negatives", "kappa"), [(10, 0.5556), (50, 0.7980), (1000, 0.8839)])
def test_k8_hripcsak_rothschild_2005_kappa_tends_to_f1(negatives: int, kappa: float) -> None:
    assert f1(40, 45, 45) == pytest.approx(0.8889, abs=5e-5)
    table = {(1, 1): 40, (1, 0): 5, (0, 1): 5, (0, 0): negatives}
    assert cohen_kappa(table) == pytest.approx(kappa, abs=5e-5)


def test_a1_krippendorff_package_sample_with_missing_values() -> None:
    """Three coders, 15 things, ``*`` where a coder gave no value."""
    coders = ["*****34121133*3", "1*213343*******", "**21344*21133*4"]
    things = [[int(value) for value in column if value != "*"] for column in zip(*coders, strict=True)]
    counted = coincidences(things)
    assert krippendorff_alpha(counted, nominal) == pytest.approx(0.691, abs=5e-4)
    assert krippendorff_alpha(counted, interval) == pytest.approx(0.811, abs=5e-4)


def test_nothing_to_classify_is_undefined() -> None:
    assert cohen_kappa({}) is None
    assert krippendorff_alpha({}) is None


def test_table_and_things_give_the_same_coincidences() -> None:
    things = [pair for pair, count in PAIR_A.items() for _ in range(count)]
    assert coincidences(things) == {pair: count for pair, count in table_coincidences(PAIR_A).items() if count}

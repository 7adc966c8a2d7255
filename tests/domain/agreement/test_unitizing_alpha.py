"""Unitizing alpha against the figures its author and DKPro Statistics print."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.agreement.unitizing_alpha import Continuum, Section, merged, squared_difference, unitizing_alpha

Units = list[tuple[int, int]]
"""Begin and length, as the sources print them."""


def sections(units: Units, scale: int = 1) -> list[Section]:
    return [(begin * scale, (begin + length) * scale) for begin, length in units]


def continuum(first: Units, second: Units, origin: int = 0, scale: int = 1) -> Continuum:
    made = Continuum()
    made.add(sections(first, scale), sections(second, scale), -origin)
    return made


U1_C = continuum([(225, 70), (370, 30)], [(220, 80), (355, 20), (400, 20)], origin=150)
U1_K = continuum([(180, 60), (300, 50)], [(180, 60), (300, 50)], origin=150)


def test_u1_krippendorff_2004_page_254_category_c() -> None:
    assert float(U1_C.observed(300)) == pytest.approx(0.0144, abs=5e-5)
    assert float(U1_C.expected(300)) == pytest.approx(0.0532, abs=5e-5)
    assert unitizing_alpha([U1_C], 300) == pytest.approx(0.7286, abs=5e-5)


def test_u1_krippendorff_2004_page_254_category_k() -> None:
    assert U1_K.observed(300) == 0
    assert float(U1_K.expected(300)) == pytest.approx(0.0490, abs=5e-5)
    assert unitizing_alpha([U1_K], 300) == 1


def test_u1_krippendorff_2004_page_254_pooled() -> None:
    """The book prints .8591, its formula gives .8587."""
    assert unitizing_alpha([U1_C, U1_K], 300) == pytest.approx(0.8591, abs=5e-4)
    assert unitizing_alpha([U1_C, U1_K], 300) == pytest.approx(0.8587, abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "squared"),
    [
        ((225, 70), (220, 80), 50),
        ((370, 30), (355, 20), 850),
        ((5, 6), (4, 2), 26),
        ((5, 6), (5, 2), 16),
        ((5, 6), (6, 2), 10),
        ((5, 6), (7, 2), 8),
        ((5, 6), (6, 4), 2),
    ],
)
def test_u2_dkpro_distance_of_two_units(first: Section, second: Section, squared: int) -> None:
    one, other = sections([first, second])
    assert squared_difference(one, other) == squared_difference(other, one) == squared


def test_u2_dkpro_distance_of_a_unit_and_a_gap() -> None:
    assert continuum([], [(400, 20)], origin=150).observed(300) * 300**2 == 400


def test_u3_krippendorff_1995() -> None:
    made = continuum([(1, 3), (5, 1), (7, 2), (10, 1)], [(0, 1), (2, 2), (5, 2), (8, 1), (10, 1)])
    assert float(made.observed(12)) == pytest.approx(0.02777, abs=1e-5)
    assert float(made.expected(12)) == pytest.approx(0.05494, abs=1e-5)
    assert unitizing_alpha([made], 12) == pytest.approx(0.494, abs=1e-3)


U4: dict[str, tuple[Units, Units]] = {
    "A": ([(2, 8), (14, 6)], [(4, 4), (15, 2)]),
    "B": ([(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)]),
    "C": ([(2, 6), (10, 2), (14, 4), (20, 2)], [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)]),
    "D": ([(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)], [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)]),
}


@pytest.mark.parametrize(
    ("pair", "observed", "alpha", "limit"),
    [
        ("A", 0.03125, 0.51529, 0.553),
        ("B", 2.26736, -1.08108, -0.926),
        ("C", 0.02777, 0.60335, 0.679),
        ("D", 0.38715, -0.20685, 0.066),
    ],
)
def test_u4_krippendorff_1995_page_57(pair: str, observed: float, alpha: float, limit: float) -> None:
    """He prints alpha on an ever finer grid; at a length of 24 the formula gives somewhat less."""
    first, second = U4[pair]
    coarse = continuum(first, second)
    assert float(coarse.observed(24)) == pytest.approx(observed, abs=1e-5)
    assert unitizing_alpha([coarse], 24) == pytest.approx(alpha, abs=1e-5)
    fine = continuum(first, second, scale=1000)
    assert unitizing_alpha([fine], 24000) == pytest.approx(limit, abs=0.02)


def test_u5_dkpro() -> None:
    made = continuum([(1, 8)], [(2, 1), (4, 1), (6, 1)])
    assert float(made.observed(10)) == pytest.approx(0.9100, abs=5e-5)
    assert float(made.expected(10)) == pytest.approx(0.5352, abs=5e-5)
    assert unitizing_alpha([made], 10) == pytest.approx(-0.7003, abs=5e-5)


def test_undefined_without_units_or_text() -> None:
    assert unitizing_alpha([Continuum()], 100) is None
    assert unitizing_alpha([], 100) is None
    assert unitizing_alpha([Continuum()], 0) is None


def test_one_annotator_alone_is_less_than_chance() -> None:
    alpha = unitizing_alpha([continuum([(10, 5)], [])], 1000)
    assert alpha is not None
    assert alpha < 0


def test_overlapping_units_of_one_annotator_are_made_one() -> None:
    assert merged([(5, 9), (0, 4), (3, 6), (9, 11)]) == [(0, 9), (9, 11)]


def expected_by_the_formula(sides: tuple[list[Section], list[Section]], length: int) -> float:
    """De, written down as it is printed, without any short cut."""
    units = [end - begin for side in sides for begin, end in side]
    gaps = [after[0] - before[1] for side in sides for before, after in pairwise([(0, 0), *side, (length, length)])]
    total = sum(
        (len(units) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
        + unit**2 * sum(gap - unit + 1 for gap in gaps if gap >= unit)
        for unit in units
    )
    return 2 / length * total / (2 * length * (2 * length - 1) - sum(unit * (unit - 1) for unit in units))


def observed_by_the_definition(sides: tuple[list[Section], list[Section]], length: int) -> float:
    """Do, over every pair of units, and every unit that intersects none."""

    def meet(one: Section, other: Section) -> bool:
        return one[0] < other[1] and other[0] < one[1]

    first, second = sides
    total = sum(squared_difference(one, other) for one in first for other in second if meet(one, other))
    for units, others in ((first, second), (second, first)):
        total += sum((unit[1] - unit[0]) ** 2 for unit in units if not any(meet(unit, other) for other in others))
    return total / length**2


side = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 10)), max_size=6).map(
    lambda units: merged(sections(units))
)


@given(st.tuples(side, side), st.tuples(side, side))
@settings(max_examples=150)
def test_articles_joined_end_to_end_equal_one_long_article(
    early: tuple[list[Section], list[Section]], late: tuple[list[Section], list[Section]]
) -> None:
    made = Continuum()
    made.add(*early)
    made.add(*late, offset=100)
    joined = (
        early[0] + [(begin + 100, end + 100) for begin, end in late[0]],
        early[1] + [(begin + 100, end + 100) for begin, end in late[1]],
    )
    assert float(made.expected(200)) == pytest.approx(expected_by_the_formula(joined, 200))
    assert float(made.observed(200)) == pytest.approx(observed_by_the_definition(joined, 200))

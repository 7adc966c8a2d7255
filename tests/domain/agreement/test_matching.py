"""One-to-one matching by overlap: the best there is, whichever way the units lie."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.agreement.matching import ASSIGNMENT_LIMIT, Unit, match, overlap


def total(first: list[Unit], second: list[Unit]) -> int:
    pairs = match(first, second)
    assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)
    assert all(overlap(first[left], second[right]) for left, right in pairs)
    return sum(overlap(first[left], second[right]) for left, right in pairs)


def best_total(first: list[Unit], second: list[Unit]) -> int:
    """Try every assignment."""
    if len(first) > len(second):
        first, second = second, first
    return max(
        sum(overlap(left, right) for left, right in zip(first, order, strict=True))
        for order in permutations(second, len(first))
    )


units = st.lists(
    st.builds(
        lambda start, length, label: Unit(start, start + length, label),
        st.integers(0, 25),
        st.integers(1, 12),
        st.sampled_from("LM"),
    ),
    max_size=5,
)


@given(units, units)
@settings(max_examples=300)
def test_shares_as_much_as_the_best_assignment(first: list[Unit], second: list[Unit]) -> None:
    assert total(first, second) == best_total(first, second)


@st.composite
def side_by_side(draw: st.DrawFn) -> list[Unit]:
    bounds = sorted(draw(st.sets(st.integers(0, 40), min_size=2, max_size=12)))
    return [Unit(bounds[place], bounds[place + 1], "L") for place in range(0, len(bounds) - 1, draw(st.integers(1, 2)))]


@given(side_by_side(), side_by_side())
@settings(max_examples=200)
def test_units_side_by_side_are_matched_as_well_as_entangled_ones(first: list[Unit], second: list[Unit]) -> None:
    inside = [*first, Unit(100, 110, "L"), Unit(100, 110, "M")]  # overlapping itself elsewhere changes nothing
    assert total(first, second) == total(inside, second)
    if min(len(first), len(second)) <= 5 and max(len(first), len(second)) <= 7:
        assert total(first, second) == best_total(first, second)


@given(units, units)
def test_the_order_of_the_annotators_does_not_change_how_much_is_shared(first: list[Unit], second: list[Unit]) -> None:
    assert total(first, second) == total(second, first)


def test_identical_units_are_matched_with_each_other() -> None:
    first = [Unit(0, 10, "L"), Unit(0, 10, "M"), Unit(0, 10, "L")]
    second = [Unit(0, 10, "M"), Unit(0, 10, "L")]
    assert match(first, second) == [(0, 1), (1, 0)]


def test_an_equal_label_decides_between_equal_overlaps() -> None:
    assert match([Unit(0, 10, "L")], [Unit(0, 4, "M"), Unit(6, 10, "L")]) == [(0, 1)]


def test_the_least_share_s4_nervaluate() -> None:
    """S4: of ten tokens the first three guessed is a match at 1 %, and none at 50 %."""
    gold, guess = [Unit(0, 10, "L")], [Unit(0, 3, "L")]
    assert match(gold, guess, least_share=0.01) == [(0, 0)]
    assert match(gold, guess, least_share=0.5) == []


def test_a_great_tangle_is_still_matched() -> None:
    first = [Unit(place, 10_000 - place, "L") for place in range(20 * ASSIGNMENT_LIMIT)]
    second = [Unit(place, 9_999 - place, "L") for place in range(20 * ASSIGNMENT_LIMIT)]
    assert len(match(first, second)) > 19 * ASSIGNMENT_LIMIT

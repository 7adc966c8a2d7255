"""The SemEval-2013 schemas against counts of nervaluate and figures of seqeval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.agreement.matching import Unit
from annotator.domain.agreement.semeval import Counts, Schema, outcomes, result
from annotator.domain.agreement.span_f1 import exact_matches, f1, overlap_matches


def units(tags: str, offset: int = 0) -> list[Unit]:
    """Read tags as S1 prints them, one token each: neighbours of one type are one entity."""
    found: list[Unit] = []
    for place, label in enumerate(tags.split(), offset):
        if label == "O":
            continue
        if found and found[-1].end == place and found[-1].label == label:
            found[-1] = found[-1]._replace(end=place + 1)
        else:
            found.append(Unit(place, place + 1, label))
    return found


S1_GOLD = units("O PER PER O O O ORG ORG") + units("O LOC PER PER O O DATE", 100)
S1_GUESS = units("O O PER PER O O ORG ORG") + units("O LOC LOC PER O O DATE", 100)


@pytest.mark.parametrize(
    ("schema", "correct", "incorrect", "partial", "score"),
    [
        (Schema.TYPE, 5, 0, 0, 1.0),
        (Schema.EXACT, 2, 3, 0, 0.40),
        (Schema.STRICT, 2, 3, 0, 0.40),
        (Schema.PARTIAL, 2, 0, 3, 0.70),
    ],
)
def test_s1_nervaluate_1_2_1(schema: Schema, correct: int, incorrect: int, partial: int, score: float) -> None:
    """Its README prints .40 for partial, which is wrong by its own formula."""
    counted = result(outcomes(S1_GOLD, S1_GUESS), schema)
    assert counted.first == counted.second == Counts(correct, incorrect, partial, 0)
    assert counted.f1 == counted.precision == counted.recall == pytest.approx(score)


S2_GOLD = [
    Unit(0, 5, "DRUG"),  # missed
    Unit(100, 105, "DRUG"),
    Unit(200, 205, "BRAND"),
    Unit(300, 305, "DRUG"),
    Unit(400, 405, "GROUP"),
]
S2_GUESS = [
    Unit(50, 55, "BRAND"),  # spurious
    Unit(102, 105, "DRUG"),  # right type, left edge off
    Unit(200, 205, "DRUG"),  # right edges, wrong type
    Unit(300, 305, "DRUG"),  # perfect
    Unit(402, 405, "DRUG"),  # wrong type and edge
]


@pytest.mark.parametrize(
    ("schema", "correct", "incorrect", "partial", "score"),
    [
        (Schema.TYPE, 2, 2, 0, 0.40),
        (Schema.PARTIAL, 2, 0, 2, 0.60),
        (Schema.EXACT, 2, 2, 0, 0.40),
        (Schema.STRICT, 1, 3, 0, 0.20),
    ],
)
def test_s2_nervaluate_scenario_table(schema: Schema, correct: int, incorrect: int, partial: int, score: float) -> None:
    counted = result(outcomes(S2_GOLD, S2_GUESS), schema)
    assert counted.first == Counts(correct, incorrect, partial, alone=1)
    assert counted.second == Counts(correct, incorrect, partial, alone=1)
    assert counted.f1 == pytest.approx(score)


def test_s5_seqeval_readme() -> None:
    gold, guess = units("O O O MISC MISC MISC O PER PER"), units("O O MISC MISC MISC MISC O PER PER")
    common = exact_matches(gold, guess)
    assert f1(common.total(), len(gold), len(guess)) == 0.50
    assert (f1(common["PER"], 1, 1), f1(common["MISC"], 1, 1)) == (1.0, 0.0)


def test_a_labels_own_counts_keep_the_two_annotators_apart() -> None:
    counted = outcomes([Unit(0, 5, "L")], [Unit(0, 5, "M"), Unit(8, 9, "L")])
    of_label = result(counted, Schema.EXACT, "L")
    assert (of_label.first, of_label.second) == (Counts(correct=1), Counts(alone=1))
    assert (of_label.recall, of_label.precision, of_label.f1) == (1.0, 0.0, 0.5)


def test_nothing_to_compare_is_undefined() -> None:
    counted = result(outcomes([], []), Schema.STRICT)
    assert (counted.precision, counted.recall, counted.f1) == (None, None, None)


some_units = st.lists(
    st.builds(
        lambda start, length, label: Unit(start, start + length, label),
        st.integers(0, 30),
        st.integers(1, 6),
        st.sampled_from("LM"),
    ),
    max_size=7,
)


@given(some_units, some_units)
def test_what_must_hold_for_any_two_annotators(first: list[Unit], second: list[Unit]) -> None:
    there, back = outcomes(first, second), outcomes(second, first)
    scores = {schema: result(there, schema) for schema in Schema}
    for schema, score in scores.items():
        assert (score.first.spans, score.second.spans) == (len(first), len(second))
        assert score.first.correct == score.second.correct
        assert (result(back, schema).first, result(back, schema).second) == (score.second, score.first)
    assert scores[Schema.STRICT].first.correct == exact_matches(first, second).total()
    assert scores[Schema.STRICT].first.correct <= scores[Schema.EXACT].first.correct
    assert exact_matches(first, second) <= overlap_matches(first, second)
    assert overlap_matches(first, second) == overlap_matches(second, first)
    assert {label: result(there, Schema.TYPE, label).first.spans for label in "LM"} == {
        label: sum(unit.label == label for unit in first) for label in "LM"
    }

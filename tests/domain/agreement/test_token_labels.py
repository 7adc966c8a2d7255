"""Tokens are counted as if the whole text were cut into them, without doing so."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.agreement.kappa import cohen_kappa
from annotator.domain.agreement.matching import Unit
from annotator.domain.agreement.token_labels import TokenTable, token_count

BITS = {"L": 1, "M": 2}


def plainly(text: str, first: list[Unit], second: list[Unit]) -> tuple[float | None, float | None]:
    """Return kappa over all and over marked tokens, by cutting all of the text."""
    table: Counter[tuple[frozenset[str], frozenset[str]]] = Counter()
    for token in re.finditer(r"\w+|[^\w\s]", text):
        mine, theirs = (
            frozenset(unit.label for unit in units if unit.start < token.end() and token.start() < unit.end)
            for units in (first, second)
        )
        table[mine, theirs] += 1
    marked = {labels: count for labels, count in table.items() if any(labels)}
    return cohen_kappa(table), cohen_kappa(marked)


texts = st.text(st.sampled_from("aß_Ж7é 　\n.,«»’—🙂\u0301"), min_size=1, max_size=40)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Unit], list[Unit]]:
    text = draw(texts)
    bounds = st.integers(0, len(text))
    unit = st.tuples(bounds, bounds, st.sampled_from("LM")).filter(lambda each: each[0] != each[1])
    units = st.lists(unit.map(lambda each: Unit(min(each[:2]), max(each[:2]), each[2])), max_size=5)
    return text, draw(units), draw(units)


@given(cases())
@settings(max_examples=200)
def test_the_same_as_cutting_the_whole_text(case: tuple[str, list[Unit], list[Unit]]) -> None:
    text, first, second = case
    table = TokenTable(BITS)
    table.add(text, token_count(text), first, second)
    assert (table.kappa(), table.kappa(only_marked=True)) == plainly(text, first, second)


@given(texts)
def test_token_count(text: str) -> None:
    assert token_count(text) == len(re.findall(r"\w+|[^\w\s]", text))


def test_two_spans_in_one_word_mark_it_once() -> None:
    table = TokenTable(BITS)
    table.add("abcdef x y", 3, [Unit(0, 2, "L"), Unit(3, 6, "L")], [Unit(0, 6, "L"), Unit(7, 8, "L")])
    assert table.kappa("L") == cohen_kappa({(1, 1): 1, (0, 1): 1, (0, 0): 1})


def test_k2_touching_spans_look_like_one() -> None:
    """One 18-token span against seven short ones that touch scores as a decent pair does."""
    text = "x " * 24
    short = [
        Unit(2 * begin, 2 * end - 1, "L") for begin, end in [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)]
    ]
    table = TokenTable(BITS)
    table.add(text, token_count(text), [Unit(0, 35, "L")], short)
    assert table.kappa() == pytest.approx(0.385, abs=5e-4)


def test_a_single_label_is_never_above_chance_over_marked_tokens() -> None:
    table = TokenTable(BITS)
    table.add("a b c d e f", 6, [Unit(0, 5, "L")], [Unit(2, 7, "L")])
    kappa = table.kappa(only_marked=True)
    assert kappa is not None
    assert kappa < 0

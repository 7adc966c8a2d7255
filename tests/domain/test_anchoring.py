"""Spans found again in texts that a colleague's copy has differently."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.anchoring import How, Placement, place
from annotator.domain.annotation import context
from annotator.domain.span import Span

TEXT = (
    "KHARKIV — Three people were killed when a guided bomb hit a house, the mayor said. Later three people were pulled "
    "out alive.\nУ Харкові загинули щонайменше троє людей, повідомив мер Ігор Терехов. 🙂 Three people are missing."
)


def moved(quote: str, changed: str, nth: int = 0, text: str = TEXT) -> Placement:
    """Place in ``changed`` the nth occurrence of a quote in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    prefix, suffix = context(text, Span(start, start + len(quote)))
    return place(changed, quote, start, prefix, suffix)


def quoted(placement: Placement, text: str) -> str:
    assert placement.span
    return placement.span.quote(text)


def test_an_unchanged_text_keeps_every_place() -> None:
    placed = moved("Three people", TEXT, nth=1)
    assert (placed.how, placed.score) == (How.POSITION, 1.0)
    assert placed.span == Span(TEXT.rindex("Three people"), TEXT.rindex("Three people") + 12)


def test_a_change_far_away_behind_keeps_the_position() -> None:
    assert moved("guided bomb", TEXT + " Updated.").how is How.POSITION


def test_a_new_line_on_top_moves_the_quote() -> None:
    changed = "BREAKING NEWS\n" + TEXT
    placed = moved("Three people", changed, nth=1)
    assert placed.how is How.CONTEXT
    assert placed.span == Span(changed.rindex("Three people"), changed.rindex("Three people") + 12)
    assert placed.score == 1.0


def test_the_same_words_elsewhere_are_told_apart_by_their_context() -> None:
    changed = TEXT.replace("Three people were killed when", "Some died as")
    placed = moved("Three people", changed, nth=1)
    assert placed.span == Span(changed.rindex("Three people"), changed.rindex("Three people") + 12)


def test_a_telling_quote_needs_no_context() -> None:
    changed = "Only the name of Ігор Терехов is left of this article."
    placed = moved("Ігор Терехов", changed)
    assert (placed.how, quoted(placed, changed)) == (How.QUOTE, "Ігор Терехов")


def test_a_short_quote_without_its_context_is_lost() -> None:
    assert place("Of 3 cities, 3 were hit; 3 were not.", "3", 90, "as many as ", " soldiers were killed") == Placement(
        None, How.LOST, 0.0
    )


@pytest.mark.parametrize(
    ("quote", "old", "new", "found"),
    [
        ("guided bomb", "a guided bomb hit", "a guided  bomb hit", "guided  bomb"),
        ("guided bomb", "a guided bomb hit", "a guided\u00a0bomb hit", "guided\u00a0bomb"),
        ("щонайменше троє людей", "щонайменше троє людей", "щонайменше четверо людей", "щонайменше четверо людей"),
        ("Ігор Терехов", "Ігор Терехов", "Ігор Тєрєхов", "Ігор Тєрєхов"),
        ("the mayor said", "the mayor said", "the mayor  said", "the mayor  said"),
    ],
)
def test_changed_words_are_found_by_likeness(quote: str, old: str, new: str, found: str) -> None:
    changed = "New on top. " + TEXT.replace(old, new)
    placed = moved(quote, changed)
    assert (placed.how, quoted(placed, changed)) == (How.FUZZY, found)
    assert 0.75 <= placed.score < 1


def test_what_was_cut_out_is_lost() -> None:
    changed = TEXT.replace("when a guided bomb hit a house, the mayor said. Later three", "and five")
    assert moved("a guided bomb", changed) == Placement(None, How.LOST, 0.0)


@pytest.mark.parametrize(("text", "quote"), [("", "bomb"), ("x", ""), ("bo", "bombs")])
def test_texts_too_short_to_hold_it(text: str, quote: str) -> None:
    assert place(text, quote, 0).span is None


def test_a_quote_without_kept_context_is_taken_at_its_position() -> None:
    assert place("a bomb, a bomb", "bomb", 10).span == Span(10, 14)


words = st.lists(st.sampled_from(["bomb", "hit", "три", "Харків", "🙂", "mayor", "said"]), min_size=1, max_size=40)


@given(words, words, words, st.data())
@settings(max_examples=150)
def test_a_placement_lies_in_the_text_and_unchanged_surroundings_are_found(
    on_top: list[str], kept: list[str], below: list[str], data: st.DataObject
) -> None:
    text = " ".join(kept)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    prefix, suffix = context(text, Span(start, end))
    changed = " ".join([*on_top, text, *below])
    placed = place(changed, text[start:end], start, prefix, suffix)
    if placed.span:
        assert placed.span.end <= len(changed)
        if placed.how is not How.FUZZY:
            assert placed.span.quote(changed) == text[start:end]
    if len(prefix) + len(suffix) >= 5:
        assert placed.span

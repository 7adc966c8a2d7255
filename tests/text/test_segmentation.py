"""Graphemes and words, as a mouse and a caret meet them."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.segmentation import (
    grapheme_bounds,
    next_word,
    previous_word,
    snap_to_graphemes,
    snap_to_words,
    tokens,
    word_at,
    word_count,
    words,
)

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("abcs 12,.'’ʼ-()\"“” \n\r\u0301\u200d\ufe0f\u00ad👩🏽🇺🇦🇺🇦🇺🇦한ᄀक्षпʼят"),
    ),
    max_size=40,
)


def quotes(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def snapped(text: str, selection: str) -> str | None:
    start = text.index(selection)
    span = snap_to_words(text, start, start + len(selection))
    return None if span is None else text[span[0] : span[1]]


@given(TEXTS, st.data())
def test_graphemes_found_around_a_place_are_those_of_the_whole_text(text: str, data: st.DataObject) -> None:
    whole = [0, *(found.end() for found in regex.finditer(r"\X", text))]
    assert grapheme_bounds(text) == whole
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    expected = (max(bound for bound in whole if bound <= start), min(bound for bound in whole if bound >= end))
    snap = snap_to_graphemes(text, start, end)
    assert snap == (expected if start < end else (expected[0], expected[0]))


@given(TEXTS, st.data())
def test_a_snapped_selection_is_clean_and_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = snap_to_words(text, start, end)
    if span is None:
        return
    quote = text[span[0] : span[1]]
    assert quote
    if snap_to_graphemes(text, span[0], span[0] + 1) == (span[0], span[0] + 1):
        # A sign that belongs to the space or quotation mark before it is taken with that.
        assert not quote[0].isspace()
        assert quote[0] not in "\"“”'’.,"
    assert quote[-1] not in "\"“”'’, \n"
    assert snap_to_graphemes(text, *span) == span
    for word in words(text):
        if word[0] < span[0] < word[1] or word[0] < span[1] < word[1]:
            # only a grapheme that reaches out of its word may cut one
            assert not text.isprintable() or any(not character.isalnum() for character in text[word[0] : word[1]])


@given(TEXTS, st.data())
def test_words_around_a_place_are_those_of_the_whole_text(text: str, data: st.DataObject) -> None:
    spans = list(words(text))
    place = data.draw(st.integers(0, len(text)))
    assert next_word(text, place) == next((span for span in spans if span[0] >= place), None)
    assert previous_word(text, place) == next((span for span in reversed(spans) if span[1] <= place), None)
    holding = next((span for span in spans if span[0] <= place < span[1]), None)
    if holding:
        assert word_at(text, place) == holding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("п’ять п'ять пʼять", ["п’ять", "п'ять", "пʼять"]),
        ("Ivano-Frankivsk", ["Ivano", "Frankivsk"]),
        ("Kharkiv’s mayor, Ukraine's DSNS's", ["Kharkiv", "mayor", "Ukraine", "DSNS"]),
        ("O'Brien doesn’t", ["O'Brien", "doesn’t"]),
        ("1,000 and 15.5 in 2024.", ["1,000", "and", "15.5", "in", "2024"]),
        ("S-300, Kh-22, Х-101, Су-34", ["S-300", "Kh-22", "Х-101", "Су-34"]),
        ("an 11-year-old", ["an", "11", "year", "old"]),
        ("U.S. President, U.S.-led", ["U.S.", "President", "U.S.", "led"]),
        ("Хар\u00adків", ["Хар\u00adків"]),
        ("и\u0306од", ["и\u0306од"]),
        ("the rescuers’ work", ["the", "rescuers", "work"]),
        ("— … !", []),
    ],
)
def test_words_are_what_a_tagger_means(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_the_word_at_a_place() -> None:
    text = "in Kharkiv’s centre."
    assert word_at(text, 3) == (3, 10)
    assert word_at(text, 10) == (3, 10)
    assert word_at(text, 11) == (3, 10)
    assert word_at(text, 2) == (0, 2)
    assert word_at(text, 20) is None
    assert word_at("", 0) is None
    assert word_at("a  b", 2) is None


@pytest.mark.parametrize(
    ("text", "selection", "expected"),
    [
        ("at least seven people were killed.", "east seven people were kill", "least seven people were killed"),
        ("in Kharkiv’s Saltivsky district,", "arkiv’s", "Kharkiv"),
        ("in Kharkiv’s Saltivsky district,", "’s", "Kharkiv"),
        ("in Kharkiv’s Saltivsky district,", "s Salt", "Saltivsky"),
        ("in Kharkiv’s Saltivsky district,", "Khar", "Kharkiv"),
        ("in Kharkiv’s Saltivsky district,", " Saltivsky district,", "Saltivsky district"),
        ("as a “cruel blow to a sleeping city.”", "“cruel blow to a sleeping city.”",
         "cruel blow to a sleeping city"),
        ("State Emergency Service (DSNS) said", "ency Service (DSNS", "Emergency Service (DSNS)"),
        ("State Emergency Service (DSNS) said", "Emergency Service (DSNS) ", "Emergency Service (DSNS)"),
        ("State Emergency Service (DSNS) said", "(DSNS)", "DSNS"),
        ("the U.S. said", "U.S. ", "U.S."),
        ("the U.S. said", "S", "U.S."),
        ("в Івано-Франківську", "анків", "Франківську"),
        ("в Івано-Франківську", "ано-Ф", "Івано-Франківську"),
        ("п’ятьох поранено", "ять", "п’ятьох"),
        ("about 90% of it", "90% ", "90%"),
        ("a 👩🏽‍🚒 firefighter", "👩🏽", "👩🏽‍🚒"),
        ("one, two", ", ", None),
        ("“ ”", "“ ”", None),
    ],
)  # fmt: skip
def test_a_mouse_selection_grows_to_words(text: str, selection: str, expected: str | None) -> None:
    assert snapped(text, selection) == expected


def test_an_empty_selection_snaps_to_nothing() -> None:
    assert snap_to_words("word", 2, 2) is None


def test_walking_word_by_word() -> None:
    text = "Kharkiv’s mayor" + " " * 2000 + "said"
    assert next_word(text, 0) == (0, 7)
    assert next_word(text, 1) == (10, 15)
    assert next_word(text, 16) == (2015, 2019)
    assert previous_word(text, 2015) == (10, 15)
    assert previous_word(text, 14) == (0, 7)
    assert previous_word(text, 0) is None
    assert next_word(text, len(text)) is None


def test_a_line_of_a_million_characters_without_spaces_is_no_trap() -> None:
    text = "a" * 500_000 + "я" * 500_000
    for place in range(1000, 1_000_000, 5000):
        word = word_at(text, place)
        assert word is not None
        assert word[0] <= place < word[1]
        assert grapheme_bounds(text, place, place) == [place]


@pytest.mark.parametrize(
    "text", ["🇺🇦" * 50_000, "a" + "\u0301" * 100_000, "👩\u200d" * 50_000, "ᄀ" * 100_000, "क्" * 50_000]
)
def test_endless_rows_of_joining_characters_are_no_trap(text: str) -> None:
    bounds = grapheme_bounds(text)
    assert bounds[-1] == len(text)
    place = len(text) - 1
    assert snap_to_graphemes(text, place, place + 1) == (bounds[-2], len(text))


@pytest.mark.parametrize("shift", range(1, 5))
def test_flags_are_never_parted(shift: int) -> None:
    text = "x" + "🇺🇦" * 2000
    assert grapheme_bounds(text)[1:] == list(range(1, len(text) + 1, 2))
    assert snap_to_graphemes(text, 1500 + shift, 1501 + shift) == (
        (1500 + shift - 1) // 2 * 2 + 1,
        (1500 + shift + 1) // 2 * 2 + 1,
    )


def test_words_are_counted_as_word_processors_do() -> None:
    assert word_count("Hard-hit Kharkiv’s mayor — 1,000 — said: п’ять …") == 6
    assert word_count("") == 0


@given(TEXTS)
def test_tokens_tile_everything_but_white_space(text: str) -> None:
    spans = list(tokens(text))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(text[place].isspace() or place in covered for place in range(len(text)))
    assert not any(regex.match(r"\s", text[place]) for place in covered)


def test_tokens_part_words_from_punctuation() -> None:
    text = "Kharkiv’s 1,000."
    assert [text[start:end] for start, end in tokens(text)] == ["Kharkiv", "’", "s", "1", ",", "000", "."]

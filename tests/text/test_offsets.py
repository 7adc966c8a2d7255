"""One place, three ways of counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import OffsetMap
from annotator.text.segmentation import grapheme_bounds

HARD = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("aя’\u0301\u200d\ufe0f👩🏽🇺🇦שع\r\n\u2028"),
    )
)


@given(HARD)
def test_every_place_survives_the_way_there_and_back(text: str) -> None:
    offsets = OffsetMap(text)
    for place in range(len(text) + 1):
        assert offsets.from_utf16(offsets.to_utf16(place)) == place
        assert offsets.from_utf8(offsets.to_utf8(place)) == place
        assert offsets.to_utf16(place) == len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
        assert offsets.to_utf8(place) == len(text[:place].encode("utf-8", "surrogatepass"))
    assert set(grapheme_bounds(text)) <= set(range(len(text) + 1))


@given(HARD)
def test_a_place_inside_a_character_means_its_start(text: str) -> None:
    offsets = OffsetMap(text)
    for place, character in enumerate(text):
        wide = offsets.to_utf16(place)
        assert all(offsets.from_utf16(wide + unit) == place for unit in range(2 if character > "\uffff" else 1))
        first = offsets.to_utf8(place)
        length = len(character.encode("utf-8", "surrogatepass"))
        assert all(offsets.from_utf8(first + byte) == place for byte in range(length))


@pytest.mark.parametrize("length", [1023, 1024, 1025, 2048])
def test_places_around_the_counted_strides_are_right(length: int) -> None:
    text = "я😀x" * length
    offsets = OffsetMap(text)
    for place in (0, 1, 1023, 1024, 1025, length, len(text) - 1, len(text)):
        assert offsets.to_utf8(place) == len(text[:place].encode())
        assert offsets.from_utf8(offsets.to_utf8(place)) == place


def test_spans_are_converted_together() -> None:
    offsets = OffsetMap("a😀b😀")
    assert offsets.spans_to_utf16([(0, 1), (1, 2), (2, 4)]) == [(0, 1), (1, 3), (3, 6)]
    assert offsets.spans_from_utf16([(0, 1), (1, 3), (3, 6)]) == [(0, 1), (1, 2), (2, 4)]
    assert offsets.utf16_length == 6
    assert OffsetMap("ab").spans_to_utf16([(0, 2)]) == [(0, 2)]


@pytest.mark.parametrize("place", [-1, 3])
def test_places_outside_are_refused(place: int) -> None:
    offsets = OffsetMap("ab")
    for convert in (offsets.to_utf16, offsets.from_utf16, offsets.to_utf8, offsets.from_utf8):
        with pytest.raises(ValueError, match="not in a text"):
            convert(place)


def test_a_million_characters_and_five_thousand_places_are_converted() -> None:
    text = "Харків 😀 " * 111_112
    offsets = OffsetMap(text)
    for place in range(0, len(text), 200):
        assert offsets.from_utf16(offsets.to_utf16(place)) == place
        assert offsets.from_utf8(offsets.to_utf8(place)) == place

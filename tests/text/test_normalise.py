"""Texts and bytes as they come from the world."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text.normalise import (
    KNOWN_ENCODINGS,
    EncodingError,
    NormalisedOffsets,
    UnknownEncodingError,
    decode,
    normalise,
)

UKRAINIAN = "Внаслідок ракетного удару по Харкову загинули щонайменше семеро людей."
RUSSIAN = "Мэр Харькова Игорь Терехов сообщил о взрывах."
ENGLISH = "Kharkiv’s mayor said: “The city is under attack” – again."
CYRILLIC = ["cp1251", "koi8-u", "iso8859-5", "mac-cyrillic"]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\r\r\n", "\n\n"),
        ("\ufeffText", "Text"),
        ("a\ufeffb", "a\ufeffb"),
        ("a\0b", "a\ufffdb"),
        ("a\ud83d!", "a\ufffd!"),
        ("a\ud83d\ude00!", "a😀!"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("a\u2028b\u2029c\xa0d\ufdd0e", "a\u2028b\u2029c\xa0d\ufdd0e"),
    ],
)
def test_a_text_is_stored_in_one_form(text: str, stored: str) -> None:
    assert normalise(text) == stored


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_normalising_twice_changes_nothing_and_leaves_valid_unicode(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert not set("\r\0") & set(once)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    decoded = decode(UKRAINIAN.encode(encoding))
    assert decoded.text == UKRAINIAN
    assert not decoded.guessed


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xfe\xff", "utf-16-be"), (b"\x00\x00\xfe\xff", "utf-32-be")])
def test_big_end_first_is_read_too(mark: bytes, encoding: str) -> None:
    assert decode(mark + RUSSIAN.encode(encoding)).text == RUSSIAN


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, ENGLISH, "", "plain", "😀"])
def test_utf8_is_known_not_guessed(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, "utf-8", False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, ENGLISH])
def test_utf16_without_a_mark_is_recognised(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, True)


@pytest.mark.parametrize("encoding", CYRILLIC)
@pytest.mark.parametrize(
    "text",
    [
        UKRAINIAN,
        RUSSIAN,
        "Взрыв",
        "Привіт, як справи?",
        "УДАР ПО ХАРКОВУ: СЕМЕРО ЗАГИБЛИХ",
        "The mayor, Терехов, said so.",
        "Взрывы в Харькове: погибли 7 человек, ещё 16 ранены",
    ],
)
def test_old_cyrillic_encodings_are_guessed_from_a_sentence(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.guessed


@pytest.mark.parametrize(
    "text",
    [
        "Зеленський назвав удар «тероризмом» — п’ятеро загинули",
        "Є їжа та ґанок",
        "ЇЖАК",
        "Мэр: «Нет»",
        "№ 5 — Ёлка",
    ],
)
def test_windows_cyrillic_with_its_typography_is_guessed(text: str) -> None:
    decoded = decode(text.encode("cp1251"))
    assert (decoded.text, decoded.encoding) == (text, "cp1251")


@pytest.mark.parametrize(
    "text",
    [ENGLISH, "It’s", "A café in Orléans – naïve", "Müller, Gößweinstein", "“Quoted”", "… 25 °C, £5, €7"],
)
def test_windows_western_text_is_guessed(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


def test_one_damaged_byte_does_not_make_utf8_something_else() -> None:
    raw = UKRAINIAN.encode()
    decoded = decode(raw[:19] + b"\xff" + raw[19:])
    assert decoded.encoding == "utf-8"
    assert decoded.guessed
    assert decoded.text.replace("\ufffd", "") == UKRAINIAN


def test_other_encodings_are_left_to_the_general_guess() -> None:
    text = "ハルキウへのミサイル攻撃で少なくとも七人が死亡し、十六人が負傷した。" * 5
    assert decode(text.encode("shift_jis")).text == text


def test_an_encoding_that_is_given_is_used() -> None:
    assert decode("Взрыв".encode("koi8-u"), "koi8-u").text == "Взрыв"
    assert decode(b"\xef\xbb\xbfText", "utf-8").text == "Text"
    with pytest.raises(EncodingError) as caught:
        decode(b"ab\xff", "utf-8")
    assert "byte 2" in caught.value.sentence()
    with pytest.raises(UnknownEncodingError):
        decode(b"x", "no such thing")


@pytest.mark.parametrize("encoding", [name for name, _ in KNOWN_ENCODINGS])
def test_every_encoding_offered_can_be_used(encoding: str) -> None:
    assert decode("Text".encode(encoding), encoding).text == "Text"


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_become_text(raw: bytes) -> None:
    assert isinstance(normalise(decode(raw).text), str)


@settings(max_examples=300)
@given(st.text(st.sampled_from("a\r\n\ufeff\ud83d\ude80\0🚀й"), max_size=30), st.data())
def test_places_of_a_text_are_found_after_normalising(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    before = place - 1 if text[place - 1 : place + 1] == "\r\n" and place else place
    assert NormalisedOffsets(text).of(place) == len(normalise(text[:before]))
    assert NormalisedOffsets(text).of(len(text)) == len(normalise(text))

"""Sentences of English, Ukrainian and Russian news."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sentences import sentences


def quotes(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Seven people died.", "Others fled."],
        ["“One person was killed.”", "The mayor said so."],
        ["We will rebuild,” Mr. Zelensky said in Kharkiv.", "He left."],
        ["U.S. President Donald Trump spoke.", "Lt. Gen. Oleksandr Syrskyi did not."],
        ["It happened in the U.S.", "The strike was large."],
        ["About 25 kilometers (15.5 miles) away.", "Seven died."],
        ["Why?", "No one knows!", "Really…", "Yes."],
        ["“Why?” he asked."],
        ["The answer was no.", "The mayor left."],
        ["It was No. 5 of ten."],
        ["Удар по м. Харків, вул. Сумська, ст. Лозова.", "Загинули семеро."],
        ["У 2022 р. Росія напала.", "В. Зеленський засудив це."],
        ["«Ми стоїмо».", "Мер поїхав."],
        ["Погибли 5 тыс. человек.", "Ещё 3 млн. Пострадали все."],
        ["He came at 5 a.m.", "She did not."],
        ["これは文です。", "もう一つ。"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    joiner = "" if parts[0].endswith("。") else " "
    assert quotes(joiner.join(parts)) == parts


def test_line_breaks_always_end_a_sentence() -> None:
    assert quotes("A headline\nText of\n\n  Mr.\r\nSmith\u2029End ") == ["A headline", "Text of", "Mr.", "Smith", "End"]


def test_no_text_has_no_sentences() -> None:
    assert sentences("") == []
    assert sentences(" \n ") == []


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ABab .!?\n”»)1"))))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(text[place].isspace() or place in covered for place in range(len(text)))
    for start, end in spans:
        assert text[start:end].strip() == text[start:end]
        assert "\n" not in text[start:end]

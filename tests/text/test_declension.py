"""Forms of Ukrainian and Russian names."""

import pytest

from annotator.text.declension import declined


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("люботин", "люботина люботині люботином"),
        ("харків", "харкова харкову харкові"),
        ("донецьк", "донецька донецьку донецьком"),
        ("одеса", "одеси одесі одесу одесою"),
        ("харківська", "харківської харківській харківську харківською"),
        ("зеленський", "зеленського зеленському зеленським"),
        ("вінниця", "вінниці вінницю вінницею"),
        ("дніпро", "дніпра дніпру дніпрі дніпром"),
        ("россия", "россии россию россией"),
        ("сергій", "сергія сергію сергієм"),
        ("олег", "олега олегу олегом"),
        ("область", "області областю області"),
    ],
)
def test_the_usual_forms_are_known(word: str, forms: str) -> None:
    assert set(forms.split()) <= declined(word)


@pytest.mark.parametrize("word", ["", "град"[:3], "kharkiv", "запоріжжє", "22", "-"])
def test_short_words_and_other_scripts_have_none(word: str) -> None:
    assert declined(word) == frozenset()

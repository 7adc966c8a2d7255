"""Words are found whatever their case, accents and quotation marks, at the places of the text searched."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text.finding import SearchedText


def quotes(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in SearchedText(text).find(wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Kharkiv, KHARKIV and kharkiv", "Kharkiv", ["Kharkiv", "KHARKIV", "kharkiv"]),
        ("façade and facade", "FACADE", ["façade", "facade"]),
        ("fac\u0327ade, e\u0301toile", "facade", ["fac\u0327ade"]),
        ("fac\u0327ade, e\u0301toile", "étoile", ["e\u0301toile"]),
        ("п’ять, п'ять, пʼять", "п'ять", ["п’ять", "п'ять", "пʼять"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("🚀🚀 Харків 🇺🇦 харкову", "ХАРК", ["Харк", "харк"]),
        ("57\u00a0people, 57 people", "57 people", ["57\u00a0people", "57 people"]),
        ("“vile and cynical”", '"vile', ["“vile"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("soft\u00adware", "software", ["soft\u00adware"]),
        ("anything", "  ", []),
        ("anything", "\u0301", []),
        ("", "a", []),
    ],
)
def test_found(text: str, wanted: str, found: list[str]) -> None:
    assert quotes(text, wanted) == found


@settings(max_examples=150)
@given(st.text("aàe\u0301ßéİı🚀 ’'\u00adŒ", max_size=30), st.data())
def test_every_part_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    wanted = text[start : data.draw(st.integers(start, len(text)))]
    found = SearchedText(text).find(wanted)
    assert all(0 <= first < last <= len(text) for first, last in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert bool(found) == bool(wanted.strip(" \u00ad\u0301"))

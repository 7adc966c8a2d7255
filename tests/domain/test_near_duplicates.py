import re
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.near_duplicates import THRESHOLD, CopyGroups, NearDuplicates, Sketch
from annotator.resources import seed

ARTICLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(seed("articles").glob("*.txt"))}
_QUOTES = re.compile('“[^”]+”|"[^"]+"|«[^»]+»')


def _other_headline(text: str) -> str:
    return "A headline that nobody else has\nBy Somebody Else for another wire\n\n" + text.split("\n", 1)[1]


def _cut(text: str) -> str:
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph]
    return "\n".join(paragraphs[: max(3, len(paragraphs) // 2)])


def _other_figure(text: str) -> str:
    return re.sub(r"\d+", lambda found: str(int(found.group()) + 4), text, count=1)


def _translated_quotes(text: str) -> str:
    said = "«Ми вистоїмо, як вистояли торік, і це знає кожен у цьому місті»"
    return _QUOTES.sub(lambda _: said, text)


def _retyped(text: str) -> str:
    plain = text.translate(str.maketrans("’‘“”", "''\"\""))
    return "  ".join(plain.upper().split()) + "\u200b"


EDITS: tuple[Callable[[str], str], ...] = (
    _other_headline,
    _cut,
    _other_figure,
    _translated_quotes,
    _retyped,
    lambda text: _translated_quotes(_other_figure(_other_headline(_cut(text)))),
)


@pytest.fixture(scope="module")
def known() -> NearDuplicates:
    known = NearDuplicates()
    for key, text in ARTICLES.items():
        known.add(key, Sketch(text))
    return known


def test_different_articles_on_the_same_strikes_are_no_copies(known: NearDuplicates) -> None:
    groups = CopyGroups()
    for key, text in ARTICLES.items():
        groups.add(key, text)
    assert groups.groups() == []
    assert all([found for found, _ in known.similar(Sketch(text))] == [key] for key, text in ARTICLES.items())


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("key", ARTICLES)
def test_an_edited_copy_is_found(known: NearDuplicates, key: str, edit: Callable[[str], str]) -> None:
    ((found, similarity),) = known.similar(Sketch(edit(ARTICLES[key])))

    assert found == key
    assert THRESHOLD + 0.2 < similarity <= 1


def test_what_is_only_retyped_is_wholly_the_same(known: NearDuplicates) -> None:
    assert all(known.similar(Sketch(_retyped(text))) == [(key, 1.0)] for key, text in ARTICLES.items())


def test_copies_are_grouped_however_they_come() -> None:
    known = CopyGroups()
    for key, text in ARTICLES.items():
        known.add(f"{key} cut", _cut(text))
    for key, text in ARTICLES.items():
        known.add(f"{key} other", _translated_quotes(_other_headline(text)))

    assert known.groups() == [(f"{key} cut", f"{key} other") for key in ARTICLES]


def test_a_phrase_in_every_article_of_an_outlet_joins_none() -> None:
    known = CopyGroups()
    for number in range(300):
        words = " ".join(f"word{number}x{place}" for place in range(60))
        known.add(str(number), f"{words} Back to top button. More from Top Stories. All rights reserved by the wire.")

    assert known.groups() == []


def test_hundreds_of_copies_are_one_group() -> None:
    known = CopyGroups()
    text = ARTICLES["01_printing_house"]
    for number in range(300):
        known.add(str(number), f"Headline of outlet {number} alone\n{text}")

    assert [len(group) for group in known.groups()] == [300]


def test_short_texts_are_similar_only_with_the_same_words() -> None:
    known = NearDuplicates()
    known.add("flash", Sketch("At least seven killed in Kharkiv"))
    known.add("empty", Sketch(""))

    assert known.similar(Sketch("“At least seven killed in Kharkiv.”")) == [("flash", 1.0)]
    assert known.similar(Sketch("At least seven killed in Odesa")) == []
    assert known.similar(Sketch(" … ")) == []


def test_a_script_without_spaces_is_read_sign_by_sign() -> None:
    known = NearDuplicates()
    known.add("report", Sketch("俄罗斯导弹袭击哈尔科夫造成至少七人死亡二十人受伤当局星期四表示"))

    assert [
        key for key, _ in known.similar(Sketch("俄罗斯导弹袭击哈尔科夫造成至少七人死亡十六人受伤当局星期四表示"))
    ] == ["report"]


_WORDS = st.lists(st.sampled_from([f"w{number}" for number in range(3000)]), min_size=30, max_size=300)


@settings(max_examples=60, deadline=None)
@given(words=_WORDS, marks=st.sampled_from([" ", "\n", " — ", " \u201c", "’ ", "\u00a0"]), share=st.floats(0.6, 1))
def test_a_copy_is_found_whatever_stands_between_its_words(words: list[str], marks: str, share: float) -> None:
    known = NearDuplicates()
    known.add("whole", Sketch(marks.join(words)))
    copy = " ".join(words[: max(20, int(len(words) * share))]).upper()

    assert known.similar(Sketch(copy)) == [("whole", 1.0)]
    groups = CopyGroups()
    groups.add("whole", marks.join(words))
    groups.add("copy", copy)
    assert groups.groups() == [("whole", "copy")]


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(_WORDS.map(" ".join), min_size=2, max_size=5))
def test_similarity_is_the_same_both_ways(texts: list[str]) -> None:
    for one, other in combinations(texts, 2):
        first, second = NearDuplicates(), NearDuplicates()
        first.add("", Sketch(one))
        second.add("", Sketch(other))
        assert first.similar(Sketch(other)) == second.similar(Sketch(one))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    known = NearDuplicates()
    known.add("one", Sketch(one))
    assert all(THRESHOLD <= similarity <= 1 for _, similarity in known.similar(Sketch(other)))

"""What is suggested, and what is not."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.domain.suggestions import Reason, Suggester, Suggestion


@pytest.fixture(scope="module")
def suggester(default_scheme: AnnotationScheme) -> Suggester:
    return Suggester(default_scheme, {})


@pytest.fixture(scope="module")
def letters(default_scheme: AnnotationScheme) -> dict[str, str]:
    return {label.uid: label.letter for label in default_scheme.labels}


CASUALTIES = [
    "By noon [C at least nine residents were killed] and [C another 14 wounded], including [C a 6-year-old child].",
    "“As of now, [C 18 people have been injured]; [C two of them are children],” he said.",
    "“[C One person was killed].”",
    "A strike hit a block, [C killing one person] and [C injuring at least 57 others], including [C five children].",
    "It [C killed 35], and another one left [C 19 dead].",
    "Reports say that [C at least three people were killed] and [C 36 taken to hospital].",
    "The remains of [C a fourth victim] were found.",
    "The number of injured in the attack increased to [C 20]. [C Seven people died].",
    "So far [C more than 2,000 residents had been killed], twice that number hurt. The dead included [C 40 children].",
    "It caused damage, [C injuring dozens].",
    "[C Five of the injured are children].",
    "[C A woman was killed] and [C 20 injured people] fled.",
    "Внаслідок удару [C загинули щонайменше семеро людей], [C ще 16 поранено].",
    "[C Двоє дітей загинули], [C 20 осіб дістали поранення].",
    "[C Постраждали 16 мирних жителів], серед них [C двоє дітей].",
    "Кількість поранених зросла до [C 20].",
    "В результате удара [C погибли по меньшей мере семь человек], [C ещё 16 ранены].",
    "[C 18 человек получили ранения], в том числе [C двое детей].",
    "Thousands of soldiers were moved, and 266 damaged houses stood empty for two years.",
    "He was killed. Seven buildings burned. Many residents stay.",
]
OTHERS = [
    "Of the [W three Iskander ballistic missiles], the last carried a [W cluster warhead].",
    "He said that [W 15 missiles] flew over the [W artillery], [W rockets] and [W more than 20 drones].",
    "[O Kharkiv Mayor Igor Terekhov] met [O Ukrainian President Volodymyr Zelenskyy] and [O Mr. Zelensky] too.",
    "[O U.S. President Donald Trump] spoke in [L Kharkiv].",
    "[O President Volodymyr Zelensky] of Ukraine went to [L Lyubotyn], 25 miles from [L Kharkiv]’s centre.",
    "The city's mayor, [O Ihor Terekhov], and Ukraine’s [O prosecutor general] came to [L Ukraine’s northeast].",
    "[O Natalia Popova], who advises a council of the region, told the news.",
    "The [O State Emergency Service (DSNS)] worked in the [L Saltivka district].",
    "У [L Люботині] та [L Вовчанську] [L Харківської області] бачили [O Ігоря Терехова].",
    "[O Зеленський] був у [L Харкові], а [O ДСНС] гасила пожежу від [W двох ракет].",
    "KHARKIV and kharkiv are not spelled as the name is; the UN General Assembly is a venue.",
]


def marked(text: str, suggester: Suggester, letters: dict[str, str]) -> str:
    """Return the text with brackets around what is suggested."""
    for one in reversed(suggester.suggest(text, [], set())):
        quote = text[one.span.start : one.span.end]
        text = f"{text[: one.span.start]}[{letters[one.label_uid]} {quote}]{text[one.span.end :]}"
    return text


@pytest.mark.parametrize("expected", [*CASUALTIES, *OTHERS])
def test_the_codebook_is_followed(expected: str, suggester: Suggester, letters: dict[str, str]) -> None:
    text = re.sub(r"\[[CWOL] ([^]]*)\]", r"\1", expected)
    assert marked(text, suggester, letters) == expected


def quotes(text: str, found: list[Suggestion]) -> list[tuple[str, str]]:
    return [(one.span.quote(text), one.reason) for one in found]


def test_texts_tagged_before_are_found_again_as_whole_words(default_scheme: AnnotationScheme) -> None:
    weapons, places = default_scheme.labels[1].uid, default_scheme.labels[3].uid
    suggester = Suggester(
        default_scheme,
        {"Molotov": weapons, "Poltava": places, "vapour cloud": weapons, "20": weapons, "seven": weapons},
    )
    text = "In Poltava’s streets, Poltavan. Vapour cloud, vapour  cloud, vapour\ncloud; molotov, Molotov: 20, seven."
    assert quotes(text, suggester.suggest(text, [], set())) == [
        ("Poltava", Reason.TAGGED_BEFORE),
        ("Vapour cloud", Reason.TAGGED_BEFORE),
        ("vapour  cloud", Reason.TAGGED_BEFORE),
        ("Molotov", Reason.TAGGED_BEFORE),
    ]


def test_what_was_tagged_before_wins_over_the_scheme(default_scheme: AnnotationScheme) -> None:
    weapons = default_scheme.labels[1].uid
    found = Suggester(default_scheme, {"Kharkiv": weapons}).suggest("in Kharkiv", [], set())
    assert [(one.label_uid, one.reason) for one in found] == [(weapons, Reason.TAGGED_BEFORE)]


def test_labels_that_are_gone_are_not_suggested(default_scheme: AnnotationScheme) -> None:
    retired = default_scheme._replace(
        labels=tuple(label._replace(retired=label.name != "Weapons") for label in default_scheme.labels)
    )
    text = "A missile killed 7 people in Kharkiv and Poltava."
    found = Suggester(retired, {"Poltava": default_scheme.labels[3].uid, "in": "unknown"}).suggest(text, [], set())
    assert [one.span.quote(text) for one in found] == ["missile"]


def test_spans_that_are_taken_and_zones_stay_free(suggester: Suggester) -> None:
    text = "Kharkiv, Sumy, Kyiv and Kursk"
    found = suggester.suggest(text, [Span(0, 7), Span(5, 8)], set(), zones=[Span(10, 12)])
    assert [one.span.quote(text) for one in found] == ["Kyiv", "Kursk"]


def test_what_was_rejected_does_not_come_back_shorter(suggester: Suggester, default_scheme: AnnotationScheme) -> None:
    text = "three ballistic missiles"
    weapons, places = default_scheme.labels[1].uid, default_scheme.labels[3].uid
    assert quotes(text, suggester.suggest(text, [], {(0, 24, places)})) == [(text, Reason.TERM)]
    assert suggester.suggest(text, [], {(0, 24, weapons)}) == []


def test_names_are_found_whatever_the_apostrophe(suggester: Suggester) -> None:
    text = "Kharkiv Regional Prosecutor's Office, Kharkiv Regional Prosecutor’s Office, Куп’янськ, Куп'янськ"
    assert len(suggester.suggest(text, [], set())) == 4


def test_a_count_does_not_begin_on_the_line_above(suggester: Suggester) -> None:
    found = suggester.suggest("killed a \n three", [], set())
    assert not any("\n" in one.span.quote("killed a \n three") for one in found)


@given(
    st.lists(
        st.sampled_from(
            ["Kharkiv", "Mayor", "killed", "seven", "people", "of", "them", "a", "U.S.", "’s", ",", ".", "\n", "three",
             "missiles", "Iskander", "President", "Zelensky", "including", "20", "загинули", "людей", "😀", "-"]
        )
    ),
    st.sampled_from(["", " "]),
)  # fmt: skip
def test_suggestions_never_overlap_and_are_clean(suggester: Suggester, words: list[str], between: str) -> None:
    text = between.join(words)
    found = suggester.suggest(text, [], set())
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))
    for one in found:
        quote = one.span.quote(text)
        assert quote == quote.strip(" ,.’-")
        assert "\n" not in quote

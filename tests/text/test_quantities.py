"""Number words, row by row of the codebook, and what is typed into the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.quantities import (
    Qualifier,
    Quantity,
    QuantityEntryError,
    QuantityOrderError,
    find_quantities,
    format_entry,
    parse_entry,
    parse_quantity,
)

NOTHING = "none"


def said(low: int | None, high: int | None, qualifier: str) -> Quantity:
    return Quantity(low, high, Qualifier(qualifier))


def exact(number: int) -> Quantity:
    return said(number, number, "exact")


ENGLISH = {
    "at least seven civilians were killed": said(7, None, "at_least"),
    "no fewer than 12 people": said(12, None, "at_least"),
    "seven or more people": said(7, None, "at_least"),
    "20+ injured": said(20, None, "at_least"),
    "more than 1,000 residents had been killed": said(1000, None, "more_than"),
    "over 159,000 people": said(159_000, None, "more_than"),
    "up to 30 soldiers": said(None, 30, "up_to"),
    "as many as forty people": said(None, 40, "up_to"),
    "about 25 people": said(25, 25, "about"),
    "around a hundred wounded": said(100, 100, "about"),
    "nearly two hundred": said(200, 200, "about"),
    "some 30 people": said(30, 30, "about"),
    "three to five people": said(3, 5, "range"),
    "3-5 people": said(3, 5, "range"),
    "3–5 people": said(3, 5, "range"),
    "between 10 and 15 people": said(10, 15, "range"),
    "from 10 to 15 people": said(10, 15, "range"),
    "two or three missiles": said(2, 3, "range"),
    "a passerby": exact(1),
    "an employee": exact(1),
    "a bread factory employee": exact(1),
    "one person": exact(1),
    "another person": exact(1),
    "another 16 wounded": exact(16),
    "a further 16": exact(16),
    "at least another 16": said(16, None, "at_least"),
    "at least a further 16 people": said(16, None, "at_least"),
    "a total of 35": exact(35),
    "tens of people": said(10, None, "vague"),
    "injuring dozens": said(12, None, "vague"),
    "hundreds of civilians": said(100, None, "vague"),
    "tens of thousands of people": said(10_000, None, "vague"),
    "several hundred people": said(100, None, "vague"),
    "several people": said(None, None, "vague"),
    "many": said(None, None, "vague"),
    "numerous casualties": said(None, None, "vague"),
    "scores of people": said(None, None, "vague"),
    "casualties": said(None, None, "vague"),
    "injured civilians": said(None, None, "vague"),
    "a fourth victim": exact(1),
    "seven": exact(7),
    "Seven people died": exact(7),
    "eighteen": exact(18),
    "twenty-one": exact(21),
    "1,000": exact(1000),
    "1 000 people": exact(1000),
    "two thousand five hundred and six": exact(2506),
    "1.5 million refugees": exact(1_500_000),
    "two dozen people": exact(24),
    "more than a dozen people": said(12, None, "more_than"),
    "a couple of people": said(2, 2, "about"),
    "11-year-old": None,
    "an 11-year-old child": exact(1),
    "two 11-year-old boys": exact(2),
    "two of them are children": exact(2),
    "killing one person": exact(1),
    "killing a woman and two children": exact(1),
    "a group of 20 people": exact(20),
    "injuring at least 57 others": said(57, None, "at_least"),
    "killed 35": exact(35),
    "50 children": exact(50),
    "36 taken to hospital": exact(36),
    "36 taken to a hospital": exact(36),
    "three Iskander ballistic missiles": exact(3),
    "15 missiles": exact(15),
    "two 500-kilogram bombs": exact(2),
    "twice as many had been wounded": None,
    "guided bomb": None,
    "S-300 missiles": None,
    "Kh-22": None,
    "KAB-500": None,
    "155mm shells": None,
    "20 percent": None,
    "25 miles": None,
    "no one": None,
    "": None,
}
UKRAINIAN = {
    "щонайменше семеро людей загинули": said(7, None, "at_least"),
    "не менше 12 осіб": said(12, None, "at_least"),
    "не менше ніж дванадцять": said(12, None, "at_least"),
    "принаймні троє": said(3, None, "at_least"),
    "понад 1000 цивільних": said(1000, None, "more_than"),
    "більше ніж сто людей": said(100, None, "more_than"),
    "більше 20 поранених": said(20, None, "more_than"),
    "до 30 військових": said(None, 30, "up_to"),
    "не більше п’яти": said(None, 5, "up_to"),
    "близько 25 осіб": said(25, 25, "about"),
    "майже двісті людей": said(200, 200, "about"),
    "від 10 до 15 людей": said(10, 15, "range"),
    "двоє чи троє": said(2, 3, "range"),
    "10–15 поранених": said(10, 15, "range"),
    "одна людина": exact(1),
    "загинула людина": exact(1),
    "загинула жінка": exact(1),
    "четверта жертва": exact(1),
    "ще 16 поранених": exact(16),
    "двоє дітей": exact(2),
    "четверо": exact(4),
    "п’ятеро": exact(5),
    "п'ятьох поранено": exact(5),
    "пʼять": exact(5),
    "вісімнадцять": exact(18),
    "двадцять один": exact(21),
    "сто двадцять п’ять осіб": exact(125),
    "дві тисячі людей": exact(2000),
    "5 тис. осіб": exact(5000),
    "десятки поранених": said(10, None, "vague"),
    "сотні людей": said(100, None, "vague"),
    "тисячі людей": said(1000, None, "vague"),
    "десятки тисяч людей": said(10_000, None, "vague"),
    "кілька людей": said(None, None, "vague"),
    "кілька десятків поранених": said(10, None, "vague"),
    "декілька": said(None, None, "vague"),
    "поранені": said(None, None, "vague"),
    "11-річний хлопчик": exact(1),
    "11-річного": None,
    "20-ти людей": exact(20),
    "керована авіабомба": None,
}
RUSSIAN = {
    "по меньшей мере семь человек погибли": said(7, None, "at_least"),
    "не менее 12 человек": said(12, None, "at_least"),
    "как минимум трое": said(3, None, "at_least"),
    "более 1000 мирных жителей": said(1000, None, "more_than"),
    "свыше ста человек": said(100, None, "more_than"),
    "до 30 военных": said(None, 30, "up_to"),
    "около 25 человек": said(25, 25, "about"),
    "примерно двести": said(200, 200, "about"),
    "от 10 до 15 человек": said(10, 15, "range"),
    "пять-шесть человек": said(5, 6, "range"),
    "один человек погиб": exact(1),
    "погиб человек": exact(1),
    "ещё 16 раненых": exact(16),
    "двое детей": exact(2),
    "четверо": exact(4),
    "восемнадцать": exact(18),
    "двадцать один": exact(21),
    "трёх женщин": exact(3),
    "16 000 человек": exact(16_000),
    "десятки раненых": said(10, None, "vague"),
    "сотни": said(100, None, "vague"),
    "несколько человек": said(None, None, "vague"),
    "несколько сотен": said(100, None, "vague"),
    "5-летняя": None,
}


@pytest.mark.parametrize(("quote", "quantity"), [*ENGLISH.items(), *UKRAINIAN.items(), *RUSSIAN.items()])
def test_number_words_mean_what_the_codebook_says(quote: str, quantity: Quantity | None) -> None:
    assert parse_quantity(quote) == quantity


def test_quantities_are_found_in_running_text() -> None:
    text = (
        "At least nine residents died on May 23, 2024, and another 14 were hurt, a 6-year-old child among them. "
        "More than 1,000 houses burned; dozens fled 30 kilometers (18.6 miles) from an S-300 at 10:30. No. 5 cost $5."
    )
    found = [text[start:end] for start, end, _ in find_quantities(text)]
    assert found == ["At least nine", "23", "2024", "another 14", "More than 1,000", "dozens"]


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    end = 0
    for start, stop, _ in find_quantities(text):
        assert end <= start < stop <= len(text)
        end = stop
    parse_quantity(text)


@pytest.mark.parametrize(
    ("entry", "quantity"),
    [
        ("", None),
        ("  ", None),
        ("3", exact(3)),
        (" 3 ", exact(3)),
        ("0", exact(0)),
        ("3+", said(3, None, "at_least")),
        (">=3", said(3, None, "at_least")),
        ("≥ 3", said(3, None, "at_least")),
        ("3-5", said(3, 5, "range")),
        ("3–5", said(3, 5, "range")),
        ("3 — 5", said(3, 5, "range")),
        ("4-4", exact(4)),
        ("~30", said(30, 30, "about")),
        (">5", said(5, None, "more_than")),
        ("<7", said(None, 7, "up_to")),
        ("<=7", said(None, 7, "up_to")),
        ("≤7", said(None, 7, "up_to")),
        ("1,000", exact(1000)),
        ("1 000", exact(1000)),
        ("1\u00a0000-2\u00a0000", said(1000, 2000, "range")),
        ("at least 3", said(3, None, "at_least")),
        ("щонайменше троє", said(3, None, "at_least")),
        ("seven", exact(7)),
        ("dozens", said(12, None, "vague")),
        ("several", said(None, None, "vague")),
        ("?", said(None, None, "vague")),
        ("12+?", said(12, None, "vague")),
    ],
)
def test_entries_are_read(entry: str, quantity: Quantity | None) -> None:
    assert parse_entry(entry) == quantity


@pytest.mark.parametrize(
    "entry", ["x", "-3", "3.5", "1,0", "three wolves", "3++", "~3-5", ">3+", "9" * 13, "9" * 6000, "3 4", "+", "a"]
)
def test_nonsense_is_refused_in_words(entry: str) -> None:
    with pytest.raises(QuantityEntryError) as caught:
        parse_entry(entry)
    assert entry in caught.value.sentence()


def test_a_range_the_wrong_way_round_is_refused_with_its_reason() -> None:
    with pytest.raises(QuantityOrderError, match="lower number is above"):
        parse_entry("5-3")


NUMBERS = st.integers(0, 10**12 - 1)
QUANTITIES = st.one_of(
    NUMBERS.map(exact),
    NUMBERS.map(lambda number: said(number, number, "about")),
    NUMBERS.map(lambda number: said(number, None, "at_least")),
    NUMBERS.map(lambda number: said(number, None, "more_than")),
    NUMBERS.map(lambda number: said(None, number, "up_to")),
    st.tuples(NUMBERS, NUMBERS).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: said(*ends, "range")),
    st.one_of(st.none(), NUMBERS).map(lambda number: said(number, None, "vague")),
)


@given(QUANTITIES)
def test_what_is_shown_can_be_typed_again(quantity: Quantity) -> None:
    assert parse_entry(format_entry(quantity.low, quantity.high, quantity.qualifier)) == quantity


def test_numbers_without_a_qualifier_are_shown_too() -> None:
    assert format_entry(None, None) == ""
    assert format_entry(3, None) == "3+"
    assert format_entry(3, 3) == "3"
    assert format_entry(3, 5, None) == "3–5"


@given(st.text(alphabet="0123456789+-–~<>=≤≥?., aotlesr"))
def test_whatever_is_typed_is_read_or_refused(entry: str) -> None:
    try:
        quantity = parse_entry(entry)
    except QuantityEntryError:
        return
    if quantity:
        again = parse_entry(format_entry(quantity.low, quantity.high, quantity.qualifier))
        assert again == quantity


@pytest.mark.parametrize(
    "words", ["at least ", "million ", "one ", "tens of ", "twenty-", "1 000 ", "a ", "from 1 to "]
)
def test_endless_rows_of_number_words_are_no_trap(words: str) -> None:
    assert sum(1 for _ in find_quantities(words * 10_000)) <= 10_000

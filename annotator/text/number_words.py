"""The words for numbers and for how exact they are, in English, Ukrainian and Russian.

Words are looked up folded: lower case, without apostrophes, ``ё`` as ``е``. Ukrainian ``п’ять`` and Russian ``пять``
are then one word.
"""

from collections.abc import Iterable, Iterator


def _words(text: str) -> tuple[str, ...]:
    """Part a row of words; it reads better than as many quoted strings."""
    return tuple(text.split())


_ENGLISH = _words("""
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
""")
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_DECLINED = {
    0: "нуль нуля ноль",
    1: "один одна одно одне одного одної одному одній одним однією одну одной одном",
    2: "два дві двох двом двома двоє двойко две двух двум двумя двое двоих двоим двоими",
    3: "три трьох трьом трьома троє трех трем тремя трое троих троим троими",
    4: "чотири чотирьох чотирьом чотирма четверо четверох четыре четырех четырем четырьмя четверых четверым четверыми",
    5: "пять пяти пятьох пятьом пятьма пятеро пятерох пятью пятерых пятерым",
    6: "шість шести шістьох шістьом шістьма шестеро шестерох шесть шестью шестерых шестерым",
    7: "сім семи сімох сімом сімома сьома семеро семерох семь семью семерых семерым",
    8: "вісім восьми вісьмох вісьмом вісьмома восьмеро восьмерох восемь восемью восьмерых",
    9: "девять девяти девятьох девятьом девятьма девятеро девятью девятерых",
    10: "десять десяти десятьох десятьом десятьма десятеро десятью десятерых десяток десятка десятку",
    12: "дюжина дюжину дюжини дюжины",
    40: "сорок сорока",
    50: "пятдесят пятдесяти пятдесятьох пятдесятьма пятьдесят пятидесяти",
    60: "шістдесят шістдесяти шістдесятьох шестьдесят шестидесяти",
    70: "сімдесят сімдесяти сімдесятьох семьдесят семидесяти",
    80: "вісімдесят вісімдесяти вісімдесятьох восемьдесят восьмидесяти",
    90: "девяносто девяноста",
    100: "сто ста сотня сотню сотню",
    200: "двісті двохсот двести двухсот",
    300: "триста трьохсот трехсот",
    400: "чотириста чотирьохсот четыреста четырехсот",
    500: "пятсот пятисот пятьсот",
    600: "шістсот шестисот шестьсот",
    700: "сімсот семисот семьсот",
    800: "вісімсот восьмисот восемьсот",
    900: "девятсот девятисот девятьсот",
}
_TEENS = {
    11: "одинадцят одиннадцат",
    12: "дванадцят двенадцат",
    13: "тринадцят тринадцат",
    14: "чотирнадцят четырнадцат",
    15: "пятнадцят пятнадцат",
    16: "шістнадцят шестнадцат",
    17: "сімнадцят семнадцат",
    18: "вісімнадцят восемнадцат",
    19: "девятнадцят девятнадцат",
    20: "двадцят двадцат",
    30: "тридцят тридцат",
}
_TEEN_ENDINGS = _words("ь и ьох ьом ьма ью еро")


def _plain_numbers() -> Iterator[tuple[str, int]]:
    yield from zip(_ENGLISH, range(20), strict=True)
    yield from zip(_ENGLISH_TENS, range(20, 100, 10), strict=True)
    yield from (("couple", 2), ("pair", 2), ("both", 2), ("single", 1))
    for number, words in _DECLINED.items():
        yield from ((word, number) for word in words.split())
    for number, stems in _TEENS.items():
        yield from ((stem + ending, number) for stem in stems.split() for ending in _TEEN_ENDINGS)


def _spread(table: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in table.items() for word in words.split()}


NUMBERS: dict[str, int] = dict(_plain_numbers())
"""Words that are a number of their own."""

MULTIPLIERS: dict[str, int] = _spread(
    {
        12: "dozen",
        100: "hundred",
        1000: "thousand тисяча тисячу тисячею тисячі тисяч тис тысяча тысячу тысячи тысяч тыс",
        1_000_000: "million мільйон мільйона мільйони мільйонів млн миллион миллиона миллионы миллионов",
    }
)
"""Words that multiply the number before them; alone they stand for themselves."""

FLOORS: dict[str, int] = _spread(
    {
        10: "tens десятки десятків десятками десятках десятков десяткам",
        12: "dozens",
        100: "hundreds сотні сотень сотнями сотнях сотни сотен",
        1000: "thousands тисячі тисяч тисячами тисячах тысячи тысяч тысячами",
        1_000_000: "millions мільйони мільйонів миллионы миллионов",
    }
)
"""Plurals that name no number, with the smallest that they may mean (ACLED's rule)."""

VAGUE = frozenset(
    _words("""
    several many numerous multiple scores few some various countless handful
    кілька кількох кільком кількома декілька декількох багато багатьох чимало численні численних
    несколько нескольких нескольким много многие многих немало многочисленные многочисленных
    """)
)
"""Words for a number that nobody says."""

ONES = frozenset(("a", "an", "another"))
"""Words that count one person when no number follows."""

FILLERS = frozenset(_words("another a an further additional extra some total of the other ще іще еще"))
"""Words that may stand between a qualifier and its number, and change nothing."""

_QUALIFIERS = {
    "at_least": """at least|at the very least|no fewer than|no less than|not fewer than|not less than|minimum of
        |a minimum of|upwards of|upward of
        |щонайменше|щонайменш|принаймні|не менше|не менше ніж|не менше як|не менш ніж|не менш як|не менше від|мінімум
        |як мінімум|по меньшей мере|по крайней мере|не менее|не менее чем|не меньше|не меньше чем|минимум
        |как минимум|хотя бы""",
    "more_than": """more than|over|above|in excess of|well over|well more than
        |понад|більше|більше ніж|більше як|більш ніж|більш як|більше за
        |более|более чем|больше|больше чем|свыше""",
    "up_to": """up to|as many as|no more than|not more than|at most|a maximum of|maximum of|fewer than|less than|under
        |до|щонайбільше|не більше|не більше ніж|не більше як|не більш ніж|не більш як|максимум|менше|менше ніж|менш ніж
        |не более|не более чем|не больше|не больше чем|менее|менее чем|меньше|меньше чем""",
    "about": """about|around|nearly|almost|approximately|roughly|some|close to|an estimated|estimated|circa
        |близько|майже|приблизно|орієнтовно|десь|коло|біля
        |около|примерно|почти|порядка|приблизительно|ориентировочно""",
    "range": "between|from|від|між|от|между",
}

SUFFIXES = {
    ("or", "more"): "at_least",
    ("and", "more"): "at_least",
    ("plus",): "at_least",
    ("або", "більше"): "at_least",
    ("чи", "більше"): "at_least",
    ("і", "більше"): "at_least",
    ("или", "более"): "at_least",
    ("или", "больше"): "at_least",
    ("и", "более"): "at_least",
    ("или", "менее"): "up_to",
    ("or", "fewer"): "up_to",
    ("or", "less"): "up_to",
    ("or", "so"): "about",
}
"""Words behind a number that say how exact it is."""

CONNECTORS = frozenset(_words("to or and до чи або та і й или и"))
"""Words between the two numbers of a range."""

LOOSE_CONNECTORS = frozenset(("to", "or", "чи", "або", "или"))
"""Those that make a range without ``between`` or ``from`` in front."""

UNIT_STEMS = _words("""
    year month week hour minute kilomet centimet millimet metre meter kilogram tonne storey percent dollar hryvnia
    degree january february april august september october november december
    місяц тижд тижн годин хвилин кілометр метр кілограм тонн відсот грив долар євро поверх градус річн
    січн лютого березн квітн травн червн липн серпн вересн жовтн листопад грудн
    месяц недел минут километр килограм процент рубл этаж летн годовал январ феврал апрел июн июл
    сентябр октябр ноябр декабр
    """)
"""Beginnings of words that make the number before them a measure, an age or a date."""

UNIT_WORDS = frozenset(
    _words("""
    day days second seconds story stories square mile miles km kg mm cm ton tons pound pounds euro euros per cent pc
    st nd rd th am pm mph march june july
    рік року роки років рокам день дні днів днях днями доба доби добу діб км мм см кг м г кв грн
    год года году годы годов лет день дня дни дней днях сутки суток час часа часов руб марта мая августа
    """)
)
"""Whole words that do the same."""


def _by_first_word(table: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for qualifier, phrases in table.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, qualifier))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


QUALIFIERS = _by_first_word(_QUALIFIERS)
"""By first word: every phrase that says how exact the number behind it is, the longest first."""

_ORDINALS = _words("""
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
""")
_ORDINAL_STEMS = _words("""
    перш перв друг втор трет четверт пят шост шест сьом седьм восьм девят десят одинадцят
    одиннадцат дванадцят двенадцат
    """)
_ORDINAL_ENDINGS = _words("ий ій ый ой ый а я е у ю ою ої ого его ьего ому ему им ым ім ья ье")


def _ordinals() -> Iterable[str]:
    yield from _ORDINALS
    yield from (stem + ending for stem in _ORDINAL_STEMS for ending in _ORDINAL_ENDINGS)


ORDINALS = frozenset(_ordinals()) - NUMBERS.keys()
"""Words for a place in a row: ``a fourth victim`` is one person."""

ONE_PERSON = frozenset(
    _words("""
    людина людину жінка жінку чоловік чоловіка дитина дитину хлопчик хлопчика дівчинка дівчинку мешканець мешканця
    мешканка мешканку житель жителя цивільний жертва жертву рятувальник
    человек человека женщина женщину мужчина мужчину ребенок ребенка мальчик мальчика девочка девочку жительница
    """)
)
"""Nouns in the singular that count one person, in languages without articles."""

UNCOUNTED = frozenset(
    _words("""
    casualties victims fatalities deaths injuries dead injured wounded killed civilians people residents
    жертви жертв загиблі загиблих поранені поранених постраждалі постраждалих людей цивільних
    жертвы погибшие погибших раненые раненых пострадавшие пострадавших
    """)
)
"""Nouns in the plural that say that there were some people, and not how many."""

"""How many: from the words of an article ("at least seven") and from what is typed into a form ("3+")."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.text.number_words import (
    CONNECTORS,
    FILLERS,
    FLOORS,
    LOOSE_CONNECTORS,
    MULTIPLIERS,
    NUMBERS,
    ONE_PERSON,
    ONES,
    ORDINALS,
    QUALIFIERS,
    SUFFIXES,
    UNCOUNTED,
    UNIT_STEMS,
    UNIT_WORDS,
    VAGUE,
)
from annotator.text.tokens import Token, read_tokens

LARGEST = 10**12
"""Numbers from here on are taken for a slip."""

_LONGEST = 12
"""How many tokens a qualifier or a number may have; what goes on longer is no sentence."""

_DASHES = frozenset("-–—‑")
_CASE_ENDINGS = frozenset(("ти", "х", "ма", "м", "мя", "ми", "ох", "ьох", "рьох", "тьох", "еро", "теро", "ро"))
_WORD_NUMBERS = NUMBERS.keys() | MULTIPLIERS.keys() | FLOORS.keys() | VAGUE
_COMPARISONS = frozenset(("twice", "вдвічі", "удвічі", "втричі", "вдвое", "втрое"))
_ACTS = re.compile("kill|injur|wound|hurt|maim|claim|leav|left|captur|displac|including|included|and$|of$")


class Qualifier(StrEnum):
    """How exact a quantity is."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people or things, as far as the words tell it; None where they leave an end open."""

    low: int | None
    high: int | None
    qualifier: Qualifier = Qualifier.EXACT


class QuantityEntryError(KnownError):
    """What was typed into a form is no quantity."""

    happened = QT_TRANSLATE_NOOP("errors", "“{entry}” is not a number of people or things.")
    kept = QT_TRANSLATE_NOOP("errors", "The earlier value was kept.")
    cure = QT_TRANSLATE_NOOP("errors", "Type 3, 3+, 3-5, ~30, >5 or ≤7, or words such as “at least 3”.")


class QuantityOrderError(QuantityEntryError):
    """A range whose ends stand the wrong way round."""

    happened = QT_TRANSLATE_NOOP("errors", "In “{entry}” the lower number is above the higher.")
    cure = QT_TRANSLATE_NOOP("errors", "Type the lower number first, such as 3-5.")


def find_quantities(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Yield every quantity phrase of a text with its place; ages, dates, measures and model numbers are left out."""
    tokens = read_tokens(text)
    for first, behind, quantity in quantity_phrases(tokens):
        yield tokens[first].start, tokens[behind - 1].end, quantity


def quantity_phrases(tokens: list[Token]) -> Iterator[tuple[int, int, Quantity]]:
    """Yield quantity phrases as places in a row of tokens: first token, the one behind the last, what it says."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        found = None
        if token.number is not None or token.word in _STARTS:
            found = _phrase(tokens, place)
        if found:
            yield place, found[1], found[0]
            place = found[1]
        else:
            place += 1


def parse_quantity(quote: str) -> Quantity | None:
    """Read how many people or things a tagged stretch speaks of, or None where it gives no hint."""
    tokens = read_tokens(unicodedata.normalize("NFC", quote))
    phrase = next(quantity_phrases(tokens), None)
    article = next((place for place in range(len(tokens)) if _counts_one(tokens, place)), None)
    if phrase and (article is None or phrase[0] <= article or tokens[phrase[0] - 1].word == "of"):
        return phrase[2]
    words = {token.word for token in tokens}
    if article is not None or words & ONE_PERSON or words & ORDINALS:
        return Quantity(1, 1)
    return Quantity(None, None, Qualifier.VAGUE) if words & UNCOUNTED and not words & _COMPARISONS else None


def _counts_one(tokens: list[Token], place: int) -> bool:
    """Tell whether ``a``, ``an`` or ``another`` counts one person: at the start, or behind what was done."""
    if tokens[place].word not in ONES or place + 1 == len(tokens):
        return False
    return place == 0 or _ACTS.match(tokens[place - 1].word) is not None


def _phrase(tokens: list[Token], place: int) -> tuple[Quantity, int] | None:
    """Read the quantity phrase that starts at a place."""
    first = place
    qualifier = ""
    while place < min(len(tokens), first + _LONGEST // 2):
        prefix, after = _qualifier(tokens, place)
        if after == place:
            break
        qualifier = qualifier or prefix
        place = after
    read = _counted(tokens, place, qualifier)
    if read is None or _is_part_of_a_name(tokens, first, place):
        return None
    quantity, behind = read
    return None if _measures(tokens, behind) else (quantity, behind)


def _qualifier(tokens: list[Token], place: int) -> tuple[str, int]:
    """Read one phrase such as ``at least``, or a word that changes nothing; return it and the place behind."""
    word = tokens[place].word
    for phrase, qualifier in QUALIFIERS.get(word, ()):
        behind = place + len(phrase)
        if tuple(token.word for token in tokens[place:behind]) == phrase:
            return qualifier, behind
    if word == "~" or word == "≈":
        return Qualifier.ABOUT, place + 1
    return ("", place + 1) if word in FILLERS else ("", place)


def _counted(tokens: list[Token], place: int, qualifier: str) -> tuple[Quantity, int] | None:
    """Read the number, the range or the vague word behind a qualifier."""
    read = _number(tokens, place)
    if read is None:
        return _vague(tokens, place, qualifier)
    low, behind = read
    upper = _upper_end(tokens, behind, loose=qualifier != Qualifier.RANGE)
    if upper and upper[0] > low:
        return Quantity(low, upper[0], Qualifier.RANGE), upper[1]
    if qualifier == Qualifier.RANGE:
        return None
    for words, said in SUFFIXES.items():
        if not qualifier and tuple(token.word for token in tokens[behind : behind + len(words)]) == words:
            return _quantity(low, said), behind + len(words)
    if not qualifier and behind < len(tokens) and _joined(tokens, behind) and tokens[behind].word == "+":
        return _quantity(low, Qualifier.AT_LEAST), behind + 1
    if not qualifier and _words_at(tokens, behind, "-", "plus"):
        return _quantity(low, Qualifier.AT_LEAST), behind + 2
    return _quantity(low, "about" if tokens[place].word == "couple" else qualifier), behind


def _quantity(number: int, qualifier: str) -> Quantity:
    if qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return Quantity(number, None, Qualifier(qualifier))
    if qualifier == Qualifier.UP_TO:
        return Quantity(None, number, Qualifier.UP_TO)
    return Quantity(number, number, Qualifier(qualifier or "exact"))


def _vague(tokens: list[Token], place: int, qualifier: str) -> tuple[Quantity, int] | None:
    """Read ``dozens``, ``tens of thousands``, ``several``, ``кілька сотень``; ``some`` was taken for a qualifier."""
    low, behind, seen = None, place, tokens[place - 1].word == "some" and qualifier == Qualifier.ABOUT
    if behind < len(tokens) and tokens[behind].word in VAGUE and not _words_at(tokens, behind - 1, "as", "many"):
        behind, seen = behind + 1, True
    while behind < min(len(tokens), place + _LONGEST):
        here = behind + 1 if _words_at(tokens, behind, "of") else behind
        word = tokens[here].word if here < len(tokens) else ""
        floor = FLOORS.get(word) or (MULTIPLIERS.get(word) if seen else None)
        if floor is None:
            break
        low, behind, seen = (low or 1) * floor, here + 1, True
    return (Quantity(low, None, Qualifier.VAGUE), behind) if seen else None


def _number(tokens: list[Token], place: int) -> tuple[int, int] | None:
    """Read a number in digits or in words that starts at a place, and return the place behind it."""
    if place >= len(tokens) or _words_at(tokens, place - 1, "no", "one"):
        return None
    total, current, room = 0.0, 0.0, float(LARGEST)
    seen = False
    last = min(len(tokens), place + _LONGEST)
    while place < last:
        token = tokens[place]
        multiplier = MULTIPLIERS.get(token.word)
        value = token.number if token.number is not None else NUMBERS.get(token.word)
        if multiplier and (seen or token.word not in FLOORS):
            if multiplier >= 1000:
                total, current, room = total + (current or 1) * multiplier, 0, multiplier
            else:
                current, room = (current or 1) * multiplier, 100 if multiplier == 100 else 0
        elif value is not None and (not seen or (0 < value < room and token.number is None)):
            current, room = current + value, _room(token, value)
        elif not (seen and _goes_on(tokens, place, room)):
            break
        place, seen = place + 1, True
    number = total + current
    if not seen or number != int(number) or number >= LARGEST:
        return None
    return int(number), place


def _room(token: Token, value: float) -> float:
    """Return what a number must stay below to be added to this one, as ``five`` to ``twenty``."""
    if token.number is not None:
        return 0
    if value >= 100:
        return 100
    return 10 if value >= 20 and value % 10 == 0 else 0


def _goes_on(tokens: list[Token], place: int, room: float) -> bool:
    """Tell whether a hyphen or an ``and`` joins two words of one number: ``twenty-one``, ``a hundred and five``."""
    following = NUMBERS.get(tokens[place + 1].word, 0) if place + 1 < len(tokens) else 0
    if not 0 < following < room:
        return False
    word = tokens[place].word
    return (word in _DASHES and room == 10) or (word == "and" and room >= 100)


def _upper_end(tokens: list[Token], place: int, *, loose: bool) -> tuple[int, int] | None:
    """Read the second number of a range; without ``between`` or ``from`` in front only some words join."""
    if place >= len(tokens) or tokens[place].word not in _DASHES | (LOOSE_CONNECTORS if loose else CONNECTORS):
        return None
    return _number(tokens, place + 1)


def _is_part_of_a_name(tokens: list[Token], first: int, place: int) -> bool:
    """Tell whether a number belongs to what stands before it: ``S-300``, ``No. 5``, ``$5``, ``10:30``, ``1.5.2``."""
    if first == 0 or place != first:
        return False
    before = tokens[first - 1]
    if before.word in {"$", "€", "£", "₴", "№", "#", "no", "article", "ст"}:
        return True
    if before.word == "." and first > 1:
        return tokens[first - 2].word in {"no", "ст"} or (
            _joined(tokens, first) and tokens[first - 2].number is not None
        )
    if not _joined(tokens, first):
        return False
    joins_words = first > 1 and _joined(tokens, first - 1) and tokens[first - 2].word not in NUMBERS
    return before.word[:1].isalpha() or (before.word in _DASHES | {"/", ":"} and joins_words)


def _measures(tokens: list[Token], behind: int) -> bool:
    """Tell whether the words behind a number make it an age, a measure or a date: ``11-year-old``, ``5 km``."""
    if behind >= len(tokens):
        return False
    token, joined = tokens[behind], _joined(tokens, behind)
    if token.word in {"%", "°", "‰"}:
        return True
    digits = tokens[behind - 1].number is not None
    if (
        token.word in _DASHES | {":", "/", ".", ","}
        and joined
        and behind + 1 < len(tokens)
        and _joined(tokens, behind + 1)
    ):
        following = tokens[behind + 1]
        if following.word in _CASE_ENDINGS and digits:
            return behind + 2 < len(tokens) and _is_unit(tokens[behind + 2])
        return token.word not in {"—", ","} and (following.number is not None or following.word not in _WORD_NUMBERS)
    return (joined and digits and token.word[:1].isalpha()) or _is_unit(token)


def _is_unit(token: Token) -> bool:
    return token.word in UNIT_WORDS or token.word.startswith(UNIT_STEMS)


def _joined(tokens: list[Token], place: int) -> bool:
    """Tell whether a token follows the one before it without a gap."""
    return place > 0 and tokens[place - 1].end == tokens[place].start


def _words_at(tokens: list[Token], place: int, *words: str) -> bool:
    return place >= 0 and tuple(token.word for token in tokens[place : place + len(words)]) == words


_STARTS = _WORD_NUMBERS | QUALIFIERS.keys() | (FILLERS - {"of", "the", "other"}) | {"~", "≈"}

_ENTRY = re.compile(
    r"(?P<sign>[~≈<>≤≥]|<=|>=)?\s*(?P<low>[\d.,\s]*\d)\s*(?:(?P<plus>\+\s*\??)|[-–—‑]\s*(?P<high>[\d.,\s]*\d))?"
)
_GROUPED = re.compile(r"\d{1,12}|\d{1,3}(?:[,.\s]\d{3}){1,3}")


def parse_entry(text: str) -> Quantity | None:
    """Read what was typed into a form: ``3``, ``3+``, ``3-5``, ``~30``, ``>5``, ``≤7``, ``1,000``, or words.

    Returns None where nothing was typed.

    Raises:
        QuantityEntryError: this is no quantity.

    """
    entry = unicodedata.normalize("NFC", text).strip()
    if not entry:
        return None
    if entry == "?":
        return Quantity(None, None, Qualifier.VAGUE)
    typed = _ENTRY.fullmatch(entry)
    if typed:
        return _typed_quantity(entry, typed)
    tokens = read_tokens(entry)
    read = _phrase(tokens, 0) if tokens else None
    if read is None or read[1] != len(tokens):
        raise QuantityEntryError(entry=entry)
    return read[0]


def _typed_quantity(entry: str, typed: re.Match[str]) -> Quantity:
    sign, plus = typed["sign"] or "", (typed["plus"] or "").replace(" ", "")
    low = _typed_number(entry, typed["low"])
    if typed["high"]:
        high = _typed_number(entry, typed["high"])
        if sign:
            raise QuantityEntryError(entry=entry)
        if high < low:
            raise QuantityOrderError(entry=entry)
        return Quantity(low, high, Qualifier.RANGE if low < high else Qualifier.EXACT)
    if plus:
        if sign:
            raise QuantityEntryError(entry=entry)
        return Quantity(low, None, Qualifier.VAGUE) if plus.endswith("?") else _quantity(low, Qualifier.AT_LEAST)
    return _quantity(low, _SIGNS[sign])


_SIGNS = {
    "": "exact",
    "~": "about",
    "≈": "about",
    ">": "more_than",
    ">=": "at_least",
    "≥": "at_least",
    "<": "up_to",
    "<=": "up_to",
    "≤": "up_to",
}


def _typed_number(entry: str, digits: str) -> int:
    if not _GROUPED.fullmatch(digits):
        raise QuantityEntryError(entry=entry)
    return int(re.sub(r"\D", "", digits))


def format_entry(low: int | None, high: int | None, qualifier: str | None = None) -> str:
    """Return the shortest entry that :func:`parse_entry` reads back as the same quantity, in signs of no language."""
    if low is None and high is None:
        return "?" if qualifier == Qualifier.VAGUE else ""
    if low is None:
        return f"≤{high}"
    if high is None:
        if qualifier == Qualifier.VAGUE:
            return f"{low}+?"
        return f">{low}" if qualifier == Qualifier.MORE_THAN else f"{low}+"
    if low != high:
        return f"{low}–{high}"
    return f"~{low}" if qualifier == Qualifier.ABOUT else str(low)

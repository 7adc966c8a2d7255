"""Numbers, words and marks in a row: what number words and known phrases are read from."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*)|[^\w\s]"
)
_FOLDED = str.maketrans({"'": "", "’": "", "ʼ": "", "ё": "е"})


class Token(NamedTuple):
    """A number, a word or a mark in a text, with the word folded for looking up."""

    start: int
    end: int
    word: str
    number: float | None = None


def fold_word(word: str) -> str:
    """Return a word as the tables of number words hold it: lower case, no apostrophes, ``ё`` as ``е``."""
    return word.casefold().translate(_FOLDED)


def read_tokens(text: str) -> list[Token]:
    """Part a text into numbers, words and marks; a possessive ``'s`` is a mark and a word."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "word":
            found.append(Token(start, end, fold_word(match.group())))
        elif kind == "number":
            found.append(Token(start, end, "", _literal(match.group())))
        else:
            found.append(Token(start, end, "'" if match.group() in "’ʼ" else match.group()))
    return found


def _literal(digits: str) -> float | None:
    """Return the value of a number in digits; None where it is too long to be a count."""
    grouped = re.fullmatch(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+", digits)
    if grouped:
        digits = re.sub(r"\D", "", digits)
    return float(digits.replace(",", ".")) if len(digits) <= 13 else None

"""What differs between two versions of a text, word by word, as a reader wants to see it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

_WORD = re.compile(r"\S+\s*")
_LONE = 1
"""So few words between differences, such as "a", are the same by chance."""
_MOST_WORDS = 20_000
"""What stands behind so many words is not compared."""


class Side(StrEnum):
    """Which version has a piece of text."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both versions have, or one of them."""

    side: Side
    text: str


def word_difference(first: str, second: str) -> list[Piece]:
    """Return both versions as one text; white space, quotes' shapes and the case of words make no difference."""
    one, other = (_WORD.findall(text + " ")[:_MOST_WORDS] for text in (first, second))
    pieces: list[Piece] = []
    only_first: list[str] = []
    only_second: list[str] = []
    steps = list(Indel.opcodes(list(map(_folded, one)), list(map(_folded, other))))
    for number, step in enumerate(steps):
        same = other[step.dest_start : step.dest_end]
        is_lone = len(same) <= _LONE and 0 < number < len(steps) - 1 and "\n" not in "".join(same)
        if step.tag == "equal" and not is_lone:
            pieces += _pieces(only_first, only_second)
            pieces.append(Piece(Side.BOTH, "".join(same)))
            only_first, only_second = [], []
        else:
            only_first += one[step.src_start : step.src_end]
            only_second += same
    return [*pieces, *_pieces(only_first, only_second)]


def _pieces(only_first: list[str], only_second: list[str]) -> list[Piece]:
    sides = ((Side.FIRST, only_first), (Side.SECOND, only_second))
    return [Piece(side, "".join(words)) for side, words in sides if words]


def shortened(pieces: Sequence[Piece], around: int = 12) -> Iterator[Piece]:
    """Yield pieces with no more of what both versions have than some words beside each difference."""
    for place, piece in enumerate(pieces):
        words = _WORD.findall(piece.text)
        if piece.side is not Side.BOTH or len(words) <= 2 * around + 5:
            yield piece
            continue
        before = words[:around] if place else []
        after = words[-around:] if place < len(pieces) - 1 else []
        yield Piece(Side.BOTH, "".join(before).rstrip() + (" " if before else "") + "… " + "".join(after))


def _folded(word: str) -> str:
    return word.strip().casefold().translate(_SHAPES)


_SHAPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-"})

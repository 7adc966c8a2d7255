"""Many phrases, found in one walk through a text: as whole words, on one line, names with their capitals."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.text.quantities import Token, read_tokens

_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_FOLDED_MARKS = str.maketrans({"’": "'", "ʼ": "'"})


class Phrase(NamedTuple):
    """A phrase worth suggesting: for which label and why."""

    label_uid: str
    reason: str


class Found(NamedTuple):
    """A phrase in a row of tokens: the first token and the one behind the last."""

    first: int
    behind: int
    phrase: Phrase


class _Node:
    """Where the phrases that begin alike part."""

    __slots__ = ("following", "phrases")

    def __init__(self) -> None:
        self.following: dict[str | float | None, _Node] = {}
        self.phrases: dict[str, Phrase] = {}
        """By spelling where capitals matter; under the empty string where they do not."""


class PhraseBook:
    """Phrases by their words. Of two entries that read the same, the first stays."""

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, text: str, phrase: Phrase) -> None:
        """Add a phrase; one with a capital is found only spelled that way."""
        text = _ARTICLE.sub("", text.strip())
        words = _words(text)
        if not any(isinstance(word, str) and word[:1].isalpha() for word in words):
            return
        node = self._root
        for word in words:
            following = node.following.get(word)
            if following is None:
                following = node.following[word] = _Node()
            node = following
        node.phrases.setdefault(_spelling(text) if text.lower() != text else "", phrase)

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Found]:
        """Yield every phrase of the book in a text, overlapping ones too."""
        for first, token in enumerate(tokens):
            node = self._root.following.get(token.word or token.number)
            place = first
            while node is not None:
                place += 1
                if node.phrases:
                    spelling = _spelling(text[token.start : tokens[place - 1].end])
                    phrase = node.phrases.get(spelling) or node.phrases.get("")
                    if phrase:
                        yield Found(first, place, phrase)
                if not node.following or not on_one_line(text, tokens, place):
                    break
                node = node.following.get(tokens[place].word or tokens[place].number)


def on_one_line(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token stands behind another one with nothing but spaces between."""
    if not 0 < place < len(tokens):
        return False
    gap = text[tokens[place - 1].end : tokens[place].start]
    return not gap or (gap.isspace() and "\n" not in gap and "\u2029" not in gap)


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str | float | None, ...]:
    return tuple(token.word or token.number for token in read_tokens(text))


def _spelling(text: str) -> str:
    return " ".join(text.translate(_FOLDED_MARKS).split())

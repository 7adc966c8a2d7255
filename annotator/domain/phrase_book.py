"""Many phrases, found in one walk through a text: as whole words, on one line, names with their capitals."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.text.declension import declined
from annotator.text.tokens import Token, read_tokens

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

    __slots__ = ("declined", "following", "phrases")

    def __init__(self) -> None:
        self.following: dict[str | float | None, _Node] = {}
        self.phrases: dict[str, Phrase] = {}
        """By spelling where capitals matter; under the empty string where they do not."""
        self.declined: dict[str, Phrase] = {}
        """Phrases that may stand here in another case of the language, by their capitals."""


class PhraseBook:
    """Phrases by their words. Of two entries that read the same, the first stays."""

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, text: str, phrase: Phrase, *, decline: bool = False) -> None:
        """Add a phrase; one with a capital is found only spelled that way, or declined with the same capitals."""
        text = _ARTICLE.sub("", text.strip())
        words = _words(text)
        if not any(isinstance(word, str) and word[:1].isalpha() for word in words):
            return
        node = self._root
        for word in words:
            node = _next(node, word, decline=decline)
        capitals = "" if text.lower() == text else _spelling(text)
        node.phrases.setdefault(capitals, phrase)
        if decline:
            node.declined.setdefault(_capitals(text), phrase)

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Found]:
        """Yield every phrase of the book in a text, overlapping ones too."""
        for first, token in enumerate(tokens):
            node = self._root.following.get(token.word or token.number)
            place = first
            while node is not None:
                place += 1
                if node.phrases:
                    phrase = _phrase_at(node, text[token.start : tokens[place - 1].end])
                    if phrase:
                        yield Found(first, place, phrase)
                if not node.following or not on_one_line(text, tokens, place):
                    break
                node = node.following.get(tokens[place].word or tokens[place].number)


def _next(node: _Node, word: str | float | None, *, decline: bool) -> _Node:
    """Return the node behind a word, made where there is none; the word's other forms lead there too."""
    following = node.following.get(word)
    if following is None:
        following = node.following[word] = _Node()
    for form in declined(word) if decline and isinstance(word, str) else ():
        node.following.setdefault(form, following)
    return following


def _phrase_at(node: _Node, quote: str) -> Phrase | None:
    phrase = node.phrases.get("") or node.phrases.get(_spelling(quote))
    return phrase or (node.declined.get(_capitals(quote)) if node.declined else None)


def on_one_line(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token stands behind another one with nothing but spaces between."""
    if not 0 < place < len(tokens):
        return False
    gap = text[tokens[place - 1].end : tokens[place].start]
    return not gap or (gap.isspace() and "\n" not in gap and "\u2029" not in gap)


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str | float | None, ...]:
    return tuple(token.word or token.number for token in read_tokens(text))


def _capitals(text: str) -> str:
    """Return which words begin with a capital, as ``Aa``; a word in capitals alone is none of them."""
    return "".join("A" if word[0].isupper() and not word.isupper() else "a" for word in text.split())


def _spelling(text: str) -> str:
    return " ".join(text.translate(_FOLDED_MARKS).split())

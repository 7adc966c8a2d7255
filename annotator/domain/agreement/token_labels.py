r"""Which tokens of a text are marked, and with which labels: what token kappa counts.

A token is a run of word characters or one other character that is not white space, ``\w+|[^\w\s]``. It is marked
where a span covers any of it. Only the text around spans is cut into tokens; of the rest their number is enough.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from annotator.domain.agreement.kappa import cohen_kappa
from annotator.domain.agreement.matching import Unit

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SINGLE = re.compile(r"[^\w\s]")

Marks = dict[int, int]
"""By where a marked token starts: its labels, one bit each."""


def token_count(text: str) -> int:
    """Return how many tokens a text has."""
    words, singles = _SINGLE.subn(" ", text)
    return len(words.split()) + singles


def marked_tokens(text: str, units: Iterable[Unit], bits: Mapping[Hashable, int]) -> Marks:
    """Return the tokens that the units mark, with the bit of every label that marks them."""
    marks: Marks = {}
    for start, end, label in units:
        first = start
        while first and _is_word(text[first]) and _is_word(text[first - 1]):
            first -= 1
        for token in _TOKEN.finditer(text, first):
            place = token.start()
            if place >= end:
                break
            marks[place] = marks.get(place, 0) | bits[label]
    return marks


class TokenTable:
    """Tokens counted by the labels that two annotators marked them with."""

    def __init__(self) -> None:
        self._tokens = 0
        self._marked: Counter[tuple[int, int]] = Counter()

    def add(self, tokens: int, first: Marks, second: Marks) -> None:
        """Count the tokens of one article."""
        self._tokens += tokens
        self._marked.update((mask, second.get(place, 0)) for place, mask in first.items())
        self._marked.update((0, mask) for place, mask in second.items() if place not in first)

    def kappa(self, bit: int | None = None, *, only_marked: bool = False) -> float | None:
        """Return Cohen's kappa over all tokens, or over those that at least one annotator marked with any label.

        A token's category is the set of its labels, or with ``bit`` whether it has that label. Over all tokens, the
        many that nobody marked push kappa up; over marked tokens only, it is harsh, and with a single label never
        above 0. Neither sees where one span ends and a touching one begins (both after Brandsen, Verberne, Wansleeben
        & Lambers 2020, LREC, 4573-4577).
        """
        table: Counter[tuple[Hashable, Hashable]] = Counter()
        for (first, second), count in self._marked.items():
            table[(first, second) if bit is None else (bool(first & bit), bool(second & bit))] += count
        if not only_marked:
            nothing = 0 if bit is None else False
            table[nothing, nothing] += self._tokens - self._marked.total()
        return cohen_kappa(table)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"

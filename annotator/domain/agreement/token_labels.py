r"""Which tokens two annotators marked, and with which labels: what token kappa counts.

A token is a run of word characters or one other character that is not white space, ``\w+|[^\w\s]``. It is marked where
a span covers any of it. Only the text under spans is cut into tokens; of the rest their number is enough.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from annotator.domain.agreement.kappa import cohen_kappa
from annotator.domain.agreement.matching import Unit

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SINGLE = re.compile(r"[^\w\s]")
_WORD = re.compile(r"\w+")

_Stretch = tuple[int, int]
Masks = tuple[int, int]
"""The labels of the first and of the second annotator, one bit each."""


def token_count(text: str) -> int:
    """Return how many tokens a text has."""
    words, singles = _SINGLE.subn(" ", text)
    return len(words.split()) + singles


class TokenTable:
    """Tokens counted by the labels that two annotators marked them with."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        self._bits = bits
        self._tokens = 0
        self._marked: Counter[Masks] = Counter()

    def add(self, text: str, tokens: int, first: Iterable[Unit], second: Iterable[Unit]) -> None:
        """Count the tokens of one article, of which there are ``tokens``."""
        self._tokens += tokens
        stretches: dict[_Stretch, Masks] = {}
        for start, end, label in first:
            mine, theirs = stretches.get((start, end), (0, 0))
            stretches[start, end] = mine | self._bits[label], theirs
        for start, end, label in second:
            mine, theirs = stretches.get((start, end), (0, 0))
            stretches[start, end] = mine, theirs | self._bits[label]
        for together in _clusters(text, sorted(stretches)):
            if len(together) == 1:
                start, end = together[0]
                self._marked[stretches[start, end]] += len(_TOKEN.findall(text, start, end))
            else:
                self._marked.update(_marks(text, {stretch: stretches[stretch] for stretch in together}))

    def table(self, label: str | None = None, *, only_marked: bool = False) -> Counter[Masks]:
        """Return how many tokens have which labels of the first and of the second annotator.

        A token's category is the set of its labels, one bit each, or with ``label`` whether it has that one. Tokens are
        all, or those that at least one of the two annotators marked with any label.
        """
        bits = -1 if label is None else self._bits[label]
        counted: Counter[Masks] = Counter()
        for (first, second), count in self._marked.items():
            counted[first & bits, second & bits] += count
        if not only_marked:
            counted[0, 0] += self._tokens - self._marked.total()
        return counted

    def kappa(self, label: str | None = None, *, only_marked: bool = False) -> float | None:
        """Return Cohen's kappa of :meth:`table`.

        Over all tokens, the many that nobody marked push kappa up; over marked tokens only, it is harsh, and with a
        single label never above 0. Neither sees where one span ends and a touching one begins (both after Brandsen,
        Verberne, Wansleeben & Lambers 2020, LREC, 4573-4577).
        """
        return cohen_kappa(self.table(label, only_marked=only_marked))


def _clusters(text: str, stretches: Iterable[_Stretch]) -> Iterator[list[_Stretch]]:
    """Yield stretches, in order, that overlap or share a word."""
    together: list[_Stretch] = []
    reach = 0
    for start, end in stretches:
        if together and start >= reach and not _WORD.fullmatch(text, reach - 1, start + 1):
            yield together
            together = []
            reach = 0
        together.append((start, end))
        reach = max(reach, end)
    if together:
        yield together


def _marks(text: str, masks: Mapping[_Stretch, Masks]) -> Iterable[Masks]:
    """Return the labels of each token under stretches that lie in one cluster."""
    begin, finish = min(start for start, _ in masks), max(end for _, end in masks)
    tokens = [found.span() for found in _TOKEN.finditer(text, begin, finish)]
    ends = [end for _, end in tokens]
    marks: dict[int, Masks] = defaultdict(lambda: (0, 0))
    for (start, end), (first, second) in masks.items():
        place = bisect_left(ends, start + 1)
        while place < len(tokens) and tokens[place][0] < end:
            mine, theirs = marks[place]
            marks[place] = mine | first, theirs | second
            place += 1
    return marks.values()

"""Find copies of an article that were edited on their way: another headline, a cut end, a changed figure.

Texts are compared by their *shingles*, every three words in a row. Of each text only a *sketch* is kept, the smallest
hashes of its shingles (MinHash, bottom-k): some 2 KB an article, so that 100,000 of them fit into memory. Articles of
one event in other words share up to a seventh of their shingles, copies more than half; :data:`THRESHOLD` lies between.
"""

import re
import unicodedata
from array import array
from collections import Counter
from functools import lru_cache
from hashlib import blake2b

THRESHOLD = 0.4
"""Share of the shorter text's shingles that the longer one must have, too."""
_FEWEST_WORDS = 12
"""A shorter text is similar only to one with the very same words."""
_SKETCH = 128
_INDEXED = 12
"""Smallest hashes that a text is found by. One copy in 4,000 that shares half its shingles is overlooked."""
_MOST_BEHIND_ONE_HASH = 60
"""More texts than this that share a shingle share a set phrase, such as "Back to top button"."""
_MOST_COMPARED = 25
_WORDS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]+")
"""Words; in scripts without spaces, every sign."""
_UNSEEN = re.compile("['’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301]")
"""Apostrophes, soft hyphens and stress marks: one copy has them, the other has not."""
_BITS = 2**32 - 1
_FACTORS = (0x9E3779B1, 0x165667B19E3779F9)


class Sketch:
    """The smallest hashes of a text's shingles, in order: all that is needed to compare it with others."""

    __slots__ = ("hashes", "is_short")

    def __init__(self, text: str) -> None:
        words = list(map(_word_hash, words_of(text)))
        self.is_short = len(words) < _FEWEST_WORDS
        self.hashes = array("I", sorted(_shingles(words))[:_SKETCH])

    def similarity(self, other: "Sketch") -> float:
        """Return the share of the shorter text's shingles that the longer one has, from 0 to 1.

        Exact for texts of up to 130 words; else estimated from the hashes that would be in both sketches.
        """
        if not self.hashes or not other.hashes:
            return 0.0
        if self.is_short or other.is_short:
            return float(self.hashes == other.hashes)
        last = min(sketch.hashes[-1] if len(sketch.hashes) == _SKETCH else _BITS for sketch in (self, other))
        ours, theirs = ({one for one in sketch.hashes if one <= last} for sketch in (self, other))
        return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


class NearDuplicates:
    """Articles by key, among which copies of another are found; two runs over the same texts find the same."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._sketches: list[Sketch] = []
        self._behind: dict[int, int | array[int]] = {}
        """The number of the text that is found by a hash, or the numbers where there are more."""

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: str, sketch: Sketch) -> None:
        """Add an article; a key may come again, for another version of the same article."""
        number = len(self._keys)
        self._keys.append(key)
        self._sketches.append(sketch)
        for indexed in sketch.hashes[:_INDEXED]:
            numbers = self._behind.setdefault(indexed, number)
            if isinstance(numbers, int):
                if numbers != number:
                    self._behind[indexed] = array("I", (numbers, number))
            elif len(numbers) < _MOST_BEHIND_ONE_HASH:
                numbers.append(number)

    def similar(self, sketch: Sketch) -> list[tuple[str, float]]:
        """Return the keys of copies of a text, the most alike first, with the share of the shorter that both have."""
        best: dict[str, float] = {}
        for number, similarity in self.similar_numbers(sketch):
            key = self._keys[number]
            best[key] = max(similarity, best.get(key, 0))
        return sorted(best.items(), key=lambda pair: -pair[1])

    def similar_numbers(self, sketch: Sketch) -> list[tuple[int, float]]:
        """Return the copies of a text by the order in which they were added, from 0, with the share that both have.

        Only those that share the most hashes are compared.
        """
        shared: Counter[int] = Counter()
        for indexed in sketch.hashes[:_INDEXED]:
            numbers = self._behind.get(indexed, ())
            shared.update((numbers,) if isinstance(numbers, int) else numbers)
        found = []
        for number, _ in shared.most_common(_MOST_COMPARED):
            similarity = sketch.similarity(self._sketches[number])
            if similarity >= THRESHOLD:
                found.append((number, similarity))
        return found


class CopyGroups:
    """Puts articles that are copies of each other together; two runs over the same texts find the same."""

    def __init__(self) -> None:
        self._known = NearDuplicates()
        self._keys: list[str] = []
        self._leader: list[int] = []
        """For each text, an earlier one of its group, or itself."""

    def add(self, key: str, text: str) -> None:
        """Add an article and compare it with those before it."""
        sketch, number = Sketch(text), len(self._keys)
        found = self._known.similar_numbers(sketch)
        self._known.add(key, sketch)
        self._keys.append(key)
        self._leader.append(number)
        for other, _ in found:
            self._join(number, other)

    def groups(self) -> list[tuple[str, ...]]:
        """Return the keys of articles that are copies of each other, group by group, in the order they were added."""
        members: dict[int, dict[str, None]] = {}
        for number, key in enumerate(self._keys):
            members.setdefault(self._first(number), {})[key] = None
        return [tuple(keys) for keys in members.values() if len(keys) > 1]

    def _first(self, number: int) -> int:
        while self._leader[number] != number:
            self._leader[number] = self._leader[self._leader[number]]
            number = self._leader[number]
        return number

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._first(one), self._first(other)))
        self._leader[second] = first


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, quotes, marks and white space."""
    return _WORDS.findall(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).casefold())


def _shingles(words: list[int]) -> set[int]:
    if len(words) < 3:
        return {sum(words) & _BITS} if words else set()
    first, second = _FACTORS
    return {
        (one + two * first + three * second) & _BITS
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    }


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")

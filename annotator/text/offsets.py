"""Places in a text, counted in code points, UTF-16 units (Qt, UIMA) or UTF-8 bytes: the only converter."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_STRIDE = 1024


class OffsetMap:
    """Converts places in one text; made once per text, cheap to ask.

    A place is a number from 0 to the text's length. UTF-16 costs O(log n) in the characters beyond the basic plane, and
    nothing where there are none; UTF-8 is looked up from a byte count kept for every 1,024th code point, made when
    first asked for. A place inside a character means the start of that character.

    Raises (every method):
        ValueError: the place is not in the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._astral = [found.start() for found in _ASTRAL.finditer(text)] if _has_astral(text) else []
        self._astral_utf16 = [place + before for before, place in enumerate(self._astral)]
        self._bytes: list[int] = []

    @property
    def utf16_length(self) -> int:
        """Return how many UTF-16 units the text has."""
        return len(self._text) + len(self._astral)

    def to_utf16(self, place: int) -> int:
        """Return the UTF-16 place of a code point."""
        _check(place, len(self._text))
        return place + bisect_left(self._astral, place) if self._astral else place

    def from_utf16(self, place: int) -> int:
        """Return the code point at a UTF-16 place; inside a surrogate pair, the character's start."""
        _check(place, self.utf16_length)
        if not self._astral:
            return place
        before = bisect_left(self._astral_utf16, place)
        if before and self._astral_utf16[before - 1] == place - 1:
            return self._astral[before - 1]
        return place - before

    def to_utf8(self, place: int) -> int:
        """Return the UTF-8 byte at which a code point starts."""
        _check(place, len(self._text))
        known = place // _STRIDE
        return self._byte_counts()[known] + len(_utf8(self._text[known * _STRIDE : place]))

    def from_utf8(self, place: int) -> int:
        """Return the code point at a UTF-8 byte; inside a character, the character's start."""
        counts = self._byte_counts()
        _check(place, counts[-1])
        known = max(0, bisect_right(counts, place, hi=len(counts) - 1) - 1)
        start = known * _STRIDE
        encoded = _utf8(self._text[start : start + _STRIDE])
        rest = place - counts[known]
        while rest < len(encoded) and encoded[rest] & 0xC0 == 0x80:
            rest -= 1
        return start + len(encoded[:rest].decode("utf-8", "surrogatepass"))

    def spans_to_utf16(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Convert many spans from code points to UTF-16 units."""
        if not self._astral:
            return list(spans)
        return [(self.to_utf16(start), self.to_utf16(end)) for start, end in spans]

    def spans_from_utf16(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Convert many spans from UTF-16 units to code points."""
        if not self._astral:
            return list(spans)
        return [(self.from_utf16(start), self.from_utf16(end)) for start, end in spans]

    def _byte_counts(self) -> list[int]:
        """Return the byte place of every 1,024th code point, and of the end."""
        if not self._bytes:
            starts = range(0, len(self._text), _STRIDE)
            lengths = (len(_utf8(self._text[start : start + _STRIDE])) for start in starts)
            self._bytes = list(accumulate(lengths, initial=0))
        return self._bytes


def _has_astral(text: str) -> bool:
    """Tell whether a text has characters beyond the basic plane, ten times as fast as by looking for them."""
    # With a mark of the order of bytes in front: Python would have to load the other forms of UTF-16.
    return not text.isascii() and len(text.encode("utf-16", "surrogatepass")) > 2 * len(text) + 2


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _check(place: int, length: int) -> None:
    if not 0 <= place <= length:
        raise ValueError(f"place {place} is not in a text of {length}")

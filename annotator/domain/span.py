"""A stretch of an article: code points, end exclusive."""

from collections.abc import Iterable
from typing import NamedTuple, Self


class _Ends(NamedTuple):
    start: int
    end: int


class Span(_Ends):
    """The stretch ``[start, end)`` of a text, counted in Unicode code points.

    Raises:
        ValueError: ``start`` is negative, or ``end`` is not behind ``start``.

    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Look at the ends."""
        if not 0 <= start < end:
            raise ValueError(f"not a span: [{start}, {end})")
        return super().__new__(cls, start, end)

    @classmethod
    def _make(cls, iterable: Iterable[int]) -> Self:  # type: ignore[override] # that of all named tuples is no method
        # What a changed copy is made by; it would go past the look at the ends.
        return cls(*iterable)

    @property
    def length(self) -> int:
        """Return how many code points are in the stretch."""
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Tell whether every code point of the other span is in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, position: int) -> bool:
        """Tell whether the code point at ``position`` is in this span."""
        return self.start <= position < self.end

    def quote(self, text: str) -> str:
        """Return the stretch of ``text`` that this span stands for."""
        return text[self.start : self.end]

    def trimmed(self, text: str) -> "Span | None":
        """Return this span without white space at its edges, or None where nothing else is in it."""
        quote = self.quote(text)
        start = self.start + len(quote) - len(quote.lstrip())
        end = self.end - (len(quote) - len(quote.rstrip()))
        return Span(start, end) if start < end else None

"""The spans that an article view shows: found by place, stacked in lanes, changed one at a time.

Everything here is plain Python, so that it can be tested without a window.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple

from annotator.domain.span import Span


class SpanLook(NamedTuple):
    """How a highlight looks; colours as ``#rrggbb``, chosen for light or dark by the caller."""

    name: str
    """The label's name, spoken by a screen reader."""
    letter: str
    colour: str
    fill: str


class ShownSpan(NamedTuple):
    """A span as the view shows it: an article has thousands, and a tuple is made in half the time of a dataclass."""

    uid: str
    span: Span
    look: SpanLook
    suggestion: bool = False
    """Dashed underline without fill."""
    quiet: bool = False
    """Grey, without letter and underline: agreed on, not in question."""
    layer: int = 0
    """Underlines of a higher layer run below those of a lower one; one layer for each annotator in a review."""
    lane_colour: str = ""
    """Colour of the underline where it is not the label's: the annotator's."""


class _Entry(NamedTuple):
    """A span in reading order, the outer of two that start together first."""

    start: int
    minus_end: int
    uid: str


class SpanLayers:
    """Spans by place and by id, each with the lane its underline runs in.

    Spans that touch in a chain form a group. Lanes are given within a group only, when first asked for: a change costs
    no more than the group it falls into, an article no more than what is painted of it. In a group the inner spans run
    nearest to the text.
    """

    def __init__(self, shown: Iterable[ShownSpan] = ()) -> None:
        self._shown: dict[str, ShownSpan] = {}
        self._entries: list[_Entry] = []
        self._furthest: list[int] = []
        self._lanes: dict[str, int] = {}
        self._stacked: set[str] = set()
        self.set(shown)

    def set(self, shown: Iterable[ShownSpan]) -> None:
        """Replace all spans."""
        self._shown = {one.uid: one for one in shown}
        self._entries = sorted([_Entry(one.span.start, -one.span.end, uid) for uid, one in self._shown.items()])
        self._furthest = list(accumulate((-entry.minus_end for entry in self._entries), max))
        self._lanes = {}
        self._stacked = set()

    def add(self, one: ShownSpan) -> None:
        """Add a span, or replace the one of the same id."""
        self.remove(one.uid)
        self._shown[one.uid] = one
        entry = _entry(one)
        insort(self._entries, entry)
        index = bisect_left(self._entries, entry)
        self._furthest.insert(index, 0)
        self._measure_from(index)
        self._stack(self._group_start(index))

    def remove(self, uid: str) -> None:
        """Remove a span; nothing happens where there is none of this id."""
        old = self._shown.pop(uid, None)
        if old is None:
            return
        index = bisect_left(self._entries, _entry(old))
        group = self._group_start(index)
        del self._entries[index], self._furthest[index]
        self._lanes.pop(uid, None)
        self._stacked.discard(uid)
        self._measure_from(index)
        while group < len(self._entries) and self._entries[group].start < old.span.end:
            group = self._stack(group)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[ShownSpan]:
        """Return the spans in reading order."""
        return (self._shown[entry.uid] for entry in self._entries)

    def get(self, uid: str) -> ShownSpan | None:
        """Return the span of this id, or None."""
        return self._shown.get(uid)

    def lane(self, uid: str) -> int:
        """Return the lane of a span's underline; 0 is nearest to the text."""
        if uid not in self._lanes:
            self._stack(self._group_start(bisect_left(self._entries, _entry(self._shown[uid]))))
        return self._lanes[uid]

    def is_stacked(self, uid: str) -> bool:
        """Tell whether a span shares code points with another one."""
        if uid in self._shown:
            self.lane(uid)
        return uid in self._stacked

    def between(self, start: int, end: int) -> list[ShownSpan]:
        """Return the spans that share a code point with ``[start, end)``, in reading order."""
        last = bisect_left(self._entries, (end,))
        first = bisect_right(self._furthest, start, hi=last)
        return [self._shown[entry.uid] for entry in self._entries[first:last] if -entry.minus_end > start]

    def at(self, place: int) -> list[ShownSpan]:
        """Return the spans at a code point, the shortest first."""
        return sorted(self.between(place, place + 1), key=lambda one: (one.span.length, one.span.start, one.uid))

    def after(self, one: ShownSpan | None, place: int) -> ShownSpan | None:
        """Return the span that follows one in reading order, or else the first from a place on."""
        index = bisect_right(self._entries, _entry(one)) if one else bisect_left(self._entries, (place,))
        return self._shown[self._entries[index].uid] if index < len(self._entries) else None

    def before(self, one: ShownSpan | None, place: int) -> ShownSpan | None:
        """Return the span before one in reading order, or else the last that starts before a place."""
        index = bisect_left(self._entries, _entry(one) if one else (place,))
        return self._shown[self._entries[index - 1].uid] if index else None

    def _measure_from(self, index: int) -> None:
        """Write down how far the spans up to each one reach, until nothing changes any more."""
        reach = self._furthest[index - 1] if index else 0
        for current in range(index, len(self._entries)):
            reach = max(reach, -self._entries[current].minus_end)
            if current > index and self._furthest[current] == reach:
                return
            self._furthest[current] = reach

    def _group_start(self, index: int) -> int:
        """Return where the group begins that the span at an index belongs to."""
        while index and self._furthest[index - 1] > self._entries[index].start:
            index -= 1
        return index

    def _stack(self, first: int) -> int:
        """Give lanes to the group that begins at an index; return where the next one begins."""
        last = first + 1
        while last < len(self._entries) and self._entries[last].start < self._furthest[last - 1]:
            last += 1
        if last - first == 1:
            # Most spans touch no other one.
            uid = self._entries[first].uid
            self._stacked.discard(uid)
            self._lanes[uid] = self._shown[uid].layer
            return last
        group = [self._shown[entry.uid] for entry in self._entries[first:last]]
        self._stacked.update(one.uid for one in group)
        base = 0
        for layer in range(max(one.layer for one in group) + 1):
            lanes, depth = _lanes([one for one in group if one.layer == layer])
            for uid, lane in lanes.items():
                self._lanes[uid] = base + depth - 1 - lane
            base += max(depth, 1)
        return last


def _entry(one: ShownSpan) -> _Entry:
    return _Entry(one.span.start, -one.span.end, one.uid)


def _lanes(ordered: list[ShownSpan]) -> tuple[dict[str, int], int]:
    """Give each span, outer ones first, the lowest lane that is free; return lanes by id, and how many there are."""
    lanes: dict[str, int] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    depth = 0
    for one in ordered:
        while busy and busy[0][0] <= one.span.start:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane, depth = depth, depth + 1
        lanes[one.uid] = lane
        heappush(busy, (one.span.end, lane))
    return lanes, depth

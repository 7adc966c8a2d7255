"""What the text widget shows of an article, and where: code points to document positions and back.

The widget rewrites some characters and freezes on endless lines, so what it is given is made here: characters that it
would swallow are replaced by a visible stand-in of the same length, and paragraphs without end are broken softly. The
article's text itself is never taken back from the widget.
"""

import re
from bisect import bisect_left, bisect_right

from annotator.text.offsets import OffsetMap
from annotator.text.segmentation import grapheme_bounds

LONGEST_PARAGRAPH = 8_000
"""Paragraphs up to this length are shown whole; a text layout of a million characters would take seconds."""
PIECE = 4_000

_FIRST_MARK = "\u0300"
"""Every character before this one begins a grapheme."""
_PARAGRAPH = re.compile("[^\u2029]+")
_SWALLOWED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0\ufdd1\ufffc]")


class DisplayMap:
    """The text as shown, with soft breaks, and the way between its positions and the article's code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._offsets = OffsetMap(text)
        self._breaks = _soft_breaks(text)
        self._behind_break = [self.to_position(place) for place in self._breaks]

    @property
    def length(self) -> int:
        """Return how many positions the shown text has."""
        return self._offsets.utf16_length + len(self._breaks)

    def shown_text(self, start: int = 0, end: int | None = None) -> str:
        """Return what the widget is given for a stretch, with a soft break where it ends, none where it starts.

        Every character takes as many positions as the one it stands for.
        """
        end = len(self.text) if end is None else end
        pieces, last = [], start
        for place in self._breaks[self._breaks_up_to(start) : self._breaks_up_to(end)]:
            pieces.append(self.text[last:place])
            last = place
        pieces.append(self.text[last:end])
        return _SWALLOWED.sub(_stand_in, "\n".join(pieces))

    def soft_break_positions(self, start: int = 0, end: int | None = None) -> list[int]:
        """Return the document positions in a stretch at which a paragraph goes on behind a soft break."""
        last = None if end is None else bisect_left(self._breaks, end)
        return self._behind_break[bisect_left(self._breaks, start) : last]

    def paragraph_end(self, place: int) -> int:
        """Return the place behind the end of a paragraph, or behind the next soft break in an endless one."""
        end = self.text.find("\n", place) + 1 or len(self.text)
        following = self._breaks_up_to(place)
        return min(end, self._breaks[following]) if following < len(self._breaks) else end

    def to_position(self, place: int) -> int:
        """Return the document position of a code point; where a soft break stands, the one behind it."""
        return self._offsets.to_utf16(place) + self._breaks_up_to(place)

    def to_end_position(self, place: int) -> int:
        """Return the document position at which a stretch ends; where a soft break stands, the one before it."""
        return self._offsets.to_utf16(place) + bisect_left(self._breaks, place)

    def to_code_point(self, position: int) -> int:
        """Return the code point at a document position; inside a character, the character's start."""
        position = min(max(position, 0), self.length)
        return self._offsets.from_utf16(position - bisect_right(self._behind_break, position))

    def grapheme_around(self, place: int) -> tuple[int, int]:
        """Return the bounds of the grapheme that a place is inside of; twice the place where it is a bound itself."""
        text, start = self.text, 0
        if self._breaks:
            piece = bisect_right(self._breaks, place)
            start = self._breaks[piece - 1] if piece else 0
            text = text[start : self._breaks[piece] if piece < len(self._breaks) else None]
        bounds = grapheme_bounds(text, place - start, place - start)
        return start + bounds[0], start + bounds[-1]

    def whole_graphemes(self, start: int, end: int) -> tuple[int, int]:
        """Grow a stretch that cuts graphemes, as an imported one may; half a grapheme cannot be painted."""
        if start < len(self.text) and self.text[start] >= _FIRST_MARK:
            start = self.grapheme_around(start)[0]
        if end < len(self.text) and self.text[end] >= _FIRST_MARK:
            end = self.grapheme_around(end)[1]
        return start, end

    def _breaks_up_to(self, place: int) -> int:
        return bisect_right(self._breaks, place)


def _stand_in(found: re.Match[str]) -> str:
    """Return a visible character for one that the widget would swallow or take for a break."""
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _soft_breaks(text: str) -> list[int]:
    """Return the code points before which an endless paragraph is broken."""
    breaks: list[int] = []
    start = 0
    while len(text) - start > LONGEST_PARAGRAPH:
        # Of a text of many short lines only every eight thousandth character is looked at.
        last_end = text.rfind("\n", start, start + LONGEST_PARAGRAPH + 1)
        if last_end < 0:
            last_end = text.find("\n", start)
            line = text[start:last_end] if last_end >= 0 else text[start:]
            for paragraph in _PARAGRAPH.finditer(line):
                breaks.extend(start + place for place in _paragraph_breaks(line, *paragraph.span()))
            if last_end < 0:
                break
        start = last_end + 1
    return breaks


def _paragraph_breaks(line: str, place: int, end: int) -> list[int]:
    breaks = []
    while end - place > LONGEST_PARAGRAPH:
        # a piece begins at a bound, so the bounds in it do not depend on what stands before
        place += _break_place(line[place : place + LONGEST_PARAGRAPH])
        breaks.append(place)
    return breaks


def _break_place(start: str) -> int:
    """Return a place to break the start of a long paragraph at: behind white space if there is any."""
    space = start.rfind(" ", PIECE // 2, PIECE)
    for wanted in (space + 1, PIECE):
        bound = grapheme_bounds(start, wanted, wanted)[0]
        if bound > PIECE // 2 and (bound == wanted or wanted == PIECE):
            return bound
    return PIECE

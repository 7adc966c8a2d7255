"""Bring the lines of a PDF's pages into reading order, without what repeats at the edges of every page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.formats.pdf_lines import Line, PageLines

_MARGIN = 0.14
"""Share of a page's height at its top and bottom where headers and footers stand."""
_AT_EDGE = 4
"""Lines from the top or bottom among which they are."""
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|стор(?:інка|\.)|с\.|стр(?:аница|\.))\s*)?#(?:\s*(?:/|of|з|из)\s*#)?[-–—\s]*", re.IGNORECASE
)
_PRINTED_BY_BROWSER = re.compile(r"#[./-]#[./-]#,? #:#(?: [ap]\.?m\.?)?|(?:https?|file)://\S+", re.IGNORECASE)
"""When and from where a browser printed a page."""
_GUTTER = 0.8
"""Heights of a letter that a gap between columns has at least."""
_DEEPEST = 30


def without_furniture(pages: Sequence[PageLines]) -> list[Line]:
    """Take headers, footers and page numbers out of the pages; return the lines that were taken out."""
    seen = Counter(key for page in pages for key in {_key(page, line) for line in _edge_lines(page)})
    needed = max(2, len(pages) * 2 // 5)
    dropped: list[Line] = []
    for page in pages:
        edge = {id(line) for line in _edge_lines(page)}
        kept: list[Line] = []
        for line in page.lines:
            repeats = id(line) in edge and seen[_key(page, line)] >= needed
            (dropped if repeats or (id(line) in edge and _is_of_page(page, line)) else kept).append(line)
        page.lines = kept
    return dropped


def _edge_lines(page: PageLines) -> list[Line]:
    """Return the few highest and lowest lines, where they stand in the margins."""
    rows = sorted(page.lines, key=lambda line: line.top)
    tops = sorted({round(line.top) for line in rows})
    first, last = set(tops[:_AT_EDGE]), set(tops[-_AT_EDGE:])
    return [
        line
        for line in rows
        if (line.bottom < page.height * _MARGIN and round(line.top) in first)
        or (line.top > page.height * (1 - _MARGIN) and round(line.top) in last)
    ]


def _key(page: PageLines, line: Line) -> tuple[str, bool, int]:
    words = _NUMBERS.sub("#", " ".join(line.text.lower().split()))
    return words, line.top < page.height / 2, round(line.top / 6)


def _is_of_page(page: PageLines, line: Line) -> bool:
    """Tell whether a line is the page's own number, or what a browser prints around a page."""
    numbers = _NUMBERS.findall(line.text)
    words = _NUMBERS.sub("#", line.text)
    is_number = bool(numbers) and numbers[0].lstrip("0") == str(page.number + 1)
    return (is_number and bool(_PAGE_NUMBER.fullmatch(words))) or bool(_PRINTED_BY_BROWSER.fullmatch(words))


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return lines in the order they were drawn in, which is that of reading nearly always, or else by their places."""
    if _goes_back_up(lines) or _is_drawn_across_columns(lines):
        return list(_cut(lines, 0))
    return lines


def _goes_back_up(lines: Sequence[Line]) -> bool:
    """Tell whether a line is drawn after one that stands below it in the same column."""
    return any(
        after.bottom <= before.top and min(before.right, after.right) - max(before.left, after.left) > before.size
        for before, after in pairwise(lines)
    )


def _is_drawn_across_columns(lines: Sequence[Line]) -> bool:
    """Tell whether columns of text were drawn row by row: many rows of two long pieces."""
    pairs = [
        (before, after)
        for before, after in pairwise(lines)
        if is_same_row(before, after) and min(len(before.text), len(after.text)) > 20
    ]
    return len(pairs) >= 5


def is_same_row(before: Line, after: Line) -> bool:
    """Tell whether a line goes on to the right of another one."""
    return abs(before.bottom - after.bottom) < 0.3 * before.size and after.left > before.right


def _cut(lines: list[Line], depth: int) -> Iterable[Line]:
    """Yield lines column by column: cut where a gap goes through from top to bottom, else at the widest row gap."""
    if len(lines) > 2 and depth < _DEEPEST:
        gutter = _gap([(line.left, line.right) for line in lines], _GUTTER * lines[0].size)
        left = [line for line in lines if gutter is not None and line.right <= gutter]
        if len(left) > 2 and len(lines) - len(left) > 2:
            yield from _cut(left, depth + 1)
            yield from _cut([line for line in lines if line.right > (gutter or 0)], depth + 1)
            return
        row = _gap([(line.top, line.bottom) for line in lines], 0.0)
        if row is not None:
            yield from _cut([line for line in lines if line.bottom <= row], depth + 1)
            yield from _cut([line for line in lines if line.bottom > row], depth + 1)
            return
    yield from sorted(lines, key=lambda line: (round(line.bottom / max(line.size, 1) * 2), line.left))


def _gap(ranges: Iterable[tuple[float, float]], least: float) -> float | None:
    """Return where the widest gap between ranges begins, if it is wider than ``least``."""
    found, widest, reached = None, least, None
    for start, end in sorted(ranges):
        if reached is not None and start - reached > widest:
            found, widest = reached, start - reached
        reached = end if reached is None else max(reached, end)
    return found

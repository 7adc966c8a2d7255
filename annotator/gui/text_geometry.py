"""Where a stretch of a laid-out document is: exact to the pixel, over emoji, combining marks and both directions."""

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_READS_BACKWARDS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Box(NamedTuple):
    """The part of a stretch that runs in one line without a gap, in document coordinates."""

    left: float
    right: float
    baseline: float
    backwards: bool
    """Read from right to left."""
    first: bool
    """The stretch begins in this box."""
    last: bool
    """The stretch ends in this box."""

    @property
    def start_x(self) -> float:
        """Return where reading this box begins."""
        return self.right if self.backwards else self.left

    @property
    def end_x(self) -> float:
        """Return where reading this box ends."""
        return self.left if self.backwards else self.right


class _Run(NamedTuple):
    left: float
    right: float
    backwards: bool

    def holds(self, other: "_Run") -> bool:
        """Tell whether the middle of another run of the same direction is in this one."""
        return self.backwards == other.backwards and self.left <= (other.left + other.right) / 2 <= self.right


def stretch_boxes(document: QTextDocument, start: int, end: int) -> list[Box]:
    """Return the boxes of the document positions ``[start, end)`` in reading order."""
    runs = [
        (run, baseline)
        for block in _blocks(document, start, end)
        for run, baseline in _block_runs(block, start - block.position(), end - block.position())
    ]
    return [
        Box(run.left, run.right, baseline, run.backwards, first=index == 0, last=index == len(runs) - 1)
        for index, (run, baseline) in enumerate(runs)
    ]


def caret_place(document: QTextDocument, position: int) -> tuple[float, float]:
    """Return the x and the baseline of a caret, in document coordinates."""
    block = document.findBlock(position)
    document.documentLayout().blockBoundingRect(block)  # lays the block out if nobody has looked at it yet
    layout = block.layout()
    line = layout.lineForTextPosition(position - block.position())
    if not line.isValid():
        return layout.position().x(), layout.position().y()
    x = _x(line, position - block.position())
    return layout.position().x() + x, layout.position().y() + line.y() + line.ascent()


def _blocks(document: QTextDocument, start: int, end: int) -> Iterator[QTextBlock]:
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        document.documentLayout().blockBoundingRect(block)  # lays it out where that has not happened yet
        yield block
        block = block.next()


def _block_runs(block: QTextBlock, start: int, end: int) -> Iterator[tuple[_Run, float]]:
    """Yield the runs of ``[start, end)``, counted from the block's start, with their baselines."""
    layout = block.layout()
    start, end = max(start, 0), min(end, block.length() - 1)
    if start >= end:
        return
    origin: QPointF = layout.position()
    both_ways = _READS_BACKWARDS.search(block.text()) is not None
    first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(end - 1)
    if not first.isValid() or not last.isValid():
        return
    for number in range(first.lineNumber(), last.lineNumber() + 1):
        line = layout.lineAt(number)
        a, b = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        runs = _mixed_runs(block, line, a, b) if both_ways else _plain_run(line, a, b)
        baseline = origin.y() + line.y() + line.ascent()
        for run in runs:
            yield _Run(origin.x() + run.left, origin.x() + run.right, run.backwards), baseline


def _plain_run(line: QTextLine, start: int, end: int) -> list[_Run]:
    """Return the run of a line that reads from left to right all through; white space that hangs out is left off."""
    left, right = _x(line, start), min(_x(line, end), line.x() + line.naturalTextWidth())
    return [_Run(left, right, backwards=False)] if right > left else []


def _mixed_runs(block: QTextBlock, line: QTextLine, start: int, end: int) -> list[_Run]:
    """Return the runs of a line in which directions may change, the first and the last one in their places.

    They are taken from the glyphs: Qt's caret places jump where the direction changes.
    """
    if end == line.textStart() + line.textLength() and end < block.length() - 1:
        while end > start and block.document().characterAt(block.position() + end - 1).isspace():
            end -= 1
    if start == end:
        return []
    runs: list[_Run] = []
    for run in sorted(_glyph_runs(line, start, end)):
        if runs and runs[-1].backwards == run.backwards and run.left <= runs[-1].right + 0.5:
            run = _Run(runs[-1].left, max(runs[-1].right, run.right), run.backwards)
            runs.pop()
        runs.append(run)
    if runs and runs[0].backwards:
        runs.reverse()
    first, last = _glyph_runs(line, start, start + 1)[:1], _glyph_runs(line, end - 1, end)[-1:]
    runs.sort(key=lambda run: (not any(map(run.holds, first)), any(map(run.holds, last))))
    return runs


def _glyph_runs(line: QTextLine, start: int, end: int) -> list[_Run]:
    runs = []
    for glyphs in line.glyphRuns(start, end - start):
        box = glyphs.boundingRect().normalized()
        if box.width() > 0:
            runs.append(_Run(box.left(), box.right(), glyphs.isRightToLeft()))
    return runs


def _x(line: QTextLine, index: int) -> float:
    """Return the x of a caret; PySide6 gives it together with the index, which its stubs do not tell."""
    return cast("tuple[float, int]", line.cursorToX(index))[0]

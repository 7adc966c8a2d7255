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
    """Return the runs of a line in which directions may change, from where each character lies."""
    if end == line.textStart() + line.textLength() and end < block.length() - 1:
        while end > start and block.document().characterAt(block.position() + end - 1).isspace():
            end -= 1
    runs: list[_Run] = []
    for index in range(start, end):
        before, behind = _x(line, index), _x(line, index, QTextLine.Edge.Trailing)
        if before == behind:
            continue
        run = _Run(min(before, behind), max(before, behind), backwards=behind < before)
        if runs and runs[-1].backwards == run.backwards and _touch(runs[-1], run):
            run = _Run(min(runs[-1].left, run.left), max(runs[-1].right, run.right), run.backwards)
            runs.pop()
        runs.append(run)
    return runs


def _touch(one: _Run, other: _Run) -> bool:
    return one.left <= other.right + 0.5 and other.left <= one.right + 0.5


def _x(line: QTextLine, index: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Return the x of a character's edge; PySide6 gives it together with the index, which its stubs do not tell."""
    return cast("tuple[float, int]", line.cursorToX(index, edge))[0]

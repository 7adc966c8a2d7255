"""Join the lines of a PDF to paragraphs, and words that were broken at line ends to words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from annotator.formats.paragraphs import Kind, Paragraph
from annotator.formats.pdf_lines import Line, PageLines
from annotator.formats.pdf_order import in_reading_order, is_same_row

_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*(?:\[\d+\])?$")
_BEGINS_ANEW = re.compile(r"[\"'“‘«„(\[–—-]*\s?(?:[^\W\d_]|\d)")
_BULLET = re.compile(r"[•▪◦‣●■▸➢]")
_WORDS = re.compile(r"\w+(?:-\w+)*")
_LAST_PART = re.compile(r"[\w-]+$")
_FIRST_PART = re.compile(r"[\w-]+")
_KEEP_HYPHEN_AFTER = frozenset(
    re.findall(
        r"\w+",
        "air anti all counter cross ex half heavy high long low mid multi near newly non north pro quasi self semi"
        " short single so south sub three two un vice well much many east west post pre then"
        " військово північно південно східно західно екс віце прес інтернет генерал будь хтось по протиповітряно"
        " ракетно науково військовослужбовців полу пів міні"
        " военно северо юго восточно западно экс вице пресс интернет кто что как где во по ракетно научно",
    )
)
"""First parts of words that are written with a hyphen, when nothing in the document says otherwise."""


_SPACED = 1.3
"""Usual steps from line to line beyond which a paragraph has ended."""
_SHORT_LINE = 0.5
"""Share of a column's width below which a line has ended on purpose, as in an address."""
_AROUND = 60
"""Lines before and after a line that show the column it is in."""


@dataclass(slots=True)
class _Measures:
    """What is usual in a document."""

    size: float
    step: float
    """From one line to the next."""
    words: frozenset[str]
    is_indented: bool
    """Paragraphs begin with an indented line."""
    is_spaced: bool
    """Paragraphs stand further apart than lines."""

    @classmethod
    def of(cls, pages: Iterable[Sequence[Line]]) -> "_Measures":
        sizes: Counter[float] = Counter()
        steps: Counter[float] = Counter()
        words: set[str] = set()
        indented = counted = 0
        for lines in pages:
            columns = _columns(lines)
            counted += len(lines)
            indented += sum(_indent(line, column) for line, column in zip(lines, columns, strict=True))
            for line in lines:
                sizes[round(line.size, 1)] += len(line.text)
                words.update(map(str.lower, _WORDS.findall(line.text)))
            for before, after in pairwise(lines):
                down = after.top - before.top
                if 0.5 * before.size < down < 2.6 * before.size and abs(before.size - after.size) < 0.1 * before.size:
                    steps[round(down, 1)] += 1
        size = max(sizes, key=lambda one: sizes[one], default=10.0)
        is_indented = counted > 3 and 0.08 * counted < indented < 0.7 * counted
        step = _smallest_usual(steps) or 1.2 * size
        wide = sum(count for down, count in steps.items() if down > _SPACED * step)
        return cls(size, step, frozenset(words), is_indented, 10 * wide > steps.total())


class _Column(NamedTuple):
    """Where the lines around a line begin and end."""

    left: float
    right: float


def _columns(lines: Sequence[Line]) -> list[_Column]:
    """Return for each line the column it stands in, as the lines before and after it show."""
    found = []
    for place, line in enumerate(lines):
        around = lines[max(0, place - _AROUND) : place + _AROUND]
        beside = [one for one in around if one.left < line.right and one.right > line.left]
        lefts = Counter(round(one.left) for one in beside)
        found.append(_Column(max(lefts, key=lambda left: (lefts[left], -left)), max(one.right for one in beside)))
    return found


def _indent(line: Line, column: _Column) -> bool:
    return 0.6 * line.size < line.left - column.left < 6 * line.size


def _smallest_usual(steps: Counter[float]) -> float:
    """Return the smallest step that is not rare: where paragraphs are short, most steps are between paragraphs."""
    total = sum(steps.values())
    usual = [step for step in steps if sum(steps[near] for near in steps if abs(near - step) <= 0.3) * 5 >= total]
    return min(usual, default=0.0)


def paragraphs_of(pages: Sequence[PageLines]) -> list[Paragraph]:
    """Return the paragraphs of pages whose furniture was taken out."""
    ordered = [in_reading_order(page.lines) for page in pages]
    builder = _Builder(_Measures.of(ordered))
    for lines in ordered:
        builder.begin_page(lines)
        for row in _rows(lines):
            builder.add(row)
    return builder.finish()


def headline_of(pages: Sequence[PageLines]) -> str:
    """Return the words in the largest letters on the first page, where they are larger than the text."""
    lines = in_reading_order(pages[0].lines) if pages else []
    if len(lines) < 4:
        return ""
    usual = median(line.size for line in lines for _ in line.text)
    largest = max(line.size for line in lines)
    if largest < 1.2 * usual:
        return ""
    first = next(place for place, line in enumerate(lines) if line.size == largest)
    found = []
    for line in lines[first : first + 4]:
        if line.size < 0.95 * largest:
            break
        found.append(line.text + ("-" if line.is_hyphenated else ""))
    return " ".join(found)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines, those beside each other together."""
    row: list[Line] = []
    for line in lines:
        if row and not is_same_row(row[-1], line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


@dataclass(slots=True)
class _Builder:
    """Takes line after line and tells where a paragraph ends."""

    usual: _Measures
    _done: list[Paragraph] = field(default_factory=list)
    _text: str = ""
    _kind: Kind = Kind.PARAGRAPH
    _last: Line | None = None
    _is_new_page: bool = False
    _columns: dict[int, _Column] = field(default_factory=dict)

    def begin_page(self, lines: Sequence[Line]) -> None:
        """Say that a page begins, and which lines are on it."""
        last = {id(self._last): self._columns[id(self._last)]} if self._last else {}
        self._columns = last | {id(line): column for line, column in zip(lines, _columns(lines), strict=True)}
        self._is_new_page = True

    def add(self, row: list[Line]) -> None:
        """Take a line, or the cells of a row."""
        first, last = row[0], row[-1]
        if len(row) > 1 and not _BULLET.fullmatch(first.text):
            self._end()
            text = "\t".join(line.text + ("-" if line.is_hyphenated else "") for line in row)
            self._done.append((text, Kind.LINE))
            self._last = None
        else:
            words = " ".join(line.text for line in row)
            if self._last is None or self._is_break(self._last, first):
                self._end()
                self._text = words
                self._kind = Kind.LINE if _BULLET.match(words) else Kind.PARAGRAPH
            else:
                self._text = self._joined(self._text, words, is_hyphenated=self._last.is_hyphenated)
            self._last = last
        self._is_new_page = False

    def finish(self) -> list[Paragraph]:
        """Return everything that was taken."""
        self._end()
        return self._done

    def _end(self) -> None:
        if self._text:
            is_broken = self._last is not None and self._last.is_hyphenated
            self._done.append((self._text + ("-" if is_broken else ""), self._kind))
        self._text = ""

    def _is_break(self, before: Line, after: Line) -> bool:
        """Tell whether a paragraph ends between two lines."""
        down = after.top - before.top
        if abs(after.size - before.size) > 0.15 * max(after.size, before.size) or _BULLET.match(after.text):
            return True
        begins_anew = bool(_BEGINS_ANEW.match(after.text)) and not after.text[:1].islower()
        if self._is_new_page or down <= 0 or after.left > before.right:
            if before.is_hyphenated or after.text[:1].islower():
                return False
            return bool(_ENDS_SENTENCE.search(before.text)) or (begins_anew and self._is_short(before))
        if down > _SPACED * self.usual.step * max(1.0, before.size / self.usual.size):
            return True
        if before.is_hyphenated:
            return False
        column = self._columns[id(after)]
        if self.usual.is_indented:
            return _indent(after, column)
        if self.usual.is_spaced:
            return begins_anew and self._is_short(before)
        width = (after.right - after.left) / max(1, len(after.text)) * len(after.text.split(" ", 1)[0])
        # the width of a word is a guess; where a sentence ends, too, a closer one will do
        least = width + 0.3 * after.size if _ENDS_SENTENCE.search(before.text) else 1.2 * width + 0.6 * after.size
        would_fit = before.right + least < column.right
        return would_fit and begins_anew

    def _is_short(self, line: Line) -> bool:
        """Tell whether a line ends so early that it does so on purpose."""
        column = self._columns[id(line)]
        return line.right < column.left + _SHORT_LINE * (column.right - column.left)

    def _joined(self, before: str, after: str, *, is_hyphenated: bool) -> str:
        if not is_hyphenated:
            return f"{before} {after}"
        return before + ("-" if self._keeps_hyphen(before, after) else "") + after

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        """Tell whether the hyphen at a line's end belongs to the word: as elsewhere in the text, or by its parts."""
        first, second = _LAST_PART.search(before), _FIRST_PART.match(after)
        if first is None or second is None or not second.group()[:1].islower():
            return True
        start, end = first.group().lower(), second.group().lower()
        if f"{start}{end}" in self.usual.words:
            return False
        if f"{start}-{end}" in self.usual.words:
            return True
        return "-" in start + end or not start.isalpha() or start in _KEEP_HYPHEN_AFTER

"""The lines of a PDF's pages with their places, from pdfium.

No script is run, no form filled, nothing embedded opened.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.base import FormatError

PACKAGES = ("pypdfium2",)
_MOST_PAGES = 3_000
_TOO_MANY = QT_TRANSLATE_NOOP("errors", "it has more than {count:,} pages")
_MOST_CHARACTERS = 1_000_000
"""Characters of one page; a page with more is no page to read."""
_LARGEST = 512 * 1024 * 1024
_HYPHENS = frozenset("\x02\ufffe")
"""What pdfium gives for a hyphen at the end of a line."""
_GAP = 1.8
"""Heights of a letter beyond which a gap parts columns or cells."""
_WORD_GAP = 0.12
"""Heights of a letter that a gap between words has at least."""
_SPACES = re.compile(" {2,}")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


@dataclass(slots=True)
class Line:
    """One line of a page, or one piece of it where a wide gap parts it; places in points, from the top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    """Of its letters."""
    is_hyphenated: bool = False
    """It ends with a hyphen, which is not in the text."""


@dataclass(slots=True)
class PageLines:
    """The lines of a page in the order in which they were drawn."""

    number: int
    width: float
    height: float
    lines: list[Line]


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """Open a PDF; raise FormatError where it cannot be."""
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        if path.stat().st_size > _LARGEST:
            raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is larger than 512 MB"))
        document = PdfDocument(path)
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error
    except PdfiumError as error:
        reason = QT_TRANSLATE_NOOP("errors", "it is not a whole PDF")
        if getattr(error, "err_code", None) in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            reason = QT_TRANSLATE_NOOP("errors", "it is protected by a password")
        raise FormatError(name=path.name, reason=reason) from error
    try:
        if len(document) > _MOST_PAGES:
            raise FormatError(
                name=path.name,
                reason=Phrase(_TOO_MANY, count=_MOST_PAGES),
            )
        yield document
    finally:
        document.close()


def said_of(document: Any) -> dict[str, str]:
    """Return what a PDF says of itself, by the names that other documents use."""
    found = document.get_metadata_dict(skip_empty=True)
    return {"title": found.get("Title", ""), "creator": found.get("Author", "")}


def page_lines(document: Any, number: int) -> PageLines | None:
    """Return the lines of a page; None where the page is damaged."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        try:
            left, bottom, right, top = page.get_cropbox()
            sheet = _Sheet(left, bottom, right, top, page.get_rotation())
            text = page.get_textpage()
            try:
                lines = [line for line in _lines(text, sheet) if sheet.shows(line)]
                return PageLines(number, sheet.width, sheet.height, lines)
            finally:
                text.close()
        finally:
            page.close()
    except PdfiumError:
        return None


class Box(NamedTuple):
    """Where a letter stands, from the top left of its page as it is shown."""

    left: float
    right: float
    top: float
    bottom: float


class _Sheet(NamedTuple):
    """The part of a page that is shown, in the PDF's own places, which begin at the bottom, and how it is turned."""

    x_least: float
    y_least: float
    x_most: float
    y_most: float
    turned: int

    @property
    def width(self) -> float:
        return self.y_most - self.y_least if self.turned in (90, 270) else self.x_most - self.x_least

    @property
    def height(self) -> float:
        return self.x_most - self.x_least if self.turned in (90, 270) else self.y_most - self.y_least

    def place(self, box: Any) -> Box:
        """Return where a box of the PDF's own places is shown."""
        if self.turned == 90:
            return Box(
                box.bottom - self.y_least, box.top - self.y_least, box.left - self.x_least, box.right - self.x_least
            )
        if self.turned == 180:
            return Box(
                self.x_most - box.right, self.x_most - box.left, box.bottom - self.y_least, box.top - self.y_least
            )
        if self.turned == 270:
            return Box(self.y_most - box.top, self.y_most - box.bottom, self.x_most - box.right, self.x_most - box.left)
        return Box(box.left - self.x_least, box.right - self.x_least, self.y_most - box.top, self.y_most - box.bottom)

    def shows(self, line: Line) -> bool:
        """Tell whether a line is on the page: some producers draw what belongs to the next page beyond the edge."""
        return line.bottom >= 0 and line.top <= self.height and line.right >= 0 and line.left <= self.width


def _lines(text: Any, sheet: _Sheet) -> Iterator[Line]:
    from pypdfium2 import raw

    # the box of a letter's whole font, the same for “a” and “Й”
    box = raw.FS_RECTF()
    line = _OpenLine()
    for place in range(min(text.count_chars(), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, place)
        character = _LIGATURES.get(code) or chr(code if code < 0x110000 else 0xFFFD)
        if character in _HYPHENS:
            yield from line.end(is_hyphenated=True)
        elif character.isspace() or character == "\0":
            line.add_space(character)
        elif raw.FPDFText_GetLooseCharBox(text, place, box):
            letter = sheet.place(box)
            if line.is_parted_from(letter):
                yield from line.end()
            line.add(character, letter)
    yield from line.end()


@dataclass(slots=True)
class _OpenLine:
    """Letters as long as they stand beside each other.

    Where pdfium says that a line ends is not asked: it takes some pages to be written from top to bottom.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    _is_ended: bool = False
    """pdfium says that the line ends here."""

    def add_space(self, character: str) -> None:
        """Take white space; that between lines only counts where letters do not go on right behind it."""
        self._is_ended = self._is_ended or character in "\r\n"
        if character not in "\r\n":
            self.pieces.append(" " if character in "\0\t\f\v" else character)

    def is_parted_from(self, letter: Box) -> bool:
        """Tell whether a letter stands too far from the last one to be in a line with it."""
        if not self.boxes:
            return False
        last = self.boxes[-1]
        size = max(last.bottom - last.top, letter.bottom - letter.top, 1.0)
        shared = min(last.bottom, letter.bottom) - max(last.top, letter.top)
        is_beside = 2 * shared > min(last.bottom - last.top, letter.bottom - letter.top)
        # letters may be drawn onto the last one, but not far before it
        return not is_beside or letter.left - last.right > _GAP * size or letter.right < last.left - size

    def add(self, character: str, letter: Box) -> None:
        """Take a letter."""
        if (
            self._is_ended
            and self.boxes
            and letter.left - self.boxes[-1].right > _WORD_GAP * (letter.bottom - letter.top)
        ):
            self.pieces.append(" ")
        self._is_ended = False
        self.pieces.append(character)
        self.boxes.append(letter)

    def end(self, *, is_hyphenated: bool = False) -> Iterator[Line]:
        """Yield the line, if it has any letters, and begin anew."""
        text = _SPACES.sub(" ", "".join(self.pieces)).strip(" ")
        if self.boxes and text:
            if text.endswith(("\u00ad", "-", "‐")) and len(text) > 1 and text[-2].isalnum():
                text, is_hyphenated = text[:-1], True
            lefts, rights, tops, bottoms = zip(*self.boxes, strict=True)
            sizes = sorted(box.bottom - box.top for box in self.boxes)
            size = max(sizes[len(sizes) // 2], 1.0)
            yield Line(text, min(lefts), max(rights), min(tops), max(bottoms), size, is_hyphenated)
        self.pieces, self.boxes, self._is_ended = [], [], False

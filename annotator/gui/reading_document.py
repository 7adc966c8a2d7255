"""The document that the text widget lays out: a serif column with room between lines and paragraphs.

A long article's document begins with its beginning, as much as can be in sight at first, and grows from there.
"""

import re
from typing import NamedTuple

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from annotator.gui.display_map import DisplayMap

COLUMN_LETTERS = 72
BEGINNING = 20_000
"""How much of a text is laid out before it is shown, in code points: several screens full of the smallest letters."""
_SAMPLE = "the quick brown fox jumps over the lazy dog, and said so in a fortnight"
_TITLE = 1.5
"""Size of the title, as a multiple of the text's."""
_HARD_WRAPPED = 100
"""In a text with blank lines, a line up to this length is taken to go on in the next one."""
_BLANK = re.compile("(?<![^\n\u2029])(?=[\n\u2029]|\\Z)")
_WITHOUT_BLANK = re.compile(f"(?<![^\n\u2029])[^\n\u2029]{{{_HARD_WRAPPED},}}(?=[\n\u2029][^\n\u2029])")


class ReadingStyle(NamedTuple):
    """How the article is set; all measures follow from the font."""

    family: str
    points: float
    line_height: float = 1.66
    """Distance of two lines, as a multiple of the font's size in pixels."""

    def font(self) -> QFont:
        """Return the font of the text."""
        font = QFont(self.family)
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPointSizeF(self.points)
        return font

    def title_font(self) -> QFont:
        """Return the font of the title."""
        font = self.font()
        font.setPointSizeF(self.points * _TITLE)
        font.setWeight(QFont.Weight.Bold)
        return font

    def column_width(self) -> float:
        """Return the width of a line of about 70 letters."""
        return QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * COLUMN_LETTERS

    def em(self) -> float:
        """Return the font's size in pixels."""
        return QFontMetricsF(self.font()).fontDpi() * self.points / 72

    def line_distance(self) -> float:
        """Return the distance of two lines in pixels."""
        return round(self.em() * self.line_height)


class GrowingDocument:
    """A document of the shown text, up to a place; its first ``title_length`` code points are set as the title."""

    def __init__(self, display: DisplayMap, style: ReadingStyle, title_length: int) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(style.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        self._display = display
        self._formats = _BlockFormats(style)
        self._has_blank_lines = "\n\n" in display.text
        self._end = 0
        self._append(display.paragraph_end(min(max(BEGINNING, title_length), len(display.text))))
        if title_length:
            _set_title(QTextCursor(self.document), display.to_position(title_length), self._formats, style)

    @property
    def end(self) -> int:
        """Return the code point up to which the text is in the document."""
        return self._end

    @property
    def is_whole(self) -> bool:
        """Tell whether all of the text is in the document."""
        return self._end == len(self._display.text)

    def grow_to(self, place: int) -> bool:
        """Take up the text up to a code point and the end of its paragraph; tell whether some was missing."""
        if self.is_whole or place < self._end:
            return False
        self._append(self._display.paragraph_end(min(place, len(self._display.text))))
        return True

    def _append(self, end: int) -> None:
        start, self._end = self._end, end
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setBlockFormat(self._formats.closed_up if self._has_blank_lines else self._formats.paragraph)
        cursor.insertText(self._display.shown_text(start, end))
        if self._has_blank_lines:
            self._space_out(cursor, start)
        for position in self._display.soft_break_positions(start, end):
            self._join(cursor, position)
        cursor.endEditBlock()

    def _space_out(self, cursor: QTextCursor, start: int) -> None:
        """Give blank lines half a line, and the same gap to paragraphs without a blank line behind them.

        They are looked for in the text: Qt would have to be asked about every block.
        """
        text, formats = self._display.text, self._formats
        ahead = min(self._end + 2, len(text))
        for lines, form in ((_BLANK, formats.empty), (_WITHOUT_BLANK, formats.paragraph)):
            for line in lines.finditer(text, start, ahead):
                if line.start() < self._end or self.is_whole:
                    cursor.setPosition(self._display.to_position(line.start()))
                    cursor.setBlockFormat(form)

    def _join(self, cursor: QTextCursor, position: int) -> None:
        """Let a piece of an endless paragraph stand without a gap, and read in the direction of the one before."""
        before = self.document.findBlock(position).previous()
        direction = before.textDirection()
        for place, kind in ((before.position(), self._formats.closed_up), (position, self._formats.paragraph)):
            joined = QTextBlockFormat(kind)
            joined.setLayoutDirection(direction)
            cursor.setPosition(place)
            cursor.setBlockFormat(joined)


class _BlockFormats:
    """Block formats for the kinds of paragraph there are."""

    def __init__(self, style: ReadingStyle) -> None:
        line, gap = style.line_distance(), round(style.line_distance() / 2)
        self.paragraph = _block_format(line, gap)
        self.closed_up = _block_format(line, 0)
        self.empty = _block_format(gap, 0)
        self.title = _block_format(round(style.em() * _TITLE * 1.25), gap)


def _block_format(line: float, gap: float) -> QTextBlockFormat:
    layout = QTextBlockFormat()
    layout.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    layout.setBottomMargin(gap)
    return layout


def _set_title(cursor: QTextCursor, end: int, formats: _BlockFormats, style: ReadingStyle) -> None:
    bold = QTextCharFormat()
    bold.setFont(style.title_font())
    cursor.setPosition(0)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(bold)
    cursor.setBlockFormat(formats.title)

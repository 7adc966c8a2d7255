"""The document that the text widget lays out: a serif column with room between lines and paragraphs."""

from dataclasses import dataclass

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
_SAMPLE = "the quick brown fox jumps over the lazy dog, and said so in a fortnight"
_HARD_WRAPPED = 100
"""In a text with blank lines, a line up to this length is taken to go on in the next one."""


@dataclass(frozen=True, slots=True)
class ReadingStyle:
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
        font.setPointSizeF(self.points * 1.5)
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


def build_document(display: DisplayMap, style: ReadingStyle, title_length: int) -> QTextDocument:
    """Return a document of the shown text; its first ``title_length`` code points are set as the title."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(style.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    formats = _BlockFormats(style)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    has_blank_lines = "\n\n" in display.text
    cursor.setBlockFormat(formats.closed_up if has_blank_lines else formats.paragraph)
    cursor.insertText(display.shown_text())
    if has_blank_lines:
        _space_out(cursor, formats)
    _join_soft_breaks(cursor, display, formats)
    if title_length:
        _set_title(cursor, display.to_position(title_length), formats, style)
    cursor.endEditBlock()
    return document


class _BlockFormats:
    """Block formats for the kinds of paragraph there are."""

    def __init__(self, style: ReadingStyle) -> None:
        line, gap = style.line_distance(), round(style.line_distance() / 2)
        self.paragraph = _block_format(line, gap)
        self.closed_up = _block_format(line, 0)
        self.empty = _block_format(gap, 0)
        self.title = _block_format(round(style.em() * 1.5 * 1.25), gap)


def _block_format(line: float, gap: float) -> QTextBlockFormat:
    layout = QTextBlockFormat()
    layout.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    layout.setBottomMargin(gap)
    return layout


def _space_out(cursor: QTextCursor, formats: _BlockFormats) -> None:
    """Give blank lines half a line, and the same gap to paragraphs without a blank line behind them."""
    block = cursor.document().begin()
    while block.isValid():
        following = block.next()
        length = block.length()
        if length == 1 or (length > _HARD_WRAPPED and following.isValid() and following.length() > 1):
            cursor.setPosition(block.position())
            cursor.setBlockFormat(formats.empty if length == 1 else formats.paragraph)
        block = following


def _join_soft_breaks(cursor: QTextCursor, display: DisplayMap, formats: _BlockFormats) -> None:
    """Let the pieces of one endless paragraph stand without a gap, and read in the direction of its beginning."""
    direction = cursor.document().begin().textDirection()
    positions = display.soft_break_positions()
    behind_breaks = set(positions)
    for position in positions:
        before = cursor.document().findBlock(position).previous()
        if before.position() not in behind_breaks:
            direction = before.textDirection()
        for block_position, kind in ((before.position(), formats.closed_up), (position, formats.paragraph)):
            joined = QTextBlockFormat(kind)
            joined.setLayoutDirection(direction)
            cursor.setPosition(block_position)
            cursor.setBlockFormat(joined)


def _set_title(cursor: QTextCursor, end: int, formats: _BlockFormats, style: ReadingStyle) -> None:
    bold = QTextCharFormat()
    bold.setFont(style.title_font())
    cursor.setPosition(0)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(bold)
    cursor.setBlockFormat(formats.title)

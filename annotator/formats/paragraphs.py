"""Put the paragraphs of a document together as a text: one line each, an empty line between them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

_LONGEST_CELL = 300
"""Characters of a cell; one with more holds paragraphs, not a figure."""


_AT_BREAKS = re.compile(r"[ \t\r]*\n[ \t\r\n]*")


class Kind(Enum):
    """What a paragraph is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LINE = "line"
    """An item of a list or a row of a table: stands right below the line before it."""


Paragraph = tuple[str, Kind]


def join_paragraphs(found: Iterable[Paragraph]) -> str:
    """Return a text: an empty line between paragraphs, none between items of a list or rows of a table."""
    parts: list[str] = []
    before: Kind | None = None
    for text, kind in found:
        if before is not None:
            parts.append("\n" if before is kind is Kind.LINE else "\n\n")
        parts.append(text)
        before = kind
    return "".join(parts)


@dataclass(slots=True)
class _OpenParagraph:
    kind: Kind
    pieces: list[str] = field(default_factory=list)
    inside: list[Paragraph] = field(default_factory=list)
    """Paragraphs of text boxes that hang on it."""


class ParagraphGatherer:
    """Takes a document piece by piece, as a parser comes upon it, and gives its paragraphs.

    Boxes that hang on a paragraph follow it, notes follow everything, and a row of a table is a line with tabs, unless
    its cells hold whole paragraphs.
    """

    def __init__(self) -> None:
        self._done: list[Paragraph] = []
        self._notes: list[Paragraph] = []
        self._open: list[_OpenParagraph] = []
        self._rows: list[tuple[int, list[list[Paragraph]]]] = []
        """Open rows: how many paragraphs were open before them, and their cells so far."""
        self._outside: list[tuple[list[Paragraph], list[_OpenParagraph], list[tuple[int, list[list[Paragraph]]]]]] = []
        self._mark = ""

    def open_paragraph(self, kind: Kind = Kind.PARAGRAPH) -> None:
        """Begin a paragraph, perhaps in the midst of another one, as in a text box."""
        self._open.append(_OpenParagraph(kind))

    def add(self, text: str) -> None:
        """Add to the innermost paragraph; text outside of one is not of the document's text."""
        if self._open:
            self._open[-1].pieces.append(text)

    def make_line(self) -> None:
        """Say that the paragraph is an item of a list."""
        if self._open:
            self._open[-1].kind = Kind.LINE

    def close_paragraph(self) -> None:
        """End the innermost paragraph."""
        if not self._open:
            return
        ended = self._open.pop()
        text = _AT_BREAKS.sub("\n", "".join(ended.pieces).replace("\u00ad", "")).strip(" \t\n")
        if text and self._mark:
            text, self._mark = f"{self._mark} {text}", ""
        found = [(text, ended.kind), *ended.inside] if text else ended.inside
        self._sink().extend(found)

    def open_row(self) -> None:
        """Begin a row of a table."""
        self._rows.append((len(self._open), []))

    def open_cell(self) -> None:
        """Begin a cell of the row."""
        if self._rows:
            self._rows[-1][1].append([])

    def close_row(self) -> None:
        """End the row: it becomes a line where its cells hold no more than a line each."""
        if not self._rows:
            return
        _, cells = self._rows.pop()
        if all(len(cell) < 2 and sum(len(text) for text, _ in cell) <= _LONGEST_CELL for cell in cells):
            line = "\t".join(" ".join(cell[0][0].split()) if cell else "" for cell in cells).strip("\t")
            self._sink().extend([(line, Kind.LINE)] if line.strip() else [])
        else:
            self._sink().extend(paragraph for cell in cells for paragraph in cell)

    def open_note(self, mark: str) -> None:
        """Leave a mark in the text and begin a note, whose paragraphs come at the end of the document."""
        self.add(f"[{mark}]")
        self._outside.append((self._done, self._open, self._rows))
        self._done, self._open, self._rows = self._notes, [], []
        self._mark = f"[{mark}]"

    def close_note(self) -> None:
        """End the note."""
        if self._outside:
            self._close_all()
            self._done, self._open, self._rows = self._outside.pop()
            self._mark = ""

    def paragraphs(self) -> list[Paragraph]:
        """Return what was gathered; what was left open is closed."""
        while self._outside:
            self.close_note()
        self._close_all()
        return self._done + self._notes

    def _close_all(self) -> None:
        while self._open or self._rows:
            if self._rows and self._rows[-1][0] >= len(self._open):
                self.close_row()
            else:
                self.close_paragraph()

    def _sink(self) -> list[Paragraph]:
        """Return where an ended paragraph goes: to the one it hangs on, to its cell, or to the document."""
        if self._rows and self._rows[-1][0] == len(self._open) and self._rows[-1][1]:
            return self._rows[-1][1][-1]
        return self._open[-1].inside if self._open else self._done

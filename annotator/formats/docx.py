"""DOCX: documents of Word and all who write its format. One article a file; pictures, comments and headers stay out."""

import posixpath
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.base import Format, ReadOptions
from annotator.formats.document_archive import (
    described,
    local_attributes,
    open_document,
    read_optional,
)
from annotator.formats.document_metadata import article_of_document
from annotator.formats.paragraphs import ParagraphGatherer
from annotator.formats.safe_xml import XmlDamage, parse
from annotator.formats.safe_zip import SafeZip, ZipDamage

_WORD = ("wordprocessingml/2006/main", "wordprocessingml/main")
"""How the namespaces end, of Word and of the strict standard."""
_UNREAD = frozenset(("pPrChange", "rPr", "sectPr", "moveFrom", "instrText", "tblPr", "tblGrid", "trPr", "tcPr", "tabs"))
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- says its encoding itself
    """Yield the article of a document."""
    with open_document(path) as archive:
        main = _main_part(archive)
        content = archive.read(main)
        notes = {
            kind: _notes(read_optional(archive, posixpath.join(posixpath.dirname(main), f"{kind}s.xml")))
            for kind in ("footnote", "endnote")
        }
        reader = _DocumentReader(notes)
        reader.read(content)
        said = described(archive, "docProps/core.xml")
    yield article_of_document(path.name, reader.text.paragraphs(), said, sha256(path.read_bytes()).hexdigest())


def _main_part(archive: SafeZip) -> str:
    """Return the name of the file that holds the document's text."""
    found: list[str] = []

    def start(_name: str, attributes: Mapping[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    content = read_optional(archive, "_rels/.rels")
    if content:
        parse(content, start)
    for name in [*found, "word/document.xml"]:
        if name in archive.names:
            return name
    raise ZipDamage(QT_TRANSLATE_NOOP("errors", "it holds no document of a word processor"))


def _notes(content: bytes) -> dict[str, list[str]]:
    """Return the paragraphs of each footnote or endnote by its id; none where they cannot be read."""
    reader = _DocumentReader({})
    try:
        if content:
            reader.read(content)
    except XmlDamage:
        return {}
    return reader.notes


class _DocumentReader:
    """Hands what the parser comes upon to a gatherer of paragraphs."""

    def __init__(self, notes: Mapping[str, Mapping[str, list[str]]]) -> None:
        self.text = ParagraphGatherer()
        self.notes: dict[str, list[str]] = {}
        """Notes that stand in the file itself, by their ids."""
        self._notes = notes
        self._noted = 0
        self._note_id = ""
        self._unread = 0
        self._in_text = False

    def read(self, content: bytes) -> None:
        """Read a file of the document; raise XmlDamage where that is not safe."""
        parse(content, self._start, self._end, self._characters)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        is_word = space.endswith(_WORD)
        if self._unread or (tag in _UNREAD if is_word else tag == "Fallback"):
            self._unread += 1
        elif not is_word:
            return
        elif tag == "p":
            self.text.open_paragraph()
        elif tag == "t":
            self._in_text = True
        elif tag == "tr":
            self.text.open_row()
        elif tag == "tc":
            self.text.open_cell()
        elif tag in _SIGNS:
            self.text.add(_SIGNS[tag])
        else:
            self._start_rarer(tag, local_attributes(attributes))

    def _start_rarer(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numPr" or (tag == "pStyle" and attributes.get("val", "").startswith("List")):
            self.text.make_line()
        elif tag == "br" and attributes.get("type", "textWrapping") == "textWrapping":
            self.text.add("\n")
        elif tag == "sym":
            self.text.add(_sign(attributes.get("char", "")))
        elif tag in ("footnoteReference", "endnoteReference"):
            self._note(tag.removesuffix("Reference"), attributes.get("id", ""))
        elif tag in ("footnote", "endnote"):
            self._note_id = attributes.get("id", "") if "type" not in attributes else ""

    def _note(self, kind: str, note_id: str) -> None:
        paragraphs = self._notes.get(kind, {}).get(note_id)
        if not paragraphs:
            return
        self._noted += 1
        self.text.open_note(str(self._noted))
        for paragraph in paragraphs:
            self.text.open_paragraph()
            self.text.add(paragraph)
            self.text.close_paragraph()
        self.text.close_note()

    def _end(self, name: str) -> None:
        if self._unread:
            self._unread -= 1
            return
        space, _, tag = name.rpartition(" ")
        if not space.endswith(_WORD):
            return
        if tag == "p":
            self.text.close_paragraph()
        elif tag == "t":
            self._in_text = False
        elif tag == "tr":
            self.text.close_row()
        elif tag in ("footnote", "endnote"):
            if self._note_id:
                self.notes[self._note_id] = [text for text, _ in self.text.paragraphs()]
            self.text = ParagraphGatherer()

    def _characters(self, text: str) -> None:
        if self._in_text and not self._unread:
            self.text.add(text.replace("\n", " "))


def _sign(code: str) -> str:
    """Return a sign by its number; those of private fonts have no meaning outside of them."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""


DOCX = Format(
    "docx",
    "Word document",
    (".docx", ".docm", ".dotx"),
    "a document of Word, its tables and footnotes as text",
    read=read_docx,
    untrusted=True,
)

"""RTF: documents of nearly every word processor. One article a file; pictures, comments and headers stay out."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.document_metadata import article_of_document
from annotator.formats.paragraphs import ParagraphGatherer
from annotator.formats.text_file import read_bytes

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|.", re.DOTALL
)
_UNREAD = frozenset(
    re.findall(
        rb"\w+",
        b"annotation atnauthor atnid bkmkend bkmkstart buptim colortbl comment datafield datastore doccomm"
        b" fldinst filetbl fname footer footerf footerl footerr ftncn ftnsep ftnsepc generator header headerf headerl"
        b" headerr hlinkbase keycode keywords latentstyles listoverridetable listtable nonesttables nonshppict objdata"
        b" operator pict printim private revtbl revtim rsidtbl shprslt sn sp stylesheet subject sv tc template"
        b" themedata userprops xe xmlnstbl",
    )
)
_SAID = {b"title": "title", b"author": "creator", b"company": "publisher"}
_SIGNS = {
    **{b"line": "\n", b"tab": "\t", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’"},
    **{b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"qmspace": " "},
    **{b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"},
}
_PARAGRAPH_ENDS = frozenset((b"par", b"sect", b"page", b"\n", b"\r"))
_CHARSETS = {
    **{0: "cp1252", 77: "mac-roman", 84: "mac-cyrillic", 87: "mac-cyrillic", 89: "mac-latin2", 128: "cp932"},
    **{129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255"},
    **{178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp850"},
}
"""Encodings by the numbers that fonts give."""
_MACHINES = {b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}
_DEEPEST = 10_000


def read_rtf(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- says its encoding itself
    """Yield the article of a document."""
    content = read_bytes(path)
    if not content.lstrip().startswith(b"{\\rtf"):
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it does not begin as RTF does"))
    reader = _Reader(content)
    if not reader.read():
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "its groups are nested too deeply"))
    yield article_of_document(path.name, reader.text.paragraphs(), reader.said, sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces."""

    goes_to: str = "text"
    """``text``, ``fonts``, ``""`` for what is not read, or the name of something the document says of itself."""
    font: int = -1
    skipped: int = 1
    """Characters after one given by number that stand for it in old programs."""
    is_deleted: bool = False
    apart: str = ""
    """``note`` or ``box`` inside of one, which stands apart from the paragraph it hangs on."""


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of a document."""

    content: bytes
    text: ParagraphGatherer = field(default_factory=ParagraphGatherer)
    said: dict[str, str] = field(default_factory=dict)
    _group: _Group = field(default_factory=_Group)
    _outer: list[_Group] = field(default_factory=list)
    _encoding: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _bytes: bytearray = field(default_factory=bytearray)
    _to_skip: int = 0
    _is_open: bool = False
    _is_row: bool = False
    _in_table: bool = False
    _is_line: bool = False
    _noted: int = 0
    _outside: tuple[bool, bool] = (False, False)
    _is_optional: bool = False
    """The group began with a star: unknown ones of these are not read."""

    def read(self) -> bool:
        """Read the document; return whether it was possible."""
        place, end = 0, len(self.content)
        while place < end:
            found = _TOKEN.match(self.content, place)
            if found is None:
                break
            place = found.end()
            word, number, hexadecimal, sign, brace, plain = found.groups()
            if word == b"bin":
                place += max(0, int(number or 0))
            elif word:
                self._word(word.lower() if word.isupper() else word, int(number) if number else None)
            elif hexadecimal:
                self._raw(bytes.fromhex(hexadecimal.decode()))
            elif sign:
                self._sign(sign)
            elif plain:
                self._raw(plain)
            elif brace == b"{":
                self._flush()
                self._outer.append(self._group)
                if len(self._outer) > _DEEPEST:
                    return False
            elif brace and not self._close_group():
                break
        self._flush()
        return True

    def _close_group(self) -> bool:
        """End a group; return whether the document goes on behind it."""
        self._flush()
        self._to_skip = 0
        if not self._outer:
            return False
        ended, self._group = self._group, self._outer.pop()
        if ended.apart and not self._group.apart:
            self._close_paragraph()
            if ended.apart == "note":
                self.text.close_note()
            self._is_open = True
            self._in_table, self._is_line = self._outside
        return bool(self._outer)

    def _raw(self, content: bytes) -> None:
        """Take bytes in the encoding of the font."""
        skipped = min(self._to_skip, len(content))
        self._to_skip -= skipped
        self._bytes += content[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._group.font, self._encoding)
            text = self._bytes.decode(encoding, "replace")
            self._bytes.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        group = self._group
        if group.goes_to == "text" and not group.is_deleted:
            self._open_paragraph()
            self.text.add(text)
        elif group.goes_to not in ("", "text", "fonts"):
            self.said[group.goes_to] = self.said.get(group.goes_to, "") + text

    def _open_paragraph(self) -> None:
        if self._is_open:
            return
        if self._in_table and not self._is_row and not self._group.apart:
            self.text.open_row()
            self.text.open_cell()
            self._is_row = True
        elif self._is_row and not self._in_table and not self._group.apart:
            self.text.close_row()
            self._is_row = False
        self.text.open_paragraph()
        if self._is_line:
            self.text.make_line()
        self._is_open = True

    def _close_paragraph(self) -> None:
        if self._is_open:
            self.text.close_paragraph()
        self._is_open = False

    def _sign(self, sign: bytes) -> None:
        self._flush()
        if sign == b"*":
            self._is_optional = True
        elif sign in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif sign in _SIGNS:
            self._add(_SIGNS[sign])

    def _end_paragraph(self) -> None:
        if self._group.goes_to == "text":
            self._close_paragraph()

    def _word(self, word: bytes, number: int | None) -> None:
        self._flush()
        is_optional, self._is_optional = self._is_optional, False
        if word == b"u" and number is not None:
            self._to_skip = self._group.skipped
            self._add(chr(number % 0x10000))
            return
        self._to_skip = 0
        if word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _WORDS:
            _WORDS[word](self, number)
        elif word in _SAID:
            self._group = replace(self._group, goes_to=_SAID[word])
        elif word in _UNREAD or is_optional:
            self._group = replace(self._group, goes_to="")
        elif word in _MACHINES:
            self._encoding = _MACHINES[word]

    def _set_encoding(self, number: int | None) -> None:
        self._encoding = _codec(f"cp{number}") or self._encoding

    def _set_font(self, number: int | None) -> None:
        self._group = replace(self._group, font=number or 0)

    def _set_charset(self, number: int | None) -> None:
        encoding = _CHARSETS.get(number or 0)
        # charset 0 is what stands where nobody thought of it: the document's own encoding is the better guess
        if self._group.goes_to == "fonts" and encoding and number:
            self._fonts[self._group.font] = encoding

    def _set_skipped(self, number: int | None) -> None:
        self._group = replace(self._group, skipped=min(number if number is not None else 1, 16))

    def _begin_fonts(self, _number: int | None) -> None:
        self._group = replace(self._group, goes_to="fonts")

    def _begin_note(self, _number: int | None) -> None:
        if self._begin_apart("note"):
            self._noted += 1
            self.text.open_note(str(self._noted))

    def _begin_box(self, _number: int | None) -> None:
        self._begin_apart("box")

    def _begin_apart(self, what: str) -> bool:
        if self._group.goes_to != "text" or self._group.apart:
            return False
        self._open_paragraph()
        self._is_open = False
        self._outside = self._in_table, self._is_line
        self._group = replace(self._group, apart=what)
        return True

    def _begin_said(self, _number: int | None) -> None:
        self._group = replace(self._group, goes_to="")

    def _begin_shape(self, _number: int | None) -> None:
        """Read on: the text of a box stands in a group that old programs leave out."""

    def _begin_mark(self, _number: int | None) -> None:
        """Leave out the sign or number before an item of a list."""
        self._is_line = True
        self._group = replace(self._group, goes_to="")

    def _delete(self, number: int | None) -> None:
        self._group = replace(self._group, is_deleted=number != 0)

    def _plain(self, _number: int | None) -> None:
        self._group = replace(self._group, is_deleted=False)

    def _paragraph_defaults(self, _number: int | None) -> None:
        self._in_table = self._is_line = False

    def _make_line(self, _number: int | None) -> None:
        self._is_line = True

    def _set_in_table(self, _number: int | None) -> None:
        self._in_table = True

    def _cell(self, _number: int | None) -> None:
        if self._group.goes_to == "text" and not self._group.apart:
            self._in_table = True
            self._open_paragraph()
            self._close_paragraph()
            self.text.open_cell()

    def _row(self, _number: int | None) -> None:
        if self._group.goes_to == "text" and not self._group.apart and self._is_row:
            self._close_paragraph()
            self.text.close_row()
            self._is_row = False

    def _begin_created(self, _number: int | None) -> None:
        self._group = replace(self._group, goes_to="created")

    def _date_part(self, number: int | None) -> None:
        if self._group.goes_to == "created":
            before = self.said.get("created", "")
            self.said["created"] = f"{before}-{number or 0:02}" if before else f"{number or 0:04}"


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


_WORDS: dict[bytes, Callable[[_Reader, int | None], None]] = {
    b"ansicpg": _Reader._set_encoding,
    b"f": _Reader._set_font,
    b"fcharset": _Reader._set_charset,
    b"uc": _Reader._set_skipped,
    b"fonttbl": _Reader._begin_fonts,
    b"footnote": _Reader._begin_note,
    b"info": _Reader._begin_said,
    b"shpinst": _Reader._begin_shape,
    b"shptxt": _Reader._begin_box,
    b"listtext": _Reader._begin_mark,
    b"pntext": _Reader._begin_mark,
    b"deleted": _Reader._delete,
    b"plain": _Reader._plain,
    b"pard": _Reader._paragraph_defaults,
    b"ls": _Reader._make_line,
    b"intbl": _Reader._set_in_table,
    b"cell": _Reader._cell,
    b"nestcell": _Reader._cell,
    b"row": _Reader._row,
    b"nestrow": _Reader._row,
    b"creatim": _Reader._begin_created,
    b"yr": _Reader._date_part,
    b"mo": _Reader._date_part,
    b"dy": _Reader._date_part,
}


def is_rtf(path: Path) -> bool:
    """Tell whether a file begins as RTF does, whatever its ending."""
    try:
        with path.open("rb") as file:
            return file.read(64).lstrip().startswith(b"{\\rtf")
    except OSError:
        return False


RTF = Format(
    "rtf",
    "Rich text",
    (".rtf", ".doc"),
    "a document of any word processor, its tables and footnotes as text",
    read=read_rtf,
    recognises=is_rtf,
    untrusted=True,
)

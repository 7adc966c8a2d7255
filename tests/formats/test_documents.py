"""Documents of word processors and e-books: the text comes in whole, and archives made to do harm are refused."""

import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument, QTextDocumentWriter

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.formats.base import Format
from annotator.formats.docx import DOCX
from annotator.formats.epub import EPUB
from annotator.formats.odt import ODT
from annotator.formats.registry import format_of
from annotator.formats.rtf import RTF
from tests.formats.contract import new_folder, read_all
from tests.formats.documents import (
    RUSSIAN,
    each_article,
    lines,
    paragraphs_html,
    read_one,
    refusal,
    sentences,
    text_of,
    texts,
)

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_document(folder: Path, body: str, **others: str) -> Path:
    """Make a document of Word by hand."""
    path = folder / "made.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


# made by python-docx


@each_article
def test_docx_gives_the_text(article: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in lines(text_of(article)):
        document.add_paragraph(line)
    document.core_properties.title = "Про удар"
    document.core_properties.author = "Олена Коваль"
    document.core_properties.created = datetime(2024, 5, 23, tzinfo=UTC)
    document.core_properties.language = "uk-UA"
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.save(str(tmp_path / "made.docx"))
    read = read_one(DOCX, tmp_path / "made.docx")
    assert read.text == "\n\n".join(lines(text_of(article)))
    assert read.metadata == Metadata("Про удар", "Олена Коваль", "", "2024-05-23", "uk")


def test_docx_tables_lists_and_signs(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Удар по Харкову", 1)
    document.add_paragraph("Seven\tdead\nin Kharkiv 😀 e\u0301 5\xa0000 anti-aircraft")
    document.add_paragraph("7 killed", style="List Bullet")
    document.add_paragraph("20 wounded", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Killed", "7"), ("Wounded", "")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(tmp_path / "made.docx"))
    read = read_one(DOCX, tmp_path / "made.docx")
    assert read.text == (
        "Удар по Харкову\n\nSeven\tdead\nin Kharkiv 😀 e\u0301 5\xa0000 anti-aircraft\n\n"
        "7 killed\n20 wounded\nKilled\t7\nWounded"
    )
    # what python-docx says of itself is not what the document says
    assert read.metadata == Metadata("Удар по Харкову", "", "", "", "")


def test_docx_footnotes_changes_boxes_and_fields(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><v:x xmlns:v='v'><w:txbxContent>{paragraph('Boxed')}</w:txbxContent></v:x></w:pict></w:r>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>Seven</w:t></w:r>"
        "<w:ins><w:r><w:t xml:space='preserve'> people</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> died</w:t></w:r></w:hyperlink>"
        "<w:r><w:footnoteReference w:id='2'/><w:instrText>PAGE</w:instrText><w:softHyphen/>"
        "<w:t>, S</w:t><w:noBreakHyphen/>300"
        f"<w:t>300</w:t></w:r>{choice}</w:p><w:sdt><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
    )
    notes = (
        f"<w:footnotes {WORD}><w:footnote w:type='separator' w:id='0'>{paragraph('-')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('As of noon.')}{paragraph('Later more.')}</w:footnote></w:footnotes>"
    )
    read = read_one(DOCX, word_document(tmp_path, body, footnotes=notes))
    assert read.text == "Seven people died[1], S-300\n\nBoxed\n\nIn a control.\n\n[1] As of noon.\n\nLater more."


def test_docx_with_paragraphs_in_cells_is_a_page_laid_out(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(first)}{paragraph(second)}</w:tc>" for first, second in (("a", "b"), ("c", "d")))
    read = read_one(DOCX, word_document(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('e')}"))
    assert read.text == "a\n\nb\n\nc\n\nd\n\ne"


def test_a_docx_without_text_says_so(tmp_path: Path) -> None:
    assert sentences(read_all(DOCX, word_document(tmp_path, ""))) == ["The document holds no text."]


# made by Qt, which writes OpenDocument


def open_document(path: Path, html: str) -> Path:
    document = QTextDocument()
    document.setHtml(html)
    writer = QTextDocumentWriter(str(path), b"ODF")
    assert writer.write(document)
    return path


@each_article
def test_odt_gives_the_text(article: Path, tmp_path: Path, qapp: object) -> None:
    path = open_document(tmp_path / "made.odt", paragraphs_html(text_of(article)))
    assert lines(read_one(ODT, path).text) == lines(text_of(article))


def test_odt_lists_and_line_breaks(tmp_path: Path, qapp: object) -> None:
    html = (
        "<p>Two&nbsp;  words<br>and a line <b>bold</b>ly 😀</p><ul><li>7 killed</li><li>20 wounded</li></ul><p>end</p>"
    )
    found = read_one(ODT, open_document(tmp_path / "made.odt", html)).text
    assert found == "Two\xa0 words\nand a line boldly 😀\n\n7 killed\n20 wounded\n\nend"


def odt_by_hand(folder: Path, body: str, meta: str = "", manifest: str = "") -> Path:
    path = folder / "made.odt"
    office = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="t"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {office} {text}>{body}</office:document-content>")
        meta_names = 'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
        archive.writestr("meta.xml", f"<office:document-meta {office} {meta_names}>{meta}</office:document-meta>")
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return path


def test_odt_notes_spaces_comments_and_changes(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Head</text:h>"
        "<text:p>Seven\n  dead<text:s text:c='2'/>in<text:tab/>Kharkiv"
        "<text:note><text:note-citation>i</text:note-citation>"
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>comment</text:p></office:annotation>.<text:line-break/>Next</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Killed</text:p></table:table-cell><table:table-cell>"
        "<text:p>7</text:p></table:table-cell></table:table-row></table:table>"
    )
    meta = (
        "<dc:title>Назва</dc:title><meta:initial-creator>Desk</meta:initial-creator><dc:language>ru-RU</dc:language>"
        "<meta:creation-date>2024-05-23T10:00:00</meta:creation-date>"
    )
    read = read_one(ODT, odt_by_hand(tmp_path, body, meta))
    assert read.text == "Head\n\nSeven dead  in\tKharkiv[1].\nNext\n\nKilled\t7\n\n[1] A note."
    assert read.metadata == Metadata("Назва", "Desk", "", "2024-05-23", "ru")


def test_an_odt_with_a_password_is_refused(tmp_path: Path) -> None:
    path = odt_by_hand(tmp_path, "", manifest="<m><manifest:encryption-data/></m>")
    assert "protected by a password" in refusal(ODT, path)


# RTF, as Word and LibreOffice write it


def rich_text(text: str) -> str:
    """Return a text as RTF, the way word processors write what is not ASCII."""
    units = text.encode("utf-16-le")
    codes = struct.unpack(f"<{len(units) // 2}h", units)
    return "".join(chr(code) if 31 < code < 127 and chr(code) not in "{}\\" else f"\\u{code}?" for code in codes)


@each_article
def test_rtf_gives_the_text(article: Path, tmp_path: Path) -> None:
    body = "".join(f"\\pard\\plain {rich_text(line)}\\par\r\n" for line in lines(text_of(article)))
    path = tmp_path / "made.rtf"
    path.write_bytes(f"{{\\rtf1\\ansi\\ansicpg1252\\uc1 {body}}}".encode("ascii"))
    assert read_one(RTF, path).text == "\n\n".join(lines(text_of(article)))


@pytest.mark.parametrize("page", [1251, 1252])
def test_rtf_in_the_encoding_of_its_fonts(page: int, tmp_path: Path) -> None:
    text = RUSSIAN.split("\n")[0]
    coded = "".join(f"\\'{byte:02x}" for byte in text.encode("cp1251"))
    head = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f7\\fswiss\\fcharset204{\\*\\fname Arial;}Arial Cyr;}}"
    path = tmp_path / "made.rtf"
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg{page}\\deff0{head}\\f7 {coded}\\par}}", "ascii")
    assert read_one(RTF, path).text == text


RICH = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}
{\stylesheet{\s0 Normal;}}{\info{\title About the strike}{\author Desk}{\company Wire}{\creatim\yr2024\mo5\dy3\hr1}}
{\header running head\par}\pard\f0 Seven {\b dead}\~5 \emdash  end\line next{\footnote\pard A note.}\par
\trowd\cellx1\cellx2\pard\intbl Killed\cell 7\cell\row\trowd\pard\intbl Wounded\cell\cell\row
\pard After {\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt link}}.{\deleted gone}\par
{\listtext\bullet\tab}item one\par{\listtext\bullet\tab}item two\par\pard {\pict\bin5 {{{{{ffd8}anti\_aircraft
, soft\-hyphen{\*\unknown gone}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Boxed\par
Two\par}}{\shprslt old}}\par}trailing"""


def test_rtf_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(RICH)
    assert format_of(path) is RTF
    read = read_one(RTF, path)
    assert read.text == (
        "Seven dead\xa05 — end\nnext[1]\n\nKilled\t7\nWounded\n\nAfter link.\n\nitem one\nitem two\n\n"
        "anti-aircraft, softhyphen\n\nBoxed\n\nTwo\n\n[1] A note."
    )
    assert read.metadata == Metadata("About the strike", "Wire", "", "2024-05-03", "")


def test_hostile_rtf(tmp_path: Path) -> None:
    path = tmp_path / "made.rtf"
    path.write_bytes(b"{\\rtf1 " + b"{" * 100_000)
    assert "nested too deeply" in refusal(RTF, path)
    path.write_bytes(
        b"{\\rtf1 a\\bin99999999999 b\\u99999999 \\uc-5\\u5 \\f-3 \\ansicpg99999 \\cell\\row\\row\\footnote x}}}}"
    )
    assert texts(read_all(RTF, path))[0].startswith("a")
    path.write_bytes(b"{\\rtf1 " + b"\\pard\\intbl a\\cell" * 50_000 + b"}")
    assert len(texts(read_all(RTF, path))) == 1
    path.write_bytes(b"not rich")
    assert "does not begin as RTF" in refusal(RTF, path)


TOKENS = [
    *(b"{", b"}", b"\\par ", b"\\cell ", b"\\row ", b"\\intbl ", b"\\pard ", b"\\'d3", b"\\u1087?", b"\\f1 ", b"text "),
    *(
        b"{\\footnote ",
        b"{\\shptxt ",
        b"{\\*\\shpinst ",
        b"\\bin2 ",
        b"{\\fonttbl",
        b"\\fcharset204 ",
        b"{\\info",
        b"\\ls1 ",
    ),
]


@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(st.sampled_from(TOKENS), max_size=40))
def test_any_rtf_ends_in_an_article_or_a_sentence(pieces: list[bytes]) -> None:
    with new_folder() as folder:
        path = folder / "any.rtf"
        path.write_bytes(b"{\\rtf1 " + b"".join(pieces))
        for read in read_all(RTF, path):
            assert isinstance(read, ExchangedArticle | Problem)


# e-books

PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Звіт про удари</dc:title><dc:creator>Автор</dc:creator>
<dc:publisher>Видавництво</dc:publisher><dc:language>uk</dc:language><dc:date>2024-05-23</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}</manifest>
<spine><itemref idref="nav"/>{order}</spine></package>"""


def book(folder: Path, chapters: list[str], **others: str) -> Path:
    path = folder / "made.epub"
    container = "<container><rootfiles><rootfile full-path='OEBPS/package.opf'/></rootfiles></container>"
    numbers = range(len(chapters))
    items = "".join(
        f'<item id="c{number}" href="text/c%20{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in numbers
    )
    order = "".join(f'<itemref idref="c{number}"/>' for number in numbers)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/package.opf", PACKAGE.format(items=items, order=order))
        archive.writestr("OEBPS/nav.xhtml", "<html><body>Contents</body></html>")
        for number, chapter in enumerate(chapters):
            head = "<?xml version='1.0'?><!DOCTYPE html><html><head><title/></head>"
            page = f"{head}<body><a id='x'/>{chapter}</body></html>"
            archive.writestr(f"OEBPS/text/c {number}.xhtml", page)
        for name, content in others.items():
            archive.writestr(f"META-INF/{name}.xml", content)
    return path


@each_article
def test_a_short_book_is_one_article(article: Path, tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    found = lines(text_of(article))
    path = book(tmp_path, [paragraphs_html(found[0]), paragraphs_html("\n".join(found[1:]))])
    read = read_one(EPUB, path)
    assert read.text == "\n\n".join(found)
    assert read.metadata == Metadata("Звіт про удари", "Видавництво", "", "2024-05-23", "uk")


def test_a_long_book_is_an_article_a_chapter(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    long = paragraphs_html("Слово за словом. " * 2_000)
    found = read_all(EPUB, book(tmp_path, ["<p>Cover</p>", f"<h1>Перший</h1>{long}", f"{long}", "<p>End</p>"]))
    articles = [read for read in found if isinstance(read, ExchangedArticle)]
    assert [read.text[:12] for read in articles] == ["Cover\n\nПерши", "Слово за сло"]
    assert articles[1].text.endswith("End")
    assert articles[0].metadata.title == "Перший"
    assert [read.place for read in articles] == ["made.epub, chapter 1", "made.epub, chapter 2"]


def test_books_that_cannot_be_read(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    assert sentences(read_all(EPUB, book(tmp_path, []))) == ["The book holds no text."]
    protected = book(tmp_path, ["<p>x</p>"], encryption="<encryption><EncryptedKey/></encryption>")
    assert "protected against copying" in refusal(EPUB, protected)


# archives made to do harm

BOMBS: list[tuple[str, Callable[[], bytes], str]] = [
    ("xxe", lambda: b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "unsafe XML"),
    (
        "laughs",
        lambda: b"<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><a>&b;</a>",
        "unsafe XML",
    ),
    ("deep", lambda: b"<a>" * 5_000 + b"</a>" * 5_000, "nested too deeply"),
    ("ratio", lambda: b"<a>" + b" " * 40_000_000 + b"</a>", "as only an archive made to do harm does"),
    ("broken", lambda: b"<a><b></a>", "not well-formed"),
    ("binary", lambda: bytes(range(256)), "not well-formed"),
]
PLACES = {"docx": "word/document.xml", "odt": "content.xml", "epub": "META-INF/container.xml"}
READ_FROM_ARCHIVES = pytest.mark.parametrize("chosen", [DOCX, ODT, EPUB], ids=lambda chosen: chosen.name)


@READ_FROM_ARCHIVES
@pytest.mark.parametrize(("content", "reason"), [bomb[1:] for bomb in BOMBS], ids=[bomb[0] for bomb in BOMBS])
def test_harmful_xml_is_refused(chosen: Format, content: Callable[[], bytes], reason: str, tmp_path: Path) -> None:
    path = tmp_path / f"bomb{chosen.suffixes[0]}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PLACES[chosen.name], content())
    assert reason in refusal(chosen, path)


@READ_FROM_ARCHIVES
def test_what_is_no_document_is_refused(chosen: Format, tmp_path: Path) -> None:
    path = tmp_path / f"other{chosen.suffixes[0]}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "protected by a password" in refusal(chosen, path)
    path.write_bytes(b"PK\x03\x04 no")
    assert "not a whole archive" in refusal(chosen, path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.txt", "x")
    assert refusal(chosen, path)


def test_metadata_that_cannot_be_read_does_not_cost_the_text(tmp_path: Path) -> None:
    path = word_document(tmp_path, paragraph("Seven dead."), footnotes="<broken")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("docProps/core.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")
    assert read_one(DOCX, path).text == "Seven dead."


def any_text() -> Any:
    return st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(found=st.lists(any_text(), min_size=1, max_size=5))
def test_any_paragraphs_come_back(found: list[str]) -> None:
    with new_folder() as folder:
        path = word_document(folder, "".join(map(paragraph, found)))
        expected = [line.replace("\xad", "").strip(" ") for line in found]
        read = texts(read_all(DOCX, path))
        assert read == (["\n\n".join(filter(None, expected)).lstrip("\ufeff")] if any(expected) else [])

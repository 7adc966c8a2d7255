"""PDFs: paragraphs come back whole, in reading order, without what stands at the edges; damaged ones are refused."""

import time
import zlib
from collections.abc import Iterable
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF, QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter, QTextDocument

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import KnownError
from annotator.formats.paragraphs import Kind
from annotator.formats.pdf import PDF
from annotator.formats.pdf_lines import Line, PageLines
from annotator.formats.pdf_order import in_reading_order, without_furniture
from annotator.formats.pdf_paragraphs import headline_of, paragraphs_of
from tests.formats.contract import new_folder, read_all
from tests.formats.documents import each_article, lines, read_one, refusal, sentences, text_of, texts

pytest.importorskip("pypdfium2")
pytestmark = pytest.mark.usefixtures("qapp")
FONT = "DejaVu Serif"

# printed by Qt


def writer(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A5) -> QPdfWriter:
    made = QPdfWriter(str(path))
    made.setPageSize(QPageSize(size))
    made.setResolution(96)
    return made


@each_article
@pytest.mark.parametrize(
    "style", ["margin: 8px 0", "margin: 0; text-indent: 24px", "margin: 8px 0; text-align: justify"]
)
def test_a_printed_article_gives_its_paragraphs(article: Path, style: str, tmp_path: Path) -> None:
    document = QTextDocument()
    document.setDefaultFont(QFont(FONT, 11))
    document.setHtml("".join(f"<p style='{style}'>{escape(line)}</p>" for line in lines(text_of(article))))
    document.print_(writer(tmp_path / "made.pdf"))
    assert lines(read_one(PDF, tmp_path / "made.pdf").text) == lines(text_of(article))


def test_a_headline_in_large_letters_is_the_title(tmp_path: Path) -> None:
    document = QTextDocument()
    document.setDefaultFont(QFont(FONT, 10))
    body = "".join(f"<p>Paragraph {number} of the report about the strike on the city.</p>" for number in range(6))
    document.setHtml(f"<h1>Seven dead as missiles hit a printing house in Kharkiv</h1>{body}")
    document.print_(writer(tmp_path / "made.pdf"))
    read = read_one(PDF, tmp_path / "made.pdf")
    assert read.metadata.title == "Seven dead as missiles hit a printing house in Kharkiv"
    assert read.metadata.published_on == ""


Drawn = tuple[float, float, str]


def draw(path: Path, pages: Iterable[Iterable[Drawn]], size: int = 10) -> Path:
    """Draw texts at places given in points from the top left of each page."""
    made = QPdfWriter(str(path))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    made.setResolution(72)
    painter = QPainter(made)
    painter.setFont(QFont(FONT, size))
    for number, page in enumerate(pages):
        if number:
            made.newPage()
        for left, top, text in page:
            painter.drawText(QPointF(left, top), text)
    painter.end()
    return path


def column(left: float, top: float, *found: str) -> list[Drawn]:
    return [(left, top + 14 * number, text) for number, text in enumerate(found)]


def test_words_broken_at_line_ends_are_whole_again(tmp_path: Path) -> None:
    found = column(
        *(
            60,
            100,
            "At dawn the missiles struck a resi-",
            "dential house next to an anti-",
            "aircraft battery, and an 11-year-",
        ),
        *("old girl was among the wound-", "ed. Officials of the old air-", "craft plant said the aircraft"),
        *(
            "plant and its Slobozhanska-",
            "Hora office were closed, the",
            "mayor told the search-",
            "and-rescue teams there.",
        ),
    )
    assert read_one(PDF, draw(tmp_path / "made.pdf", [found])).text == (
        "At dawn the missiles struck a residential house next to an anti-aircraft battery, and an 11-year-old girl was"
        " among the wounded. Officials of the old aircraft plant said the aircraft plant and its Slobozhanska-Hora"
        " office were closed, the mayor told the search-and-rescue teams there."
    )


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    first = column(60, 100, *(f"The first column of the page, its line {number} is" for number in range(8)))
    second = column(320, 100, *(f"the second column of the page, line {number} and" for number in range(8)))
    expected = " ".join(text for _, _, text in first + second)
    rows = [piece for row in zip(first, second, strict=True) for piece in row]
    for number, drawn in enumerate((first + second, rows, second[::-1] + first[::-1])):
        assert read_one(PDF, draw(tmp_path / f"{number}.pdf", [drawn])).text == expected


def test_rows_of_a_table_are_lines_with_tabs(tmp_path: Path) -> None:
    table = [(60.0, 100.0, "Killed"), (200.0, 100.0, "7"), (60.0, 114.0, "Wounded"), (200.0, 114.0, "20")]
    after = column(60, 160, "The figures are those of noon.")
    assert read_one(PDF, draw(tmp_path / "made.pdf", [table + after])).text == (
        "Killed\t7\nWounded\t20\n\nThe figures are those of noon."
    )


def test_what_stands_at_the_edge_of_each_page_is_dropped(tmp_path: Path) -> None:
    def page(number: int) -> list[Drawn]:
        text = column(60, 120, f"Part {number} of the report tells what was found in the", "city, and it goes on")
        head = [(60.0, 40.0, "Human Rights Desk"), (400.0, 40.0, "May 2024")]
        return [*head, *text, (290.0, 810.0, f"Page {number} of 4"), (60.0, 825.0, "https://outlet.example/report")]

    read = read_one(PDF, draw(tmp_path / "made.pdf", [page(number) for number in range(1, 5)]))
    assert "Desk" not in read.text
    assert "2024" not in read.text
    assert "Page" not in read.text
    assert read.text.count("Part") == 4
    assert (read.metadata.url, read.metadata.source) == ("https://outlet.example/report", "outlet.example")


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = [
        [
            *column(60, 400, "The first paragraph is long and", "ends here.", "The second one goes on to the"),
            (290.0, 820.0, "1"),
        ],
        [*column(60, 80, "next page, where it ends at once."), (290.0, 820.0, "2")],
        [*column(60, 80, "The third stands on a page of its own."), (290.0, 820.0, "3")],
    ]
    assert read_one(PDF, draw(tmp_path / "made.pdf", pages)).text.split("\n\n")[-2:] == [
        "The second one goes on to the next page, where it ends at once.",
        "The third stands on a page of its own.",
    ]


def picture(path: Path, *, with_text: bool = False) -> Path:
    made = writer(path)
    painter = QPainter(made)
    if with_text:
        painter.drawText(QPointF(50, 50), "Only this page has text.")
        made.newPage()
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#888"))
    painter.drawImage(QPointF(20, 20), image)
    painter.end()
    return path


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "only pictures of it; let a program for text recognition (OCR) add it" in refusal(
        PDF, picture(tmp_path / "scan.pdf")
    )


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    found = read_all(PDF, picture(tmp_path / "half.pdf", with_text=True))
    assert texts(found) == ["Only this page has text."]
    assert sentences(found) == ["No text was found on these pages, only pictures, or damage: 2."]


# made by hand, to do harm


def pdf(*objects: bytes, trailer: bytes = b"", size: int = 0) -> bytes:
    """Return a PDF of objects that are numbered from 1, the first of them its catalogue."""
    content = b"%PDF-1.7\n"
    places = []
    for number, made in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return content + b"trailer\n<</Root 1 0 R /Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size or len(objects) + 1,
        trailer,
        start,
    )


CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"""<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R
/Resources <</Font <</F 5 0 R>>>> /Rotate %d>>"""
LETTERS = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), more, content)


SAID = b"BT /F 12 Tf 100 700 Td (Seven people were killed.) Tj ET"


def deflated(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [" + b"/FlateDecode " * times + b"]")


HOSTILE = {
    "endless tables": pdf(CATALOGUE, PAGES, trailer=b"/Prev 9"),
    "huge size": pdf(CATALOGUE, PAGES, PAGE % 0, stream(SAID), LETTERS, size=2_000_000_000),
    "script": pdf(
        b"<</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (while\\(true\\);)>>>>",
        *(PAGES, PAGE % 0, stream(SAID), LETTERS),
    ),
    "pages in a circle": pdf(CATALOGUE, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000>>"),
    "a million pages": pdf(
        CATALOGUE, b"<</Type /Pages /Kids [" + b"3 0 R " * 1_000_000 + b"] /Count 1000000>>", PAGE % 0
    ),
    "chain of filters": pdf(CATALOGUE, PAGES, PAGE % 0, deflated(SAID, 40), LETTERS),
    "bomb": pdf(CATALOGUE, PAGES, PAGE % 0, deflated(b" " * 50_000_000 + SAID, 2), LETTERS),
    "a form in itself": pdf(CATALOGUE, PAGES, PAGE % 0, stream(b"/X Do"), b"<</X 4 0 R>>"),
    "deep arrays": pdf(CATALOGUE, PAGES, PAGE % 0, stream(b"[" * 100_000 + SAID), LETTERS),
    "far away": pdf(CATALOGUE, PAGES, PAGE % 0, stream(SAID.replace(b"700", b"1e30")), LETTERS),
    "cut": pdf(CATALOGUE, PAGES, PAGE % 0, stream(SAID), LETTERS)[:300],
    "no pdf": b"%PDF-1.7 nothing",
    "empty": b"",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pdfs_end_in_text_or_a_refusal(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(content)
    began = time.process_time()
    try:
        found = read_all(PDF, path)
    except KnownError as error:
        assert "hostile.pdf cannot be read" in error.sentence()  # noqa: PT017 -- reading it is as good
    else:
        assert all(isinstance(read, ExchangedArticle | Problem) for read in found)
    assert time.process_time() - began < 10  # the limit of safety.md on processor time, not a measure of speed
    assert [file.name for file in tmp_path.iterdir()] == ["hostile.pdf"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turned_pages_are_read_as_they_are_shown(turned: int, tmp_path: Path) -> None:
    turns = {0: b"1 0 0 1 50 700", 90: b"0 1 -1 0 100 50", 180: b"-1 0 0 -1 550 100", 270: b"0 -1 1 0 500 750"}[turned]
    said = b"BT /F 12 Tf %s Tm (Seven people were) Tj 0 -14 Td (killed in Kharkiv.) Tj ET" % turns
    path = tmp_path / "turned.pdf"
    path.write_bytes(pdf(CATALOGUE, PAGES, PAGE % turned, stream(said), LETTERS))
    assert read_one(PDF, path).text == "Seven people were killed in Kharkiv."


def test_a_password_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    lock = b"/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
    path.write_bytes(pdf(CATALOGUE, PAGES, PAGE % 0, stream(SAID), LETTERS, trailer=lock))
    assert "protected by a password" in refusal(PDF, path)


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"Just a text.")
    assert "not a whole PDF" in refusal(PDF, tmp_path / "other.pdf")
    assert "No such file" in refusal(PDF, tmp_path / "missing.pdf")


@settings(max_examples=40, deadline=None)
@given(at=st.floats(0, 1), patch=st.binary(min_size=1, max_size=12))
def test_damaged_pdfs_end_in_text_or_a_refusal(at: float, patch: bytes) -> None:
    content = pdf(CATALOGUE, PAGES, PAGE % 0, stream(SAID), LETTERS)
    place = int(at * len(content))
    with new_folder() as folder:
        path = folder / "damaged.pdf"
        path.write_bytes(content[:place] + patch + content[place + len(patch) :])
        try:
            read_all(PDF, path)
        except KnownError as error:
            assert error.sentence()  # noqa: PT017 -- reading it is as good


# lines without a PDF


def at(left: float, top: float, text: str, size: float = 12.0) -> Line:
    return Line(text, left, left + 0.5 * size * len(text), top, top + size, size)


@settings(max_examples=60, deadline=None)
@given(
    places=st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 800), st.text("ab-•. ", min_size=1, max_size=40), st.floats(1, 40)),
        max_size=30,
    )
)
def test_no_line_is_lost_whatever_its_place(places: list[tuple[float, float, str, float]]) -> None:
    page = PageLines(0, 600, 800, [at(*place) for place in places])
    assert sorted(map(id, in_reading_order(page.lines))) == sorted(map(id, page.lines))
    written = "".join(text for text, _ in paragraphs_of([page]))
    assert sum(map(written.count, "ab")) == sum(text.count("a") + text.count("b") for _, _, text, _ in places)
    headline_of([page])


def test_lists_keep_their_items() -> None:
    page = PageLines(
        0, 600, 800, [at(50, 100, "The victims are:"), at(50, 114, "• a woman of 60"), at(50, 128, "• a man")]
    )
    assert paragraphs_of([page]) == [
        ("The victims are:", Kind.PARAGRAPH),
        ("• a woman of 60", Kind.LINE),
        ("• a man", Kind.LINE),
    ]


def test_text_that_repeats_within_pages_stays() -> None:
    pages = [
        PageLines(n, 600, 800, [at(50, 300, "Don’t miss…"), at(50, 40, "Head"), at(50, 314, f"{n}")]) for n in range(3)
    ]
    assert [line.text for line in without_furniture(pages)] == ["Head"] * 3
    assert [line.text for line in pages[0].lines] == ["Don’t miss…", "0"]

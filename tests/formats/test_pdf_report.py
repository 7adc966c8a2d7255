"""The report as PDF: laid out by Qt, read back by a PDF library as text."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytestqt.qtbot import QtBot

from annotator.command_line import Desktop, commands
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.scheme import AnnotationScheme
from annotator.formats.base import WriteOptions
from annotator.formats.pdf import PDF
from annotator.formats.pdf_report import NeedsPrinting, printed_report, write_pdf_report
from annotator.main import open_window, print_pages
from annotator.resources import seed
from annotator.services.feedback_report import ReportNotWritten
from annotator.services.projects import create_project
from annotator.session import printing
from tests.formats.samples import GOLDEN, span_of
from tests.projects import import_files


def text_of(path: Path) -> str:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_text_can_be_selected_with_fonts_in_the_file(
    tmp_path: Path, qtbot: QtBot, default_scheme: AnnotationScheme
) -> None:
    target = tmp_path / "report.pdf"
    options = WriteOptions(scheme=default_scheme, project_name="Харків strikes", print_pages=printing.print_pages)
    write_pdf_report(GOLDEN, target, options)
    text = " ".join(text_of(target).split())
    assert "At least three people were killed" in text
    assert "Голова ОВА Олег Синєгубов" in text
    assert "Харків strikes" in text
    assert "Olena" in text
    assert "number to the outcome" in text
    assert "from the first word" in text  # no ligature in the place of fi
    assert b"/FontFile2" in target.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_one_article_after_the_other_is_laid_out(tmp_path: Path, qtbot: QtBot) -> None:
    asked: list[int] = []

    def articles() -> Iterable[ExchangedArticle]:
        for number, article in enumerate(GOLDEN):
            asked.append(number)
            yield article

    parts = iter(printed_report(articles(), WriteOptions(project_name="p")))
    next(parts)
    assert asked == [0]


def test_an_article_is_escaped_and_furniture_muted(default_scheme: AnnotationScheme) -> None:
    text = "<b>5 killed</b> \u202e in Kharkiv"
    spans = (span_of(text, "5 killed", "Casualties", note="<img src=x>"), span_of(text, "killed</b>", "Odd"))
    (part,) = printed_report([ExchangedArticle(text, spans=spans)], WriteOptions(scheme=default_scheme))
    assert "<b>5" not in part
    assert "<img" not in part
    assert "\u202e" not in part
    assert "[U+202E]" in part
    assert "text-decoration:underline" in part


def test_a_line_without_end_is_cut_and_loses_nothing() -> None:
    text = "0123456789" * 10_000
    spans = (ExchangedSpan(5, 50_005, "Odd"), ExchangedSpan(99_990, 100_000, "Odd"))
    (part,) = printed_report([ExchangedArticle(text, spans=spans)], WriteOptions())
    body, _, table = part.partition("<table width")[2].partition("<table width")
    lines = re.findall("<p[^>]*white-space:pre-wrap[^>]*>(.*?)</p>", body)
    shown = [re.sub("<[^>]*>", "", re.sub("<span style=.color[^>]*>[^<]*</span>", "", line)) for line in lines]
    assert "".join(shown) == text
    assert max(map(len, shown)) <= 20_000
    assert table.count("<tr>") == 3


def test_without_a_layout_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NeedsPrinting):
        write_pdf_report([], tmp_path / "x.pdf", WriteOptions())
    project = create_project(tmp_path / "p", annotator_name="Olena")
    import_files(project, seed("sample", "articles.jsonl"))
    with pytest.raises(NeedsPrinting):
        project.exporting.run(tmp_path / "x.pdf", format_name="pdf")
    assert not (tmp_path / "x.pdf").exists()
    assert project.exporting.preview("pdf") == ""
    assert not PDF.reads_back


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(ReportNotWritten):
        printing.print_pages(["<p>x</p>"], tmp_path / "missing" / "x.pdf", "")


def test_from_the_command_line(tmp_path: Path, qtbot: QtBot) -> None:
    project = tmp_path / "p.annotator"
    runner = CliRunner()
    desktop = Desktop(open_window, print_pages)
    for words in (["sample", project], ["export", project, tmp_path / "out.pdf", "--format", "pdf"]):
        result = runner.invoke(commands, list(map(str, words)), obj=desktop)
        assert result.exit_code == 0, result.output
    assert "6 articles and" in result.output
    assert "Rescuers search what is left of a printing house." in " ".join(text_of(tmp_path / "out.pdf").split())

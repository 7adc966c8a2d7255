"""Print what is shown, through the real window, with Qt's own printer into a file."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from pytestqt.qtbot import QtBot

from annotator.gui import paper
from annotator.gui.main_window import MainWindow
from annotator.gui.paper import Paper
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import create_sample
from annotator.session.printing import set_up_page
from annotator.session.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return the window, open on the sample project."""
    create_sample(tmp_path / "sample", annotator_name="Olena").close()
    window = MainWindow(Settings(), Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.show()
    window.open_first(tmp_path / "sample.annotator")
    qtbot.waitExposed(window)
    return window


def printed(dialog: QPrintPreviewDialog | None, target: Path) -> str:
    """Print what a preview shows into a PDF file, and return its words."""
    assert dialog is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    set_up_page(printer)
    dialog.paintRequested.emit(printer)
    dialog.close()
    document = pytest.importorskip("pypdfium2").PdfDocument(target)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_the_open_article_is_printed_with_its_tags(window: MainWindow, tmp_path: Path) -> None:
    assert window.session is not None
    article = window.session.article
    assert article is not None
    words = printed(Paper(window).print_shown(), tmp_path / "article.pdf")
    assert "Casualties" in words
    assert " ".join(article.text.split("\n")[2].split()[:3]) in words
    window.close()


def test_in_dataset_the_chosen_report_is_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_workspace("dataset")
    assert window.dataset is not None
    chosen = window.dataset.choice()
    assert window.session is not None
    articles, _ = window.session.project.exporting.count(chosen)
    words = printed(Paper(window).print_shown(), tmp_path / "report.pdf")
    assert articles == 6
    assert "Rescuers search what is left" in words
    assert "Російські війська" in words
    monkeypatch.setattr(paper, "MOST_ARTICLES", 0)
    assert Paper(window).print_shown() is None
    assert "export it as PDF" in window.messages.messages()[-1].text
    window.close()


def test_without_an_open_article_it_says_so(window: MainWindow) -> None:
    assert window.session is not None
    window.session.open_article(None)
    assert Paper(window).print_shown() is None
    window.close()

"""Print what is shown: the open article, or the report of the chosen dataset, with a preview before."""

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from annotator.domain.export_choice import ExportChoice
from annotator.errors import KnownError
from annotator.gui.translating import say_in_report
from annotator.session.printing import paint_pages, set_up_page

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow
    from annotator.session.session import ProjectSession

MOST_ARTICLES = 100
"""Of more, the preview would take too long to be laid out."""
_SIZE = (980, 760)


class Paper(QObject):
    """Lays out and prints; made when something is printed for the first time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def print_shown(self) -> QPrintPreviewDialog | None:
        """Show how the open article or the chosen dataset looks on paper; it is printed from there."""
        session = self._window.session
        if session is None:
            return None
        dataset = self._window.dataset
        if dataset is not None and self._window.stack.currentWidget() is dataset:
            return self._preview(session, dataset.choice(), session.reading.project().name)
        if session.article is None:
            self._window.messages.show_message(self.tr("Open an article to print it."))
            return None
        return self._preview(session, self._of_article(session), session.article.metadata.title)

    def _of_article(self, session: "ProjectSession") -> ExportChoice:
        """Return the open article with one's own tags, in Review with everybody's."""
        articles = frozenset({session.article.uid}) if session.article is not None else frozenset()
        me = session.project.annotator
        has_written = any(one.uid == me.uid for one in session.reading.annotators())
        if self._window.reviewing is None and has_written:
            return ExportChoice(annotations=me.name, articles=articles)
        return ExportChoice(articles=articles)

    def _preview(self, session: "ProjectSession", choice: ExportChoice, title: str) -> QPrintPreviewDialog | None:
        try:
            parts = list(islice(session.project.exporting.printed(choice, say_in_report), MOST_ARTICLES + 1))
        except KnownError as error:
            self._window.messages.show_error(error)
            return None
        if len(parts) > MOST_ARTICLES:
            words = self.tr(
                "A report of more than {count} articles is not printed from here: export it as PDF, and print that."
            )
            self._window.messages.show_message(words.format(count=MOST_ARTICLES))
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        set_up_page(printer)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(*_SIZE)
        dialog.paintRequested.connect(lambda device: paint_pages(device, parts, title))
        dialog.open()
        return dialog

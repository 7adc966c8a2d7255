"""Articles in: files, folders, drops, the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.errors import KnownError
from annotator.gui.file_dialogs import ask_files, ask_folder
from annotator.gui.notifications import Kind

if TYPE_CHECKING:
    from annotator.domain.column_mapping import Columns
    from annotator.domain.exchange import ExchangedArticle
    from annotator.domain.import_choice import ImportChoice
    from annotator.gui.main_window import MainWindow
    from annotator.services.copying import KnownTexts
    from annotator.services.importing import ImportSummary
    from annotator.services.previewing import ImportPreview
    from annotator.services.projects import Project
    from annotator.session.import_memory import ImportMemory
    from annotator.session.workers import Task


class ArticleFiles(QObject):
    """Imports into the open project; whatever takes long runs in the background."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._known: tuple[Path, KnownTexts] | None = None
        """What earlier imports learnt of a project's texts."""

    @cached_property
    def _memory(self) -> ImportMemory:
        """What was chosen in earlier imports."""
        from annotator.session.import_memory import ImportMemory

        return ImportMemory(self._window.settings)

    # Articles in

    def choose_files(self) -> None:
        """Ask which files to import."""
        self.import_paths(ask_files(self._window, self.tr("Import Files")))

    def choose_folder(self) -> None:
        """Ask which folder to import."""
        chosen = ask_folder(self._window, self.tr("Import Folder"))
        self.import_paths([chosen] if chosen else [])

    def choose_files_to_preview(self) -> None:
        """Ask which files to import, and show them before, whatever they hold."""
        self.import_paths(ask_files(self._window, self.tr("Import with Preview")), asked=True)

    def import_paths(self, wanted: list[Path], *, asked: bool = False) -> None:
        """Import files and folders; where there is something to choose, or the user asked, show them first."""
        if not wanted:
            return
        columns = self._memory.columns()
        known, self._known = self._known_here(), None

        def look(own: Project, task: Task) -> ImportPreview:
            return _look_at(own, wanted, columns, known, task, asked=asked)

        task = self._window.start_work(self.tr("Looking at the files"), look, read_only=True)
        if task is not None:
            task.finished.connect(lambda preview: self._import_found(preview, asked))

    def _import_found(self, preview: ImportPreview, asked: bool) -> None:
        session = self._window.session
        if session is None:
            return
        from annotator.domain.import_choice import Copies, ImportChoice

        scheme = session.reading.scheme()
        copies = Copies.LINK if preview.copies_compared else Copies.KEEP
        choice = ImportChoice(columns=self._memory.columns(), copies=copies)
        if preview.files and (asked or preview.is_worth_a_look(scheme)):
            from annotator.gui.dialogs.import_dialog import ImportDialog

            again = session.project.previewing.again
            dialog = ImportDialog(preview, scheme, self._memory, again, self._window.theme, self._window)
            accepted = dialog.exec()
            choice = dialog.choice()
            dialog.deleteLater()
            if not accepted:
                self._keep(preview)
                return
        self._import(preview, choice)

    def _known_here(self) -> KnownTexts | None:
        """Return what earlier imports learnt of the open project's texts."""
        session = self._window.session
        if session is None or self._known is None or self._known[0] != session.project.path:
            return None
        return self._known[1]

    def _keep(self, preview: ImportPreview) -> None:
        """Keep what was learnt for the next import; while work uses it, nobody else has it."""
        session = self._window.session
        if session is not None and preview.known is not None:
            self._known = session.project.path, preview.known

    def _import(self, preview: ImportPreview, choice: ImportChoice) -> None:
        def work(own: Project, task: Task) -> ImportSummary:
            def show(done: int, total: int, articles: int) -> None:
                task.progressed.emit(done, total, self.tr("%n articles", "", articles))

            return own.importing.run(
                preview.sources(),
                problems=preview.problems,
                choice=choice,
                known=preview.known,
                on_progress=show,
                cancelled=task.is_cancelled,
            )

        task = self._window.start_work(self.tr("Importing"), work)
        if task is not None:
            task.finished.connect(self._take_up_import)
            task.finished.connect(lambda _summary: self._keep(preview))

    def _take_up_import(self, summary: ImportSummary) -> None:
        session = self._window.session
        if session is None:
            return
        if summary.cancelled:
            # Labels that had come with the first articles are gone again, too.
            session.take_up(summary.changes)
            said = self.tr("Import cancelled; the project is as it was before.")
            if summary.kept:
                said = self.tr("Import cancelled; you worked in %n of its articles, which stay.", "", summary.kept)
            self._window.messages.show_message(said)
            return
        had_article = session.article is not None
        session.take_up(summary.changes)
        if summary.first_article_uid and not had_article:
            session.open_article(summary.first_article_uid)
        text = self.tr("%n articles imported", "", summary.articles)
        text += self.tr(", %n tags", "", summary.spans) if summary.spans else ""
        left_out = len(summary.problems)
        text += self.tr("; %n not taken", "", left_out) if left_out else ""
        details = [(self.tr("Details…"), lambda: self._show_summary(summary))]
        kind: Kind = "warning" if summary.problems else "info"
        self._window.messages.show_message(f"{text}.", kind, details if left_out or summary.notices else [])

    def _show_summary(self, summary: ImportSummary) -> None:
        from annotator.gui.dialogs.import_summary import ImportSummaryDialog

        dialog = ImportSummaryDialog(summary, self._window)
        dialog.exec()
        dialog.deleteLater()

    def paste_article(self) -> None:
        """Make an article of what is in the clipboard, after a look at it."""
        from annotator.gui.dialogs.paste_dialog import PasteDialog

        dialog = PasteDialog(self._window)
        dialog.article_accepted.connect(self._take_pasted)
        dialog.exec()
        dialog.deleteLater()

    def _take_pasted(self, article: ExchangedArticle) -> None:
        session = self._window.session
        if session is None:
            return
        try:
            summary = session.project.importing.paste(article)
        except KnownError as error:
            self._window.show_error(error)
            return
        self._take_up_import(summary)
        if summary.first_article_uid:
            session.open_article(summary.first_article_uid)


def _look_at(
    own: Project,
    wanted: list[Path],
    columns: Mapping[str, Columns],
    known: KnownTexts | None,
    task: Task,
    *,
    asked: bool,
) -> ImportPreview:
    """Find the files that are meant, and read the first ones the way the import would."""
    # Here: every format comes with it.
    from annotator.domain.import_choice import ImportChoice
    from annotator.services.sources import find_sources

    def show(done: int, total: int, _articles: int) -> None:
        task.progressed.emit(done, total, "")

    sources, problems = find_sources(wanted)
    choice = ImportChoice(columns=columns)
    return own.previewing.run(
        sources, problems, choice, asked=asked, known=known, on_progress=show, cancelled=task.is_cancelled
    )

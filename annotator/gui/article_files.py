"""Articles in and out: files, folders, drops, the clipboard, and the export of what was tagged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator import paths
from annotator.errors import KnownError
from annotator.gui.notifications import Kind

if TYPE_CHECKING:
    from annotator.domain.exchange import ExchangedArticle, Problem
    from annotator.gui.main_window import MainWindow
    from annotator.services.exporting import ExportSummary
    from annotator.services.importing import ImportSummary
    from annotator.services.projects import Project
    from annotator.services.sources import Preview, Source
    from annotator.session.workers import Task

_PREVIEWED = 500


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look at files and folders found."""

    sources: list[Source]
    problems: list[Problem]
    previews: list[Preview]


class ArticleFiles(QObject):
    """Imports into the open project and exports from it; whatever takes long runs in the background."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    # Articles in

    def choose_files(self) -> None:
        """Ask which files to import."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import Files"), str(paths.documents_folder()))
        self.import_paths([Path(name) for name in chosen])

    def choose_folder(self) -> None:
        """Ask which folder to import."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Import Folder"), str(paths.documents_folder()))
        self.import_paths([Path(chosen)] if chosen else [])

    def import_paths(self, wanted: list[Path]) -> None:
        """Import files and folders; where an encoding had to be guessed, show the guesses first."""
        if not wanted:
            return
        task = self._window.start_work(
            self.tr("Looking at the files"), lambda _own, task: _look_at(wanted, task), read_only=True
        )
        if task is not None:
            task.finished.connect(self._import_found)

    def _import_found(self, found: _Found) -> None:
        encodings: Mapping[Path, str] = {}
        if any(one.guessed for one in found.previews):
            from annotator.gui.dialogs.import_dialog import ImportDialog

            dialog = ImportDialog(found.sources, found.previews, found.problems, self._window.theme, self._window)
            accepted = dialog.exec()
            encodings = dialog.encodings()
            dialog.deleteLater()
            if not accepted:
                return
        self._import(found.sources, found.problems, encodings)

    def _import(self, sources: list[Source], problems: list[Problem], encodings: Mapping[Path, str]) -> None:
        from annotator.domain.import_choice import ImportChoice

        choice = ImportChoice(encodings=encodings)

        def work(own: Project, task: Task) -> ImportSummary:
            def show(done: int, total: int, articles: int) -> None:
                task.progressed.emit(done, total, self.tr("%n articles", "", articles))

            return own.importing.run(
                sources, problems=problems, choice=choice, on_progress=show, cancelled=task.is_cancelled
            )

        task = self._window.start_work(self.tr("Importing"), work)
        if task is not None:
            task.finished.connect(self._take_up_import)

    def _take_up_import(self, summary: ImportSummary) -> None:
        session = self._window.session
        if session is None:
            return
        if summary.cancelled:
            # Labels that had come with the first articles are gone again, too.
            session.take_up(summary.changes)
            self._window.messages.show_message(self.tr("Import cancelled; the project is as it was before."))
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

    # Annotations out

    def export(self) -> None:
        """Ask for a file and write all articles with their tags to it."""
        session = self._window.session
        if session is None:
            return
        suggested = session.project.path.with_suffix(".jsonl")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(suggested), self.tr("JSON Lines (*.jsonl)")
        )
        if not chosen:
            return

        def work(own: Project, task: Task) -> ExportSummary:
            def show(done: int, total: int) -> None:
                task.progressed.emit(done, total, self.tr("%n articles", "", done))

            return own.exporting.run(Path(chosen), on_progress=show, cancelled=task.is_cancelled)

        task = self._window.start_work(self.tr("Exporting"), work, read_only=True)
        if task is not None:
            task.finished.connect(self._say_exported)

    def _say_exported(self, summary: ExportSummary) -> None:
        if summary.cancelled:
            self._window.messages.show_message(self.tr("Export cancelled; no file was written."))
            return
        articles = self.tr("%n articles", "", summary.articles)
        tags = self.tr("%n tags", "", summary.spans)
        text = self.tr("{articles} and {tags} written to {name}.")
        self._window.messages.show_message(text.format(articles=articles, tags=tags, name=summary.path.name))


def _look_at(wanted: list[Path], task: Task) -> _Found:
    """Find the files that are meant, and read the first ones the way the import would."""
    # Here: every format comes with it.
    from annotator.services.sources import find_sources, preview

    sources, problems = find_sources(wanted)
    previews = [preview(source) for source in sources[:_PREVIEWED] if not task.is_cancelled()]
    return _Found(sources, problems, previews)

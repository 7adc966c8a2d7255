"""What the File menu does: projects, imports, exports, snapshots, and the dialogs for them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from annotator import paths
from annotator.domain.exchange import Problem
from annotator.errors import KnownError
from annotator.gui.notifications import Kind
from annotator.services.exporting import ExportSummary
from annotator.services.importing import ImportSummary
from annotator.services.projects import SUFFIX, Project, create_project, create_sample, open_project, restore
from annotator.services.sources import Source, find_sources, preview
from annotator.session import preference_names as preference
from annotator.session.session import ProjectSession
from annotator.session.workers import Task, Work

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_SNAPSHOT_EVERY_MS = 15 * 60 * 1000
_PREVIEWED = 200


class ProjectFiles(QObject):
    """Opens and makes projects for one window, and runs what takes long in the background."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._snapshots = QTimer(self, interval=_SNAPSHOT_EVERY_MS)
        self._snapshots.timeout.connect(self._take_snapshot)

    # Projects

    def new_project(self) -> None:
        """Ask where the new project goes, and make it."""
        folder = paths.documents_folder()
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("New Project"),
            str(folder / f"{self.tr('articles')}{SUFFIX}"),
            self._filter(),
            # A project is never written over; a name that is taken is refused in words.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._show(lambda: create_project(Path(chosen), annotator_name=self._annotator()))

    def choose_project(self) -> None:
        """Ask which project to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open Project"), str(paths.documents_folder()), self._filter()
        )
        if chosen:
            self.open_project(Path(chosen))

    def open_sample(self) -> None:
        """Open the sample project, making it where it is not there yet."""
        path = paths.data_folder() / f"sample{SUFFIX}"
        if path.exists():
            self.open_project(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        self._show(lambda: create_sample(path, annotator_name=self._annotator()))

    def open_project(self, path: Path, *, by_force: bool = False) -> None:
        """Open a project in this window."""
        session = self._window.session
        if session is not None and session.project.path == path.resolve() and not by_force:
            return
        self._show(lambda: open_project(path, annotator_name=self._annotator(), by_force=by_force))

    def take_over(self) -> None:
        """Open the project for writing although another window seems to have it."""
        session = self._window.session
        if session is not None:
            path = session.project.path
            self._window.close_project()
            self.open_project(path, by_force=True)

    def restore_snapshot(self, which: str) -> None:
        """Put a snapshot in the place of the open project; the present file is set aside beside it."""
        session = self._window.session
        if session is None:
            return
        path = session.project.path
        self._window.close_project()
        try:
            aside = restore(path, which)
        except KnownError as error:
            self._window.messages.show_error(error)
        else:
            text = self.tr("Snapshot {which} is back.").format(which=which)
            if aside is not None:
                text += " " + self.tr("The file that was there is now {name}.").format(name=aside.name)
            self._window.messages.show_message(text)
        self.open_project(path)

    def _show(self, opening: Callable[[], Project]) -> None:
        try:
            project = opening()
        except KnownError as error:
            self._window.messages.show_error(error)
            return
        self._window.show_project(project)
        if not project.read_only_reason or project.held_by_other:
            self._window.settings.remember_project(project.path)

    def _annotator(self) -> str:
        return self._window.settings.text(preference.ANNOTATOR)

    def _filter(self) -> str:
        return self.tr("Annotator projects (*{suffix})").format(suffix=SUFFIX)

    # Work on the open project in the background

    def watch(self, session: ProjectSession) -> None:
        """Look the project over and copy it where it changed, now and every quarter of an hour of work."""
        if not session.read_only_reason:
            self._snapshots.start()
        self._start(self.tr("Checking the project"), self._look_over, quiet=True)

    def stop_watching(self) -> None:
        """Take no more snapshots: the project is closed."""
        self._snapshots.stop()

    @staticmethod
    def _look_over(own: Project, task: Task) -> list[Problem]:
        problems = own.check(thorough=False, cancelled=task.is_cancelled)
        if not problems and not own.read_only_reason:
            own.take_snapshot("open", only_if_changed=True)
        return problems

    def _take_snapshot(self) -> None:
        self._start(
            self.tr("Taking a snapshot"), lambda own, _: own.take_snapshot("work", only_if_changed=True), quiet=True
        )

    def check(self) -> None:
        """Look for damage in every row, text and quote."""
        task = self._start(self.tr("Checking the project"), lambda own, task: own.check(cancelled=task.is_cancelled))
        if task is not None:
            task.finished.connect(self._say_checked)

    def _say_checked(self, problems: list[Problem]) -> None:
        if problems:
            self._say_damaged(problems)
        else:
            self._window.messages.show_message(self.tr("The project is whole: every row matches its checksum."))

    def _say_damaged(self, problems: Sequence[Problem]) -> None:
        text = self.tr("The project is damaged: {where}: {reason}.").format(
            where=problems[0].place, reason=problems[0].sentence
        )
        self._window.messages.show_message(text, "error", [])

    def _start(self, title: str, work: Work, *, quiet: bool = False, read_only: bool = False) -> Task | None:
        """Start work on the open project; quiet work shows no progress, only what goes wrong."""
        session = self._window.session
        if session is None:
            return None
        task = session.workers.start(title, work, read_only=read_only or bool(session.read_only_reason))
        task.failed.connect(self._window.messages.show_error)
        task.broke.connect(self._window.report_bug)
        if quiet:
            task.finished.connect(self._warn_if_damaged)
        else:
            self._window.tasks.watch(task)
        return task

    def _warn_if_damaged(self, result: object) -> None:
        if isinstance(result, list) and result:
            self._say_damaged(result)

    # Articles in

    def choose_files(self) -> None:
        """Ask which files to import."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import Files"), str(paths.documents_folder()))
        self.import_paths([Path(name) for name in chosen])

    def choose_folder(self) -> None:
        """Ask which folder to import."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Import Folder"), str(paths.documents_folder()))
        self.import_paths([Path(chosen)] if chosen else [])

    def take_dropped(self, dropped: list[Path]) -> None:
        """Open a project that was dropped on the window; import anything else, into a new project if need be."""
        projects = [path for path in dropped if path.suffix == SUFFIX]
        if projects:
            self.open_project(projects[0])
            return
        if self._window.session is None:
            self.new_project()
        self.import_paths(dropped)

    def import_paths(self, wanted: list[Path]) -> None:
        """Import files and folders; where an encoding had to be guessed, show the guesses first."""
        if not wanted or self._window.session is None:
            return
        sources, problems = find_sources(wanted)
        encodings: Mapping[Path, str] = {}
        previews = [preview(source) for source in sources[:_PREVIEWED]]
        if any(one.guessed for one in previews):
            pass
        self._import(sources, problems, encodings)

    def _import(self, sources: list[Source], problems: list[Problem], encodings: Mapping[Path, str]) -> None:
        def work(own: Project, task: Task) -> ImportSummary:
            def show(done: int, total: int, articles: int) -> None:
                task.progressed.emit(done, total, self.tr("%n articles", "", articles))

            return own.importing.run(
                sources, problems=problems, encodings=encodings, on_progress=show, cancelled=task.is_cancelled
            )

        task = self._start(self.tr("Importing"), work)
        if task is not None:
            task.finished.connect(self._take_up_import)

    def _take_up_import(self, summary: ImportSummary) -> None:
        session = self._window.session
        if session is None:
            return
        if summary.cancelled:
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
        self._window.messages.show_message(" ".join(problem.sentence for problem in summary.problems))

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

        task = self._start(self.tr("Exporting"), work, read_only=True)
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

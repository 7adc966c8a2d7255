"""What the File menu does: projects, imports, exports, snapshots, and the dialogs for them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator import paths
from annotator.errors import KnownError
from annotator.gui.translating import window_language
from annotator.services.projects import (
    SUFFIX,
    Project,
    create_project,
    create_sample,
    open_project,
    project_snapshots,
    restore,
)
from annotator.session import preference_names as preference
from annotator.session.session import ProjectSession
from annotator.session.workers import Task

if TYPE_CHECKING:
    from annotator.domain.exchange import Problem
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
        from annotator.gui.file_dialogs import Place, ask_target

        name = self.tr("articles") + SUFFIX
        # A project is never written over; a name that is taken is refused in words.
        chosen = ask_target(self._window, self.tr("New Project"), name, self._filter(), Place.PROJECTS, confirms=False)
        if chosen is not None:
            self._make(lambda: create_project(chosen, annotator_name=self._annotator(), language=window_language()))

    def choose_project(self) -> None:
        """Ask which project to open."""
        from annotator.gui.file_dialogs import Place, ask_file

        chosen = ask_file(self._window, self.tr("Open Project"), self._filter(), Place.PROJECTS)
        if chosen is not None:
            self.open_project(chosen)

    def open_sample(self) -> None:
        """Open the sample project, making it where it is not there yet."""
        path = paths.data_folder() / f"sample{SUFFIX}"
        if path.exists():
            self.open_project(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        self._make(lambda: create_sample(path, annotator_name=self._annotator(), language=window_language()))

    def open_project(self, path: Path, *, by_force: bool = False) -> None:
        """Open a project in this window."""
        session = self._window.session
        if session is not None and session.project.path == path.resolve() and not by_force:
            return
        try:
            # Behind the first paint, the session erases what is only hidden here.
            self._show(open_project(path, annotator_name=self._annotator(), by_force=by_force, hide_cut_off=True))
        except KnownError as error:
            acts = []
            if error.damage and project_snapshots(path):
                acts = [(self.tr("Restore the Latest Snapshot"), lambda: self._restore(path, "latest"))]
            self._window.messages.show_error(error, acts)

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
        self._restore(path, which)

    def _restore(self, path: Path, which: str) -> None:
        try:
            aside = restore(path, which)
        except KnownError as error:
            self._window.messages.show_error(error)
        else:
            text = self.tr("Snapshot {which} is back.").format(which=which)
            if which == "latest":
                text = self.tr("The latest snapshot is back.")
            if aside is not None:
                text += " " + self.tr("The file that was there is now {name}.").format(name=aside.name)
            self._window.messages.show_message(text)
        self.open_project(path)

    def _make(self, making: Callable[[], Project]) -> None:
        """Show a project that is made now."""
        try:
            self._show(making())
        except KnownError as error:
            self._window.messages.show_error(error)

    def _show(self, project: Project) -> None:
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
        task = self._window.start_work(self.tr("Checking the project"), self._look_over, quiet=True)
        if task is not None:
            task.finished.connect(self._warn_if_damaged)

    def stop_watching(self) -> None:
        """Take no more snapshots: the project is closed."""
        self._snapshots.stop()

    @staticmethod
    def _look_over(own: Project, task: Task) -> "list[Problem]":
        problems = own.check(thorough=False, cancelled=task.is_cancelled)
        if not problems and not own.read_only_reason:
            own.take_snapshot("open", only_if_changed=True)
        return problems

    def _take_snapshot(self) -> None:
        self._window.start_work(
            self.tr("Taking a snapshot"), lambda own, _: own.take_snapshot("work", only_if_changed=True), quiet=True
        )

    def take_snapshot(self, taken: Callable[[], None]) -> None:
        """Take a snapshot because the user asked for one, and say when it is there."""
        task = self._window.start_work(self.tr("Taking a snapshot"), lambda own, _: own.take_snapshot())
        if task is not None:
            task.finished.connect(lambda _snapshot: taken())

    def check(self) -> None:
        """Look for damage in every row, text and quote."""
        task = self._window.start_work(
            self.tr("Checking the project"), lambda own, task: own.check(cancelled=task.is_cancelled)
        )
        if task is not None:
            task.finished.connect(self._say_checked)

    def _say_checked(self, problems: "list[Problem]") -> None:
        if problems:
            self._say_damaged(problems)
        else:
            self._window.messages.show_message(self.tr("The project is whole: every row matches its checksum."))

    def _say_damaged(self, problems: "Sequence[Problem]") -> None:
        from annotator.gui.problem_words import translate_problem

        text = self.tr("The project is damaged: {what}.").format(what=translate_problem(problems[0]))
        self._window.messages.show_message(
            text, "error", [(self.tr("Snapshots…"), self._window.dialogs.show_snapshots)]
        )

    def _warn_if_damaged(self, result: object) -> None:
        if isinstance(result, list) and result:
            self._say_damaged(result)

    def take_dropped(self, dropped: list[Path]) -> None:
        """Open a project that was dropped on the window; import anything else, into a new project if need be."""
        projects = [path for path in dropped if path.suffix == SUFFIX]
        if projects:
            session = self._window.session
            if session is None or session.read_only_reason or session.project.path == projects[0].resolve():
                self.open_project(projects[0])
            else:
                self._window.exchange.offer(projects[0])
            return
        if self._window.session is None:
            self.new_project()
        self._window.articles.import_paths(dropped)

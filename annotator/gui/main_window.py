"""The window: top bar, messages, the three workspaces, the status line. It owns the session of the open project."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent

from annotator.domain.article import Article
from annotator.domain.people import AnnotatorKind
from annotator.errors import KnownError
from annotator.gui.actions import Actions
from annotator.gui.annotator_button import AnnotatorButton
from annotator.gui.crash_reporter import CrashReporter
from annotator.gui.first_paint import after_first_paint, before_first_key, one_by_one
from annotator.gui.late_parts import LateParts
from annotator.gui.status_line import StatusLine
from annotator.gui.tag_workspace import TagWorkspace
from annotator.gui.theme import Appearance, Theme
from annotator.gui.top_bar import TopBar
from annotator.gui.translating import translate_error, translate_reason
from annotator.gui.window_menus import WindowMenus
from annotator.gui.window_place import fit_into_screen, keep_place, restore_place
from annotator.services.projects import Project, account_name
from annotator.session import preference_names as preference
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings
from annotator.session.workers import Task, Work

if TYPE_CHECKING:
    from annotator.gui.dataset_workspace import DatasetWorkspace
    from annotator.gui.review_commands import ReviewCommands
    from annotator.gui.review_workspace import ReviewWorkspace


class MainWindow(LateParts):
    """One window, one project at a time."""

    closed = Signal()
    """Everything is in order, and the window goes."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.session: ProjectSession | None = None
        self.tag: TagWorkspace | None = None
        self.is_ready = False
        """Whether all is there that was put off until behind the first paint."""
        self._unsaved = ""
        self.dataset: DatasetWorkspace | None = None
        self.review: ReviewWorkspace | None = None
        self._review_commands: ReviewCommands | None = None
        self.crashes = CrashReporter(lambda: self, self)
        self.actions_ = Actions(settings, self)
        self.menus = WindowMenus(self)
        self.top_bar = TopBar(theme, self.centre)
        self.status = StatusLine(theme, self.centre)
        self._annotator_button: AnnotatorButton | None = None
        self._lay_out()
        self._connect()
        # A key that comes before the first paint finds its command all the same.
        before_first_key(self, lambda: self.commands)
        self.setAcceptDrops(True)
        restore_place(self, settings)
        self._show_project_name()

    def _lay_out(self) -> None:
        self.centre.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for widget in (self.top_bar, self.stack, self.status):
            self.column.addWidget(widget)
        self.column.setStretchFactor(self.stack, 1)
        self.setCentralWidget(self.centre)

    def _connect(self) -> None:
        self.top_bar.workspace_chosen.connect(self.show_workspace)
        self.top_bar.search_requested.connect(lambda: self.commands.search_everywhere())
        self.settings.changed.connect(self._take_up_preference)

    # Projects

    def open_first(self, project: Path | None) -> None:
        """Open the project asked for, else the one of last time, else stay on the welcome page."""
        recent = [path for path in self.settings.recent_projects()[:1] if path.exists()]
        for path in [project] if project is not None else recent:
            self.files.open_project(path)
        if self.session is None:
            self.show_workspace("")
            self.welcome.setFocus()
            # Not the page: an area that scrolls may have nothing of its own to paint.
            after_first_paint(self, self._finish_getting_ready)

    def show_project(self, project: Project) -> None:
        """Take the open project away and show another one."""
        self.close_project()
        session = ProjectSession(project, self)
        self.session = session
        session.suggested.is_held = True
        session.failed.connect(self.show_error)
        session.work_started.connect(lambda task, shows: self._attend(task, quiet=not shows))
        session.undoing.cancelled.connect(lambda: self.news.say_undo_cancelled())
        session.saved.connect(self._show_saved)
        session.article_opened.connect(self._show_title)
        session.articles_changed.connect(self._show_counts)
        session.progress_changed.connect(self._show_counts)
        self.tag = TagWorkspace(session, self.settings, self.theme, self.stack)
        self.tag.counts_changed.connect(self.status.show_tags)
        self.tag.view.zone_under_caret_changed.connect(self.status.show_zone)
        self.tag.all_done.connect(lambda: self.news.say_all_done())
        self.tag.menu_requested.connect(lambda uid, point: self.commands.show_article_menu(uid, point))
        self.tag.list_pane.details_requested.connect(lambda uid: self.dialogs.edit_details(uid))
        self.tag.list_pane.import_requested.connect(lambda: self.articles.choose_files())
        self.tag.list_pane.articles_removed.connect(lambda titles: self.news.say_removed(len(titles)))
        self.stack.addWidget(self.tag)
        self._show_annotator(session)
        if self.has("commands"):
            self.commands.take_up_session(session)
        self.show_workspace("tag")
        session.open_first()
        self.tag.view.setFocus()
        self._show_project_name()
        self._show_saved()
        self._show_counts()
        if session.project.went_back is not None or session.read_only_reason:
            self.news.say_what_is_unusual(session)
        # Keys, the form, undo, snapshots and checks wait until the article is on the screen.
        after_first_paint(self.tag, lambda: self._get_ready(session))

    def close_project(self) -> None:
        """Close the open project, if there is one; everything in it is saved already."""
        if self.session is None:
            return
        session, self.session = self.session, None
        self.messages.clear()
        if self.tag is not None:
            self.tag.commit()
            self.stack.removeWidget(self.tag)
            self.tag.deleteLater()
            self.tag = None
        if self.dataset is not None:
            self.stack.removeWidget(self.dataset)
            self.dataset.deleteLater()
            self.dataset = None
        if self.review is not None:
            if self._review_commands is not None:
                self._review_commands.remove()
            self.stack.removeWidget(self.review)
            self.review.deleteLater()
            self.review = self._review_commands = None
        self.commands.take_up_session(None)
        self.dialogs.forget_session()
        self.exchange.forget_session()
        self.top_bar.set_annotator_widget(None)
        self._annotator_button = None
        self.files.stop_watching()
        session.close()
        session.deleteLater()
        self.stack.setCurrentWidget(self.welcome)
        self.welcome.setFocus()
        self._show_project_name()

    def _get_ready(self, session: ProjectSession) -> None:
        """Make what the first paint did not need, the keys at once, the rest in steps that nobody notices."""
        if session is not self.session or self.tag is None:
            return
        _ = self.commands
        # The time of an article is counted from the first sign of work, which goes through all of this.
        session.time_keeper.look()
        tag = self.tag
        rest: list[Callable[[], object]] = [tag.load_pane, tag.get_ready, session.warm_up]
        if session.project.cut_off:
            rest.append(lambda: self.news.erase_cut_off(session))
        rest.append(lambda: self.files.watch(session))
        # Looks at the folder and those above it, which takes a while on a slow drive.
        rest += [lambda: self.news.warn_about_place(session), self._finish_getting_ready]
        one_by_one(session, [partial(_unless_closed, session, act) for act in rest])

    def _finish_getting_ready(self) -> None:
        _ = self.commands
        QGuiApplication.setWindowIcon(self.theme.icon("annotator"))
        self.is_ready = True

    # Workspaces

    def show_workspace(self, name: str) -> None:
        """Show one of the three workspaces; without a project, the welcome page."""
        if self.session is None or self.tag is None:
            self.stack.setCurrentWidget(self.welcome)
            return
        self.status.show_work()
        if self._annotator_button is not None:
            self._annotator_button.set_reviewing(name == "review")
        if name == "review":
            self.tag.commit()
            self._show_review(self.session)
        else:
            if self.review is not None:
                self.review.review.rest()
            if name == "dataset":
                self._show_dataset(self.session)
                return
            self.top_bar.set_workspace(name)
            self.stack.setCurrentWidget(self.tag)
            self.tag.view.setFocus()

    def _show_dataset(self, session: ProjectSession) -> None:
        if self.dataset is None:
            from annotator.gui.dataset_workspace import DatasetWorkspace

            self.dataset = DatasetWorkspace(session, self.settings, self.theme, self.messages, self.tasks, self)
            self.dataset.status_changed.connect(self.status.show_dataset)
            self.dataset.broke.connect(self.report_bug)
            self.dataset.import_wanted.connect(self.articles.choose_files)
            self.dataset.article_wanted.connect(self._open_in_tag)
            self.dataset.search_wanted.connect(self.dialogs.search_everywhere)
            self.stack.addWidget(self.dataset)
        self.top_bar.set_workspace("dataset")
        self.stack.setCurrentWidget(self.dataset)
        self.status.show_dataset(self.dataset.status_words())
        self.dataset.activate()

    def export(self) -> None:
        """Ask for a place and write what is chosen; from elsewhere, show the choices first."""
        if self.dataset is not None and self.stack.currentWidget() is self.dataset:
            self.dataset.export()
        else:
            self.show_workspace("dataset")

    def _open_in_tag(self, article_uid: str) -> None:
        if self.session is not None:
            self.show_workspace("tag")
            self.session.open_article(article_uid)

    def _show_review(self, session: ProjectSession) -> None:
        if self.review is None:
            # Only now, so that a start in Tag does not load it.
            from annotator.gui.review_commands import ReviewCommands
            from annotator.gui.review_workspace import ReviewWorkspace

            self.review = ReviewWorkspace(session, self.settings, self.theme, self)
            self._review_commands = ReviewCommands(self.actions_, self.review)
            self.review.all_settled.connect(self.news.say_all_settled)
            self.review.agreement_wanted.connect(self.exchange.show_agreement)
            self.review.reasons_wanted.connect(self.exchange.edit_options)
            self.stack.addWidget(self.review)
        self.top_bar.set_workspace("review")
        self.status.show_review()
        self.stack.setCurrentWidget(self.review)
        self.review.activate()

    @property
    def reviewing(self) -> "ReviewWorkspace | None":
        """Return the Review workspace where it is the one that is shown."""
        return self.review if self.stack.currentWidget() is self.review else None

    def show_error(self, error: KnownError) -> None:
        """Say a known error in the bar above the article, and in the status line where a change was not saved."""
        may_retry = error.passes and self.session is not None and self.session.can_retry()
        acts = [(self.tr("Try Again"), self._try_again)] if may_retry else []
        self.messages.show_error(error, acts)
        self._unsaved = translate_error(error) if may_retry else ""
        self._show_saved(not_saved=True)

    def _try_again(self) -> None:
        if self.session is not None:
            self.session.retry()
            self.focus_article()

    def start_work(self, title: str, work: Work, *, quiet: bool = False, read_only: bool = False) -> Task | None:
        """Start work on the open project in the background; quiet work shows only what goes wrong."""
        if self.session is None:
            return None
        read_only = read_only or bool(self.session.read_only_reason)
        task = self.session.workers.start(title, work, read_only=read_only)
        self._attend(task, quiet=quiet)
        return task

    def _attend(self, task: Task, *, quiet: bool) -> None:
        task.failed.connect(self.messages.show_error)
        task.broke.connect(self.report_bug)
        if not quiet:
            self.tasks.watch(task)

    def report_bug(self, error: BaseException) -> None:
        """Show a report of an error of ours that can be copied; the program goes on."""
        self.crashes.report(error)

    def focus_article(self) -> None:
        """Give the focus to the article that is shown."""
        if self.reviewing is not None:
            self.reviewing.view.setFocus()
        elif self.tag is not None:
            self.tag.view.setFocus()

    # What the status line and the title say

    def _show_project_name(self) -> None:
        has_project = self.session is not None
        self.top_bar.setVisible(has_project)
        self.status.setVisible(has_project)
        if self.session is None:
            self.setWindowTitle("Annotator")
            return
        row = self.session.reading.project()
        self.top_bar.show_project(row.name, self.session.reading.counts(self.session.annotator_uid).total)
        self.setWindowTitle(f"{self.session.project.path.name} — Annotator")

    def _show_title(self, article: Article | None) -> None:
        progress = self.session.progress() if article is not None and self.session is not None else None
        self.status.show_seconds(progress.seconds if progress else 0)

    def _show_saved(self, *, not_saved: bool = False) -> None:
        if self.session is None:
            return
        name = self.session.project.path.name
        if self.session.read_only_reason:
            self.status.show_read_only(translate_reason(self.session.read_only_reason))
        elif not_saved:
            self.status.show_not_saved(name)
        else:
            if self._unsaved:
                self.messages.take_back(self._unsaved)
            self.status.show_saved(name)

    def _show_counts(self) -> None:
        if self.session is not None:
            counts = self.session.reading.counts(self.session.annotator_uid)
            self.status.show_progress(counts.done, counts.total)
            self.top_bar.show_project(self.session.reading.project().name, counts.total)

    def become(self, annotator_name: str) -> None:
        """Work as another annotator; an empty name means the account's."""
        if self.session is not None:
            self.session.become(annotator_name or account_name())

    def become_for_good(self, annotator_name: str) -> None:
        """Work as another annotator, in every project from now on."""
        self.settings.set(preference.ANNOTATOR, annotator_name)
        self.become(annotator_name)

    def _show_annotator(self, session: ProjectSession) -> None:
        def names() -> list[str]:
            return [one.name for one in session.reading.annotators() if one.kind is AnnotatorKind.PERSON]

        self._annotator_button = button = AnnotatorButton(self.theme, names, self)
        button.set_annotator(session.project.annotator.name)
        button.annotator_chosen.connect(self.become_for_good)
        button.other_wanted.connect(lambda: self.dialogs.choose_annotator())
        session.annotator_changed.connect(lambda annotator: button.set_annotator(annotator.name))
        self.top_bar.set_annotator_widget(button)

    def _take_up_preference(self, name: str) -> None:
        if name == preference.APPEARANCE:
            self.theme.set_appearance(Appearance(self.settings.text(name, Appearance.SYSTEM)))
        if self.tag is not None and name in preference.READING:
            self.tag.take_up_preferences()
            if self.review is not None:
                self.review.take_up_preferences()

    # The window itself

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the window inside the screen that it appears on."""
        super().showEvent(event)
        fit_into_screen(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave at once: everything is saved; running work is cancelled and waited for."""
        keep_place(self, self.settings)
        self.close_project()
        if self.has("welcome"):
            self.welcome.finish()
        self.settings.sync()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped; a project is opened."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # Once the drop is over: the program that it came from waits until then.
        QTimer.singleShot(0, self, lambda: self.files.take_dropped(paths))


def _unless_closed(session: ProjectSession, act: Callable[[], object]) -> None:
    if not session.is_closed:
        act()

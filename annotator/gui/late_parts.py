"""Parts of the window that its first paint does not need: made behind it, or when they are first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.looks import Look, looking
from annotator.gui.theme import Theme
from annotator.session.settings import Settings

if TYPE_CHECKING:
    from annotator.gui.article_files import ArticleFiles
    from annotator.gui.exchange_files import ExchangeFiles
    from annotator.gui.feedback_files import FeedbackFiles
    from annotator.gui.main_window import MainWindow
    from annotator.gui.notifications import NotificationBar
    from annotator.gui.project_files import ProjectFiles
    from annotator.gui.project_news import ProjectNews
    from annotator.gui.task_bar import TaskBar
    from annotator.gui.welcome_view import WelcomeView
    from annotator.gui.window_commands import WindowCommands
    from annotator.gui.window_dialogs import WindowDialogs


class LateParts(QMainWindow):
    """A window whose parts are loaded late: loading and building all of them takes as long as all the rest."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        # Each widget is born where it stays: one that moves to another parent is dressed and laid out anew.
        self.centre = looking(QWidget(self), Look.PAGE)
        self.stack = QStackedWidget(self.centre)
        self.column = QVBoxLayout()
        """Everything below each other; messages and running work find their place between top bar and workspace."""

    def has(self, part: str) -> bool:
        """Tell whether one of the parts below is there already."""
        return part in vars(self)

    @property
    def _whole(self) -> "MainWindow":
        """The window as its parts know it."""
        return cast("MainWindow", self)

    @cached_property
    def commands(self) -> "WindowCommands":
        """Commands, keys and menus."""
        from annotator.gui.window_commands import WindowCommands

        return WindowCommands(self._whole)

    @cached_property
    def files(self) -> "ProjectFiles":
        """Opening, making and looking after projects."""
        from annotator.gui.project_files import ProjectFiles

        return ProjectFiles(self._whole)

    @cached_property
    def articles(self) -> "ArticleFiles":
        """Imports and exports."""
        from annotator.gui.article_files import ArticleFiles

        return ArticleFiles(self._whole)

    @cached_property
    def exchange(self) -> "ExchangeFiles":
        """What goes to colleagues and comes from them."""
        from annotator.gui.exchange_files import ExchangeFiles

        return ExchangeFiles(self._whole)

    @cached_property
    def feedback(self) -> "FeedbackFiles":
        """Reports about verdicts on their way back to an annotator."""
        from annotator.gui.feedback_files import FeedbackFiles

        return FeedbackFiles(self._whole)

    @cached_property
    def dialogs(self) -> "WindowDialogs":
        """All other dialogs."""
        from annotator.gui.window_dialogs import WindowDialogs

        return WindowDialogs(self._whole)

    @cached_property
    def messages(self) -> "NotificationBar":
        """The bar for messages, below the top bar."""
        from annotator.gui.notifications import NotificationBar

        bar = NotificationBar(self.theme, self.centre)
        bar.emptied.connect(self._whole.focus_article)
        self.column.insertWidget(1, bar)
        return bar

    @cached_property
    def news(self) -> "ProjectNews":
        """What is said in that bar of the open project."""
        from annotator.gui.project_news import ProjectNews

        return ProjectNews(self._whole)

    @cached_property
    def tasks(self) -> "TaskBar":
        """What runs in the background, above the workspace."""
        from annotator.gui.task_bar import TaskBar

        bar = TaskBar(self.theme, self.centre)
        self.column.insertWidget(self.column.indexOf(self.stack), bar)
        return bar

    @cached_property
    def welcome(self) -> "WelcomeView":
        """The page without a project."""
        from annotator.gui.welcome_view import WelcomeView

        view = WelcomeView(self.settings, self.theme, self.stack)
        view.sample_wanted.connect(self.files.open_sample)
        view.new_wanted.connect(self.files.new_project)
        view.open_wanted.connect(self.files.choose_project)
        view.project_chosen.connect(self.files.open_project)
        view.dropped.connect(self.files.take_dropped)
        self.stack.addWidget(view)
        return view

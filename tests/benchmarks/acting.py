"""Drive the real window for benchmarks: press a key, and wait until what it does is on the screen."""

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from annotator.gui.article_view import ArticleView
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.session import preference_names as preference
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings
from tests.benchmarks.corpus import ANNOTATOR

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
QUIET_MS = 150


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of many repetitions."""

    p50: float
    p95: float

    @classmethod
    def of(cls, taken: Iterable[float]) -> "Times":
        """Return median and 95th percentile."""
        values = list(taken)
        return cls(median(values), quantiles(values, n=20)[-1])

    def __str__(self) -> str:
        return f"p50 {self.p50:.1f} ms, p95 {self.p95:.1f} ms"


class Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.happened = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.happened = self.happened or event.type() is QEvent.Type.Paint
        return False


def until_painted(widget: QTextEdit, act: Callable[[], object]) -> float:
    """Return the milliseconds from the beginning of an act until the text is painted anew.

    What is put off until behind the paint does not count: paints are among the events that are posted, and what comes
    behind them waits for timers.
    """
    painted = Painted(widget.viewport())
    began = perf_counter()
    act()
    painted.happened = False
    widget.viewport().update()
    QApplication.sendPostedEvents()
    while not painted.happened:
        QApplication.processEvents()
    taken = (perf_counter() - began) * 1000
    widget.viewport().removeEventFilter(painted)
    return taken


def settle(session: ProjectSession | None = None) -> None:
    """Let the event loop run until nothing is left to do: suggestions shown, work in the background done."""
    while True:
        waiting = QEventLoop()
        QTimer.singleShot(QUIET_MS, waiting.quit)
        waiting.exec()
        if session is None or not session.workers.running():
            return


class RealWindow:
    """The window on a project, as the program opens it."""

    def __init__(self, project: Path) -> None:
        settings = Settings()
        settings.set(preference.ANNOTATOR, ANNOTATOR)
        self.window = MainWindow(settings, Theme(Appearance.LIGHT))
        self.window.open_first(project)
        self.window.show()
        assert self.window.session is not None
        assert self.window.tag is not None
        self.session = self.window.session
        self.view: ArticleView = self.window.tag.view
        text = self.view.text_widget()
        assert isinstance(text, QTextEdit)
        self.text = text
        settle(self.session)
        while not self.window.is_ready:  # undo, for one, is there only then
            settle(self.session)
        # As the program does when it has started; here the tests' own objects are left alone too.
        gc.collect()
        gc.freeze()

    def open(self, article_uid: str) -> None:
        """Show an article and wait until everything about it is there."""
        self.session.open_article(article_uid)
        settle(self.session)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> float:
        """Press a key in the article; return the milliseconds until what it does is saved and painted."""
        self.window.activateWindow()
        self.text.setFocus()
        while not self.text.hasFocus():
            QApplication.processEvents()
        return until_painted(self.text, lambda: QTest.keyClick(self.text, key, modifier))

    def close(self) -> None:
        """Close the window."""
        gc.unfreeze()
        self.window.close()
        self.window.deleteLater()


def bare_text(text: str) -> QTextEdit:
    """Return Qt's own text widget with a text, as large as the window's and shown: what nothing of ours can beat."""
    widget = QTextEdit()
    widget.setReadOnly(True)
    widget.resize(780, 640)
    widget.setPlainText(text)
    widget.show()
    settle()
    return widget

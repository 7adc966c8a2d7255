"""Long work in words: how far it is, how long it will take, Cancel; at the end a line with what was made."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.announcing import announce
from annotator.gui.looks import Look, looking, set_look
from annotator.gui.notifications import MessageAction
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.session.workers import Task

_SHOWN_AFTER = 400
"""Milliseconds: work that ends sooner shows no progress, so that nothing flickers."""
_FIRST_ESTIMATE = 2.0
"""Seconds before the time left is worth saying."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The line at the end of long work."""

    text: str
    actions: Sequence[MessageAction] = ()


ClosingOf = Callable[[Any], Closing | None]
"""Makes the closing line from what the work returned; None where there is nothing to say."""


def seconds_left(elapsed: float, done: int, total: int) -> float | None:
    """Return how long the rest will take at the pace so far, or None where it is too early to say."""
    if elapsed < _FIRST_ESTIMATE or done <= 0 or total < done:
        return None
    return elapsed * (total - done) / done


def time_left_text(seconds: float) -> str:
    """Return the time left, no more exact than an estimate is."""
    if seconds < 10:
        return QCoreApplication.translate("TaskBar", "a few seconds left")
    if seconds < 60:
        return QCoreApplication.translate("TaskBar", "less than a minute left")
    minutes = QLocale().toString(round(seconds / 60))
    return QCoreApplication.translate("TaskBar", "about {minutes} min left").format(minutes=minutes)


class TaskBar(QWidget):
    """The running tasks below each other, and the closing lines of those that ended."""

    failed = Signal(object)
    """A KnownError that ended a task: nothing was changed."""
    broke = Signal(object)
    """Any other exception that ended a task."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[TaskRow] = []
        self.setObjectName("taskBar")
        self.setAccessibleName(self.tr("Work in the background"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.hide()

    def watch(self, task: Task, closing_of: ClosingOf = lambda _result: None) -> None:
        """Show a task from now on; call it before returning to the event loop."""
        self.clear_closings()
        row = TaskRow(task, closing_of, self._theme, self)
        row.appeared.connect(self.show)
        row.gone.connect(lambda: self._remove(row))
        task.failed.connect(self.failed)
        task.broke.connect(self.broke)
        self._shown.append(row)
        self._rows.addWidget(row)
        row.hide()

    def rows(self) -> list["TaskRow"]:
        """Return a row for each task and each closing line."""
        return list(self._shown)

    def clear_closings(self) -> None:
        """Take the closing lines away; what runs stays."""
        for row in self.rows():
            if row.has_ended:
                self._remove(row)

    def _remove(self, row: "TaskRow") -> None:
        self._shown.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not any(not other.isHidden() for other in self.rows()):
            self.hide()


class TaskRow(QFrame):
    """One task: what it does, how far it is, and Cancel; afterwards its closing line."""

    appeared = Signal()
    gone = Signal()

    def __init__(self, task: Task, closing_of: ClosingOf, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._closing_of = closing_of
        self._theme = theme
        self._began = time.monotonic()
        self._closing: Closing | None = None
        self.has_ended = False
        self.setAccessibleName(task.title)
        set_look(self, Look.NOTICE)
        self._text = PlainLabel(task.title, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(task.title)
        self._detail = PlainLabel(look=Look.SMALL, parent=self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setAccessibleName(self.tr("Cancel: {task}").format(task=task.title))
        self._cancel.clicked.connect(self.cancel)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 7, 7)
        self._row.setSpacing(10)
        for widget in (self._text, self._bar):
            self._row.addWidget(widget)
        self._row.addWidget(self._detail, 1)
        self._row.addWidget(self._cancel)
        self._cancel.setHidden(task.comes_first)
        task.progressed.connect(self._show_progress)
        task.finished.connect(self._take_result)
        task.ended.connect(self._end)
        QTimer.singleShot(_SHOWN_AFTER, self, self._appear)

    def cancel(self) -> None:
        """Ask the task to stop; the row says so until it has."""
        self._task.cancel()
        self._cancel.setEnabled(False)
        self._detail.setText(self.tr("stopping"))

    def text(self) -> str:
        """Return the words of the row."""
        return " ".join(words for words in (self._text.text(), self._detail.text()) if words)

    def _appear(self) -> None:
        if not self.has_ended:
            self.show()
            self.appeared.emit()
            announce(self, self._task.title)

    def _show_progress(self, done: int, total: int, where: str) -> None:
        if self._task.is_cancelled():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        parts = [where] if where else []
        if total:
            number = QLocale().toString
            parts.append(self.tr("{done} of {total}").format(done=number(done), total=number(total)))
        left = seconds_left(time.monotonic() - self._began, done, total)
        if left is not None:
            parts.append(time_left_text(left))
        self._detail.setText(" · ".join(parts))

    def _take_result(self, result: object) -> None:
        self._closing = self._closing_of(result)

    def _end(self) -> None:
        self.has_ended = True
        if self._closing is None:
            self.gone.emit()
            return
        self._bar.hide()
        self._cancel.hide()
        self._detail.setText("")
        self._text.setText(self._closing.text)
        self.setAccessibleName(self._closing.text)
        for words, act in self._closing.actions:
            self._add_button(words, act)
        self._add_cross()
        self.show()
        self.appeared.emit()
        announce(self, self._closing.text)

    def _add_button(self, words: str, act: Callable[[], object]) -> None:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)

    def _add_cross(self) -> None:
        cross = looking(QToolButton(self), Look.QUIET)
        cross.setIcon(self._theme.icon("close", "muted"))
        cross.setAccessibleName(self.tr("Dismiss the line"))
        cross.setToolTip(self.tr("Dismiss"))
        cross.clicked.connect(self.gone)
        self._row.addWidget(cross)

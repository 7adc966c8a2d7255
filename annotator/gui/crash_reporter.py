"""Notice a bug of ours, whatever the window was doing, and report it."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from annotator.gui.dialogs.crash_dialog import CrashDialog


class CrashReporter(QObject):
    """Takes the place of ``sys.excepthook``: each mistake is reported once, and never a heap of dialogs at a time."""

    reported = Signal(str)
    """The report, for the log."""

    def __init__(self, window: Callable[[], QWidget | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._known: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._previous: Callable[..., object] | None = None

    def install(self) -> None:
        """Report every exception that nobody caught."""
        self._previous = sys.excepthook
        sys.excepthook = self._hook

    def uninstall(self) -> None:
        """Give the place back."""
        if self._previous is not None:
            sys.excepthook = self._previous
            self._previous = None

    def report(self, error: BaseException) -> None:
        """Show a report about an exception, unless the same one was shown before."""
        # Here: one asks every library for its version, and the other is seldom needed.
        from annotator.gui.crash_report import crash_report
        from annotator.gui.dialogs.crash_dialog import CrashDialog

        text = crash_report(error)
        if text in self._known:
            return
        self._known.add(text)
        self.reported.emit(text)
        if self._dialog is not None and self._dialog.isVisible():
            return
        self._dialog = CrashDialog(text, self._window())
        self._dialog.open()

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

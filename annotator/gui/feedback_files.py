"""Verdicts on their way back to an annotator: read as a report, saved as a page, as a PDF, or as a file to merge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.people import Annotator, AnnotatorKind
from annotator.gui.file_dialogs import ask_target
from annotator.gui.translating import say_in_report, translate_error
from annotator.services.projects import SUFFIX, Project
from annotator.session.workers import Task

if TYPE_CHECKING:
    from annotator.gui.dialogs.feedback_dialog import FeedbackDialog
    from annotator.gui.main_window import MainWindow
    from annotator.services.feedback import FeedbackReport

_MOST_SHOWN = 50
"""Articles in the dialog; the saved report holds all of them."""


class FeedbackFiles(QObject):
    """Makes reports for one window, all of them in the background."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self) -> None:
        """Show what was decided about an annotator's tags, to be saved and sent."""
        session = self._window.session
        if session is None:
            return
        from annotator.gui.dialogs.feedback_dialog import FeedbackDialog

        people = [one for one in session.reading.annotators() if one.kind is AnnotatorKind.PERSON]
        # Others first: one's own tags are seldom what a report is about.
        people.sort(key=lambda one: one.uid == session.annotator_uid)
        by_uid = {one.uid: one for one in people}
        dialog = FeedbackDialog(people, self._window)
        dialog.report_wanted.connect(lambda uid: self._fill(dialog, by_uid[uid]))
        dialog.save_wanted.connect(lambda uid, kind: self._ask_target(by_uid[uid], kind))
        if people:
            dialog.ask()
        dialog.exec()
        dialog.deleteLater()

    def _fill(self, dialog: FeedbackDialog, annotator: Annotator) -> None:
        def work(own: Project, task: Task) -> str | None:
            from annotator.services.feedback_report import report_html

            report = _report(own, annotator, task)
            if report is None:
                return None
            return report_html(report, for_print=True, most_articles=_MOST_SHOWN, say=say_in_report)

        session = self._window.session
        if session is None:
            return
        task = session.workers.start(self.tr("Feedback for {name}").format(name=annotator.name), work, read_only=True)
        task.finished.connect(lambda html: dialog.show_report(annotator.uid, html or ""))
        task.failed.connect(lambda error: dialog.show_reason(annotator.uid, translate_error(error)))
        task.broke.connect(self._window.report_bug)

    def _ask_target(self, annotator: Annotator, kind: str) -> None:
        filters = {
            "html": self.tr("Web pages (*.html)"),
            "pdf": self.tr("PDF documents (*.pdf)"),
            "annotator": self.tr("Annotator projects (*{suffix})").format(suffix=SUFFIX),
        }
        name = self.tr("feedback for {name}").format(name=annotator.name)
        title = self.tr("Save the Feedback")
        # Projects are never written over; the services refuse a name that is taken, in words.
        chosen = ask_target(self._window, title, f"{name}.{kind}", filters[kind], confirms=kind != "annotator")
        if chosen is not None:
            self.write(annotator, kind, chosen.with_suffix(f".{kind}"))

    def write(self, annotator: Annotator, kind: str, target: Path) -> None:
        """Write the feedback for an annotator as ``html``, ``pdf`` or ``annotator``."""
        task = self._window.start_work(
            self.tr("Feedback for {name}").format(name=annotator.name),
            lambda own, task: _write(own, task, annotator, kind, target),
            read_only=True,
        )
        if task is not None:
            task.finished.connect(lambda written: self._say(annotator, target, is_written=written))

    def _say(self, annotator: Annotator, target: Path, *, is_written: bool) -> None:
        if is_written:
            text = self.tr("Feedback for {name} written to {file}.").format(name=annotator.name, file=target.name)
        else:
            text = self.tr("Cancelled; no file was written.")
        self._window.messages.show_message(text)


def _report(own: Project, annotator: Annotator, task: Task) -> FeedbackReport | None:
    """Return the report, None where the user cancelled."""
    from annotator.services.feedback import FeedbackCancelled

    try:
        return own.feedback.report(
            annotator,
            on_progress=lambda done, all_: task.progressed.emit(done, all_, ""),
            cancelled=task.is_cancelled,
        )
    except FeedbackCancelled:
        return None


def _write(own: Project, task: Task, annotator: Annotator, kind: str, target: Path) -> bool:
    """Write the feedback; tell whether the user let it be written."""
    from annotator.services.feedback_report import report_html, write_html
    from annotator.services.sharing import ShareCancelled

    if kind == "annotator":
        try:
            own.feedback.write_file(
                annotator,
                target,
                on_progress=lambda done, all_: task.progressed.emit(done, all_, ""),
                cancelled=task.is_cancelled,
            )
        except ShareCancelled:
            return False
        return True
    report = _report(own, annotator, task)
    if report is None or task.is_cancelled():
        return False
    if kind == "pdf":
        from annotator.session.printing import write_pdf

        write_pdf(report_html(report, for_print=True, say=say_in_report), target)
    else:
        write_html(report, target, say_in_report)
    return True

"""Write the dataset: where to, with progress and Cancel, and what was written in words."""

from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.export_choice import ExportChoice
from annotator.gui.file_dialogs import ask_target
from annotator.gui.notifications import NotificationBar
from annotator.gui.task_bar import Closing, TaskBar
from annotator.gui.translating import say_in_report, translate_reason
from annotator.services.exporting import ExportSummary
from annotator.services.overview import WritableFormat
from annotator.services.projects import Project
from annotator.session.session import ProjectSession
from annotator.session.workers import Task


class DatasetExport(QObject):
    """Exports from the open project in the background; the closing line stays until it is dismissed."""

    def __init__(self, session: ProjectSession, messages: NotificationBar, tasks: TaskBar, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._tasks = tasks
        self._window = window
        self._last_closing = ""

    def ask(self, choice: ExportChoice, chosen: WritableFormat) -> None:
        """Ask for a place and write the dataset there."""
        stem = self._session.project.path.stem
        suggested = stem if chosen.is_folder else f"{stem}{chosen.suffix}"
        wanted = self.tr("New folders") if chosen.is_folder else f"{chosen.title} (*{chosen.suffix})"
        target = ask_target(self._window, self.tr("Export"), suggested, wanted)
        if target is not None:
            self.run(choice, chosen, target)

    def run(self, choice: ExportChoice, chosen: WritableFormat, target: Path) -> Task:
        """Write the dataset to a place; what was written is read again and compared."""

        def work(own: Project, task: Task) -> ExportSummary:
            from annotator.session.charts import draw_chart
            from annotator.session.printing import print_pages

            return own.exporting.run(
                target,
                choice,
                format_name=chosen.name,
                read_back=True,
                print_pages=print_pages,
                draw_chart=draw_chart,
                say=say_in_report,
                on_progress=lambda done, total: task.progressed.emit(done, total, ""),
                cancelled=task.is_cancelled,
            )

        task = self._session.workers.start(self.tr("Exporting"), work, read_only=True)
        task.failed.connect(self._messages.show_error)
        self._tasks.watch(task, self._closing)
        return task

    def closing_words(self) -> str:
        """Return the line about the last export, empty before there was one."""
        return self._last_closing

    def _closing(self, summary: ExportSummary) -> Closing:
        self._last_closing = self._words_for(summary)
        return Closing(self._last_closing)

    def _words_for(self, summary: ExportSummary) -> str:
        if summary.cancelled:
            return self.tr("Export cancelled; nothing was written.")
        words = self.tr("{articles} and {tags} written to {name}").format(
            articles=self.tr("%n articles", "", summary.articles),
            tags=self.tr("%n tags", "", summary.spans),
            name=summary.path.name,
        )
        if summary.parts:
            parts = ", ".join(f"{part.name} {QLocale().toString(part.articles)}" for part in summary.parts)
            words = self.tr("{what} ({parts})").format(what=words, parts=parts)
        if summary.differences:
            found = self.tr("Reading it back found: {what}").format(
                what=translate_reason(summary.differences[0].sentence)
            )
            return f"{words}. {found}"
        checked = self.tr("read back and the same") if summary.read_back else self.tr("not read back")
        return f"{words}, {checked}."

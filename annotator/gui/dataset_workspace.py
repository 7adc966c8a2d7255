"""Dataset: whose tags go out, in which format, what that format cannot carry, and what the project holds."""

from collections import Counter
from pathlib import Path
from shlex import quote

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator import paths
from annotator.domain.export_choice import ALL, ExportChoice
from annotator.domain.losses import LossReport
from annotator.domain.people import AnnotatorKind
from annotator.gui.bar_chart import Bar, BarChart
from annotator.gui.looks import Look, looking
from annotator.gui.notifications import NotificationBar, translate_error
from annotator.gui.plain_label import PlainLabel
from annotator.gui.task_bar import Closing, TaskBar
from annotator.gui.theme import Theme
from annotator.services.exporting import ExportSummary
from annotator.services.overview import WritableFormat, writable_formats
from annotator.services.projects import Project
from annotator.session.session import ProjectSession
from annotator.session.workers import Task

_COLUMNS = 3


class DatasetWorkspace(QScrollArea):
    """The choices on the left, what they mean on the right; exporting runs in the background."""

    def __init__(
        self,
        session: ProjectSession,
        theme: Theme,
        messages: NotificationBar,
        tasks: TaskBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Dataset"))
        self._session = session
        self._theme = theme
        self._messages = messages
        self._tasks = tasks
        self._formats = {known.name: known for known in writable_formats()}
        self._looking_at: Task | None = None
        self._last_closing = ""
        self._annotations = QComboBox()
        self._annotations.setAccessibleName(self.tr("Whose tags"))
        self._choices = QButtonGroup(self)
        self._losses = PlainLabel()
        self._losses.setWordWrap(True)
        self._chart = BarChart(theme)
        self._chart.setAccessibleName(self.tr("Tags by label"))
        self._export = looking(QPushButton(self.tr("Export…")), Look.PRIMARY)
        self._copy = QPushButton(self.tr("Copy as Command"))
        self._lay_out()
        self._annotations.currentIndexChanged.connect(self._refresh_losses)
        self._choices.buttonClicked.connect(self._refresh_losses)
        self._export.clicked.connect(self.export)
        self._copy.clicked.connect(self.copy_command)
        theme.changed.connect(self._refresh_chart)

    def refresh(self) -> None:
        """Read the project anew; called whenever the workspace comes to the front."""
        chosen = self._annotations.currentData() or ALL
        self._annotations.blockSignals(True)
        self._annotations.clear()
        self._annotations.addItem(self.tr("everybody's, kept apart by name"), ALL)
        for one in self._session.reading.annotators():
            words = self.tr("settled in review (gold)") if one.kind is AnnotatorKind.GOLD else one.name
            self._annotations.addItem(words, one.name)
        self._annotations.setCurrentIndex(max(self._annotations.findData(chosen), 0))
        self._annotations.blockSignals(False)
        self._refresh_chart()
        self._refresh_losses()

    def export(self) -> None:
        """Ask for a place and write the dataset; what was written is read again and compared."""
        chosen = self._format()
        target = self._ask_for_target(chosen)
        if target is None:
            return
        choice = ExportChoice(self._whose())

        def work(own: Project, task: Task) -> ExportSummary:
            return own.exporting.run(
                target,
                choice,
                format_name=chosen.name,
                read_back=True,
                on_progress=lambda done, total: task.progressed.emit(done, total, ""),
                cancelled=task.is_cancelled,
            )

        task = self._session.workers.start(self.tr("Exporting"), work, read_only=True)
        task.failed.connect(self._messages.show_error)
        self._tasks.watch(task, self._closing)

    def copy_command(self) -> None:
        """Put the command that exports the same into the clipboard."""
        chosen = self._format()
        out = self._session.project.path.with_suffix("" if chosen.is_folder else chosen.suffix).name
        words = ["annotator", "export", str(self._session.project.path), out, "--format", chosen.name]
        if self._whose() != ALL:
            words += ["--annotations", self._whose()]
        QApplication.clipboard().setText(" ".join(quote(word) for word in words))
        self._messages.show_message(self.tr("The command is in the clipboard."))

    def _ask_for_target(self, chosen: WritableFormat) -> Path | None:
        stem = self._session.project.path.stem
        suggested = paths.documents_folder() / (stem if chosen.is_folder else f"{stem}{chosen.suffix}")
        wanted = self.tr("New folders") if chosen.is_folder else f"{chosen.title} (*{chosen.suffix})"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), str(suggested), wanted)
        return Path(name) if name else None

    def _closing(self, summary: ExportSummary) -> Closing:
        self._last_closing = self._words_for(summary)
        return Closing(self._last_closing)

    def _words_for(self, summary: ExportSummary) -> str:
        if summary.cancelled:
            return self.tr("Export cancelled; nothing was written.")
        words = self.tr("{articles} articles and {tags} tags written to {name}").format(
            articles=QLocale().toString(summary.articles),
            tags=QLocale().toString(summary.spans),
            name=summary.path.name,
        )
        if summary.differences:
            found = self.tr("Reading it back found: {what}").format(what=summary.differences[0].sentence)
            return f"{words}. {found}"
        checked = self.tr("read back and the same") if summary.read_back else self.tr("not read back")
        return f"{words}, {checked}."

    def loss_words(self) -> str:
        """Return what is said of the losses now."""
        return self._losses.text()

    def closing_words(self) -> str:
        """Return the line about the last export, empty before there was one."""
        return self._last_closing

    # What is chosen, and what it means

    def _format(self) -> WritableFormat:
        return next(self._formats[button.objectName()] for button in self._choices.buttons() if button.isChecked())

    def _whose(self) -> str:
        return str(self._annotations.currentData() or ALL)

    def _refresh_chart(self) -> None:
        counts: Counter[str] = Counter()
        for _, label, count in self._session.reading.totals():
            counts[label] += count
        labels = self._session.scheme.labels
        self._chart.show_bars(
            [Bar(label.name, counts[label.uid], self._theme.label_colours(label).text) for label in labels]
        )

    def _refresh_losses(self) -> None:
        chosen, choice = self._format(), ExportChoice(self._whose())
        if chosen.missing_extra:
            self._losses.setText(
                self.tr("This format needs a package that is not installed. Run: {command}").format(
                    command=f'pip install "annotator[{chosen.missing_extra}]"'
                )
            )
            self._export.setEnabled(False)
            return
        self._export.setEnabled(True)
        self._losses.setText(self.tr("Looking…"))
        if self._looking_at is not None:
            self._looking_at.cancel()
        task = self._session.workers.start(
            self.tr("Loss report"), lambda own, _task: own.exporting.losses(chosen.name, choice), read_only=True
        )
        self._looking_at = task
        task.finished.connect(lambda report: self._show_losses(task, report))
        task.failed.connect(lambda error: self._losses.setText(translate_error(error)))

    def _show_losses(self, task: Task, report: LossReport) -> None:
        if task is not self._looking_at:
            return
        self._looking_at = None
        if not report:
            self._losses.setText(self.tr("Nothing: this format carries everything that was tagged."))
            return
        lines = []
        for entry in report.entries():
            words = QCoreApplication.translate("losses", entry.kind.value)
            examples = f" ({'; '.join(entry.examples)})" if entry.examples else ""
            line = self.tr("{count} {what}").format(count=QLocale().toString(entry.count), what=words)
            lines.append(line + examples)
        self._losses.setText("\n".join(lines))

    # Laying out

    def _lay_out(self) -> None:
        page = looking(QWidget(), Look.PAGE)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(22, 22, 22, 22)
        columns.setSpacing(18)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(16)
        right.setSpacing(16)
        left.addWidget(self._card(self.tr("What goes in"), self._annotations))
        left.addWidget(self._card(self.tr("Format"), self._format_grid()))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._export)
        left.addLayout(buttons)
        left.addStretch(1)
        right.addWidget(self._card(self.tr("What this format leaves out"), self._losses))
        right.addWidget(self._card(self.tr("Tags by label"), self._chart))
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _card(self, title: str, content: QWidget) -> QFrame:
        card = looking(QFrame(), Look.CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel(title.upper(), Look.SECTION))
        column.addWidget(content)
        return card

    def _format_grid(self) -> QWidget:
        grid = QWidget()
        layout = QGridLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for number, known in enumerate(self._formats.values()):
            button = looking(QPushButton(known.title), Look.PICK)
            button.setObjectName(known.name)
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setToolTip(known.summary)
            button.setAccessibleDescription(known.summary)
            self._choices.addButton(button)
            layout.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        return grid

"""Dataset: what goes out, in which format, what that looks like and loses; beside it, what the project holds."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.export_choice import ExportChoice
from annotator.errors import KnownError
from annotator.gui.card import Card
from annotator.gui.dataset_choices import ChoicesPanel, usual_choice
from annotator.gui.dataset_command import command_for
from annotator.gui.dataset_export import DatasetExport
from annotator.gui.dataset_formats import FormatCards
from annotator.gui.dataset_preview import LossCard, PreviewCard
from annotator.gui.looks import Look, looking
from annotator.gui.notifications import NotificationBar, translate_error
from annotator.gui.plain_label import PlainLabel
from annotator.gui.task_bar import TaskBar
from annotator.gui.theme import Theme
from annotator.services.overview import WritableFormat, writable_formats
from annotator.session.dataset_look import Counted, DatasetLook
from annotator.session.dataset_memory import DatasetMemory
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings


class DatasetWorkspace(QWidget):
    """The choices on the left, what the project holds on the right; exporting runs in the background."""

    status_changed = Signal(str)
    """What the status line should say."""
    broke = Signal(object)
    """An exception in the background: a bug of ours."""

    def __init__(
        self,
        session: ProjectSession,
        settings: Settings,
        theme: Theme,
        messages: NotificationBar,
        tasks: TaskBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Dataset"))
        self._session = session
        self._messages = messages
        self._memory = DatasetMemory(settings, session.reading.project().uid)
        self._counted: Counted | None = None
        self._status = ""
        self._has_chosen = False
        self.choices = ChoicesPanel(theme)
        self.formats = FormatCards(writable_formats(), theme)
        self.losses = LossCard()
        self.preview = PreviewCard()
        self.exporting = DatasetExport(session, messages, tasks, self)
        self.look = DatasetLook(session, self)
        self._summary = PlainLabel("", Look.SMALL)
        self._summary.setWordWrap(True)
        self.take_everything = QPushButton(self.tr("Take Everything"))
        self.copy = QPushButton(self.tr("Copy as Command"))
        self.export_button = looking(QPushButton(self.tr("Export…")), Look.PRIMARY)
        self._lay_out()
        self._connect()

    def activate(self) -> None:
        """Come to the front: read the project anew and take the focus."""
        self.refresh()
        self.choices.whose.setFocus()

    def refresh(self) -> None:
        """Read the project anew."""
        people, me = self._session.reading.annotators(), self._session.project.annotator
        choice = self._memory.choice() or (self.choice() if self._has_chosen else None)
        if choice is None:
            done = self._session.reading.counts(me.uid).done
            choice = usual_choice(people, me, done)
        self.choices.show_people(people, me)
        self.choices.show_choice(choice, self._session.scheme)
        self.formats.choose(self._memory.format_name())
        self._look()

    def choice(self) -> ExportChoice:
        """Return what is chosen."""
        return self.choices.choice()

    def export(self) -> None:
        """Ask for a place and write the dataset; what was written is read again and compared."""
        if self.export_button.isEnabled():
            self.exporting.ask(self.choice(), self.formats.format())

    def copy_command(self) -> None:
        """Put the command that exports the same into the clipboard."""
        chosen, project = self.formats.format(), self._session.project.path
        out = project.with_suffix("" if chosen.is_folder else chosen.suffix).name
        QGuiApplication.clipboard().setText(command_for(project, out, chosen.name, self.choice()))
        self._messages.show_message(self.tr("The command is in the clipboard."))

    def status_words(self) -> str:
        """Return what the status line should say."""
        return self._status

    def pick_articles(self) -> None:
        """Let the user pick articles by hand."""
        from annotator.gui.dialogs.pick_articles import PickArticlesDialog

        picked = self.choices.articles.picked()
        dialog = PickArticlesDialog(self._session.reading, self._session.annotator_uid, picked, self)
        accepted = dialog.exec()
        # Turned down without anything picked before: the list goes back to all articles.
        self.choices.articles.set_picked(dialog.picked() if accepted else picked)
        dialog.deleteLater()

    # What the choice means

    def _take_up_choice(self) -> None:
        self._has_chosen = True
        self._memory.remember(self.choice(), self.formats.format().name)
        self._look()

    def _look(self) -> None:
        chosen = self.formats.format()
        self.preview.set_name(self._file_name(chosen))
        if chosen.missing_extra:
            self.look.count_only(self.choice())
            self.losses.say_missing(f'pip install "annotator[{chosen.missing_extra}]"')
            self.preview.say(self.tr("The preview comes when the package is installed."))
        else:
            self.look.look(self.choice(), chosen.name)
        self._show_counts()

    def _file_name(self, chosen: WritableFormat) -> str:
        stem = self._session.project.path.stem
        return f"{stem}/" if chosen.is_folder else f"{stem}{chosen.suffix}"

    def _take_counted(self, counted: Counted) -> None:
        self._counted = counted
        self.choices.articles.show_counts(counted.kinds)
        self._show_counts()

    def _show_counts(self) -> None:
        counted, number = self._counted, QLocale().toString
        is_missing = bool(self.formats.format().missing_extra)
        if counted is None:
            self.export_button.setEnabled(False)
            return
        self.export_button.setText(
            self.tr("Export %n articles…", "", counted.articles) if counted.articles else self.tr("Export…")
        )
        self.export_button.setEnabled(counted.articles > 0 and not is_missing)
        self.take_everything.setVisible(not counted.articles and counted.total > 0)
        articles, spans = self.tr("%n articles", "", counted.articles), self.tr("%n tags", "", counted.spans)
        self._summary.setText(self._reason() or self.tr("{articles}, {tags}").format(articles=articles, tags=spans))
        words = self.tr("{ready} of {total} articles ready")
        self._status = words.format(ready=number(counted.articles), total=number(counted.total))
        self.status_changed.emit(self._status)
        if not counted.articles:
            self.preview.say(self._reason())

    def _reason(self) -> str:
        """Return why there is nothing to export, empty where there is something."""
        counted = self._counted
        if counted is None or counted.articles:
            return ""
        if not counted.total:
            return self.tr("No articles yet. Import some, tag them, and the dataset grows here.")
        return self.tr("No article fits what was chosen above.")

    def _take_preview(self, text: str) -> None:
        if self._counted is not None and not self._counted.articles:
            return
        self.preview.show_text(text)

    def _take_error(self, error: KnownError) -> None:
        self.losses.say(translate_error(error))
        self.preview.say(translate_error(error))
        self.export_button.setEnabled(False)

    # Laying out

    def _connect(self) -> None:
        self.choices.changed.connect(self._take_up_choice)
        self.choices.pick_wanted.connect(self.pick_articles)
        self.formats.chosen.connect(self._take_up_choice)
        self.look.counted.connect(self._take_counted)
        self.look.previewed.connect(self._take_preview)
        self.look.losing.connect(self.losses.show_progress)
        self.look.lost.connect(self.losses.show_report)
        self.look.failed.connect(self._take_error)
        self.look.broke.connect(self.broke)
        self.take_everything.clicked.connect(self.choices.take_everything)
        self.copy.clicked.connect(self.copy_command)
        self.export_button.clicked.connect(self.export)
        self.take_everything.hide()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looking(self, Look.PAGE)
        left = QVBoxLayout()
        left.setSpacing(0)
        goes_in, formats = Card(self.tr("What goes in")), Card(self.tr("Format"))
        goes_in.column.addWidget(self.choices)
        formats.column.addWidget(self.formats)
        left.addWidget(_scrolling(goes_in, formats, self.losses, self.preview), 1)
        left.addWidget(self._footer())
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addLayout(left, 1)

    def _footer(self) -> QWidget:
        footer = QWidget(self)
        row = QHBoxLayout(footer)
        row.setContentsMargins(22, 8, 12, 12)
        row.setSpacing(10)
        row.addWidget(self._summary, 1)
        for button in (self.take_everything, self.copy, self.export_button):
            row.addWidget(button)
        return footer


def _scrolling(*cards: QWidget) -> QScrollArea:
    """Put cards below each other into a column that scrolls by itself."""
    inside = looking(QWidget(), Look.PAGE)
    column = QVBoxLayout(inside)
    column.setContentsMargins(22, 18, 12, 10)
    column.setSpacing(14)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area

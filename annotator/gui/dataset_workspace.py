"""Dataset: what goes out, in which format, what that looks like and loses; beside it, what the project holds."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.export_choice import ExportChoice
from annotator.domain.listing import Listing, Shown
from annotator.domain.losses import LossReport
from annotator.errors import KnownError
from annotator.gui.card import Card
from annotator.gui.dataset_choices import ChoicesPanel, usual_choice
from annotator.gui.dataset_command import command_for
from annotator.gui.dataset_export import DatasetExport
from annotator.gui.dataset_formats import FormatCards
from annotator.gui.dataset_preview import LossCard, PreviewCard
from annotator.gui.dataset_statistics import StatisticsColumn
from annotator.gui.looks import Look, looking
from annotator.gui.notifications import NotificationBar
from annotator.gui.plain_label import PlainLabel
from annotator.gui.task_bar import TaskBar
from annotator.gui.theme import Theme
from annotator.gui.translating import translate_error
from annotator.services.overview import WritableFormat, writable_formats
from annotator.session.dataset_look import Counted, DatasetLook, Previewed
from annotator.session.dataset_memory import DatasetMemory
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings

_PATIENCE_MS = 300


class DatasetWorkspace(QWidget):
    """The choices on the left, what the project holds on the right; exporting runs in the background."""

    status_changed = Signal(str)
    """What the status line should say."""
    article_wanted = Signal(str)
    """An article should be opened."""
    search_wanted = Signal(str)
    """Something should be searched for everywhere."""
    import_wanted = Signal()
    """There is nothing to export: files should be imported."""
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
        self.session = session
        self._messages = messages
        self._memory = DatasetMemory(settings, session.reading.project().uid)
        self._counted: Counted | None = None
        self._status = ""
        self._parts = ""
        self._awaited: set[QWidget] = set()
        # What is shown stays for a moment, so that nothing flickers where the answer comes at once.
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say_looking)
        # One look for any number of changes: undoing an import touches every article.
        self._catching_up = QTimer(self, singleShot=True, interval=0)
        self._catching_up.timeout.connect(self._catch_up)
        self._has_chosen = False
        self.choices = ChoicesPanel(theme)
        self.formats = FormatCards(writable_formats(), theme)
        self.losses = LossCard()
        self.preview = PreviewCard()
        self.statistics = StatisticsColumn(session.scheme, theme, messages)
        self.exporting = DatasetExport(session, messages, tasks, self)
        self.look = DatasetLook(session, self)
        self._summary = PlainLabel("", Look.SMALL)
        self._summary.setWordWrap(True)
        self.take_everything = QPushButton(self.tr("Take Everything"))
        self.import_files = QPushButton(self.tr("Import Files…"))
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
        people, me = self.session.reading.annotators(), self.session.project.annotator
        choice = self._memory.choice() or (self.choice() if self._has_chosen else None)
        if choice is None:
            done = self.session.reading.counts(me.uid).done
            choice = usual_choice(people, me, done)
        choice = replace(choice, articles=self._still_there(choice.articles))
        self.choices.show_people(people, me)
        self.choices.show_choice(choice, self.session.scheme)
        self.formats.choose(self._memory.format_name())
        self.look.forget()
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
        chosen, project = self.formats.format(), self.session.project.path
        out = project.with_suffix("" if chosen.is_folder else chosen.suffix).name
        QGuiApplication.clipboard().setText(command_for(project, out, chosen.name, self.choice()))
        self._messages.show_message(self.tr("The command is in the clipboard."))

    def status_words(self) -> str:
        """Return what the status line should say."""
        return self._status

    def summary_words(self) -> str:
        """Return what is said beside the buttons: how much goes out, or why nothing does."""
        return self._summary.text()

    def pick_articles(self) -> None:
        """Let the user pick articles by hand."""
        from annotator.gui.dialogs.pick_articles import PickArticlesDialog

        picked = self.choices.articles.picked()
        dialog = PickArticlesDialog(self.session.reading, self.session.annotator_uid, picked, self)
        accepted = dialog.exec()
        # Turned down without anything picked before: the list goes back to all articles.
        self.choices.articles.set_picked(dialog.picked() if accepted else picked)
        dialog.deleteLater()

    def _still_there(self, picked: frozenset[str]) -> frozenset[str]:
        """Return which articles picked by hand have not been removed since."""
        return picked & frozenset(self.session.reading.uids(Listing("", Shown.ALL))) if picked else picked

    def _catch_up(self) -> None:
        if self.isVisible():
            self.refresh()

    # What the choice means

    def _take_up_choice(self) -> None:
        self._has_chosen = True
        self._memory.remember(self.choice(), self.formats.format().name)
        self._look()

    def _look(self) -> None:
        chosen = self.formats.format()
        self.preview.set_name(self._file_name(chosen))
        if chosen.missing_extra:
            self._awaited.clear()
            self.look.count_only(self.choice())
            self.losses.say_missing(f'pip install "annotator[{chosen.missing_extra}]"')
            self.preview.say(self.tr("The preview comes when the package is installed."))
        else:
            self._awaited = {self.losses, self.preview}
            self._patience.start()
            self.look.look(self.choice(), chosen.name)
        self._parts = ""
        self.look.divide(self.choice())
        self.look.sum_up(self.choice())
        self._show_counts()

    def _say_looking(self) -> None:
        for card in (self.losses, self.preview):
            if card in self._awaited and (self._counted is None or self._counted.articles):
                card.say(self.tr("Looking…"))

    def _file_name(self, chosen: WritableFormat) -> str:
        stem = self.session.project.path.stem
        return f"{stem}/" if chosen.is_folder else f"{stem}{chosen.suffix}"

    def _take_counted(self, counted: Counted) -> None:
        self._counted = counted
        self.choices.articles.show_counts(counted.kinds)
        self._show_counts()

    def _take_parts(self, parts: Mapping[str, int]) -> None:
        self._parts = ", ".join(f"{name} {QLocale().toString(articles)}" for name, articles in parts.items())
        self._show_counts()

    def _show_counts(self) -> None:
        counted, number = self._counted, QLocale().toString
        may_not = bool(self.formats.format().missing_extra) or self._has_no_label()
        if counted is None:
            self.export_button.setEnabled(False)
            return
        self.export_button.setText(
            self.tr("Export %n articles…", "", counted.articles) if counted.articles else self.tr("Export…")
        )
        self.export_button.setEnabled(counted.articles > 0 and not may_not)
        self.copy.setEnabled(not self._has_no_label())
        self.take_everything.setVisible(not counted.articles and counted.total > 0)
        self.import_files.setVisible(not counted.total and not self.session.read_only_reason)
        self.copy.setVisible(counted.total > 0)
        articles, spans = self.tr("%n articles", "", counted.articles), self.tr("%n tags", "", counted.spans)
        summary = self.tr("{articles}, {tags}").format(articles=articles, tags=spans)
        self._summary.setText(self._reason() or "\n".join(part for part in (summary, self._parts) if part))
        words = self.tr("{ready} of {total} articles ready")
        self._status = words.format(ready=number(counted.articles), total=number(counted.total))
        self.status_changed.emit(self._status)
        if not counted.articles:
            self.preview.say(self._reason())

    def _has_no_label(self) -> bool:
        labels = self.choice().labels
        return labels is not None and not labels

    def _reason(self) -> str:
        """Return why there is nothing to export, empty where there is something."""
        counted = self._counted
        if self._has_no_label():
            return self.tr("No label is chosen. Tick one at least.")
        if counted is None or counted.articles:
            return ""
        if not counted.total:
            return self.tr("No articles yet. Import some, tag them, and the dataset grows here.")
        return self.tr("No article fits what was chosen above.")

    def _take_preview(self, found: Previewed) -> None:
        if self._counted is not None and not self._counted.articles:
            return
        self._awaited.discard(self.preview)
        self.preview.show_text(found.text, self._about_preview(found))

    def _about_preview(self, found: Previewed) -> str:
        if not found.is_as_written:
            return self.tr("A binary file. These records go into it:")
        is_page = self.formats.format().name == "html"
        return self.tr("A page to read in a browser. This is its source:") if is_page else ""

    def _take_losses(self, report: LossReport) -> None:
        self._awaited.discard(self.losses)
        self.losses.show_report(report)

    def _take_error(self, error: KnownError) -> None:
        self._awaited.clear()
        self.losses.say(translate_error(error))
        self.preview.say(translate_error(error))
        self.export_button.setEnabled(False)

    # Laying out

    def _connect(self) -> None:
        session = self.session
        session.closed.connect(self._catching_up.stop)
        for changed in (session.articles_changed, session.scheme_changed, session.annotator_changed):
            changed.connect(self._catching_up.start)
        for changed in (session.annotations_changed, session.progress_changed):
            changed.connect(self._catching_up.start)
        self.choices.changed.connect(self._take_up_choice)
        self.choices.pick_wanted.connect(self.pick_articles)
        self.formats.chosen.connect(self._take_up_choice)
        self.look.counted.connect(self._take_counted)
        self.look.divided.connect(self._take_parts)
        self.look.previewed.connect(self._take_preview)
        self.look.losing.connect(self.losses.show_progress)
        self.look.lost.connect(self._take_losses)
        self.look.summed_up.connect(lambda found: self.statistics.show_statistics(found, self.session.scheme))
        self.look.told.connect(self.statistics.show_incidents)
        self.look.failed.connect(self._take_error)
        self.look.not_summed_up.connect(self.statistics.show_error)
        self.look.broke.connect(self.broke)
        self.statistics.article_wanted.connect(self.article_wanted)
        self.statistics.search_wanted.connect(self.search_wanted)
        self.take_everything.clicked.connect(self.choices.take_everything)
        self.copy.clicked.connect(self.copy_command)
        self.export_button.clicked.connect(self.export)
        self.import_files.clicked.connect(self.import_wanted)
        self.take_everything.hide()
        self.import_files.hide()

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
        columns.addWidget(_scrolling(self.statistics, margins=(10, 18, 22, 18)), 1)

    def _footer(self) -> QWidget:
        footer = QWidget(self)
        row = QHBoxLayout(footer)
        row.setContentsMargins(22, 8, 23, 12)  # as the cards above, beside their scroll bar
        row.setSpacing(10)
        row.addWidget(self._summary, 1)
        for button in (self.import_files, self.take_everything, self.copy, self.export_button):
            row.addWidget(button)
        return footer


def _scrolling(*cards: QWidget, margins: tuple[int, int, int, int] = (22, 18, 12, 10)) -> QScrollArea:
    """Put cards below each other into a column that scrolls by itself."""
    inside = looking(QWidget(), Look.PAGE)
    column = QVBoxLayout(inside)
    column.setContentsMargins(*margins)
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

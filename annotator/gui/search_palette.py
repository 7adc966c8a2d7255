"""Search everywhere (Ctrl+K): one line to type in, and below it commands, articles and spans."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.listing import ArticleHit, SpanHit
from annotator.errors import KnownError
from annotator.gui.actions import Actions, Command
from annotator.gui.announcing import announce
from annotator.gui.command_words import command_text, keys_text
from annotator.gui.looks import Look, set_look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import RowDelegate, RowRole, without_marks
from annotator.gui.theme import Theme
from annotator.gui.translating import translate_error
from annotator.services.searching import Found, find_everywhere
from annotator.session.session import ProjectSession
from annotator.session.workers import Task, Workers
from annotator.text.folding import folded

_HITS = 12
_COMMANDS = 6
_WIDTH = 680
_TOP = 8
_PAGE = 8
_CHOICE = Qt.ItemDataRole.UserRole


class SearchPalette(QFrame):
    """Floats over the window while it is open. The latest words win; typing never waits for a search."""

    article_chosen = Signal(str)
    span_chosen = Signal(str, str)
    """Article id and annotation id."""
    closed = Signal()
    broke = Signal(object)
    """An exception in a search: a bug of ours."""

    def __init__(self, actions: Actions, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._theme = theme
        self._window = window
        self._session: ProjectSession | None = None
        self._workers: Workers | None = None
        self._running: Task | None = None
        self._waiting = False
        self._choose_when_found = False
        self._came_from: QWidget | None = None
        self.setObjectName("searchPalette")
        self.setAccessibleName(self.tr("Search everywhere"))
        set_look(self, Look.FLOATING)
        self._entry = QLineEdit(self)
        self._entry.setPlaceholderText(self.tr("Search articles, spans, names, commands"))
        self._entry.setAccessibleName(self.tr("Search everywhere"))
        self._rows = self._result_list()
        self._nothing = PlainLabel(look=Look.SMALL, parent=self)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(10, 4, 10, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self._entry, self._rows, self._nothing):
            layout.addWidget(widget)
        self.setFocusProxy(self._entry)
        self._entry.textChanged.connect(self._search)
        self._entry.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def set_session(self, session: ProjectSession | None) -> None:
        """Search another project, or only commands; call it with None before a project closes."""
        if session is self._session:
            return
        self.close_palette()
        if self._workers is not None:
            self._workers.close()
            self._workers.deleteLater()
        self._session = session
        self._workers = Workers(session.project, self) if session is not None else None
        self._running = None
        self._waiting = False

    def open_palette(self, typed: str = "") -> None:
        """Open at the top of the window, with the focus in the line."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self.show()
        self.raise_()
        self._entry.setText(typed)
        self._entry.selectAll()
        self._search()
        self._entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Close and give the focus back to where it was."""
        if self.isHidden():
            return
        came_from, self._came_from = self._came_from, None
        had_focus = self._entry.hasFocus()
        self.hide()
        if came_from is not None and had_focus:
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list from the line, close when the focus leaves, and follow the window's size."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and not self.isHidden():
                self._place()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(Qt.Key(event.key()))
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            passing = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            if event.reason() not in passing:
                self._came_from = None
                self.close_palette()
        return False

    def _result_list(self) -> QListWidget:
        rows = QListWidget(self)
        rows.setAccessibleName(self.tr("What was found"))
        rows.setItemDelegate(RowDelegate(self._theme, rows))
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        rows.setMouseTracking(True)
        rows.itemClicked.connect(self._choose)
        rows.currentItemChanged.connect(self._say_current)
        return rows

    def _steer(self, key: Qt.Key) -> bool:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE,
        }  # fmt: skip
        if key in steps:
            self._move(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_current()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    # searching

    def _search(self) -> None:
        self._choose_when_found = False
        self._nothing.setText(
            self.tr("Nothing found. The beginning of a word is enough; “two words” in quotation marks are a phrase.")
        )
        typed = self._entry.text().strip()
        self._rows.clear()
        self._add_group(self.tr("Commands"), [self._command_row(command) for command in self._commands(typed)])
        if typed and self._workers is not None:
            if self._running is None:
                self._start(typed)
            else:
                self._waiting = True
        self._show_rows()

    def _start(self, typed: str) -> None:
        session, workers = self._session, self._workers
        if session is None or workers is None:
            return
        scheme = session.scheme
        task = workers.start(
            self.tr("Search"), lambda own, _task: find_everywhere(own, typed, scheme, _HITS), read_only=True
        )
        self._running = task
        self._waiting = False
        task.finished.connect(lambda found: self._show_found(typed, found))
        task.failed.connect(self._show_problem)
        task.broke.connect(self.broke)
        task.ended.connect(lambda: self._go_on(task))

    def _show_found(self, typed: str, found: Found) -> None:
        if typed != self._entry.text().strip() or self.isHidden():
            return
        self._add_group(self.tr("Articles"), [self._article_row(hit) for hit in found.articles])
        self._add_group(self.tr("Spans"), [self._span_row(hit, found) for hit in found.spans])

    def _show_problem(self, error: KnownError) -> None:
        self._nothing.setText(translate_error(error))

    def _go_on(self, task: Task) -> None:
        task.deleteLater()
        if task is not self._running:
            return
        self._running = None
        typed = self._entry.text().strip()
        if self._waiting and typed and not self.isHidden():
            self._start(typed)
            return
        self._waiting = False
        self._show_rows()
        if self._choose_when_found:
            self._choose_current()

    def _commands(self, typed: str) -> list[Command]:
        """Return the commands whose words begin with what was typed, those that begin with it first."""
        wanted = folded(typed).split()
        fitting: list[tuple[bool, Command]] = []
        for command in self._actions.commands():
            if command.action.isEnabled():
                name = folded(command_text(command))
                if all(f" {word}" in f" {name}" for word in wanted):
                    fitting.append((not name.startswith(" ".join(wanted)), command))
        fitting.sort(key=lambda found: found[0])
        return [command for _, command in (fitting[:_COMMANDS] if typed else fitting)]

    # rows

    def _add_group(self, name: str, rows: list[QListWidgetItem]) -> None:
        if not rows:
            return
        heading = QListWidgetItem(name)
        heading.setData(RowRole.HEADING, True)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        for row in (heading, *rows):
            self._rows.addItem(row)

    def _command_row(self, command: Command) -> QListWidgetItem:
        row = QListWidgetItem(command_text(command))
        row.setData(RowRole.TRAILING, keys_text(command))
        row.setData(_CHOICE, command.action.trigger)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.text()}, {keys_text(command)}")
        return row

    def _article_row(self, hit: ArticleHit) -> QListWidgetItem:
        row = QListWidgetItem(without_marks(hit.title))
        row.setData(RowRole.DETAIL, hit.snippet)
        byline = " · ".join(part for part in (hit.source, hit.published_on) if part)
        row.setData(RowRole.TRAILING, byline)
        row.setData(_CHOICE, partial(self.article_chosen.emit, hit.article_uid))
        spoken = [row.text(), byline, without_marks(hit.snippet)]
        row.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in spoken if part))
        return row

    def _span_row(self, hit: SpanHit, found: Found) -> QListWidgetItem:
        session = self._session
        row = QListWidgetItem(without_marks(hit.quote))
        row.setData(RowRole.DETAIL, without_marks(hit.article_title))
        row.setData(_CHOICE, partial(self.span_chosen.emit, hit.article_uid, hit.annotation_uid))
        if session is None:
            return row
        label = session.scheme.label(hit.label_uid)
        row.setData(RowRole.LETTER, label.letter)
        row.setData(RowRole.COLOUR, self._theme.label_colours(label).text)
        parts = [label.name]
        if hit.annotator_uid != session.annotator_uid:
            parts.append(found.annotators.get(hit.annotator_uid, ""))
        row.setData(RowRole.TRAILING, " · ".join(parts))
        row.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([row.text(), *parts, hit.article_title]))
        return row

    def _show_rows(self) -> None:
        """Show what there is, with the first row chosen unless the user has moved on."""
        self._nothing.setVisible(not self._rows.count() and self._running is None)
        self._rows.setVisible(self._rows.count() > 0)
        if self._rows.currentRow() < 0:
            self._move(1)
        self._place()

    def _place(self) -> None:
        width = min(_WIDTH, self._window.width() - 24)
        wanted = sum(self._rows.sizeHintForRow(row) for row in range(self._rows.count())) + 4
        self._rows.setFixedHeight(min(wanted, round(self._window.height() * 0.62)))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, _TOP)

    def _move(self, step: int) -> None:
        """Go to another row over the headings, from the last to the first and back where it is one step."""
        choices = [row for row in range(self._rows.count()) if self._rows.item(row).data(_CHOICE) is not None]
        if not choices:
            return
        here = self._rows.currentRow()
        place = choices.index(here) if here in choices else (-1 if step > 0 else 0)
        place += step
        place = place % len(choices) if abs(step) == 1 else min(max(place, 0), len(choices) - 1)
        self._rows.setCurrentRow(choices[place])
        if place == 0:
            self._rows.scrollToTop()

    def _say_current(self, row: QListWidgetItem | None) -> None:
        if row is not None and not self.isHidden():
            announce(self._entry, str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.text()))

    def _choose_current(self) -> None:
        row = self._rows.currentItem()
        if row is not None:
            self._choose(row)
        elif self._running is not None:
            # Typed and entered faster than the search: take what it finds first.
            self._choose_when_found = True

    def _choose(self, row: QListWidgetItem) -> None:
        choice: Callable[[], object] | None = row.data(_CHOICE)
        if choice is not None:
            # Closed first: what follows finds the focus where it was.
            self.close_palette()
            choice()

"""The first minute: the sample, a new project, an existing one, and the projects opened last."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.drops import dropped_paths
from annotator.gui.looks import Look, looking, set_look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import RowDelegate, RowRole
from annotator.gui.theme import Theme
from annotator.session.settings import Settings

_WIDTH = 860
_PATH = Qt.ItemDataRole.UserRole


class WelcomeView(QScrollArea):
    """The page shown while no project is open."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    project_chosen = Signal(Path)
    """One of the recent projects; the file was there when the page was last shown."""
    dropped = Signal(list)
    """Files and folders were dropped on the page: a list of Path."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        # Before what it emits: it goes first, and waits.
        self._checks = QThreadPool(self)
        self._presence = _PresenceTold(self)
        self._presence.told.connect(self._show_presence)
        self.setObjectName("welcomeView")
        self.setAccessibleName(self.tr("Welcome"))
        self.setWidgetResizable(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(self, Look.PAGE)
        self.setWidget(self._page())
        self.setFocusProxy(self._sample)
        settings.changed.connect(self._take_up_setting)
        self.refresh()

    def refresh(self) -> None:
        """Read the recent projects anew; whether their files are there is found out in the background."""
        paths = self._settings.recent_projects()
        self._recent.clear()
        for path in paths:
            self._recent.addItem(_row(path))
        self._fit_list()
        for widget in (self._heading, self._recent):
            widget.setVisible(bool(paths))
        if paths:
            self._checks.start(_Presence(paths, self._presence))

    def finish(self) -> None:
        """Wait for what is found out in the background: while Qt takes the page apart, no Python could end it."""
        self._checks.waitForDone()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _page(self) -> QWidget:
        page = looking(QWidget(), Look.PAGE)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(PlainLabel(self.tr("Welcome to Annotator"), Look.TITLE))
        column.addWidget(self._promise())
        column.addSpacing(6)
        column.addLayout(self._cards())
        column.addSpacing(6)
        self._heading = PlainLabel(self.tr("RECENT PROJECTS"), Look.SECTION)
        column.addWidget(self._heading)
        self._recent = self._recent_list()
        column.addWidget(self._recent)
        column.addWidget(self._drop_hint())
        column.addStretch(3)
        holder = QWidget(page)
        holder.setLayout(column)
        holder.setMaximumWidth(_WIDTH)
        around = QHBoxLayout(page)
        around.setContentsMargins(32, 16, 32, 16)
        around.addStretch(1)
        around.addWidget(holder, 20)
        around.addStretch(1)
        return page

    def _promise(self) -> PlainLabel:
        what = self.tr("Tag what reports of war say: who was harmed, with what, who spoke, and where.")
        where = self.tr("Everything stays on this computer, in one file for each project.")
        promise = PlainLabel(f"{what}\n{where}", Look.MUTED)
        promise.setWordWrap(True)
        return promise

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        self._sample = looking(QPushButton(self.tr("Open the sample &project")), Look.PRIMARY)
        new = QPushButton(self.tr("&New project…"))
        opened = QPushButton(self.tr("&Open…"))
        sample_words = self.tr("Six short reports, one of them half tagged. Press a key and see how it works.")
        new_words = self.tr("Makes a file for your own articles, with labels and guidelines that you can change.")
        open_words = self.tr("Goes on with a project from this computer or from a stick.")
        for button, words, wanted in (
            (self._sample, sample_words, self.sample_wanted),
            (new, new_words, self.new_wanted),
            (opened, open_words, self.open_wanted),
        ):
            button.setAccessibleDescription(words)
            button.setAutoDefault(True)  # Enter presses it, as in a dialog
            button.clicked.connect(wanted)
            row.addWidget(_card(button, words), 1)
        return row

    def _recent_list(self) -> QListWidget:
        recent = QListWidget(self)
        recent.setAccessibleName(self.tr("Recent projects"))
        recent.setItemDelegate(RowDelegate(self._theme, recent))
        recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        recent.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        recent.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        recent.setMouseTracking(True)
        recent.setStyleSheet("background: transparent")
        recent.itemClicked.connect(self._choose)
        recent.itemActivated.connect(self._choose)
        recent.customContextMenuRequested.connect(self._open_menu)
        forget = QAction(self.tr("Take off this list"), recent)
        forget.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        forget.triggered.connect(self._forget)
        recent.addAction(forget)
        return recent

    def _drop_hint(self) -> PlainLabel:
        hint = PlainLabel(self.tr("Or drop a project, articles or a folder of articles here."), Look.SMALL)
        hint.setWordWrap(True)
        return hint

    def _fit_list(self) -> None:
        rows = self._recent.count()
        height = sum(self._recent.sizeHintForRow(row) for row in range(rows))
        self._recent.setFixedHeight(height + 4)

    def _choose(self, row: QListWidgetItem) -> None:
        if not row.data(RowRole.DIMMED):
            self.project_chosen.emit(Path(row.data(_PATH)))

    def _open_menu(self, place: QPoint) -> None:
        if self._recent.itemAt(place) is not None:
            menu = QMenu(self._recent)
            menu.addActions(self._recent.actions())
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._recent.viewport().mapToGlobal(place))

    def _forget(self) -> None:
        row = self._recent.currentItem()
        if row is not None:
            self._settings.forget_project(Path(row.data(_PATH)))

    def _take_up_setting(self, name: str) -> None:
        if name == "recent_projects":
            self.refresh()

    def _show_presence(self, missing: Sequence[str]) -> None:
        for place in range(self._recent.count()):
            row = self._recent.item(place)
            if row.data(_PATH) in missing:
                row.setData(RowRole.DIMMED, True)
                row.setData(RowRole.TRAILING, self.tr("not there now"))
                row.setData(
                    Qt.ItemDataRole.AccessibleTextRole, self.tr("{name}, not there now").format(name=row.text())
                )


class _PresenceTold(QObject):
    told = Signal(list)
    """The paths of files that are not there."""


class _Presence(QRunnable):
    """Looks for files away from the window: a share that does not answer can take half a minute."""

    def __init__(self, paths: Sequence[Path], presence: _PresenceTold) -> None:
        super().__init__()
        self._paths = list(paths)
        self._presence = presence

    def run(self) -> None:
        """Tell which files are not there."""
        missing = [str(path) for path in self._paths if not path.exists()]
        # The page may have gone while a share let us wait.
        with contextlib.suppress(RuntimeError):
            self._presence.told.emit(missing)


def _row(path: Path) -> QListWidgetItem:
    row = QListWidgetItem(path.stem)
    folder = _short(path.parent)
    row.setData(_PATH, str(path))
    row.setData(RowRole.DETAIL, folder)
    row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path.stem}, {folder}")
    row.setToolTip(str(path))
    return row


def _short(folder: Path) -> str:
    """Return a folder with the user's own folder as ``~``."""
    home = Path.home()
    return (
        str(Path("~") / folder.relative_to(home)) if os.name == "posix" and folder.is_relative_to(home) else str(folder)
    )


def _card(button: QPushButton, words: str) -> QFrame:
    card = looking(QFrame(), Look.CARD)
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    explanation = PlainLabel(words, Look.SMALL)
    explanation.setWordWrap(True)
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 14, 14, 14)
    column.setSpacing(9)
    column.addWidget(button)
    column.addWidget(explanation)
    column.addStretch(1)
    return card

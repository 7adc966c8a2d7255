"""Every command of the window by name, with its words and its keys; menus, shortcuts and search share them."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from annotator.session.settings import Settings


class Scope(StrEnum):
    """Where a command's keys work. Keys may stand twice where their scopes never meet."""

    WINDOW = "window"
    ARTICLE = "article"
    """Only while the article text has the focus, so that plain keys stay free for typing elsewhere."""
    REVIEW = "review"
    """Only while the text of the article under review has the focus."""


class Command(NamedTuple):
    """One command: its lasting name, its action, and the keys it has unless the user chose others."""

    name: str
    action: QAction
    default_keys: tuple[str, ...]
    scope: Scope
    is_label: bool = False
    """It tags with a label; its key comes from the scheme and is changed there."""


class Actions(QObject):
    """The commands of one window. The user's own keys are taken from the settings and applied at once."""

    changed = Signal()
    """Commands were added or removed, or keys changed."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._commands: dict[str, Command] = {}
        settings.changed.connect(self._take_up_setting)

    def add(
        self,
        name: str,
        text: str,
        slot: Callable[[], object],
        *keys: str,
        scope: Scope = Scope.WINDOW,
        widget: QWidget | None = None,
        checkable: bool = False,
        is_label: bool = False,
    ) -> QAction:
        """Add a command; ``widget`` is where its keys work if not in the whole window."""
        action = QAction(text, self._window, checkable=checkable)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: slot())
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut if scope is Scope.WINDOW else Qt.ShortcutContext.WidgetShortcut
        )
        (widget or self._window).addAction(action)
        self._commands[name] = Command(name, action, keys, scope, is_label)
        self._apply_keys(self._commands[name])
        self.changed.emit()
        return action

    def remove(self, which: Callable[[Command], bool]) -> None:
        """Remove commands, before those of another project or scheme are added."""
        for name in [name for name, command in self._commands.items() if which(command)]:
            self._commands.pop(name).action.deleteLater()
        self.changed.emit()

    def action(self, name: str) -> QAction:
        """Return the action of a command; raise KeyError where there is none."""
        return self._commands[name].action

    def commands(self) -> Iterable[Command]:
        """Return all commands, in the order in which they were added."""
        return list(self._commands.values())

    def clash(self, name: str, keys: str) -> Command | None:
        """Return the other command that already has these keys where both would answer, or None."""
        from PySide6.QtGui import QKeySequence

        wanted = QKeySequence(keys)
        mine = self._commands[name]
        for other in self._commands.values():
            meet = Scope.WINDOW in (mine.scope, other.scope) or mine.scope is other.scope
            if other.name != name and meet and not wanted.isEmpty() and wanted in other.action.shortcuts():
                return other
        return None

    def _take_up_setting(self, name: str) -> None:
        if name == "shortcuts":
            for command in self._commands.values():
                self._apply_keys(command)
            self.changed.emit()

    def _apply_keys(self, command: Command) -> None:
        from PySide6.QtGui import QKeySequence

        chosen = None if command.is_label else self._settings.shortcuts().get(command.name)
        keys = command.default_keys if chosen is None else (chosen,) if chosen else ()
        command.action.setShortcuts([QKeySequence(key) for key in keys])

"""All commands with their keys: other keys, no keys, back to the usual ones. A clash is refused with its reason."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.actions import Actions, Command, Scope
from annotator.gui.announcing import announce
from annotator.gui.command_words import command_text, keys_text
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import RowDelegate, RowRole
from annotator.gui.theme import Theme
from annotator.session.settings import Settings
from annotator.text.folding import folded

_NAME = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CARET_KEYS = frozenset(
    {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_FIRST_FUNCTION_KEY, _LAST_FUNCTION_KEY = Qt.Key.Key_F1, Qt.Key.Key_F35


class ShortcutPage(QWidget):
    """A list of commands; below it the keys of the one that is chosen."""

    def __init__(self, actions: Actions, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Find a command"))
        self._filter.setAccessibleName(self.tr("Find a command"))
        self._filter.setClearButtonEnabled(True)
        self._rows = QListWidget()
        self._rows.setAccessibleName(self.tr("Commands and their keys"))
        self._rows.setItemDelegate(RowDelegate(theme, self._rows))
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys = QKeySequenceEdit()
        self._keys.setMaximumSequenceLength(1)
        self._keys.setAccessibleName(self.tr("Press the new keys"))
        self._none = QPushButton(self.tr("&No keys"))
        self._reset = QPushButton(self.tr("&Usual keys"))
        self._reset_all = QPushButton(self.tr("Usual keys for &all"))
        self._problem = PlainLabel("", Look.PROBLEM)
        self._problem.setWordWrap(True)
        self._lay_out()
        self._fill()
        self._filter.textChanged.connect(self._fill)
        self._rows.currentItemChanged.connect(self._show_command)
        self._keys.keySequenceChanged.connect(self._take_keys)
        self._none.clicked.connect(lambda _checked=False: self._set("", self._name()))
        self._reset.clicked.connect(self._reset_one)
        self._reset_all.clicked.connect(self._reset_every)
        actions.changed.connect(self._refresh)
        self._rows.setCurrentRow(1)

    def problem(self) -> str:
        """Return why the last keys were refused; empty where they were taken."""
        return self._problem.text()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        label = PlainLabel(self.tr("Keys"), Look.MUTED)
        label.setBuddy(self._keys)
        line.addWidget(label)
        line.addWidget(self._keys, 1)
        for button in (self._none, self._reset, self._reset_all):
            button.setAutoDefault(False)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._filter)
        column.addWidget(self._rows, 1)
        column.addLayout(line)
        column.addWidget(self._problem)

    def _fill(self) -> None:
        wanted = folded(self._filter.text()).split()
        self._rows.clear()
        headings = {
            Scope.WINDOW: self.tr("Everywhere in the window"),
            Scope.ARTICLE: self.tr("While you are in the article text"),
            Scope.REVIEW: self.tr("While you are in an article under review"),
        }
        for scope, heading in headings.items():
            commands = [command for command in self._actions.commands() if command.scope is scope]
            fitting = [one for one in commands if all(word in folded(command_text(one)) for word in wanted)]
            if fitting:
                head = QListWidgetItem(heading)
                head.setData(RowRole.HEADING, True)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._rows.addItem(head)
            for command in fitting:
                row = QListWidgetItem()
                row.setData(_NAME, command.name)
                self._rows.addItem(row)
        self._refresh()

    def _refresh(self) -> None:
        """Show the keys as they are now; commands that are gone lose their rows."""
        commands = {command.name: command for command in self._actions.commands()}
        for place in reversed(range(self._rows.count())):
            row = self._rows.item(place)
            command = commands.get(str(row.data(_NAME)))
            if command is not None:
                row.setText(command_text(command))
                row.setData(RowRole.TRAILING, keys_text(command))
                row.setData(RowRole.DIMMED, command.is_label)
                spoken = (command_text(command), keys_text(command) or self.tr("no keys"))
                row.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(spoken))
            elif not row.data(RowRole.HEADING):
                self._rows.takeItem(place)
        self._show_command()

    def _name(self) -> str:
        row = self._rows.currentItem()
        return str(row.data(_NAME) or "") if row is not None else ""

    def _command(self, name: str) -> Command | None:
        return next((command for command in self._actions.commands() if command.name == name), None)

    def _show_command(self) -> None:
        command = self._command(self._name())
        can_change = command is not None and not command.is_label
        for widget in (self._keys, self._none, self._reset):
            widget.setEnabled(can_change)
        self._say("")
        if command is not None and command.is_label:
            self._problem.setText(self.tr("This key belongs to the label. It is changed with the labels and fields."))
        shortcuts = command.action.shortcuts() if command is not None else []
        self._show_keys(shortcuts[0] if shortcuts else QKeySequence())

    def _show_keys(self, keys: QKeySequence) -> None:
        self._keys.blockSignals(True)
        self._keys.setKeySequence(keys)
        self._keys.blockSignals(False)

    def _take_keys(self, keys: QKeySequence) -> None:
        # Empty while the user has begun to press; "No keys" is a button of its own.
        if not keys.isEmpty():
            self._set(keys.toString(QKeySequence.SequenceFormat.PortableText), self._name())

    def _set(self, keys: str, name: str) -> None:
        command = self._command(name)
        if command is None:
            return
        reason = self._why_not(command, keys)
        if not reason:
            self._settings.set_shortcut(name, keys)
        else:
            self._show_command()
        self._say(reason)

    def _why_not(self, command: Command, keys: str) -> str:
        """Return why a command cannot have these keys, in words; empty where it can."""
        if not keys:
            return ""
        shown = QKeySequence(keys).toString(_NATIVE)
        other = self._actions.clash(command.name, keys)
        if other is not None:
            words = self.tr("{keys} already means “{command}”. Choose other keys, or change those first.")
            return words.format(keys=shown, command=command_text(other))
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack it
        key, modifiers = combination.key(), combination.keyboardModifiers()
        plain = modifiers in (_NONE, _SHIFT)
        is_function_key = _FIRST_FUNCTION_KEY <= key <= _LAST_FUNCTION_KEY
        if command.scope is Scope.WINDOW and plain and not is_function_key:
            return self.tr("{keys} is needed for writing. Add Ctrl or Alt to it.").format(keys=shown)
        if key in _CARET_KEYS and not modifiers & ~(_SHIFT | _CONTROL):
            return self.tr("{keys} moves through the text. Choose other keys.").format(keys=shown)
        return ""

    def _reset_one(self) -> None:
        command = self._command(self._name())
        if command is None:
            return
        reasons = [reason for keys in command.default_keys if (reason := self._why_not_usual(command, keys))]
        if not reasons:
            self._settings.set_shortcut(command.name, None)
        self._say(reasons[0] if reasons else "")

    def _why_not_usual(self, command: Command, keys: str) -> str:
        other = self._actions.clash(command.name, keys)
        if other is None:
            return ""
        words = self.tr("Its usual keys {keys} now mean “{command}”. Change those first.")
        return words.format(keys=QKeySequence(keys).toString(_NATIVE), command=command_text(other))

    def _reset_every(self) -> None:
        for name in self._settings.shortcuts():
            self._settings.set_shortcut(name, None)

    def _say(self, reason: str) -> None:
        self._problem.setText(reason)
        if reason:
            announce(self._keys, reason, urgent=True)

"""Messages the user can act on, in a bar above the article; the act is a button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from annotator.errors import KnownError
from annotator.gui.announcing import announce
from annotator.gui.looks import Look, looking, set_look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.gui.translating import translate_error

Kind = Literal["info", "warning", "error"]
MessageAction = tuple[str, Callable[[], object]]
"""The words on a button and what it does."""

_LOOKS: dict[Kind, Look] = {"info": Look.NOTICE, "warning": Look.NOTICE_WARNING, "error": Look.NOTICE_ERROR}
_ICONS: dict[Kind, tuple[str, str]] = {
    "info": ("check", "accent"),
    "warning": ("warning", "warning"),
    "error": ("error", "danger"),
}
_WEIGHTS: dict[Kind, int] = {"info": 0, "warning": 1, "error": 2}
_ICON_SIZE = 18


@dataclass(frozen=True, slots=True)
class Message:
    """One message with its buttons."""

    text: str
    kind: Kind
    actions: tuple[MessageAction, ...] = ()


class NotificationBar(QFrame):
    """Shows one message at a time, errors first and the latest first; the others wait behind it."""

    emptied = Signal()
    """The last message was dismissed while the focus was in the bar: give the focus back to the article."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages: list[Message] = []
        self._buttons: list[QPushButton] = []
        self.setObjectName("notificationBar")
        self.setAccessibleName(self.tr("Messages"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._icon = QLabel(self)
        self._icon.setFixedWidth(_ICON_SIZE + 2)
        self._text = PlainLabel(parent=self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._waiting = PlainLabel(look=Look.SMALL, parent=self)
        self._close = looking(QToolButton(self), Look.QUIET)
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.setToolTip(self.tr("Dismiss (Esc)"))
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 7, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._waiting)
        self._row.addWidget(self._close)
        theme.changed.connect(self._dress)
        self.hide()

    def show_error(self, error: KnownError, actions: Sequence[MessageAction] = ()) -> None:
        """Show an error in the language of the window."""
        self.show_message(translate_error(error), "error", actions)

    def show_message(self, text: str, kind: Kind = "info", actions: Sequence[MessageAction] = ()) -> None:
        """Show a message; the same text is shown once, however often it is said, and news take the place of news."""
        self._messages = [
            message for message in self._messages if message.text != text and not message.kind == kind == "info"
        ]
        self._messages.append(Message(text, kind, tuple(actions)))
        self._messages.sort(key=lambda message: _WEIGHTS[message.kind])
        self._show_top()
        announce(self, text, urgent=kind == "error")

    def messages(self) -> tuple[Message, ...]:
        """Return the messages, the one on show first."""
        return tuple(reversed(self._messages))

    def take_back(self, text: str) -> None:
        """Take a message away that is no longer true."""
        if any(message.text == text for message in self._messages):
            self._messages = [message for message in self._messages if message.text != text]
            self._show_top()

    def dismiss(self) -> None:
        """Take the message away and show the one behind it."""
        if self._messages:
            self._messages.pop()
        self._show_top()

    def dismiss_news(self) -> None:
        """Take the message away where it is only news; warnings and errors stay until they are dismissed."""
        if self._messages and self._messages[-1].kind == "info":
            self.dismiss()

    def clear(self) -> None:
        """Take all messages away, such as when another project opens."""
        self._messages.clear()
        self._show_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape dismiss while the focus is in the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _show_top(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        if not self._messages:
            self.hide()
            if had_focus:
                self.emptied.emit()
            return
        message = self._messages[-1]
        self._text.setText(message.text)
        waiting = len(self._messages) - 1
        self._waiting.setText(self.tr("{count} more").format(count=waiting))
        self._waiting.setVisible(waiting > 0)
        for action in message.actions:
            self._add_button(message, action)
        self._dress()
        self.show()
        if had_focus:
            (self._buttons[0] if self._buttons else self._close).setFocus()

    def _add_button(self, message: Message, action: MessageAction) -> None:
        words, act = action
        button = QPushButton(words, self)
        button.setAutoDefault(True)  # Enter presses it, as in a dialog
        button.setAccessibleDescription(message.text)
        button.clicked.connect(lambda: self._act(message, act))
        self._row.insertWidget(2 + len(self._buttons), button)
        button.show()
        previous = self._buttons[-1] if self._buttons else self._text
        self._buttons.append(button)
        QWidget.setTabOrder(previous, button)
        QWidget.setTabOrder(button, self._close)

    def _act(self, message: Message, act: Callable[[], object]) -> None:
        # Before the act, which may bring a message of its own.
        self._messages = [other for other in self._messages if other is not message]
        self._show_top()
        act()

    def _dress(self) -> None:
        self._close.setIcon(self._theme.icon("close", "muted"))
        if not self._messages:
            return
        kind = self._messages[-1].kind
        set_look(self, _LOOKS[kind])
        icon, shade = _ICONS[kind]
        self._icon.setPixmap(self._theme.icon(icon, shade).pixmap(_ICON_SIZE, _ICON_SIZE))
        self._text.setAccessibleName(self._text.text())

"""The discussion of a place in an article: who said what, and an entry for a reply."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.review import Comment
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel


class Discussion(QFrame):
    """Shows a thread; a reply is said, not kept."""

    replied = Signal(str)
    left = Signal()
    """The user wants to go back to the article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        looking(self, Look.CARD)
        self._lines: list[tuple[PlainLabel, PlainLabel]] = []
        self._thread = QVBoxLayout()
        self._thread.setSpacing(2)
        self.reply = QLineEdit(self)
        self.reply.setPlaceholderText(self.tr("Reply…"))
        self.reply.setAccessibleName(self.tr("Reply"))
        self.reply.returnPressed.connect(self._send)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Discussion").upper(), Look.SECTION, self))
        column.addLayout(self._thread)
        column.addWidget(self.reply)

    def show_thread(self, comments: Sequence[Comment], name_of: Callable[[str], str], *, may_reply: bool) -> None:
        """Show these comments in their order."""
        for line in self._lines:
            for label in line:
                self._thread.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._lines = []
        for comment in comments:
            name = PlainLabel(name_of(comment.author_uid), Look.STRONG, self)
            words = PlainLabel(comment.text, None, self)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._thread.addWidget(name)
            self._thread.addWidget(words)
            self._lines.append((name, words))
        self.reply.setVisible(may_reply)

    def lines(self) -> list[str]:
        """Return what is shown."""
        return [f"{name.text()} · {words.text()}" for name, words in self._lines]

    def focus_reply(self) -> None:
        """Go to the entry."""
        self.reply.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _send(self) -> None:
        text = self.reply.text().strip()
        if text:
            self.reply.clear()
            self.replied.emit(text)
        self.left.emit()

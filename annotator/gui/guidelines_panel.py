"""The guidelines beside the article (F2): read, jump to the section of a label, edit."""

import re

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme


class QuietBrowser(QTextBrowser):
    """Shows Markdown and nothing else: no pictures from disk, no pages, no links that open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:
        """Load nothing: a text from elsewhere must not make this computer read files or shares."""
        # Empty but not null: for null the document would read the file by itself.
        return QByteArray(b"")


class GuidelinesPanel(QWidget):
    """The panel never writes by itself; it says what the user wants saved."""

    text_saved = Signal(str)
    """The guidelines as they should be, in Markdown."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markdown = ""
        self.setObjectName("guidelinesPanel")
        self.setAccessibleName(self.tr("Guidelines"))
        self.setMinimumWidth(240)
        self._page = looking(QuietBrowser(), Look.PANE)
        self._page.setAccessibleName(self.tr("Guidelines"))
        self._page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._entry = QPlainTextEdit()
        self._entry.setAccessibleName(self.tr("Guidelines as Markdown"))
        self._entry.setTabChangesFocus(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._editor())
        self._edit = looking(QToolButton(), Look.QUIET)
        self._close = looking(QToolButton(), Look.QUIET)
        self._lay_out()
        self._edit.clicked.connect(self.edit)
        self._close.clicked.connect(self.closed)
        for widget in (self._page, self._entry):
            widget.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._sought = ""
        # Where the section is shows only once the panel has its width; then the user scrolls where they like.
        self._page.document().documentLayout().documentSizeChanged.connect(self._seek)
        self._page.verticalScrollBar().actionTriggered.connect(self._forget_sought)
        self.setFocusProxy(self._page)
        self._dress()

    def set_text(self, markdown: str) -> None:
        """Show guidelines; what is being edited stays until it is saved or dropped."""
        self._markdown = markdown
        self._render()

    def set_read_only(self, read_only: bool) -> None:
        """Hide what edits where nothing can be written."""
        self._edit.setVisible(not read_only)
        if read_only:
            self._drop()

    def show_label(self, name: str) -> bool:
        """Scroll to the section of a label; tell whether there is one."""
        self._sought = name
        return self._seek()

    def _seek(self) -> bool:
        section = self._section(self._sought) if self._sought else None
        if section is None or self.is_editing():
            return False
        top = self._page.document().documentLayout().blockBoundingRect(section).top()
        self._page.verticalScrollBar().setValue(round(top) - 6)
        return True

    def _forget_sought(self) -> None:
        self._sought = ""

    def is_editing(self) -> bool:
        """Tell whether the text is being edited."""
        return self._stack.currentIndex() == 1

    def edit(self) -> None:
        """Edit the text as Markdown."""
        self._entry.setPlainText(self._markdown)
        self._stack.setCurrentIndex(1)
        self._edit.setEnabled(False)
        self._entry.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Escape leave the editor, and then the panel."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:
            return False
        if not self.is_editing():
            self.closed.emit()
        elif self._entry.toPlainText() == self._markdown:
            self._drop()
        return True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Guidelines"), Look.HEADING))
        head.addStretch(1)
        for button, name in ((self._edit, self.tr("Edit the guidelines")), (self._close, self.tr("Close (Esc)"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _editor(self) -> QWidget:
        editor = QWidget()
        save = looking(QPushButton(self.tr("&Save")), Look.PRIMARY)
        drop = QPushButton(self.tr("&Drop the changes"))
        save.clicked.connect(self._save)
        drop.clicked.connect(self._drop)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(save)
        buttons.addWidget(drop)
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self._entry, 1)
        column.addLayout(buttons)
        return editor

    def _save(self) -> None:
        text = self._entry.toPlainText()
        changed = text != self._markdown
        self._markdown = text
        self._drop()
        if changed:
            self.text_saved.emit(text)

    def _drop(self) -> None:
        was_editing = self.is_editing()
        self._stack.setCurrentIndex(0)
        self._edit.setEnabled(True)
        self._render()
        if was_editing:
            self._page.setFocus()

    def _render(self) -> None:
        place = self._page.verticalScrollBar().value()
        self._page.setMarkdown(self._markdown or self.tr("There are no guidelines yet. The pencil above writes some."))
        self._page.verticalScrollBar().setValue(place)

    def _section(self, name: str) -> QTextBlock | None:
        """Return the heading that is a label's name, or holds it as a word as translated headings do."""
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        holding: QTextBlock | None = None
        block = self._page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                if block.text().strip().casefold() == name.casefold():
                    return block
                if holding is None and word.search(block.text()):
                    holding = block
            block = block.next()
        return holding

    def _dress(self) -> None:
        self._edit.setIcon(self._theme.icon("edit", "muted"))
        self._close.setIcon(self._theme.icon("close", "muted"))
        # Link colours are fixed when Markdown is read.
        self._render()

"""The bar that finds words in the article shown."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.text.finding import SearchedText


class FindBar(QWidget):
    """Finds as the reader types, whatever the case and accents; goes to the next and previous place."""

    found_changed = Signal(list, int)
    """Every place found as ``(start, end)``, and which of them is the current one, or -1."""
    closed = Signal(object)
    """The place that was the current one as ``(start, end)``, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._text = ""
        self._searched: SearchedText | None = None
        self._found: list[tuple[int, int]] = []
        self._here = -1
        self._from = 0
        self._entry = QLineEdit(self)
        self._entry.setPlaceholderText(self.tr("Find in article"))
        self._entry.setAccessibleName(self.tr("Find in article"))
        self._entry.setClearButtonEnabled(True)
        self._entry.setMaximumWidth(360)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._previous = self._button("\N{UPWARDS ARROW}", self.tr("Previous match (Shift+F3)"))
        self._next = self._button("\N{DOWNWARDS ARROW}", self.tr("Next match (F3)"))
        self._close = self._button("\N{MULTIPLICATION SIGN}", self.tr("Close (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._entry, 1)
        for widget in (self._previous, self._next, self._count):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self._entry.textChanged.connect(self._search)
        self._entry.installEventFilter(self)
        self._previous.clicked.connect(self.find_previous)
        self._next.clicked.connect(self.find_next)
        self._close.clicked.connect(self.close_bar)
        self.setFocusProxy(self._entry)
        self.hide()

    def set_text(self, text: str) -> None:
        """Search another article."""
        self._text = text
        self._searched = None
        self._from = 0
        if not self.isHidden():
            self._search()

    def open_bar(self, caret: int, suggestion: str = "") -> None:
        """Open the bar, to search from the caret on; what was selected is searched at once."""
        self._from = caret
        self.show()
        if suggestion:
            self._entry.setText(suggestion)
        self._search()
        self._entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._entry.selectAll()

    def close_bar(self) -> None:
        """Close the bar and give the focus back, to the place that was found."""
        if self.isHidden():
            return
        here = self._found[self._here] if self._found else None
        self.hide()
        self._tell([], -1)
        self.closed.emit(here)

    def find_next(self) -> None:
        """Go to the next place, from the last back to the first."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the previous place, from the first on to the last."""
        self._step(-1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Enter find on and Escape close."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            return False
        return True

    def _search(self) -> None:
        if self._searched is None:
            self._searched = SearchedText(self._text)
        found = self._searched.find(self._entry.text())
        here = next((index for index, place in enumerate(found) if place[1] > self._from), 0) if found else -1
        self._tell(found, here)

    def _step(self, step: int) -> None:
        if self._found:
            self._tell(self._found, (self._here + step) % len(self._found))

    def _tell(self, found: list[tuple[int, int]], here: int) -> None:
        self._found, self._here = found, here
        if found:
            self._from = found[here][0]
            self._count.setText(self.tr("{number} of {count}").format(number=here + 1, count=len(found)))
        else:
            self._count.setText(self.tr("Not found") if self._entry.text().strip() else "")
        for button in (self._previous, self._next):
            button.setEnabled(bool(found))
        self.found_changed.emit(found, here)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        return button

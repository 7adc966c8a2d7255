"""The search box at the top of the window: a button that opens the search."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.gui.looks import Look, set_look
from annotator.gui.plain_label import PlainLabel

_WIDTH = 405


class SearchButton(QPushButton):
    """Looks like a search entry, triggers the action it is given and shows the action's keys."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setObjectName("searchButton")
        self.setText(self.tr("Search articles, spans, names…"))
        self.setAccessibleName(self.tr("Search everywhere"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)
        self.setMaximumWidth(_WIDTH)
        set_look(self, Look.SEARCH)
        self._keys = PlainLabel(look=Look.KEY_CAP)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(self._keys)
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._keys.setText(keys)
        self._keys.setVisible(bool(keys))
        self.setAccessibleDescription(keys)
        self.setEnabled(self._action.isEnabled())

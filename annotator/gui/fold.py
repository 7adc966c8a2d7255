"""A line that unfolds what follows it."""

from PySide6.QtWidgets import QPushButton, QWidget

from annotator.gui.looks import Look, set_look
from annotator.gui.theme import Theme


class Fold(QPushButton):
    """Shows and hides a widget; its arrow says which of the two."""

    def __init__(self, words: str, folded: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._folded = folded
        self._theme = theme
        set_look(self, Look.FOLD)
        self.setCheckable(True)
        self.toggled.connect(self._follow)
        theme.changed.connect(self._show_arrow)
        self._follow(False)

    def _follow(self, is_open: bool) -> None:
        self._folded.setVisible(is_open)
        self._show_arrow()

    def _show_arrow(self) -> None:
        self.setIcon(self._theme.icon("chevron-down" if self.isChecked() else "chevron-right", "muted"))

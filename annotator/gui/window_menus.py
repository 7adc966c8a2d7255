"""The menu bar with its titles; what stands in the menus comes with the commands."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMenu


class WindowMenus(QObject):
    """Empty menus by name. They are there from the first paint, so that nothing below them moves later."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        bar = window.menuBar()
        bar.setAccessibleName(self.tr("Menus"))
        titles = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "tags": self.tr("T&ags"),
            "article": self.tr("A&rticle"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
        }
        self._menus = {name: bar.addMenu(title) for name, title in titles.items()}

    def menu(self, name: str) -> QMenu:
        """Return a menu."""
        return self._menus[name]

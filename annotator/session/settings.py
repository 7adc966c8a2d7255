"""The user's preferences: typed keys over one INI file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from annotator import paths

_MOST_RECENT = 10


class Settings(QObject):
    """Preferences of one user. Reading never fails: a value of the wrong kind counts as not set."""

    changed = Signal(str)
    """A preference was set; the argument is its name."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = file or paths.settings_file()
        self._settings = QSettings(str(place), QSettings.Format.IniFormat, self)

    def text(self, name: str, default: str = "") -> str:
        """Return a preference that is text."""
        value = self._settings.value(name, default)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int) -> int:
        """Return a preference that is a whole number."""
        try:
            return int(str(self._settings.value(name, default)))
        except ValueError:
            return default

    def switch(self, name: str, default: bool) -> bool:
        """Return a preference that is yes or no."""
        value = str(self._settings.value(name, "true" if default else "false")).lower()
        return default if value not in ("true", "false") else value == "true"

    def layout(self, name: str) -> QByteArray:
        """Return the stored layout of a window or splitter, empty where there is none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set(self, name: str, value: str | int | bool | QByteArray) -> None:
        """Set a preference and tell who listens."""
        self._settings.setValue(name, value)
        self.changed.emit(name)

    def shortcuts(self) -> dict[str, str]:
        """Return the keys the user chose, by the name of the action; an empty text means no key."""
        self._settings.beginGroup("shortcuts")
        chosen = {name: str(self._settings.value(name, "")) for name in self._settings.childKeys()}
        self._settings.endGroup()
        return chosen

    def set_shortcut(self, action: str, keys: str | None) -> None:
        """Choose the keys of an action; None goes back to its own."""
        if keys is None:
            self._settings.remove(f"shortcuts/{action}")
        else:
            self._settings.setValue(f"shortcuts/{action}", keys)
        self.changed.emit("shortcuts")

    def recent_projects(self) -> list[Path]:
        """Return the projects opened last, the latest first."""
        value = self._settings.value("recent_projects", [])
        names = [value] if isinstance(value, str) else value if isinstance(value, Sequence) else []
        return [Path(str(name)) for name in names if name]

    def remember_project(self, project: Path) -> None:
        """Put a project at the head of the recent ones."""
        kept = [path for path in self.recent_projects() if path != project]
        self._settings.setValue("recent_projects", [str(path) for path in [project, *kept][:_MOST_RECENT]])
        self.changed.emit("recent_projects")

    def forget_project(self, project: Path) -> None:
        """Take a project off the recent ones."""
        kept = [str(path) for path in self.recent_projects() if path != project]
        self._settings.setValue("recent_projects", kept)
        self.changed.emit("recent_projects")

    def sync(self) -> None:
        """Write everything to disk now."""
        self._settings.sync()

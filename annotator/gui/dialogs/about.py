"""About: what this is, its versions, its licence."""

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.services.versions import SYSTEM, program_versions

_ICON = 56


def all_versions() -> list[tuple[str, str]]:
    """Return names and versions of the program and of everything it stands on."""
    versions = program_versions()
    return [*versions[:2], ("Qt", qVersion()), ("PySide6", pyside_version), *versions[2:]]


def versions_text() -> str:
    """Return all versions as plain text, one a line."""
    return "\n".join(f"{name} {version}" for name, version in all_versions())


class About(QDialog):
    """Versions can be copied for a report."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Annotator"))
        picture = QLabel()
        picture.setPixmap(theme.icon("annotator").pixmap(_ICON, _ICON))
        what = PlainLabel(self.tr("Tags reports of war for data sets, on this computer only."), Look.MUTED)
        what.setWordWrap(True)
        names = QVBoxLayout()
        names.setSpacing(3)
        names.addWidget(PlainLabel("Annotator", Look.TITLE))
        names.addWidget(what)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(names, 1)
        licence = PlainLabel(
            self.tr(
                "Free software under the Apache License, version 2.0. It uses Qt and PySide6 (LGPL 3) and SQLite "
                "(public domain)."
            ),
            Look.SMALL,
        )
        licence.setWordWrap(True)
        self._buttons = ButtonRow(self)
        self._copy = self._buttons.add(self.tr("&Copy versions"))
        self._copy.clicked.connect(self._copy_versions)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(self._versions())
        column.addWidget(licence)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(440)
        self._buttons.leave_button.setFocus()

    def _versions(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        for name, version in all_versions():
            shown = PlainLabel(version)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said = self.tr("System") if name == SYSTEM else name
            form.addRow(PlainLabel(said, Look.MUTED), shown)
        return form

    def _copy_versions(self) -> None:
        QGuiApplication.clipboard().setText(versions_text())
        self._copy.setText(self.tr("Copied"))

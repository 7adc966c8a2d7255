"""A framed group on a page with a small heading, and a menu that takes its picture or table away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.errors import KnownError
from annotator.gui import picture_export
from annotator.gui.file_dialogs import ask_target
from annotator.gui.looks import Look, looking
from annotator.gui.picture import Picture, Row
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme

_BUTTON = (28, 20)


class Card(QFrame):
    """A framed group; what stands beside its heading goes into ``head``, the rest into ``column``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        looking(self, Look.CARD)
        self._heading = PlainLabel("", Look.SECTION, self)
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self._heading, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(10)
        self.column.addLayout(self.head)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Give the group another heading."""
        self._heading.setText(title.upper())
        self.setAccessibleName(title)

    def title(self) -> str:
        """Return the heading."""
        return self.accessibleName()


class TakeAwayButton(QToolButton):
    """Copies what a card shows, and saves it: a picture as PNG, SVG or CSV, a table as CSV."""

    def __init__(
        self,
        card: Card,
        theme: Theme,
        rows: Callable[[], list[Row]],
        picture: Callable[[], Picture] | None,
        on_error: Callable[[KnownError], object],
    ) -> None:
        super().__init__(card)
        self._card = card
        self._theme = theme
        self._rows = rows
        self._picture = picture
        self._on_error = on_error
        looking(self, Look.QUIET)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(self.tr("Copy")).triggered.connect(self.copy)
        for kind in ("png", "svg", "csv") if picture is not None else ("csv",):
            words = self.tr("Save as {kind}…").format(kind=kind.upper())
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self._ask_target(kind))
        self.setMenu(menu)
        self.setToolTip(self.tr("Copy or save"))
        self.setFixedSize(*_BUTTON)
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def name_after(self, title: str) -> None:
        """Say to screen readers of what it is."""
        self.setAccessibleName(self.tr("Copy or save: {what}").format(what=title))

    def copy(self) -> None:
        """Copy the picture, or the table as text with tabs."""
        if self._picture is None:
            QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self._rows()))
        else:
            image = picture_export.as_image(self._picture(), self.font(), self._theme.shades)
            QGuiApplication.clipboard().setImage(image)

    def save(self, kind: str, target: Path) -> None:
        """Save what is shown as ``png``, ``svg`` or ``csv``."""
        try:
            if kind == "csv" or self._picture is None:
                picture_export.write(picture_export.rows_as_csv(self._rows()), target)
            else:
                make = picture_export.as_png if kind == "png" else picture_export.as_svg
                picture_export.write(make(self._picture(), self.font(), self._theme.shades), target)
        except KnownError as error:
            self._on_error(error)

    def _ask_target(self, kind: str) -> None:
        chosen = ask_target(self, self.tr("Save"), f"{self._card.title()}.{kind}", f"*.{kind}")
        if chosen is not None:
            self.save(kind, chosen.with_suffix(f".{kind}"))

    def _show_icon(self) -> None:
        self.setIcon(self._theme.icon("more", "muted"))

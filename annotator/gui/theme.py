"""The look of the window: light or dark, following the system or as the user chose."""

from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from annotator.domain.scheme import Colours, Label
from annotator.gui.fonts import reading_family, window_font
from annotator.gui.shades import DARK, LIGHT, Shades
from annotator.resources import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtSvg import QSvgRenderer

_ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 96)


class Appearance(StrEnum):
    """Which look the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Colours, icons and style sheet for one of the two looks; says when they change."""

    changed = Signal()

    def __init__(self, appearance: Appearance = Appearance.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._application: QApplication | None = None
        self._dark = appearance is Appearance.DARK
        self._icons: dict[tuple[str, str], QIcon] = {}

    @property
    def appearance(self) -> Appearance:
        """What the user asked for."""
        return self._appearance

    @property
    def dark(self) -> bool:
        """Tell whether the window is dark now."""
        return self._dark

    @property
    def shades(self) -> Shades:
        """The colours in use now."""
        return DARK if self._dark else LIGHT

    def colour(self, name: str) -> QColor:
        """Return one of the :class:`Shades` by name."""
        return QColor(getattr(self.shades, name))

    def label_colours(self, label: Label) -> Colours:
        """Return text and fill of a label's highlight for the look in use."""
        return label.dark if self._dark else label.light

    def icon(self, name: str, shade: str = "text") -> "QIcon":
        """Return ``resources/icons/NAME.svg`` drawn in one of the shades, paler where it is disabled."""
        # Here: drawing the first icon takes a fiftieth of the time until the window shows, which needs none.
        from PySide6.QtGui import QIcon
        from PySide6.QtSvg import QSvgRenderer

        if (name, shade) not in self._icons:
            drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
            icon = QIcon()
            # A muted icon looks the same where it is disabled, and is drawn once.
            inks = {shade: [QIcon.Mode.Normal]}
            inks.setdefault("muted", []).append(QIcon.Mode.Disabled)
            for ink, modes in inks.items():
                coloured = drawing.replace("currentColor", self.colour(ink).name())
                renderer = QSvgRenderer(QByteArray(coloured.encode("utf-8")))
                for picture in [_drawn(renderer, size) for size in _ICON_SIZES]:
                    for mode in modes:
                        icon.addPixmap(picture, mode)
            self._icons[name, shade] = icon
        return self._icons[name, shade]

    def apply(self, application: QApplication) -> None:
        """Dress the application, and dress it anew whenever the system turns light or dark."""
        if self._application is None:
            self._application = application
            application.setFont(window_font())
            application.styleHints().colorSchemeChanged.connect(self._refresh)
        application.styleHints().setColorScheme(_SCHEMES[self._appearance])
        self._refresh()

    def set_appearance(self, appearance: Appearance) -> None:
        """Choose light, dark, or what the system says."""
        self._appearance = appearance
        if self._application is not None:
            self.apply(self._application)
        else:
            self._dark = appearance is Appearance.DARK

    def style_sheet(self) -> str:
        """Return the style sheet for the look in use."""
        size = window_font().pointSizeF()
        sheet = Template(resource("styles", "annotator.qss").read_text(encoding="utf-8"))
        return sheet.substitute(
            self.shades.named(),
            small=f"{size * 0.86:.1f}",
            section=f"{size * 0.82:.1f}",
            body=f"{size:.1f}",
            heading=f"{size * 1.08:.1f}",
            title=f"{size * 1.5:.1f}",
            serif=reading_family(),
            icons=resource("icons").as_posix(),
            look="dark" if self._dark else "light",
        )

    def palette(self) -> QPalette:
        """Return the palette for the look in use."""
        palette = QPalette()
        for role, shade in _ROLES.items():
            palette.setColor(role, self.colour(shade))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        return palette

    def _refresh(self) -> None:
        application = self._application
        if application is None:
            return
        if self._appearance is Appearance.SYSTEM:
            self._dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            self._dark = self._appearance is Appearance.DARK
        self._icons.clear()
        application.setPalette(self.palette())
        application.setStyleSheet(self.style_sheet())
        self.changed.emit()


_ROLES = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "page",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "inverse",
    QPalette.ColorRole.ToolTipText: "on_inverse",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "well",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "muted",
}


def _drawn(renderer: "QSvgRenderer", size: int) -> QPixmap:
    """Return a drawing as a picture of ``size`` pixels."""
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture

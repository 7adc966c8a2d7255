"""Fonts from the system: one for the window, one for reading. Nothing is bundled."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

READING_FAMILIES = ("Source Serif 4", "Charter", "Georgia", "Noto Serif", "Cambria", "DejaVu Serif")
"""Families for reading, best first; the first one on this computer is used."""

FIXED_FAMILIES = (
    "Cascadia Mono",
    "Consolas",
    "SF Mono",
    "Menlo",
    "DejaVu Sans Mono",
    "Liberation Mono",
    "Noto Sans Mono",
)
"""Families in which all letters are equally wide, where the system names none."""

_SMALLEST = 13.0
"""Pixels at 100 % below which text of the window is hard to read; larger system fonts are kept as they are."""


def window_font() -> QFont:
    """Return the system's font for windows, never tiny."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen else 96.0
    smallest = _SMALLEST * 72 / dots
    if font.pointSizeF() < smallest:
        font.setPointSizeF(smallest)
    return font


@cache
def reading_family() -> str:
    """Return the family that articles and quotes are set in unless the user chose another."""
    present = set(QFontDatabase.families())
    fallback = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return next((family for family in READING_FAMILIES if family in present), fallback)


def fixed_font(points: float) -> QFont:
    """Return a font in which all letters are equally wide at a size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if not QFontInfo(font).fixedPitch():
        font.setFamilies(FIXED_FAMILIES)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(points)
    return font


def reading_font(points: float) -> QFont:
    """Return the font for reading at a size."""
    font = QFont(reading_family())
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(points)
    return font

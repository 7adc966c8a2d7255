"""Looks that the style sheet knows: a widget says what it is, ``annotator.qss`` says how that looks."""

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Look(StrEnum):
    """What a widget is, beyond its class."""

    PAGE = "page"
    """A plain surface behind cards or the article."""
    PANE = "pane"
    """A side pane."""
    TOP_BAR = "top_bar"
    BOTTOM_BAR = "bottom_bar"
    CLEAR = "clear"
    """A surface that lets through what is behind it, such as the inside of a scroll area."""
    CARD = "card"
    """A framed group on a page or a pane."""
    FLOATING = "floating"
    """A small palette over the article."""
    SEGMENTS = "segments"
    """The trough around buttons of which one is chosen."""
    NOTICE = "notice"
    """A bar with a message and its action; also as warning and as error."""
    NOTICE_WARNING = "notice_warning"
    NOTICE_ERROR = "notice_error"

    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    """The small capital heading of a card."""
    MUTED = "muted"
    SMALL = "small"
    """Small and muted."""
    STRONG = "strong"
    """A figure or a name that stands out of a line."""
    KEY_CAP = "key_cap"
    PROBLEM = "problem"
    """A sentence about what is wrong with the entry above it."""
    MISSING = "missing"
    """The mark of an entry that still wants a value."""

    PRIMARY = "primary"
    """The one button that the user most likely wants."""
    QUIET = "quiet"
    """A button without a frame until it is pointed at."""
    FOLD = "fold"
    """A button at the start of a line that unfolds what follows."""
    SEGMENT = "segment"
    CHIP = "chip"
    """A round filter button that stays pressed."""
    PICK = "pick"
    """A small button that picks one of several values."""

    SAMPLE = "sample"
    """Text that is only shown, such as the beginning of a file."""
    FIGURES = "figures"
    """A table or list inside a card."""
    SEARCH = "search"
    INVALID = "invalid"
    """An entry whose text was refused."""
    AUTOMATIC = "automatic"
    """An entry that the program filled and nobody has touched yet."""


def set_look(widget: QWidget, look: Look | None) -> None:
    """Give a widget a look, or its plain one back, and repaint it."""
    name = look.value if look else None
    if widget.property("look") == name:
        return
    widget.setProperty("look", name)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # Qt takes the look up when it dresses the widget for the first time
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


SomeWidget = TypeVar("SomeWidget", bound=QWidget)


def looking(widget: SomeWidget, look: Look) -> SomeWidget:
    """Give a new widget a look and return it."""
    set_look(widget, look)
    return widget

"""The parts of the window, one after the other by F6, so that the keyboard gets everywhere although Tab tags."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

Part = tuple[QWidget, Callable[[], object]]
"""A part of the window, and what gives it the focus."""


class WindowParts(QObject):
    """Moves the focus from part to part; parts that are not shown are left out."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def go_on(self) -> None:
        """Go to the next part."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the part before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        parts = [part for part in self._parts() if part[0].isVisible() and _first_control(part[0]) is not None]
        focused = QApplication.focusWidget()
        here = next((number for number, (part, _) in enumerate(parts) if part.isAncestorOf(focused or part)), None)
        if parts:
            parts[0 if here is None else (here + step) % len(parts)][1]()

    def _parts(self) -> list[Part]:
        window, tag = self._window, self._window.tag
        around: list[Part] = [_part(part) for part in (window.messages, window.tasks, window.top_bar)]
        shown = window.stack.currentWidget()
        review = window.reviewing
        if review is not None:
            article = (review.view, review.view.setFocus)
            return [article, _part(review.pane), *around, (review.list_pane, review.list_pane.focus_list)]
        if tag is None or shown is not tag:
            return [_part(shown or window), *around]
        pane = (tag.pane, tag.pane.focus_first)
        return [(tag.view, tag.view.setFocus), pane, *around, (tag.list_pane, tag.list_pane.focus_list)]


def _part(widget: QWidget) -> Part:
    return widget, lambda: _focus_first(widget)


def _focus_first(part: QWidget) -> None:
    control = _first_control(part)
    if control is not None:
        control.setFocus(Qt.FocusReason.TabFocusReason)


def _first_control(part: QWidget) -> QWidget | None:
    """Return the control of a part that Tab would come to first."""
    control: QWidget | None = part
    while control is not None:
        if part is control or part.isAncestorOf(control):
            takes_focus = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_focus and control.isVisible() and control.isEnabled():
                return control
        control = control.nextInFocusChain()
        if control is part:
            break
    return None

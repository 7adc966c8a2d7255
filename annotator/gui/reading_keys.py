"""The keys that move the reading caret: by character, word, line and screenful; with Shift, they select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from annotator.text.segmentation import next_word, previous_word, word_at

if TYPE_CHECKING:
    from annotator.gui.reading_text import ReadingText

_Key = Qt.Key
_Move = QTextCursor.MoveOperation
_PLAIN = {
    _Key.Key_Left: _Move.Left,
    _Key.Key_Right: _Move.Right,
    _Key.Key_Up: _Move.Up,
    _Key.Key_Down: _Move.Down,
    _Key.Key_Home: _Move.StartOfLine,
    _Key.Key_End: _Move.EndOfLine,
}
_WITH_CONTROL = {
    _Key.Key_Up: _Move.PreviousBlock,
    _Key.Key_Down: _Move.NextBlock,
    _Key.Key_Home: _Move.Start,
    _Key.Key_End: _Move.End,
}
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
_OTHER_MODIFIERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_reading_key(event: QKeyEvent) -> bool:
    """Tell whether a key moves the caret, selects or copies."""
    if _copies(event) or _selects_all(event):
        return True
    if event.modifiers() & _OTHER_MODIFIERS:
        return False
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return event.key() in _WITH_CONTROL or event.key() in (_Key.Key_Left, _Key.Key_Right)
    return event.key() in _PLAIN or event.key() in _PAGES


def press_reading_key(view: ReadingText, event: QKeyEvent) -> bool:
    """Do what the key says; tell whether it was one of ours."""
    if not is_reading_key(event):
        return False
    keep = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    key = Qt.Key(event.key())
    if _copies(event):
        view.copy()
    elif _selects_all(event):
        view.selectAll()
    elif key in _PAGES:
        view.move_page(_PAGES[key], keep_anchor=keep)
    elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        _move_plainly(view, key, keep=keep)
    elif key in _WITH_CONTROL:
        view.move_by(_WITH_CONTROL[key], keep_anchor=keep)
    else:
        forwards = (key == _Key.Key_Right) != view.reads_backwards()
        place = _word_after(view.text, view.caret()) if forwards else _word_before(view.text, view.caret())
        view.set_caret(place, keep_anchor=keep)
    return True


def _copies(event: QKeyEvent) -> bool:
    # Here and below: until the first key, nobody needs the names of all standard keys.
    from PySide6.QtGui import QKeySequence

    return event.matches(QKeySequence.StandardKey.Copy)


def _selects_all(event: QKeyEvent) -> bool:
    from PySide6.QtGui import QKeySequence

    return event.matches(QKeySequence.StandardKey.SelectAll)


def _move_plainly(view: ReadingText, key: Qt.Key, *, keep: bool) -> None:
    selection = view.selection()
    if selection and not keep and key in (_Key.Key_Left, _Key.Key_Right):
        forwards = (key == _Key.Key_Right) != view.reads_backwards()
        view.set_caret(selection.end if forwards else selection.start)
    else:
        view.move_by(_PLAIN[key], keep_anchor=keep)


def _word_after(text: str, place: int) -> int:
    """Return the start of the next word, or the end of the text."""
    word = next_word(text, place + 1) if place < len(text) else None
    return word[0] if word else len(text)


def _word_before(text: str, place: int) -> int:
    """Return the start of the word that the caret is in or behind, or the start of the text."""
    inside = word_at(text, place)
    if inside and inside[0] < place:
        return inside[0]
    word = previous_word(text, place)
    return word[0] if word else 0

"""A command and its keys in words, for the search, the list of keys and the shortcut editor."""

from PySide6.QtGui import QKeySequence

from annotator.gui.actions import Command

_NATIVE = QKeySequence.SequenceFormat.NativeText


def command_text(command: Command) -> str:
    """Return a command's words without the sign of its underlined letter and without the dots."""
    return command.action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("….")


def keys_text(command: Command) -> str:
    """Return all keys of a command as this computer writes them."""
    return "  ".join(key.toString(_NATIVE) for key in command.action.shortcuts())

"""All keys on one sheet (F1), made from the commands as they are now, and what the mouse does."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.gui.actions import Actions, Command
from annotator.gui.command_words import command_text
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel

_SIZE = (1180, 640)
_COLUMNS = 3
_NATIVE = QKeySequence.SequenceFormat.NativeText
_GROUPS = {
    "label": QT_TRANSLATE_NOOP("KeysSheet", "Tagging"),
    "tag": QT_TRANSLATE_NOOP("KeysSheet", "Tags"),
    "article": QT_TRANSLATE_NOOP("KeysSheet", "Articles"),
    "edit": QT_TRANSLATE_NOOP("KeysSheet", "Edit and find"),
    "view": QT_TRANSLATE_NOOP("KeysSheet", "View"),
    "file": QT_TRANSLATE_NOOP("KeysSheet", "Projects and files"),
    "review": QT_TRANSLATE_NOOP("KeysSheet", "Review"),
    "dataset": QT_TRANSLATE_NOOP("KeysSheet", "Dataset"),
    "help": QT_TRANSLATE_NOOP("KeysSheet", "Help"),
}
"""The part of a command's name before its dot, in the order of the sheet, and the heading of its group."""
_READING = (
    (QT_TRANSLATE_NOOP("KeysSheet", "Move by character and line"), ("←", "→", "↑", "↓")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Move by word"), ("Ctrl+←", "Ctrl+→")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Start and end of the line"), ("Home", "End")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Scroll"), ("PgUp", "PgDn")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Select"), ("Shift+…",)),
    (QT_TRANSLATE_NOOP("KeysSheet", "Accept a suggestion; go to the form"), ("Enter",)),
    (QT_TRANSLATE_NOOP("KeysSheet", "Back to the text"), ("Esc",)),
)
_MOUSE = (
    (QT_TRANSLATE_NOOP("KeysSheet", "Select whole words"), QT_TRANSLATE_NOOP("KeysSheet", "drag")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Select single characters"), QT_TRANSLATE_NOOP("KeysSheet", "Ctrl and drag")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Select a word"), QT_TRANSLATE_NOOP("KeysSheet", "double click")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Select a tag; again: the one below"), QT_TRANSLATE_NOOP("KeysSheet", "click")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Move an edge of the tag"), QT_TRANSLATE_NOOP("KeysSheet", "drag the edge")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Relabel, edit, remove"), QT_TRANSLATE_NOOP("KeysSheet", "right click")),
    (QT_TRANSLATE_NOOP("KeysSheet", "Text size"), QT_TRANSLATE_NOOP("KeysSheet", "Ctrl and wheel")),
)
Row = tuple[str, Sequence[str]]
"""What is done, and the keys that do it."""
Group = tuple[str, Sequence[Row]]
"""A heading and its rows."""


def sheet(actions: Actions) -> list[Group]:
    """Return the groups of the sheet with their rows; commands without keys are left out."""
    translate = QCoreApplication.translate
    by_group: dict[str, list[Row]] = {name: [] for name in (*_GROUPS, "")}
    for command in actions.commands():
        keys = _keys(command)
        group = command.name.split(".")[0]
        if keys:
            by_group[group if group in _GROUPS else ""].append((command_text(command), keys))
    reading: list[Row] = [(translate("KeysSheet", words), keys) for words, keys in _READING]
    mouse: list[Row] = [(translate("KeysSheet", words), [translate("KeysSheet", act)]) for words, act in _MOUSE]
    groups: list[Group] = [
        (translate("KeysSheet", _GROUPS[name]) if name else "", rows) for name, rows in by_group.items()
    ]
    groups.insert(1, (translate("KeysSheet", "In the article text"), reading))
    groups.append((translate("KeysSheet", "With the mouse"), mouse))
    more = translate("KeysSheet", "More")
    return [(heading or more, rows) for heading, rows in groups if rows]


def in_columns(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Spread groups over columns of about the same length, in their order."""
    lengths = [len(rows) + 2 for _, rows in groups]
    wanted = sum(lengths) / columns
    spread: list[list[Group]] = [[] for _ in range(columns)]
    before = 0
    for group, length in zip(groups, lengths, strict=True):
        spread[min(int((before + length / 2) / wanted), columns - 1)].append(group)
        before += length
    return spread


class KeysSheet(QDialog):
    """Shows the sheet; Escape or F1 closes it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All keys"))
        self.resize(*_SIZE)
        page = looking(QWidget(), Look.PANE)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(4, 4, 12, 4)
        columns.setSpacing(30)
        for groups in in_columns(sheet(actions), _COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(16)
            for heading, rows in groups:
                column.addWidget(_group(heading, rows))
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("All keys"))
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(scroll, 1)
        layout.addWidget(ButtonRow(self))
        scroll.setFocus()


def _keys(command: Command) -> list[str]:
    return [key.toString(_NATIVE) for key in command.action.shortcuts()]


def _group(heading: str, rows: Sequence[Row]) -> QFrame:
    group = looking(QFrame(), Look.CLEAR)
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    grid.addWidget(PlainLabel(heading.upper(), Look.SECTION), 0, 0, 1, 2)
    for number, (words, keys) in enumerate(rows, 1):
        name = PlainLabel(words)
        name.setWordWrap(True)
        name.setAccessibleName(f"{words}: {', '.join(keys)}")
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in keys:
            caps.addWidget(PlainLabel(key, Look.KEY_CAP), 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(name, number, 0)
        grid.addLayout(caps, number, 1)
    return group

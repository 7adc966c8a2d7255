"""One row of the tag form: name, editor, how the value stands, and what is wrong with it."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from annotator.gui.field_editor import FieldEditor, Values
from annotator.gui.looks import Look, set_look
from annotator.gui.plain_label import PlainLabel


class FieldRow(QWidget):
    """A field of the form with its editor."""

    entered = Signal(str)
    """The editor has the focus: what belongs into it, and the keys that pick."""

    def __init__(self, editor: FieldEditor, name_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        set_look(self, Look.CLEAR)
        item = editor.item
        self.name = PlainLabel(item.name, Look.MUTED)
        self.name.setWordWrap(True)
        self.name.setFixedWidth(name_width)
        self.name.setBuddy(editor.entry())
        self.mark = PlainLabel("", Look.SMALL)
        self.mark.hide()
        self._marked: tuple[Look, str, str] | None = None
        """What the mark says, so that one that stays is not laid out anew with every tag."""
        self.problem = PlainLabel("", Look.PROBLEM)
        self.problem.setWordWrap(True)
        self.problem.hide()
        editor.entry().setAccessibleName(item.name)
        for part in (self.name, editor.entry()):
            part.setToolTip(item.definition)
        editor.refused.connect(self._show_problem)
        editor.entry().installEventFilter(self)
        self._lay_out(name_width)

    def _lay_out(self, name_width: int) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.mark)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addLayout(names, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.editor, 0, 1)
        grid.addWidget(self.problem, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, name_width)

    def show_values(self, values: Values, automatic: Collection[str], missing: Collection[str]) -> None:
        """Show the stored values, and whether they were filled automatically or are still wanted."""
        keys = [key for key in self.editor.written_keys() if key in values]
        filled_by_program = any(key in automatic for key in keys)
        self.editor.show_values(values, filled_by_program)
        wanted = any(key in missing for key in self.editor.written_keys())
        if wanted:
            self._show_mark(Look.MISSING, self.tr("● missing"), self.tr("Required; still empty."))
        elif filled_by_program:
            self._show_mark(Look.SMALL, self.tr("auto"), self.tr("Filled in automatically; nobody has checked it yet."))
        else:
            self._show_mark(Look.SMALL, "", "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what belongs into the editor when it is entered."""
        if event.type() == QEvent.Type.FocusIn and watched is self.editor.entry():
            self.entered.emit(self._hint())
        return super().eventFilter(watched, event)

    def _hint(self) -> str:
        item = self.editor.item
        keys = " · ".join(f"{choice.key.upper()} {choice.name}" for choice in item.choices if choice.key)
        return "\n".join(part for part in (item.definition, keys) if part)

    def forget_problem(self) -> None:
        """Take the sentence about a refused value away."""
        self._show_problem("")

    def _show_mark(self, look: Look, word: str, description: str) -> None:
        if self._marked == (look, word, description):
            return
        self._marked = look, word, description
        set_look(self.mark, look)
        self.mark.setText(word)
        self.mark.setToolTip(description)
        self.mark.setVisible(bool(word))
        parts = (description, self.editor.item.definition)
        self.editor.entry().setAccessibleDescription(" ".join(part for part in parts if part))

    def _show_problem(self, sentence: str) -> None:
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            self.editor.entry().setAccessibleDescription(sentence)
            self._marked = None

"""The form of a tag: driven entirely by the fields of its label."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotation import Annotation
from annotator.domain.field_values import missing_fields
from annotator.domain.scheme import AnnotationScheme, Field, Label
from annotator.gui.field_editor import Changed
from annotator.gui.field_editors import EditorNeeds, editor_for, fields_in_other_entries
from annotator.gui.field_row import FieldRow
from annotator.gui.fonts import reading_font
from annotator.gui.form_parts import FittingArea, NoteEntry
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.text_editors import EarlierValues, LinkChoices
from annotator.gui.theme import Theme

_QUOTE_SIZE = 1.15
"""Quotes are this much larger than the other words of the form."""
_LONGEST_QUOTE = 240
_NO_LINKS: Sequence[tuple[str, str]] = ()


class TagForm(QWidget):
    """Shows one annotation and says what the user changes in it."""

    fields_changed = Signal(str, object)
    """Id of the annotation, and new values by field key (None: emptied)."""
    note_changed = Signal(str, str)
    relabel_requested = Signal(str, str)
    remove_requested = Signal(str)
    left = Signal()
    """The user wants to go back to the article."""
    more_toggled = Signal(bool)

    def __init__(self, theme: Theme, link_choices: LinkChoices | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._link_choices: Callable[[Field], Sequence[tuple[str, str]]] = link_choices or (lambda _field: _NO_LINKS)
        self._earlier_values: EarlierValues = lambda _key: ()
        self._annotation: Annotation | None = None
        self._label: Label | None = None
        self._rows: list[FieldRow] = []
        self._built: dict[str, tuple[Label, list[FieldRow]]] = {}
        self._more_open = False
        self._read_only = False
        self._name_width = self.fontMetrics().horizontalAdvance("Organisation ")
        self._build_head()
        self._build_more()
        self._build_note()
        self._build_hint()
        self._lay_out()
        self.clear()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        theme.changed.connect(self._colour_title)

    # what the window calls

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Offer the scheme's labels for relabelling."""
        self._forget_other_labels(scheme)
        self._relabel.clear()
        for label in scheme.active_labels():
            action = self._relabel.addAction(f"{label.letter}   {label.name}")
            action.setData(label.uid)
        self._relabel.setEnabled(not self._read_only)

    def show_annotation(self, annotation: Annotation, label: Label, earlier_values: EarlierValues) -> None:
        """Show a tag. The one that was shown keeps what is still being typed; another one takes the form over."""
        same = self._annotation is not None and self._annotation.uid == annotation.uid and self._label == label
        if not same:
            self.commit()
            self._rebuild(label)
        self._annotation = annotation
        self._earlier_values = earlier_values
        self._show_values()
        self._empty.hide()
        self._card.show()

    def clear(self) -> None:
        """Show that no tag is selected."""
        self.commit()
        # The rows stay as they are behind the hidden card: the next tag most likely has the same label.
        self._annotation = None
        self._card.hide()
        self._empty.show()

    def focus_first(self) -> None:
        """Go to the first required field without a value, else to the first field."""
        if self._annotation is None or not self._rows:
            return
        wanted = next((row for row in self._rows if row.mark.property("look") == Look.MISSING.value), self._rows[0])
        if wanted.editor.item.core is False:
            self.set_more_open(True)
        wanted.editor.entry().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(wanted)

    def commit(self) -> None:
        """Announce what is still being typed, for example before the article is marked done."""
        for row in self._rows:
            row.editor.commit()
        self._commit_note()

    def set_more_open(self, more_open: bool) -> None:
        """Fold the fields that are not core, or unfold them; kept for the next tags."""
        if more_open != self._more_open:
            self._more_open = more_open
            self._fold()
            self.more_toggled.emit(more_open)

    def set_read_only(self, read_only: bool) -> None:
        """Allow or forbid changes."""
        self._read_only = read_only
        self._note.setReadOnly(read_only)
        self._actions.setEnabled(not read_only)
        for _label, rows in self._built.values():
            for row in rows:
                row.editor.setEnabled(not read_only)

    def rows(self) -> Sequence[FieldRow]:
        """Return the rows of the label that is shown, folded ones too."""
        return tuple(self._rows) if self._annotation is not None else ()

    # building

    def _build_head(self) -> None:
        self._title = PlainLabel("", Look.SECTION)
        self._actions = looking(QToolButton(), Look.QUIET)
        self._actions.setText("⋯")
        self._actions.setAccessibleName(self.tr("More actions for this tag"))
        self._actions.setToolTip(self.tr("Change the label, or remove the tag"))
        self._actions.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._actions)
        self._relabel = menu.addMenu(self.tr("Change label"))
        self._relabel.triggered.connect(lambda action: self._emit_relabel(str(action.data())))
        menu.addSeparator()
        menu.addAction(self.tr("Remove this tag")).triggered.connect(self._emit_remove)
        self._actions.setMenu(menu)
        self._quote = PlainLabel()
        self._quote.setWordWrap(True)
        self._quote.setFont(reading_font(self.font().pointSizeF() * _QUOTE_SIZE))
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _build_more(self) -> None:
        self._more = looking(QPushButton(), Look.FOLD)
        self._more.setCheckable(True)
        self._more.clicked.connect(self.set_more_open)

    def _build_note(self) -> None:
        self._note = NoteEntry()
        self._note.setAccessibleName(self.tr("Note"))
        self._note_name = PlainLabel(self.tr("Note"), Look.MUTED)
        self._note_name.setFixedWidth(self._name_width)
        self._note_name.setBuddy(self._note)
        self._note.left.connect(self._commit_note)

    def _build_hint(self) -> None:
        self._hint = PlainLabel("", Look.SMALL)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._hint.setMinimumHeight(3 * self._hint.fontMetrics().lineSpacing())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._actions)
        self._core_rows, self._more_rows = QVBoxLayout(), QVBoxLayout()
        for rows in (self._core_rows, self._more_rows):
            rows.setSpacing(8)
        note = QHBoxLayout()
        note.setSpacing(8)
        note.addWidget(self._note_name, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        self._card = looking(QFrame(), Look.CARD)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(14, 10, 14, 14)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self._quote)
        inside.addSpacing(2)
        inside.addLayout(self._core_rows)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        inside.addLayout(self._more_rows)
        inside.addLayout(note)
        inside.addWidget(self._hint)
        self._empty = PlainLabel(self.tr("Select words in the article, then press the key of a label."), Look.MUTED)
        self._empty.setWordWrap(True)
        self._put_in_scroll_area()

    def _put_in_scroll_area(self) -> None:
        content = looking(QWidget(), Look.CLEAR)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._card)
        column.addStretch(1)
        self._area = FittingArea()
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _hide_rows(self) -> None:
        for row in self._rows:
            row.hide()
        self._rows = []

    def _forget_other_labels(self, scheme: AnnotationScheme) -> None:
        """Throw away rows of labels that are not as they were; those that are shown go with the next tag."""
        for uid, (label, rows) in list(self._built.items()):
            if rows is not self._rows and label not in scheme.labels:
                self._throw_away(uid)

    def _throw_away(self, label_uid: str) -> None:
        _label, rows = self._built.pop(label_uid)
        for row in rows:
            row.hide()
            row.deleteLater()

    def _rebuild(self, label: Label) -> None:
        for row in self._rows:
            row.forget_problem()
        if self._label == label:
            return
        self._hide_rows()
        self._label = label
        if label.uid in self._built and self._built[label.uid][0] != label:
            self._throw_away(label.uid)
        if label.uid not in self._built:
            self._built[label.uid] = (label, self._new_rows(label))
        self._rows = self._built[label.uid][1]
        for row in self._rows:
            row.forget_problem()
            row.show()
        self._colour_title()
        self._order_tabs()
        self._fold()

    def _new_rows(self, label: Label) -> list[FieldRow]:
        rows = []
        needs = EditorNeeds(self._theme, lambda key: self._earlier_values(key), self._link_choices)
        elsewhere = fields_in_other_entries(label)
        for item in label.active_fields():
            if item.key in elsewhere:
                continue
            editor = editor_for(item, label, needs)
            editor.changed.connect(self._emit_change)
            editor.setEnabled(not self._read_only)
            row = FieldRow(editor, self._name_width)
            row.entered.connect(self._hint.setText)
            (self._core_rows if item.core else self._more_rows).addWidget(row)
            rows.append(row)
        return rows

    def _order_tabs(self) -> None:
        """Let Tab walk from top to bottom; anew for every label, since all of them share fold and note."""
        chain: list[QWidget] = [row.editor.entry() for row in self._rows if row.editor.item.core]
        chain.append(self._more)
        chain += [row.editor.entry() for row in self._rows if not row.editor.item.core]
        chain.append(self._note)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    # showing

    def _show_values(self) -> None:
        annotation, label = self._annotation, self._label
        if annotation is None or label is None:
            return
        self._title.setText(label.name.upper())
        if not any(row.editor.entry().hasFocus() for row in self._rows):
            self._hint.setText(label.definition)
        self._title.setAccessibleName(label.name)
        words = " ".join(annotation.quote.split())
        shown = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
        self._quote.setText(self.tr("“{quote}”").format(quote=shown))
        missing = missing_fields(label, annotation.fields)
        for row in self._rows:
            row.show_values(annotation.fields, annotation.automatic, missing)
        is_typing = self._note.hasFocus() and self._note.document().isModified()
        if not is_typing and self._note.toPlainText() != annotation.note:
            self._note.setPlainText(annotation.note)
        if not is_typing:
            self._note.document().setModified(False)
        self._name_more()

    def _colour_title(self) -> None:
        if self._label is None:
            return
        colour = self._theme.label_colours(self._label).text
        self._title.setStyleSheet(f"color: {colour};")

    def _fold(self) -> None:
        folded = [row for row in self._rows if not row.editor.item.core]
        for row in folded:
            row.setVisible(self._more_open)
        self._more.setVisible(bool(folded))
        self._name_more()

    def _name_more(self) -> None:
        filled = sum(bool(row.editor.values) for row in self._rows if not row.editor.item.core)
        self._more.setChecked(self._more_open)
        self._more.setIcon(self._theme.icon("chevron-down" if self._more_open else "chevron-right", "muted"))
        if self._more_open:
            self._more.setText(self.tr("Less"))
        else:
            self._more.setText(self.tr("More (%n filled)", "", filled) if filled else self.tr("More"))

    # saying

    def _emit_change(self, changed: Changed) -> None:
        if self._annotation is not None:
            self.fields_changed.emit(self._annotation.uid, changed)

    def _commit_note(self) -> None:
        if self._annotation is not None and self._note.document().isModified():
            self._note.document().setModified(False)
            self.note_changed.emit(self._annotation.uid, self._note.toPlainText().strip())

    def _emit_relabel(self, label_uid: str) -> None:
        if self._annotation is not None and label_uid != self._annotation.label_uid:
            self.relabel_requested.emit(self._annotation.uid, label_uid)

    def _emit_remove(self) -> None:
        if self._annotation is not None:
            self.remove_requested.emit(self._annotation.uid)

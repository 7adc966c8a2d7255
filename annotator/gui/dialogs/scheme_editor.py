"""Change the annotation scheme: labels, fields, keys, colours, definitions. Works on a copy until it is accepted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.colour_vision import is_colour
from annotator.domain.scheme import AnnotationScheme, Field, Label
from annotator.domain.scheme_editing import (
    Used,
    moved,
    new_field,
    new_label,
    why_not,
    with_field,
    with_label,
    without_field,
    without_label,
)
from annotator.gui.dialogs.field_page import FieldPage
from annotator.gui.dialogs.label_page import LabelPage
from annotator.gui.dialogs.ordered_list import OrderedList
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.gui.translating import translate_reason

_SIZE = (1040, 640)
_SWATCH = 14


class SchemeEditor(QDialog):
    """Edits a copy of a scheme; clashes are said in place and cannot be accepted."""

    scheme_accepted = Signal(object)
    """The new scheme, without clashes."""
    load_requested = Signal()
    """The user wants to begin from a file; the answer comes through :meth:`show_scheme`."""
    save_requested = Signal(object)
    """The user wants this scheme in a file."""

    def __init__(
        self, scheme: AnnotationScheme, theme: Theme, used: Used | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Annotation scheme"))
        self.resize(*_SIZE)
        self._theme = theme
        self._used = used or Used()
        self._original = scheme
        self._scheme = scheme
        self._label_row = 0
        self._field_row = 0
        self._build()
        self._lay_out()
        self._listen()
        self.show_scheme(scheme)
        self._labels.rows.setFocus()

    def scheme(self) -> AnnotationScheme:
        """Return the scheme as it now stands, clashes and all."""
        return self._scheme

    def show_scheme(self, scheme: AnnotationScheme) -> None:
        """Edit this scheme from now on, for example one read from a file."""
        self._scheme = scheme
        self._label_row = self._field_row = 0
        self._refresh()

    def show_problem(self, sentence: str) -> None:
        """Show a sentence in place, for example that a file cannot be used; an empty one takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def accept(self) -> None:
        """Hand the scheme over if nothing clashes."""
        reason = why_not(self._scheme)
        if reason:
            self.show_problem(translate_reason(reason) if reason else "")
            return
        super().accept()
        self.scheme_accepted.emit(self._scheme)

    # building

    def _build(self) -> None:
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name of the scheme"))
        self._labels = OrderedList(self.tr("Labels"), self._theme)
        self._fields = OrderedList(self.tr("Fields"), self._theme)
        self._label_page = LabelPage()
        self._field_page = FieldPage(self._theme)
        self._problem = PlainLabel("", Look.PROBLEM)
        self._problem.setWordWrap(True)
        self._load = QPushButton(self.tr("&Open a scheme file…"))
        self._save = QPushButton(self.tr("&Save as a scheme file…"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._accept = looking(QPushButton(self.tr("Use this scheme")), Look.PRIMARY)
        self._accept.setDefault(True)
        self._buttons.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Scheme"), Look.MUTED))
        head.addWidget(self._name, 1)
        head.addSpacing(12)
        head.addWidget(self._load)
        head.addWidget(self._save)
        fields = QWidget()
        beside = QHBoxLayout(fields)
        beside.setContentsMargins(16, 14, 4, 10)
        self._fields.setFixedWidth(190)
        beside.addWidget(self._fields)
        beside.addWidget(self._field_page, 1)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(_scrolling(self._label_page), self.tr("&Label"))
        tabs.addTab(_scrolling(fields), self.tr("&Form fields"))
        middle = QHBoxLayout()
        self._labels.setFixedWidth(210)
        middle.addWidget(self._labels)
        middle.addSpacing(8)
        middle.addWidget(tabs, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._problem, 1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self._tabs = tabs

    def _listen(self) -> None:
        self._name.textEdited.connect(lambda text: self._change(self._scheme._replace(name=text.strip())))
        self._labels.chosen.connect(self._choose_label)
        self._labels.add_requested.connect(self._add_label)
        self._labels.move_requested.connect(self._move_label)
        self._labels.remove_requested.connect(self._remove_label)
        self._fields.chosen.connect(self._choose_field)
        self._fields.add_requested.connect(self._add_field)
        self._fields.move_requested.connect(self._move_field)
        self._fields.remove_requested.connect(self._remove_field)
        self._label_page.changed.connect(self._edit_label)
        self._field_page.changed.connect(self._edit_field)
        self._load.clicked.connect(self.load_requested)
        self._save.clicked.connect(lambda: self.save_requested.emit(self._scheme))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    # labels

    def _label(self) -> Label | None:
        labels = self._scheme.labels
        return labels[self._label_row] if 0 <= self._label_row < len(labels) else None

    def _choose_label(self, row: int) -> None:
        self._label_row, self._field_row = row, 0
        self._refresh()

    def _add_label(self) -> None:
        label = new_label(self._scheme, self.tr("New label"))
        self._label_row, self._field_row = len(self._scheme.labels), 0
        self._change(with_label(self._scheme, label))
        self._tabs.setCurrentIndex(0)
        self._label_page.focus_name()

    def _move_label(self, row: int, by: int) -> None:
        self._label_row = min(max(row + by, 0), len(self._scheme.labels) - 1)
        self._change(self._scheme._replace(labels=moved(self._scheme.labels, row, by)))

    def _remove_label(self, row: int) -> None:
        scheme = without_label(self._scheme, self._scheme.labels[row].uid, self._used)
        self._label_row = min(row, len(scheme.labels) - 1)
        self._change(scheme)

    def _edit_label(self, label: Label) -> None:
        present = self._label()
        if present is not None:
            self._change(with_label(self._scheme, label._replace(fields=present.fields)))

    # fields

    def _field(self) -> Field | None:
        label = self._label()
        fields = label.fields if label else ()
        return fields[self._field_row] if 0 <= self._field_row < len(fields) else None

    def _choose_field(self, row: int) -> None:
        self._field_row = row
        self._refresh()

    def _add_field(self) -> None:
        label = self._label()
        if label is None:
            return
        item = new_field(label, self.tr("New field"))
        self._field_row = len(label.fields)
        self._change(with_label(self._scheme, with_field(label, item.key, item)))
        self._field_page.focus_name()

    def _move_field(self, row: int, by: int) -> None:
        label = self._label()
        if label is not None:
            self._field_row = min(max(row + by, 0), len(label.fields) - 1)
            self._change(with_label(self._scheme, label._replace(fields=moved(label.fields, row, by))))

    def _remove_field(self, row: int) -> None:
        label = self._label()
        if label is not None:
            label = without_field(label, label.fields[row].key, self._used)
            self._field_row = min(row, len(label.fields) - 1)
            self._change(with_label(self._scheme, label))

    def _edit_field(self, item: Field) -> None:
        label, present = self._label(), self._field()
        if label is not None and present is not None:
            fields = (*label.fields[: self._field_row], item, *label.fields[self._field_row + 1 :])
            self._change(with_label(self._scheme, label._replace(fields=fields)))

    # showing

    def _change(self, scheme: AnnotationScheme) -> None:
        self._scheme = scheme
        self._refresh()

    def _refresh(self) -> None:
        if self._name.text().strip() != self._scheme.name:
            self._name.setText(self._scheme.name)
        rows = [(label.name, self._swatch(label), label.retired) for label in self._scheme.labels]
        self._labels.show_names(rows, self._label_row)
        label, item = self._label(), self._field()
        self._tabs.setEnabled(label is not None)
        if label is not None:
            self._label_page.show_label(label, self._scheme)
            names: list[tuple[str, QIcon | None, bool]] = [(it.name, None, it.retired) for it in label.fields]
            self._fields.show_names(names, self._field_row)
        self._field_page.setVisible(item is not None)
        if label is not None and item is not None:
            stored = self._stored_field(label, item)
            in_use = stored is not None and (label.uid, item.key) in self._used.fields
            self._field_page.show_field(item, self._scheme, stored, in_use)
        reason = why_not(self._scheme)
        self.show_problem(translate_reason(reason) if reason else "")
        self._accept.setEnabled(not reason)

    def _stored_field(self, label: Label, item: Field) -> Field | None:
        """Return the field as the project has it, or None where it is new."""
        for stored in self._original.labels:
            if stored.uid == label.uid:
                return stored.field(item.key)
        return None

    def _swatch(self, label: Label) -> QIcon:
        colour = self._theme.label_colours(label).text
        picture = QPixmap(_SWATCH, _SWATCH)
        picture.fill(QColor(colour) if is_colour(colour) else QColor(0, 0, 0, 0))
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the controls in it take the focus
    area.setWidget(looking(content, Look.CLEAR))
    area.setWidgetResizable(True)
    return area

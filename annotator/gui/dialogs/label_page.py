"""One label in the scheme editor: name, letter, key, meaning, colours."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from annotator.domain.colour_vision import READABLE, Vision, is_colour
from annotator.domain.scheme import AnnotationScheme, Colours, Label
from annotator.domain.scheme_editing import LooksLike, PaleLetter, colour_warnings
from annotator.gui.fonts import reading_family
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.shades import DARK, LIGHT, Shades


class ColourEntry(QWidget):
    """A colour as text, with a button that shows it and lets one choose another."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaximumWidth(96)
        self._button = QPushButton()
        self._button.setFixedSize(30, 26)
        self._button.setAccessibleName(self.tr("Choose: {what}").format(what=name))
        self._button.setToolTip(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self.line)
        self.line.textEdited.connect(self._edited)
        self._button.clicked.connect(self._choose)

    def show_colour(self, colour: str) -> None:
        """Show a colour without a signal."""
        if self.line.text().strip().lower() != colour.lower():
            self.line.setText(colour)
        self._paint()

    def _edited(self) -> None:
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        colour = self.line.text()
        shown = colour if is_colour(colour) else "transparent"
        self._button.setStyleSheet(f"QPushButton {{ background: {shown}; padding: 0px; min-height: 0px; }}")

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self.line.text()), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._take)
        dialog.open()

    def _take(self, colour: QColor) -> None:
        self.line.setText(colour.name())
        self._edited()


class LabelPage(QWidget):
    """Edits everything of a label but its fields."""

    changed = Signal(object)
    """The label as it now stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: Label | None = None
        self._name, self._letter, self._key = QLineEdit(), QLineEdit(), QLineEdit()
        self._letter.setMaxLength(2)
        self._key.setMaxLength(1)
        self._definition, self._terms = QPlainTextEdit(), QPlainTextEdit()
        self._definition.setFixedHeight(64)
        for entry in (self._definition, self._terms):
            entry.setTabChangesFocus(True)
        self._retired = QCheckBox(self.tr("Retired: kept for the tags that have it, no longer offered"))
        self._colours = [ColourEntry(name) for name in self._colour_names()]
        self._previews = [PlainLabel(), PlainLabel()]
        self._warning = PlainLabel("", Look.MISSING)
        self._warning.setWordWrap(True)
        self._lay_out()
        self._listen()

    def _colour_names(self) -> Sequence[str]:
        return (
            self.tr("Light: letter and line"),
            self.tr("Light: fill"),
            self.tr("Dark: letter and line"),
            self.tr("Dark: fill"),
        )

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(16, 14, 16, 10)
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Name"), self._name)
        cues = QHBoxLayout()
        cues.setSpacing(8)
        for name, entry in ((self.tr("Letter on the highlight"), self._letter), (self.tr("Key that tags"), self._key)):
            entry.setFixedWidth(48)
            entry.setAccessibleName(name)
            cues.addWidget(PlainLabel(name, Look.MUTED))
            cues.addWidget(entry)
            cues.addSpacing(14)
        cues.addStretch(1)
        form.addRow("", cues)
        form.addRow(self.tr("&Definition"), self._definition)
        form.addRow(self.tr("Light colours"), self._colour_row(self._colours[:2], self._previews[0]))
        form.addRow(self.tr("Dark colours"), self._colour_row(self._colours[2:], self._previews[1]))
        form.addRow("", self._warning)
        form.addRow(self.tr("&Phrases"), self._terms)
        form.addRow("", looking(PlainLabel(self.tr("One a line; each is suggested wherever it stands.")), Look.SMALL))
        form.addRow("", self._retired)

    def _colour_row(self, entries: Sequence[ColourEntry], preview: PlainLabel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for entry in entries:
            row.addWidget(entry)
        row.addSpacing(10)
        row.addWidget(preview)
        row.addStretch(1)
        return row

    def _listen(self) -> None:
        for entry in (self._name, self._letter, self._key):
            entry.textEdited.connect(self._edited)
        for area in (self._definition, self._terms):
            area.textChanged.connect(self._edited)
        for colour in self._colours:
            colour.changed.connect(self._edited)
        self._retired.clicked.connect(self._edited)

    def show_label(self, label: Label, scheme: AnnotationScheme) -> None:
        """Show a label of a scheme, without a signal."""
        self._label = None
        for entry, text in ((self._name, label.name), (self._letter, label.letter), (self._key, label.key)):
            if entry.text().strip() != text:
                entry.setText(text)
        if self._definition.toPlainText().strip() != label.definition:
            self._definition.setPlainText(label.definition)
        if self._typed_terms() != label.terms:
            self._terms.setPlainText("\n".join(label.terms))
        stored = (label.light.text, label.light.fill, label.dark.text, label.dark.fill)
        for entry_, colour in zip(self._colours, stored, strict=True):
            entry_.show_colour(colour)
        self._retired.setChecked(label.retired)
        self._label = label
        self.show_warnings(label, scheme)

    def focus_name(self) -> None:
        """Go to the name and select it, as after adding a label."""
        self._name.setFocus()
        self._name.selectAll()

    def show_warnings(self, label: Label, scheme: AnnotationScheme) -> None:
        """Show how the highlights look, and what is hard to read or to tell apart."""
        for preview, shades, colours in zip(self._previews, (LIGHT, DARK), (label.light, label.dark), strict=True):
            preview.setText(self.tr("three people{letter}").format(letter=f" {label.letter}"))
            preview.setStyleSheet(_highlight(shades, colours))
        said = [self._sentence(warning) for warning in colour_warnings(scheme, label)]
        self._warning.setText("\n".join(said))
        self._warning.setVisible(bool(said))

    def _sentence(self, warning: PaleLetter | LooksLike) -> str:
        if isinstance(warning, LooksLike):
            visions = {
                Vision.USUAL: self.tr("usual sight"),
                Vision.PROTANOPIA: self.tr("protanopia"),
                Vision.DEUTERANOPIA: self.tr("deuteranopia"),
                Vision.TRITANOPIA: self.tr("tritanopia"),
            }
            named = ", ".join(visions[vision] for vision in warning.visions)
            return self.tr("Hard to tell from {label} by colour ({visions}).").format(
                label=warning.other, visions=named
            )
        look = self.tr("dark") if warning.dark else self.tr("light")
        return self.tr("The {look} letter has a contrast of {ratio}; {wanted} is easy to read.").format(
            look=look, ratio=f"{warning.ratio:.1f}", wanted=READABLE
        )

    def _typed_terms(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self._terms.toPlainText().splitlines() if line.strip())

    def _edited(self) -> None:
        if self._label is None:
            return
        first, second, third, fourth = (entry.line.text().strip().lower() for entry in self._colours)
        self._label = self._label._replace(
            name=self._name.text().strip(),
            letter=self._letter.text().strip(),
            key=self._key.text().strip(),
            definition=self._definition.toPlainText().strip(),
            light=Colours(first, second),
            dark=Colours(third, fourth),
            terms=self._typed_terms(),
            retired=self._retired.isChecked(),
        )
        self.changed.emit(self._label)


def _highlight(shades: Shades, colours: Colours) -> str:
    if not (is_colour(colours.text) and is_colour(colours.fill)):
        return "QLabel { background: transparent; }"
    return (
        f'QLabel {{ background: {colours.fill}; color: {shades.text}; font-family: "{reading_family()}";'
        f" border: 5px solid {shades.page}; border-bottom: 2px solid {colours.text}; padding: 2px 4px; }}"
    )

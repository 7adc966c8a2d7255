"""Which label of the project each label in the files becomes, and whether tags come as suggestions."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.exchange import OffsetUnit
from annotator.domain.label_mapping import DROPPED, LabelMapping, guess_label
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel

_NEW = "\n"
"""Stands in a list for a label of its own; no label is called so."""


class ImportLabelsPage(QWidget):
    """One line for each label that the project lacks; below, what goes for all tags."""

    def __init__(
        self,
        counts: Mapping[str, int],
        foreign: list[str],
        scheme: AnnotationScheme,
        remembered: Mapping[str, str] | None,
        unit_assumed: OffsetUnit | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.choices: dict[str, QComboBox] = {}
        self.as_suggestions = QCheckBox(self.tr("Take the tags as &suggestions, to be accepted or rejected one by one"))
        self.unit = self._unit_choice()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 4)
        column.setSpacing(10)
        known = len(counts) - len(foreign)
        column.addWidget(self._explanation(known, len(foreign)))
        if foreign:
            column.addWidget(self._table(counts, foreign, remembered or {}, was_chosen=remembered is not None), 1)
        else:
            column.addStretch(1)
        column.addWidget(self.as_suggestions)
        if unit_assumed is not None:
            column.addWidget(self._unit_words())
            column.addWidget(self.unit, alignment=Qt.AlignmentFlag.AlignLeft)

    def mapping(self) -> LabelMapping:
        """Return what was chosen for labels; those that become new ones are not in it."""
        chosen = {foreign: str(choice.currentData()) for foreign, choice in self.choices.items()}
        return LabelMapping({foreign: name for foreign, name in chosen.items() if name != _NEW})

    def chosen(self) -> dict[str, str]:
        """Return every choice, also of new labels, as it is remembered."""
        return {foreign: str(choice.currentData()) for foreign, choice in self.choices.items()}

    def offset_unit(self) -> OffsetUnit | None:
        """Return what offsets count, None for what the files say or what fits their quotes."""
        name = self.unit.currentData()
        return OffsetUnit(name) if name else None

    def _explanation(self, known: int, foreign: int) -> PlainLabel:
        words = self.tr("%n labels are the project's own.", "", known) if known else ""
        if foreign and known:
            words += " " + self.tr("Say what the others become; the choice is remembered for the next such file.")
        elif foreign:
            words = self.tr("Say what these labels become; the choice is remembered for the next such file.")
        label = PlainLabel(words.strip(), Look.MUTED)
        label.setWordWrap(True)
        return label

    def _table(
        self, counts: Mapping[str, int], foreign: list[str], remembered: Mapping[str, str], *, was_chosen: bool
    ) -> QScrollArea:
        page = looking(QWidget(), Look.CLEAR)
        grid = QGridLayout(page)
        grid.setColumnStretch(3, 1)
        grid.setHorizontalSpacing(18)
        headings = (self.tr("In the files"), self.tr("Tags"), self.tr("In the project"))
        for place, heading in enumerate(headings):
            grid.addWidget(PlainLabel(heading.upper(), Look.SECTION), 0, place)
        for row, name in enumerate(foreign, 1):
            choice = self._choice(name, remembered)
            grid.addWidget(PlainLabel(name, Look.STRONG), row, 0)
            grid.addWidget(PlainLabel(QLocale().toString(counts.get(name, 0)), Look.MUTED), row, 1)
            grid.addWidget(choice, row, 2)
            grid.addWidget(PlainLabel(self._why(name, remembered, was_chosen), Look.SMALL), row, 3)
        grid.setRowStretch(len(foreign) + 1, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _choice(self, foreign: str, remembered: Mapping[str, str]) -> QComboBox:
        choice = QComboBox()
        choice.setMinimumWidth(220)
        choice.setAccessibleName(self.tr("What {label} becomes").format(label=foreign))
        for label in self._scheme.active_labels():
            choice.addItem(label.name, label.name)
        choice.addItem(self.tr("a new label, {name}").format(name=foreign), _NEW)
        choice.addItem(self.tr("leave its tags out"), DROPPED)
        wanted = remembered.get(foreign, guess_label(foreign, self._scheme) or _NEW)
        place = choice.findData(wanted)
        choice.setCurrentIndex(place if place >= 0 else choice.findData(_NEW))
        self.choices[foreign] = choice
        return choice

    def _why(self, foreign: str, remembered: Mapping[str, str], was_chosen: bool) -> str:
        if was_chosen and foreign in remembered:
            return self.tr("as last time")
        return self.tr("a guess") if guess_label(foreign, self._scheme) else ""

    def _unit_words(self) -> PlainLabel:
        words = PlainLabel(
            self.tr(
                "Some files do not say what their offsets count, and their texts hold signs such as emoji that count"
                " otherwise elsewhere. Where tags stand beside their words, choose another unit."
            ),
            Look.SMALL,
        )
        words.setWordWrap(True)
        return words

    def _unit_choice(self) -> QComboBox:
        unit = QComboBox()
        unit.setAccessibleName(self.tr("What offsets count"))
        unit.addItem(self.tr("what is usual for the format"), "")
        unit.addItem(self.tr("characters (Unicode code points), as in Python"), OffsetUnit.CODE_POINTS.value)
        unit.addItem(self.tr("UTF-16 units, as in JavaScript"), OffsetUnit.UTF16.value)
        unit.addItem(self.tr("bytes of UTF-8"), OffsetUnit.UTF8.value)
        return unit

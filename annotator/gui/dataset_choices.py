"""What goes into a dataset: whose tags, which articles and labels, how split, what kept private."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.export_choice import ALL, EVERYTHING, ExportChoice, Texts
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import State
from annotator.gui.calm_boxes import CalmBox
from annotator.gui.dataset_articles import ArticlesChoice
from annotator.gui.dataset_labels import LabelsChoice
from annotator.gui.dataset_split import SplitChoice
from annotator.gui.fold import Fold
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme

_ROW_HEIGHT = 30


def usual_choice(people: Sequence[Annotator], me: Annotator, done: int) -> ExportChoice:
    """Return what most users want at first: what was settled, else their own tags, in the articles that are done.

    Who has not written to the project yet has nothing to give: then everybody's tags go out.
    """
    if all(one.uid != me.uid for one in people):
        return ExportChoice()
    gold = next((one for one in people if one.kind is AnnotatorKind.GOLD), None)
    states = frozenset({State.DONE}) if done else frozenset()
    if gold is not None:
        return ExportChoice(annotations=gold.name, otherwise=me.name, states=states)
    return ExportChoice(annotations=me.name, states=states)


class ChoicesPanel(QWidget):
    """One row for each thing that can be chosen; together they are one :class:`ExportChoice`."""

    changed = Signal()
    pick_wanted = Signal()
    """The user wants to pick articles by hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme: AnnotationScheme | None = None
        self.whose = CalmBox(self.tr("Whose tags"), self)
        self.articles = ArticlesChoice(self)
        self.labels = LabelsChoice(theme, self)
        self.split = SplitChoice(self)
        self.pseudonyms = QCheckBox(self.tr("replace annotators by A1, A2"), self)
        self.fields = QCheckBox(self.tr("form fields, such as number and outcome"), self)
        self.times = QCheckBox(self.tr("ids, times and origins of tags"), self)
        self.zones = QCheckBox(self.tr("site furniture, such as “Read more” and menus"), self)
        self.card = QCheckBox(self.tr("README.md with figures, charts and guidelines, in folders"), self)
        self.licence = QLineEdit(self)
        self.licence.setAccessibleName(self.tr("Licence of the dataset"))
        self.licence.setPlaceholderText(self.tr("not stated; such as CC-BY-4.0"))
        self.texts = CalmBox(self.tr("Article texts"), self)
        self.texts.addItem(self.tr("in full"), Texts.FULL)
        self.texts.addItem(self.tr("tagged words only, for copyright"), Texts.QUOTES)
        self.texts.addItem(self.tr("none: places of the tags only, for copyright"), Texts.NONE)
        self._more = QWidget(self)
        self.fold = Fold(self.tr("More options"), self._more, theme, self)
        self._lay_out()
        self._connect()

    def show_people(self, people: Sequence[Annotator], me: Annotator) -> None:
        """Offer the tags of these people, without a signal."""
        gold = next((one for one in people if one.kind is AnnotatorKind.GOLD), None)
        has_written = any(one.uid == me.uid for one in people)
        self.whose.clear()
        if gold is not None and has_written:
            self.whose.addItem(self.tr("Settled in review, else yours"), (gold.name, me.name))
        if gold is not None:
            self.whose.addItem(self.tr("Settled in review (gold) only"), (gold.name, ""))
        if has_written:
            self.whose.addItem(self.tr("Yours ({name})").format(name=me.name), (me.name, ""))
        for one in people:
            if one.uid != me.uid and one is not gold:
                self.whose.addItem(one.name, (one.name, ""))
        self.whose.addItem(self.tr("Everybody's, kept apart by name"), (ALL, ""))

    def show_choice(self, choice: ExportChoice, scheme: AnnotationScheme) -> None:
        """Show a choice, without a signal; what the project no longer has falls back to what it has."""
        self._scheme = scheme
        place = self._place_of(choice.annotations, choice.otherwise)
        self.whose.setCurrentIndex(max(place, 0))
        self.articles.show_choice(choice)
        self.labels.show_labels(scheme.labels, choice.labels)
        self.split.show_split(choice.split)
        for box, value in (
            (self.pseudonyms, choice.pseudonyms),
            (self.fields, choice.fields),
            (self.times, choice.times),
            (self.zones, choice.zones),
            (self.card, choice.card),
        ):
            box.blockSignals(True)
            box.setChecked(value)
            box.blockSignals(False)
        self.texts.setCurrentIndex(self.texts.findData(choice.texts))
        if self.licence.text().strip() != choice.licence:
            self.licence.setText(choice.licence)
        if _folded_part(choice) != _folded_part(EVERYTHING):
            self.fold.setChecked(True)

    def choice(self) -> ExportChoice:
        """Return what is chosen."""
        annotations, otherwise = self.whose.currentData() or (ALL, "")
        choice = ExportChoice(
            annotations=annotations,
            otherwise=otherwise,
            labels=self.labels.chosen(),
            fields=self.fields.isChecked(),
            zones=self.zones.isChecked(),
            split=self.split.chosen(),
            pseudonyms=self.pseudonyms.isChecked(),
            times=self.times.isChecked(),
            texts=Texts(self.texts.currentData()),
            card=self.card.isChecked(),
            licence=self.licence.text().strip(),
        )
        return self.articles.apply_to(choice)

    def take_everything(self) -> None:
        """Take every article with the tags of everybody under every label."""
        self.whose.setCurrentIndex(self._place_of(ALL, ""))
        if self._scheme is not None:
            self.labels.show_labels(self._scheme.labels, None)
        self.articles.take_all()

    def _place_of(self, annotations: str, otherwise: str) -> int:
        offered = [self.whose.itemData(row) for row in range(self.whose.count())]
        return next((row for row, whose in enumerate(offered) if tuple(whose) == (annotations, otherwise)), -1)

    def _lay_out(self) -> None:
        rows = (
            (self.tr("Annotations"), self.whose),
            (self.tr("Articles"), self.articles),
            (self.tr("Labels"), self.labels),
            (self.tr("Split"), self.split),
            (self.tr("Names"), self.pseudonyms),
        )
        grid = self._names_grid = _grid(rows)
        self._more_grid = _grid(
            (
                (self.tr("With"), self.fields),
                ("", self.times),
                ("", self.zones),
                ("", self.card),
                (self.tr("Licence"), self.licence),
                (self.tr("Texts"), self.texts),
            ),
            self._more,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._more)

    def showEvent(self, event: QShowEvent) -> None:
        """Align the entries of both groups, now that the names have their font."""
        super().showEvent(event)
        width = max(_width_of(names) for names in (self._names_grid, self._more_grid))
        for names in (self._names_grid, self._more_grid):
            names.setColumnMinimumWidth(0, width)

    def _connect(self) -> None:
        self.whose.activated.connect(self.changed)
        self.texts.activated.connect(self.changed)
        for box in (self.pseudonyms, self.fields, self.times, self.zones, self.card):
            box.toggled.connect(self.changed)
        for part in (self.articles, self.labels, self.split):
            part.changed.connect(self.changed)
        self.licence.editingFinished.connect(self.changed)
        self.articles.pick_wanted.connect(self.pick_wanted)


def _folded_part(choice: ExportChoice) -> tuple[object, ...]:
    """Return what of a choice stands below "More options"."""
    return choice.fields, choice.times, choice.zones, choice.texts, choice.card, choice.licence


def _grid(rows: Sequence[tuple[str, QWidget]], parent: QWidget | None = None) -> QGridLayout:
    """Lay rows of a name and an entry below each other."""
    grid = QGridLayout(parent) if parent is not None else QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for number, (words, entry) in enumerate(rows):
        name = PlainLabel(words, Look.MUTED)
        name.setMinimumHeight(_ROW_HEIGHT)
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(entry, number, 1, Qt.AlignmentFlag.AlignVCenter)
    return grid


def _width_of(grid: QGridLayout) -> int:
    """Return the width of the longest name in a grid."""
    names = (grid.itemAtPosition(row, 0) for row in range(grid.rowCount()))
    return max((one.sizeHint().width() for one in names if one is not None), default=0)

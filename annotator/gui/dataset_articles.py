"""Which articles go into a dataset: by state, by flag, by a search, or picked by hand."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.export_choice import ExportChoice
from annotator.domain.listing import Shown
from annotator.domain.workflow import State
from annotator.gui.calm_boxes import CalmBox
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel

_PICKED = "picked"


class ArticlesChoice(QWidget):
    """A list of kinds of articles, and a search that narrows any of them down."""

    changed = Signal()
    pick_wanted = Signal()
    """The user wants to pick articles by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: frozenset[str] = frozenset()
        self._counts: Mapping[Shown, int] = {}
        self.kinds = CalmBox(self.tr("Articles"), self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("matching a search"))
        self.search.setAccessibleName(self.tr("Search that articles must match"))
        self.search.setClearButtonEnabled(True)
        self.change_picked = QPushButton(self.tr("Pick…"), self)
        self.change_picked.setAccessibleName(self.tr("Pick articles by hand"))
        self._missing = PlainLabel("", Look.PROBLEM, self)
        self._missing.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kinds, 3)
        row.addWidget(self.change_picked)
        row.addWidget(self.search, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._missing)
        for kind in (Shown.ALL, Shown.DONE, Shown.FLAGGED, _PICKED):
            self.kinds.addItem("", str(kind))
        self._name_kinds()
        self.change_picked.hide()
        self.kinds.activated.connect(self._follow)
        self.search.textChanged.connect(self.changed)
        self.change_picked.clicked.connect(self.pick_wanted)

    def show_choice(self, choice: ExportChoice) -> None:
        """Show which articles a choice takes, without a signal."""
        kind = str(Shown.ALL)
        if choice.articles:
            kind = _PICKED
        elif choice.flagged_only:
            kind = str(Shown.FLAGGED)
        elif State.DONE in choice.states:
            kind = str(Shown.DONE)
        self._picked = choice.articles
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self.search.blockSignals(True)
        if self.search.text() != choice.query:
            self.search.setText(choice.query)
        self.search.blockSignals(False)
        self._name_kinds()
        self.change_picked.setVisible(kind == _PICKED)

    def apply_to(self, choice: ExportChoice) -> ExportChoice:
        """Return a choice with the articles that are chosen here."""
        kind = self.kinds.currentData()
        return replace(
            choice,
            states=frozenset({State.DONE}) if kind == Shown.DONE else frozenset(),
            flagged_only=kind == Shown.FLAGGED,
            articles=self._picked if kind == _PICKED else frozenset(),
            query=" ".join(self.search.text().split()),
        )

    def picked(self) -> frozenset[str]:
        """Return the articles picked by hand, whether they count now or not."""
        return self._picked

    def set_picked(self, uids: frozenset[str]) -> None:
        """Take articles that were picked by hand; none of them means all articles."""
        self._picked = uids
        kind = _PICKED if uids else str(Shown.ALL)
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self.change_picked.setVisible(bool(uids))
        self._name_kinds()
        self.changed.emit()

    def take_all(self) -> None:
        """Take every article, whatever was chosen before."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.kinds.setCurrentIndex(0)
        self._follow()

    def show_counts(self, counts: Mapping[Shown, int]) -> None:
        """Say how many articles each kind has."""
        self._counts = counts
        self._name_kinds()

    def _follow(self) -> None:
        is_picking = self.kinds.currentData() == _PICKED
        self.change_picked.setVisible(is_picking)
        if is_picking and not self._picked:
            self.pick_wanted.emit()
        else:
            self.changed.emit()

    def _name_kinds(self) -> None:
        names = {
            Shown.ALL.value: self.tr("All"),
            Shown.DONE.value: self.tr("Done"),
            Shown.FLAGGED.value: self.tr("Flagged"),
            _PICKED: self.tr("Picked by hand"),
        }
        counts = {kind.value: count for kind, count in self._counts.items()}
        if self._picked:
            counts[_PICKED] = len(self._picked)
        for row in range(self.kinds.count()):
            kind = str(self.kinds.itemData(row))
            words = names[kind] if kind != _PICKED or self._picked else self.tr("Picked by hand…")
            if kind in counts:
                words = self.tr("{what} ({count})").format(what=words, count=QLocale().toString(counts[kind]))
            self.kinds.setItemText(row, words)
            self.kinds.setItemData(row, words, Qt.ItemDataRole.AccessibleTextRole)

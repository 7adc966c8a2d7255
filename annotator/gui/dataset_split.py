"""How a dataset is divided into parts: not at all, in the usual shares, or in shares of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.export_choice import Split
from annotator.gui.calm_boxes import CalmBox, CalmNumber
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel

PARTS = ("train", "validation", "test")
"""The parts by the names that the tools of the field know."""
USUAL = (80, 10, 10)
_NONE, _USUAL, _OWN = range(3)
_MOST = 1_000_000


class SplitChoice(QWidget):
    """A list of ways to split; entries for shares and seed where they are one's own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways = CalmBox(self.tr("Split"), self)
        self.ways.addItem(self.tr("none"))
        shares = " / ".join(map(str, USUAL))
        self.ways.addItem(self.tr("{shares}, same incident stays together").format(shares=shares))
        self.ways.addItem(self.tr("own shares, same incident stays together"))
        names = (self.tr("train"), self.tr("validation"), self.tr("test"))
        self.shares = [CalmNumber(self.tr("Share of {part}").format(part=name), _MOST, self) for name in names]
        self.seed = CalmNumber(self.tr("Seed"), _MOST, self)
        self.seed.setToolTip(self.tr("The same seed divides the same articles in the same way"))
        self._own = QWidget(self)
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, entry in zip((*names, self.tr("seed")), (*self.shares, self.seed), strict=True):
            row.addWidget(PlainLabel(name, Look.SMALL, self._own))
            row.addWidget(entry, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.ways)
        column.addWidget(self._own)
        self.show_split(None)
        self.ways.activated.connect(self._follow)
        for entry in (*self.shares, self.seed):
            entry.valueChanged.connect(self.changed)

    def show_split(self, split: Split | None) -> None:
        """Show a split, without a signal."""
        shares = USUAL if split is None else tuple(split.shares.get(part, 0) for part in PARTS)
        seed = 0 if split is None else split.seed
        for entry, value in zip((*self.shares, self.seed), (*shares, seed), strict=True):
            entry.blockSignals(True)
            entry.setValue(value)
            entry.blockSignals(False)
        is_usual = shares == USUAL and not seed
        self.ways.setCurrentIndex(_NONE if split is None else _USUAL if is_usual else _OWN)
        self._own.setVisible(self.ways.currentIndex() == _OWN)

    def chosen(self) -> Split | None:
        """Return the split that is chosen; None leaves the dataset in one."""
        if self.ways.currentIndex() == _NONE:
            return None
        if self.ways.currentIndex() == _USUAL:
            return Split(dict(zip(PARTS, USUAL, strict=True)))
        shares = {part: entry.value() for part, entry in zip(PARTS, self.shares, strict=True) if entry.value()}
        return Split(shares, self.seed.value()) if shares else None

    def _follow(self) -> None:
        self._own.setVisible(self.ways.currentIndex() == _OWN)
        self.changed.emit()

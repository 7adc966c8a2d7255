"""Pick articles by hand: a search, a list with ticks, and how many are picked."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.services.reading import Reading
from annotator.session.models.picked_articles_model import PickedArticlesModel

_SIZE = (720, 560)


class PickArticlesDialog(QDialog):
    """Accepted: these articles are picked. Space ticks the current one."""

    def __init__(
        self, reading: Reading, annotator_uid: str, picked: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pick articles"))
        self.resize(*_SIZE)
        self._model = PickedArticlesModel(reading, annotator_uid, picked, self)
        self.search = looking(QLineEdit(self), Look.SEARCH)
        self.search.setPlaceholderText(self.tr("Search titles and texts"))
        self.search.setAccessibleName(self.tr("Search titles and texts"))
        self.search.setClearButtonEnabled(True)
        self.rows = QListView(self)
        self.rows.setAccessibleName(self.tr("Articles"))
        self.rows.setUniformItemSizes(True)
        self.rows.setModel(self._model)
        self._count = PlainLabel("", Look.SMALL, self)
        self.pick_all = QPushButton(self.tr("Pick &all shown"), self)
        self.drop_all = QPushButton(self.tr("&Drop all shown"), self)
        line = QHBoxLayout()
        line.addWidget(self.pick_all)
        line.addWidget(self.drop_all)
        line.addStretch(1)
        line.addWidget(self._count)
        self._buttons = ButtonRow(self, self.tr("Take these"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        column.addLayout(line)
        column.addWidget(self._buttons)
        self.search.textChanged.connect(self._model.search)
        self.pick_all.clicked.connect(lambda: self._model.pick_found(is_picked=True))
        self.drop_all.clicked.connect(lambda: self._model.pick_found(is_picked=False))
        self._model.picked_changed.connect(self._say_count)
        for button in (self.pick_all, self.drop_all):
            button.setAutoDefault(False)
        self._say_count()
        self.search.setFocus()

    def picked(self) -> frozenset[str]:
        """Return the ids of the articles that are picked."""
        return self._model.picked()

    def _say_count(self) -> None:
        count = len(self._model.picked())
        self._count.setText(self.tr("{count} picked").format(count=QLocale().toString(count)))
        if self._buttons.accept_button is not None:
            self._buttons.accept_button.setEnabled(count > 0)

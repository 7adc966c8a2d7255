"""Send articles to a colleague: which articles, whose tags or nobody's, and whether they tag blind."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.people import Annotator
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.services.sharing import Articles

_SIZE = (520, 460)


class ShareDialog(QDialog):
    """Accepted: the choices are made, the file is still to be named."""

    def __init__(self, annotators: Sequence[Annotator], *, is_blind: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Send for review or tagging"))
        self.resize(*_SIZE)
        self.articles = QComboBox(self)
        self.articles.setAccessibleName(self.tr("Articles to send"))
        for articles, words in self._kinds().items():
            self.articles.addItem(words, articles)
        self.for_tagging = QRadioButton(self.tr("Nobody's tags: your colleague tags on their own"), self)
        self.for_review = QRadioButton(self.tr("The tags of:"), self)
        self.people = {one.uid: QCheckBox(one.name, self) for one in annotators}
        self.blind = QCheckBox(
            self.tr("Blind until done: others' tags stay hidden in an article until one's own are done")
        )
        self.with_review = QCheckBox(self.tr("With decisions and comments on these tags"))
        self.blind.setChecked(is_blind)
        self.for_review.toggled.connect(self._follow)
        (self.for_review if self.people else self.for_tagging).setChecked(True)
        for box in self.people.values():
            box.setChecked(True)
        self._lay_out()
        self._follow(self.for_review.isChecked())

    def chosen_articles(self) -> Articles:
        """Return which articles to send."""
        return Articles(self.articles.currentData())

    def chosen_annotators(self) -> list[str]:
        """Return the ids of the annotators whose tags are sent; none for tagging from nothing."""
        if not self.for_review.isChecked():
            return []
        return [uid for uid, box in self.people.items() if box.isChecked()]

    def _kinds(self) -> dict[Articles, str]:
        return {
            Articles.ALL: self.tr("All articles"),
            Articles.DONE: self.tr("Articles that are done"),
            Articles.NEW: self.tr("Articles that are new"),
            Articles.IN_PROGRESS: self.tr("Articles in progress"),
            Articles.FLAGGED: self.tr("Flagged articles"),
        }

    def _lay_out(self) -> None:
        tags = QGroupBox(self.tr("Tags to send"), self)
        inside = QVBoxLayout(tags)
        inside.addWidget(self.for_tagging)
        inside.addWidget(self.for_review)
        people = QVBoxLayout()
        people.setContentsMargins(24, 0, 0, 0)
        for box in (*self.people.values(), self.with_review):
            people.addWidget(box)
        inside.addLayout(people)
        note = PlainLabel(
            self.tr("The new file holds articles, labels, guidelines and what you choose here, and nothing else."),
            Look.SMALL,
        )
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.articles)
        column.addWidget(tags)
        column.addWidget(self.blind)
        column.addWidget(note)
        column.addStretch(1)
        column.addWidget(ButtonRow(self, self.tr("&Choose file…")))

    def _follow(self, for_review: bool) -> None:
        for box in (*self.people.values(), self.with_review):
            box.setEnabled(for_review)
        if not for_review:
            self.blind.setChecked(True)

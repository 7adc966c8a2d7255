"""What stands in the place of an empty list: why it is empty, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.domain.listing import Listing, Shown, StateCounts
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel


class EmptyList(QWidget):
    """A heading, a sentence, and at most one button."""

    acted = Signal(str)
    """The button was pressed: ``import``, ``clear_search``, or the name of a tab to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = ""
        self._heading = PlainLabel("", Look.HEADING, self)
        self._sentence = PlainLabel("", Look.MUTED, self)
        self._button = QPushButton(self)
        for label in (self._heading, self._sentence):
            label.setWordWrap(True)
        self._button.clicked.connect(lambda: self.acted.emit(self._offer))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 18, 16, 18)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def explain(self, listing: Listing, counts: StateCounts, *, read_only: bool) -> None:
        """Say why nothing is listed, and offer what helps."""
        heading, sentence, self._offer, button = self._reason(listing, counts, read_only=read_only)
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def say(self, heading: str, sentence: str) -> None:
        """Say why a list is empty, and offer no button."""
        self._offer = ""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.hide()

    def words(self) -> str:
        """Return what is said."""
        return f"{self._heading.text()} {self._sentence.text()}"

    def _reason(self, listing: Listing, counts: StateCounts, *, read_only: bool) -> tuple[str, str, str, str]:
        """Return heading, sentence, offer and the words on its button."""
        if not counts.total:
            sentence = self.tr("Drop files or a folder here, paste a text, or choose files to import.")
            offer = ("", "") if read_only else ("import", self.tr("Import…"))
            return self.tr("No articles yet"), "" if read_only else sentence, *offer
        if listing.search:
            sentence = self.tr("No article here holds “{search}”.").format(search=listing.search)
            if listing.shown is not Shown.ALL:
                return self.tr("Nothing found"), sentence, Shown.ALL.value, self.tr("Search all articles")
            return self.tr("Nothing found"), sentence, "clear_search", self.tr("Clear the search")
        if listing.shown is Shown.TO_DO:
            sentence = self.tr("Every article is marked as done. Review or export the tags, or import more articles.")
            return self.tr("All done"), sentence, Shown.DONE.value, self.tr("Show what is done")
        if listing.shown is Shown.DONE:
            sentence = self.tr("When an article is tagged, mark it as done; it moves here.")
            return self.tr("Nothing done yet"), sentence, Shown.TO_DO.value, self.tr("Show what is to do")
        sentence = self.tr("Flag an article that needs a second look; it is then easy to find again.")
        return self.tr("No flags"), sentence, Shown.ALL.value, self.tr("Show all articles")

"""How this project is reviewed: blind until done, what enters gold by itself, the reasons of decisions."""

from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.review_words import reason_words
from annotator.services.review_options import ReviewOptions

_SIZE = (520, 460)


class ProjectOptions(QDialog):
    """Accepted: the options are to be changed."""

    def __init__(self, options: ReviewOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Project options"))
        self.resize(*_SIZE)
        self._words = {reason_words(reason): reason for reason in options.reasons}
        self.blind = QCheckBox(self.tr("&Blind until done"))
        self.blind.setChecked(options.blind_until_done)
        blind_note = PlainLabel(
            self.tr(
                "Nobody sees what others tagged in an article, nor counts or agreement on it, until they have marked "
                "the article as done themselves."
            ),
            Look.SMALL,
        )
        self.agreed = QCheckBox(self.tr("What all &agree on enters gold by itself"))
        self.agreed.setChecked(options.agreed_enter_gold)
        self.reasons = QPlainTextEdit("\n".join(self._words))
        self.reasons.setTabChangesFocus(True)
        self.reasons.setAccessibleName(self.tr("Reasons, one on each line"))
        heading = PlainLabel(self.tr("Reasons that a decision in Review can carry, one on each line"))
        heading.setBuddy(self.reasons)
        for label in (blind_note, heading):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        for widget in (self.blind, blind_note, self.agreed, heading):
            column.addWidget(widget)
        column.addWidget(self.reasons, 1)
        column.addWidget(ButtonRow(self, self.tr("&Save")))

    def options(self) -> ReviewOptions:
        """Return the options as they stand in the dialog."""
        lines = [line.strip() for line in self.reasons.toPlainText().splitlines() if line.strip()]
        return ReviewOptions(
            reasons=tuple(self._words.get(line, line) for line in lines),
            blind_until_done=self.blind.isChecked(),
            agreed_enter_gold=self.agreed.isChecked(),
        )

"""Paste a text from the clipboard as a new article."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.heading import heading_of, title_in
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.dialogs.metadata_form import MetadataForm
from annotator.gui.fonts import reading_font
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.text.normalise import normalise

_SIZE = (720, 620)
_MOST_SHOWN = 100_000
"""Characters: a longer text would make the entry slow, so that only its beginning is shown and none is edited."""


class PasteDialog(QDialog):
    """Takes the text as it is; the title is its first line where that looks like one, until the user writes another."""

    article_accepted = Signal(object)
    """An ExchangedArticle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasted = normalise(QGuiApplication.clipboard().text())
        self.setWindowTitle(self.tr("Paste as a new article"))
        self.resize(*_SIZE)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(self.tr("Text of the article"))
        self._text.setPlaceholderText(self.tr("Paste or write the article here."))
        self._text.setTabChangesFocus(True)
        self._text.setFont(reading_font(self.font().pointSizeF() * 1.15))
        self._text.setPlainText(self._pasted[:_MOST_SHOWN])
        self._text.setReadOnly(len(self._pasted) > _MOST_SHOWN)
        self._shown = self._text.toPlainText()
        self._form = MetadataForm(heading_of(self._pasted))
        self._problem = PlainLabel("", Look.PROBLEM)
        self._problem.hide()
        long = PlainLabel(self.tr("The text is long: this is its beginning, and all of it is added."), Look.SMALL)
        long.setVisible(self._text.isReadOnly())
        self._buttons = ButtonRow(self, self.tr("&Add the article"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        for widget in (self._form, self._text, long, self._problem, self._buttons):
            column.addWidget(widget, 1 if widget is self._text else 0)
        self._text.textChanged.connect(self._take_title)
        self._title_taken = title_in(self._pasted)
        self._text.setFocus()

    def article(self) -> ExchangedArticle:
        """Return the article as it will be added."""
        return ExchangedArticle(self._article_text(), self._form.metadata(), place=self.tr("clipboard"))

    def accept(self) -> None:
        """Add the article unless its text is missing or something is wrong, which is said in place."""
        if not self._article_text().strip():
            self._problem.setText(self.tr("There is no text yet: paste or write it above."))
            self._problem.show()
            self._text.setFocus()
            return
        if self._form.problem():
            self._form.go_to_problem()
            return
        super().accept()
        self.article_accepted.emit(self.article())

    def _article_text(self) -> str:
        # A text widget turns some characters into others; what was pasted and left alone is taken as it was.
        shown = self._text.toPlainText()
        return self._pasted if shown == self._shown else normalise(shown)

    def _take_title(self) -> None:
        self._problem.hide()
        title = title_in(self._article_text())
        if self._form.metadata().title == self._title_taken:
            self._form.set_title(title)
            self._title_taken = title

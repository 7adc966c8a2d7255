"""How one article of an import will read: its text, what is known of it, how it differs from another one."""

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.import_choice import Copies
from annotator.domain.word_difference import Side, shortened, word_difference
from annotator.gui.article_header import byline_of
from annotator.gui.dialogs.import_columns import ImportColumns
from annotator.gui.fonts import reading_font
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.problem_words import translate_problem
from annotator.gui.theme import Theme
from annotator.services.previewing import PreviewedArticle, PreviewedFile
from annotator.text.normalise import KNOWN_ENCODINGS
from annotator.text.segmentation import word_count

_NAMED = dict(KNOWN_ENCODINGS)
_BEGINNING = 5_000
"""Characters that are shown until the whole text is asked for: one line of a million takes Qt 20 seconds."""
_WHOLE = 200_000


def encoding_text(encoding: str) -> str:
    """Return an encoding in words, in the language of the window."""
    words = _NAMED.get(encoding)
    return QCoreApplication.translate("encodings", words) if words else encoding.upper()


class ImportTextPage(QWidget):
    """The chosen article, and what can be chosen for it and for its file."""

    encoding_chosen = Signal(str)
    encoding_for_all = Signal(str)
    columns_chosen = Signal(dict)
    copy_chosen = Signal(str)
    """What becomes of this article, which is a copy; empty for the same as of all copies."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: PreviewedArticle | None = None
        self._title = PlainLabel("", Look.HEADING)
        self._about = PlainLabel("", Look.MUTED)
        for label in (self._title, self._about):
            label.setWordWrap(True)
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(self.tr("Encoding of this file"))
        self._for_all = QPushButton(self.tr("Use for all that were &guessed"))
        self._encoding_row = self._row(self.tr("Encoding"), self.encoding, self._for_all)
        self.columns = ImportColumns()
        self._likeness = PlainLabel("", Look.STRONG)
        self._likeness.setWordWrap(True)
        self.copy = QComboBox()
        self.copy.setAccessibleName(self.tr("What becomes of this copy"))
        self.difference = QCheckBox(self.tr("Show the &difference"))
        self.difference.setChecked(True)
        self._copy_row = self._row(self.tr("This copy"), self.copy, self.difference)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The text"))
        self.text.setFont(reading_font(self.font().pointSizeF() * 1.12))
        self._whole = QPushButton(self.tr("Show the &whole text"))
        self.problem = PlainLabel("", Look.PROBLEM)
        self.problem.setWordWrap(True)
        self._lay_out()
        self.encoding.activated.connect(lambda _place: self.encoding_chosen.emit(str(self.encoding.currentData())))
        self._for_all.clicked.connect(lambda: self.encoding_for_all.emit(str(self.encoding.currentData())))
        self.columns.chosen.connect(self.columns_chosen)
        self.copy.activated.connect(lambda _place: self.copy_chosen.emit(str(self.copy.currentData())))
        self.difference.toggled.connect(lambda _on: self._show_text())
        self._whole.clicked.connect(lambda: self._show_text(_WHOLE))
        theme.changed.connect(self._show_text)

    def show_article(
        self, file: PreviewedFile, article: PreviewedArticle | None, treatment: str, *, others_guessed: bool
    ) -> None:
        """Show an article of a file, or the file where it has none, and what was chosen."""
        self._shown = article
        self._title.setText(article.article.metadata.title if article else file.source.path.name)
        self._about.setText(self._words_about(article) if article else "")
        self._about.setVisible(bool(self._about.text()))
        self._encoding_row.setVisible((bool(file.encoding) and not file.columns) or file.encoding_guessed)
        self._fill_encodings(file.encoding)
        self._for_all.setVisible(others_guessed)
        self.columns.setVisible(file.columns is not None)
        if file.columns is not None:
            self.columns.show_table(file.columns)
        self._show_likeness(article, treatment)
        self.problem.setText("\n".join(translate_problem(one) for one in file.problems[:3]))
        self.problem.setVisible(bool(file.problems))
        self._show_text()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._encoding_row)
        column.addWidget(self.columns)
        column.addWidget(self._likeness)
        column.addWidget(self._copy_row)
        column.addWidget(self.text, 1)
        column.addWidget(self._whole)
        column.addWidget(self.problem)

    def _row(self, words: str, choice: QComboBox, beside: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = PlainLabel(words, Look.MUTED)
        label.setBuddy(choice)
        line.addWidget(label)
        line.addWidget(choice, 1)
        line.addWidget(beside)
        return row

    def _words_about(self, one: PreviewedArticle) -> str:
        article = one.article
        parts = [part.text for part in byline_of(article.metadata, word_count(article.text))]
        counts = ", ".join(f"{label} {QLocale().toString(count)}" for label, count in one.labels.most_common(8))
        if counts:
            parts.append(self.tr("tags: {counts}").format(counts=counts))
        if one.present:
            parts.append(self.tr("the same text is there already; it is not imported twice"))
        return " · ".join(parts)

    def _fill_encodings(self, present: str) -> None:
        names = [name for name, _ in KNOWN_ENCODINGS]
        if present and present not in names:
            names.insert(0, present)
        self.encoding.clear()
        for name in names:
            self.encoding.addItem(encoding_text(name), name)
        self.encoding.setCurrentIndex(names.index(present) if present else -1)

    def _show_likeness(self, one: PreviewedArticle | None, treatment: str) -> None:
        likeness = one.likeness if one else None
        for part in (self._likeness, self._copy_row):
            part.setVisible(likeness is not None)
        if likeness is None:
            return
        words = self.tr("An edited copy of “{title}” in the project: {share} the same.")
        if not likeness.in_project:
            words = self.tr("An edited copy of “{title}” among these files: {share} the same.")
        share = self.tr("{number} %").format(number=QLocale().toString(round(likeness.similarity * 100)))
        self._likeness.setText(words.format(title=likeness.title, share=share))
        self.copy.clear()
        self.copy.addItem(self.tr("as all copies"), "")
        for copies in (Copies.LINK, Copies.SKIP, Copies.KEEP):
            self.copy.addItem(copies_text(copies), copies.value)
        self.copy.setCurrentIndex(max(self.copy.findData(treatment), 0))

    def _show_text(self, most: int = _BEGINNING) -> None:
        self.text.clear()
        self._whole.hide()
        one = self._shown
        if one is None:
            return
        text = one.article.text
        if one.likeness is not None and self.difference.isChecked():
            self._show_difference(one.likeness.text, text)
            return
        self.text.setPlainText(text[:most] + (" …" if len(text) > most else ""))
        self._whole.setVisible(most < len(text) and most < _WHOLE)

    def _show_difference(self, other: str, text: str) -> None:
        """Show what only one of two texts has: struck through in the other, underlined in this one."""
        cursor = QTextCursor(self.text.document())
        for piece in shortened(word_difference(other, text)):
            words = piece.text.rstrip()
            cursor.insertText(words, self._format(piece.side))
            cursor.insertText(piece.text[len(words) :], QTextCharFormat())
        cursor.setPosition(0)
        self.text.setTextCursor(cursor)

    def _format(self, side: Side) -> QTextCharFormat:
        look = QTextCharFormat()
        if side is Side.FIRST:
            look.setFontStrikeOut(True)
            look.setForeground(QColor(self._theme.shades.danger))
            look.setBackground(QColor(self._theme.shades.danger_soft))
        elif side is Side.SECOND:
            look.setFontUnderline(True)
            look.setForeground(QColor(self._theme.shades.success))
            look.setBackground(QColor(self._theme.shades.success_soft))
        else:
            look.setForeground(QColor(self._theme.shades.text))
        return look


def copies_text(copies: Copies) -> str:
    """Return what becomes of copies, in the language of the window."""
    translate = QCoreApplication.translate
    return {
        Copies.LINK: translate("ImportDialog", "import and link to the original"),
        Copies.SKIP: translate("ImportDialog", "leave out"),
        Copies.KEEP: translate("ImportDialog", "import like any other"),
    }[copies]

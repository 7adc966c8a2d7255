"""What a dataset will look like, and what its format leaves out."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from annotator.domain.losses import LossReport
from annotator.gui.card import Card
from annotator.gui.fonts import fixed_font
from annotator.gui.looks import Look, set_look
from annotator.gui.plain_label import PlainLabel

_LINES = 9
_SMALL = 0.9


class PreviewCard(Card):
    """The first records of the dataset as they will be written, or a sentence where there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Preview of the dataset"))
        set_look(self.text, Look.SAMPLE)
        self.text.setFont(fixed_font(self.font().pointSizeF() * _SMALL))
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 20)
        self._sentence = PlainLabel("", Look.MUTED, self)
        self._sentence.setWordWrap(True)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self.text)
        self.set_name("")
        self.say("")

    def set_name(self, name: str) -> None:
        """Say of which file this is the beginning."""
        self.set_title(self.tr("Preview · {name}").format(name=name) if name else self.tr("Preview"))

    def show_text(self, text: str, sentence: str = "") -> None:
        """Show the beginning of the dataset, below a sentence where there is one."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.text.show()
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)

    def say(self, sentence: str) -> None:
        """Say something instead of a preview."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.text.hide()

    def sentence(self) -> str:
        """Return what is said instead of a preview."""
        return self._sentence.text()


class LossCard(Card):
    """What a format cannot carry, by count and example, before anything is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("What this format leaves out"))
        self._sentence = PlainLabel("", None, self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._command = ""
        self.copy_line = QPushButton(self.tr("Copy the Line"), self)
        self.copy_line.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._command))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Looking for losses"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(5)
        self._rows.setColumnStretch(1, 1)
        self._cells: list[QWidget] = []
        self.column.addWidget(self._sentence)
        self.column.addWidget(self.copy_line, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._bar)
        self.column.addLayout(self._rows)
        self.say("")

    def words(self) -> str:
        """Return what is said of the losses now, one line each."""
        return "\n".join(words for words in (self._sentence.text(), *self._lines) if words)

    def say(self, sentence: str) -> None:
        """Say a sentence and no losses."""
        self._show(sentence)

    def say_missing(self, command: str) -> None:
        """Say which line installs what the format needs."""
        sentence = self.tr("This format needs a package that is not installed. Run: {command}")
        self._show(sentence.format(command=command), command=command)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the look for losses is."""
        self._bar.setVisible(total > 0)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_report(self, report: LossReport) -> None:
        """Show what is lost."""
        if not report:
            self._show(self.tr("Nothing: this format carries everything that was chosen."))
            return
        self._show("")
        for row, entry in enumerate(report.entries()):
            number = QLocale().toString(entry.count)
            words = QCoreApplication.translate("losses", entry.kind.value)
            count = PlainLabel(number, Look.STRONG, self)
            said = PlainLabel(words, None, self)
            example = PlainLabel(" · ".join(entry.examples), Look.SMALL, self)
            for label in (said, example):
                label.setWordWrap(True)
            self._put(count, 2 * row, 0)
            self._put(said, 2 * row, 1)
            if entry.examples:
                self._put(example, 2 * row + 1, 1)
            self._lines.append(f"{number} {words}" + (f" ({'; '.join(entry.examples)})" if entry.examples else ""))
        self.setAccessibleDescription(self.words())

    def _put(self, label: PlainLabel, row: int, column: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._rows.addWidget(label, row, column, top if column else top | Qt.AlignmentFlag.AlignTrailing)
        label.show()
        self._cells.append(label)

    def _show(self, sentence: str, command: str = "") -> None:
        for cell in self._cells:
            self._rows.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        self._lines: list[str] = []
        self._command = command
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.copy_line.setVisible(bool(command))
        self._bar.hide()
        self.setAccessibleDescription(sentence)

"""After an import: what was taken, what was not, and why; as text that can be copied."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.exchange import Problem
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.problem_words import translate_problem
from annotator.services.importing import ImportSummary

_SIZE = (720, 460)
_MOST_SHOWN = 2000


def summary_text(summary: ImportSummary) -> str:
    """Return an import's summary as plain text."""
    lines = [f"{words}: {number}" for words, number in _counts(summary)]
    for heading, problems in _groups(summary):
        lines += ["", heading, *_lines(problems)]
    return "\n".join(lines)


class ImportSummaryDialog(QDialog):
    """Counts above, below them every file, line and span that was left out or deserves a look."""

    def __init__(self, summary: ImportSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = summary
        self.setWindowTitle(self.tr("Import"))
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        heading = self.tr("The import was cancelled; everything is as it was.") if summary.cancelled else ""
        column.addWidget(PlainLabel(heading or self.tr("What was imported"), Look.HEADING))
        counts = QFormLayout()
        counts.setHorizontalSpacing(18)
        for words, number in _counts(summary):
            counts.addRow(PlainLabel(words, Look.MUTED), PlainLabel(number))
        column.addLayout(counts)
        details = QPlainTextEdit()
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setAccessibleName(self.tr("What was left out and why"))
        details.setPlainText(self._details())
        details.setVisible(bool(details.toPlainText()))
        column.addWidget(details, 1)
        if details.isHidden():
            column.addStretch(1)
        buttons = ButtonRow(self)
        self._copy = buttons.add(self.tr("&Copy"))
        self._copy.clicked.connect(self._copy_text)
        column.addWidget(buttons)
        buttons.leave_button.setFocus()

    def _details(self) -> str:
        parts: list[str] = []
        for heading, problems in _groups(self._summary):
            shown = _lines(problems[:_MOST_SHOWN])
            if len(problems) > _MOST_SHOWN:
                shown.append(self.tr("and {count} more; Copy takes them all").format(count=len(problems) - _MOST_SHOWN))
            parts.append("\n".join([heading, *shown]))
        return "\n\n".join(parts)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(summary_text(self._summary))
        self._copy.setText(self.tr("Copied"))


def _counts(summary: ImportSummary) -> list[tuple[str, str]]:
    translate, number = QCoreApplication.translate, QLocale().toString
    left_out = len(summary.problems) - summary.duplicates
    rows = [
        (translate("ImportSummary", "New articles"), summary.articles),
        (translate("ImportSummary", "Tags"), summary.spans),
        (translate("ImportSummary", "Linked as copies of others"), summary.linked),
        (translate("ImportSummary", "In the project already"), summary.duplicates),
        (translate("ImportSummary", "Left out"), max(left_out, 0)),
    ]
    return [(words, number(count)) for words, count in rows if count or words == rows[0][0]]


def _groups(summary: ImportSummary) -> list[tuple[str, Sequence[Problem]]]:
    translate = QCoreApplication.translate
    groups: list[tuple[str, Sequence[Problem]]] = [
        (translate("ImportSummary", "Not taken"), summary.problems),
        (translate("ImportSummary", "Taken, but worth a look"), summary.notices),
    ]
    return [(heading, problems) for heading, problems in groups if problems]


def _lines(problems: Sequence[Problem]) -> list[str]:
    return [translate_problem(problem) for problem in problems]

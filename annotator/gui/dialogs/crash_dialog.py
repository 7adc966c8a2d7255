"""A bug of ours, said plainly: the program goes on, and the report can be copied."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel

_SIZE = (700, 480)


class CrashDialog(QDialog):
    """Shows one report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(self.tr("A mistake in the program"))
        self.resize(*_SIZE)
        words = PlainLabel(
            self.tr(
                "What you did last may not have worked. Every tag that was shown as saved is saved, and you can go on. "
                "If you send this report to those who make Annotator, they can mend it. It holds names of program "
                "files and versions, and no word of your articles."
            )
        )
        words.setWordWrap(True)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setAccessibleName(self.tr("Report"))
        buttons = ButtonRow(self, leave=self.tr("&Go on"))
        self._copy = buttons.add(self.tr("&Copy the report"))
        self._copy.clicked.connect(self._copy_report)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Something in the program went wrong"), Look.HEADING))
        column.addWidget(words)
        column.addWidget(shown, 1)
        column.addWidget(buttons)
        buttons.leave_button.setFocus()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(self.tr("Copied"))

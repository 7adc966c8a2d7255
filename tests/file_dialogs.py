"""Answer the program's questions for files as a user does: in the dialog, with the keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit


def answer_file_dialog(name: str) -> list[Path]:
    """Type a file's name into the file dialog that is about to open, and press Enter; nothing presses Escape.

    What is returned holds the folder that the dialog began in, once it was answered.
    """
    answered: list[Path] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        entry = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
        if not isinstance(dialog, QFileDialog) or not isinstance(entry, QLineEdit) or not entry.hasFocus():
            QTimer.singleShot(10, look)
            return
        answered.append(Path(dialog.directory().absolutePath()))
        if not name:
            QTest.keyClick(entry, Qt.Key.Key_Escape)
            return
        entry.selectAll()
        QTest.keyClicks(entry, name)
        QTest.keyClick(entry, Qt.Key.Key_Return)

    QTimer.singleShot(0, look)
    return answered

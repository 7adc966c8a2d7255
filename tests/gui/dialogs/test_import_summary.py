"""What the user reads after an import."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.exchange import Problem
from annotator.gui.dialogs.import_summary import ImportSummaryDialog, summary_text
from annotator.services.importing import ImportSummary

SUMMARY = ImportSummary(
    articles=12,
    spans=30,
    duplicates=1,
    problems=[Problem("a.txt", "The same text is in the project already."), Problem("b.xyz", "No format reads it.")],
    notices=[Problem("c.txt", "It was read as cp1251, which is a guess.")],
)


def test_counts_and_reasons_are_shown_and_can_be_copied(qtbot: QtBot) -> None:
    dialog = ImportSummaryDialog(SUMMARY)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert shown[1:] == ["New articles", "12", "Tags", "30", "In the project already", "1", "Left out", "1"]
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert "b.xyz: No format reads it." in details.toPlainText()
    copy = next(one for one in dialog.findChildren(QPushButton) if "Copy" in one.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == summary_text(SUMMARY)
    assert "c.txt: It was read as cp1251, which is a guess." in summary_text(SUMMARY)


def test_without_problems_there_are_only_counts(qtbot: QtBot) -> None:
    dialog = ImportSummaryDialog(ImportSummary(articles=1))
    qtbot.addWidget(dialog)
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert details.isHidden()
    assert summary_text(ImportSummary(articles=1)) == "New articles: 1"


def test_a_cancelled_import_says_that_nothing_changed(qtbot: QtBot) -> None:
    dialog = ImportSummaryDialog(ImportSummary(cancelled=True))
    qtbot.addWidget(dialog)
    assert any("everything is as it was" in label.text() for label in dialog.findChildren(QLabel))


def test_ten_thousand_problems_do_not_choke_it(qtbot: QtBot) -> None:
    summary = ImportSummary(problems=[Problem(f"{number}.txt", "It has no text.") for number in range(10_000)])
    dialog = ImportSummaryDialog(summary)
    qtbot.addWidget(dialog)
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert details.toPlainText().endswith("and 8000 more; Copy takes them all")
    assert summary_text(summary).count("\n") > 10_000

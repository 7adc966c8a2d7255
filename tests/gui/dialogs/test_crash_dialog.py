"""A bug of ours: reported without a word of an article, and the program goes on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.crash_report import crash_report
from annotator.gui.crash_reporter import CrashReporter
from annotator.gui.dialogs.crash_dialog import CrashDialog

SECRET = "Three people were killed in Saltivka"


def error_in_our_code() -> BaseException:
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as cause:
            article_text = SECRET
            raise KeyError(article_text) from cause
    except KeyError as error:
        return error


def error_in_the_program() -> BaseException:
    try:
        Span(5, 1)
    except Exception as error:  # Whatever it raises: only its place counts here.
        return error
    raise AssertionError


def test_a_report_holds_places_and_versions_but_no_text() -> None:
    report = crash_report(error_in_our_code())
    assert SECRET not in report
    assert "Saltivka" not in report
    assert "KeyError" in report
    assert "ValueError" in report
    assert "(test_crash_dialog.py), line" in report
    assert str(Path(__file__).parent) not in report
    assert report.startswith("Annotator ")


def test_our_own_files_are_named_with_their_folders() -> None:
    assert "annotator/domain/span.py, line" in crash_report(error_in_the_program())


def test_a_full_disk_says_so() -> None:
    assert "OSError: No space left" in crash_report(OSError(28, "No space left", "/home/me/secret.txt"))
    assert "secret" not in crash_report(OSError(28, "No space left", "/home/me/secret.txt"))


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[CrashReporter]:
    reporter = CrashReporter(lambda: None)
    yield reporter
    for dialog in dialogs():
        dialog.close()
        dialog.deleteLater()


def dialogs() -> list[CrashDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog) and one.isVisible()]


def test_the_report_can_be_copied_and_the_program_goes_on(reporter: CrashReporter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reporter.reported) as told:
        reporter.report(error_in_our_code())
    (dialog,) = dialogs()
    shown = dialog.findChild(QPlainTextEdit)
    assert isinstance(shown, QPlainTextEdit)
    assert [shown.toPlainText()] == told.args
    copy = next(one for one in dialog.findChildren(QPushButton) if "Copy" in one.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == shown.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialogs()


def test_the_same_mistake_is_reported_once(reporter: CrashReporter) -> None:
    error = error_in_our_code()
    for _ in range(3):
        reporter.report(error)
    assert len(dialogs()) == 1


def test_another_mistake_waits_for_no_second_dialog_but_is_told(reporter: CrashReporter, qtbot: QtBot) -> None:
    reporter.report(error_in_our_code())
    with qtbot.waitSignal(reporter.reported):
        reporter.report(error_in_the_program())
    assert len(dialogs()) == 1


def test_it_takes_the_place_of_the_hook_and_gives_it_back(reporter: CrashReporter) -> None:
    before = sys.excepthook
    reporter.install()
    error = error_in_our_code()
    sys.excepthook(type(error), error, error.__traceback__)
    reporter.uninstall()
    assert sys.excepthook is before
    assert len(dialogs()) == 1

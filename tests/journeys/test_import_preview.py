"""Files that deserve a look are shown before they come in; plain ones go straight in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.resources import seed
from tests.journeys.reader import Reader
from tests.projects import write_lines

TEXT = seed("articles", "01_printing_house.txt").read_text(encoding="utf-8")


def when_asked(reader: Reader, answer: Callable[[ImportDialog], None]) -> QTimer:
    """Answer the preview as soon as it is there."""
    timer = QTimer(reader.window, interval=10)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog) and dialog.isActiveWindow():
            timer.stop()
            answer(dialog)

    timer.timeout.connect(look)
    timer.start()
    return timer


def articles(reader: Reader) -> int:
    """Return the number of articles in the project."""
    session = reader.window.session
    assert session is not None
    return session.reading.counts("").total


def test_a_copy_and_foreign_labels_are_shown_and_taken_as_chosen(sample: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "copy.txt").write_text("Another headline\n" + TEXT.split("\n", 1)[1], encoding="utf-8")
    write_lines(
        folder / "doccano.jsonl", {"text": "In Izium a drone fell.", "label": [[3, 8, "LOC"], [11, 16, "MISC"]]}
    )
    seen: list[str] = []

    def answer(dialog: ImportDialog) -> None:
        seen.extend(dialog.articles.item(row).text() for row in range(dialog.articles.count()))
        choice = dialog.labels.choices["MISC"]
        choice.setCurrentIndex(choice.findData("Weapons"))
        QTest.keyClick(dialog.articles, Qt.Key.Key_Return)

    when_asked(sample, answer)
    sample.window.articles.import_paths([folder])
    sample.qtbot.waitUntil(lambda: articles(sample) == 8, timeout=15_000)

    session = sample.window.session
    assert session is not None
    assert seen == ["Another headline", "In Izium a drone fell."]
    uids = {hit.title: hit.article_uid for hit in session.reading.find_articles("headline")}
    copy = uids["Another headline"]
    original = session.reading.original(copy)
    assert original is not None
    assert [label.name for label in session.scheme.labels if label.name in ("LOC", "MISC")] == []


def test_cancelling_the_preview_imports_nothing(sample: Reader, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Удар по Харкову вночі, троє людей загинули.".encode("cp1251"))
    done: list[bool] = []

    def answer(dialog: ImportDialog) -> None:
        dialog.finished.connect(lambda _result: done.append(True))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    when_asked(sample, answer)
    sample.window.articles.import_paths([tmp_path / "old.txt"])
    sample.qtbot.waitUntil(lambda: bool(done), timeout=15_000)
    assert articles(sample) == 6


def test_a_plain_file_goes_straight_in_unless_a_preview_is_asked_for(sample: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A drone fell on Izium.")
    (tmp_path / "b.txt").write_text("A glide bomb hit Vovchansk.")
    sample.window.articles.import_paths([tmp_path / "a.txt"])
    sample.qtbot.waitUntil(lambda: articles(sample) == 7, timeout=15_000)
    when_asked(sample, lambda dialog: dialog.accept())
    sample.window.articles.import_paths([tmp_path / "b.txt"], asked=True)
    sample.qtbot.waitUntil(lambda: articles(sample) == 8, timeout=15_000)

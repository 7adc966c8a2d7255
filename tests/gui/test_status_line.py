"""The line at the bottom."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from annotator.gui.status_line import StatusLine
from annotator.gui.theme import Theme


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine(Theme())
    qtbot.addWidget(line)
    line.resize(1366, 34)
    with qtbot.waitExposed(line):
        line.show()
    return line


def words(line: StatusLine) -> list[str]:
    return [label.text() for label in line.findChildren(QLabel) if label.text() and not label.isHidden()]


def test_progress(line: StatusLine) -> None:
    line.show_progress(1_020, 2_048)
    assert words(line) == [f"{QLocale().toString(1_020)} of {QLocale().toString(2_048)} done"]
    bar = line.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (1020, 2048, "Articles done")
    line.show_progress(0, 0)
    assert words(line) == ["0 of 0 done"]


@pytest.mark.parametrize(
    ("tags", "suggested", "said"),
    [(6, 4, "6 spans · 4 suggested"), (1, 0, "1 span"), (0, 0, "0 spans")],
)
def test_tags(line: StatusLine, tags: int, suggested: int, said: str) -> None:
    line.show_tags(tags, suggested)
    assert words(line) == [said]


@pytest.mark.parametrize(("seconds", "said"), [(59, []), (60, ["1 min"]), (754, ["12 min"]), (7_500, ["2 h 5 min"])])
def test_time(line: StatusLine, seconds: int, said: list[str]) -> None:
    line.show_seconds(seconds)
    assert words(line) == said


def test_saved_or_not(line: StatusLine) -> None:
    line.show_saved("kharkiv.annotator")
    assert words(line) == ["Saved to kharkiv.annotator"]
    line.show_read_only("Petro has it open on newsroom-3")
    assert words(line) == ["Read-only: Petro has it open on newsroom-3"]
    line.show_not_saved("the disk is full")
    assert words(line) == ["Not saved: the disk is full"]


def test_a_long_reason_is_cut_off_and_told_in_full(line: StatusLine) -> None:
    line.resize(700, 34)
    reason = "the folder <b>/media</b> " + "is read-only " * 30
    line.show_read_only(reason)
    assert line.width() == 700
    [said] = words(line)
    assert said.endswith("…")
    label = next(label for label in line.findChildren(QLabel) if label.text() == said)
    assert label.accessibleName() == label.accessibleDescription() == line.saved_words() == f"Read-only: {reason}"
    assert "&lt;b&gt;" in label.toolTip()
    line.resize(6000, 34)
    assert words(line) == [line.saved_words()]


def test_in_a_review_the_keys_and_the_promise_stand_there(line: StatusLine) -> None:
    line.show_review()
    assert words(line)[:4] == ["J", "next disagreement", "K", "previous disagreement"]
    assert words(line)[-1].startswith("Decisions are kept beside the originals")
    line.show_not_saved("disk full")
    assert "Not saved: disk full" in words(line)
    line.show_work()
    assert "J" not in words(line)

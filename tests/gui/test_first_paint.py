"""What may wait until the eye has what it needs."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from annotator.gui.first_paint import Postponed


def test_a_call_that_is_asked_for_often_comes_once(qtbot: QtBot) -> None:
    owner, calls = QObject(), []
    call = Postponed(lambda: calls.append("made"), owner)
    for _ in range(3):
        call.ask()
    assert not calls
    qtbot.waitUntil(lambda: calls == ["made"])
    call.catch_up()
    assert calls == ["made"], "nothing is owed any more"


def test_a_call_comes_at_once_where_it_is_needed_and_not_again(qtbot: QtBot) -> None:
    owner, calls = QObject(), []
    call, later = Postponed(lambda: calls.append("made"), owner), Postponed(lambda: calls.append("later"), owner)
    call.ask()
    call.catch_up()
    assert calls == ["made"]
    later.ask()
    qtbot.waitUntil(lambda: "later" in calls)
    assert calls == ["made", "later"]


def test_a_call_can_be_dropped(qtbot: QtBot) -> None:
    owner, calls = QObject(), []
    call, later = Postponed(lambda: calls.append("made"), owner), Postponed(lambda: calls.append("later"), owner)
    call.ask()
    call.drop()
    later.ask()
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["later"]

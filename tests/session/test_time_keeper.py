"""Time spent on an article: signs of work, and the second after each in which nobody looks."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from annotator.session.time_keeper import IDLE_AFTER_MS, TimeKeeper
from tests.clock import Clock


class Kept:
    """A keeper and what it wrote."""

    def __init__(self) -> None:
        self.written: list[tuple[str, int]] = []
        self.keeper = TimeKeeper(self._write)
        self.keeper.look()

    def _write(self, article_uid: str, seconds: int) -> bool:
        self.written.append((article_uid, seconds))
        return True

    def sign(self, after_ms: int) -> None:
        """Press a key somewhere, some time after the last one."""
        Clock.now += after_ms
        application = QCoreApplication.instance()
        assert application is not None
        QCoreApplication.sendEvent(QObject(application), QEvent(QEvent.Type.KeyPress))


@pytest.fixture
def kept(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.setattr("annotator.session.time_keeper.QElapsedTimer", Clock)
    monkeypatch.setattr("annotator.session.time_keeper._LOOK_AGAIN_AFTER_MS", 0)
    return Kept()


def looks_again(kept: Kept, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not kept.keeper._pause.isActive())


def test_after_a_sign_the_next_events_pass_without_a_look(kept: Kept, qtbot: QtBot) -> None:
    kept.keeper.watch("one")
    kept.sign(after_ms=5_000)
    assert kept.keeper._pause.isActive()
    kept.sign(after_ms=400)
    looks_again(kept, qtbot)
    kept.sign(after_ms=4_600)
    looks_again(kept, qtbot)
    kept.keeper.flush()
    assert kept.written == [("one", 10)], "what passed unseen counts with the next sign"


def test_what_passed_since_the_last_sign_counts_when_the_article_is_left(kept: Kept, qtbot: QtBot) -> None:
    kept.keeper.watch("one")
    kept.sign(after_ms=1_500)
    kept.sign(after_ms=700)
    kept.keeper.flush()
    assert kept.written == [("one", 2)]
    kept.keeper.watch("two")
    looks_again(kept, qtbot)
    Clock.now += 30_000
    kept.keeper.flush()
    assert kept.written == [("one", 2)], "nobody showed a sign of work"


def test_a_break_does_not_count(kept: Kept, qtbot: QtBot) -> None:
    kept.keeper.watch("one")
    kept.sign(after_ms=2_000)
    looks_again(kept, qtbot)
    kept.sign(after_ms=IDLE_AFTER_MS + 1)
    looks_again(kept, qtbot)
    kept.sign(after_ms=3_000)
    kept.keeper.flush()
    assert kept.written == [("one", 5)]

"""Fixtures for journeys through the real window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import create_sample
from annotator.session.settings import Settings
from tests.journeys.reader import Reader
from tests.projects import make_project

Opens = Callable[[Path | None], Reader]


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opens]:
    """Return a maker of windows, each with settings read anew, as at a start of the program."""
    windows: list[MainWindow] = []

    def open_window(project: Path | None) -> Reader:
        window = MainWindow(Settings(), Theme(Appearance.LIGHT))
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.resize(1366, 768)  # the screen of the tests may be smaller
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_first(project)
        qtbot.waitUntil(lambda: window.is_ready)
        return Reader(window, qtbot)

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture
def sample(opens: Opens, tmp_path: Path) -> Reader:
    """Return a reader of the sample project."""
    project = create_sample(tmp_path / "sample")
    project.close()
    return opens(project.path)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and words of it that tests work with."""

    text: str
    words: Sequence[str]
    """Four words in a row, the last one twice in the text."""


PASSAGES = {
    "latin": Passage(
        "Strike on the market\n\nYesterday four old houses burned.\n\nLater more houses fell near the river.",
        ("four", "old", "houses", "burned"),
    ),
    "emoji": Passage(
        "🚀 on 🇺🇦 the market\n\n👩\u200d👩\u200d👧 said cafe\u0301 🚀four ол\u0301д houses burned 🇺🇦."
        "\n\n🚀 Later houses fell.",
        ("four", "ол\u0301д", "houses", "burned"),
    ),
    "rtl": Passage(
        "غارة على السوق\n\nأمس احترقت أربعة بيوت قديمة كبيرة.\n\nثم سقطت بيوت أخرى قرب النهر.",
        ("أربعة", "بيوت", "قديمة", "كبيرة"),
    ),
}


@pytest.fixture(params=list(PASSAGES))
def passage(request: pytest.FixtureRequest) -> Passage:
    """Return a text in Latin letters, one full of emoji, and one that reads from right to left."""
    return PASSAGES[request.param]


@pytest.fixture
def reader(opens: Opens, passage: Passage, tmp_path: Path) -> Reader:
    """Return a reader of a project with that text and a second article."""
    project = make_project(tmp_path / "passages", [passage.text, "Second article\n\nNothing much here."])
    project.close()
    return opens(project.path)

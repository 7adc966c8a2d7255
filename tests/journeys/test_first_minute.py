"""The first minute of a newcomer, through the real window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import create_sample
from annotator.session.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return the window, open on the sample project."""
    create_sample(tmp_path / "sample").close()
    window = MainWindow(Settings(), Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.show()
    window.open_first(tmp_path / "sample.annotator")
    qtbot.waitExposed(window)
    return window


def test_a_key_tags_the_word_at_the_caret(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    assert window.tag is not None
    before = len(window.session.annotations())
    text = window.tag.view.text_widget()
    qtbot.waitUntil(text.hasFocus)
    window.tag.view.set_caret(window.session.article.text.index("daylight"))  # type: ignore[union-attr]
    QTest.keyClick(text, Qt.Key.Key_2)
    tags = window.session.annotations()
    assert len(tags) == before + 1
    assert any(tag.quote == "daylight" for tag in tags)
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.session.annotations()) == before
    window.close()


def test_the_window_has_our_icon(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.is_ready)
    assert window.windowIcon().availableSizes()


def test_the_window_fits_a_screen_that_is_smaller_than_it_would_be(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    assert room.width() < 1024, "the screen of these tests is a small one"
    assert window.width() <= room.width()
    assert window.minimumSizeHint().width() <= window.width()


WELCOME = """
import gc
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator.gui import application
from annotator.gui.main_window import MainWindow

def look():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    if window.is_ready and gc.isenabled():
        print(*(action.text() for action in window.menus.menu("file").actions()))
        window.close()

gc.disable()
make = application.make_application
def made():
    app = make()
    app.looking = QTimer(app, interval=20)
    app.looking.timeout.connect(look)
    app.looking.start()
    return app
application.make_application = made
application.run(None)
"""


def test_the_menus_are_there_without_a_project(tmp_path: Path) -> None:
    """In a program of its own, whose style leaves nothing to paint to the page itself."""
    done = subprocess.run(
        [sys.executable, "-c", WELCOME],
        env={**os.environ, "ANNOTATOR_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "Quit" in done.stdout

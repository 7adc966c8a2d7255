"""The real program, tagging by real key presses until it is killed. Run by test_killed.py in a process of its own.

For each line on its input, the path of a project, it starts the program in a child and writes the child's process id.
The child writes the id, start and end of each tag that the status line shows as saved. Starting children from a
process that has loaded the program already makes each start quick; no Qt object exists yet when a child begins.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from annotator.gui.application import make_application
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.session.settings import Settings

_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


def say(words: str) -> None:
    """Write a line at once."""
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


def run(project: Path) -> None:
    """Open the window on a project, and tag one word after the other for ever."""
    application = make_application()
    window = MainWindow(Settings(), Theme(Appearance.LIGHT, application))
    window.show()
    window.open_first(project)
    assert window.session is not None
    assert window.tag is not None
    before = window.session.annotations()
    known = {tag.uid for tag in before}
    window.tag.view.set_caret(max((tag.span.end for tag in before), default=0))
    presses = 0

    def press() -> None:
        nonlocal presses
        if not window.is_ready:
            return  # parts of it are still being made, and a kill there would be no kill of a write
        session, tag = window.session, window.tag
        assert session is not None
        assert tag is not None
        text = tag.view.text_widget()
        QTest.keyClick(text, Qt.Key.Key_Escape)
        QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(text, _KEYS[presses % 4])
        presses += 1
        made = tag.selected_annotation()
        if made is not None and made.uid not in known and window.status.saved_words().startswith("Saved"):
            known.add(made.uid)
            say(f"{made.uid} {made.span.start} {made.span.end}")

    pressing = QTimer(window, interval=0)
    pressing.timeout.connect(press)
    pressing.start()
    application.exec()


def main() -> None:
    """Start a child for each project that is asked for."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(Path(line.strip()))
            os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()

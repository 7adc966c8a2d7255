"""How long the window takes to appear, how much memory it needs, and whether anything holds it up.

Run with ``python -m pytest tests/benchmarks/test_window_bench.py -m benchmark -s``.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import CLOCK_MONOTONIC, clock_gettime, perf_counter

import pytest
from PySide6.QtCore import QObject, Qt, QTimer

from annotator.domain.listing import Order, Shown
from annotator.session import preference_names as preference
from annotator.session.settings import Settings
from tests.benchmarks.acting import CONTROL, RealWindow, settle
from tests.benchmarks.conftest import LargeProject, Tell
from tests.benchmarks.corpus import ANNOTATOR

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measured on Linux only"),
]

STARTS = 7
TURNS = 3
LONGEST_STANDSTILL_MS = 100
COUNTS = (5, 10_000, 100_000)
_TELLING = """
import os, sys, time
def tell():
    peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
    print(time.clock_gettime(time.CLOCK_MONOTONIC), time.process_time(), peak, flush=True)
    os._exit(0)
"""
_BARE = f"""{_TELLING}
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
application = QApplication([])
class Text(QTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell()
window = QMainWindow()
text = Text(window)
text.setPlainText("word " * 600)
window.setCentralWidget(text)
window.resize(1366, 768)
window.show()
application.exec()
"""
_OURS = f"""{_TELLING}
sys.modules["pandas"] = None  # sqlite-utils loads it where it finds it; a user's computer seldom has it
import annotator.main
import annotator.gui.import_hook as hook
keep_plain_import = hook.keep_plain_import
def keep_and_tell():
    keep_plain_import()  # the window's modules must be loaded behind it, as they are in the program
    from PySide6.QtCore import QTimer
    from annotator.gui.reading_text import ReadingText
    paint = ReadingText.paintEvent
    def paint_and_tell(self, event):
        paint(self, event)
        if self.text:
            QTimer.singleShot(int(os.environ["WAIT"]), tell) if "WAIT" in os.environ else tell()
    ReadingText.paintEvent = paint_and_tell
hook.keep_plain_import = keep_and_tell
annotator.main.main()
"""


class Started:
    """Starts programs as a user's computer would, with their modules compiled, in a home of their own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ANNOTATOR_HOME": str(folder / "home")}
        self._environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        monkeypatch.setenv("ANNOTATOR_HOME", str(folder / "home"))
        settings = Settings()
        settings.set(preference.ANNOTATOR, ANNOTATOR)
        settings.sync()

    def run(self, program: str, *arguments: str, **environment: str) -> tuple[float, float, float]:
        """Return the milliseconds until the first paint, the processor's among them, and the peak memory in MB."""
        began = clock_gettime(CLOCK_MONOTONIC)
        answer = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            env={**self._environment, **environment},
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=60,
        )
        painted, processor, peak = map(float, answer.stdout.split())
        return (painted - began) * 1000, processor * 1000, peak / 1024


def copied(project: Path, target: Path) -> Path:
    """Copy a project, down to the disk: else the first write to it would wait for all of it."""
    shutil.copy(project, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())
    return target


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Started:
    return Started(tmp_path, monkeypatch)


def test_time_to_the_first_painted_window(
    started: Started, large_project: LargeProject, tmp_path: Path, tell: Tell
) -> None:
    programs: dict[str, tuple[str, ...]] = {"bare": (_BARE,)}
    for count in COUNTS:
        copy = copied(large_project(count), tmp_path / f"{count}.annotator")
        programs[f"{count:,} articles"] = (_OURS, "open", str(copy))
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in programs}
    for turn in range(STARTS + 1):
        for name, program in programs.items():
            figures = started.run(*program)
            taken[name] += [figures] if turn else []  # the first start compiles
    times = {name: median(one[0] for one in found) for name, found in taken.items()}
    processor = {name: median(one[1] for one in found) for name, found in taken.items()}
    for name in programs:
        tell(
            f"first paint, {name}: {times[name]:.0f} ms, {times[name] / times['bare']:.2f} bare windows;"
            f" processor {processor[name]:.0f} ms, {processor[name] / processor['bare']:.2f}"
        )
    assert processor["10,000 articles"] < 2 * processor["bare"]
    assert max(processor["5 articles"], processor["100,000 articles"]) < 1.1 * processor["10,000 articles"]
    assert min(processor["5 articles"], processor["100,000 articles"]) > 0.9 * processor["10,000 articles"]


def test_peak_memory_with_ten_thousand_articles(
    started: Started, large_project: LargeProject, tmp_path: Path, tell: Tell
) -> None:
    copy = copied(large_project(10_000), tmp_path / "copy.annotator")
    bare = started.run(_BARE)[2]
    at_first = started.run(_OURS, "open", str(copy))[2]
    after_all = started.run(_OURS, "open", str(copy), WAIT="4000")[2]
    tell(f"memory with 10,000 articles: {at_first:.0f} MB at the first paint, {after_all:.0f} MB; bare: {bare:.0f} MB")
    assert after_all < 250


class Heartbeat(QObject):
    """Notes the longest time that the event loop did not come round."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self, interval=2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        at = perf_counter()
        self.longest = max(self.longest, (at - self._last) * 1000)
        self._last = at

    def during(self, act: Callable[[], object], real: RealWindow) -> float:
        """Return the longest standstill from the beginning of an act until nothing is left to do."""
        self._beat()
        self.longest = 0.0
        act()
        settle(real.session)
        return self.longest


def test_nothing_holds_the_window_up(
    large_project: LargeProject, tmp_path: Path, tell: Tell, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    real = RealWindow(copied(large_project(10_000), tmp_path / "copy.annotator"))
    tag = real.window.tag
    assert tag is not None
    places = iter(range(300, 3_000, 50))

    def tag_a_word() -> None:
        before = len(real.session.annotations())
        while len(real.session.annotations()) == before:
            real.view.select_span("")
            real.view.set_caret(next(places))
            real.press(Qt.Key.Key_1)

    heart = Heartbeat()
    idle = max(heart.during(lambda: None, real) for _ in range(5))
    work: dict[str, Callable[[], object]] = {
        "next article": lambda: real.press(Qt.Key.Key_PageDown, CONTROL),
        "tag": tag_a_word,
        "undo": lambda: real.press(Qt.Key.Key_Z, CONTROL),
        "redo": lambda: real.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier),
        "flag": lambda: real.press(Qt.Key.Key_D, CONTROL),
        "done and next": lambda: real.press(Qt.Key.Key_Return, CONTROL),
        "tab": lambda: tag.list_pane.show_tab(Shown.DONE),
        "order": lambda: tag.list_pane.set_order(Order.TITLE),
        "search in the list": lambda: tag.list_pane.model.set_listing(search="drone"),
        "end of search": lambda: tag.list_pane.model.set_listing(search=""),
        "scroll": lambda: tag.list_pane.rows.scrollToBottom(),
    }
    gaps = {name: max(heart.during(act, real) for _ in range(TURNS)) for name, act in work.items()}
    for name, gap in gaps.items():
        tell(f"longest standstill, {name}: {gap:.0f} ms; idle: {idle:.0f} ms")
    real.close()
    assert max(gaps.values()) < LONGEST_STANDSTILL_MS + idle


def test_undoing_much_does_not_hold_the_window_up(
    large_project: LargeProject, tmp_path: Path, tell: Tell, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    real = RealWindow(copied(large_project(10_000), tmp_path / "copy.annotator"))
    heart = Heartbeat()
    idle = max(heart.during(lambda: None, real) for _ in range(5))
    gaps: dict[str, float] = {}
    for name, act, left in (("undo", real.session.undo, 0), ("redo", real.session.redo, 10_000)):
        began = perf_counter()
        gaps[name] = heart.during(act, real)
        taken = perf_counter() - began
        assert real.session.reading.counts(real.session.annotator_uid).total == left
        tell(f"{name} of an import of 10,000 articles: {taken:.1f} s, longest standstill {gaps[name]:.0f} ms")
    real.close()
    assert max(gaps.values()) < LONGEST_STANDSTILL_MS + idle

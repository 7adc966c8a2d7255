"""From the key to the screen in the real window: tagging a word, and going to the next article.

Run with ``python -m pytest tests/benchmarks/test_tagging_bench.py -m benchmark -s``.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.listing import Listing, Shown
from annotator.services.projects import create_project
from annotator.services.sources import find_sources
from tests.benchmarks.acting import CONTROL, QUIET_MS, Painted, RealWindow, Times, bare_text, settle, until_painted
from tests.benchmarks.conftest import Tell
from tests.benchmarks.corpus import ANNOTATOR, paragraphs

pytestmark = pytest.mark.benchmark

SPANS = (50, 500, 5_000)
LENGTHS = (5_000, 100_000, 1_000_000)
PRESSES = 40
TURNS = 12
_SHORTEST_WORK_MS = 1


def _record(title: str, spans: int, length: int) -> dict[str, object]:
    """Return an article of at least so many characters with just so many tags, or the most there are room for."""
    chance = Random(title)
    texts, at = [title], len(title) + 2
    tags: list[dict[str, Any]] = []
    while at < length or len(tags) < spans:
        paragraph = chance.choice(paragraphs())
        texts.append(paragraph.text)
        tags += [{**tag, "start": tag["start"] + at, "end": tag["end"] + at} for tag in paragraph.spans]
        at += len(paragraph.text) + 2
    chosen = sorted(chance.sample(tags, spans), key=lambda tag: (tag["start"], tag["end"]))
    return {"title": title, "text": "\n\n".join(texts), "language": "en", "spans": chosen}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose every other article is short, and the others have many tags or long texts."""
    folder = tmp_path_factory.mktemp("tagging")
    large = [_record(f"{spans} spans", spans, 3_000) for spans in SPANS]
    large += [_record(f"{length} characters", 16, length) for length in LENGTHS]
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for number, record in enumerate(large):
            for one in (_record(f"short {number}", 16, 3_000), record):
                file.write(json.dumps(one, ensure_ascii=False) + "\n")
    made = create_project(folder / "tagging.annotator", annotator_name=ANNOTATOR)
    made.importing.run(find_sources([folder / "articles.jsonl"])[0])
    made.close()
    return made.path


@pytest.fixture(scope="module")
def real(project: Path, qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWindow]:
    """Return the window on the project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        window = RealWindow(project)
        yield window
        window.close()


def _uid(real: RealWindow, title: str) -> str:
    listing = Listing(real.session.annotator_uid, Shown.ALL)
    return next(
        article.uid for article in real.session.reading.page(listing, limit=100)[0] if article.metadata.title == title
    )


def _untagged_words(real: RealWindow, count: int) -> list[int]:
    """Return places of words without a tag, all over the text of the article."""
    assert real.session.article is not None
    tagged = bytearray(len(real.session.article.text))
    for tag in real.session.annotations():
        tagged[tag.span.start : tag.span.end] = b"1" * tag.span.length
    words = list(re.finditer(r"\b[a-z]{4,}\b", real.session.article.text))
    free = [one.start() + 1 for one in words if not any(tagged[one.start() : one.end()])]
    return sorted(Random(7).sample(free, count))


def _bare_presses(text: str, folder: Path) -> Times:
    """Measure what nobody can do without: one row committed as safely as ours, one stretch coloured and painted.

    Each comes after a pause, as ours does: a disk and caches at rest take longer than those that are kept busy.
    """
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    for statement in ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA", "CREATE TABLE tag (start, label)"):
        connection.execute(statement)
    widget = bare_text(text)

    def act(place: int) -> None:
        connection.execute("INSERT INTO tag VALUES (?, ?)", (place, "label"))
        cursor = QTextCursor(widget.document())
        cursor.setPosition(place)
        cursor.setPosition(place + 5, QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setBackground(Qt.GlobalColor.yellow)
        cursor.setCharFormat(shape)

    taken = []
    for place in range(0, 10 * PRESSES, 10):
        settle()
        taken.append(until_painted(widget, lambda place=place: act(place)))  # type: ignore[misc]
    times = Times.of(taken)
    connection.close()
    widget.deleteLater()
    return times


@pytest.mark.parametrize("spans", SPANS)
def test_from_the_key_to_a_tag_saved_and_painted(real: RealWindow, tell: Tell, tmp_path: Path, spans: int) -> None:
    real.open(_uid(real, f"{spans} spans"))
    assert real.session.article is not None
    assert real.window.tag is not None
    before = len(real.session.annotations())
    listed = Painted(real.window.tag.pane.spans.viewport())
    taken, until_listed = [], []
    for place in _untagged_words(real, PRESSES):
        real.view.set_caret(place)
        settle(real.session)
        listed.happened = False
        began = perf_counter()
        taken.append(real.press(Qt.Key.Key_1))
        while not listed.happened:
            QApplication.processEvents()
        until_listed.append((perf_counter() - began) * 1000)
    times = Times.of(taken)
    bare = _bare_presses(real.session.article.text, tmp_path)
    tell(
        f"key to tag, {spans} spans: {times}; the pane beside it shows it too: {Times.of(until_listed)};"
        f" bare commit and QTextEdit: {bare}: {times.p50 / bare.p50:.1f} times"
    )
    assert len(real.session.annotations()) == before + PRESSES
    assert times.p50 < 5 * bare.p50


def _longest_wait(real: RealWindow) -> float:
    """Let everything about an article come; return how long a key would have had to wait for its turn at most."""
    longest, still = 0.0, perf_counter()
    while perf_counter() - still < QUIET_MS / 1000 or real.session.workers.running():
        began = perf_counter()
        QApplication.processEvents()
        taken = (perf_counter() - began) * 1000
        longest = max(longest, taken)
        if taken > _SHORTEST_WORK_MS:
            still = perf_counter()
    return longest


@pytest.mark.parametrize(
    "title", [f"{spans} spans" for spans in SPANS] + [f"{length} characters" for length in LENGTHS]
)
def test_from_the_key_to_the_next_article_painted(real: RealWindow, tell: Tell, qtbot: QtBot, title: str) -> None:
    uid = _uid(real, title)
    real.open(uid)
    assert real.session.article is not None
    text = real.session.article.text
    real.press(Qt.Key.Key_PageUp, CONTROL)
    taken, waits = [], []
    for _ in range(TURNS):
        settle(real.session)
        taken.append(real.press(Qt.Key.Key_PageDown, CONTROL))
        assert real.session.article.uid == uid
        waits.append(_longest_wait(real))
        real.press(Qt.Key.Key_PageUp, CONTROL)
    times = Times.of(taken)
    widget = bare_text("")
    bare = Times.of(until_painted(widget, lambda: widget.setPlainText(text)) for _ in range(TURNS))
    widget.deleteLater()
    tell(
        f"next article, {title}: {times}; longest wait behind that: {max(waits):.0f} ms;"
        f" text set in a bare QTextEdit: {bare}: {times.p50 / bare.p50:.1f} times"
    )
    assert times.p50 < 8 * bare.p50

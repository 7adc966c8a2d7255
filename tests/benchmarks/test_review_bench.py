"""Merging, listing and stepping at full size; run with ``-m benchmark -s`` to see the figures.

Ratios are against work of the same kind in the same run: reading and writing the very rows.
"""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import Project, create_project, open_project
from annotator.services.review_list import Shown
from annotator.session import preference_names as preference
from annotator.session.settings import Settings
from tests.laptops import article_uids, person

pytestmark = pytest.mark.benchmark

ARTICLES, SPANS = 10_000, 10
WORDS = "the governor of Kharkiv oblast said that seven people were killed by two guided bombs on Thursday and "


def filled(path: Path, scheme: AnnotationScheme, who: str, articles: int, spans: int, repeat: int = 12) -> Project:
    """Make a project with this many articles, each with so many tags of an annotator."""
    project = create_project(path, scheme=scheme, annotator_name=who)
    labels = [label.name for label in scheme.active_labels()]
    shift = len(who) % 3

    def article(number: int) -> ExchangedArticle:
        text = f"Report {number}. " + WORDS * repeat
        step = (len(text) - 20) // spans
        tags = tuple(
            ExchangedSpan(at * step, at * step + 6 + (shift if at % 4 == 0 else 0), labels[at % len(labels)])
            for at in range(spans)
        )
        return ExchangedArticle(text, spans=tags, progress=(ExchangedProgress(who, "done"),), uid=f"article-{number}")

    project.importing.take([article(number) for number in range(articles)])
    return project


def test_merging_ten_thousand_articles(tmp_path: Path, default_scheme: AnnotationScheme) -> None:
    theirs = filled(tmp_path / "theirs.annotator", default_scheme, "Tom", ARTICLES, SPANS)
    theirs.close()
    began = perf_counter()
    ours = filled(tmp_path / "ours.annotator", default_scheme, "Olena", ARTICLES, SPANS)
    importing = perf_counter() - began
    began = perf_counter()
    with ours.merging.preview(theirs.path) as preview:
        previewing = perf_counter() - began
        began = perf_counter()
        summary = ours.merging.merge(preview)
        merging = perf_counter() - began
    assert summary.added == ARTICLES * SPANS
    began = perf_counter()
    with ours.merging.preview(theirs.path) as preview:
        assert not preview.changes_anything
    again = perf_counter() - began
    print(
        f"\n{ARTICLES} articles, {ARTICLES * SPANS} tags: preview {previewing:.1f} s, merge {merging:.1f} s"
        f" with snapshot; preview of the same file again {again:.1f} s; importing as much took {importing:.1f} s"
    )
    assert merging < 2 * importing
    listing(ours)
    ours.close()
    empty = create_project(tmp_path / "empty.annotator", scheme=default_scheme, annotator_name="Olena")
    with empty.merging.preview(theirs.path) as preview:
        began = perf_counter()
        empty.merging.merge(preview)
        print(f"merging all of it as new articles: {perf_counter() - began:.1f} s")
    empty.close()


def listing(project: Project) -> None:
    who = [person(project, name).uid for name in ("Olena", "Tom")]
    listed = project.reviewing.list_of(who)
    began = perf_counter()
    listed.build()
    building = perf_counter() - began
    first = listed.entries()[0]
    found = project.reviewing.article(first.uid, who)
    project.reviewing.neither(found, found.open[0])
    began = perf_counter()
    listed.refresh()
    refreshing = perf_counter() - began
    began = perf_counter()
    listed.entries(Shown.OPEN)
    listed.neighbour(first.uid, forward=True)
    stepping = perf_counter() - began
    began = perf_counter()
    project.measuring.run()
    measuring = perf_counter() - began
    print(
        f"review list of {listed.counts()[Shown.ALL]} articles: built {building:.1f} s, refreshed after a decision"
        f" {1000 * refreshing:.1f} ms, sorted and stepped {1000 * stepping:.1f} ms; agreement {measuring:.1f} s"
    )
    assert refreshing < building / 100


def test_stepping_through_an_article_with_five_thousand_spans(tmp_path: Path, default_scheme: AnnotationScheme) -> None:
    project = filled(tmp_path / "one.annotator", default_scheme, "Olena", 1, 2500, repeat=1500)
    other = filled(tmp_path / "two.annotator", default_scheme, "Tom", 1, 2500, repeat=1500)
    other.close()
    with project.merging.preview(other.path) as preview:
        project.merging.merge(preview)
    project.close()
    project = open_project(project.path, annotator_name="Rita")
    who = [person(project, name).uid for name in ("Olena", "Tom")]
    uid = article_uids(project)[0]
    found = project.reviewing.article(uid, who)
    print(f"\n{len(found.open)} disagreements among 5000 spans")
    project.reviewing.take(found, found.open[0], who[0])
    times = []
    for _ in range(5):
        began = perf_counter()
        found = project.reviewing.article(uid, who)
        reading = perf_counter() - began
        began = perf_counter()
        changes = project.reviewing.take(found, found.open[0], who[1])
        deciding = perf_counter() - began
        began = perf_counter()
        project.reviewing.after(found, changes)
        times.append((reading, deciding, perf_counter() - began))
    reading, deciding, stepping = (sorted(each)[2] for each in zip(*times, strict=True))
    began = perf_counter()
    project.reading.annotations(uid)
    rows_only = perf_counter() - began
    print(
        f"reading and comparing the article {1000 * reading:.0f} ms (its rows alone {1000 * rows_only:.0f} ms),"
        f" a decision {1000 * deciding:.0f} ms, what is open after it {1000 * stepping:.0f} ms"
    )
    assert reading < 10 * rows_only
    assert stepping < reading / 5
    assert deciding < reading
    project.close()


def test_deciding_in_a_window_with_five_thousand_spans(
    tmp_path: Path, default_scheme: AnnotationScheme, qtbot: QtBot
) -> None:
    project = filled(tmp_path / "one.annotator", default_scheme, "Olena", 1, 2500, repeat=1500)
    other = filled(tmp_path / "two.annotator", default_scheme, "Tom", 1, 2500, repeat=1500)
    other.close()
    with project.merging.preview(other.path) as preview:
        project.merging.merge(preview)
    began = perf_counter()
    project.reviewing.article(article_uids(project)[0], [person(project, name).uid for name in ("Olena", "Tom")])
    reading = perf_counter() - began
    project.close()
    settings = Settings()
    settings.set(preference.ANNOTATOR, "Olena")
    window = MainWindow(settings, Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.open_first(project.path)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: not session.workers.running(), timeout=60_000)

    def timed(act: Callable[[], object]) -> float:
        began = perf_counter()
        act()
        QApplication.processEvents()
        return perf_counter() - began

    opening = timed(lambda: window.show_workspace("review"))
    review = window.review
    assert review is not None
    assert review.review.current is not None, "something to decide is shown at once"
    qtbot.waitUntil(lambda: not session.workers.running(), timeout=60_000)
    first = timed(lambda: review.take(0))
    deciding = sorted(timed(lambda: review.take(1)) for _ in range(9))[4]
    stepping = sorted(timed(lambda: review.step(forward=True)) for _ in range(9))[4]
    undoing = timed(session.undo)
    print(
        f"\nin the window, painting included: opening {1000 * opening:.0f} ms, first decision {1000 * first:.0f} ms,"
        f" a decision {1000 * deciding:.0f} ms, a step {1000 * stepping:.0f} ms, undo {1000 * undoing:.0f} ms;"
        f" reading and comparing the article alone {1000 * reading:.0f} ms"
    )
    assert deciding < 2 * reading
    assert stepping < reading
    window.close()

"""A large import is read by a child: what comes of it is the same, and the child never outlives its purpose."""

import json
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.exchange import ExchangedArticle, OffsetUnit, Problem
from annotator.domain.furniture import Teaching
from annotator.domain.import_choice import ImportChoice
from annotator.domain.label_mapping import LabelMapping, MappedLabels
from annotator.domain.near_duplicates import Sketch
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import BugError, Phrase
from annotator.formats.base import ReadOptions
from annotator.formats.registry import format_named
from annotator.services import supply_apart
from annotator.services.importing import BESIDE_A_WINDOW
from annotator.services.preparing import Preparing
from annotator.services.projects import Project, create_project, open_project
from annotator.services.sources import find_sources
from annotator.services.supply import FileToRead, Supply
from annotator.services.supply_apart import ReaderGone
from tests.formats.samples import articles

ROOT = Path(__file__).resolve().parents[2]
JSON_LINES = format_named("jsonl")
linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux says whose child a process is")


def large(path: Path, count: int = 2000) -> Path:
    """Write some articles among so much else that reading them is worth a child."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            start = len(str(number)) + 2
            span = {"start": start, "end": start + 4, "label": "Weapons" if number % 2 else "Thing", "text": "tank"}
            record = {"text": f"{number}. tank seen.", "spans": [span], "ignored": "x" * (4_400_000 // count)}
            file.write(json.dumps(record) + "\n")
    return path


def children() -> list[int]:
    """Return the processes that this one started and that still run."""
    return [int(one) for task in Path("/proc/self/task").iterdir() for one in (task / "children").read_text().split()]


def supply_of(scheme: AnnotationScheme, labels: LabelMapping | None = None) -> Supply:
    mapped = MappedLabels(labels or LabelMapping(), scheme)
    return Supply(Preparing(scheme, Teaching()), mapped, BESIDE_A_WINDOW, as_suggestions=False)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "war", annotator_name="Olena")


@given(drawn=articles())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_ready_arrives_as_it_was(default_scheme: AnnotationScheme, drawn: list[ExchangedArticle]) -> None:
    preparing = Preparing(default_scheme, Teaching())
    for article in drawn:
        odd = replace(article, place="a.jsonl, line 3", unit_assumed=OffsetUnit.UTF16, encoding_guessed=True)
        ready = preparing.prepared(odd)
        assert pickle.loads(pickle.dumps(ready)) == ready


def test_a_sketch_arrives_as_it_was(default_scheme: AnnotationScheme) -> None:
    ready = Preparing(default_scheme, Teaching(), with_sketches=True).prepared(ExchangedArticle("One two three. " * 9))
    found = pickle.loads(pickle.dumps(ready)).sketch
    assert found.similarity(ready.sketch) == 1
    assert found.hashes == Sketch(ready.text).hashes


def test_a_sentence_arrives_with_what_its_translation_needs() -> None:
    said = Phrase("{count} {{left}} of {why}", count=3, why=Phrase("{what}", what="{more}"))
    found = pickle.loads(pickle.dumps(Problem("a", said)))
    assert (found.sentence, found.sentence.template, found.sentence.blanks) == (said, said.template, said.blanks)
    assert isinstance(found.sentence.blanks["why"], Phrase)


def test_a_large_import_is_read_by_a_child_and_leaves_none(project: Project, tmp_path: Path) -> None:
    seen: set[str] = set()
    progress: list[tuple[int, int, int]] = []

    def look(done: int, total: int, taken: int) -> None:
        seen.update(thread.name for thread in threading.enumerate())
        progress.append((done, total, taken))

    sources = find_sources([large(tmp_path / "many.jsonl"), large(tmp_path / "few.jsonl", 3)])[0]
    summary = project.importing.run(sources, on_progress=look)
    # The three of the second file are in the first one, too.
    assert (summary.articles, summary.spans, summary.duplicates) == (2000, 2000, 3)
    assert "limited child" in seen
    assert "limited child" not in {thread.name for thread in threading.enumerate()}
    assert progress[0] == (0, 2, 0)
    assert progress[-1] == (2, 2, 2003)
    assert progress == sorted(progress)


def test_a_small_import_needs_none(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("One article.", encoding="utf-8")
    seen: set[str] = set()
    project.importing.run(
        find_sources([path])[0],
        on_progress=lambda *_: seen.update(thread.name for thread in threading.enumerate()),
    )
    assert "limited child" not in seen


def test_labels_are_mapped_and_counted_in_the_child(project: Project, tmp_path: Path) -> None:
    mapping = LabelMapping({"Thing": "", "Weapons": "Locations", "Plane": "Weapons"})
    sources = find_sources([large(tmp_path / "many.jsonl")])[0]
    summary = project.importing.run(sources, choice=ImportChoice(labels=mapping))
    assert summary.spans == 1000
    assert [str(notice.sentence) for notice in summary.notices] == [
        "Left out as you chose: 1000 tagged as Thing.",
        "No tag had the label plane, which was mapped.",
    ]


def test_a_file_that_is_gone_costs_no_other(project: Project, tmp_path: Path) -> None:
    sources = find_sources([large(tmp_path / "a.jsonl", 20), large(tmp_path / "b.jsonl", 30)])[0]
    sources[0].path.unlink()
    summary = project.importing.run(sources)
    assert summary.articles == 30
    assert [problem.place for problem in summary.problems] == ["a.jsonl"]


@linux
def test_a_child_that_is_killed_costs_the_import_and_nothing_else(project: Project, tmp_path: Path) -> None:
    def kill(_done: int, _total: int, taken: int) -> None:
        if taken:
            for child in children():
                os.kill(child, signal.SIGKILL)

    # Longer than what lies ready already when the first articles are there.
    sources = find_sources([large(tmp_path / "many.jsonl", 20_000)])[0]
    with pytest.raises(ReaderGone, match="Nothing was imported"):
        project.importing.run(sources, on_progress=kill)
    assert project.reading.project().article_count == 0
    assert project.check() == []
    assert project.importing.run(sources).articles == 20_000


@linux
def test_cancel_ends_the_child(project: Project, tmp_path: Path) -> None:
    taken = [0]

    def note(_done: int, _total: int, articles_taken: int) -> None:
        taken[0] = articles_taken

    sources = find_sources([large(tmp_path / "many.jsonl", 20_000)])[0]
    summary = project.importing.run(sources, on_progress=note, cancelled=lambda: taken[0] > 0)
    assert summary.cancelled
    assert taken[0] < 1000
    assert project.reading.project().article_count == 0
    assert children() == []


@pytest.mark.parametrize("python", ["/no/such/python", "/bin/false"])
@linux
def test_where_no_child_can_be_started_the_program_reads_itself(
    python: str, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    assert project.importing.run(find_sources([large(tmp_path / "many.jsonl")])[0]).articles == 2000


def test_what_goes_wrong_in_the_child_is_told_by_the_parent(default_scheme: AnnotationScheme) -> None:
    nonsense = FileToRead(cast("Path", 7), JSON_LINES, ReadOptions())
    with pytest.raises(BugError, match="Traceback"):
        list(supply_apart._portions_apart(supply_of(default_scheme), [nonsense], lambda: False))


def test_untrusted_files_keep_the_child_with_limits(tmp_path: Path) -> None:
    path = large(tmp_path / "a.html")
    assert not supply_apart._is_worth_a_child([FileToRead(path, format_named("html"), ReadOptions())])
    assert supply_apart._is_worth_a_child([FileToRead(path, JSON_LINES, ReadOptions())]) is ((os.cpu_count() or 1) > 1)


_IMPORTING = (
    "import sys\n"
    "from pathlib import Path\n"
    "from annotator.services.projects import open_project\n"
    "from annotator.services.sources import find_sources\n"
    "from tests.services.test_supply_apart import children\n"
    "def say(done, total, taken):\n"
    "    if taken:\n"
    "        print(*children(), flush=True)\n"
    "        sys.stdin.read()\n"
    "project = open_project(Path(sys.argv[1]))\n"
    "project.importing.run(find_sources([Path(sys.argv[2])])[0], on_progress=say)\n"
)


@linux
def test_the_child_goes_with_a_parent_that_is_killed(project: Project, tmp_path: Path) -> None:
    project.close()
    path = large(tmp_path / "many.jsonl", 20_000)
    started = subprocess.Popen(
        [sys.executable, "-c", _IMPORTING, project.path, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert started.stdout is not None
    (child,) = map(int, started.stdout.readline().split())
    watched = os.pidfd_open(child)
    started.kill()
    started.communicate()
    # Nobody reads what it says any more, which it notices with the next portion.
    assert select.select([watched], [], [], 60)[0]
    os.close(watched)
    opened = open_project(project.path)
    assert opened.reading.project().article_count == 0
    opened.close()

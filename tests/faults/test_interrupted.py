"""Exports, shares and snapshots that are killed at random moments: the old file or the new one, and no remains."""

import os
import random
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.domain.exchange import ExchangedArticle
from annotator.services.projects import Project, open_project
from annotator.storage.snapshots import snapshots_of
from tests.faults.killing import Worker
from tests.projects import make_project, memory_folder, tag

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed in the middle of its work")

KILLS = int(os.environ.get("KILLS", "10"))
ROOT = Path(__file__).parents[2]
_WORK = """
import os, signal, sys
from pathlib import Path
from annotator.services.projects import open_project

def work(project, act, target):
    if act == "export":
        project.exporting.run(target, format_name="jsonl", read_back=True)
    elif act == "folder":
        project.exporting.run(target, format_name="brat", read_back=True)
    elif act == "share":
        project.sharing.run(target)
    elif act == "snapshot":
        project.take_snapshot()

path, act, target = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
open_project(path).close()
while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        project = open_project(path, annotator_name="Olena", read_only=act != "snapshot")
        os.write(1, b"begin\\n")
        work(project, act, target)
        os.write(1, b"done\\n")
        sys.stdin.readline()
        os._exit(0)
    os.write(1, f"{child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"end\\n")
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=memory_folder()) as name:
        yield Path(name)


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    made = make_project(folder / "war")
    texts = (f"Article {number}\n\n" + "Seven people were killed. " * 40 for number in range(150))
    made.importing.take(map(ExchangedArticle, texts))
    tag(made, "seven people")
    yield made
    made.close()


def moments(worker: Worker) -> Iterator[float]:
    """Yield random moments within the time that the work takes undisturbed."""
    assert worker.killed_after(None)
    took = worker.took
    for _ in range(5 * KILLS):
        yield random.random() * took


def content(place: Path) -> dict[str, bytes]:
    files = [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
    return {str(file.relative_to(place)): file.read_bytes() for file in files}


@pytest.mark.parametrize(("act", "name"), [("export", "tags.jsonl"), ("folder", "tags")])
def test_a_killed_export_leaves_what_was_there_or_all_of_it(
    project: Project, folder: Path, act: str, name: str
) -> None:
    out = folder / "out"
    out.mkdir()
    format_name = "jsonl" if act == "export" else "brat"
    project.exporting.run(out / "expected", format_name=format_name)
    expected = content(out / "expected")
    target = out / name
    worker = Worker(_WORK, project.path, act, target)
    interrupted = 0
    for number, moment in enumerate(moments(worker)):
        if number >= KILLS and interrupted:
            break  # more than that only where no kill hit the work yet
        if target.is_dir():
            shutil.rmtree(target)
        elif target.exists():
            target.write_text("what was there")
        before = content(target) if target.exists() else {}
        interrupted += not worker.killed_after(moment)
        assert (content(target) if target.exists() else {}) in (before, expected)
    worker.close()
    assert interrupted, "no kill hit the work: the test is too tame"
    project.exporting.run(out / "again.jsonl", format_name="jsonl")  # the next one clears up
    assert not [left.name for left in out.iterdir() if left.name.startswith(".")]
    assert project.check() == []


def test_a_killed_snapshot_leaves_the_earlier_ones_and_is_whole_or_not_there(project: Project) -> None:
    project.take_snapshot()
    uid = project.reading.project().uid
    project.close()
    worker = Worker(_WORK, project.path, "snapshot", project.path)
    for moment in islice(moments(worker), KILLS):
        before = [one.number for one in snapshots_of(uid)]
        worker.killed_after(moment)
        after = [one.number for one in snapshots_of(uid)]
        assert after[-1] in (before[-1], before[-1] + 1)
    worker.close()
    again = open_project(project.path, annotator_name="Olena")
    latest = again.take_snapshot()
    assert latest is not None
    assert not [left.name for left in latest.path.parent.iterdir() if left.name.startswith(".")]
    assert again.check() == []
    again.close()
    for one in snapshots_of(uid)[-12:]:
        opened = open_project(one.path, read_only=True)
        assert opened.check() == []
        opened.close()


def test_a_killed_share_leaves_no_file_or_a_whole_one(project: Project, folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    target = out / "theirs.annotator"
    worker = Worker(_WORK, project.path, "share", target)
    interrupted = 0
    for number, moment in enumerate(moments(worker)):
        if number >= KILLS and interrupted:
            break  # more than that only where no kill hit the work yet
        target.unlink(missing_ok=True)
        done = worker.killed_after(moment)
        interrupted += not done
        assert target.exists() or not done
        if target.exists():
            opened = open_project(target, read_only=True)
            assert opened.check() == []
            opened.close()
    worker.close()
    assert interrupted, "no kill hit the work: the test is too tame"
    target.unlink(missing_ok=True)
    project.sharing.run(target)
    assert not [left.name for left in out.iterdir() if left.name.startswith(".") and ".part" in left.name]

"""A merge that is killed, or whose disk is full: all of it or nothing; and copies that a sync folder made of one file.

More kills with the variable KILLS, as in ``test_interrupted.py``.
"""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.workflow import State
from annotator.services.projects import Project, open_project
from annotator.storage.errors import DiskFull
from tests.faults.killing import Worker
from tests.laptops import person, read_here
from tests.projects import article_uids, content, make_project, memory_folder, tag

KILLS = int(os.environ.get("KILLS", "12"))
ROOT = Path(__file__).parents[2]
_WORK = """
import os, sys
from pathlib import Path
from annotator.services.projects import open_project
from tests.laptops import read_here

ours, theirs = Path(sys.argv[1]), Path(sys.argv[2])
foreign = read_here(theirs)
while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        project = open_project(ours, annotator_name="Olena")
        preview = project.merging.preview_of(foreign)
        os.write(1, b"begin\\n")
        project.merging.merge(preview)
        project.close()
        os.write(1, b"done\\n")
        sys.stdin.readline()
        os._exit(0)
    os.write(1, f"{child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"end\\n")
foreign.close()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=memory_folder()) as name:
        yield Path(name)


def filled(path: Path, who: str, articles: int = 60, first: int = 0) -> Path:
    """Make a project whose articles have five tags each."""
    project = make_project(path, annotator=who)
    text = "Seven people were killed in Kharkiv. " * 20
    tags = tuple(ExchangedSpan(37 * at, 37 * at + 12 + len(who) % 3, "Casualties") for at in range(5))
    numbers = range(first, first + articles)
    project.importing.take(ExchangedArticle(f"Article {number}\n\n{text}", spans=tags) for number in numbers)
    project.close()
    return project.path


def told(path: Path) -> object:
    project = open_project(path, read_only=True)
    try:
        return content(project)
    finally:
        project.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed in the middle of its work")
def test_a_killed_merge_is_all_there_or_not_at_all(folder: Path) -> None:
    ours = filled(folder / "ours", "Olena")
    theirs = filled(folder / "theirs", "Taras", 300, first=30)
    start = folder / "start"
    shutil.copyfile(ours, start)
    before = told(ours)
    merger = Worker(_WORK, ours, theirs)
    assert merger.killed_after(None)
    took = merger.took
    after = told(ours)
    assert after != before
    journals = 0
    for number in range(5 * KILLS):
        if number >= KILLS and journals:
            break  # more than that only where no kill hit the writing yet
        shutil.copyfile(start, ours)
        finished = merger.killed_after(random.random() * took)
        journals += Path(f"{ours}-journal").exists()
        project = open_project(ours, annotator_name="Olena")
        assert not project.read_only_reason
        assert project.check() == []
        found = content(project)
        project.close()
        assert found == after if finished else found in (before, after)
        assert not [path.name for path in folder.iterdir() if path.suffix in (".tmp", ".part")]
    merger.close()
    assert journals, "no kill hit the writing: the test is too tame"


def test_a_merge_onto_a_full_disk_changes_nothing_and_can_be_done_again(folder: Path) -> None:
    theirs = filled(folder / "theirs", "Taras", 300, first=30)
    project = open_project(filled(folder / "ours", "Olena"), annotator_name="Olena")
    before = content(project)
    connection = project._file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    for room in (0, 5, 20, 40):
        connection.execute(f"PRAGMA max_page_count = {pages + room}")
        with project.merging.preview_of(read_here(theirs)) as preview, pytest.raises(DiskFull) as caught:
            project.merging.merge(preview)
        assert "Free some space" in caught.value.sentence()
        assert content(project) == before
        assert project.check() == []
    connection.execute("PRAGMA max_page_count = 1000000")
    with project.merging.preview_of(read_here(theirs)) as preview:
        assert project.merging.merge(preview).articles == 270
    assert project.check() == []
    project.close()


def test_copies_that_a_sync_folder_made_are_merged_without_losing_a_tag(folder: Path) -> None:
    ours = make_project(folder / "war")
    shared = tag(ours, "Kharkiv", "Locations")
    ours.close()
    conflicted = folder / "war (Olena's conflicted copy 2024-05-23).annotator"
    shutil.copyfile(ours.path, conflicted)
    here, there = open_project(ours.path, annotator_name="Olena"), open_project(conflicted, annotator_name="Olena")
    mine, theirs = tag(here, "seven people"), tag(there, "Ihor Terekhov", "Officials")
    here.annotating.set_note(shared.uid, "from here")
    there.annotating.set_note(shared.uid, "from there")
    there.annotating.set_note(shared.uid, "from there, later")
    there.annotating.set_state(article_uids(there)[1], State.DONE)
    there.close()
    with here.merging.preview(conflicted) as preview:
        assert preview.is_ours
        brings = preview.annotators[person(here, "Olena").uid]
        assert (brings.new, brings.changed, brings.older) == (1, 1, 0)
        here.merging.merge(preview)
    tags = {one.uid: one for one in here.reading.annotations(article_uids(here)[0])}
    assert tags.keys() == {shared.uid, mine.uid, theirs.uid}
    assert tags[shared.uid].note == "from there, later", "the version with more changes counts"
    assert notes_of(here, shared.uid) >= {"from here", "from there, later"}, "the other one stands in the history"
    assert here.reading.progress(article_uids(here)[1], here.annotator.uid).state is State.DONE
    assert here.check() == []
    with here.merging.preview(conflicted) as preview:
        assert not preview.changes_anything
    here.close()


def notes_of(project: Project, uid: str) -> set[str]:
    return {str(version["note"]) for version in project._stores.history.versions_of([uid])}

"""Killed while it takes back an import that was cut off, again and again: what was there before is there, whole."""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.services.projects import open_project
from tests.cut_off import make_cut_off, open_as_left
from tests.faults.killing import Worker
from tests.projects import assert_search_is_true, content, memory_folder

KILLS = int(os.environ.get("KILLS", "12"))
_WORK = """
import os, sys
import sqlite_utils
from pathlib import Path
from annotator.services import taking_back  # what the child needs is loaded once
from annotator.services.projects import open_project

while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        os.write(1, f"{os.getpid()}\\nbegin\\n".encode())
        project = open_project(Path(sys.argv[1]), annotator_name="Olena", hide_cut_off=True)
        project.erase_cut_off(project.cut_off)
        project.close()
        os.write(1, b"done\\n")
        sys.stdin.readline()
        os._exit(0)
    os.waitpid(child, 0)
    os.write(1, b"end\\n")
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=memory_folder()) as name:
        yield Path(name)


def count_of(path: Path) -> int:
    """Return how many articles there are, hidden ones too."""
    project = open_as_left(path)
    try:
        return project.reading.project().article_count
    finally:
        project.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed in the middle of its work")
def test_killed_while_it_takes_back_what_was_cut_off(folder: Path) -> None:
    path = make_cut_off(folder / "war")
    start = folder / "start"
    shutil.copyfile(path, start)
    with_all = count_of(path)
    worker = Worker(_WORK, path)
    assert worker.killed_after(None)
    took = worker.took
    project = open_project(path, annotator_name="Olena")
    before, count = content(project), project.reading.project().article_count
    assert count == 2
    project.close()
    journals = between = 0
    for number in range(5 * KILLS):
        if number >= KILLS and journals and between:
            break  # more than that only where no kill hit the writing yet
        shutil.copyfile(start, path)
        for _ in range(random.randrange(1, 4)):
            worker.killed_after(random.random() * took)
            journals += Path(f"{path}-journal").exists()
        hidden = open_project(path, annotator_name="Olena", hide_cut_off=True)
        assert not hidden.read_only_reason
        between += 2 < hidden.reading.project().article_count < with_all
        assert hidden.check() == []
        hidden.close()
        project = open_project(path, annotator_name="Olena")
        assert content(project) == before
        assert project.reading.project().article_count == count
        assert project.check() == []
        project.close()
    worker.close()
    assert journals, "no kill hit the writing: the test is too tame"
    assert between, "no kill came between two pieces: the test is too tame"
    assert_search_is_true(path)

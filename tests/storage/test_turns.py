"""One connection writes at a time; a window neither waits for lasting work nor is kept from reading."""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services.projects import Project
from annotator.storage.errors import StillWriting
from annotator.storage.turns import Turns
from tests.projects import article_uids, make_project

MANY = 20_000
LONG = 60


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = make_project(tmp_path / "p", ["One.", "Two."])
    yield project
    project.close()


def until_waiting(turns: Turns, count: int) -> None:
    """Wait until so many threads stand in the queue."""
    ends = time.monotonic() + LONG
    while turns.waiting != count:
        assert time.monotonic() < ends
        threading.Event().wait(0.001)


def test_lasting_work_is_not_waited_for_and_can_be_read_beside(project: Project) -> None:
    sibling = project.sibling()
    with sibling._file.transaction(lasting=True):
        # More than SQLite holds in memory by itself: it would lock readers out from here on.
        sibling._file.connection.execute(
            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO history (act_uid, act, at, what, what_uid, reverses, checksum)"
            " SELECT 'x', 'x', 'x', 'x', hex(randomblob(100)), '', '' FROM n",
            (MANY,),
        )
        project._file.connection.execute("PRAGMA busy_timeout = 0")
        assert len(article_uids(project)) == 2
        with pytest.raises(StillWriting), project._file.transaction():
            pytest.fail("the turn was given twice")
        sibling._file.connection.execute("DELETE FROM history WHERE act_uid = 'x'")
    with project._file.transaction():
        pass
    sibling.close()


def test_a_batch_in_the_background_is_waited_for(project: Project) -> None:
    begun, order = threading.Event(), []

    def write() -> None:
        sibling = project.sibling()
        with sibling._file.transaction():
            begun.set()
            sibling._file.connection.execute("UPDATE project SET name = 'theirs'")
            order.append("theirs")
        sibling.close()

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(5)
    with project._file.transaction():
        order.append("ours")
    thread.join()
    assert order == ["theirs", "ours"]


def test_who_asked_first_writes_first() -> None:
    turns, order = Turns("p"), list[int]()

    def write(name: int) -> None:
        with turns.taken(patient=name % 2 == 0, lasting=False):
            order.append(name)

    with turns.taken(patient=True, lasting=False):
        threads = [threading.Thread(target=write, args=(name,)) for name in range(6)]
        for waiting, thread in enumerate(threads, 1):
            thread.start()
            until_waiting(turns, waiting)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4, 5]
    with turns.taken(patient=False, lasting=False):
        assert turns.waiting == 0


def test_a_tag_does_not_wait_behind_an_import_that_asks_again_and_again(project: Project) -> None:
    importing, order = project.sibling(), []

    def tag() -> None:
        with contextlib.closing(project.sibling()) as tagging, tagging._file.transaction():
            order.append("tag")

    with importing._file.transaction():
        order.append("batch")
        thread = threading.Thread(target=tag)
        thread.start()
        until_waiting(project._file._turns, 1)
    with importing._file.transaction():
        order.append("batch")
    thread.join()
    importing.close()
    assert order == ["batch", "tag", "batch"]


def test_work_in_the_background_waits_for_its_turn(project: Project) -> None:
    first, order = project.sibling(), []

    def write() -> None:
        second = project.sibling()
        with second._file.transaction(lasting=True):
            order.append("second")
        second.close()

    thread = threading.Thread(target=write)
    with first._file.transaction(lasting=True):
        thread.start()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    first.close()

"""One connection writes at a time; a window neither waits for lasting work nor is kept from reading."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services.projects import Project
from annotator.storage.errors import StillWriting
from tests.projects import article_uids, make_project

MANY = 20_000


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = make_project(tmp_path / "p", ["One.", "Two."])
    yield project
    project.close()


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

"""Counts of articles are kept only while nothing is written, by whoever."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.listing import StateCounts
from annotator.domain.workflow import State
from annotator.services.projects import Project
from tests.projects import article_uids, make_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = make_project(tmp_path / "project.annotator")
    yield project
    project.close()


def counts(project: Project) -> StateCounts:
    return project.reading.counts(project.annotator.uid)


def test_counts_follow_what_is_written_here(project: Project) -> None:
    before = counts(project)
    uid = article_uids(project)[0]
    project.annotating.set_state(uid, State.DONE)
    assert counts(project).done == before.done + 1
    project.annotating.set_flag(uid, True)
    assert counts(project).flagged == before.flagged + 1
    project.annotating.remove_articles([uid])
    assert counts(project).total == before.total - 1


def test_counts_follow_what_another_connection_writes(project: Project) -> None:
    before = counts(project)
    other = project.sibling()
    other.annotating.set_state(article_uids(project)[0], State.DONE)
    other.close()
    assert counts(project).done == before.done + 1


def test_counts_of_what_is_taken_back_are_not_kept(project: Project) -> None:
    uid = article_uids(project)[0]
    project.annotating.set_state(uid, State.DONE)
    before = counts(project)
    file = project._file

    def write_and_give_up() -> None:
        with file.transaction():
            file.connection.execute("UPDATE progress SET state = 'new'")
            assert counts(project).done == before.done - 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_give_up()
    assert counts(project) == before


def test_counts_are_those_of_the_annotator_asked_for(project: Project) -> None:
    project.annotating.set_state(article_uids(project)[0], State.DONE)
    assert counts(project).done == 1
    assert project.reading.counts("somebody else").done == 0
    assert counts(project).done == 1


def test_done_articles_are_counted_the_same_whichever_way_is_quicker(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("Olena", "Petro", "Sofiia")
    for place, name in enumerate(names):
        project.become(name)
        for uid, state in zip(article_uids(project), (State.DONE, State.IN_PROGRESS, State.DONE)[place:], strict=False):
            project.annotating.set_state(uid, state)
    for few in (1_000, 3, 0):
        monkeypatch.setattr("annotator.storage.listing_store._FEW", few)
        done = []
        for name in names:
            project.become(name)
            uid = article_uids(project)[-1]
            # A write between, or the counts of before would be kept.
            project.annotating.set_flag(uid, True)
            project.annotating.set_flag(uid, False)
            done.append(counts(project).done)
        assert done == [2, 1, 1]

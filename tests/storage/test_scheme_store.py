"""The scheme is read once, and again when anybody changed it."""

from pathlib import Path

import pytest

from annotator.services.projects import Project, open_project
from annotator.storage.scheme_store import SchemeStore
from tests.projects import make_project, tag


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project.annotator")


def renamed(project: Project, name: str) -> None:
    scheme = project.reading.scheme()
    first = scheme.labels[0]._replace(name=name)
    project.schemes.change(scheme._replace(labels=(first, *scheme.labels[1:])))


def test_the_scheme_is_the_same_object_until_it_changes(project: Project) -> None:
    before = project.reading.scheme()
    tag(project, "Kharkiv", "Locations")
    assert project.reading.scheme() is before
    renamed(project, "Hurt")
    assert project.reading.scheme().labels[0].name == "Hurt"


def test_a_change_of_another_connection_is_seen(project: Project) -> None:
    assert project.reading.scheme().labels[0].name == "Casualties"
    other = project.sibling()
    renamed(other, "Hurt")
    assert project.reading.scheme().labels[0].name == "Hurt"
    act = other.annotating.undoable()[0][-1]
    other.annotating.undo(act.uid)
    other.close()
    assert project.reading.scheme().labels[0].name == "Casualties"


def test_a_change_that_was_rolled_back_is_forgotten(project: Project) -> None:
    file = project._file
    store = SchemeStore(file)
    scheme = store.load()
    file.connection.execute("BEGIN")
    store.save(scheme._replace(name="Other", revision=scheme.revision + 1))
    assert store.load().name == "Other"
    file.connection.execute("ROLLBACK")
    for forget in file.on_rollback:
        forget()
    assert store.load() == scheme


def test_an_undone_change_and_another_one_are_told_apart(project: Project) -> None:
    renamed(project, "Hurt")
    assert project.reading.scheme().labels[0].name == "Hurt"
    act = project.annotating.undoable()[0][-1]
    project.annotating.undo(act.uid)
    assert project.reading.scheme().labels[0].name == "Casualties"
    renamed(project, "Harmed")
    assert project.reading.scheme().labels[0].name == "Harmed"
    path = project.path
    project.close()
    again = open_project(path)
    assert again.reading.scheme().labels[0].name == "Harmed"
    again.close()

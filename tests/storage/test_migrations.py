"""Files of earlier versions are brought up to date, wholly or not at all."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.services.projects import open_project, project_snapshots
from annotator.storage.errors import DiskFull, NewerProject, ProjectReadOnly
from annotator.storage.migrations import MIGRATIONS, SCHEMA_VERSION, Step, expected_schema, migrate, schema_of
from annotator.storage.opening import open_file
from tests.projects import digest, make_project, tag

STATEMENTS = (
    "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT",
    "INSERT INTO place (name) SELECT quote FROM annotation",
    "ALTER TABLE annotation ADD COLUMN place INTEGER REFERENCES place (id)",
    "UPDATE annotation SET place = 1",
    "DROP INDEX annotation_by_quote",
)
ROOT = Path(__file__).parents[2]


def step_that_stops(after: int, how: object) -> Step:
    """Return a step that stops after some of its statements: by an exception, or at once with the whole program."""

    def step(connection: sqlite3.Connection) -> None:
        for number, statement in enumerate(STATEMENTS):
            if number == after:
                if isinstance(how, Exception):
                    raise how
                os._exit(9)
            connection.execute(statement)
        if after == len(STATEMENTS):
            if isinstance(how, Exception):
                raise how
            os._exit(9)

    return step


NEXT = (*MIGRATIONS, step_that_stops(99, None))


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A project with a tag, closed."""
    project = make_project(tmp_path / "war")
    tag(project, "seven people")
    project.close()
    return project.path


def test_every_step_can_be_walked_with_what_a_project_holds(closed: Path) -> None:
    file = open_file(closed, steps=NEXT)
    assert file.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION + 1
    assert file.connection.execute("SELECT name FROM place").fetchall() == [("seven people",)]
    assert schema_of(file.connection) == expected_schema(NEXT)
    file.close()
    (snapshot,) = project_snapshots(closed)
    assert snapshot.reason == "migration"
    earlier = open_project(snapshot.path, read_only=True)
    assert earlier.check() == []
    earlier.close()
    with pytest.raises(NewerProject):
        open_file(closed)


@pytest.mark.parametrize("after", range(len(STATEMENTS) + 1))
def test_an_error_leaves_the_old_file(closed: Path, after: int) -> None:
    with pytest.raises(DiskFull):
        open_file(closed, steps=(*MIGRATIONS, step_that_stops(after, DiskFull(name="war"))))
    project = open_project(closed)
    assert project.check() == []
    assert not project.read_only_reason
    project.close()


@pytest.mark.parametrize("after", range(len(STATEMENTS) + 1))
def test_a_program_that_ends_leaves_the_old_file(closed: Path, after: int) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from annotator.storage.migrations import MIGRATIONS\n"
        "from annotator.storage.opening import open_file\n"
        "from tests.storage.test_migrations import step_that_stops\n"
        "open_file(Path(sys.argv[1]), steps=(*MIGRATIONS, step_that_stops(int(sys.argv[2]), None)))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, closed, str(after)], cwd=ROOT, check=False)
    assert ended.returncode == 9
    project = open_project(closed)
    assert project.check() == []
    project.close()
    assert project_snapshots(closed)


def test_a_viewer_does_not_migrate(closed: Path) -> None:
    before = digest(closed)
    with pytest.raises(ProjectReadOnly):
        open_file(closed, read_only=True, steps=NEXT)
    assert digest(closed) == before


def test_who_comes_second_finds_it_done() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    migrate(connection)
    assert schema_of(connection) == expected_schema()
    connection.close()

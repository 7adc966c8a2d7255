"""Files of every released version open, migrate with all they hold, and merge."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from annotator.domain.scheme import AnnotationScheme
from annotator.services.projects import open_project, project_snapshots, restore
from annotator.storage.errors import DamagedProject
from annotator.storage.foreign_project import ForeignProjectRefused
from annotator.storage.migrations import MIGRATIONS, SCHEMA_VERSION, expected_schema, schema_of, version_of
from tests.laptops import new_project, rows
from tests.projects import digest
from tests.storage.test_foreign_project import change

RELEASED = sorted((Path(__file__).parent / "released").glob("*.gz"))


def version_in(packed: Path) -> int:
    """Return the version that a file's name gives."""
    return int(packed.name.removeprefix("version_").removesuffix(".annotator.gz"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a fresh copy of a released file."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    target = folder / f"version_{version_in(request.param)}.annotator"
    target.write_bytes(gzip.decompress(request.param.read_bytes()))
    return target


def content_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the tables that hold content."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        tables = [name for (kind, name), sql in schema_of(connection).items() if kind == "table" and "STRICT" in sql]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    finally:
        connection.close()


def test_there_is_a_file_of_every_earlier_version() -> None:
    assert {version_in(path) for path in RELEASED} >= set(range(1, SCHEMA_VERSION))


def test_a_file_is_to_the_letter_what_its_version_was(released: Path) -> None:
    connection = sqlite3.connect(f"file:{released}?mode=ro&immutable=1", uri=True)
    version = version_of(connection)
    assert released.name == f"version_{version}.annotator"
    assert schema_of(connection) == expected_schema(MIGRATIONS[:version])
    connection.close()


def test_opening_migrates_in_place_behind_a_snapshot_and_keeps_everything(released: Path) -> None:
    before = content_of(released)
    project = open_project(released, annotator_name="Olena")
    assert project.check() == []
    assert version_of(project._file.connection) == SCHEMA_VERSION
    assert schema_of(project._file.connection) == expected_schema()
    project.close()
    after = content_of(released)
    assert {table: after[table] for table in before} == before
    (snapshot,) = project_snapshots(released)
    assert snapshot.reason == "migration"
    assert content_of(snapshot.path) == before


def test_the_snapshot_before_the_migration_can_be_brought_back(released: Path) -> None:
    before = content_of(released)
    open_project(released).close()
    (snapshot,) = project_snapshots(released)
    restore(released, str(snapshot.number))
    assert content_of(released) == before
    again = open_project(released)
    assert again.check() == []
    again.close()


def test_what_was_done_before_the_migration_can_be_undone_behind_it(released: Path) -> None:
    project = open_project(released, annotator_name="Tom")
    undoable, _ = project.annotating.undoable()
    assert undoable
    project.annotating.undo(undoable[-1].uid)
    assert project.check() == []
    project.close()


def test_it_merges_into_a_project_of_today_and_stays_as_it_was(
    released: Path, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    before = digest(released)
    ours = new_project(tmp_path / "ours.annotator", default_scheme, "Rita", texts=())
    with ours.merging.preview(released) as preview:
        ours.merging.merge(preview)
    assert digest(released) == before
    assert [path.name for path in released.parent.iterdir()] == [released.name]
    assert ours.check() == []
    merged = rows(ours)
    ours.close()
    migrated = open_project(released)
    theirs = rows(migrated)
    migrated.close()
    present = {uid for uid, row in theirs["annotation"].items() if row["deleted_at"] is None}
    assert present <= merged["annotation"].keys()
    assert theirs["verdict"].keys() == merged["verdict"].keys()


def test_tables_that_no_version_had_are_refused(
    released: Path, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    change(released, "CREATE TRIGGER sly AFTER UPDATE ON project BEGIN DELETE FROM article; END")
    before = digest(released)
    ours = new_project(tmp_path / "ours.annotator", default_scheme, "Rita", texts=())
    with pytest.raises(ForeignProjectRefused, match="tables were changed"):
        ours.merging.preview(released)
    ours.close()
    assert digest(released) == before


def test_one_version_does_not_pass_for_another(
    released: Path, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    change(released, f"PRAGMA user_version = {SCHEMA_VERSION}")
    ours = new_project(tmp_path / "ours.annotator", default_scheme, "Rita", texts=())
    with pytest.raises(ForeignProjectRefused, match="tables were changed"):
        ours.merging.preview(released)
    ours.close()
    with pytest.raises(DamagedProject):
        open_project(released)

"""Hostile and damaged files of a colleague: each is refused in a sentence, and neither file is changed."""

import hashlib
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.domain.scheme import AnnotationScheme
from annotator.errors import KnownError
from annotator.limited_process import Limits
from annotator.services.projects import Project
from annotator.storage.checksums import install_checksum, sql_checksum
from annotator.storage.errors import DamagedProject, NewerProject, NotAProject
from annotator.storage.foreign_project import (
    ForeignProjectOpen,
    ForeignProjectRefused,
    SameProject,
    read_foreign,
)
from tests.laptops import new_project, tag


@pytest.fixture
def ours(tmp_path: Path, default_scheme: AnnotationScheme) -> Iterator[Project]:
    project = new_project(tmp_path / "ours.annotator", default_scheme, "Olena")
    tag(project, 0, "Seven people")
    yield project
    project.close()


@pytest.fixture
def theirs(tmp_path: Path, default_scheme: AnnotationScheme) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    project = new_project(folder / "theirs.annotator", default_scheme, "Tom")
    tag(project, 0, "missiles", 1)
    project.close()
    return project.path


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


def refuse(ours: Project, theirs: Path, error: type[KnownError], word: str = "") -> None:
    """Assert that a file is refused with a sentence, in time, and that nothing changed beside or in either file."""
    before_theirs = digest(theirs.parent)
    changes = ours.reading.project().change_counter
    began = time.monotonic()
    with pytest.raises(error) as caught:
        ours.merging.preview(theirs)
    assert time.monotonic() - began < 60
    assert word in caught.value.sentence()
    assert theirs.name in caught.value.sentence()
    assert digest(theirs.parent) == before_theirs
    assert ours.reading.project().change_counter == changes
    assert ours.check() == []


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        install_checksum(connection)
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def seal(table: str) -> str:
    return f"UPDATE {table} SET checksum = {sql_checksum(table)}"


def test_a_sound_file_is_read(ours: Project, theirs: Path) -> None:
    before = digest(theirs.parent)
    with ours.merging.preview(theirs) as preview:
        assert preview.same_articles == 2
        assert [one.name for one in preview.annotators.values()] == ["Tom"]
    assert digest(theirs.parent) == before


def test_what_was_read_lies_in_a_private_folder_and_is_removed(ours: Project, theirs: Path) -> None:
    preview = ours.merging.preview(theirs)
    folder = preview.foreign._spool.parent
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == ["lines"]
    preview.close()
    assert not folder.exists()


SCHEMA_CHANGES = {
    "trigger": "CREATE TRIGGER gone AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END",
    "endless view": "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
    " SELECT x FROM n",
    "further table": "CREATE TABLE payload (x)",
    "generated column": "CREATE TABLE bomb (x, y AS (zeroblob(900000000)))",
    "virtual table": "CREATE VIRTUAL TABLE more USING fts5 (x)",
    "further index": "CREATE INDEX sly ON annotation (upper(quote))",
    "table gone": "DROP TABLE rejection",
}


@pytest.mark.parametrize("statement", SCHEMA_CHANGES.values(), ids=SCHEMA_CHANGES.keys())
def test_other_tables_are_refused(ours: Project, theirs: Path, statement: str) -> None:
    change(theirs, statement)
    refuse(ours, theirs, ForeignProjectRefused, "tables were changed")


def test_an_endless_view_in_the_place_of_ours_is_refused(ours: Project, theirs: Path) -> None:
    endless = (
        "CREATE VIEW article_content AS WITH RECURSIVE n(id, title, text) AS (SELECT 1, '', ''"
        " UNION ALL SELECT id + 1, title, text FROM n) SELECT id, title, text FROM n"
    )
    change(theirs, "DROP VIEW article_content", endless)
    refuse(ours, theirs, ForeignProjectRefused, "tables were changed")


ROW_CHANGES: dict[str, tuple[str, ...]] = {
    "checksum": ("UPDATE annotation SET note = 'other'",),
    "text": ("UPDATE article_text SET text = text || '!'",),
    "quote": ("UPDATE annotation SET quote = 'Missiles'", seal("annotation")),
    "place": ('UPDATE annotation SET start = start + 1, "end" = "end" + 1', seal("annotation")),
    "missing row": ("DELETE FROM annotation", "DELETE FROM annotation_search"),
    "fields": ("UPDATE annotation SET fields = '[1]'", seal("annotation")),
    "deep fields": (f"UPDATE annotation SET fields = '{'[' * 100_000}'", seal("annotation")),
    "endless number": ("UPDATE annotation SET fields = '{\"x\": 1e999}'", seal("annotation")),
    "origin": ("UPDATE annotation SET origin = 'elsewhere'", seal("annotation")),
    "bytes for text": (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'label'",
    ),
}


@pytest.mark.parametrize("statements", ROW_CHANGES.values(), ids=ROW_CHANGES.keys())
def test_rows_that_we_would_not_have_written_are_refused(
    ours: Project, theirs: Path, statements: tuple[str, ...]
) -> None:
    change(theirs, *statements)
    refuse(ours, theirs, ForeignProjectRefused)


def test_a_search_index_that_was_tampered_with_is_not_used(ours: Project, theirs: Path) -> None:
    change(theirs, "DELETE FROM article_search_data WHERE id > 10", "DELETE FROM annotation_search_data WHERE id > 10")
    with ours.merging.preview(theirs) as preview:
        ours.merging.merge(preview)
    assert ours.reading.find_spans("missiles")
    assert ours.check() == []


def empty(path: Path) -> None:
    path.write_bytes(b"")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def other_program(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE other (x)")


def not_sqlite(path: Path) -> None:
    path.write_text("not a database at all, only its name says so" * 9)


def newer(path: Path) -> None:
    change(path, "PRAGMA user_version = 99")


FILES: dict[str, tuple[Callable[[Path], None], type[KnownError]]] = {
    "empty": (empty, NotAProject),
    "zeros": (zeros, NotAProject),
    "other program": (other_program, NotAProject),
    "not SQLite": (not_sqlite, NotAProject),
    "newer": (newer, NewerProject),
}


@pytest.mark.parametrize(("make", "error"), FILES.values(), ids=FILES.keys())
def test_other_files_are_refused(
    ours: Project, theirs: Path, make: Callable[[Path], None], error: type[KnownError]
) -> None:
    make(theirs)
    refuse(ours, theirs, error)


def test_a_file_cut_off_anywhere_is_refused(ours: Project, theirs: Path) -> None:
    whole = theirs.read_bytes()
    for part in (50, 100, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 512):
        theirs.write_bytes(whole[:part])
        refuse(ours, theirs, DamagedProject)


def test_overwritten_pages_are_refused_or_hold_nothing(ours: Project, theirs: Path) -> None:
    whole = theirs.read_bytes()
    refused = 0
    pages = range(1, len(whole) // 4096)
    for page in list(pages)[::9]:
        theirs.write_bytes(whole[: page * 4096] + os.urandom(4096) + whole[(page + 1) * 4096 :])
        try:
            with ours.merging.preview(theirs) as preview:
                assert preview.same_articles == 2  # a page of an index or of the history that is not read
        except KnownError:
            refused += 1
    assert refused
    assert ours.check() == []


def test_a_journal_beside_it_is_refused_and_never_played_back(ours: Project, theirs: Path) -> None:
    victim = theirs.parent / "unrelated.txt"
    victim.write_text("still here")
    crafted = bytes.fromhex("d9d505f920a163d7") + bytes(504) + str(victim).encode() + bytes(20)
    Path(f"{theirs}-journal").write_bytes(crafted)
    refuse(ours, theirs, ForeignProjectOpen, "close the project first")
    assert victim.read_text() == "still here"


def test_a_log_beside_it_is_refused(ours: Project, theirs: Path) -> None:
    Path(f"{theirs}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(60))
    refuse(ours, theirs, ForeignProjectOpen)


def test_our_own_project_is_not_opened_by_hand(ours: Project, tmp_path: Path) -> None:
    with pytest.raises(SameProject):
        ours.merging.preview(ours.path)
    linked = tmp_path / "linked.annotator"
    try:
        linked.hardlink_to(ours.path)
    except OSError:
        pytest.skip("no hard links here")
    with pytest.raises(SameProject):
        ours.merging.preview(linked)


def test_a_link_is_refused(ours: Project, theirs: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.annotator"
    try:
        link.symlink_to(theirs)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(NotAProject):
        ours.merging.preview(link)


def test_tens_of_thousands_of_tables_cannot_stall_us(ours: Project, theirs: Path) -> None:
    connection = sqlite3.connect(theirs, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("BEGIN")
    rows = ((f"t{number}", f"CREATE TABLE t{number}(x)") for number in range(60_000))
    connection.executemany(
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) SELECT 'table', ?1, ?1, 2, ?2", rows
    )
    connection.execute("COMMIT")
    connection.close()
    limits = Limits(1024**3, 3, 20.0, 10**8)
    with pytest.raises(ForeignProjectRefused):
        read_foreign(theirs, ours.path, limits=limits)
    assert ours.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit; the wall clock holds there")
def test_memory_is_limited(ours: Project, theirs: Path) -> None:
    with pytest.raises(ForeignProjectRefused):
        read_foreign(theirs, ours.path, limits=Limits(16 * 1024**2, 5, 20.0, 10**8))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_what_the_child_writes_is_limited(ours: Project, theirs: Path) -> None:
    with pytest.raises(ForeignProjectRefused):
        read_foreign(theirs, ours.path, limits=Limits(1024**3, 5, 20.0, 200))


def rename_annotator(path: Path, name: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    install_checksum(connection)
    connection.execute("UPDATE annotator SET name = ?", (name,))
    connection.execute(seal("annotator"))
    connection.close()


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Tom\u202e", "Tom"), ("To\u200bm", "Tom"), ("Olena\u2066", "Olena (2)"), ("a\nb", "a b"), ("../CON", "../CON")],
)
def test_names_lose_what_could_disguise_them(ours: Project, theirs: Path, name: str, shown: str) -> None:
    rename_annotator(theirs, name)
    with ours.merging.preview(theirs) as preview:
        assert [one.name for one in preview.annotators.values()] == [shown]
        ours.merging.merge(preview)
    assert shown in [one.name for one in ours.reading.annotators()]
    assert ours.check() == []


@pytest.mark.parametrize("name", ["\0", "x" * 3000])
def test_names_that_no_person_has_are_refused(ours: Project, theirs: Path, name: str) -> None:
    rename_annotator(theirs, name)
    refuse(ours, theirs, ForeignProjectRefused)

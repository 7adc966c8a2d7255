"""Files that are opened, and files that are refused and stay byte for byte as they were."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlite_utils

from annotator.errors import KnownError
from annotator.services.projects import Project, create_project, open_project
from annotator.storage.connection import connect
from annotator.storage.errors import (
    CannotCreate,
    CannotOpen,
    DamagedProject,
    FolderMissing,
    NewerProject,
    NotAProject,
    ProjectExists,
    ProjectMissing,
    ProjectReadOnly,
    TriggerAdded,
)
from annotator.storage.header import read_header
from annotator.storage.migrations import APPLICATION_ID, SCHEMA_VERSION
from annotator.storage.opening import open_file
from annotator.storage.side_files import StraySideFile
from tests.projects import article_uids, digest, make_project, tag

NOBODY = 65534


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A project with three articles and a tag, closed."""
    project = make_project(tmp_path / "war.annotator")
    tag(project, "seven people")
    project.close()
    return project.path


def test_a_new_project_is_one_private_file(closed: Path) -> None:
    assert [path.name for path in closed.parent.iterdir()] == ["war.annotator"]
    if os.name == "posix":
        assert closed.stat().st_mode & 0o777 == 0o600
    header = closed.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    assert header[18:20] == b"\x01\x01", "a rollback journal, not a WAL"


def test_an_idle_project_leaves_nothing_beside_it(closed: Path) -> None:
    project = open_project(closed)
    tag(project, "killed")
    assert sorted(path.name for path in closed.parent.iterdir()) == [".war.annotator.lock", "war.annotator"]
    copy = closed.with_name("mailed.annotator")
    # What a mail program attaches while the window is open.
    subprocess.run(["cp", closed, copy], check=True)
    mailed = open_project(copy, read_only=True)
    assert len(mailed.reading.annotations(article_uids(mailed)[0])) == 2
    mailed.close()
    project.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_every_safety_setting_took(closed: Path, read_only: bool) -> None:
    connection = connect(closed, read_only=read_only)
    found = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "trusted_schema",
            "foreign_keys",
            "secure_delete",
            "cell_size_check",
            "busy_timeout",
            "journal_mode",
        )
    }
    assert found == {
        **{"trusted_schema": 0, "foreign_keys": 1, "secure_delete": 1, "cell_size_check": 1, "busy_timeout": 5000},
        "journal_mode": "delete",
    }
    if not read_only:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 3
    assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 64 * 1024 * 1024
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()


def _overwrite(content: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(content)

    return spoil


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _with_trigger(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER evil AFTER INSERT ON annotation BEGIN DELETE FROM article; END")
    connection.close()


def _with_other_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE annotation ADD COLUMN surprise TEXT")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (_newer, NewerProject),
        (_foreign, NotAProject),
        (_overwrite(b"Dear diary, this is no database. " * 100), NotAProject),
        (_overwrite(b""), NotAProject),
        (_overwrite(b"SQLite"), NotAProject),
        (_overwrite(b"SQLite format 3\x00\x10"), DamagedProject),
        (_zeros, NotAProject),
        (_with_trigger, TriggerAdded),
        (_with_other_table, DamagedProject),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_refused_file_stays_as_it_was(
    closed: Path, spoil: Callable[[Path], None], expected: type[KnownError], read_only: bool
) -> None:
    spoil(closed)
    before = digest(closed)
    with pytest.raises(expected) as caught:
        open_project(closed, read_only=read_only)
    assert "{" not in caught.value.sentence()
    assert digest(closed) == before
    assert [path.name for path in closed.parent.iterdir()] == ["war.annotator"]


@pytest.mark.parametrize(
    "look",
    [
        "CREATE VIEW quotes AS SELECT quote, label.name FROM annotation JOIN label ON label.id = annotation.label",
        "CREATE TABLE quotes (quote TEXT)",
        "CREATE INDEX quotes ON annotation (quote, label)",
        "ANALYZE",
        "VACUUM",
        "PRAGMA journal_mode = WAL",
    ],
)
def test_what_programs_leave_that_only_looked_inside_does_no_harm(closed: Path, look: str) -> None:
    connection = sqlite3.connect(closed)
    connection.execute(look)
    connection.close()
    opened = open_project(closed)
    assert opened.check() == []
    tag(opened, "seven people")
    assert opened.check() == []
    opened.close()


def test_a_file_cut_off_anywhere_is_refused_and_kept(closed: Path) -> None:
    whole = closed.read_bytes()
    for length in range(0, len(whole), 512):
        closed.write_bytes(whole[:length])
        with pytest.raises((NotAProject, DamagedProject)):
            open_project(closed)
        assert closed.read_bytes() == whole[:length]
        assert [path.name for path in closed.parent.iterdir()] == ["war.annotator"]


def test_folders_links_and_pipes_are_refused(closed: Path) -> None:
    folder = closed.with_name("folder.annotator")
    folder.mkdir()
    link = closed.with_name("link.annotator")
    link.symlink_to(closed)
    circle = closed.with_name("circle.annotator")
    circle.symlink_to(circle)
    pipe = closed.with_name("pipe.annotator")
    os.mkfifo(pipe)
    for path in (folder, link, circle, pipe):
        with pytest.raises(NotAProject):
            open_project(path)
    assert link.is_symlink()


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ProjectMissing):
        open_project(tmp_path / "none.annotator")
    with pytest.raises(KnownError):
        open_project(tmp_path / "no folder" / "none.annotator")
    with pytest.raises(KnownError):
        open_project(tmp_path / ("n" * 300 + ".annotator"))
    assert not list(tmp_path.iterdir())


def test_a_new_project_overwrites_nothing(closed: Path) -> None:
    before = digest(closed)
    with pytest.raises(ProjectExists):
        create_project(closed)
    with pytest.raises(ProjectExists):
        create_project(closed.with_suffix(""))
    dangling = closed.with_name("dangling.annotator")
    dangling.symlink_to(closed.with_name("nothing"))
    with pytest.raises(ProjectExists):
        create_project(dangling)
    with pytest.raises(FolderMissing):
        create_project(closed.parent / "no folder" / "new")
    with pytest.raises(CannotCreate):
        create_project(closed.parent / ("n" * 250))
    assert digest(closed) == before
    assert {path.name for path in closed.parent.iterdir()} == {"war.annotator", "dangling.annotator"}


@pytest.mark.parametrize("name", ["a b.annotator", "q?x=1#%41&.annotator", "Харків 🚀.annotator", "'\"; --.annotator"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    make_project(tmp_path / name).close()
    project = open_project(tmp_path / name)
    assert project.check() == []
    project.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not Unicode")
def test_a_name_that_is_not_unicode_will_do(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd5\xe0\xf0\xea\xb3\xe2.annotator"))
    make_project(path).close()
    project = open_project(path)
    assert len(article_uids(project)) == 3
    project.close()


def test_an_interrupted_write_is_taken_back_even_for_a_reader(closed: Path) -> None:
    _die_in_a_transaction(closed)
    assert Path(f"{closed}-journal").exists()
    project = open_project(closed, read_only=True)
    assert len(article_uids(project)) == 3
    assert project.check() == []
    project.close()
    assert not Path(f"{closed}-journal").exists()


def _die_in_a_transaction(path: Path) -> None:
    """Leave a hot journal and half a transaction in the file."""
    program = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('PRAGMA cache_spill = 1')\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        # New pages come first: they put the first page into the part of the journal that is on disk.
        "for number in range(200):\n"
        "    connection.execute('INSERT INTO article_text VALUES (?, ?)', (1000 + number, 'x' * 5000))\n"
        "connection.execute('DELETE FROM annotation')\n"
        "connection.execute('UPDATE article SET deleted_at = 1')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)


def test_a_wal_left_by_another_tool_is_folded_in(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    project = open_project(closed, read_only=True)
    assert project.check() == []
    project.close()
    project = open_project(closed)
    tag(project, "killed")
    project.close()
    assert [path.name for path in closed.parent.iterdir()] == ["war.annotator"]
    assert closed.read_bytes()[18] == 1


def test_a_foreign_wal_beside_the_file_is_not_read(closed: Path) -> None:
    other = make_project(closed.with_name("other.annotator"), ["Another text altogether."])
    other.close()
    connection = sqlite3.connect(other.path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE project SET name = 'hostile'")
    Path(f"{closed}-wal").write_bytes(Path(f"{other.path}-wal").read_bytes())
    connection.close()
    before = digest(closed)
    with pytest.raises(StraySideFile):
        open_project(closed)
    assert digest(closed) == before
    Path(f"{closed}-wal").unlink()
    project = open_project(closed)
    assert project.reading.project().name == "war"
    project.close()


def test_a_journal_of_an_earlier_moment_is_not_played_back(closed: Path) -> None:
    _die_in_a_transaction(closed)
    stale = Path(f"{closed}-journal").read_bytes()
    for quote in ("killed", "Thursday"):
        project = open_project(closed)
        tag(project, quote)
        project.close()
    Path(f"{closed}-journal").write_bytes(stale)
    before = digest(closed)
    with pytest.raises(StraySideFile) as caught:
        open_project(closed)
    assert "war.annotator-journal" in caught.value.sentence()
    assert digest(closed) == before
    Path(f"{closed}-journal").unlink()
    project = open_project(closed)
    assert len(project.reading.annotations(article_uids(project)[0])) == 3
    project.close()


def test_a_crafted_journal_deletes_no_other_file(closed: Path) -> None:
    victim = closed.with_name("victim.txt")
    victim.write_text("precious")
    name = str(victim).encode()
    magic = bytes.fromhex("d9d505f920a163d7")
    head = magic + (1).to_bytes(4, "big") + bytes(4) + (1).to_bytes(4, "big") + (512).to_bytes(4, "big")
    head = (head + (4096).to_bytes(4, "big")).ljust(512, b"\0")
    tail = (0x40000000).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + magic
    Path(f"{closed}-journal").write_bytes(head + bytes(4104) + tail)
    with pytest.raises(StraySideFile):
        open_project(closed)
    assert victim.read_text() == "precious"


_AS_NOBODY = (
    "import os, sys\n"
    "from pathlib import Path\n"
    "from annotator.services.projects import open_project\n"
    "from annotator.domain.listing import Listing, Shown\n"
    "from annotator.errors import KnownError\n"
    "import importlib, pkgutil, annotator.services\n"
    "# All that is imported late must come before: another user may not be able to read this Python.\n"
    "for found in pkgutil.walk_packages(annotator.services.__path__, 'annotator.services.'):\n"
    "    importlib.import_module(found.name)\n"
    "os.chdir('/')\n"
    "if os.getuid() == 0:\n"
    f"    os.setgid({NOBODY}); os.setuid({NOBODY})\n"
    "project = open_project(Path(sys.argv[1]))\n"
    "print(project.read_only_reason)\n"
    "article = project.reading.page(Listing('', Shown.ALL))[0][0].uid\n"
    "print(len(project.reading.annotations(article)))\n"
    "try:\n"
    "    project.annotating.set_flag(article, True)\n"
    "except KnownError as error:\n"
    "    print(type(error).__name__)\n"
    "project.close()\n"
)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="permissions work otherwise there")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "reason"),
    [(0o444, 0o777, "the file may not be written"), (0o666, 0o555, "its folder may not be written")],
)
def test_a_read_only_place_opens_for_looking(file_mode: int, folder_mode: int, reason: str) -> None:
    # Not below pytest's own folder, which is closed to others.
    with TemporaryDirectory() as place:
        project = make_project(Path(place) / "war")
        tag(project, "seven people")
        project.close()
        project.path.chmod(file_mode)
        Path(place).chmod(folder_mode)
        environment = {**os.environ, "ANNOTATOR_HOME": "/nonexistent", "PYTHONPATH": str(Path(__file__).parents[2])}
        ended = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, project.path],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        left = [path.name for path in Path(place).iterdir()]
        Path(place).chmod(0o755)
    if "ModuleNotFoundError" in ended.stderr:
        pytest.skip("another user cannot read this Python")
    assert ended.stdout.splitlines() == [reason, "1", "ProjectReadOnly"], ended.stderr
    assert left == ["war.annotator"]


def test_an_unreadable_file_is_said(closed: Path) -> None:
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(CannotOpen):
        open_project(closed)


def test_other_tools_can_read_the_file(closed: Path) -> None:
    database = sqlite_utils.Database(sqlite3.connect(closed))
    assert {"project", "article", "annotation", "label", "history"} <= set(database.table_names())
    assert database.table("annotation").count == 1
    assert [row["quote"] for row in database.table("annotation").rows] == ["seven people"]
    assert database.table("article").count == 3
    database.close()
    listed = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "tables", str(closed), "--counts"], capture_output=True, check=True
    )
    assert b'"annotation", "count": 1' in listed.stdout


def test_a_project_open_in_this_program_opens_a_second_time_for_looking(closed: Path) -> None:
    first = open_project(closed)
    second = open_project(closed)
    assert second.read_only_reason
    assert second.held_by_other
    tag(first, "killed")
    assert len(second.reading.annotations(article_uids(second)[0])) == 2
    with pytest.raises(ProjectReadOnly):
        tag(second, "Thursday")
    second.close()
    first.close()


def test_closing_twice_does_no_harm(closed: Path) -> None:
    project: Project = open_project(closed)
    project.close()
    project.close()


def test_the_header_says_its_version(closed: Path) -> None:
    assert read_header(closed).schema_version == SCHEMA_VERSION
    with pytest.raises(NewerProject):
        read_header(closed, newest=0)


def test_a_lone_storage_file_opens_and_closes(closed: Path) -> None:
    file = open_file(closed)
    assert not file.read_only
    assert file.row().annotation_count == 1
    file.close()

"""Damage is noticed and said, and never becomes a silent change; a full disk loses nothing that was saved."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.domain.exchange import ExchangedArticle
from annotator.errors import KnownError
from annotator.services.projects import Project, open_project
from annotator.storage.errors import DiskFull
from annotator.storage.local_record import remember
from annotator.storage.places import file_system_of, place_warning, synchronised_by
from tests.projects import article_uids, assert_search_is_true, content, make_project, memory_folder, tag

FLIPS = 400


def _everything(path: Path) -> object:
    """Return every row of every table that holds content, or None where it cannot be read."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        tables = (
            "project",
            "annotator",
            "label",
            "field",
            "article",
            "article_text",
            "annotation",
            "progress",
            "history",
        )
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
    finally:
        connection.close()


def test_no_flipped_bit_changes_content_in_silence() -> None:
    dice = random.Random(20240523)
    with TemporaryDirectory(dir=memory_folder()) as folder:
        project = make_project(Path(folder) / "war")
        for quote in ("seven people", "Kharkiv"):
            project.annotating.set_note(tag(project, quote).uid, "a note to be kept")
        project.annotating.set_flag(article_uids(project)[0], True)
        project.close()
        whole, truth = project.path.read_bytes(), _everything(project.path)
        changed = 0
        for _ in range(FLIPS):
            place, bit = dice.randrange(100, len(whole)), 1 << dice.randrange(8)
            project.path.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
            found = _everything(project.path)
            if found == truth:
                continue
            changed += 1
            assert _is_noticed(project.path), f"byte {place} bit {bit} changed content, and nobody noticed"
        assert changed > FLIPS / 10


def _is_noticed(path: Path) -> bool:
    try:
        opened = open_project(path, read_only=True)
    except KnownError:
        return True
    try:
        return bool(opened.check())
    finally:
        opened.close()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with one tag."""
    made = make_project(tmp_path / "war")
    tag(made, "seven people")
    yield made
    made.close()


def test_a_full_disk_is_said_and_nothing_saved_is_lost(project: Project) -> None:
    connection = project._file.connection
    before = content(project)
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    uid = project.reading.annotations(article_uids(project)[0])[0].uid
    with pytest.raises(DiskFull) as caught:
        project.annotating.set_note(uid, "long " * 20_000)
    assert "Free some space" in caught.value.sentence()
    assert content(project) == before
    with pytest.raises(DiskFull):
        project.importing.take(ExchangedArticle(f"Text {number} " * 300) for number in range(900))
    assert content(project) == before
    assert project.check() == []
    connection.execute("PRAGMA max_page_count = 1000000")
    project.annotating.set_note(uid, "long " * 20_000)
    assert project.importing.take([ExchangedArticle("Text.")]).articles == 1
    assert project.check() == []
    assert project.annotating.undoable()[0][-1].name == "import"


def test_a_failed_transaction_leaves_nothing_half(project: Project) -> None:
    before, counter = content(project), project.reading.project().change_counter

    def break_off() -> None:
        with project._file.transaction():
            project._file.connection.execute("UPDATE annotation SET note = 'half'")
            project._file.connection.execute("UPDATE article SET title = 'half'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert content(project) == before
    assert project.reading.project().change_counter == counter
    assert project.check() == []


def test_an_unreadable_page_is_said_in_words(project: Project) -> None:
    project.close()
    whole = bytearray(project.path.read_bytes())
    for place in range(4096 * 3, len(whole), 4096):
        whole[place : place + 8] = b"\xff" * 8
    project.path.write_bytes(bytes(whole))
    with pytest.raises(KnownError):
        _read_all(project.path)


def _read_all(path: Path) -> None:
    damaged = open_project(path, read_only=True)
    try:
        content(damaged)
    finally:
        damaged.close()


def test_a_file_that_went_back_is_said(project: Project, tmp_path: Path) -> None:
    project.close()
    old = project.path.read_bytes()
    later = open_project(project.path, annotator_name="Olena")
    assert later.went_back is None
    tag(later, "killed")
    later.close()
    project.path.write_bytes(old)
    again = open_project(project.path)
    assert again.went_back is not None
    assert "1 changes" in again.went_back.sentence()
    again.close()
    copy = tmp_path / "copy.annotator"
    copy.write_bytes(old)
    elsewhere = open_project(copy)
    assert elsewhere.went_back is None, "an old copy at another place is nothing strange"
    elsewhere.close()


def test_a_record_that_cannot_be_kept_keeps_nobody_from_work(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()
    (tmp_path / "home").write_text("a file in the way")
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    remember("uid", project.path, 5)
    again = open_project(project.path)
    assert not again.read_only_reason
    again.close()


MOUNTS = (
    "22 1 259:1 / / rw,relatime shared:1 - ext4 /dev/root rw",
    "40 22 0:35 / /home/olena/news\\040desk rw - cifs //server/share rw",
    "41 22 0:36 / /mnt/nfs rw - nfs4 server:/export rw",
    "42 41 0:37 / /mnt/nfs/local rw - ext4 /dev/sdb1 rw",
    "nonsense",
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/olena/war.annotator", "ext4"),
        ("/home/olena/news desk/war.annotator", "cifs"),
        ("/mnt/nfs/a/war.annotator", "nfs4"),
        ("/mnt/nfs/local/war.annotator", "ext4"),
        ("/mnt/nfsx/war.annotator", "ext4"),
    ],
)
def test_network_drives_are_told_from_mounts(path: str, kind: str) -> None:
    assert file_system_of(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".sync_1a2b.db", "Nextcloud"),
        ("OneDrive - The Paper/", "OneDrive"),
        ("Mobile Documents/", "iCloud Drive"),
        ("GoogleDrive-olena@example.org/", "Google Drive"),
        ("OneDriveless/", ""),
        ("plain.txt", ""),
    ],
)
def test_folders_kept_in_step_are_told(tmp_path: Path, mark: str, program: str) -> None:
    folder = tmp_path / mark if mark.endswith("/") else tmp_path
    (folder / "work").mkdir(parents=True)
    if not mark.endswith("/"):
        (tmp_path / mark).touch()
    assert synchronised_by(folder / "work") == program
    warning = place_warning(folder / "work" / "war.annotator")
    assert (warning is None) == (not program)
    if warning is not None:
        assert program in warning.sentence()
        assert "{" not in warning.sentence()


_WATCH = """
import os, sys
from pathlib import Path
live, handles, opened = sys.argv[1], set(), []
watching = False
def watch(event, arguments):
    if not watching or not arguments:
        return
    if event in ("open", "os.truncate", "os.link") and isinstance(arguments[0], (str, bytes, os.PathLike)):
        if os.path.abspath(os.fsdecode(arguments[0])) == live:
            opened.append(event)
sys.addaudithook(watch)
from annotator.services.projects import create_sample, open_project
from annotator.services.sources import find_sources
from annotator.domain.listing import Listing, Shown
from annotator.domain.span import Span
from annotator.errors import KnownError
project = create_sample(Path(live))
watching = True
label = project.reading.scheme().labels[0].uid
article = project.reading.uids(Listing("", Shown.ALL))[0]
tagged = project.annotating.tag(article, Span(0, 3), label)
project.annotating.undo(tagged.act_uid)
project.take_snapshot()
project.check()
for target in (Path(live).with_name("out.jsonl"), Path(live)):
    try:
        project.exporting.run(target)
    except KnownError:
        pass
for format_name in ("text", "jsonl", "markdown"):
    project.importing.run(find_sources([Path(live), Path(live).parent], format_name)[0])
second = open_project(Path(live))
second.close()
worker = project.sibling()
worker.close()
project.annotating.tag(article, Span(0, 4), label)
watching = False
project.close()
print(opened)
"""


def test_nobody_opens_the_live_file_by_hand(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _WATCH, tmp_path / "war.annotator"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert ended.stdout.strip() == "[]", ended.stderr


def test_the_search_index_stays_true(project: Project) -> None:
    (annotation,) = project.reading.annotations(article_uids(project)[0])
    for note in ("one", "two", ""):
        project.annotating.set_note(annotation.uid, note)
    removed = project.annotating.remove([annotation.uid])
    project.annotating.undo(removed.act_uid)
    project.annotating.remove_articles(article_uids(project)[:1])
    project.close()
    assert_search_is_true(project.path)

"""Snapshots: taken when something changed, verified, rotated, and put back."""

import os
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import paths
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.identity import new_uid
from annotator.domain.span import Span
from annotator.errors import KnownError
from annotator.services.projects import Project, create_project, open_project, project_snapshots, restore
from annotator.storage.errors import FolderMissing
from annotator.storage.snapshots import (
    DAYS,
    RECENT,
    WEEKS,
    ProjectHeld,
    Snapshot,
    SnapshotDamaged,
    SnapshotMissing,
    _rotate,
)
from tests.projects import article_uids, content, digest, label_uid, make_project, tag


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An open project; tests close it."""
    return make_project(tmp_path / "war")


def test_one_is_taken_only_where_something_changed(project: Project) -> None:
    first = project.take_snapshot("open", only_if_changed=True)
    assert first is not None
    assert (first.number, first.reason) == (1, "open")
    assert project.take_snapshot("open", only_if_changed=True) is None
    assert project.take_snapshot() is not None
    tag(project, "seven people")
    third = project.take_snapshot("work", only_if_changed=True)
    assert third is not None
    assert third.number == 3
    assert project.snapshots()[-1] == third
    assert [one.name for one in third.path.parent.iterdir() if one.suffix != ".annotator"] == []
    if os.name == "posix":
        assert third.path.stat().st_mode & 0o777 == 0o600
        assert third.path.parent.stat().st_mode & 0o777 == 0o700
    project.close()


def test_every_snapshot_of_a_session_can_be_put_back(project: Project, tmp_path: Path) -> None:
    dice, seen = random.Random(7), {}
    for step in range(24):
        uid = dice.choice(article_uids(project))
        start = dice.randrange(20)
        project.annotating.tag(uid, Span(start, start + 1 + dice.randrange(20)), label_uid(project))
        undo, _ = project.annotating.undoable()
        if undo and not dice.randrange(4):
            project.annotating.undo(undo[-1].uid)
        if step % 3 == 0:
            taken = project.take_snapshot()
            assert taken is not None
            seen[taken.number] = content(project)
    project.close()
    for snapshot in project_snapshots(project.path):
        copy = tmp_path / f"{snapshot.number}.annotator"
        copy.write_bytes(snapshot.path.read_bytes())
        opened = open_project(copy, annotator_name="Olena")
        assert opened.check() == []
        assert content(opened) == seen[snapshot.number]
        opened.close()


def test_restoring_sets_the_present_file_aside(project: Project) -> None:
    tag(project, "seven people")
    good = content(project)
    project.take_snapshot()
    tag(project, "killed")
    with pytest.raises(ProjectHeld):
        restore(project.path, "latest")
    project.close()
    later = digest(project.path)
    aside = restore(project.path, "latest")
    assert aside is not None
    assert digest(aside) == later
    again = open_project(project.path, annotator_name="Olena")
    assert content(again) == good
    assert again.went_back is None, "it went back because the user asked for it"
    again.close()
    assert restore(project.path, "1") != aside
    with pytest.raises(SnapshotMissing):
        restore(project.path, "99")


@pytest.mark.parametrize("damage", ["gone", "empty", "noise", "half"])
def test_restoring_works_when_the_project_itself_is_lost(project: Project, damage: str) -> None:
    good = content(project)
    project.take_snapshot()
    project.close()
    whole = project.path.read_bytes()
    if damage == "gone":
        project.path.unlink()
    else:
        project.path.write_bytes({"empty": b"", "noise": b"noise" * 5000, "half": whole[: len(whole) // 2]}[damage])
    Path(f"{project.path}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    with pytest.raises(KnownError):
        open_project(project.path)
    aside = restore(project.path, "latest")
    assert (aside is None) == (damage == "gone")
    again = open_project(project.path, annotator_name="Olena")
    assert content(again) == good
    assert again.check() == []
    again.close()
    assert not Path(f"{project.path}-journal").exists()


def test_a_damaged_snapshot_is_refused(project: Project) -> None:
    taken = project.take_snapshot()
    assert taken is not None
    project.close()
    before, whole = digest(project.path), taken.path.read_bytes()
    changed = whole.replace("загинули".encode(), "вціліли!".encode())
    assert changed != whole
    for damaged in (changed, whole[:5000], b"", b"noise" * 1000):
        taken.path.write_bytes(damaged)
        with pytest.raises(SnapshotDamaged):
            restore(project.path, "1")
        assert digest(project.path) == before
        assert [path.name for path in project.path.parent.iterdir()] == ["war.annotator"]


def test_a_damaged_project_makes_no_snapshot_and_no_earlier_one_goes(project: Project, tmp_path: Path) -> None:
    for _ in range(3):
        project.take_snapshot()
    project._file.connection.execute("UPDATE project SET article_count = 99")
    with pytest.raises(SnapshotDamaged):
        project.take_snapshot()
    assert [one.number for one in project.snapshots()] == [1, 2, 3]
    assert not list(project.snapshots()[0].path.parent.glob("*.part*"))
    project._file.connection.execute("UPDATE project SET article_count = 3")
    project.close()


def test_two_taken_at_the_same_time_are_both_there(project: Project) -> None:
    """Such as the one at opening and the one before a bulk act that follows at once."""

    def take(reason: str) -> Snapshot | None:
        own = project.sibling(read_only=True)
        try:
            return own.take_snapshot(reason)
        finally:
            own.close()

    with ThreadPoolExecutor(4) as threads:
        taken = list(threads.map(take, ["open", "bulk", "work", "asked"]))
    assert all(one is not None and one.path.exists() for one in taken)
    assert [one.number for one in project.snapshots()] == [1, 2, 3, 4]
    project.close()


def test_projects_made_at_one_place_keep_their_snapshots_apart(project: Project) -> None:
    project.take_snapshot()
    project.close()
    project.path.unlink()
    new = create_project(project.path)
    new.close()
    assert project_snapshots(project.path) == []
    with pytest.raises(SnapshotMissing):
        restore(project.path, "latest")


def test_a_folder_that_is_gone_is_said(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "away"
    folder.mkdir()
    moved = create_project(folder / "war")
    moved.take_snapshot()
    moved.close()
    moved.path.unlink()
    folder.rmdir()
    with pytest.raises(FolderMissing):
        restore(moved.path, "latest")
    project.close()


def test_files_that_only_look_like_snapshots_are_left_alone(project: Project) -> None:
    taken = project.take_snapshot()
    assert taken is not None
    odd = [taken.path.with_name("000009_99999999T999999Z_1_asked.annotator"), taken.path.with_name("notes.txt")]
    for path in odd:
        path.write_text("mine")
    assert [one.number for one in project.snapshots()] == [1]
    project.take_snapshot()
    assert all(path.exists() for path in odd)
    project.close()


def test_no_room_for_a_snapshot_is_said(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way")
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    with pytest.raises(KnownError) as caught:
        project.take_snapshot()
    assert "{" not in caught.value.sentence()
    tag(project, "seven people")
    project.close()


@given(st.lists(st.integers(0, 60 * 24 * 14), min_size=1, max_size=70), st.booleans())
@settings(max_examples=40, deadline=None)
def test_rotation_keeps_recent_days_and_weeks(minutes: list[int], backwards: bool) -> None:
    folder = paths.snapshots_folder() / new_uid()
    folder.mkdir(parents=True)
    moment, made = datetime(2024, 1, 31, tzinfo=UTC), []
    for number, gap in enumerate(minutes, 1):
        moment += timedelta(minutes=-gap if backwards else gap)
        path = folder / f"{number:06d}.annotator"
        path.touch()
        made.append(Snapshot(path, number, moment, number, "work"))
        _rotate([one for one in made if one.path.exists()])
    kept = [one for one in made if one.path.exists()]
    assert kept[-1] is made[-1], "the newest always stays, whatever the clock says"
    assert {one.number for one in made[-RECENT:]} <= {one.number for one in kept}
    assert len(kept) <= RECENT + DAYS + WEEKS
    days = sorted({one.taken_at.date() for one in made[-RECENT:]}, reverse=not backwards)
    assert set(days[:DAYS]) <= {one.taken_at.date() for one in kept}


def test_articles_brought_in_later_are_not_in_an_earlier_snapshot(project: Project) -> None:
    project.take_snapshot()
    project.importing.paste(ExchangedArticle("Later."))
    project.close()
    restore(project.path, "latest")
    again = open_project(project.path)
    assert len(article_uids(again)) == 3
    again.close()

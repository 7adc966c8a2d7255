"""A disk of a megabyte fills up in the middle of the work: it is said, nothing saved is lost, and a retry succeeds."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle
from annotator.errors import KnownError
from annotator.services.projects import Project
from annotator.storage.errors import DiskFull
from annotator.storage.snapshots import SnapshotFailed
from tests.projects import article_uids, make_project, tag

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="only root may mount a small disk"
)

_LONG = "Seven people were killed in Kharkiv on Thursday, Ihor Terekhov said. " * 60


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk with room for a megabyte."""
    place = tmp_path / "stick"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(disk: Path, leave: int = 0) -> Path:
    """Fill a disk up with a file, which is to be removed to make room again."""
    filler = disk / "filler"
    filler.write_bytes(b"x" * max(0, shutil.disk_usage(disk).free - leave))
    return filler


def texts(count: int) -> Iterator[ExchangedArticle]:
    return (ExchangedArticle(f"Article {number}\n\n{_LONG}") for number in range(count))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_tagging_and_importing(disk: Path) -> None:
    project = make_project(disk / "war")
    first = tag(project, "seven people")
    filler = fill(disk, leave=8192)
    with pytest.raises(DiskFull) as caught:
        project.importing.take(texts(300))
    assert "Free some space" in caught.value.sentence()
    with pytest.raises(DiskFull):
        project.annotating.set_note(first.uid, _LONG * 20)
    assert len(article_uids(project)) == 3
    assert project.reading.annotations(article_uids(project)[0]) == [first]
    assert project.check() == []
    filler.unlink()
    assert project.importing.take(texts(5)).articles == 5
    project.annotating.set_note(first.uid, "a note")
    assert project.check() == []
    project.close()


@pytest.mark.parametrize("format_name", ["jsonl", "brat", "csv", "conll"])
def test_exporting(project: Project, disk: Path, format_name: str) -> None:
    target = disk / ("out" if format_name == "brat" else f"out.{format_name}")
    filler = fill(disk, leave=20_000)
    before = names(disk)
    with pytest.raises(KnownError) as caught:
        project.exporting.run(target, format_name=format_name)
    assert "free some space" in caught.value.sentence()
    assert names(disk) == before
    filler.unlink()
    assert project.exporting.run(target, format_name=format_name, read_back=True).differences == ()


def test_a_snapshot(project: Project, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(disk))
    filler = fill(disk, leave=100_000)
    with pytest.raises(SnapshotFailed) as caught:
        project.take_snapshot()
    assert "war.annotator could not be taken: the disk is full. The project and its" in caught.value.sentence()
    assert project.snapshots() == []
    assert not list(disk.rglob("*.part*"))
    filler.unlink()
    assert project.take_snapshot() is not None
    assert project.check() == []


def test_a_share(project: Project, disk: Path) -> None:
    filler = fill(disk, leave=100_000)
    before = names(disk)
    with pytest.raises(KnownError):
        project.sharing.run(disk / "theirs.annotator")
    assert names(disk) == before
    filler.unlink()
    assert project.sharing.run(disk / "theirs.annotator").articles == 33


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = make_project(tmp_path / "war")
    made.importing.take(texts(30))
    tag(made, "seven people")
    yield made
    made.close()

"""A file appears only when it is complete."""

import os
from pathlib import Path

import pytest

from annotator.services.staging import ExportError, staged
from annotator.whole_file import whole_file


def test_takes_the_place_of_an_earlier_file(tmp_path: Path) -> None:
    target = tmp_path / "scheme.toml"
    target.write_text("earlier", encoding="utf-8")
    with whole_file(target) as part:
        part.write_text("later", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "earlier"
    assert target.read_text(encoding="utf-8") == "later"
    assert list(tmp_path.iterdir()) == [target]


def test_leaves_what_was_there_after_an_error(tmp_path: Path) -> None:
    target = tmp_path / "scheme.toml"
    target.write_text("earlier", encoding="utf-8")

    def write_half() -> None:
        with whole_file(target) as part:
            part.write_text("half", encoding="utf-8")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        write_half()
    assert target.read_text(encoding="utf-8") == "earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_leaves_nothing_where_there_is_no_folder(tmp_path: Path) -> None:
    def write_nowhere() -> None:
        with whole_file(tmp_path / "nowhere" / "scheme.toml") as part:
            part.write_text("lost", encoding="utf-8")

    with pytest.raises(OSError, match=r"scheme\.toml"):
        write_nowhere()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["link", "pipe"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_what_is_no_file_keeps_its_name(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "out.txt"
    if kind == "link":
        (tmp_path / "kept.txt").write_text("kept")
        target.symlink_to("kept.txt")
    else:
        os.mkfifo(target)
    with pytest.raises(OSError, match="link, a device or a pipe"), whole_file(target) as part:
        part.write_text("new")
    assert target.is_symlink() or target.is_fifo()
    with pytest.raises(ExportError, match="link, a device or a pipe"), staged(target) as staging:
        (staging / target.name).write_text("new")
    assert target.is_symlink() or target.is_fifo()

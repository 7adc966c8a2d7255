"""Archives made to do harm are refused before anything in them is unpacked."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.formats.base import FormatError
from annotator.formats.safe_zip import LARGEST_ENTRY, MOST_ENTRIES, ZipDamage, is_zip, open_zip

Entries = list[tuple[str, bytes]]


def make(path: Path, entries: Entries, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        (lambda: [("bomb", bytes(8 * 1024 * 1024))], "as only an archive made to do harm does"),
        (lambda: [("large", bytes(LARGEST_ENTRY + 1))], "too large when unpacked"),
        (lambda: [(f"{number}", b"") for number in range(MOST_ENTRIES + 1)], "more than 10,000 files"),
    ],
    ids=["ratio", "entry", "entries"],
)
def test_refuses_by_the_directory(tmp_path: Path, entries: Callable[[], Entries], reason: str) -> None:
    path = make(tmp_path / "bomb.zip", entries())
    with pytest.raises(FormatError, match=reason), open_zip(path):
        pass


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_refuses_two_files_of_one_name(tmp_path: Path) -> None:
    path = make(tmp_path / "double.zip", [("a", b"1"), ("a", b"2")])
    with pytest.raises(FormatError, match="two files of one name"), open_zip(path):
        pass


def test_refuses_a_huge_directory_before_it_is_read(tmp_path: Path) -> None:
    path = make(tmp_path / "many.zip", [("a", b"1")])
    content = bytearray(path.read_bytes())
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<I", 200_000_000)
    path.write_bytes(content)
    with pytest.raises(FormatError, match="more than 10,000 files"), open_zip(path):
        pass


def test_an_entry_never_unpacks_to_more_than_it_says(tmp_path: Path) -> None:
    path = make(tmp_path / "liar.zip", [("a", b"x" * 100_000)])
    content = path.read_bytes()
    lie = content.replace(struct.pack("<I", 100_000), struct.pack("<I", 10))
    path.write_bytes(lie)
    with open_zip(path) as archive, pytest.raises(ZipDamage, match="damaged"):
        archive.read("a")


def test_refuses_what_is_encrypted(tmp_path: Path) -> None:
    path = make(tmp_path / "secret.zip", [("a", b"1")])
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(FormatError, match="encrypted"), open_zip(path):
        pass


def test_reads_what_is_whole(tmp_path: Path) -> None:
    path = make(tmp_path / "fine.zip", [("folder/a.txt", "є".encode()), ("b", b"x" * 500_000)])
    assert is_zip(path)
    with open_zip(path) as archive:
        assert archive.names == ["folder/a.txt", "b"]
        assert archive.read("folder/a.txt").decode() == "є"
        with pytest.raises(ZipDamage, match="is not in the archive"):
            archive.read("c")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text"])
def test_refuses_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(FormatError, match="not a whole archive"), open_zip(tmp_path / "x.zip"):
        pass

"""Open archives from anywhere: what would fill the memory or the disk is refused from the directory.

Python's zipfile never unpacks more of an entry than the directory says, so the directory cannot lie to it. Archives
inside of archives stay closed.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.base import FormatError

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 64 * 1024 * 1024
LARGEST_SUM = 256 * 1024 * 1024
LARGEST_STREAM = 1024 * 1024 * 1024
"""Bytes of an entry that is read piece by piece."""
HIGHEST_RATIO = 200
_SMALL = 1024 * 1024
"""Bytes up to which a high ratio is no danger."""
_LARGEST_DIRECTORY = MOST_ENTRIES * 1024
_NAMED_IN_UTF8 = 0x800
_TAIL = 66_000
"""Bytes at the end of an archive among which its directory's size stands."""


class ZipDamage(ValueError):
    """An entry cannot be read; the text is the reason."""


@contextmanager
def open_zip(path: Path, streamed: str = "") -> Iterator["SafeZip"]:
    """Open an archive for reading; raise FormatError where it cannot be read without danger.

    Entries in the folder ``streamed`` are never in memory as a whole, and may be larger.
    """
    try:
        with path.open("rb") as file:
            if _directory_size(file) > _LARGEST_DIRECTORY:
                raise FormatError(
                    name=path.name,
                    reason=Phrase(
                        QT_TRANSLATE_NOOP("errors", "it holds more than {most_entries:,} files"),
                        most_entries=MOST_ENTRIES,
                    ),
                )
            archive = zipfile.ZipFile(file)
            reason = _danger(archive.infolist(), streamed)
            if reason:
                raise FormatError(name=path.name, reason=reason)
            yield SafeZip(archive)
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error
    except (zipfile.BadZipFile, NotImplementedError, struct.error) as error:
        raise FormatError(
            name=path.name,
            reason=Phrase(QT_TRANSLATE_NOOP("errors", "it is not a whole archive ({why})"), why=reason_of(error)),
        ) from error


class SafeZip:
    """An archive whose directory has been looked at."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]

    def shown_name(self, name: str) -> str:
        """Return a name as people wrote it: archives of Windows give it in an old encoding, and do not say which."""
        if self._archive.getinfo(name).flag_bits & _NAMED_IN_UTF8 or name.isascii():
            return name
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name
        return raw.decode() if _is_utf8(raw) else raw.decode("cp866", "replace")

    def is_link(self, name: str) -> bool:
        """Tell whether an entry is a link to another file."""
        return stat.S_ISLNK(self._archive.getinfo(name).external_attr >> 16)

    def read(self, name: str) -> bytes:
        """Return an entry; raise ZipDamage where it is not there or not whole."""
        try:
            return self._archive.read(name)
        except KeyError as error:
            raise ZipDamage(
                Phrase(QT_TRANSLATE_NOOP("errors", "{name} is not in the archive"), name=name[:80])
            ) from error
        except (OSError, EOFError, ValueError, zipfile.BadZipFile, NotImplementedError, zlib.error) as error:
            raise ZipDamage(Phrase(QT_TRANSLATE_NOOP("errors", "{name} is damaged"), name=name[:80])) from error
        except RuntimeError as error:  # zipfile's word for a password, also where only the entry itself asks for one
            raise ZipDamage(Phrase(QT_TRANSLATE_NOOP("errors", "{name} is encrypted"), name=name[:80])) from error


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def is_zip(path: Path) -> bool:
    """Tell whether a file begins as an archive."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _directory_size(file: BinaryIO) -> int:
    """Return the size that an archive gives its directory, before zipfile makes an object of each entry in it."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    file.seek(0)
    sizes = [0]
    for mark, offset, shape in ((b"PK\x05\x06", 12, "<I"), (b"PK\x06\x06", 40, "<Q")):
        place = tail.rfind(mark)
        number = tail[place + offset : place + offset + struct.calcsize(shape)] if place >= 0 else b""
        if len(number) == struct.calcsize(shape):
            sizes.append(struct.unpack(shape, number)[0])
    # all ones stand for “see the longer record”
    return max(0 if found == 0xFFFFFFFF else found for found in sizes)


def _danger(entries: list[zipfile.ZipInfo], streamed: str) -> str:
    if len(entries) > MOST_ENTRIES:
        return f"it holds more than {MOST_ENTRIES:,} files"
    if len({entry.filename for entry in entries}) < len(entries):
        return "it holds two files of one name"
    if any(entry.flag_bits & 1 for entry in entries):
        return "it is encrypted"
    streams = [entry.file_size for entry in entries if streamed and entry.filename.startswith(streamed)]
    held = [entry.file_size for entry in entries if not (streamed and entry.filename.startswith(streamed))]
    if max(held, default=0) > LARGEST_ENTRY or sum(held) > LARGEST_SUM or max(streams, default=0) > LARGEST_STREAM:
        return "it is too large when unpacked"
    if any(entry.file_size > max(_SMALL, HIGHEST_RATIO * entry.compress_size) for entry in entries):
        return "it would unpack to far more than it is, as only an archive made to do harm does"
    return ""

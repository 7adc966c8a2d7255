"""Judge the files that SQLite keeps beside a project, before SQLite reads them.

SQLite plays back any journal that lies beside a file, whoever put it there: one that a sync program delivered late
turns the project back without a word, one that somebody crafted names other files to delete.
Layout: https://www.sqlite.org/fileformat.html#the_rollback_journal
"""

from pathlib import Path
from typing import BinaryIO

from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.storage.errors import CannotOpen
from annotator.storage.header import Header

SIDE_FILES = ("-journal", "-wal", "-shm")
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER_BYTES = 28
_LARGEST_SECTOR, _LARGEST_PAGE = 65536, 65536


class StraySideFile(KnownError):
    """A journal lies beside the project that does not belong to its present state."""

    happened = QT_TRANSLATE_NOOP("errors", "Beside {name} lies {stray}, which is not from the last work on it.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed: reading it could turn the project back.")
    cure = QT_TRANSLATE_NOOP("errors", "Move {stray} to another folder, then open the project again.")


def judge_side_files(path: Path, header: Header) -> bool:
    """Tell whether an interrupted write must be taken back before the project can be read.

    Raises:
        StraySideFile: what lies beside the project is not its own.
    """
    journal, log = (Path(f"{path}{ending}") for ending in ("-journal", "-wal"))
    try:
        if log.exists() and not header.is_wal and log.stat().st_size:
            raise StraySideFile(name=path.name, stray=log.name)
        if journal.exists() and not _belongs(journal, header):
            raise StraySideFile(name=path.name, stray=journal.name)
    except OSError as error:
        raise CannotOpen(name=path.name, reason=error.strerror or str(error)) from error
    return header.is_wal or log.exists() or journal.exists()


def _belongs(journal: Path, header: Header) -> bool:
    """Tell whether a journal was left by the last transaction on the file, as far as it says."""
    size = journal.stat().st_size
    with journal.open("rb") as file:
        file.seek(max(0, size - len(_MAGIC)))
        if file.read() == _MAGIC and size > _HEADER_BYTES:
            return False  # it names a second journal, and we never write to two files at once
        first_page = _first_page(file)
    if first_page is None:
        return True
    # Its change counter as it was before: one less than now, or the same, where the write did not get that far.
    before = int.from_bytes(first_page[24:28], "big")
    return header.change_counter in (before, (before + 1) & 0xFFFFFFFF)


def _first_page(journal: BinaryIO) -> bytes | None:
    """Return the copy of the file's first page that a journal holds, or None where it holds none."""
    place = 0
    while True:
        journal.seek(place)
        head = journal.read(_HEADER_BYTES)
        count, sector, page = (int.from_bytes(head[at : at + 4], "big") for at in (8, 20, 24))
        if not head.startswith(_MAGIC) or not (0 < sector <= _LARGEST_SECTOR and 0 < page <= _LARGEST_PAGE):
            return None
        journal.seek(place + sector)
        for _ in range(count):
            number, content, _checksum = journal.read(4), journal.read(page), journal.read(4)
            if len(content) < page:
                return None
            if number == b"\0\0\0\1":
                return content
        place = -(-(place + sector + count * (page + 8)) // sector) * sector

"""Look at a file's first 100 bytes before SQLite sees it, so that a refused file stays byte for byte as it was.

The file must never be opened by hand once SQLite holds it: closing any handle on it would drop SQLite's lock.
Layout: https://www.sqlite.org/fileformat.html#the_database_header
"""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.storage.errors import CannotOpen, DamagedProject, NewerProject, NotAProject, ProjectMissing
from annotator.storage.migrations import APPLICATION_ID, SCHEMA_VERSION

SUFFIX = ".annotator"
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_WAL = 2


class Header(NamedTuple):
    """What the first bytes of a project tell."""

    schema_version: int
    is_wal: bool
    change_counter: int
    """SQLite's own count of transactions, not ours."""


def read_header(path: Path, newest: int = SCHEMA_VERSION) -> Header:
    """Read and judge the header of a file that is about to be opened; ``newest`` is the last version we know.

    Raises:
        ProjectMissing, NotAProject, NewerProject, DamagedProject, CannotOpen: with the reason; nothing was touched.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotAProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is a folder or a device"))
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise ProjectMissing(name=path.name) from error
    except OSError as error:
        raise CannotOpen(name=path.name, reason=error.strerror or str(error)) from error
    return _judge(path, head, status, newest)


def _judge(path: Path, head: bytes, status: os.stat_result, newest: int) -> Header:
    if not head:
        raise NotAProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is empty"))
    if not head.startswith(_MAGIC[: len(head)]) or len(head) < len(_MAGIC):
        raise NotAProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is another kind of file"))
    if len(head) < _HEADER_BYTES:
        raise DamagedProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it was cut off after its first bytes"))
    if _number(head, 68) != APPLICATION_ID:
        raise NotAProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is an SQLite file of another program"))
    version = _number(head, 60)
    if version > newest:
        raise NewerProject(name=path.name, found=version, known=newest)
    if version < 1:
        raise DamagedProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "its version is missing"))
    _check_length(path, head, status)
    return Header(schema_version=version, is_wal=head[18] == _WAL, change_counter=_number(head, 24))


def _check_length(path: Path, head: bytes, status: os.stat_result) -> None:
    page_size = int.from_bytes(head[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    if page_size < 512 or page_size & (page_size - 1):
        raise DamagedProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "its page size makes no sense"))
    # An interrupted write may leave another length; its journal tells SQLite how to mend that.
    if Path(f"{path}-journal").exists():
        return
    if _number(head, 24) == _number(head, 92) and status.st_size < _number(head, 28) * page_size:
        raise DamagedProject(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "its end is missing"))


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")

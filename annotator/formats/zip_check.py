"""Refuse archives made to fill the memory or the disk, from their directory, before anything in them is unpacked.

Python's zipfile never unpacks more of an entry than the directory says, so the directory cannot lie to it.
"""

import zipfile
from pathlib import Path

from annotator.formats.base import FormatError

_MOST_ENTRIES = 10_000
_LARGEST_ENTRY = 256 * 1024 * 1024
_LARGEST_SUM = 512 * 1024 * 1024
_HIGHEST_RATIO = 200
_SMALL = 1024 * 1024
"""Bytes up to which a high ratio is no danger: a table of empty cells is packed well."""


def check_zip(path: Path) -> None:
    """Raise FormatError where a file is no archive that can be unpacked without danger."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
        raise FormatError(name=path.name, reason=f"it is not a whole archive ({error})") from error
    reason = _danger(entries)
    if reason:
        raise FormatError(name=path.name, reason=reason)


def _danger(entries: list[zipfile.ZipInfo]) -> str:
    if len(entries) > _MOST_ENTRIES:
        return f"it holds more than {_MOST_ENTRIES:,} files"
    if len({entry.filename for entry in entries}) < len(entries):
        return "it holds two files of one name"
    if any(entry.flag_bits & 1 for entry in entries):
        return "it is encrypted"
    largest = max((entry.file_size for entry in entries), default=0)
    if largest > _LARGEST_ENTRY or sum(entry.file_size for entry in entries) > _LARGEST_SUM:
        return "it is too large when unpacked"
    if any(entry.file_size > max(_SMALL, _HIGHEST_RATIO * entry.compress_size) for entry in entries):
        return "it would unpack to far more than it is, as only an archive made to do harm does"
    return ""

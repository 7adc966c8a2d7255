"""Read text files line by line, in whatever encoding they are, without a line that would fill the memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.base import FormatError, ReadOptions
from annotator.text.normalise import Decoded, decode

LONGEST = 16 * 1024 * 1024
"""Characters of the longest line."""
_SNIFFED = 256 * 1024


def beginning_of(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """Return the beginning of a file, without a byte order mark, and the encoding it is in.

    Raises:
        OSError: the file cannot be read.
        EncodingError, UnknownEncodingError: it is not in the encoding given.
    """
    decoded = encoding_of(path, encoding)
    return decoded.text, decoded.encoding


def encoding_of(path: Path, encoding: str | None = None) -> Decoded:
    """Return the beginning of a file, the encoding it is in, and whether that is a guess; see :func:`beginning_of`."""
    with path.open("rb") as file:
        raw = file.read(_SNIFFED)
    # do not cut a character in two
    return decode(raw[: raw.rfind(b"\n") + 1] or raw, encoding)


@contextmanager
def lines_of(path: Path, options: ReadOptions) -> Iterator[Iterator[str]]:
    """Open a file and yield its lines, as they end in the file.

    Raises:
        FormatError: the file cannot be read, or a line is too long.
        EncodingError, UnknownEncodingError: it is not in the encoding asked for.
    """
    try:
        _, encoding = beginning_of(path, options.encoding)
        encoding = "utf-8-sig" if encoding == "utf-8" else encoding
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield _bounded(file, path.name)
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error


def _bounded(file: TextIO, name: str) -> Iterator[str]:
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST:
            raise FormatError(
                name=name, reason=QT_TRANSLATE_NOOP("errors", "a line is longer than 16 million characters")
            )
        yield line

"""Read a whole file as the text of one article: what the text formats share."""

from hashlib import sha256
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.heading import heading_of
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.base import FormatError, ReadOptions
from annotator.text.normalise import decode, normalise

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is taken as one text."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise FormatError where it cannot be read, or is too large for one article."""
    try:
        if path.stat().st_size > LARGEST:
            raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is larger than 64 MB"))
        return path.read_bytes()
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error


def read_text_file(path: Path, options: ReadOptions) -> ExchangedArticle:
    """Return the article that a text file holds.

    Raises:
        FormatError: the file cannot be read, or is too large for one article.
        EncodingError: it is not in the encoding that was asked for.
    """
    raw = read_bytes(path)
    decoded = decode(raw, options.encoding)
    text = normalise(decoded.text)
    return ExchangedArticle(
        text=text,
        metadata=heading_of(text),
        raw_sha256=sha256(raw).hexdigest(),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        place=path.name,
    )

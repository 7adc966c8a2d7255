"""An article: its text never changes after import."""

from typing import NamedTuple


def text_hash(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits; half surrogate pairs count as they are."""
    # Here: loading it brings a library for encryption, which the way to the first window does not need.
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Metadata(NamedTuple):
    """What is known about an article besides its text; every part may be empty and may be edited."""

    title: str = ""
    source: str = ""
    url: str = ""
    published_on: str = ""
    """ISO date, ``2024-05-23``, or empty."""
    language: str = ""
    """Language code, such as ``en`` or ``uk``, or empty."""


class Article(NamedTuple):
    """An article as it is stored."""

    uid: str
    text: str
    metadata: Metadata
    text_sha256: str
    raw_sha256: str = ""
    """Hash of the bytes the article came from, before its text was normalised; empty where there were none."""
    imported_from: str = ""
    """Base name of the file the article came from, never a path."""
    imported_at: str = ""
    position: int = 0
    """Place in the project's own order; grows with every import."""


class ArticleSummary(NamedTuple):
    """An article as a list shows it, without its text."""

    uid: str
    metadata: Metadata
    words: int
    position: int
    state: str
    """A :class:`annotator.domain.workflow.State` value, for the annotator who asked."""
    flagged: bool

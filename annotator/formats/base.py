"""What every format offers: a reader, a writer, or both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, KnownError


class FormatError(KnownError):
    """A file as a whole cannot be read in a format."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} cannot be read: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was taken from it.")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices for reading a file."""

    encoding: str | None = None
    """Codec to read text with; None finds it out."""


class Reader(Protocol):
    """Reads one file, one article after the other."""

    def __call__(self, path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
        """Yield articles, and a problem for each part that cannot be taken.

        Raises:
            FormatError: nothing of the file can be read.
        """


class Writer(Protocol):
    """Writes articles to one file."""

    def __call__(self, articles: Iterable[ExchangedArticle], target: Path) -> None:
        """Write all articles to a file that does not exist yet; the caller moves it into place."""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format."""

    name: str
    """As the command line knows it, such as ``jsonl``."""
    title: str
    suffixes: tuple[str, ...]
    """File name endings it is recognised by, with the dot, in small letters."""
    summary: str
    read: Callable[[Path, ReadOptions], Iterator[ExchangedArticle | Problem]] | None = None
    write: Callable[[Iterable[ExchangedArticle], Path], None] | None = None

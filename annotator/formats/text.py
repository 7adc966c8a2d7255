"""Plain text: one file, one article."""

from collections.abc import Iterator
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.formats.base import Format, ReadOptions
from annotator.formats.text_file import read_text_file


def read_text(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the one article of a text file."""
    yield read_text_file(path, options)


TEXT = Format("text", "Plain text", (".txt", ".text"), "one article a file", read=read_text)

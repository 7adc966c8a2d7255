"""Read what came out of a file that holds other files, each in its own format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import KnownError
from annotator.formats.base import Format, Part, ReadOptions


def read_part(path: Path, chosen: Format, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield what one file holds; raise MissingExtraError or FormatError where it cannot be read."""
    chosen.require_extra()
    if chosen.read is not None:
        yield from chosen.read(path, options)


def read_parts(
    parts: Iterable[Part | Problem],
    options: ReadOptions,
    read: Callable[[Path, Format, ReadOptions], Iterator[ExchangedArticle | Problem]] = read_part,
) -> Iterator[ExchangedArticle | Problem]:
    """Yield what the parts of a file hold; one that cannot be read becomes a problem, and the next one is read."""
    for part in parts:
        if isinstance(part, Problem):
            yield part
            continue
        try:
            for found in read(part.path, part.format, options):
                behind = found.place.removeprefix(part.path.name)
                inside = behind if behind != found.place else f", {behind}"
                yield replace(found, place=part.place + inside)
        except KnownError as error:
            yield Problem(part.place, error.sentence())

"""Read articles and make them ready for their rows, one portion after another."""

import contextlib
import gc
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.label_mapping import MappedLabels
from annotator.errors import KnownError
from annotator.formats.base import Format, ReadOptions
from annotator.services.limited_reading import FileReader
from annotator.services.preparing import PreparedArticle, Preparing

_OBJECTS_BETWEEN_COLLECTIONS = 20_000
_USUAL_COLLECTIONS = gc.get_threshold()


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is in one portion, whichever comes first."""

    articles: int
    characters: int
    seconds: float


class FileToRead(NamedTuple):
    """A file, and how it is read."""

    path: Path
    format: Format
    options: ReadOptions


class Portion(NamedTuple):
    """Some articles that are ready, and how far the reading is."""

    articles: list[PreparedArticle]
    problems: list[Problem]
    """What could not be taken for an article."""
    files: int
    """How many files were read to their ends."""
    articles_read: int
    """In all portions up to this one."""
    is_followed: bool = False
    """The next one is ready already."""


class Supply:
    """Reads and prepares what an import takes; it can be handed to another process before it has begun."""

    def __init__(self, preparing: Preparing, labels: MappedLabels, pace: Pace, *, as_suggestions: bool) -> None:
        self.labels = labels
        """Which labels become which; it counts what it leaves out."""
        self._preparing = preparing
        self._pace = pace
        self._as_suggestions = as_suggestions
        self._files = 0

    def of_files(
        self, files: Sequence[FileToRead], cancelled: Callable[[], bool] = lambda: False
    ) -> Generator[Portion, None, None]:
        """Yield what the files hold; a file that cannot be read becomes a problem, and the next one is read."""
        with FileReader(cancelled) as reader:
            yield from self.of(self._read(reader, files), cancelled)

    def of(
        self, read: Iterable[ExchangedArticle | Problem], cancelled: Callable[[], bool] = lambda: False
    ) -> Generator[Portion, None, None]:
        """Yield what was read, ready; the last portion may be empty."""
        count, characters, began = 0, 0, time.monotonic()
        articles: list[PreparedArticle] = []
        problems: list[Problem] = []
        for one in read:
            if cancelled():
                return
            if isinstance(one, Problem):
                problems.append(one)
            else:
                articles.append(self._preparing.prepared(self._shaped(one)))
                count += 1
                characters += len(one.text)
            if self._is_full(len(articles), characters, began):
                yield Portion(articles, problems, self._files, count)
                articles, problems, characters, began = [], [], 0, time.monotonic()
        yield Portion(articles, problems, self._files, count)

    def _is_full(self, articles: int, characters: int, began: float) -> bool:
        pace = self._pace
        return articles >= pace.articles or characters >= pace.characters or time.monotonic() - began > pace.seconds

    def _read(self, reader: FileReader, files: Sequence[FileToRead]) -> Iterator[ExchangedArticle | Problem]:
        for path, chosen, options in files:
            try:
                yield from reader.read(path, chosen, options)
            except KnownError as error:
                yield Problem(path.name, error.sentence())
            self._files += 1

    def _shaped(self, article: ExchangedArticle) -> ExchangedArticle:
        """Return an article with its spans as the user chose to have them."""
        shaped = self.labels.of(article) if self.labels.is_needed() else article
        # A machine is not done with an article, and has no flag to put on it.
        return replace(shaped, progress=()) if self._as_suggestions and shaped.progress else shaped


@contextlib.contextmanager
def few_collections() -> Iterator[None]:
    """Let Python look for unreachable objects less often.

    A portion is a hundred thousand objects, none of which is in a circle; looking at them again and again takes a tenth
    of the time of an import.
    """
    _, *older = _USUAL_COLLECTIONS
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *older)
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL_COLLECTIONS)

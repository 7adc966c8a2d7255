"""Write articles with their annotations to a file that appears only when it is complete."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.registry import format_named
from annotator.storage.exchange_store import ExchangeStore
from annotator.storage.stores import Stores

ALL = "all"


class ExportError(KnownError):
    """A file could not be written."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} could not be written: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The project is unchanged, and so is any file that was there before.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another place or free some space, then export again.")


class UnknownAnnotatorError(KnownError):
    """Annotations of somebody were asked for who has none."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "Nobody called {name} has tagged in this project.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose one of: {known}.")


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What an export wrote."""

    path: Path
    articles: int
    spans: int
    cancelled: bool = False


class Cancelled(Exception):
    """The user cancelled."""


class Exporting:
    """Exports from one project."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def run(
        self,
        target: Path,
        *,
        format_name: str = "jsonl",
        annotations: str = ALL,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ExportSummary:
        """Write every article with the annotations of everybody, or of the annotator of a name.

        Raises:
            UnknownFormatError, UnknownAnnotatorError, ExportError: nothing was written.
        """
        chosen = format_named(format_name)
        if chosen.write is None:
            raise ExportError(name=target.name, reason=f"{chosen.title} is only read, not written")
        if target.resolve() == self._stores.file.path or target.is_dir():
            raise ExportError(name=target.name, reason="it is the project itself or a folder")
        exchange = ExchangeStore(self._stores, self._annotator_uid(annotations))
        total = self._stores.file.row().article_count
        counter = _Counter(on_progress, cancelled, total)
        part = target.with_name(f".{target.name}.part")
        try:
            with self._stores.file.known_errors():
                chosen.write(counter.counted(exchange.articles()), part)
            with part.open("rb") as written:
                os.fsync(written.fileno())
            part.replace(target)
        except Cancelled:
            return ExportSummary(target, 0, 0, cancelled=True)
        except OSError as error:
            raise ExportError(name=target.name, reason=error.strerror or str(error)) from error
        finally:
            part.unlink(missing_ok=True)
        return ExportSummary(target, counter.articles, counter.spans)

    def _annotator_uid(self, name: str) -> str | None:
        if name == ALL:
            return None
        people = self._stores.people.all()
        for annotator in people:
            if annotator.name == name:
                return annotator.uid
        raise UnknownAnnotatorError(name=name, known=", ".join([ALL, *(one.name for one in people)]))


class _Counter:
    """Counts what goes by, tells how far it is, and stops where the user cancelled."""

    def __init__(self, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool], total: int) -> None:
        self.articles = 0
        self.spans = 0
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._total = total

    def counted(self, articles: Iterator[ExchangedArticle]) -> Iterator[ExchangedArticle]:
        for article in articles:
            if not self.articles % 100:
                if self._cancelled():
                    raise Cancelled
                self._on_progress(self.articles, self._total)
            yield article
            self.articles += 1
            self.spans += len(article.spans)
        self._on_progress(self.articles, self._total)

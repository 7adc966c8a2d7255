"""Write articles with their annotations to a file or folder that appears only when it is complete."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.losses import LossReport
from annotator.domain.review import GOLD
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.base import Format, ReadOptions, WriteOptions
from annotator.formats.comparing import differences
from annotator.formats.registry import format_named
from annotator.storage.exchange_store import ExchangeStore
from annotator.storage.flushing import flush, flush_folder
from annotator.storage.stores import Stores

ALL = "all"
_SHOWN_DIFFERENCES = 20


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
    losses: LossReport = field(default_factory=LossReport)
    """What the format could not carry."""
    read_back: bool = False
    """The file was read again and compared with what was to be in it."""
    differences: tuple[Problem, ...] = ()
    """The first differences that reading back found; none where all is well."""


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
        read_back: bool = False,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ExportSummary:
        """Write every article with the annotations of everybody, or of the annotator of a name.

        Raises:
            UnknownFormatError, UnknownAnnotatorError, MissingExtraError, ExportError: nothing was written.
        """
        chosen = format_named(format_name)
        try:
            self._check(target, chosen)
        except OSError as error:
            raise ExportError(name=target.name, reason=error.strerror or str(error)) from error
        exchange = ExchangeStore(self._stores, self._annotator_uid(annotations))
        rounds = 2 if read_back and chosen.read else 1
        counter = _Counter(on_progress, cancelled, self._stores.file.row().article_count * rounds)
        options = self._options()
        losses = LossReport()
        found: tuple[Problem, ...] = ()
        try:
            staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        except OSError as error:
            raise ExportError(name=target.name, reason=error.strerror or str(error)) from error
        try:
            with self._stores.file.known_errors():
                written = staging / target.name
                _write(chosen, counter.counted(exchange.articles()), written, options, losses)
                if rounds == 2:
                    again = counter.watched(exchange.articles())
                    found = _read_back(chosen, again, written, options)
            _put_in_place(staging, target)
        except Cancelled:
            return ExportSummary(target, 0, 0, cancelled=True)
        except OSError as error:
            raise ExportError(name=target.name, reason=error.strerror or str(error)) from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return ExportSummary(
            target, counter.articles, counter.spans, losses=losses, read_back=rounds == 2, differences=found
        )

    def losses(self, format_name: str, annotations: str = ALL) -> LossReport:
        """Return what a format cannot carry of this project, without writing anything."""
        chosen = format_named(format_name)
        chosen.require_extra()
        options = self._options()
        report = LossReport()
        for article in ExchangeStore(self._stores, self._annotator_uid(annotations)).articles():
            report.add(chosen.reduce(article, options).losses)
        return report

    def _options(self) -> WriteOptions:
        return WriteOptions(scheme=self._stores.scheme.load(), project_name=self._stores.file.row().name)

    def _check(self, target: Path, chosen: Format) -> None:
        """Raise KnownError where a format cannot be written to a place."""
        if chosen.write is None:
            raise ExportError(name=target.name, reason=f"{chosen.title} is only read, not written")
        chosen.require_extra()
        if self._stores.file.is_part(target):
            raise ExportError(name=target.name, reason=QT_TRANSLATE_NOOP("errors", "it is the project itself"))
        if not chosen.is_folder and target.is_dir():
            raise ExportError(name=target.name, reason=f"it is a folder, and {chosen.title} is a file")
        if chosen.is_folder and target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise ExportError(
                name=target.name, reason=f"{chosen.title} is a new folder, and something is there already"
            )

    def _annotator_uid(self, name: str) -> str | None:
        if name == ALL:
            return None
        if name == GOLD.name and self._stores.people.id_of(GOLD.uid):
            return GOLD.uid
        people = self._stores.people.all()
        for annotator in people:
            if annotator.name == name:
                return annotator.uid
        raise UnknownAnnotatorError(name=name, known=", ".join([ALL, *(one.name for one in people)]))


def _write(
    chosen: Format, articles: Iterator[ExchangedArticle], target: Path, options: WriteOptions, losses: LossReport
) -> None:
    """Write articles as the format can carry them."""

    def reduced() -> Iterator[ExchangedArticle]:
        for article in articles:
            kept, lost = chosen.reduce(article, options)
            if lost:
                losses.add(lost)
            yield kept

    if chosen.write is not None:
        chosen.write(reduced(), target, options)


def _read_back(
    chosen: Format, articles: Iterator[ExchangedArticle], written: Path, options: WriteOptions
) -> tuple[Problem, ...]:
    """Return the first differences between what a file holds and what it was to hold."""
    if chosen.read is None:
        return ()
    promised = (chosen.reduce(article, options).article for article in articles)
    try:
        found = chosen.read(written, ReadOptions(offset_unit=options.offset_unit))
        return tuple(islice(differences(promised, found), _SHOWN_DIFFERENCES))
    except KnownError as error:
        return (Problem(written.name, error.sentence()),)


def _put_in_place(staging: Path, target: Path) -> None:
    """Move what was written to where it belongs, the target itself last, all of it on the disk first."""
    for file in staging.rglob("*"):
        if file.is_file():
            flush(file)
    for part in sorted(staging.iterdir(), key=lambda part: part.name == target.name):
        place = target.with_name(part.name)
        if part.is_dir() and place.is_dir():
            place.rmdir()
        part.replace(place)
    flush_folder(target.parent)


class _Counter:
    """Counts what goes by, tells how far it is, and stops where the user cancelled."""

    def __init__(self, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool], total: int) -> None:
        self.articles = 0
        self.spans = 0
        self._seen = 0
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._total = total

    def counted(self, articles: Iterator[ExchangedArticle]) -> Iterator[ExchangedArticle]:
        for article in self.watched(articles):
            yield article
            self.articles += 1
            self.spans += len(article.spans)

    def watched(self, articles: Iterator[ExchangedArticle]) -> Iterator[ExchangedArticle]:
        for article in articles:
            if not self._seen % 100:
                if self._cancelled():
                    raise Cancelled
                self._on_progress(self._seen, self._total)
            yield article
            self._seen += 1
        self._on_progress(self._seen, self._total)

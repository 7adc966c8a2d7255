"""Write articles with their annotations to a file or folder that appears only when it is complete."""

import shutil
import tempfile
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeAlias, TypeVar

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.export_choice import EVERYTHING, ExportChoice
from annotator.domain.losses import LossReport
from annotator.domain.people import Annotator
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.base import Format, ReadOptions, WriteOptions
from annotator.formats.comparing import Promises
from annotator.formats.registry import format_named
from annotator.services.choosing import ChosenArticles
from annotator.storage.flushing import flush, flush_folder
from annotator.storage.stores import Stores

OnProgress: TypeAlias = Callable[[int, int], None]
Cancelled: TypeAlias = Callable[[], bool]
Passing = TypeVar("Passing")
_SHOWN_DIFFERENCES = 20
_SHOWN_BYTES = 64 * 1024
"""Of each file that a preview shows."""


class ExportError(KnownError):
    """A file could not be written."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} could not be written: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The project is unchanged, and so is any file that was there before.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another place or free some space, then export again.")


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


class ExportCancelled(Exception):
    """The user cancelled."""


class Exporting:
    """Exports from one project, with the eyes of one annotator."""

    def __init__(self, stores: Stores, viewer: Annotator) -> None:
        self._stores = stores
        self._viewer = viewer

    def run(
        self,
        target: Path,
        choice: ExportChoice = EVERYTHING,
        *,
        format_name: str = "jsonl",
        read_back: bool = False,
        on_progress: OnProgress = lambda _done, _all: None,
        cancelled: Cancelled = lambda: False,
    ) -> ExportSummary:
        """Write what was chosen of the project.

        Raises:
            UnknownFormatError, UnknownAnnotatorError, NoSuchLabel, MissingExtraError, ExportError: nothing was written.
        """
        chosen = format_named(format_name)
        with _reported(target):
            self._check(target, chosen)
        with self._stores.file.known_errors():
            articles = ChosenArticles(self._stores, self._viewer, choice)
            rounds = 2 if read_back and chosen.read else 1
            pace = _Pace(on_progress, cancelled, len(articles.row_ids) * rounds)
        writing = _Writing(chosen, articles, self._options(articles), pace)
        with _reported(target):
            staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        try:
            with _reported(target):
                with self._stores.file.known_errors():
                    written = staging / target.name
                    writing.write(written)
                    if rounds == 2:
                        writing.read_back(written)
                _put_in_place(staging, target)
        except ExportCancelled:
            return ExportSummary(target, 0, 0, cancelled=True)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return writing.summary(target, read_back=rounds == 2)

    def losses(
        self,
        format_name: str,
        choice: ExportChoice = EVERYTHING,
        *,
        on_progress: OnProgress = lambda _done, _all: None,
        cancelled: Cancelled = lambda: False,
    ) -> LossReport:
        """Return what a format cannot carry of what was chosen, without writing anything.

        Where the user cancelled, the report is of the articles until then.
        """
        chosen = format_named(format_name)
        chosen.require_extra()
        report = LossReport()
        with self._stores.file.known_errors(), suppress(ExportCancelled):
            articles = ChosenArticles(self._stores, self._viewer, choice)
            options = self._options(articles)
            pace = _Pace(on_progress, cancelled, len(articles.row_ids))
            report.add(articles.general_losses())
            for article in pace.watched(articles.articles(losses=report)):
                report.add(chosen.reduce(article, options).losses)
        return report

    def count(self, choice: ExportChoice = EVERYTHING) -> tuple[int, int]:
        """Return how many articles and how many tags were chosen."""
        with self._stores.file.known_errors():
            articles = ChosenArticles(self._stores, self._viewer, choice)
            return len(articles.row_ids), articles.span_count()

    def preview(self, format_name: str, choice: ExportChoice = EVERYTHING, articles: int = 2) -> str:
        """Return the first articles as a format writes them; empty where it is not text."""
        chosen = format_named(format_name)
        chosen.require_extra()
        if chosen.write is None:
            return ""
        with self._stores.file.known_errors(), tempfile.TemporaryDirectory() as folder:
            drawn = ChosenArticles(self._stores, self._viewer, choice)
            options = self._options(drawn)
            target = Path(folder, "preview" if chosen.is_folder else f"preview{chosen.suffixes[0]}")
            first = drawn.articles(drawn.row_ids[:articles])
            chosen.write((chosen.reduce(article, options).article for article in first), target, options)
            return _as_text(target)

    def _options(self, articles: ChosenArticles) -> WriteOptions:
        return WriteOptions(scheme=articles.scheme, project_name=self._stores.file.row().name)

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


class _Writing:
    """Writes chosen articles in a format, and remembers what it wrote to compare it with what is there."""

    def __init__(self, chosen: Format, articles: ChosenArticles, options: WriteOptions, pace: "_Pace") -> None:
        self._format = chosen
        self._articles = articles
        self._options = options
        self._pace = pace
        self._promises = Promises()
        self._spans = 0
        self._losses = LossReport()
        self._differences: tuple[Problem, ...] = ()

    def write(self, target: Path) -> None:
        """Write the articles as the format can carry them."""
        self._losses.add(self._articles.general_losses())
        if self._format.write is not None:
            self._format.write(self._reduced(), target, self._options)

    def _reduced(self) -> Iterator[ExchangedArticle]:
        for article in self._pace.watched(self._articles.articles(losses=self._losses)):
            kept, lost = self._format.reduce(article, self._options)
            self._losses.add(lost)
            self._promises.add(kept)
            self._spans += len(kept.spans)
            yield kept

    def read_back(self, written: Path) -> None:
        """Find the first differences between what a file holds and what it was to hold."""
        if self._format.read is None:
            return
        try:
            found = self._pace.watched(self._format.read(written, ReadOptions(offset_unit=self._options.offset_unit)))
            self._differences = tuple(islice(self._promises.differences(found, self._promised), _SHOWN_DIFFERENCES))
        except KnownError as error:
            self._differences = (Problem(written.name, error.sentence()),)

    def _promised(self, number: int) -> ExchangedArticle | None:
        row_id = self._articles.row_ids[number : number + 1]
        article = next(self._articles.articles(row_id), None)
        return None if article is None else self._format.reduce(article, self._options).article

    def summary(self, target: Path, *, read_back: bool) -> ExportSummary:
        """Return what was written, and how it came back."""
        return ExportSummary(
            *(target, len(self._promises), self._spans),
            losses=self._losses,
            read_back=read_back,
            differences=self._differences,
        )


@contextmanager
def _reported(target: Path) -> Iterator[None]:
    """Raise what the system says as an error about the target."""
    try:
        yield
    except OSError as error:
        raise ExportError(name=target.name, reason=error.strerror or str(error)) from error


def _as_text(written: Path) -> str:
    """Return the beginning of a file, or of each file in a folder; empty where one is not text."""
    files = sorted(written.rglob("*")) if written.is_dir() else [written]
    shown = []
    for file in files:
        if file.is_file():
            with file.open("rb") as opened:
                content = opened.read(_SHOWN_BYTES)
            try:
                # a character that the end cuts through is no fault
                text = getincrementaldecoder("utf-8-sig")().decode(content)
            except UnicodeDecodeError:
                return ""
            if "\0" in text:
                return ""
            shown.append(f"{file.relative_to(written)}\n{text}" if written.is_dir() else text)
    return "\n".join(shown)


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


class _Pace:
    """Tells how far it is, and stops where the user cancelled."""

    def __init__(self, on_progress: OnProgress, cancelled: Cancelled, total: int) -> None:
        self._seen = 0
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._total = total

    def watched(self, articles: Iterable[Passing]) -> Iterator[Passing]:
        for article in articles:
            if not self._seen % 100:
                if self._cancelled():
                    raise ExportCancelled
                self._on_progress(self._seen, self._total)
            yield article
            self._seen += 1
        self._on_progress(self._seen, self._total)

"""Bring articles in, in the background, under one import run that Cancel and Undo take back as one."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.changes import Changes
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.people import Annotator
from annotator.domain.scheme_growth import without_growth
from annotator.errors import KnownError
from annotator.formats.base import ReadOptions
from annotator.services.intake import Intake
from annotator.services.limited_reading import FileReader
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import recording
from annotator.services.sources import Source
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is written between two commits, whichever comes first."""

    articles: int
    characters: int
    seconds: float


BESIDE_A_WINDOW = Pace(100, 500_000, 0.15)
"""About a tenth of a second, so that a tag made meanwhile does not wait noticeably."""
ALONE = Pace(2_000, 20_000_000, 10.0)
"""Nobody waits for the file: fewer commits, which each wait for the disk."""


@dataclass
class ImportSummary:
    """What an import took, and what it did not, and why."""

    articles: int = 0
    spans: int = 0
    duplicates: int = 0
    """Articles that were in the project already; they are among the problems with their reason."""
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    """What was taken, but deserves a look: a guessed encoding, a new label, a value that does not fit."""
    first_article_uid: str = ""
    cancelled: bool = False
    changes: Changes = field(default_factory=lambda: Changes("import"))


OnProgress = Callable[[int, int, int], None]
"""Called with the files done, the files in all, and the articles taken so far."""


@in_plain_words
class Importing:
    """Imports into one project by one annotator, on a connection of its own where it runs in a worker."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator

    def run(
        self,
        sources: Iterable[Source],
        *,
        problems: Iterable[Problem] = (),
        encodings: Mapping[Path, str] | None = None,
        annotator_name: str = "",
        on_progress: OnProgress = lambda _done, _all, _articles: None,
        cancelled: Callable[[], bool] = lambda: False,
        pace: Pace = BESIDE_A_WINDOW,
    ) -> ImportSummary:
        """Import files; spans without an annotator go to ``annotator_name``, or to who imports.

        Raises:
            KnownError: the project cannot be written; what was already brought in is taken out again.
        """
        found = list(sources)
        articles = self._read(found, encodings or {}, on_progress, cancelled)
        return self._run([source.path.name for source in found], articles, problems, annotator_name, cancelled, pace)

    def paste(self, article: ExchangedArticle) -> ImportSummary:
        """Import one article that came from the clipboard."""
        return self.take([article])

    def take(
        self,
        articles: Iterable[ExchangedArticle | Problem],
        *,
        annotator_name: str = "",
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ImportSummary:
        """Import articles that were read already; what :meth:`run` says holds here too."""
        return self._run([], iter(articles), (), annotator_name, cancelled)

    def _run(
        self,
        names: list[str],
        articles: Iterator[ExchangedArticle | Problem],
        problems: Iterable[Problem],
        annotator_name: str,
        cancelled: Callable[[], bool],
        pace: Pace = BESIDE_A_WINDOW,
    ) -> ImportSummary:
        summary = ImportSummary(problems=list(problems))
        with self._stores.file.transaction():
            joined = [] if self._stores.people.id_of(self._annotator.uid) else [self._annotator.uid]
            annotator_id = self._stores.people.ensure(self._annotator)
            run_id, run_uid = self._stores.imports.begin(annotator_id, [normalise(name) for name in names[:1000]])
            self._stores.imports.note_grown(run_id, {"annotators": joined})
        owner = self._stores.people.named(annotator_name) if annotator_name else self._annotator
        intake = Intake(self._stores, summary, run_id, owner, joined)
        try:
            self._take(articles, intake, cancelled, pace)
            if cancelled():
                summary.cancelled = True
            elif intake.is_empty():
                self._erase(run_id)
            else:
                with recording(self._stores, "import", self._annotator) as act:
                    self._stores.imports.finish(run_id)
                    act.note_import(run_uid, undone=False)
                    intake.finish(act)
                summary.changes = act.result()
        except BaseException:
            # Where even that fails, the next opening takes the run back; the first error says why.
            with contextlib.suppress(KnownError):
                self._erase(run_id)
            raise
        if summary.cancelled:
            self._erase(run_id)
            summary.changes = Changes("import", everything=True)
        return summary

    def _take(
        self,
        articles: Iterator[ExchangedArticle | Problem],
        intake: Intake,
        cancelled: Callable[[], bool],
        pace: Pace,
    ) -> None:
        batch: list[ExchangedArticle] = []
        characters, began = 0, time.monotonic()
        for read in articles:
            if cancelled():
                return
            if isinstance(read, Problem):
                intake.summary.problems.append(read)
                continue
            batch.append(read)
            characters += len(read.text)
            is_late = time.monotonic() - began > pace.seconds
            if len(batch) >= pace.articles or characters >= pace.characters or is_late:
                intake.write(batch)
                batch, characters, began = [], 0, time.monotonic()
        intake.write(batch)

    def _erase(self, run_id: int) -> None:
        with self._stores.file.transaction():
            _erase(self._stores, run_id)

    def _read(
        self,
        sources: list[Source],
        encodings: Mapping[Path, str],
        on_progress: OnProgress,
        cancelled: Callable[[], bool],
    ) -> Iterator[ExchangedArticle | Problem]:
        """Yield what the files hold; a file that cannot be read becomes a problem, and the next one is read."""
        with FileReader(cancelled) as reader:
            yield from self._read_all(reader, sources, encodings, on_progress)

    def _read_all(
        self,
        reader: FileReader,
        sources: list[Source],
        encodings: Mapping[Path, str],
        on_progress: OnProgress,
    ) -> Iterator[ExchangedArticle | Problem]:
        articles = 0
        for number, source in enumerate(sources):
            on_progress(number, len(sources), articles)
            if self._stores.file.is_part(source.path):
                yield Problem(source.path.name, "It is the project itself.")
                continue
            try:
                for read in reader.read(source.path, source.format, ReadOptions(encodings.get(source.path))):
                    yield read
                    if isinstance(read, ExchangedArticle):
                        articles += 1
                        if not articles % 100:
                            on_progress(number, len(sources), articles)
            except KnownError as error:
                yield Problem(source.path.name, error.sentence())
        on_progress(len(sources), len(sources), articles)


def erase_unfinished(stores: Stores) -> int:
    """Take back imports in whose middle the program ended; return how many there were."""
    runs = stores.imports.unfinished()
    if runs:
        with stores.file.transaction():
            for run_id in runs:
                _erase(stores, run_id)
    return len(runs)


def _erase(stores: Stores, run_id: int) -> None:
    """Take back a run and the labels, fields and annotators that came with it."""
    grown = stores.imports.grown(run_id)
    stores.imports.erase(run_id)
    if grown.get("scheme"):
        stores.scheme.save(without_growth(stores.scheme.load(), grown["scheme"]))
    stores.people.forget_unused(grown.get("annotators", ()))

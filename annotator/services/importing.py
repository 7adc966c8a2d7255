"""Bring articles in, in the background, under one import run that Cancel and Undo take back as one."""

import contextlib
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from annotator.domain.changes import Changes
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.import_choice import ImportChoice
from annotator.domain.label_mapping import MappedLabels
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.copying import CopyFinder, KnownTexts
from annotator.services.intake import Intake
from annotator.services.intake_words import label_left_out, label_unused
from annotator.services.lessons import teaching_of
from annotator.services.plain_errors import in_plain_words
from annotator.services.preparing import Preparing
from annotator.services.recording import BEGINNING, recording
from annotator.services.sources import Source, read_options
from annotator.services.supply import FileToRead, Pace, Portion, Supply, few_collections
from annotator.services.supply_apart import portions_of
from annotator.services.taking_back import take_back
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise

BESIDE_A_WINDOW = Pace(150, 500_000, 0.15)
"""About a tenth of a second, so that a tag made meanwhile does not wait noticeably."""
ALONE = Pace(500, 5_000_000, 2.0)
"""Nobody waits for the file: fewer commits, which each wait for the disk; but not so few that little goes on beside."""

_AS_IT_STANDS = ImportChoice()
_MACHINE = "machine"
"""Who suggests what comes without a name."""


@dataclass
class ImportSummary:
    """What an import took, and what it did not, and why."""

    articles: int = 0
    spans: int = 0
    duplicates: int = 0
    """Articles that were in the project already; they are among the problems with their reason."""
    linked: int = 0
    """New articles that are known as copies of others."""
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    """What was taken, but deserves a look: a guessed encoding, a new label, a value that does not fit."""
    first_article_uid: str = ""
    cancelled: bool = False
    kept: int = 0
    """Articles that stay although it was cancelled: somebody worked in them meanwhile."""
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
        choice: ImportChoice = _AS_IT_STANDS,
        known: KnownTexts | None = None,
        on_progress: OnProgress = lambda _done, _all, _articles: None,
        cancelled: Callable[[], bool] = lambda: False,
        pace: Pace = BESIDE_A_WINDOW,
    ) -> ImportSummary:
        """Import files the way that was chosen; what is ``known`` of the project's texts is not read again.

        Raises:
            MappedToNothing: a label was mapped to one that the project lacks.
            KnownError: the project cannot be written; what was already brought in is taken out again.
        """
        files: list[FileToRead] = []
        left_out = list(problems)
        for source in sources:
            if self._stores.file.is_part(source.path):
                left_out.append(Problem(source.path.name, QT_TRANSLATE_NOOP("errors", "It is the project itself.")))
            else:
                files.append(FileToRead(source.path, source.format, read_options(source, choice)))

        def portions(supply: Supply) -> Generator[Portion, None, None]:
            on_progress(0, len(files), 0)
            for portion in portions_of(supply, files, cancelled):
                yield portion
                on_progress(portion.files, len(files), portion.articles_read)

        names = [file.path.name for file in files]
        return self._run(names, portions, left_out, choice, cancelled, pace, known)

    def paste(self, article: ExchangedArticle) -> ImportSummary:
        """Import one article that came from the clipboard."""
        return self.take([article])

    def take(
        self,
        articles: Iterable[ExchangedArticle | Problem],
        *,
        choice: ImportChoice = _AS_IT_STANDS,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ImportSummary:
        """Import articles that were read already; what :meth:`run` says holds here too."""
        return self._run([], lambda supply: supply.of(articles, cancelled), [], choice, cancelled)

    def _run(
        self,
        names: list[str],
        portions: Callable[[Supply], Generator[Portion, None, None]],
        problems: list[Problem],
        choice: ImportChoice,
        cancelled: Callable[[], bool],
        pace: Pace = BESIDE_A_WINDOW,
        known: KnownTexts | None = None,
    ) -> ImportSummary:
        summary = ImportSummary(problems=problems)
        supply = self._supply(choice, pace)
        run_id, run_uid, joined = self._begin(names)
        intake = Intake(self._stores, summary, run_id, self._owner(choice), joined)
        intake.choice = choice
        try:
            if choice.looks_for_copies():
                intake.finder = CopyFinder(self._stores, known)
                intake.finder.learn(cancelled=cancelled)
            self._take(portions(supply), intake)
            summary.notices += _about_labels(supply.labels)
            summary.cancelled = cancelled()
            if not summary.cancelled and not intake.is_empty():
                with recording(self._stores, BEGINNING if choice.is_beginning else "import", self._annotator) as act:
                    self._stores.imports.finish(run_id)
                    act.note_import(run_uid, undone=False)
                    intake.finish(act)
                summary.changes = act.result()
        except BaseException:
            # Where even that fails, the next opening takes the run back; the first error says why.
            with contextlib.suppress(KnownError):
                take_back(self._stores, run_id)
            raise
        if summary.cancelled or intake.is_empty():
            summary.kept = take_back(self._stores, run_id)
        if summary.cancelled:
            summary.changes = Changes("import", everything=True)
        return summary

    def _supply(self, choice: ImportChoice, pace: Pace) -> Supply:
        scheme = self._stores.scheme.load()
        labels = MappedLabels(choice.labels, scheme)
        preparing = Preparing(scheme, teaching_of(self._stores), with_sketches=choice.looks_for_copies())
        return Supply(preparing, labels, pace, as_suggestions=choice.as_suggestions)

    def _begin(self, names: list[str]) -> tuple[int, str, list[str]]:
        """Begin a run; return its row id and id, and the annotators that the project got by it."""
        with self._stores.file.transaction():
            joined = [] if self._stores.people.id_of(self._annotator.uid) else [self._annotator.uid]
            annotator_id = self._stores.people.ensure(self._annotator)
            run_id, run_uid = self._stores.imports.begin(annotator_id, [normalise(name) for name in names[:1000]])
            self._stores.imports.note_grown(run_id, {"annotators": joined})
        return run_id, run_uid, joined

    def _owner(self, choice: ImportChoice) -> Annotator:
        """Return whose the spans are that name no annotator; everybody whom spans name is of the same kind."""
        if choice.as_suggestions:
            return self._stores.people.named(choice.annotator_name or _MACHINE, AnnotatorKind.MACHINE)
        return self._stores.people.named(choice.annotator_name) if choice.annotator_name else self._annotator

    def _take(self, portions: Generator[Portion, None, None], intake: Intake) -> None:
        """Write portion after portion; while SQLite is busy with the end of one, the next is made ready."""
        with (
            contextlib.closing(portions),
            few_collections(),
            self._stores.file.large_cache(),
            intake.transaction,
            ThreadPoolExecutor(1, "import") as behind,
        ):
            ending: Future[None] | None = None
            for portion in portions:
                intake.summary.problems += portion.problems
                if not portion.articles:
                    continue
                if ending is not None:
                    ending.result()
                intake.write(portion.articles, behind)
                ending = behind.submit(intake.end, more=portion.is_followed)
            if ending is not None:
                ending.result()


def _about_labels(labels: MappedLabels) -> list[Problem]:
    """Return what became of labels that were mapped or left out."""
    said = [
        Problem(
            "labels",
            label_left_out(label, count),
        )
        for label, count in labels.dropped.items()
    ]
    return said + [
        Problem(
            "labels",
            label_unused(label),
        )
        for label in labels.unused()
    ]

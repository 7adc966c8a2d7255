"""Write articles with their annotations to a file or folder that appears only when it is complete."""

import tempfile
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.dataset_facts import DatasetFacts
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.export_choice import EVERYTHING, ExportChoice, Texts
from annotator.domain.losses import LossReport
from annotator.domain.people import Annotator
from annotator.domain.splitting import checked
from annotator.domain.wording import Say, in_english
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase
from annotator.formats.base import DrawChart as DrawChart  # part of what this module offers
from annotator.formats.base import Format, WriteOptions
from annotator.formats.base import PrintPages as PrintPages  # this, too
from annotator.formats.pdf_report import printed_report
from annotator.formats.registry import FORMATS, format_named
from annotator.services.choosing import ChosenArticles
from annotator.services.dataset_writing import (
    Cancelled,
    DatasetWriting,
    ExportCancelled,
    OnProgress,
    Pace,
    WrittenPart,
    written_files,
)
from annotator.services.dividing import Division, divided
from annotator.services.staging import ExportError, reported, staged
from annotator.storage.exchange_selection import Selection
from annotator.storage.exchange_store import ExchangeStore
from annotator.storage.stores import Stores

_SHOWN_BYTES = 64 * 1024
"""Of each file that a preview shows."""


class NeedsTextError(KnownError):
    """A format is nothing without the texts."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "{title} cannot be written without the texts of the articles.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Use one of these: {known}.")


class CutTextError(KnownError):
    """Texts were to be left out, and parts of them cut."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "Texts that are left out cannot be cut as well: nobody could put them back.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Keep the zones in, or the texts.")


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What an export wrote."""

    path: Path
    articles: int
    spans: int
    cancelled: bool = False
    losses: LossReport = field(default_factory=LossReport)
    """What the format could not carry, and what the choice left out unasked."""
    read_back: bool = False
    """The file was read again and compared with what was to be in it."""
    differences: tuple[Problem, ...] = ()
    """The first differences that reading back found; none where all is well."""
    parts: tuple[WrittenPart, ...] = ()
    """The parts of a dataset that was split, and where each is; none of one that was not."""
    copies: int = 0
    """Articles of a split dataset that were kept in one part with a copy of theirs."""
    of_one_strike: int = 0
    """Articles of a split dataset that were kept in one part with another on the same strike."""
    largest_group: int = 0
    """Articles of the largest group that was kept in one part; a large one leaves the shares no room."""


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
        print_pages: PrintPages | None = None,
        draw_chart: DrawChart | None = None,
        say: Say = in_english,
        on_progress: OnProgress = lambda _done, _all: None,
        cancelled: Cancelled = lambda: False,
    ) -> ExportSummary:
        """Write what was chosen of the project; formats for paper need what lays out pages, reports what says words.

        Raises:
            UnknownFormatError, MissingExtraError, UnknownAnnotatorError, NoSuchLabel, BadLabelName, NoSuchArticle,
            NothingChosen, SplitError, ExportError: nothing was written.
        """
        chosen = format_named(format_name)
        with reported(target):
            self._check(target, chosen, choice)
        with self._stores.file.known_errors():
            articles = ChosenArticles(self._stores, self._viewer, choice)
            articles.require_some()
            read_back = read_back and chosen.reads_back
            rounds = 1 + read_back + bool(choice.split)
            pace = Pace(on_progress, cancelled, len(articles.row_ids) * rounds)
        options = replace(self._options(articles, choice), print_pages=print_pages, draw_chart=draw_chart, say=say)
        try:
            with staged(target) as staging, self._stores.file.known_errors():
                division = divided(articles, choice.split, pace.watched)
                if chosen.always_has_card or (choice.card and chosen.is_folder):
                    options = replace(options, facts=self._facts(articles, choice, division, cancelled))
                writing = DatasetWriting(chosen, articles, options, pace, remembering=read_back)
                writing.write(staging / target.name, division.parts)
                differences = writing.read_back() if read_back else ()
                if choice.card and chosen.is_folder and not chosen.always_has_card:
                    writing.write_card(staging / target.name)
        except ExportCancelled:
            return ExportSummary(target, 0, 0, cancelled=True)
        parts = tuple(replace(part, path=target.parent / part.path.relative_to(staging)) for part in writing.parts())
        summary = _summary(target, parts, division, is_split=choice.split is not None)
        return replace(summary, losses=writing.losses, read_back=read_back, differences=differences)

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
        chosen.require_extra(to_write=True)
        _check_texts(chosen, choice)
        report = LossReport()
        with self._stores.file.known_errors(), suppress(ExportCancelled):
            articles = ChosenArticles(self._stores, self._viewer, choice)
            options = self._options(articles, choice)
            pace = Pace(on_progress, cancelled, len(articles.row_ids))
            report.add(articles.general_losses())
            for article in pace.watched(articles.articles(losses=report)):
                report.add(chosen.reduce(article, options).losses)
        return report

    def count(self, choice: ExportChoice = EVERYTHING) -> tuple[int, int]:
        """Return how many articles and how many tags were chosen."""
        with self._stores.file.known_errors():
            articles = ChosenArticles(self._stores, self._viewer, choice)
            return len(articles.row_ids), articles.span_count()

    def sizes(self, choice: ExportChoice, *, cancelled: Cancelled = lambda: False) -> dict[str, int]:
        """Return how many articles each part of a split dataset gets; none where the user cancelled."""
        with self._stores.file.known_errors(), suppress(ExportCancelled):
            articles = ChosenArticles(self._stores, self._viewer, choice)
            pace = Pace(lambda _done, _all: None, cancelled, len(articles.row_ids))
            return {part.name: len(part.row_ids) for part in divided(articles, choice.split, pace.watched).parts}
        return {}

    def texts(self) -> Iterator[ExchangedArticle]:
        """Yield all articles with nobody's tags."""
        with self._stores.file.known_errors():
            store = ExchangeStore(self._stores, Selection())
            for drawn in store.articles(store.row_ids()):
                yield drawn.article

    def preview(self, format_name: str, choice: ExportChoice = EVERYTHING, articles: int = 2) -> str:
        """Return the first articles as a format writes them; empty where it is not text."""
        chosen = format_named(format_name)
        chosen.require_extra(to_write=True)
        _check_texts(chosen, choice)
        if chosen.write is None or chosen.needs_printing:
            return ""
        with self._stores.file.known_errors(), tempfile.TemporaryDirectory() as folder:
            drawn = ChosenArticles(self._stores, self._viewer, choice)
            options = self._options(drawn, choice)
            target = Path(folder, "preview" if chosen.is_folder else f"preview{chosen.suffixes[0]}")
            first = drawn.articles(drawn.row_ids[:articles])
            chosen.write((chosen.reduce(article, options).article for article in first), target, options)
            return _as_text(target)

    def printed(self, choice: ExportChoice = EVERYTHING, say: Say = in_english) -> Iterator[str]:
        """Yield the report on paper in parts of HTML, to be laid out; each article is read when it is asked for."""
        with self._stores.file.known_errors():
            chosen = ChosenArticles(self._stores, self._viewer, choice)
            options = replace(self._options(chosen, choice), say=say)
            yield from printed_report(chosen.articles(), options)

    def _facts(
        self, articles: ChosenArticles, choice: ExportChoice, division: Division, cancelled: Cancelled
    ) -> DatasetFacts:
        # Only here: what measures agreement takes a while to load.
        from annotator.services.stating import dataset_facts

        return dataset_facts(self._stores, self._viewer, articles, choice, division, cancelled)

    def _options(self, articles: ChosenArticles, choice: ExportChoice) -> WriteOptions:
        return WriteOptions(scheme=articles.scheme, project_name=self._stores.file.row().name, texts=choice.texts)

    def _check(self, target: Path, chosen: Format, choice: ExportChoice) -> None:
        """Raise KnownError where a format cannot be written to a place."""
        if chosen.write is None:
            raise ExportError(
                name=target.name,
                reason=Phrase(QT_TRANSLATE_NOOP("errors", "{title} is only read, not written"), title=chosen.title),
            )
        chosen.require_extra(to_write=True)
        _check_texts(chosen, choice)
        if choice.split:
            checked(choice.split)
        if chosen.is_folder and target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise ExportError(
                name=target.name,
                reason=Phrase(
                    QT_TRANSLATE_NOOP("errors", "{title} is a new folder, and something is there already"),
                    title=chosen.title,
                ),
            )
        for file in written_files(target, chosen, choice.split):
            if self._stores.file.is_part(file):
                raise ExportError(name=file.name, reason=QT_TRANSLATE_NOOP("errors", "it is the project itself"))
            if not chosen.is_folder and file.is_dir():
                raise ExportError(
                    name=file.name,
                    reason=Phrase(
                        QT_TRANSLATE_NOOP("errors", "it is a folder, and {title} is a file"), title=chosen.title
                    ),
                )


def _check_texts(chosen: Format, choice: ExportChoice) -> None:
    """Raise KnownError where texts cannot be left out as it was asked for."""
    if choice.texts is Texts.FULL:
        return
    if not chosen.without_text:
        known = ", ".join(one.name for one in FORMATS if one.without_text)
        raise NeedsTextError(title=chosen.title, known=known)
    if not choice.zones:
        raise CutTextError


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


def _summary(target: Path, parts: tuple[WrittenPart, ...], division: Division, *, is_split: bool) -> ExportSummary:
    """Return what was written where, and what the division into parts kept together."""
    return ExportSummary(
        *(target, sum(part.articles for part in parts), sum(part.spans for part in parts)),
        parts=parts if is_split else (),
        copies=division.copies,
        of_one_strike=division.of_one_strike,
        largest_group=division.largest_group,
    )

"""Write the parts of a dataset in a format, and read them back."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TypeAlias, TypeVar

from annotator.domain.dataset_facts import DatasetCounts
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.export_choice import Split, Texts
from annotator.domain.losses import LossReport
from annotator.domain.shaping import without_text
from annotator.errors import KnownError
from annotator.formats.base import Format, ReadOptions, Reduced, WriteOptions
from annotator.formats.comparing import Promises
from annotator.formats.dataset_card import Layout, write_card
from annotator.services.choosing import ChosenArticles
from annotator.services.dividing import Part

OnProgress: TypeAlias = Callable[[int, int], None]
Cancelled: TypeAlias = Callable[[], bool]
Passing = TypeVar("Passing")
SHOWN_DIFFERENCES = 20


class ExportCancelled(Exception):
    """The user cancelled."""


class Pace:
    """Tells how far it is, and stops where the user cancelled."""

    def __init__(self, on_progress: OnProgress, cancelled: Cancelled, total: int) -> None:
        self._seen = 0
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._total = total

    def watched(self, articles: Iterable[Passing]) -> Iterator[Passing]:
        """Yield what is given; raise ExportCancelled where the user cancelled."""
        self._look()
        for article in articles:
            yield article
            self._seen += 1
            if not self._seen % 100:
                self._look()
        self._on_progress(self._seen, self._total)

    def _look(self) -> None:
        if self._cancelled():
            raise ExportCancelled
        self._on_progress(self._seen, self._total)


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part of a dataset, and where it is."""

    name: str
    path: Path
    """The one file or folder for all parts, where the format divides it itself."""
    articles: int
    spans: int


def part_path(target: Path, part: str, chosen: Format) -> Path:
    """Return where a part of a split dataset goes: ``NAME.train.jsonl``, or ``NAME/train`` where it is a folder."""
    if not part or chosen.splits:
        return target
    return target / part if chosen.is_folder else target.with_name(f"{target.stem}.{part}{target.suffix}")


def written_files(target: Path, chosen: Format, split: Split | None) -> list[Path]:
    """Return the files or folders that are written for a target."""
    parts = split.shares if split else [""]
    return list(dict.fromkeys(part_path(target, part, chosen) for part in parts))


@dataclass
class _File:
    """One file or folder that was written."""

    path: Path
    row_ids: "array[int]" = field(default_factory=lambda: array("q"))
    promises: Promises = field(default_factory=Promises)
    """What is in it, in its order."""


@dataclass
class _Counts:
    path: Path
    articles: int = 0
    spans: int = 0


class DatasetWriting:
    """Writes chosen articles, and where it is to be read back remembers what it wrote."""

    def __init__(
        self, chosen: Format, articles: ChosenArticles, options: WriteOptions, pace: Pace, *, remembering: bool
    ) -> None:
        self.losses = LossReport()
        self._format = chosen
        self._articles = articles
        self._options = options
        self._pace = pace
        self._remembering = remembering
        self._files: list[_File] = []
        self._in_all = DatasetCounts()
        self._counts: dict[str, _Counts] = {}

    def write(self, target: Path, parts: Sequence[Part]) -> None:
        """Write the articles of each part as the format can carry them."""
        self.losses.add(self._articles.general_losses())
        write = self._format.write
        if write is None:
            return
        together: dict[Path, list[Part]] = {}
        for part in parts:
            path = part_path(target, part.name, self._format)
            together.setdefault(path, []).append(part)
            self._counts[part.name] = _Counts(path)
        for path, inside in together.items():
            self._files.append(_File(path))
            path.parent.mkdir(exist_ok=True)
            write(self._reduced(inside, self._files[-1]), path, self._options)

    def _reduced(self, parts: Sequence[Part], file: _File) -> Iterator[ExchangedArticle]:
        for part in parts:
            counts = self._counts[part.name]
            file.row_ids.extend(part.row_ids)
            for article in self._pace.watched(self._articles.articles(part.row_ids, self.losses)):
                kept, lost = self._as_written(article)
                self.losses.add(lost)
                if self._remembering:
                    file.promises.add(self._as_read(kept))
                counts.articles += 1
                counts.spans += len(kept.spans)
                self._in_all.add(kept, part.name)
                yield replace(kept, split=part.name) if part.name else kept

    def write_card(self, folder: Path) -> None:
        """Write the card into the folder that was written."""
        layout = Layout((f"Written as {self._format.title}: {self._format.summary}.",))
        write_card(folder, self._in_all, self._options, layout)

    def parts(self) -> tuple[WrittenPart, ...]:
        """Return what was written, part by part."""
        return tuple(WrittenPart(name, one.path, one.articles, one.spans) for name, one in self._counts.items())

    def read_back(self) -> tuple[Problem, ...]:
        """Return the first differences between what the files hold and what they were to hold."""
        return tuple(islice((found for file in self._files for found in self._differences(file)), SHOWN_DIFFERENCES))

    def _differences(self, file: _File) -> Iterator[Problem]:
        if self._format.read is None:
            return
        try:
            found = self._format.read(file.path, ReadOptions(offset_unit=self._options.offset_unit))
            yield from file.promises.differences(self._pace.watched(found), lambda number: self._again(file, number))
        except KnownError as error:
            yield Problem(file.path.name, error.sentence())

    def _again(self, file: _File, number: int) -> ExchangedArticle | None:
        """Return an article of a file once more as it was written."""
        article = next(self._articles.articles(file.row_ids[number : number + 1]), None)
        return None if article is None else self._as_read(self._as_written(article).article)

    def _as_read(self, article: ExchangedArticle) -> ExchangedArticle:
        """Return an article as it is found in what was written."""
        return article if self._options.texts is Texts.FULL else without_text(article, self._options.texts)

    def _as_written(self, article: ExchangedArticle) -> Reduced:
        return self._format.reduce(article, self._options)

"""What every format offers: a reader, a writer, or both, and the truth about what it cannot carry.

The contract that ``tests/formats/test_contract.py`` runs on every format that reads and writes::

    reduced = [chosen.reduce(article, options).article for article in articles]
    chosen.write(reduced, target, options)
    list(chosen.read(target, ReadOptions())) == reduced        # by annotator.formats.comparing
"""

import importlib
import importlib.util
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from annotator.domain.dataset_facts import Chart, DatasetFacts
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.exchange import OffsetUnit as OffsetUnit  # part of what this module offers
from annotator.domain.export_choice import Texts
from annotator.domain.losses import Loss
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.wording import Say, in_english
from annotator.errors import QT_TRANSLATE_NOOP, KnownError

_LOADING = threading.Lock()


class FormatError(KnownError):
    """A file as a whole cannot be read in a format."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} cannot be read: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was taken from it.")


class MissingExtraError(KnownError):
    """A format needs a package that is not installed."""

    happened = QT_TRANSLATE_NOOP("errors", "{title} needs the package {package}, which is not installed.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was read or written.")
    cure = QT_TRANSLATE_NOOP("errors", 'Run: pip install "annotator[{extra}]"')


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices for reading a file."""

    encoding: str | None = None
    """Codec to read text with; None finds it out."""
    offset_unit: OffsetUnit | None = None
    """Unit of the file's offsets; None takes what the file says of itself, else the format's usual one."""
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Columns of tables that somebody made, by header; see :func:`annotator.domain.column_mapping.columns_of`."""


PrintPages = Callable[[Iterable[str], Path, str], None]
"""Lays out parts of HTML, each beginning a new page, and writes them as PDF with a title.

It needs Qt, and so comes from those who start the program.
"""


DrawChart = Callable[[Chart], bytes | None]
"""Draws a chart and returns it as PNG; it needs Qt as well, and returns None where that is not there."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Choices for writing, and what a file says of the dataset as a whole."""

    scheme: AnnotationScheme | None = None
    """Labels with their colours and fields, for formats that write a configuration of the tool they belong to."""
    project_name: str = ""
    texts: Texts = Texts.FULL
    """How much of the articles' words is written, by formats that can do without: they get the whole article."""
    offset_unit: OffsetUnit | None = None
    """Unit of the offsets, for formats that leave a choice; None takes the usual one."""
    print_pages: PrintPages | None = None
    """For formats that need printing; None where nothing can lay out pages."""
    draw_chart: DrawChart | None = None
    """For the card of a dataset; None where nothing can draw."""
    say: Say = in_english
    """Gives the words of reports for people in their language."""
    facts: DatasetFacts = field(default_factory=DatasetFacts)
    """What the card says besides what is counted."""


class Reduced(NamedTuple):
    """An article as a format can carry it, and what it lost on the way."""

    article: ExchangedArticle
    losses: tuple[Loss, ...] = ()


Read = Callable[[Path, ReadOptions], Iterator[ExchangedArticle | Problem]]
"""Reads one file, or one folder where the format is a folder, article after article.

Yields articles, and a problem for each part that cannot be taken. A broken line, record or member is a problem, and
reading goes on behind it. Raises FormatError where nothing of the file can be read. Offsets come out in code points.
"""
Write = Callable[[Iterable[ExchangedArticle], Path, WriteOptions], None]
"""Writes articles that ``reduce`` made to a file or folder that does not exist yet, without holding them all in memory.

Further files may be written beside the target; their names begin with the target's stem. The folder that holds them is
empty at first, and the caller moves everything in it into place when it is complete.
"""
Reduce = Callable[[ExchangedArticle, WriteOptions], Reduced]
"""Says what of an article the format can carry. Reducing twice changes nothing more and loses nothing more."""


def keep_everything(article: ExchangedArticle, options: WriteOptions) -> Reduced:  # noqa: ARG001 -- the shape of Reduce
    """Reduce nothing: for a format that carries everything."""
    return Reduced(article)


def _nothing_beside(path: Path) -> tuple[Path, ...]:  # noqa: ARG001 -- the shape of Format.beside
    return ()


class Part(NamedTuple):
    """A file or folder that came out of another file, and the format it is read in."""

    path: Path
    format: "Format"
    place: str
    """Where in the file it was, for messages."""


Unpack = Callable[[Path], AbstractContextManager[Iterable[Part | Problem]]]
"""Unpacks a file into a folder of its own, which is there until the context ends."""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format."""

    name: str
    """As the command line knows it, such as ``jsonl``."""
    title: str
    suffixes: tuple[str, ...]
    """File name endings it is recognised by, with the dot, in small letters; it is written with the first."""
    summary: str
    read: Read | None = None
    write: Write | None = None
    reduce: Reduce = keep_everything
    unpack: Unpack | None = None
    """Unpacks a file that holds files of other formats: each may be read apart from the others. ``read`` does both."""
    recognises: Callable[[Path], bool] | None = None
    """Tells from the content whether a file with one of the endings, or a folder, is in this format.

    None takes every file that no other format of the same ending recognises. Must not raise.
    """
    is_folder: bool = False
    """It is written as a folder, and reads a folder as well as a file in one."""
    beside: Callable[[Path], tuple[Path, ...]] = _nothing_beside
    """Files that are read along with a file, and so are not sources of their own."""
    without_text: bool = False
    """It can be written without the texts, see ``WriteOptions.texts``; such an article is read with an empty text."""
    splits: bool = False
    """It writes ``ExchangedArticle.split`` itself, into one target; other formats are written once for each split."""
    packages: tuple[str, ...] = ()
    """Modules it imports, inside its functions, that a plain installation lacks."""
    extra: str = ""
    """Name of the extra in ``pyproject.toml`` that installs them."""
    writes_without_extra: bool = False
    """Only reading needs these packages."""
    is_report: bool = False
    """What it writes is for people to read, and is not read back."""
    always_has_card: bool = False
    """It writes the card of the dataset itself."""
    needs_printing: bool = False
    """It is written with ``WriteOptions.print_pages``."""
    untrusted: bool = False
    """Its files are complex enough to harm a reader: they are read in a child process with limits."""

    @property
    def reads_back(self) -> bool:
        """Tell whether what it writes can be read again and compared."""
        return self.read is not None and self.write is not None and not self.is_report

    def is_available(self, *, to_write: bool = False) -> bool:
        """Tell whether every package is installed that reading or writing needs."""
        return not self._missing(to_write=to_write)

    def require_extra(self, *, to_write: bool = False) -> None:
        """Raise MissingExtraError where a package is not installed that reading or writing needs; load it to write."""
        for package in self._missing(to_write=to_write):
            raise MissingExtraError(title=self.title, package=package, extra=self.extra)
        if to_write:
            # One thread at a time: large packages import themselves in circles; another thread would see half of them.
            with _LOADING:
                for package in self._needed(to_write=True):
                    importlib.import_module(package)

    def _missing(self, *, to_write: bool) -> list[str]:
        return [package for package in self._needed(to_write=to_write) if importlib.util.find_spec(package) is None]

    def _needed(self, *, to_write: bool) -> tuple[str, ...]:
        return () if to_write and self.writes_without_extra else self.packages

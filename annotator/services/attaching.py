"""Put texts back into a dataset that was written without them, found by their hashes among articles at hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO

from annotator.domain.annotation import FieldValue
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.scheme_growth import grow_scheme
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase
from annotator.formats.base import ReadOptions, WriteOptions
from annotator.formats.comparing import Promises
from annotator.services.dataset_writing import SHOWN_DIFFERENCES, Cancelled, ExportCancelled, OnProgress, Pace
from annotator.services.limited_reading import FileReader
from annotator.services.projects import SUFFIX, open_project
from annotator.services.sources import Source, find_sources
from annotator.services.staging import ExportError, staged
from annotator.text.normalise import normalise

_NO_STRETCH = QT_TRANSLATE_NOOP("errors", "{start} to {end} is not a stretch of the text; the tag was left out.")
_READS_OTHERWISE = QT_TRANSLATE_NOOP(
    "errors", "At {start} the text reads “{found}”, not “{said}”; the tag was left out."
)
_OTHER_TEXT = QT_TRANSLATE_NOOP("errors", "The file it came from is there, but its text reads otherwise.")
_SHOWN = 60
"""Characters of a quote that a sentence gives."""
_KEY = 32
"""Hexadecimal digits of a hash that texts are told apart by; a million of them are to be held."""


class AttachError(KnownError):
    """There is nothing that texts could be put into."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "No texts were put into {name}: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")


class TextsMissing(KnownError):
    """Not one text was found."""

    happened = QT_TRANSLATE_NOOP("errors", "None of the texts that {name} lacks is among the articles.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Give the files or the project that the articles came from, unchanged.")


@dataclass(frozen=True, slots=True)
class AttachSummary:
    """What became of a dataset without texts."""

    path: Path
    articles: int = 0
    spans: int = 0
    missing: tuple[Problem, ...] = ()
    """Articles that were left out, because their text was not found or reads otherwise."""
    problems: tuple[Problem, ...] = ()
    """What else of the dataset was left out."""
    unread: tuple[Problem, ...] = ()
    """Files among the articles that could not be read, where articles are missing."""
    differences: tuple[Problem, ...] = ()
    """What reading back found to be otherwise than it was written."""
    cancelled: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing and all reads back."""
        return not (self.missing or self.problems or self.differences)


def attached_name(dataset: Path) -> Path:
    """Return where a dataset goes with its texts, unless another place is given."""
    return dataset.with_name(f"{dataset.stem}.with-text{dataset.suffix}")


def attach(
    dataset: Path,
    articles: Path,
    target: Path | None = None,
    *,
    format_name: str | None = None,
    on_progress: OnProgress = lambda _done, _all: None,
    cancelled: Cancelled = lambda: False,
) -> AttachSummary:
    """Write a dataset anew with the texts of articles: of a project, or of files in any format that is read.

    Raises:
        AttachError, TextsMissing, ExportError, FormatError, MissingExtraError: nothing was written.
    """
    source = _dataset(dataset, format_name)
    target = target or attached_name(dataset)
    if target.resolve() == dataset.resolve():
        raise AttachError(name=dataset.name, reason=QT_TRANSLATE_NOOP("errors", "it cannot be written over itself"))
    if target.exists() and (source.format.is_folder or target.is_dir()):
        raise ExportError(name=target.name, reason=QT_TRANSLATE_NOOP("errors", "something is there already"))
    pace = Pace(on_progress, cancelled, 0)
    try:
        wanted = _Wanted.of(source, pace)
        with staged(target) as staging:
            with (staging / ".texts").open("w+b") as file:
                texts = _Texts(file, wanted.hashes)
                texts.gather(pace.watched(_articles(articles)))
                if not texts:
                    raise TextsMissing(name=dataset.name)
                attaching = _Attaching(source, texts, WriteOptions(scheme=wanted.scheme, project_name=dataset.stem))
                attaching.write(staging / target.name, pace)
                differences = attaching.read_back(staging / target.name, pace)
            (staging / ".texts").unlink()
    except ExportCancelled:
        return AttachSummary(target, cancelled=True)
    return AttachSummary(
        *(target, len(attaching.promises), attaching.spans),
        missing=tuple(attaching.missing),
        problems=(*wanted.problems, *attaching.problems),
        unread=tuple(texts.problems) if attaching.missing else (),
        differences=differences,
    )


def _dataset(path: Path, format_name: str | None) -> Source:
    sources, problems = find_sources([path], format_name)
    if len(sources) != 1:
        several = QT_TRANSLATE_NOOP("errors", "it holds several datasets; name one of them")
        raise AttachError(name=path.name, reason=problems[0].sentence.rstrip(".") if problems else several)
    (source,) = sources
    if not source.format.without_text:
        raise AttachError(
            name=path.name,
            reason=Phrase(QT_TRANSLATE_NOOP("errors", "{title} is never without its texts"), title=source.format.title),
        )
    return source


def _read(source: Source) -> Iterator[ExchangedArticle | Problem]:
    with FileReader() as reader:
        yield from reader.read(source.path, source.format, ReadOptions())


def _articles(path: Path) -> Iterator[ExchangedArticle | Problem]:
    """Yield the articles of a project, a file or a folder."""
    if path.suffix == SUFFIX:
        project = open_project(path, read_only=True)
        try:
            yield from project.exporting.texts()
        finally:
            project.close()
        return
    sources, problems = find_sources([path])
    yield from problems
    for source in sources:
        try:
            yield from _read(source)
        except KnownError as error:
            yield Problem(source.path.name, error.sentence())


def _key(digest: str) -> str:
    return digest[:_KEY].lower()


@dataclass
class _Wanted:
    """The hashes of the texts that a dataset lacks, and the labels and fields of its tags."""

    hashes: set[str] = field(default_factory=set)
    scheme: AnnotationScheme = AnnotationScheme("", ())  # noqa: RUF009 -- it is frozen
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, source: Source, pace: Pace) -> "_Wanted":
        """Read a dataset; raise AttachError where it lacks no text."""
        wanted = cls()
        for read in pace.watched(_read(source)):
            if isinstance(read, Problem):
                wanted.problems.append(read)
                continue
            wanted.scheme, _ = grow_scheme(wanted.scheme, read.spans)
            if not read.text:
                wanted.hashes |= {_key(digest) for digest in (read.text_sha256, read.raw_sha256) if digest}
        if not wanted.hashes:
            reason = QT_TRANSLATE_NOOP("errors", "there is no article without its text in it")
            raise AttachError(name=source.path.name, reason=reason)
        return wanted


class _Texts:
    """Texts by their hashes, kept in a file beside the target: what is unpublished stays where its owner puts it."""

    def __init__(self, file: IO[bytes], wanted: set[str]) -> None:
        self._file = file
        self._wanted = wanted
        self._places: dict[str, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def __bool__(self) -> bool:
        return bool(self._places)

    def gather(self, articles: Iterable[ExchangedArticle | Problem]) -> None:
        """Keep the texts that are wanted."""
        for read in articles:
            if isinstance(read, Problem):
                self.problems.append(read)
                continue
            text = normalise(read.text)
            # a dataset of others may count in the text as it stands in the file
            for digest, found in ((_digest(text), text), (_digest(read.text), read.text), (read.raw_sha256, text)):
                self._keep(digest, found)

    def _keep(self, digest: str, text: str) -> None:
        key = _key(digest)
        if key in self._wanted and key not in self._places:
            content = text.encode("utf-8", "surrogatepass")
            self._places[key] = (self._file.seek(0, 2), len(content))
            self._file.write(content)

    def of(self, digest: str) -> str | None:
        """Return the text with a hash, or that was read from a file with it."""
        place = self._places.get(_key(digest)) if digest else None
        if place is None:
            return None
        self._file.seek(place[0])
        return self._file.read(place[1]).decode("utf-8", "surrogatepass")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class _Attaching:
    """Writes the articles of a dataset with their texts, and remembers what is missing."""

    def __init__(self, source: Source, texts: _Texts, options: WriteOptions) -> None:
        self._source = source
        self._texts = texts
        self._options = options
        self.promises = Promises()
        self.spans = 0
        self.missing: list[Problem] = []
        self.problems: list[Problem] = []

    def write(self, target: Path, pace: Pace) -> None:
        """Write the dataset."""
        write = self._source.format.write
        if write is not None:
            write(self._kept(pace), target, self._options)

    def _kept(self, pace: Pace) -> Iterator[ExchangedArticle]:
        for article in self._whole(pace, self.missing, self.problems):
            self.promises.add(article)
            self.spans += len(article.spans)
            yield article

    def read_back(self, written: Path, pace: Pace) -> tuple[Problem, ...]:
        """Return the first differences between what was written and what it was to be."""
        found = pace.watched(_read(Source(written, self._source.format)))
        try:
            return tuple(islice(self.promises.differences(found, self._again), SHOWN_DIFFERENCES))
        except KnownError as error:
            return (Problem(written.name, error.sentence()),)

    def _again(self, number: int) -> ExchangedArticle | None:
        pace = Pace(lambda _done, _all: None, lambda: False, 0)
        return next(islice(self._whole(pace, [], []), number, None), None)

    def _whole(self, pace: Pace, missing: list[Problem], problems: list[Problem]) -> Iterator[ExchangedArticle]:
        for read in pace.watched(_read(self._source)):
            if isinstance(read, Problem):
                continue  # told when the dataset was read for the first time
            article = self._with_text(read, missing, problems)
            if article is not None:
                yield self._source.format.reduce(article, self._options).article

    def _with_text(
        self, read: ExchangedArticle, missing: list[Problem], problems: list[Problem]
    ) -> ExchangedArticle | None:
        if read.text:
            return read
        place = read.metadata.title or read.place
        text = self._texts.of(read.text_sha256)
        is_exact = text is not None and _key(_digest(text)) == _key(read.text_sha256)
        if text is None:
            text = self._texts.of(read.raw_sha256)
        if text is None:
            missing.append(Problem(place, QT_TRANSLATE_NOOP("errors", "Its text is not among the articles.")))
            return None
        fitting = [span for span in read.spans if _misfit(text, span) is None]
        if not is_exact and (len(fitting) < len(read.spans) or not any(span.text for span in read.spans)):
            missing.append(Problem(place, _OTHER_TEXT))
            return None
        problems += [Problem(place, said) for span in read.spans if (said := _misfit(text, span)) is not None]
        return _attached(read, text, fitting)


def _misfit(text: str, span: ExchangedSpan) -> str | None:
    """Say why a tag cannot stand in a text; None where it can."""
    if not 0 <= span.start < span.end <= len(text):
        return Phrase(_NO_STRETCH, start=span.start, end=span.end)
    quote = text[span.start : span.end]
    if span.text and span.text != quote:
        return Phrase(_READS_OTHERWISE, start=span.start, found=quote[:_SHOWN], said=span.text[:_SHOWN])
    return None


def _attached(read: ExchangedArticle, text: str, spans: Iterable[ExchangedSpan]) -> ExchangedArticle:
    """Return an article with its text, and with the words of it that its tags, links and zones had."""
    quoted = [replace(span, text=text[span.start : span.end]) for span in spans]
    quotes = {span.uid: span.text or "" for span in quoted if span.uid}
    return replace(
        read,
        text=text,
        text_sha256=_digest(text),
        spans=tuple(
            replace(span, fields={key: _linked(value, quotes) for key, value in span.fields.items()}) for span in quoted
        ),
        zones=tuple(replace(zone, text=text[zone.start : zone.end]) for zone in read.zones),
    )


def _linked(value: FieldValue, quotes: dict[str, str]) -> FieldValue:
    """Return a link with the words of the tag that it leads to, where these were left out."""
    if isinstance(value, dict) and value.get("text") == "" and value.get("span") in quotes:
        return {**value, "text": quotes[value["span"]]}
    return value

"""Look at files before they are imported: how each article will read, what is there already, what deserves a choice."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from annotator.domain.article import text_hash
from annotator.domain.exchange import ExchangedArticle, OffsetUnit, Problem, TableColumns
from annotator.domain.heading import title_in
from annotator.domain.import_choice import ImportChoice
from annotator.domain.label_mapping import foreign_labels
from annotator.domain.near_duplicates import Sketch
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import KnownError
from annotator.services.copying import CopyFinder, KnownTexts
from annotator.services.limited_reading import FileReader
from annotator.services.plain_errors import in_plain_words
from annotator.services.sources import Source, read_options
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise

MOST_ARTICLES = 400
"""Articles that are read for a preview; files behind them are counted."""
_MOST_CHARACTERS = 20_000_000
_MOST_OF_ONE_FILE = 100
_PLAIN = frozenset({"text", "markdown"})
_MOST_COMPARED_UNASKED = 20_000
"""In a larger project, copies are looked for only where the user wants a preview."""
OnLooked = Callable[[int, int, int], None]
"""Called with the files that were looked at, all files, and the articles seen so far."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another article that one is an edited copy of."""

    title: str
    text: str
    similarity: float
    """The share of the shorter text that both have, from 0 to 1."""
    in_project: bool
    """It is in the project; otherwise among the files, before this one."""


@dataclass(frozen=True, slots=True)
class PreviewedArticle:
    """An article as it will come in."""

    article: ExchangedArticle
    """With its text as it will be stored, and a title."""
    text_sha256: str
    labels: Counter[str]
    """Number of its spans by their label in the file."""
    present: str = ""
    """Title of the article with the very same text, in the project or before this one; empty where there is none."""
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class PreviewedFile:
    """A file, and its first articles."""

    source: Source
    articles: tuple[PreviewedArticle, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    encoding_guessed: bool = False
    columns: TableColumns | None = None
    """Columns of a table that somebody made, and what they are taken for."""
    unit_assumed: OffsetUnit | None = None
    goes_on: bool = False
    """It holds more than was looked at."""


@dataclass(slots=True)
class ImportPreview:
    """What an import would bring, as far as it was looked at."""

    files: list[PreviewedFile] = field(default_factory=list)
    unseen: list[Source] = field(default_factory=list)
    """Files that were not looked at, because there are too many."""
    problems: list[Problem] = field(default_factory=list)
    """Files that no format reads, and the like."""
    known: KnownTexts | None = None
    """What was learnt of the project's texts, for the import and the next preview."""
    copies_compared: bool = True
    """Copies were looked for."""

    def articles(self) -> list[PreviewedArticle]:
        """Return all articles that were looked at."""
        return [article for file in self.files for article in file.articles]

    def sources(self) -> list[Source]:
        """Return every file that the import would read."""
        return [*(file.source for file in self.files), *self.unseen]

    def labels(self) -> Counter[str]:
        """Return the number of spans by label."""
        counts: Counter[str] = Counter()
        for article in self.articles():
            counts.update(article.labels)
        return counts

    def foreign(self, scheme: AnnotationScheme) -> list[str]:
        """Return the labels that the scheme lacks, the most frequent first."""
        return foreign_labels((name for name, _ in self.labels().most_common()), scheme)

    def is_worth_a_look(self, scheme: AnnotationScheme) -> bool:
        """Tell whether there is something to choose, or something that the user would rather know before."""
        return bool(
            any(file.encoding_guessed or file.columns or file.unit_assumed or file.problems for file in self.files)
            or any(article.likeness for article in self.articles())
            or self.foreign(scheme)
            or (self.problems and self.files)
            or len({file.source.format.name for file in self.files} - _PLAIN) > 1
        )


@in_plain_words
class Previewing:
    """Looks at files for one project; nothing is written."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def run(
        self,
        sources: Sequence[Source],
        problems: Iterable[Problem] = (),
        choice: ImportChoice | None = None,
        *,
        asked: bool = True,
        known: KnownTexts | None = None,
        on_progress: OnLooked = lambda _done, _all, _articles: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ImportPreview:
        """Read the first articles, and compare them with the project and each other.

        Where the user did not ask for a preview, a project that is too large for a moment is not compared.
        """
        choice = choice or ImportChoice()
        preview = ImportPreview(problems=list(problems))
        left, characters = MOST_ARTICLES, _MOST_CHARACTERS
        with FileReader(cancelled) as reader:
            for number, source in enumerate(sources):
                on_progress(number, len(sources), MOST_ARTICLES - left)
                if cancelled() or left <= 0 or characters <= 0:
                    preview.unseen = list(sources[number:])
                    break
                file = read_beginning(source, choice, reader, min(left, _MOST_OF_ONE_FILE))
                preview.files.append(file)
                left -= len(file.articles)
                characters -= sum(len(one.article.text) for one in file.articles)
        large = self._stores.file.row().article_count > _MOST_COMPARED_UNASKED
        preview.copies_compared = asked or not large
        self._compare(preview, CopyFinder(self._stores, known), cancelled)
        return preview

    def again(self, preview: ImportPreview, number: int, choice: ImportChoice) -> None:
        """Read one file anew, after its encoding or its columns were chosen; copies are looked for at the import."""
        with FileReader() as reader:
            file = read_beginning(preview.files[number].source, choice, reader, _MOST_OF_ONE_FILE)
        preview.files[number] = replace(file, articles=tuple(self._placed(one, {}) for one in file.articles))

    def _compare(self, preview: ImportPreview, finder: CopyFinder, cancelled: Callable[[], bool]) -> None:
        if preview.copies_compared and preview.articles():
            finder.learn(cancelled=cancelled)
        preview.known = finder.known
        seen: dict[str, PreviewedArticle] = {}
        by_hash: dict[str, str] = {}
        for number, file in enumerate(preview.files):
            compared = []
            for one in file.articles:
                if cancelled():
                    return
                placed = self._placed(one, by_hash)
                if not placed.present:
                    sketch = Sketch(placed.article.text)
                    placed = replace(placed, likeness=self._likeness(sketch, finder, seen))
                    key = f"#{len(seen)}"
                    seen[key] = placed
                    by_hash[placed.text_sha256] = placed.article.metadata.title
                    finder.add(key, sketch)
                compared.append(placed)
            preview.files[number] = replace(file, articles=tuple(compared))

    def _placed(self, one: PreviewedArticle, by_hash: dict[str, str]) -> PreviewedArticle:
        """Return an article with the title of the one that has the same text."""
        title = by_hash.get(one.text_sha256)
        found = self._stores.articles.with_text(one.text_sha256) if title is None else None
        if found is not None:
            title = next((title for _, title, _ in self._stores.articles.titles([found[1]])), "")
        return one if title is None else replace(one, present=title or one.article.metadata.title)

    def _likeness(self, sketch: Sketch, finder: CopyFinder, seen: dict[str, PreviewedArticle]) -> Likeness | None:
        for key, similarity in finder.similar(sketch)[:1]:
            if key in seen:
                other = seen[key].article
                return Likeness(other.metadata.title, other.text, similarity, in_project=False)
            found = self._stores.articles.get(key)
            if found is not None:
                return Likeness(found.metadata.title, found.text, similarity, in_project=True)
        return None


def read_beginning(source: Source, choice: ImportChoice, reader: FileReader, most: int) -> PreviewedFile:
    """Read the first articles of a file the way an import would."""
    articles: list[PreviewedArticle] = []
    problems: list[Problem] = []
    file = PreviewedFile(source)
    goes_on = False
    try:
        with closing(reader.read(source.path, source.format, read_options(source, choice))) as reading:
            for read in reading:
                if len(articles) >= most:
                    goes_on = True
                    break
                if isinstance(read, Problem):
                    problems.append(read)
                    continue
                articles.append(_previewed(read))
                file = _with_findings(file, read)
    except KnownError as error:
        problems.append(Problem(source.path.name, error.sentence()))
    return replace(file, articles=tuple(articles), problems=tuple(problems), goes_on=goes_on)


def _with_findings(file: PreviewedFile, read: ExchangedArticle) -> PreviewedFile:
    return replace(
        file,
        encoding=file.encoding or read.encoding,
        encoding_guessed=file.encoding_guessed or read.encoding_guessed,
        columns=file.columns or read.columns,
        unit_assumed=file.unit_assumed or read.unit_assumed,
    )


def _previewed(read: ExchangedArticle) -> PreviewedArticle:
    text = normalise(read.text)
    title = read.metadata.title or title_in(text)
    shown = replace(read, text=text, metadata=read.metadata._replace(title=title))
    return PreviewedArticle(shown, text_hash(text), Counter(span.label for span in read.spans))

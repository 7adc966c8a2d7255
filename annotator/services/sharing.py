"""Send articles to a colleague: a new project file with what was chosen, and nothing else, in it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from annotator.domain.people import Annotator
from annotator.domain.workflow import State
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.plain_errors import in_plain_words
from annotator.services.review_options import BLIND, ORIGIN
from annotator.storage.errors import CannotCreate, ProjectExists
from annotator.storage.header import SUFFIX
from annotator.storage.opening import create
from annotator.storage.portable_rows import PortableRows
from annotator.storage.portable_writer import PortableWriter
from annotator.storage.share_check import check_share
from annotator.storage.stores import Stores
from annotator.storage.unfinished import remove_unfinished, unfinished

_BATCH = 200


class Articles(StrEnum):
    """Which articles to send, beside a list of them."""

    ALL = "all"
    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    """By how far the annotators are whose tags are sent; with nobody's tags, the one who sends."""
    FLAGGED = "flagged"


class NothingToShare(KnownError):
    """No article is of the kind that was asked for."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "There is no article to send.")
    kept = QT_TRANSLATE_NOOP("errors", "No file was made.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose other articles.")


class ShareNotClean(KnownError):
    """The check of a new file found more in it than was chosen; the file was removed again."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} was not sent: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The file was removed again, and the project is unchanged.")
    cure = QT_TRANSLATE_NOOP("errors", "Please report this; it is a fault of the program.")


class ShareCancelled(Exception):
    """The user cancelled; there is no new file."""


@dataclass(frozen=True, slots=True)
class ShareSummary:
    """What a file for a colleague holds."""

    path: Path
    articles: int
    spans: int
    annotators: tuple[str, ...]


@in_plain_words
class Sharing:
    """Makes files for colleagues from one project."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator

    def run(
        self,
        target: Path,
        *,
        annotators: Sequence[Annotator] = (),
        articles: Articles | Collection[str] = Articles.ALL,
        blind_until_done: bool | None = None,
        with_review: bool = False,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ShareSummary:
        """Write a project with articles, the scheme, the guidelines, and the tags of annotators or of nobody.

        ``blind_until_done`` sets that option in the new file; None leaves it as it is here. ``with_review`` adds the
        verdicts and comments on these annotators' tags.

        Raises:
            NothingToShare, ProjectExists, FolderMissing, CannotCreate, DiskFull, DiskFailed: there is no new file.
            ShareCancelled: the user cancelled.
        """
        target = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
        if target.exists():
            raise ProjectExists(name=target.name)
        chosen = self._chosen(articles, annotators)
        if not chosen:
            raise NothingToShare
        options = self._stores.file.row().options
        kept: dict[str, Any] = {
            ORIGIN: options.get(ORIGIN) or self._stores.file.row().uid,
            BLIND: options.get(BLIND, False) if blind_until_done is None else blind_until_done,
        }
        package = _Package(self._stores, chosen, {one.uid for one in annotators}, with_review=with_review)
        return write_share(self._stores, target, package, kept, on_progress, cancelled)

    def _chosen(self, articles: Articles | Collection[str], annotators: Sequence[Annotator]) -> set[str]:
        if not isinstance(articles, Articles):
            return set(articles)
        people = [one.uid for one in annotators] or [self._annotator.uid]
        found: set[str] = set()
        for article_uid in self._stores.articles.present():
            if articles is Articles.ALL:
                found.add(article_uid)
                continue
            progress = [self._stores.progress.get(article_uid, uid) for uid in people]
            if articles is Articles.FLAGGED:
                fits = any(one.flagged for one in progress)
            else:
                fits = all(one.state is State(articles.value) for one in progress)
            if fits:
                found.add(article_uid)
        return found


class _Package:
    """Chooses the rows that go into a file for a colleague, and forgets everything about the others."""

    def __init__(self, stores: Stores, articles: set[str], annotators: set[str], *, with_review: bool) -> None:
        self.articles = articles
        self._annotators = annotators
        self._with_review = with_review
        self._people = {one["uid"]: one for one in PortableRows(stores.file.connection).annotators()}

    def people(self, named: Iterable[str]) -> list[dict[str, Any]]:
        """Return the annotators with these ids, in the project's order."""
        wanted = set(named)
        return [one for uid, one in self._people.items() if uid in wanted]

    def article(self, plain: dict[str, Any]) -> dict[str, Any]:
        """Return an article without what its file was called here."""
        return {**plain, "imported_from": ""}

    def rows(self, found: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
        """Return of an article's rows those that were chosen."""
        mine = self._annotators
        annotations = [_without_content(row) for row in found["annotation"] if row["annotator"] in mine]
        chosen = {row["uid"] for row in annotations}
        kept = {
            "annotation": annotations,
            "progress": [row for row in found["progress"] if row["annotator"] in mine],
            "verdict": [],
            "comment": [],
            "zone": found["zone"],
            "article_copy": [row for row in found["article_copy"] if row["original"] in self.articles],
        }
        if self._with_review:
            kept["verdict"] = [self._verdict(row) for row in found["verdict"]]
            kept["comment"] = [
                row for row in found["comment"] if row["deleted_at"] is None and chosen & set(row["subjects"])
            ]
        return kept

    def _verdict(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a verdict without what it says of others; what it made is told also to those who missed it."""
        judged = [one for one in row["judged"] if one["annotator"] in self._annotators]
        if row["deleted_at"] is not None:
            return {**row, "judged": judged, "made": [], "reason": ""}
        return {**row, "judged": judged}


def _without_content(row: dict[str, Any]) -> dict[str, Any]:
    """Return a deleted tag as the bare fact that it was deleted, which a merge needs; others as they are."""
    return row if row["deleted_at"] is None else {**row, "fields": {}, "automatic": [], "note": ""}


def write_share(
    stores: Stores,
    target: Path,
    package: _Package,
    options: dict[str, Any],
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ShareSummary:
    """Write a package to a file that appears only when it is complete and checked."""
    part = target.with_name(f".{target.name}.part")
    remove_unfinished()
    part.unlink(missing_ok=True)
    with unfinished(part):
        try:
            summary = _fill(stores, part, package, options, target, on_progress, cancelled)
            problem = check_share(part, package.articles, set(summary.annotators))
            if problem:
                raise ShareNotClean(name=target.name, reason=problem)
            if target.exists():
                raise ProjectExists(name=target.name)
            part.replace(target)
        except OSError as error:
            raise CannotCreate(name=target.name, reason=error.strerror or str(error)) from error
        finally:
            part.unlink(missing_ok=True)
    return summary


def _fill(
    stores: Stores,
    part: Path,
    package: _Package,
    options: dict[str, Any],
    target: Path,
    on_progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> ShareSummary:
    row = stores.file.row()
    file = create(part, name=row.name, guidelines=row.guidelines)
    try:
        new = Stores(file)
        writer, rows = PortableWriter(new), PortableRows(stores.file.connection)
        named: set[str] = set()
        articles = spans = 0
        with file.transaction():
            new.scheme.save(stores.scheme.load())
            new.file.set_options(options)
            batch: list[tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]] = []
            for row_id, article in rows.articles():
                if article["uid"] not in package.articles:
                    continue
                batch.append((package.article(article), package.rows(rows.of_article(row_id, article["uid"]))))
                if len(batch) == _BATCH:
                    if cancelled():
                        raise ShareCancelled
                    spans += _write(writer, package, batch, named)
                    articles += len(batch)
                    on_progress(articles, len(package.articles))
                    batch = []
            spans += _write(writer, package, batch, named)
            articles += len(batch)
        file.drop_free_pages()
        on_progress(articles, len(package.articles))
    finally:
        file.close()
    return ShareSummary(target, articles, spans, tuple(one["name"] for one in package.people(named)))


def _write(
    writer: PortableWriter,
    package: _Package,
    batch: list[tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]],
    named: set[str],
) -> int:
    """Write some articles with their rows; return how many tags they have."""
    row_ids = writer.articles([article for article, _ in batch], None)
    for article, found in batch:
        here = {row["annotator"] for rows in found.values() for row in rows if "annotator" in row}
        here |= {one["annotator"] for row in found["verdict"] for one in row["judged"]}
        for one in package.people(here - named):
            writer.annotator(one)
        named |= here
        writer.annotations([(row, row_ids[article["uid"]]) for row in found["annotation"]], None)
        writer.zones([(row, row_ids[article["uid"]]) for row in found["zone"]])
        writer.copies([(row_ids[article["uid"]], row["original"]) for row in found["article_copy"]])
        for row in found["progress"]:
            writer.put_progress(row)
        for table in ("verdict", "comment"):
            for row in found[table]:
                writer.put(table, row)
    return sum(row["deleted_at"] is None for _, found in batch for row in found["annotation"])

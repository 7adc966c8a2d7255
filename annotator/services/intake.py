"""Write prepared articles by batches: what is there already, whose ids are free, which labels the scheme lacks."""

from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.domain.article import Article
from annotator.domain.exchange import Problem
from annotator.domain.field_values import FormCheck, check_fields
from annotator.domain.identity import new_uid, now
from annotator.domain.import_choice import Copies, ImportChoice
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.scheme_growth import grow_scheme, growth_between
from annotator.domain.workflow import Progress, State
from annotator.domain.zone import Zone
from annotator.services import intake_words as words
from annotator.services.cleaning import MOST_SECONDS
from annotator.services.copying import CopyFinder
from annotator.services.preparing import PreparedArticle
from annotator.services.preparing_tags import PreparedTag, left_out
from annotator.services.recording import Recorder
from annotator.storage.annotation_store import NewAnnotation
from annotator.storage.article_store import NewArticle
from annotator.storage.progress_store import NewProgress
from annotator.storage.stores import Stores
from annotator.storage.zone_store import NewZone

if TYPE_CHECKING:
    from annotator.services.importing import ImportSummary

_MOST_PORTIONS = 10
"""Each commit waits for the disk; but one of too many rows keeps a window from reading for too long."""


class Intake:
    """Takes the articles of one import run; everything that is left out or altered is said in the summary."""

    def __init__(
        self, stores: Stores, summary: "ImportSummary", run_id: int, owner: Annotator, joined: list[str]
    ) -> None:
        self.summary = summary
        self._stores = stores
        self._run_id = run_id
        self._owner = owner
        self._people: dict[str, Annotator] = {"": owner, owner.name: owner}
        self._scheme: AnnotationScheme = stores.scheme.load()
        self._scheme_before = self._scheme
        self._growth: dict[str, Any] = {}
        self._joined = joined
        self._later: list[Progress] = []
        self._zones_later: list[tuple[str, Zone]] = []
        self._labels: dict[str, tuple[Label, FormCheck]] = {}
        self.choice = ImportChoice()
        self.finder: CopyFinder | None = None
        """Set where articles that are copies of others are wanted otherwise."""
        self._at = now()
        self._assumed: set[str] = set()
        """Files whose unit of offsets had to be assumed, and that was said."""
        self._batch = _Batch(0, 0)
        self.transaction = ExitStack()
        """Open while portions are written into one; whoever leaves it by an error takes back what was not committed."""
        self._portions = 0
        """Those in the transaction that is open."""

    def is_empty(self) -> bool:
        """Tell whether nothing was taken."""
        return not (self.summary.articles or self.summary.spans or self._zones_later)

    def write(self, articles: list[PreparedArticle], behind: Executor) -> None:
        """Write the rows of some articles, for :meth:`end` to bring to their end; inside ``with transaction``.

        What SQLite does for long without Python goes on ``behind``; nobody else uses the connection meanwhile.
        """
        if not self._portions:
            self.transaction.enter_context(self._stores.file.transaction())
        self._portions += 1
        self._prepare(articles)
        batch = self._batch = _Batch(self._stores.articles.next_row_id(), self._stores.articles.next_position())
        batch.first_tag_id = self._stores.annotations.next_row_id()
        batch.taken_uids = self._known_uids(articles)
        batch.present = self._stores.articles.with_texts([article.sha256 for article in articles])
        places = [self._place(article, batch) for article in articles]
        self._insert_articles(batch)
        indexing = behind.submit(self._stores.articles.index_from, batch.first_id)
        try:
            rows = self._stores.annotations.new_rows(self._tags_of_all(places), batch.first_tag_id, self._run_id)
        finally:
            # Whatever happens here, it has ended before the transaction does.
            indexing.exception()
        indexing.result()
        self._stores.annotations.insert_rows(rows)
        self.summary.spans += len(rows)

    def end(self, *, more: bool) -> None:
        """Index the tags that were written for the search; commit, unless ``more`` is ready and nobody else waits."""
        self._stores.annotations.index_from(self._batch.first_tag_id)
        if not more or self._portions >= _MOST_PORTIONS or self._stores.file.is_waited_for:
            self._portions = 0
            self.transaction.close()

    def finish(self, act: Recorder) -> None:
        """Note in the act of the import what came with it besides articles and annotations."""
        if self._growth:
            act.note_growth(self._growth, present=True)
        for entry in self._later:
            if self._stores.progress.get(entry.article_uid, entry.annotator_uid) == Progress(
                entry.article_uid, entry.annotator_uid
            ):
                act.imported_progress(entry)
        for article_uid, zone in self._zones_later:
            if self._stores.zones.row(article_uid, zone.span) is None:
                act.zone(article_uid, zone)

    def _place(self, article: PreparedArticle, batch: "_Batch") -> "_Place":
        """Find out which row an article has, or will have, and make ready what comes with it besides tags."""
        place = _Place(article)
        if article.refused:
            place.problems.append(Problem(article.place, article.refused))
            return place
        present = batch.present.get(article.sha256)
        place.is_new = present is None
        found = present or self._new(place, batch)
        if found is None:
            return place
        batch.present[article.sha256] = place.row_id, uid = found
        progress = self._progress(article, uid)
        if place.is_new:
            batch.progress += [NewProgress(place.row_id, entry) for entry in progress]
            batch.zones += [NewZone(place.row_id, zone) for zone in article.zones or article.furniture]
            return place
        self._later += progress
        known = self._stores.zones
        self._zones_later += [(uid, zone) for zone in article.zones if known.row(uid, zone.span) is None]
        if article.tags:
            tags = self._stores.annotations.of_article(uid)
            place.tagged = {(tag.annotator_uid, tag.label_uid, tag.span.start, tag.span.end) for tag in tags}
        return place

    def _insert_articles(self, batch: "_Batch") -> None:
        self._stores.articles.add_rows(batch.articles, self._run_id)
        self._stores.copies.insert_many(batch.links)
        self._stores.zones.insert_many(batch.zones)
        self._stores.progress.insert_many(batch.progress)
        self.summary.linked += len(batch.links)
        self.summary.articles += len(batch.articles)

    def _tags_of_all(self, places: list["_Place"]) -> list[NewAnnotation]:
        """Return the tags of all articles, and say of each article in turn what there is to say."""
        tags: list[NewAnnotation] = []
        for place in places:
            if place.row_id:
                taken = self._tags(place)
                tags += taken
                place.problems += place.article.zone_problems
                if not place.is_new:
                    self._say_duplicate(place, len(taken))
            self.summary.problems += place.problems
            self.summary.notices += place.notices
        return tags

    def _prepare(self, articles: list[PreparedArticle]) -> None:
        """Add the annotators and labels that a batch names and the project lacks."""
        tags = [tag for article in articles for tag in article.tags if isinstance(tag, PreparedTag)]
        names = {tag.annotator for tag in tags}
        names |= {entry.annotator for article in articles for entry in article.progress}
        for name in names - self._people.keys():
            self._people[name] = self._stores.people.named(name, self._owner.kind)
        joined = [one.uid for one in self._people.values() if not self._stores.people.id_of(one.uid)]
        for annotator in self._people.values():
            self._stores.people.ensure(annotator)
        # Read anew: somebody may have changed it since the last batch.
        scheme = self._stores.scheme.load()
        if scheme != self._scheme:
            self._scheme, self._labels = scheme, {}
        grown, said = grow_scheme(scheme, tags)
        if grown is not scheme:
            self._stores.scheme.save(grown)
            self._growth = growth_between(self._scheme_before, grown)
            self._scheme, self._labels = grown, {}
            self.summary.notices += [Problem("scheme", sentence) for sentence in said]
        self._joined += joined
        if joined or grown is not scheme:
            self._stores.imports.note_grown(self._run_id, {"scheme": self._growth, "annotators": self._joined})
        # So that nobody needs the file for them when rows are made.
        for annotator in self._people.values():
            self._stores.people.id_of(annotator.uid)
        for label in self._scheme.labels:
            self._stores.scheme.id_of(label.uid)

    def _known_uids(self, articles: list[PreparedArticle]) -> set[str]:
        """Return the ids that a batch brings and the project has already."""
        wanted = {article.uid for article in articles}
        wanted |= {
            tag.uid
            for article in articles
            for tag in article.tags
            if isinstance(tag, PreparedTag) and not tag.is_new_uid
        }
        wanted.discard("")
        return self._stores.articles.known(wanted) | self._stores.annotations.known(wanted) if wanted else set()

    def _new(self, place: "_Place", batch: "_Batch") -> tuple[int, str] | None:
        """Add an article that is not there yet; return its row id and id, or None where it is left out as a copy."""
        article = place.article
        row_id = batch.first_id + len(batch.articles)
        if article.is_otherwise:
            place.notices.append(Problem(article.place, words.OTHER_HASH))
        original = self._original(place)
        if original is None:
            return None
        uid = self._uid(article.uid)
        if original:
            batch.links.append((row_id, original))
        if self.finder is not None and article.sketch is not None:
            self.finder.add(uid, article.sketch, original)
        new = Article(
            uid=uid,
            text=article.text,
            metadata=article.metadata,
            text_sha256=article.sha256,
            raw_sha256=article.raw_sha256,
            imported_from=article.imported_from,
            imported_at=self._at,
            position=batch.first_position + len(batch.articles),
        )
        if article.unit_assumed is not None:
            self._say_assumed(place)
        if article.encoding_guessed:
            place.notices.append(Problem(article.place, words.guessed_encoding(article.encoding)))
        self.summary.first_article_uid = self.summary.first_article_uid or uid
        batch.articles.append(NewArticle(row_id, new, article.words, article.encoding))
        return row_id, uid

    def _tags(self, place: "_Place") -> list[NewAnnotation]:
        """Return the tags to add to an article; those that it has already are left out."""
        # an article may come twice in one batch, whose tags are not in the file yet
        present = self._batch.tagged.setdefault(place.row_id, set())
        present |= place.tagged
        taken: list[NewAnnotation] = []
        for tag in place.article.tags:
            if isinstance(tag, Problem):
                place.problems.append(tag)
                continue
            label = self._label(tag, place)
            annotator_uid = self._people[tag.annotator].uid
            key = (annotator_uid, label.uid, tag.row.start, tag.row.end)
            if key in present:
                if place.is_new:
                    place.problems.append(left_out(place.article.place, tag.number, words.TWICE))
                continue
            present.add(key)
            uid = tag.uid if tag.is_new_uid else self._uid(tag.uid)
            created_at = tag.created_at or self._at
            at = (created_at, tag.updated_at or created_at)
            taken.append(NewAnnotation(uid, place.row_id, annotator_uid, label.uid, tag.row, *at))
        return taken

    def _label(self, tag: PreparedTag, place: "_Place") -> Label:
        """Return a tag's label; what is in its form and does not fit there is said."""
        name, fields = tag.label, tag.fields
        known = self._labels.get(name)
        if known is None:
            label = self._scheme.label_named(name)
            if label is None:
                raise KeyError(name)
            known = self._labels[name] = (label, FormCheck(label))
        label, form = known
        if fields and not form.is_plain(fields):
            for key, reason in check_fields(label, fields).items():
                where = f"{place.article.place}, span {tag.number}"
                place.notices.append(Problem(where, words.field_kept(key, reason)))
        return label

    def _uid(self, uid: str) -> str:
        """Return the id that a thing came with, or a new one where it is taken or is none."""
        if not uid or uid in self._batch.taken_uids:
            return new_uid()
        self._batch.taken_uids.add(uid)
        return uid

    def _progress(self, article: PreparedArticle, article_uid: str) -> list[Progress]:
        return [
            Progress(
                article_uid,
                self._people[entry.annotator].uid,
                State(entry.state),
                entry.flagged,
                min(entry.seconds, MOST_SECONDS),
            )
            for entry in article.progress
        ]

    def _say_duplicate(self, place: "_Place", tags: int) -> None:
        self.summary.duplicates += 1
        if tags:
            place.notices.append(Problem(place.article.place, words.gained_tags(tags)))
        else:
            place.problems.append(Problem(place.article.place, words.PRESENT))

    def _original(self, place: "_Place") -> str | None:
        """Return what a new article is a copy of, empty for nothing; None where it is left out for that."""
        article = place.article
        wanted = self.choice.of_copy(article.sha256)
        if self.finder is None or article.sketch is None or wanted is Copies.KEEP:
            return article.copy_of
        original = self.finder.original(article.sketch)
        if wanted is Copies.SKIP and original:
            title = next((title for _, title, _ in self._stores.articles.titles([original])), "")
            place.problems.append(Problem(article.place, words.copy_of(title)))
            return None
        return article.copy_of or original

    def _say_assumed(self, place: "_Place") -> None:
        """Say once for each file what its offsets were taken to count."""
        article = place.article
        file = article.place.split(", ")[0]
        if file not in self._assumed:
            self._assumed.add(file)
            place.notices.append(Problem(file, words.assumed_unit(article.unit_assumed)))


@dataclass(slots=True)
class _Place:
    """Where an article of a batch belongs, and what is said of it."""

    article: PreparedArticle
    is_new: bool = False
    row_id: int = 0
    """0 where it is left out."""
    tagged: set[tuple[str, str, int, int]] = field(default_factory=set)
    """Annotator, label and place of the tags that it has already."""
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


@dataclass
class _Batch:
    """What one transaction writes."""

    first_id: int
    """Row id of its first article."""
    first_position: int
    first_tag_id: int = 0
    articles: list[NewArticle] = field(default_factory=list)
    zones: list[NewZone] = field(default_factory=list)
    progress: list[NewProgress] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    """Row ids of copies, with the ids of their originals."""
    present: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Row id and id of the articles that are there already, those of the batch too, by the hash of their text."""
    taken_uids: set[str] = field(default_factory=set)
    tagged: dict[int, set[tuple[str, str, int, int]]] = field(default_factory=dict)
    """Annotator, label and place of the batch's tags, by the row id of their article."""

"""Merge a colleague's project into ours: first what it would bring, then all of it in one act, or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from annotator.domain.changes import Changes
from annotator.domain.label_mapping import parse_label_mapping
from annotator.domain.people import Annotator
from annotator.domain.scheme_matching import LabelMatch, grown_by, match_labels, usual_mapping
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.choosing import NoSuchLabel
from annotator.services.merge_plan import ArticleIs, ArticlePlan, Planner
from annotator.services.merge_writing import MergeWriter
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import recording
from annotator.services.review_reading import ReviewReader
from annotator.storage.foreign_project import ForeignProject, ReadingCancelled, read_foreign
from annotator.storage.snapshots import take_snapshot
from annotator.storage.stores import Stores

__all__ = ["ArticleIs", "LabelMatch", "MergePreview", "MergeSummary", "Merging", "ReadingCancelled"]

OnProgress = Callable[[int, int], None]
"""Called with the articles done and the articles in all."""


class MergeCancelled(KnownError):
    """The user cancelled a merge; not a failure, and never shown."""

    happened = QT_TRANSLATE_NOOP("errors", "The merge was cancelled.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")


@dataclass
class AnnotatorBrings:
    """What a colleague's project would change in the tags of one annotator."""

    uid: str
    name: str
    is_new: bool
    """We have nothing of them yet."""
    new: int = 0
    changed: int = 0
    removed: int = 0
    older: int = 0
    """Versions that are older than ours; ours stay, theirs go to the history."""
    same: int = 0

    @property
    def has_tags(self) -> bool:
        """Tell whether there is a tag of theirs in the file."""
        return self.brings_anything or bool(self.older or self.same)

    @property
    def brings_anything(self) -> bool:
        """Tell whether their tags here would change."""
        return bool(self.new or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class DifferentText:
    """An article whose text differs from ours."""

    uid: str
    title: str
    placed: int
    """Tags that found their place in our text."""
    unplaced: int
    """Tags that somebody has to place by hand."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A tag without a place in our text."""

    article_title: str
    annotator: str
    label: str
    quote: str


@dataclass
class MergePreview:
    """What merging a file would bring. Holds what was read of it until :meth:`close`."""

    foreign: ForeignProject
    labels: tuple[LabelMatch, ...]
    """Every label of theirs with what it is here; guesses and new ones are worth a question."""
    is_ours: bool
    """The file began as a copy of this project, or was sent from it."""
    new_articles: list[tuple[str, str]] = field(default_factory=list)
    """Id and title."""
    same_articles: int = 0
    different_texts: list[DifferentText] = field(default_factory=list)
    left_out_articles: int = 0
    """Articles that they removed and we never had: they are not brought in."""
    removed_articles: list[str] = field(default_factory=list)
    """Titles of articles that they removed; they go here, too, with everybody's tags, until the merge is undone."""
    restored_articles: int = 0
    """Articles that they brought back."""
    annotators: dict[str, AnnotatorBrings] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    """Without those that a blind project hides."""
    unplaced_count: int = 0
    verdicts: int = 0
    comments: int = 0
    progress: int = 0
    metadata: int = 0
    zones: int = 0
    """Stretches of articles that we have, of which they say otherwise than we do whether they are site furniture."""

    @property
    def path(self) -> Path:
        """Return the colleague's file."""
        return self.foreign.path

    @property
    def changes_anything(self) -> bool:
        """Tell whether a merge would change something."""
        counted = (
            self.new_articles,
            self.removed_articles,
            self.restored_articles,
            self.unplaced_count,
            self.verdicts,
            self.comments,
            self.progress,
            self.metadata,
            self.zones,
        )
        return any(counted) or any(one.brings_anything for one in self.annotators.values())

    def mapping(self) -> dict[str, str | None]:
        """Return our label for each of theirs as far as it is certain, by ids; None makes a new label."""
        return usual_mapping(self.labels)

    def to_mapping(self) -> dict[str, Any]:
        """Return the preview as plain values for JSON."""
        different = [
            {"title": one.title, "placed": one.placed, "unplaced": one.unplaced} for one in self.different_texts
        ]
        articles = {"new": len(self.new_articles), "same": self.same_articles, "different_text": different}
        articles |= {"removed": self.removed_articles, "restored": self.restored_articles}
        return {
            "file": self.path.name,
            "project": self.foreign.name,
            "articles": articles,
            "annotators": [
                {
                    **{"name": one.name, "is_new": one.is_new, "new": one.new, "changed": one.changed},
                    **{"removed": one.removed, "older": one.older, "same": one.same},
                }
                for one in self.annotators.values()
            ],
            "labels": [
                {"theirs": match.theirs.name, "ours": match.ours.name if match.ours else None, "by": match.by.value}
                for match in self.labels
            ],
            "unplaced": [
                {"article": one.article_title, "annotator": one.annotator, "label": one.label, "text": one.quote}
                for one in self.unplaced
            ],
            **{"verdicts": self.verdicts, "comments": self.comments, "progress": self.progress, "zones": self.zones},
        }

    def close(self) -> None:
        """Remove what was read of the file from the disk."""
        self.foreign.close()

    def __enter__(self) -> "MergePreview":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class MergeSummary:
    """What a merge brought."""

    articles: int
    articles_removed: int
    added: int
    changed: int
    removed: int
    unplaced: int
    verdicts: int
    comments: int
    zones: int
    changes: Changes

    def to_mapping(self) -> dict[str, int]:
        """Return the figures as plain values for JSON."""
        return {
            **{"articles": self.articles, "articles_removed": self.articles_removed},
            **{"added": self.added, "changed": self.changed, "removed": self.removed},
            **{"unplaced": self.unplaced, "verdicts": self.verdicts, "comments": self.comments, "zones": self.zones},
        }


@in_plain_words
class Merging:
    """Merges into one project by one annotator."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator

    def preview(
        self,
        path: Path,
        *,
        on_progress: OnProgress = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MergePreview:
        """Read a colleague's file and say what it would bring; nothing is written.

        Raises:
            KnownError: the file cannot be merged; it and the project are as they were.
            ReadingCancelled: the user cancelled.
        """
        foreign = read_foreign(path, self._stores.file.path, cancelled=cancelled)
        return self.preview_of(foreign, on_progress=on_progress, cancelled=cancelled)

    def preview_of(
        self,
        foreign: ForeignProject,
        *,
        on_progress: OnProgress = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MergePreview:
        """Say what a file that was read would bring; it is closed where that fails."""
        try:
            return self._preview(foreign, on_progress, cancelled)
        except BaseException:
            foreign.close()
            raise

    def mapping_of(self, preview: MergePreview, typed: Sequence[str]) -> dict[str, str | None]:
        """Return our labels for theirs as typed, ``Theirs=Ours``, by ids; an empty one makes a new label.

        Raises:
            LabelMappingError, LabelMappedTwice, MappedToNothing: it makes no sense.
            NoSuchLabel: the file has no such label.
        """
        scheme = self._stores.scheme.load()
        mapping = parse_label_mapping(typed).checked(scheme)
        theirs = {match.theirs.name.casefold(): match.theirs.uid for match in preview.labels}
        found: dict[str, str | None] = {}
        for foreign, name in mapping.chosen.items():
            if foreign not in theirs:
                raise NoSuchLabel(name=foreign, known=", ".join(match.theirs.name for match in preview.labels))
            label = scheme.label_named(name) if name else None
            found[theirs[foreign]] = label.uid if label else None
        return found

    def merge(
        self,
        preview: MergePreview,
        mapping: Mapping[str, str | None] | None = None,
        *,
        on_progress: OnProgress = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MergeSummary:
        """Take in all that a file brings as one act, after a snapshot; ``mapping`` gives our labels for theirs.

        Raises:
            KnownError: the project is as it was.
        """
        foreign = preview.foreign
        scheme = self._stores.scheme.load()
        chosen = {**preview.mapping(), **(mapping or {})}
        aliases = self._stores.review.label_aliases()
        grown, labels = grown_by(scheme, foreign.scheme, chosen)
        take_snapshot(self._stores.file, "merge")
        with recording(self._stores, "merge", self._annotator, lasting=True) as act:
            writer = MergeWriter(self._stores, act, foreign)
            if grown is not scheme:
                act.scheme(scheme, grown)
            writer.remember_labels(labels, aliases)
            planner = Planner(self._stores, foreign, labels, aliases)
            for done, plan in enumerate(planner.articles()):
                if not done % 50:
                    if cancelled():
                        raise MergeCancelled
                    on_progress(done, foreign.article_count)
                writer.take(plan, planner)
            writer.finish(planner)
        on_progress(foreign.article_count, foreign.article_count)
        return writer.summary(act.result())

    def _preview(self, foreign: ForeignProject, on_progress: OnProgress, cancelled: Callable[[], bool]) -> MergePreview:
        scheme = self._stores.scheme.load()
        aliases = self._stores.review.label_aliases()
        matches = match_labels(scheme, foreign.scheme, aliases)
        own = self._stores.file.row()
        known = {own.uid, own.options.get("origin")}
        is_ours = bool(known & {foreign.uid, foreign.options.get("origin")} - {None})
        preview = MergePreview(foreign, matches, is_ours)
        _, labels = grown_by(scheme, foreign.scheme, preview.mapping())
        here = {one.uid: one.name for one in self._stores.people.all()}
        names = _names_here(foreign.annotators, here)
        label_names = {label.uid: label.name for label in (*foreign.scheme.labels, *scheme.labels)}
        preview.annotators = {uid: AnnotatorBrings(uid, name, uid not in here) for uid, name in names.items()}
        planner = Planner(self._stores, foreign, labels, aliases)
        seeing = ReviewReader(self._stores, self._annotator)
        for done, plan in enumerate(planner.articles()):
            if not done % 50:
                if cancelled():
                    raise ReadingCancelled
                on_progress(done, foreign.article_count)
            _count(preview, plan, names, label_names, hides=seeing.hidden)
        preview.annotators = {uid: one for uid, one in preview.annotators.items() if one.has_tags}
        on_progress(foreign.article_count, foreign.article_count)
        return preview


def _names_here(theirs: Sequence[Mapping[str, Any]], here: Mapping[str, str]) -> dict[str, str]:
    """Return what each of their people goes by here once they are merged, by ids: two of one name are told apart."""
    names = dict(here)
    for one in theirs:
        if one["uid"] not in names:
            name, number = one["name"], 2
            while name in names.values():
                name, number = f"{one['name']} ({number})", number + 1
            names[one["uid"]] = name
    return {one["uid"]: names[one["uid"]] for one in theirs}


def _count(
    preview: MergePreview,
    plan: ArticlePlan,
    names: Mapping[str, str],
    labels: Mapping[str, str],
    hides: Callable[[str], bool],
) -> None:
    title = plan.article["title"]
    unplaced = [row for row in plan.unplaced.added if row["deleted_at"] is None]
    if plan.kind is ArticleIs.NEW:
        preview.new_articles.append((plan.uid, title))
    elif plan.kind is ArticleIs.REMOVED:
        preview.left_out_articles += 1
    elif plan.kind is ArticleIs.SAME:
        preview.same_articles += 1
    else:
        preview.different_texts.append(DifferentText(plan.uid, title, plan.moved, len(unplaced)))
    preview.unplaced_count += len(unplaced)
    if unplaced and not hides(plan.uid):
        preview.unplaced += [
            Unplaced(title, names[row["annotator"]], labels.get(row["label"], ""), row["quote"]) for row in unplaced
        ]
    preview.verdicts += len(plan.verdicts.pairs())
    preview.comments += len(plan.comments.pairs())
    preview.progress += len(plan.progress.pairs())
    preview.metadata += plan.describes
    preview.removed_articles += [title] if plan.removes else []
    preview.restored_articles += plan.brings_back
    preview.zones += len(plan.zones.pairs()) if plan.kind is not ArticleIs.NEW else 0
    _count_tags(preview.annotators, plan)


def _count_tags(people: Mapping[str, AnnotatorBrings], plan: ArticlePlan) -> None:
    for row in plan.annotations.added:
        people[row["annotator"]].new += row["deleted_at"] is None
    for before, after in plan.annotations.changed:
        if after["deleted_at"] is not None:
            people[after["annotator"]].removed += before["deleted_at"] is None
        elif before["deleted_at"] is not None:
            people[after["annotator"]].new += 1
        else:
            people[after["annotator"]].changed += 1
    for row in plan.annotations.superseded:
        people[row["annotator"]].older += 1
    for row in plan.annotations.unchanged:
        people[row["annotator"]].same += row["deleted_at"] is None

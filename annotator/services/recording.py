"""Acts: everything a user does is one transaction with its rows in the history, and can be undone from there."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from annotator.domain.annotation import Annotation
from annotator.domain.article import Metadata
from annotator.domain.changes import Changes
from annotator.domain.identity import new_uid, now
from annotator.domain.people import Annotator
from annotator.domain.review import Comment, Verdict
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.scheme_growth import with_growth, without_growth
from annotator.domain.scheme_mapping import scheme_from_mapping, scheme_to_mapping
from annotator.domain.workflow import Progress, State
from annotator.domain.zone import Zone, ZoneOrigin
from annotator.errors import BugError
from annotator.storage.annotation_store import (
    NewAnnotation,
    StoredTag,
    annotation_from_mapping,
    annotation_to_mapping,
    dump_fields,
    dump_keys,
)
from annotator.storage.history_store import Change
from annotator.storage.portable_writer import PortableWriter
from annotator.storage.progress_store import Rejection
from annotator.storage.review_store import (
    comment_from_mapping,
    comment_to_mapping,
    verdict_from_mapping,
    verdict_to_mapping,
)
from annotator.storage.stores import Stores
from annotator.storage.zone_store import ZoneRow, zone_from_mapping, zone_to_mapping

Plain: TypeAlias = Mapping[str, Any]

BEGINNING = "begin"
"""The act with which a project comes to be with articles in it: it stands in the history, but is never undone."""


class ActCancelled(Exception):
    """The user cancelled an act in its middle; nothing was changed."""


class Recorder:
    """Writes rows and notes each one before and after; at the end of the act it becomes history and Changes."""

    def __init__(self, stores: Stores, act: str, annotator: Annotator) -> None:
        self.act = act
        self.act_uid = new_uid()
        self.annotator = annotator
        self.changes: list[Change] = []
        self._stores = stores
        self._added: list[Annotation] = []
        self._removed: list[Annotation] = []
        self._changed: list[tuple[Annotation, Annotation]] = []
        self._progress: list[Progress] = []
        self._articles: list[str] = []
        self._rejections: list[str] = []
        self._reviews: list[str] = []
        self._zones: list[str] = []
        self._writer = PortableWriter(stores)
        self._options = False
        self._scheme = False
        self._everything = False

    def result(self) -> Changes:
        """Return what the act changed, for whoever shows it."""
        return Changes(
            act=self.act,
            act_uid=self.act_uid if self.changes else "",
            added=tuple(self._added),
            removed=tuple(self._removed),
            changed=tuple(self._changed),
            progress=tuple(self._progress),
            articles=tuple(self._articles),
            rejections=tuple(self._rejections),
            reviews=tuple(dict.fromkeys(self._reviews)),
            zones=tuple(dict.fromkeys(self._zones)),
            options=self._options,
            scheme=self._scheme,
            everything=self._everything,
        )

    def annotation(self, uid: str, after: Annotation | None, *, above: int = 0) -> None:
        """Bring an annotation to a state, None meaning deleted; the revision and time of change are set here.

        The new revision is higher than the present one and than ``above``.
        """
        before = self._stores.annotations.get(uid)
        if after is None:
            self._remove(before)
            return
        after = after._replace(revision=max(self._stores.annotations.revision(uid), above) + 1, updated_at=now())
        self._stores.annotations.write(after)
        if before is None:
            self._added.append(after)
        else:
            self._changed.append((before, after))
        earlier = annotation_to_mapping(before) if before else None
        self._note("annotation", uid, earlier, annotation_to_mapping(after))

    def new_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Add many annotations of one article whose ids no row ever had."""
        at = now()
        added = [one._replace(revision=1, updated_at=at) for one in annotations]
        if added:
            article_id = self._stores.articles.row_id(added[0].article_uid)
            self._stores.annotations.insert_many((_as_new(one, article_id) for one in added), None)
            self._added.extend(added)
            for one in added:
                self._note("annotation", one.uid, None, annotation_to_mapping(one))

    def _remove(self, before: Annotation | None) -> None:
        if before is None:
            return
        gone = before._replace(revision=before.revision + 1, updated_at=now())
        self._stores.annotations.write(gone, deleted_at=gone.updated_at)
        self._removed.append(before)
        self._note("annotation", before.uid, annotation_to_mapping(before), None)

    def progress(self, after: Progress) -> None:
        """Bring an article's state and flag to what is given; the time spent stays."""
        before = self._stores.progress.get(after.article_uid, after.annotator_uid)
        after = after._replace(seconds=before.seconds)
        if after == before:
            return
        self._stores.progress.write(after)
        self._progress.append(after)
        self._note("progress", after.article_uid, _progress_mapping(before), _progress_mapping(after))

    def rejection(self, article_uid: str, annotator_uid: str, rejection: Rejection, *, present: bool) -> None:
        """Remember that a suggestion was rejected, or forget it."""
        if present:
            self._stores.rejections.write(article_uid, annotator_uid, rejection)
        else:
            self._stores.rejections.remove(article_uid, annotator_uid, rejection)
        start, end, label = rejection
        mapping = {"annotator": annotator_uid, "start": start, "end": end, "label": label}
        self._rejections.append(article_uid)
        self._note("rejection", article_uid, None if present else mapping, mapping if present else None)

    def zone(self, article_uid: str, zone: Zone, *, removed: bool = False) -> None:
        """Say that a stretch is a zone, or that it is none any more."""
        present = self._stores.zones.row(article_uid, zone.span)
        after = ZoneRow(zone, removed, present.revision + 1 if present else 1)
        before = zone_to_mapping(present) if present else None
        if before == zone_to_mapping(after):
            return
        self._stores.zones.write(article_uid, zone, removed=removed, revision=after.revision)
        self._zones.append(article_uid)
        self._note("zone", article_uid, before, zone_to_mapping(after))

    def imported_progress(self, progress: Progress) -> None:
        """Take up how far somebody was with an article that was there before; undone, the time spent stays."""
        before = Progress(progress.article_uid, progress.annotator_uid)
        self._stores.progress.write(progress)
        self._progress.append(progress)
        self._note("progress", progress.article_uid, _progress_mapping(before), _progress_mapping(progress))

    def metadata(self, article_uid: str, before: Metadata, after: Metadata) -> None:
        """Change what is known about an article."""
        self._stores.articles.set_metadata(article_uid, after)
        self._articles.append(article_uid)
        self._note("metadata", article_uid, before._asdict(), after._asdict())

    def removed_article(self, article_uid: str, *, removed: bool) -> None:
        """Hide an article from the project, or bring it back."""
        self._stores.articles.set_deleted(article_uid, now() if removed else None)
        self._everything = True
        self._note("article", article_uid, {"removed": not removed}, {"removed": removed})

    def scheme(self, before: AnnotationScheme, after: AnnotationScheme) -> None:
        """Change the annotation scheme."""
        self._stores.scheme.save(after)
        self._scheme = True
        self._note("scheme", "scheme", scheme_to_mapping(before), scheme_to_mapping(after))

    def import_run(self, run_uid: str, *, undone: bool) -> None:
        """Hide what an import brought, or show it again."""
        self._articles.extend(self._stores.imports.set_undone(run_uid, undone=undone))
        self.note_import(run_uid, undone=undone)

    def note_import(self, run_uid: str, *, undone: bool) -> None:
        """Note an import that is in the file already."""
        self._everything = True
        self._note("import_run", run_uid, {"undone": not undone}, {"undone": undone})

    def growth(self, growth: Plain, *, present: bool) -> None:
        """Add the labels and fields that an import brought to the scheme, or take them away."""
        scheme = self._stores.scheme.load()
        after = with_growth(scheme, growth) if present else without_growth(scheme, growth)
        self._stores.scheme.save(after)
        self.note_growth(growth, present=present)

    def note_growth(self, growth: Plain, *, present: bool) -> None:
        """Note labels and fields that are in the scheme already."""
        self._scheme = True
        self._note("growth", "scheme", None if present else growth, growth if present else None)

    def guidelines(self, before: str, after: str) -> None:
        """Change the project's guidelines."""
        self._stores.file.connection.execute("UPDATE project SET guidelines = ?", (after,))
        self._everything = True
        self._note("guidelines", "project", {"text": before}, {"text": after})

    def options(self, before: Plain, after: Plain) -> None:
        """Change the project's options."""
        self._stores.file.set_options(after)
        self._options = True
        self._note("options", "project", before, after)

    def verdict(self, uid: str, after: Verdict | None) -> None:
        """Bring a verdict to a state, None meaning withdrawn; the revision and time of change are set here."""
        found = self._stores.review.row("verdict", uid)
        before = found if found is not None and found["deleted_at"] is None else None
        if after is None and before is None:
            return
        revision, at = (found["revision"] if found else 0) + 1, now()
        if after is not None:
            row = verdict_to_mapping(replace(after, revision=revision, updated_at=at))
        else:
            row = {**(before or {}), "revision": revision, "updated_at": at, "deleted_at": at}
        self._put_review("verdict", row, before)

    def comment(self, uid: str, after: Comment | None) -> None:
        """Bring a comment to a state, None meaning deleted."""
        found = self._stores.review.row("comment", uid)
        before = found if found is not None and found["deleted_at"] is None else None
        if after is None and before is None:
            return
        revision, at = (found["revision"] if found else 0) + 1, now()
        if after is not None:
            row = comment_to_mapping(replace(after, revision=revision, updated_at=at))
        else:
            row = {**(before or {}), "revision": revision, "updated_at": at, "deleted_at": at}
        self._put_review("comment", row, before)

    def unplaced(self, uid: str, *, waiting: bool) -> None:
        """Say that a span without a place was placed or given up, or that it waits again."""
        found = self._stores.review.row("unplaced", uid)
        if found is None or (found["deleted_at"] is None) == waiting:
            return
        at = now()
        row = {**found, "revision": found["revision"] + 1, "updated_at": at, "deleted_at": None if waiting else at}
        self._put_review("unplaced", row, found if not waiting else None)

    def _put_review(self, table: str, row: dict[str, Any], before: Plain | None) -> None:
        self._writer.put(table, row)
        self._reviews.append(row["article"])
        self._note(table, row["uid"], before, row if row["deleted_at"] is None else None)

    def note_everything(self, *, scheme: bool = False) -> None:
        """Say that so much was written that views should read all of it again."""
        self._everything = True
        self._scheme = self._scheme or scheme

    def _note(self, what: str, what_uid: str, before: Plain | None, after: Plain | None) -> None:
        self.changes.append(Change(what, what_uid, before, after))

    def apply(self, change: Change, target: Plain | None) -> None:
        """Bring what a change of the history is about to one of its two states."""
        if change.what == "annotation":
            self.annotation(change.what_uid, annotation_from_mapping(target) if target else None)
        elif change.what == "progress" and target is not None:
            state = State(target["state"])
            self.progress(Progress(change.what_uid, target["annotator"], state, bool(target["flagged"])))
        elif change.what == "rejection":
            mapping = target or change.before or change.after or {}
            rejection = (mapping["start"], mapping["end"], mapping["label"])
            self.rejection(change.what_uid, mapping["annotator"], rejection, present=target is not None)
        elif change.what == "zone":
            self._apply_zone(change, target)
        elif change.what == "metadata" and target is not None:
            article = self._stores.articles.get(change.what_uid)
            if article is not None:
                self.metadata(change.what_uid, article.metadata, Metadata(**target))
        elif change.what == "article" and target is not None:
            self.removed_article(change.what_uid, removed=bool(target["removed"]))
        elif change.what == "scheme" and target is not None:
            self.scheme(self._stores.scheme.load(), scheme_from_mapping(target))
        elif change.what == "growth":
            self.growth(change.before or change.after or {}, present=target is not None)
        elif change.what == "import_run" and target is not None:
            self.import_run(change.what_uid, undone=bool(target["undone"]))
        elif change.what == "verdict":
            self.verdict(change.what_uid, verdict_from_mapping(target) if target else None)
        elif change.what == "comment":
            self.comment(change.what_uid, comment_from_mapping(target) if target else None)
        elif change.what == "unplaced":
            self.unplaced(change.what_uid, waiting=target is not None)
        elif change.what == "options" and target is not None:
            self.options(self._stores.file.row().options, target)
        elif change.what == "guidelines" and target is not None:
            self.guidelines(self._stores.file.row().guidelines, target["text"])
        else:
            raise BugError(f"the history holds a change of {change.what} that cannot be applied")

    def _apply_zone(self, change: Change, target: Plain | None) -> None:
        if target is not None:
            self.zone(change.what_uid, zone_from_mapping(target), removed=bool(target["removed"]))
            return
        # There was none before: nobody says that the stretch is article, so nothing is to be learned from it.
        zone = zone_from_mapping(change.before or change.after or {})
        self.zone(change.what_uid, zone._replace(origin=ZoneOrigin.FOUND), removed=True)


def _as_new(annotation: Annotation, article_id: int) -> NewAnnotation:
    tag = StoredTag(
        start=annotation.span.start,
        end=annotation.span.end,
        quote=annotation.quote,
        prefix=annotation.prefix,
        suffix=annotation.suffix,
        fields=dump_fields(annotation.fields),
        automatic=dump_keys(annotation.automatic),
        note=annotation.note,
        origin=annotation.origin.value,
    )
    whose = (annotation.uid, article_id, annotation.annotator_uid, annotation.label_uid)
    return NewAnnotation(*whose, tag, annotation.created_at, annotation.updated_at)


def _progress_mapping(progress: Progress) -> Plain:
    return {"annotator": progress.annotator_uid, "state": progress.state.value, "flagged": progress.flagged}


@contextlib.contextmanager
def recording(
    stores: Stores, act: str, annotator: Annotator, *, reverses: str = "", lasting: bool = False
) -> Iterator[Recorder]:
    """Record an act: one transaction, with its history, or nothing. ``lasting`` says that it may take a while.

    Raises:
        KnownError: nothing was written; see :meth:`annotator.storage.project_file.ProjectFile.transaction`.
    """
    with stores.file.transaction(lasting=lasting):
        recorder = Recorder(stores, act, annotator)
        annotator_id = stores.people.ensure(annotator)
        yield recorder
        stores.history.add(act, recorder.act_uid, annotator_id, recorder.changes, reverses)

"""Write what a merge brings, and note it in the history so that it can be taken back as one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.changes import Changes
from annotator.domain.span import Span
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.merge_plan import ArticleIs, ArticlePlan, Pair, Plain, Planner
from annotator.services.recording import Recorder
from annotator.storage.foreign_project import ForeignProject
from annotator.storage.history_store import Change
from annotator.storage.portable_rows import MERGED_ANNOTATION, SUPERSEDED
from annotator.storage.portable_writer import PortableWriter
from annotator.storage.stores import Stores

if TYPE_CHECKING:
    from annotator.services.merging import MergeSummary

MERGE = "merge"
MERGED_ZONE = "merged zone"
_BATCH = 400
_COUNTED = ("articles", "articles_removed", "added", "changed", "removed", "unplaced", "verdicts", "comments", "zones")


class MergeChangedSince(KnownError):
    """A merge cannot be undone, because what it brought was worked on since."""

    happened = QT_TRANSLATE_NOOP("errors", "This merge cannot be undone: what it brought was worked on since.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Restore the snapshot that was taken before the merge: File > Snapshots.")


class MergeGone(KnownError):
    """A merge that was undone cannot be done again from the history: the rows are in the colleague's file only."""

    happened = QT_TRANSLATE_NOOP("errors", "A merge that was undone is not kept in the project.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Merge your colleague's file again.")


class MergeWriter:
    """Writes plans in batches, inside the transaction of an act."""

    def __init__(self, stores: Stores, act: Recorder, foreign: ForeignProject) -> None:
        self._stores = stores
        self._act = act
        self._foreign = foreign
        self._writer = PortableWriter(stores)
        self._people = {one["uid"]: one for one in foreign.annotators}
        self._waiting: list[ArticlePlan] = []
        self._counts = dict.fromkeys(_COUNTED, 0)
        self._row_ids: dict[str, int] = {}
        self._has_added = False
        """Rows came, be it only deleted ones, which count for nobody and must stay all the same."""
        annotator_id = stores.people.ensure(act.annotator)
        self._run, self._run_uid = stores.imports.begin(annotator_id, [foreign.path.name])
        stores.imports.finish(self._run)

    def remember_labels(self, labels: Mapping[str, str], aliases: Mapping[str, str]) -> None:
        """Remember which of our labels theirs are, where their ids differ."""
        for theirs, ours in labels.items():
            if theirs != ours and aliases.get(theirs) != ours:
                self._writer.remember_label(theirs, ours)
                before = {"label": aliases[theirs]} if theirs in aliases else None
                self._note("merged label", theirs, before, {"label": ours})

    def take(self, plan: ArticlePlan, planner: Planner) -> None:
        """Take in one article of theirs."""
        self._waiting.append(plan)
        if len(self._waiting) >= _BATCH:
            self._flush(planner)

    def finish(self, planner: Planner) -> None:
        """Write the rest, and what lost in merges on their side."""
        self._flush(planner)
        for row in planner.superseded():
            self._note(SUPERSEDED, row["uid"], None, row)
        if any(self._counts.values()) or self._act.changes or self._has_added:
            project = {"file": self._foreign.path.name, "project": self._foreign.uid}
            # First in the history, so that it is the last to be taken back.
            self._act.changes.insert(0, Change(MERGE, self._run_uid, None, {**project, **self._counts}))
            self._act.note_everything()
        else:
            self._stores.imports.erase(self._run)

    def summary(self, changes: Changes) -> "MergeSummary":
        """Return what was brought."""
        from annotator.services.merging import MergeSummary  # the two know each other

        return MergeSummary(**self._counts, changes=changes)

    def _flush(self, planner: Planner) -> None:
        plans, self._waiting = self._waiting, []
        new = [plan.article for plan in plans if plan.kind is ArticleIs.NEW]
        row_ids = self._writer.articles(new, self._run)
        self._row_ids.update(row_ids)
        planner.learn_row_ids(row_ids)
        self._counts["articles"] += len(new)
        self._writer.copies((row_ids[plan.uid], plan.copy_of) for plan in plans if plan.copy_of)
        added: list[tuple[Plain, int]] = []
        for plan in plans:
            if plan.kind is not ArticleIs.REMOVED:
                self._ensure_people(plan)
                if plan.annotations.added:
                    article_id = self._row_id(plan.uid)
                    added += [(row, article_id) for row in plan.annotations.added]
        self._writer.annotations(added, self._run)
        self._has_added = self._has_added or bool(added)
        self._counts["added"] += sum(row["deleted_at"] is None for row, _ in added)
        for plan in plans:
            if plan.kind is not ArticleIs.REMOVED:
                self._write_rest(plan)

    def _ensure_people(self, plan: ArticlePlan) -> None:
        tables = (plan.annotations, plan.unplaced, plan.progress, plan.verdicts, plan.comments)
        named = {row["annotator"] for table in tables for _, row in table.pairs()}
        named |= {one["annotator"] for _, row in plan.verdicts.pairs() for one in row["judged"]}
        named |= {one["annotator"] for row in plan.judged for one in row["judged"]}
        named |= {row["annotator"] for row in plan.rejections}
        for uid in sorted(named):
            if self._writer.annotator(self._people[uid]):
                self._note("merged annotator", uid, None, self._people[uid])

    def _row_id(self, article_uid: str) -> int:
        if article_uid not in self._row_ids:
            self._row_ids[article_uid] = self._stores.articles.row_id(article_uid)
        return self._row_ids[article_uid]

    def _write_rest(self, plan: ArticlePlan) -> None:
        for before, after in plan.annotations.changed:
            self._writer.put_annotation(after)
            self._note(MERGED_ANNOTATION, after["uid"], before, after)
            gone = after["deleted_at"] is not None and before["deleted_at"] is None
            self._counts["removed" if gone else "changed"] += 1
        for row in plan.annotations.superseded:
            self._note(SUPERSEDED, row["uid"], None, row)
        self._counts["unplaced"] += self._put("unplaced", plan.unplaced.pairs())
        self._counts["verdicts"] += self._put("verdict", plan.verdicts.pairs())
        self._counts["comments"] += self._put("comment", plan.comments.pairs())
        for row in (*plan.unplaced.superseded, *plan.verdicts.superseded, *plan.comments.superseded):
            self._note("superseded review", row["uid"], None, row)
        for row in plan.judged:
            self._writer.add_judged(row["uid"], row["judged"])
        for old, row in plan.progress.pairs():
            self._writer.put_progress(row)
            self._note("merged progress", row["article"], old, row)
        self._counts["zones"] += self._write_zones(plan)
        self._write_rejections(plan)
        if plan.metadata is not None:
            known, theirs = plan.metadata
            self._writer.put_metadata(plan.uid, theirs)
            self._counts["articles_removed"] += plan.removes
            self._note("merged metadata", plan.uid, known, theirs)

    def _put(self, table: str, pairs: Sequence[Pair]) -> int:
        for before, after in pairs:
            if before is not None and table == "verdict":
                before = self._stores.review.row(table, after["uid"])
            self._writer.put(table, after)
            self._note(f"merged {table}", after["uid"], before, after)
        return len(pairs)

    def _write_zones(self, plan: ArticlePlan) -> int:
        """Write zones; those of a new article leave with it where the merge is taken back."""
        pairs = plan.zones.pairs()
        if plan.kind is ArticleIs.NEW:
            article_id = self._row_id(plan.uid)
            self._writer.zones([(row, article_id) for _, row in pairs])
            return 0
        for old, row in pairs:
            self._writer.put_zone(row)
            self._note(MERGED_ZONE, row["article"], old, row)
        return len(pairs)

    def _write_rejections(self, plan: ArticlePlan) -> None:
        for row in plan.rejections:
            rejection = (row["start"], row["end"], row["label"])
            if rejection not in self._stores.rejections.of_article(plan.uid, row["annotator"]):
                self._act.rejection(plan.uid, row["annotator"], rejection, present=True)

    def _note(self, what: str, uid: str, before: Plain | None, after: Plain | None) -> None:
        self._act.changes.append(Change(what, uid, before, after))


class MergeUndo:
    """Takes a merge back: what it added leaves the file, what it changed gets its earlier version with its revision."""

    def __init__(self, stores: Stores, act: Recorder) -> None:
        self._stores = stores
        self._act = act
        self._writer = PortableWriter(stores)

    def run(self, act_uid: str, found: Sequence[Change], look_up: Callable[[int, int], None]) -> None:
        """Take back the changes of a merge, and call ``look_up`` before each with its number and how many there are.

        Raises:
            MergeChangedSince: what it brought was changed since.
        """
        run_uid = next(change.what_uid for change in found if change.what == MERGE)
        number = self._stores.history.number_of(act_uid)
        if self._stores.imports.is_worked_on(run_uid, act_uid, number) or self._changed_since(found):
            raise MergeChangedSince
        for done, change in enumerate(reversed(found)):
            look_up(done, len(found))
            self._take_back(change)
        self._stores.people.forget_unused(change.what_uid for change in found if change.what == "merged annotator")
        self._act.note_everything(scheme=True)

    def _changed_since(self, changes: Iterable[Change]) -> bool:
        for change in changes:
            table = change.what.removeprefix("merged ")
            if table in ("annotation", "unplaced", "verdict", "comment") and change.what != table and change.after:
                present = self._stores.review.row(table, change.what_uid)
                if present is None or present["revision"] != change.after["revision"]:
                    return True
            if (
                change.what == MERGED_ZONE
                and change.after is not None
                and self._zone_changed_since(change.after, change)
            ):
                return True
        return False

    def _zone_changed_since(self, after: Plain | Mapping[str, Any], change: Change) -> bool:
        present = self._stores.zones.row(change.what_uid, Span(after["start"], after["end"]))
        return present is None or present.revision != after["revision"]

    def _take_back(self, change: Change) -> None:
        what = change.what.removeprefix("merged ")
        before: dict[str, Any] | None = dict(change.before) if change.before is not None else None
        if change.what == MERGE:
            self._stores.imports.erase_with_leftovers(change.what_uid)
        elif change.what == MERGED_ANNOTATION and before is not None:
            self._writer.put_annotation(before)
        elif what in ("unplaced", "verdict", "comment") and before is None:
            self._writer.erase(what, change.what_uid)
        elif what in ("unplaced", "verdict", "comment") and before is not None:
            self._writer.put(what, before)
        elif change.what == "merged progress" and before is not None:
            self._writer.put_progress(before)
        elif change.what == "merged progress" and change.after is not None:
            self._writer.erase_progress(change.what_uid, change.after["annotator"])
        elif change.what == MERGED_ZONE and before is not None:
            self._writer.put_zone(before)
        elif change.what == MERGED_ZONE and change.after is not None:
            self._writer.erase_zone(change.after)
        elif change.what == "merged metadata" and before is not None:
            self._writer.put_metadata(change.what_uid, before)
        elif change.what == "merged label":
            self._writer.remember_label(change.what_uid, before["label"] if before else None)
        elif change.what in ("rejection", "scheme"):
            self._act.apply(change, before)
            return
        else:
            return  # versions that lost stay in the history
        if change.what != MERGE:
            self._act.changes.append(Change(change.what, change.what_uid, change.after, before))


def is_merge(changes: Iterable[Change]) -> bool:
    """Tell whether these are the changes of a merge."""
    return any(change.what == MERGE for change in changes)

"""Work out, article by article, what a colleague's project would change in ours. Nothing here writes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from annotator.domain.anchoring import place
from annotator.domain.annotation import context
from annotator.domain.merging import Row, Version, content_hash, incoming, version
from annotator.domain.span import Span
from annotator.storage.foreign_project import ForeignArticle, ForeignProject, ForeignProjectRefused
from annotator.storage.portable_rows import PortableRows
from annotator.storage.stores import Stores

Plain: TypeAlias = dict[str, Any]
Pair: TypeAlias = tuple[Plain | None, Plain]
"""Our row, None where there is none, and theirs, which counts from now on."""

_METADATA = ("title", "source", "url", "published_on", "language")


class ArticleIs(StrEnum):
    """What a colleague's article is to us."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"
    """The same article, whose text differs from ours."""
    REMOVED = "removed"
    """They removed it and we never had it: it is not brought in."""


@dataclass
class RowPlan:
    """What is to be done with the rows of one table."""

    added: list[Plain] = field(default_factory=list)
    changed: list[tuple[Plain, Plain]] = field(default_factory=list)
    """Our row and theirs, which counts from now on."""
    superseded: list[Plain] = field(default_factory=list)
    """Their versions that do not count, and that our history does not hold yet."""
    unchanged: list[Plain] = field(default_factory=list)

    def pairs(self) -> list[Pair]:
        """Return what is to be written, each with our row."""
        return [*((None, row) for row in self.added), *self.changed]


@dataclass
class ArticlePlan:
    """What is to be done with one article of theirs and all that hangs on it; ids of articles and labels are ours."""

    kind: ArticleIs
    article: Plain
    uid: str
    """The article's id here."""
    annotations: RowPlan = field(default_factory=RowPlan)
    unplaced: RowPlan = field(default_factory=RowPlan)
    progress: RowPlan = field(default_factory=RowPlan)
    verdicts: RowPlan = field(default_factory=RowPlan)
    comments: RowPlan = field(default_factory=RowPlan)
    judged: list[Plain] = field(default_factory=list)
    """Verdicts that we have, with the annotations they judged."""
    rejections: list[Plain] = field(default_factory=list)
    zones: RowPlan = field(default_factory=RowPlan)
    copy_of: str = ""
    """The article that this one, new here, is a copy of."""
    metadata: tuple[Plain, Plain] | None = None
    """What we know about the article and what they do, where theirs counts."""
    moved: int = 0
    """Tags that found their place again in our different text."""

    @property
    def removes(self) -> bool:
        """Tell whether the article goes here, too, because they removed it."""
        return self.metadata is not None and _is_removed(self.metadata[1]) > _is_removed(self.metadata[0])

    @property
    def brings_back(self) -> bool:
        """Tell whether the article comes back here, because they brought it back."""
        return self.metadata is not None and _is_removed(self.metadata[0]) > _is_removed(self.metadata[1])

    @property
    def describes(self) -> bool:
        """Tell whether what is known about the article changes."""
        return self.metadata is not None and any(self.metadata[0][key] != self.metadata[1][key] for key in _METADATA)


@dataclass(frozen=True, slots=True)
class _Own:
    row_id: int
    uid: str
    text_sha256: str
    removed: bool


class Planner:
    """Compares a colleague's rows with ours. ``labels`` gives our label for each of theirs, by ids."""

    def __init__(
        self, stores: Stores, foreign: ForeignProject, labels: Mapping[str, str], aliases: Mapping[str, str]
    ) -> None:
        self._stores = stores
        self._foreign = foreign
        self._labels = labels
        self._canonical_labels = _canonical(labels, aliases)
        self._rows = PortableRows(stores.file.connection)
        self._by_uid: dict[str, _Own] = {}
        self._by_hash: dict[str, _Own] = {}
        self._uid_of_row: dict[int, str] = {}
        self._uid_here: dict[str, str] = {}
        self._seen: set[tuple[str, str]] = set()
        self._people = {one["uid"] for one in foreign.annotators}
        for own in self._own_articles():
            self._add_own(own)

    def articles(self) -> Iterator[ArticlePlan]:
        """Yield a plan for each article of theirs. What is planned may be written before the next one is asked for."""
        for theirs in self._foreign.articles():
            yield self._article(theirs)

    def superseded(self) -> Iterator[Plain]:
        """Yield versions that lost in merges on their side and that neither our rows nor our history hold."""
        batch: list[Plain] = []
        for row in self._foreign.superseded():
            here = self._uid_here.get(row["article"])
            if here is not None and row["label"] in self._labels and row["annotator"] in self._people:
                batch.append({**row, "article": here, "label": self._labels[row["label"]]})
            if len(batch) >= 1000:
                yield from self._unknown(batch)
                batch = []
        yield from self._unknown(batch)

    def learn_row_ids(self, row_ids: Mapping[str, int]) -> None:
        """Note where articles were written, so that later rows of the same file find them."""
        self._uid_of_row.update({row_id: uid for uid, row_id in row_ids.items()})

    # Articles

    def _own_articles(self) -> Iterator[_Own]:
        rows = self._stores.articles.identities()
        return (_Own(row_id, uid, text_sha256, removed) for row_id, uid, text_sha256, removed in rows)

    def _add_own(self, own: _Own) -> None:
        self._by_uid[own.uid] = own
        self._uid_of_row[own.row_id] = own.uid
        present = self._by_hash.get(own.text_sha256)
        if present is None or (present.removed and not own.removed):
            self._by_hash[own.text_sha256] = own

    def _article(self, theirs: ForeignArticle) -> ArticlePlan:
        article = theirs.article
        self._once("article", article["uid"])
        own = self._by_uid.get(article["uid"])
        if own is None or own.text_sha256 != article["text_sha256"]:
            own = self._by_hash.get(article["text_sha256"], own)
        if own is None and article["deleted_at"] is not None:
            return ArticlePlan(ArticleIs.REMOVED, article, "")
        if own is None:
            plan = ArticlePlan(ArticleIs.NEW, article, article["uid"])
            self._add_own(_Own(-len(self._by_uid) - 1, article["uid"], article["text_sha256"], False))
        elif own.text_sha256 == article["text_sha256"]:
            plan = ArticlePlan(ArticleIs.SAME, article, own.uid)
        else:
            plan = ArticlePlan(ArticleIs.DIFFERENT, article, own.uid)
        self._uid_here[article["uid"]] = plan.uid
        if plan.kind is not ArticleIs.NEW and plan.uid == article["uid"]:
            self._plan_metadata(plan)
        self._plan_rows(plan, theirs.rows)
        for row in theirs.rows["article_copy"] if plan.kind is ArticleIs.NEW else ():
            plan.copy_of = self._uid_here.get(row["original"], row["original"])
        return plan

    def _plan_metadata(self, plan: ArticlePlan) -> None:
        """Take their row where it counts more, that it was removed or brought back included."""
        own = self._stores.articles.metadata_row(plan.uid)
        theirs = {key: plan.article[key] for key in (*_METADATA, "revision", "deleted_at")}
        if theirs["revision"] < own["revision"] or _rank(theirs) <= _rank(own):
            return
        if not self._text_is_taken(plan, theirs):
            plan.metadata = own, theirs

    def _text_is_taken(self, plan: ArticlePlan, theirs: Plain) -> bool:
        """Tell whether an article cannot be brought back, because its text came in once more after it was removed."""
        present = self._by_hash.get(plan.article["text_sha256"])
        if theirs["deleted_at"] is not None or present is None:
            return False
        return present.uid != plan.uid and not present.removed

    # Rows

    def _plan_rows(self, plan: ArticlePlan, rows: Mapping[str, list[Plain]]) -> None:
        placed, lost = self._placed(plan, [self._here(row, plan.uid) for row in rows["annotation"]])
        placed_later, still_lost = self._placed(plan, [self._here(row, plan.uid) for row in rows["unplaced"]])
        deleted, lost = self._deleted_where_they_are_here([*lost, *still_lost])
        plan.annotations = self._compare("annotation", _newest([*placed_later, *placed, *deleted]))
        plan.unplaced = self._compare("unplaced", _newest(lost))
        plan.verdicts = self._compare("verdict", [self._verdict_here(row, plan.uid) for row in rows["verdict"]])
        plan.judged = self._new_judged(plan.verdicts)
        plan.comments = self._compare("comment", [self._here(row, plan.uid) for row in rows["comment"]])
        own_progress = {one["annotator"]: one for one in self._own_rows(plan, "progress")}
        theirs = [self._here(row, plan.uid) for row in rows["progress"]]
        plan.progress = self._sorted_out(own_progress, {one["annotator"]: one for one in theirs}, keep_lost=False)
        plan.rejections = [self._here(row, plan.uid) for row in rows["rejection"]]
        plan.zones = self._plan_zones(plan, rows["zone"])

    def _plan_zones(self, plan: ArticlePlan, rows: Sequence[Plain]) -> RowPlan:
        """Compare zones by where they stand in our text; where that differs and has no such place, they stay behind."""
        theirs: dict[str, Plain] = {}
        own_text = self._stores.articles.text(plan.uid) if plan.kind is ArticleIs.DIFFERENT and rows else None
        for row in rows:
            here = {**row, "article": plan.uid}
            if own_text is not None:
                prefix, suffix = context(plan.article["text"], Span(row["start"], row["end"]))
                span = place(own_text, row["quote"], row["start"], prefix, suffix).span
                if span is None:
                    continue
                here |= {"start": span.start, "end": span.end, "quote": span.quote(own_text)}
            key = f"{here['start']}-{here['end']}"
            if key not in theirs or theirs[key]["revision"] < here["revision"]:
                theirs[key] = here
        own = {f"{row['start']}-{row['end']}": row for row in self._own_rows(plan, "zone")} if theirs else {}
        return self._sorted_out(own, theirs, keep_lost=False)

    def _here(self, row: Plain, article_uid: str) -> Plain:
        """Return a row of theirs with our ids."""
        if row["annotator"] not in self._people:
            raise self._refused("a tag in it is nobody's")
        here = {**row, "article": article_uid}
        if "label" in row:
            here["label"] = self._label(row["label"])
        return here

    def _verdict_here(self, row: Plain, article_uid: str) -> Plain:
        here = self._here(row, article_uid)
        here["made"] = [{**form, "label": self._label(form["label"])} for form in row["made"]]
        here["judged"] = [
            {**one, "form": {**one["form"], "label": self._label(one["form"]["label"])}} for one in row["judged"]
        ]
        if any(one["annotator"] not in self._people for one in row["judged"]):
            raise self._refused("a verdict in it is about nobody")
        return here

    def _label(self, uid: str) -> str:
        if uid not in self._labels:
            raise self._refused("a tag in it has no label")
        return self._labels[uid]

    def _placed(self, plan: ArticlePlan, rows: list[Plain]) -> tuple[list[Plain], list[Plain]]:
        """Return rows at their places in our text, and those that have none there."""
        if plan.kind is not ArticleIs.DIFFERENT or not rows:
            text = plan.article["text"]
            fits = [row for row in rows if text[row["start"] : row["end"]] == row["quote"]]
            return fits, [row for row in rows if text[row["start"] : row["end"]] != row["quote"]]
        own = self._stores.articles.text(plan.uid)
        placed, lost = [], []
        for row in rows:
            span = place(own, row["quote"], row["start"], row["prefix"], row["suffix"]).span
            if span is None:
                lost.append(row)
                continue
            prefix, suffix = context(own, span)
            here = {"start": span.start, "end": span.end, "quote": span.quote(own), "prefix": prefix, "suffix": suffix}
            plan.moved += row["deleted_at"] is None
            placed.append({**row, **here})
        return placed, lost

    def _deleted_where_they_are_here(self, lost: list[Plain]) -> tuple[list[Plain], list[Plain]]:
        """Return deleted rows at the places that they have here, and rows that somebody has to place."""
        if not lost:
            return [], []
        present = self._rows.with_uids("annotation", [row["uid"] for row in lost], self._uid_of_row)
        deleted, waiting = [], []
        for row in lost:
            own = present.get(row["uid"])
            if row["deleted_at"] is None and (own is None or own["revision"] < row["revision"]):
                waiting.append(row)
            elif row["deleted_at"] is not None and own is not None:
                deleted.append({**row, **{key: own[key] for key in ("start", "end", "quote", "prefix", "suffix")}})
        return deleted, waiting

    def _compare(self, table: str, theirs: Sequence[Plain]) -> RowPlan:
        if not theirs:
            return RowPlan()
        by_uid = {row["uid"]: row for row in theirs}
        for row in theirs:
            self._once(table, row["uid"])
        return self._sorted_out(self._rows.with_uids(table, list(by_uid), self._uid_of_row), by_uid)

    def _sorted_out(self, own: Mapping[str, Plain], theirs: Mapping[str, Plain], *, keep_lost: bool = True) -> RowPlan:
        """Sort their rows, by id, into what is new, what counts more than ours, and what counts less."""
        plan = RowPlan()
        differing: list[str] = []
        for uid, row in theirs.items():
            present = own.get(uid)
            if present is None:
                plan.added.append(row)
            elif present == row:
                plan.unchanged.append(row)
            else:
                differing.append(uid)
        if differing:
            ours_ = [self._comparable(own[uid], uid) for uid in differing]
            found = incoming(ours_, [self._comparable(theirs[uid], uid) for uid in differing])
            changed = {str(row["uid"]) for _, row in found.changed}
            lost = {str(row["uid"]) for row in found.superseded}
            plan.changed = [(own[uid], theirs[uid]) for uid in differing if uid in changed]
            if keep_lost:
                plan.superseded = list(self._unknown([theirs[uid] for uid in differing if uid in lost]))
            plan.unchanged += [theirs[uid] for uid in differing if uid not in changed | lost]
        return plan

    def _new_judged(self, verdicts: RowPlan) -> list[Plain]:
        """Return the verdicts we have of which they know more judged annotations than we do."""
        found = []
        for row in [*verdicts.unchanged, *verdicts.superseded]:
            known = {one["annotation"] for one in self._rows.judged_by(row["uid"])}
            new = [one for one in row["judged"] if one["annotation"] not in known]
            if new:
                found.append({**row, "judged": new})
        return found

    def _own_rows(self, plan: ArticlePlan, table: str) -> list[Plain]:
        own = self._by_uid[plan.uid]
        return self._rows.of_article(own.row_id, plan.uid, [table])[table] if own.row_id > 0 else []

    # Versions

    def _comparable(self, row: Plain, uid: str) -> Row:
        """Return a row so that it reads the same on every laptop: texts and labels by what they are, not by whose.

        Of a deleted row nothing counts but that it is deleted: a share does not carry what was in it.
        """
        if row.get("deleted_at") is not None:
            return {"uid": uid, "revision": row["revision"], "deleted": True}
        own = self._by_uid.get(row["article"])
        plain = {**row, "uid": uid, "article": own.text_sha256 if own else row["article"]}
        if "label" in row:
            plain["label"] = self._canonical_labels.get(row["label"], row["label"])
        if "judged" in row or "made" in row:
            plain.pop("judged", None)
            plain["made"] = [
                {**form, "label": self._canonical_labels.get(form["label"], form["label"])} for form in row["made"]
            ]
        return plain

    def _unknown(self, rows: Sequence[Plain]) -> Iterator[Plain]:
        """Yield those versions of rows that neither the history nor the present rows hold."""
        if not rows:
            return
        uids = {row["uid"] for row in rows}
        known: set[Version] = {
            version(self._comparable(dict(then), str(then["uid"])))
            for then in self._stores.history.versions_of(uids)
            if "article" in then
        }
        for own in self._rows.with_uids("annotation", list(uids), self._uid_of_row).values():
            known.add(version(self._comparable(own, own["uid"])))
        for row in rows:
            each = version(self._comparable(row, row["uid"]))
            if each not in known:
                known.add(each)
                yield row

    def _once(self, table: str, uid: str) -> None:
        if (table, uid) in self._seen:
            raise self._refused("two rows in it have the same id")
        self._seen.add((table, uid))

    def _refused(self, reason: str) -> ForeignProjectRefused:
        return ForeignProjectRefused(name=self._foreign.path.name, reason=reason)


def _is_removed(row: Plain) -> bool:
    return row["deleted_at"] is not None


def _rank(row: Plain) -> tuple[int, str]:
    """Return what counts more where it is greater; when an article was removed does not matter, only that it was."""
    return row["revision"], content_hash({**row, "deleted_at": None, "removed": _is_removed(row) or None})


def _newest(rows: Sequence[Plain]) -> list[Plain]:
    """Return each row once, in its highest revision."""
    newest: dict[str, Plain] = {}
    for row in rows:
        if row["uid"] not in newest or newest[row["uid"]]["revision"] <= row["revision"]:
            newest[row["uid"]] = row
    return list(newest.values())


def _canonical(labels: Mapping[str, str], aliases: Mapping[str, str]) -> dict[str, str]:
    """Return for each of our labels the least of all ids that mean it, so that two laptops choose the same one."""
    canonical: dict[str, str] = {}
    for theirs, ours in (*labels.items(), *aliases.items()):
        canonical[ours] = min(canonical.get(ours, ours), theirs)
    return canonical

"""Verdicts, comments and spans that wait for a place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.domain.review import Comment, Judged, SpanForm, UnplacedSpan, Verdict, VerdictKind
from annotator.domain.span import Span
from annotator.storage.annotation_store import annotation_from_mapping
from annotator.storage.people_store import PeopleStore
from annotator.storage.portable_rows import PortableRows
from annotator.storage.project_file import ProjectFile
from annotator.storage.scheme_store import SchemeStore


class ReviewStore:
    """Read what reviewers decided and said; :class:`annotator.storage.portable_writer.PortableWriter` writes it."""

    def __init__(self, project: ProjectFile, people: PeopleStore, scheme: SchemeStore) -> None:
        self._project = project
        self._people = people
        self._scheme = scheme

    def verdicts(self, article_uid: str) -> list[Verdict]:
        """Return the verdicts that hold in an article, in the order in which they were made here."""
        return [verdict_from_mapping(plain) for plain in self._of_article("verdict", article_uid)]

    def comments(self, article_uid: str) -> list[Comment]:
        """Return the discussion of an article in its order, which no clock decides."""
        found = [comment_from_mapping(plain) for plain in self._of_article("comment", article_uid)]
        return sorted(found, key=lambda comment: (comment.number, comment.uid))

    def unplaced(self) -> Iterator[UnplacedSpan]:
        """Yield every span that waits for a place, article by article."""
        rows = self._project.connection.execute(
            "SELECT DISTINCT a.uid, a.position FROM unplaced u JOIN article a ON a.id = u.article"
            " WHERE u.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY a.position"
        ).fetchall()
        for article_uid, _ in rows:
            for plain in self._of_article("unplaced", article_uid):
                yield UnplacedSpan(annotation_from_mapping(plain))

    def row(self, table: str, uid: str) -> dict[str, Any] | None:
        """Return a row as plain values, deleted or not, or None where there is none."""
        found = self._project.connection.execute(
            f"SELECT a.id, a.uid FROM {table} t JOIN article a ON a.id = t.article WHERE t.uid = ?", (uid,)
        ).fetchone()
        if found is None:
            return None
        rows = PortableRows(self._project.connection)
        plain = rows.with_uids(table, [uid], {found[0]: found[1]})[uid]
        if table == "verdict":
            plain["judged"] = rows.judged_by(uid)
        return plain

    def judged_articles(self) -> set[str]:
        """Return the articles in which a verdict holds."""
        rows = self._project.connection.execute(
            "SELECT uid FROM article WHERE id IN (SELECT article FROM verdict WHERE deleted_at IS NULL)"
        )
        return {uid for (uid,) in rows}

    def label_aliases(self) -> dict[str, str]:
        """Return our label for each label of a colleague's that was mapped in a merge, by ids."""
        rows = self._project.connection.execute("SELECT foreign_uid, label FROM label_alias")
        return {foreign: self._scheme.uid_of(label) for foreign, label in rows}

    def _of_article(self, table: str, article_uid: str) -> Iterable[dict[str, Any]]:
        found = self._project.connection.execute("SELECT id FROM article WHERE uid = ?", (article_uid,)).fetchone()
        if found is None:
            return []
        rows = PortableRows(self._project.connection).of_article(found[0], article_uid, [table])[table]
        return [plain for plain in rows if plain["deleted_at"] is None]


def form_from_mapping(plain: Mapping[str, Any]) -> SpanForm:
    """Read a judged or made span."""
    return SpanForm(Span(plain["start"], plain["end"]), plain["label"], plain["quote"], plain["fields"])


def verdict_from_mapping(plain: Mapping[str, Any]) -> Verdict:
    """Read a verdict from plain values."""
    return Verdict(
        uid=plain["uid"],
        article_uid=plain["article"],
        reviewer_uid=plain["annotator"],
        kind=VerdictKind(plain["kind"]),
        judged=tuple(
            Judged(one["annotation"], one["annotator"], form_from_mapping(one["form"])) for one in plain["judged"]
        ),
        made=tuple(form_from_mapping(form) for form in plain["made"]),
        taken_uid=plain["taken"],
        field_key=plain["field"],
        reason=plain["reason"],
        revision=plain["revision"],
        created_at=plain["created_at"],
        updated_at=plain["updated_at"],
    )


def verdict_to_mapping(verdict: Verdict, deleted_at: str | None = None) -> dict[str, Any]:
    """Return a verdict as plain values; the opposite of :func:`verdict_from_mapping`."""
    judged = [
        {"annotation": one.annotation_uid, "annotator": one.annotator_uid, "form": one.form.to_mapping()}
        for one in sorted(verdict.judged, key=lambda one: one.annotation_uid)
    ]
    return {
        **{"uid": verdict.uid, "article": verdict.article_uid, "annotator": verdict.reviewer_uid},
        **{"kind": verdict.kind.value, "taken": verdict.taken_uid, "field": verdict.field_key},
        **{"made": [form.to_mapping() for form in verdict.made], "reason": verdict.reason, "judged": judged},
        **{"revision": verdict.revision, "created_at": verdict.created_at, "updated_at": verdict.updated_at},
        "deleted_at": deleted_at,
    }


def comment_from_mapping(plain: Mapping[str, Any]) -> Comment:
    """Read a comment from plain values."""
    return Comment(
        uid=plain["uid"],
        article_uid=plain["article"],
        author_uid=plain["annotator"],
        text=plain["text"],
        subjects=frozenset(plain["subjects"]),
        number=plain["number"],
        revision=plain["revision"],
        created_at=plain["created_at"],
        updated_at=plain["updated_at"],
    )


def comment_to_mapping(comment: Comment, deleted_at: str | None = None) -> dict[str, Any]:
    """Return a comment as plain values; the opposite of :func:`comment_from_mapping`."""
    return {
        **{"uid": comment.uid, "article": comment.article_uid, "annotator": comment.author_uid},
        **{"subjects": sorted(comment.subjects), "number": comment.number, "text": comment.text},
        **{"revision": comment.revision, "created_at": comment.created_at, "updated_at": comment.updated_at},
        "deleted_at": deleted_at,
    }

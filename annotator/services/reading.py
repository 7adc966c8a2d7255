"""Read a project: lists, articles, annotations, counts, search."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, TaggedSpan
from annotator.domain.article import Article, ArticleSummary
from annotator.domain.listing import ArticleHit, Listing, SpanHit, StateCounts
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import Progress, State
from annotator.services.plain_errors import in_plain_words
from annotator.storage.listing_store import PageMark
from annotator.storage.project_file import ProjectRow
from annotator.storage.stores import Stores

if TYPE_CHECKING:
    from annotator.domain.scheme_editing import Used
    from annotator.domain.zone import Zone

__all__ = ["PageMark", "ProjectRow", "Reading"]


@in_plain_words
class Reading:
    """Everything a window shows; nothing here writes.

    In a blind project, others' tags in an article are not there until the viewer's own are done.
    """

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._viewer_uid = ""

    def see_as(self, annotator: Annotator) -> None:
        """Show what this annotator may see."""
        self._viewer_uid = annotator.uid

    def _hides(self, article_uid: str, annotator_uid: str) -> bool:
        if annotator_uid == self._viewer_uid or not self._is_blind():
            return False
        return self._stores.progress.get(article_uid, self._viewer_uid).state is not State.DONE

    def _hidden_from(self) -> str | None:
        """Return from whom others' tags are hidden in articles not done, None where nothing is."""
        return self._viewer_uid if self._is_blind() else None

    def _is_blind(self) -> bool:
        from annotator.domain.review_options import options_from

        return options_from(self._stores.file.row().options).blind_until_done

    def project(self) -> ProjectRow:
        """Return the project's name, guidelines and counts."""
        return self._stores.file.row()

    def scheme(self) -> AnnotationScheme:
        """Return the annotation scheme."""
        return self._stores.scheme.load()

    def annotators(self) -> list[Annotator]:
        """Return everybody who has written to the project."""
        return self._stores.people.all()

    def page(
        self, listing: Listing, after: PageMark | None = None, limit: int = 200
    ) -> tuple[list[ArticleSummary], PageMark | None]:
        """Return a page of an article list, and the mark that the next page begins behind, None at the end."""
        return self._stores.listing.page(listing, after, limit)

    def summary(self, article_uid: str, annotator_uid: str) -> ArticleSummary | None:
        """Return one article as lists show it."""
        return self._stores.listing.summary(article_uid, annotator_uid)

    def counts(self, annotator_uid: str) -> StateCounts:
        """Return how many articles there are, are done, and are flagged."""
        return self._stores.listing.counts(annotator_uid)

    def uids(self, listing: Listing) -> list[str]:
        """Return the ids of all articles of a list."""
        return self._stores.listing.uids(listing)

    def lists(self, listing: Listing, article_uid: str) -> bool:
        """Tell whether an article stands in a list."""
        return self._stores.listing.lists(listing, article_uid)

    def neighbour(self, listing: Listing, article_uid: str, *, forward: bool) -> str | None:
        """Return the article of a list next to the given one, which may have left the list."""
        return self._stores.listing.neighbour(listing, article_uid, forward=forward)

    def article(self, uid: str) -> Article | None:
        """Return an article with its text."""
        return self._stores.articles.get(uid)

    def zones(self, article_uid: str) -> "list[Zone]":
        """Return the stretches of an article that are no article, by place."""
        return self._stores.zones.of_article(article_uid)

    def copies(self, article_uid: str) -> list[ArticleSummary]:
        """Return the other articles that are edited copies of the same original, the original first."""
        found = (self.summary(uid, self._viewer_uid) for uid in self._stores.copies.of(article_uid))
        return [one for one in found if one is not None]

    def copy_count(self, article_uid: str) -> int:
        """Return how many other articles are edited copies of the same original."""
        return len(self._stores.copies.of(article_uid))

    def original(self, article_uid: str) -> ArticleSummary | None:
        """Return the article that this one is a copy of; None where it is none, or that was removed."""
        original = self._stores.copies.original_of(article_uid)
        return self.summary(original, self._viewer_uid) if original else None

    def annotations(self, article_uid: str, annotator_uid: str | None = None) -> list[Annotation]:
        """Return the annotations of an article by place, of one annotator or of all."""
        if self._hides(article_uid, annotator_uid or ""):
            own = annotator_uid in (None, self._viewer_uid)
            return self._stores.annotations.of_article(article_uid, self._viewer_uid) if own else []
        return self._stores.annotations.of_article(article_uid, annotator_uid)

    def tagged_spans(self, article_uid: str, annotator_uid: str) -> list[TaggedSpan]:
        """Return where an annotator's annotations of an article are, by place."""
        if self._hides(article_uid, annotator_uid):
            return []
        return self._stores.annotations.tagged_spans(article_uid, annotator_uid)

    def annotation(self, uid: str) -> Annotation | None:
        """Return one annotation."""
        found = self._stores.annotations.get(uid)
        return None if found is None or self._hides(found.article_uid, found.annotator_uid) else found

    def progress(self, article_uid: str, annotator_uid: str) -> Progress:
        """Return how far an annotator is with an article."""
        return self._stores.progress.get(article_uid, annotator_uid)

    def label_counts(self, article_uid: str, annotator_uid: str) -> dict[str, int]:
        """Return the number of an annotator's tags in an article, by label id."""
        if self._hides(article_uid, annotator_uid):
            return {}
        return self._stores.annotations.label_counts(article_uid, annotator_uid)

    def label_counts_of(self, article_uids: Sequence[str], annotator_uid: str) -> dict[str, dict[str, int]]:
        """Return the label counts of many articles at once, by article id; articles without tags are missing."""
        found = self._stores.annotations.label_counts_of(article_uids, annotator_uid)
        if annotator_uid == self._viewer_uid or not self._is_blind():
            return found
        return {uid: counts for uid, counts in found.items() if not self._hides(uid, annotator_uid)}

    def field_values(self, label_uid: str, key: str) -> list[str]:
        """Return what was entered in a field before, the most frequent first."""
        return self._stores.annotations.field_values(label_uid, key, hidden_from=self._hidden_from())

    def totals(self) -> list[tuple[str, str, int]]:
        """Return (annotator id, label id, number of tags) for the whole project."""
        return self._stores.annotations.totals(hidden_from=self._hidden_from())

    def used(self) -> "Used":
        """Return which labels and fields the project's annotations use; those can only be retired."""
        from annotator.domain.scheme_editing import Used

        fields = self._stores.annotations.used_fields()
        labels = {label for _, label, _ in self._stores.annotations.totals()} | {label for label, _ in fields}
        return Used(frozenset(labels), frozenset(fields))

    def find_articles(self, search: str, limit: int = 50) -> list[ArticleHit]:
        """Return articles whose title or text holds what was typed."""
        return self._stores.search.articles(search, limit)

    def find_spans(self, search: str, limit: int = 50, label_uid: str | None = None) -> list[SpanHit]:
        """Return annotations whose text, note or fields hold what was typed."""
        return self._stores.search.spans(search, limit, label_uid, hidden_from=self._hidden_from())

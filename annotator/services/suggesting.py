"""Fill forms and suggest tags from the scheme and from what was tagged before."""

from annotator.domain.annotation import FieldValue
from annotator.domain.article import Article
from annotator.domain.autofill import autofill
from annotator.domain.field_values import check_fields
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.domain.suggestions import Reason, Suggester, Suggestion, without_overlaps
from annotator.services.plain_errors import in_plain_words
from annotator.storage.progress_store import Rejection
from annotator.storage.stores import Stores
from annotator.text.segmentation import grapheme_bounds, word_at

_SENTENCE = 400
"""How far around a span the rest of its sentence is looked for."""
_MOST_REMEMBERED = 5_000
_FEWEST_LETTERS = 3


@in_plain_words
class Suggesting:
    """Suggestions for one annotator; what they tagged before counts, what they rejected does not come back."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator
        self._suggester: Suggester | None = None
        self._made_of: tuple[AnnotationScheme, list[tuple[str, str]]] | None = None
        self._is_old = True

    def forget(self) -> None:
        """Read the scheme and the tagged texts anew at the next suggestion."""
        self._is_old = True

    def get_ready(self) -> None:
        """Make the patterns that the first tag of each label would wait for, and those that find words."""
        word_at("word", 0)
        grapheme_bounds("word")
        for label in self._stores.scheme.load().active_labels():
            autofill(label, "word", "", "", None)

    def fill(self, article: Article, span: Span, label_uid: str) -> dict[str, FieldValue]:
        """Return field values for a span about to be tagged; all of them count as automatic."""
        label = self._stores.scheme.load().label(label_uid)
        quote = span.quote(article.text)
        before = article.text[max(0, span.start - _SENTENCE) : span.start]
        after = article.text[span.end : span.end + _SENTENCE]
        earlier = self._stores.annotations.with_quote(quote, self._annotator.uid, label_uid)
        by_machine = {
            key: value
            for machine in self._machines()
            for one in self._stores.annotations.on_span(article.uid, machine, label_uid, span)
            for key, value in one.fields.items()
            if not check_fields(label, {key: value})
        }
        return {**autofill(label, quote, before, after, earlier), **by_machine}

    def rejections(self, article_uid: str) -> set[tuple[int, int, str]]:
        """Return (start, end, label id) of what the annotator rejected in an article."""
        return self._stores.rejections.of_article(article_uid, self._annotator.uid)

    def suggestions(self, article: Article) -> list[Suggestion]:
        """Return what could be tagged in an article, by place, never over a present tag or in a zone."""
        suggester = self._up_to_date()
        taken = [tag.span for tag in self._stores.annotations.tagged_spans(article.uid, self._annotator.uid)]
        taken += [zone.span for zone in self._stores.zones.of_article(article.uid)]
        rejected = self.rejections(article.uid)
        by_machine = self._by_machine(article.uid, taken, rejected)
        found = suggester.suggest(article.text, [*taken, *(one.span for one in by_machine)], rejected)
        return sorted([*by_machine, *found], key=lambda one: one.span)

    def _up_to_date(self) -> Suggester:
        """Return what finds suggestions, made anew where scheme or texts changed: that takes as long as an article."""
        if self._suggester is None or self._is_old:
            remembered = self._stores.annotations.tagged_texts(self._annotator.uid, _MOST_REMEMBERED)
            made_of = self._stores.scheme.load(), list(remembered.items())
            if self._suggester is None or made_of != self._made_of:
                usable = {text: label for text, label in remembered.items() if len(text) >= _FEWEST_LETTERS}
                self._suggester, self._made_of = Suggester(made_of[0], usable), made_of
            self._is_old = False
        return self._suggester

    def _by_machine(self, article_uid: str, taken: list[Span], rejected: set[Rejection]) -> list[Suggestion]:
        """Return what machines marked in an article, as far as it was neither rejected nor tagged over."""
        active = {label.uid for label in self._stores.scheme.load().active_labels()}
        marked = [
            Suggestion(one.span, one.label_uid, Reason.MACHINE)
            for machine in self._machines()
            for one in self._stores.annotations.of_article(article_uid, machine)
            if one.label_uid in active
        ]
        return without_overlaps(marked, taken, rejected)

    def _machines(self) -> list[str]:
        return [one.uid for one in self._stores.people.all() if one.kind is AnnotatorKind.MACHINE]

"""Say what is no article: draw zones and take them away, one act each, here and where other articles say the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.domain.furniture import Teaching, find_furniture, keys_in, lines_like, outlet_of
from annotator.domain.people import Annotator
from annotator.domain.span import Span
from annotator.domain.zone import Zone, ZoneOrigin, in_a_zone, joined, without
from annotator.services.annotating import ArticleGoneError
from annotator.services.lessons import teaching_of
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import Recorder, recording
from annotator.storage.stores import Stores

_MOST_LINES = 20
"""Lines of one zone that are looked for in other articles."""
_FAR_ENOUGH = 100
"""Articles between two looks at whether the user cancelled."""


class SearchCancelled(Exception):
    """The user cancelled; nothing was changed."""


@dataclass(frozen=True, slots=True)
class ZonePlace:
    """A stretch of another article that reads like one that was drawn or taken away."""

    article_uid: str
    span: Span


@in_plain_words
class Zoning:
    """The zones of a project. They belong to the text and not to an annotator: everybody may draw and correct them."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self.annotator = annotator

    def zones(self, article_uid: str) -> list[Zone]:
        """Return the zones of an article by place."""
        return self._stores.zones.of_article(article_uid)

    def mark(self, article_uid: str, span: Span) -> Changes:
        """Make a stretch a zone; zones that it overlaps become one with it.

        Returns Changes without an act where it is one already.
        """
        text = self._article(article_uid).text
        present = self.zones(article_uid)
        trimmed = span.trimmed(text)
        if trimmed is None or any(zone.covers(trimmed) for zone in joined(zone.span for zone in present)):
            return Changes("mark_zone")
        met = [zone for zone in present if zone.span.overlaps(trimmed)]
        whole = joined([trimmed, *(zone.span for zone in met)])[0]
        with recording(self._stores, "mark_zone", self.annotator) as act:
            for zone in met:
                if zone.span != whole:
                    _dissolve(act, article_uid, zone)
            act.zone(article_uid, Zone(whole, whole.quote(text)))
        return act.result()

    def resize(self, article_uid: str, span: Span, wanted: Span) -> Changes:
        """Give a zone other edges.

        Returns Changes without an act where there is no zone there, or nothing would change.
        """
        text = self._article(article_uid).text
        met = [zone for zone in self.zones(article_uid) if zone.span.overlaps(span)]
        trimmed = wanted.trimmed(text)
        if not met or trimmed is None or trimmed == span:
            return Changes("resize_zone")
        with recording(self._stores, "resize_zone", self.annotator) as act:
            for zone in met:
                if zone.span != trimmed:
                    _dissolve(act, article_uid, zone)
            act.zone(article_uid, Zone(trimmed, trimmed.quote(text)))
        return act.result()

    def unmark(self, article_uid: str, span: Span) -> Changes:
        """Take a stretch out of the zones that it overlaps; what is left of them stays, and its outlet remembers it.

        Returns Changes without an act where it overlaps none.
        """
        text = self._article(article_uid).text
        met = [zone for zone in self.zones(article_uid) if zone.span.overlaps(span)]
        if not met:
            return Changes("unmark_zone")
        with recording(self._stores, "unmark_zone", self.annotator) as act:
            for zone in met:
                gone = Span(max(zone.span.start, span.start), min(zone.span.end, span.end))
                if gone != zone.span:
                    _dissolve(act, article_uid, zone)
                for part in without(zone.span, [span]):
                    left = part.trimmed(text)
                    if left is not None:
                        act.zone(article_uid, Zone(left, left.quote(text)))
                act.zone(article_uid, Zone(gone, gone.quote(text)), removed=True)
        return act.result()

    # The same in other articles

    def same_elsewhere(
        self, article_uid: str, span: Span, *, cancelled: Callable[[], bool] = lambda: False
    ) -> list[ZonePlace]:
        """Return the lines of the outlet's other articles that read like a zone's and are none, nor refused there.

        Raises:
            SearchCancelled: the user cancelled.
        """
        found = []
        for uid, text, keys in self._alike(article_uid, span, cancelled):
            known = [*(zone.span for zone in self.zones(uid)), *self._stores.zones.refused(uid)]
            lines = lines_like(text, keys)
            found += [ZonePlace(uid, line) for line in lines if not in_a_zone(line.start, line.end, known)]
        return found

    def zones_elsewhere(
        self, article_uid: str, span: Span, *, cancelled: Callable[[], bool] = lambda: False
    ) -> list[ZonePlace]:
        """Return the zones of the outlet's other articles that nobody drew and that read like a stretch.

        Raises:
            SearchCancelled: the user cancelled.
        """
        return [
            ZonePlace(uid, zone.span)
            for uid, _, keys in self._alike(article_uid, span, cancelled)
            for zone in self.zones(uid)
            if zone.origin is not ZoneOrigin.DRAWN and keys_in(zone.quote) <= keys
        ]

    def mark_all(self, places: Sequence[ZonePlace]) -> Changes:
        """Make zones of all the given stretches, as one act."""
        with recording(self._stores, "mark_zones", self.annotator, lasting=True) as act:
            for place, text in self._with_texts(places):
                act.zone(place.article_uid, Zone(place.span, place.span.quote(text), ZoneOrigin.LEARNED))
        return act.result()

    def unmark_all(self, places: Sequence[ZonePlace]) -> Changes:
        """Take away all the given zones, as one act."""
        with recording(self._stores, "unmark_zones", self.annotator, lasting=True) as act:
            for place, text in self._with_texts(places):
                act.zone(place.article_uid, Zone(place.span, place.span.quote(text)), removed=True)
        return act.result()

    def find_everywhere(
        self,
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Changes:
        """Look for site furniture in all articles, those that came before it was looked for too, as one act.

        What was taken away stays away.

        Raises:
            SearchCancelled: the user cancelled.
        """
        teaching = teaching_of(self._stores)
        uids = self._stores.articles.present()
        found: list[tuple[str, Zone]] = []
        # Read first and write then: a tag made meanwhile must not wait until all articles are read.
        for done, uid in enumerate(uids):
            if not done % _FAR_ENOUGH:
                if cancelled():
                    raise SearchCancelled
                on_progress(done, len(uids))
            found += [(uid, zone) for zone in self._new_in(uid, teaching)]
        on_progress(len(uids), len(uids))
        with recording(self._stores, "find_zones", self.annotator, lasting=True) as act:
            for uid, zone in found:
                act.zone(uid, zone)
        return act.result()

    # Helpers of the above

    def _new_in(self, uid: str, teaching: Teaching) -> list[Zone]:
        """Return the furniture of an article that is neither marked nor was taken away."""
        article = self._stores.articles.get(uid)
        if article is None:
            return []
        source = article.metadata.source
        lessons = teaching.of(outlet_of(source, article.metadata.url))
        known = [*(zone.span for zone in self.zones(uid)), *self._stores.zones.refused(uid)]
        return find_furniture(article.text, lessons, source, known)

    def _alike(
        self, article_uid: str, span: Span, cancelled: Callable[[], bool]
    ) -> Iterator[tuple[str, str, frozenset[str]]]:
        """Yield id and text of the outlet's other articles that may hold a line of a stretch, and the lines' keys."""
        article = self._article(article_uid)
        quote = span.quote(article.text)
        keys = frozenset(keys_in(quote))
        outlet = outlet_of(article.metadata.source, article.metadata.url)
        seen = {article_uid}
        for phrase in sorted(keys)[:_MOST_LINES]:
            for number, (uid, source, url, text) in enumerate(self._stores.zones.articles_with(phrase)):
                if not number % _FAR_ENOUGH and cancelled():
                    raise SearchCancelled
                if uid not in seen and outlet_of(source, url) == outlet:
                    seen.add(uid)
                    yield uid, text, keys

    def _with_texts(self, places: Sequence[ZonePlace]) -> Iterator[tuple[ZonePlace, str]]:
        article: Article | None = None
        for place in places:
            if article is None or article.uid != place.article_uid:
                article = self._article(place.article_uid)
            yield place, article.text

    def _article(self, uid: str) -> Article:
        article = self._stores.articles.get(uid)
        if article is None:
            raise ArticleGoneError
        return article


def _dissolve(act: Recorder, article_uid: str, zone: Zone) -> None:
    """Let a zone go into a larger or a smaller one: nobody said that it is article."""
    act.zone(article_uid, zone._replace(origin=ZoneOrigin.FOUND), removed=True)

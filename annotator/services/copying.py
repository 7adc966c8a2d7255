"""Find which article a text is an edited copy of: among those of a project, and those that came before it."""

from collections.abc import Callable

from annotator.domain.near_duplicates import NearDuplicates, Sketch
from annotator.storage.stores import Stores

OnCompared = Callable[[int, int], None]
"""Called with the articles of the project that were looked at, and all of them."""
_EVERY = 200


class KnownTexts:
    """The texts of one project as far as they were read: some 2 KB an article, kept from one import to the next.

    One thread at a time uses it. Articles that were removed since are still in it.
    """

    def __init__(self) -> None:
        self.texts = NearDuplicates()
        self.last_id, self.last_uid = 0, ""
        """Row id and id of the article that was read last."""


class CopyFinder:
    """Compares sketches of texts with those of a project and with what came before them."""

    def __init__(self, stores: Stores, known: KnownTexts | None = None) -> None:
        self._stores = stores
        self.known = known or KnownTexts()
        self._came = NearDuplicates()
        self._originals: dict[str, str] = {}
        """Articles that came before, with what they are copies of."""

    def learn(
        self,
        on_compared: OnCompared = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Read the articles of the project that are not known yet; one who cancels is not told of every copy."""
        known, articles = self.known, self._stores.articles
        if known.last_id and articles.uid_at(known.last_id) != known.last_uid:
            # What an import brought was taken back, and its row is another article's now.
            self.known = known = KnownTexts()
        total = self._stores.file.row().article_count
        for number, (row_id, uid, text) in enumerate(articles.texts(known.last_id), len(known.texts)):
            if not number % _EVERY:
                if cancelled():
                    return
                on_compared(number, total)
            known.texts.add(uid, Sketch(text))
            known.last_id, known.last_uid = row_id, uid

    def add(self, uid: str, sketch: Sketch, original: str = "") -> None:
        """Add an article that came in, and what it is a copy of."""
        self._came.add(uid, sketch)
        self._originals[uid] = original

    def similar(self, sketch: Sketch) -> list[tuple[str, float]]:
        """Return the articles that a text is like, the most alike first, with the share that both have."""
        found = [*self.known.texts.similar(sketch), *self._came.similar(sketch)]
        there = (one for one in found if one[0] in self._originals or self._stores.articles.titles([one[0]]))
        return sorted(there, key=lambda one: -one[1])

    def original(self, sketch: Sketch) -> str:
        """Return the article that a text is a copy of; empty where it is none. A copy of a copy has its original."""
        for uid, _ in self.similar(sketch)[:1]:
            return self._originals.get(uid) or self._stores.copies.original_of(uid) or uid
        return ""

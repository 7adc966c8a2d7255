"""Find which article a text is an edited copy of: among those of a project, and those that came before it."""

from collections.abc import Callable

from annotator.domain.near_duplicates import NearDuplicates
from annotator.storage.stores import Stores

OnCompared = Callable[[int, int], None]
"""Called with the articles of the project that were looked at, and all of them."""
_EVERY = 200


class CopyFinder:
    """Knows the texts of one project, and of what is added; some 2 KB an article, half a millisecond each."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._known = NearDuplicates()
        self._originals: dict[str, str] = {}
        """Originals of the copies that were added, by id."""

    def learn(
        self,
        on_compared: OnCompared = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Read the articles of the project; one who cancels is not told of any copy."""
        total = self._stores.file.row().article_count
        for number, (uid, text) in enumerate(self._stores.articles.texts()):
            if not number % _EVERY:
                if cancelled():
                    return
                on_compared(number, total)
            self._known.add(uid, text)

    def add(self, uid: str, text: str, original: str = "") -> None:
        """Add an article that came in, and what it is a copy of."""
        self._known.add(uid, text)
        if original:
            self._originals[uid] = original

    def similar(self, text: str) -> list[tuple[str, float]]:
        """Return the articles that a text is like, the most alike first, with the share that both have."""
        return self._known.similar(text)

    def original(self, text: str) -> str:
        """Return the article that a text is a copy of; empty where it is none. A copy of a copy has its original."""
        for uid, _ in self.similar(text)[:1]:
            return self._originals.get(uid) or self._stores.copies.original_of(uid) or uid
        return ""

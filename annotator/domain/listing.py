"""Which articles a list shows, and in which order."""

from enum import StrEnum
from typing import NamedTuple


class Shown(StrEnum):
    """The article list's tabs."""

    ALL = "all"
    TO_DO = "to_do"
    DONE = "done"
    FLAGGED = "flagged"


class Order(StrEnum):
    """The article list's orders."""

    POSITION = "position"
    DATE = "date"
    TITLE = "title"


class Listing(NamedTuple):
    """A tab, an order and a search, for one annotator."""

    annotator_uid: str
    shown: Shown = Shown.TO_DO
    order: Order = Order.POSITION
    search: str = ""


class StateCounts(NamedTuple):
    """How many articles each tab holds."""

    total: int
    done: int
    flagged: int

    @property
    def to_do(self) -> int:
        """Return how many articles are not done."""
        return self.total - self.done


class ArticleHit(NamedTuple):
    """An article found by its title or text. Marks in the snippet stand between U+0002 and U+0003."""

    article_uid: str
    title: str
    source: str
    published_on: str
    snippet: str


class SpanHit(NamedTuple):
    """An annotation found by its text, note or fields."""

    annotation_uid: str
    article_uid: str
    article_title: str
    label_uid: str
    annotator_uid: str
    quote: str
    start: int

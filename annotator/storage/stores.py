"""All stores over one connection."""

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.storage.annotation_store import AnnotationStore
from annotator.storage.article_store import ArticleStore
from annotator.storage.import_store import ImportStore
from annotator.storage.listing_store import ListingStore
from annotator.storage.people_store import PeopleStore
from annotator.storage.progress_store import ProgressStore, RejectionStore
from annotator.storage.project_file import ProjectFile
from annotator.storage.scheme_store import SchemeStore

if TYPE_CHECKING:
    from annotator.storage.copy_store import CopyStore
    from annotator.storage.history_store import HistoryStore
    from annotator.storage.review_store import ReviewStore
    from annotator.storage.search_store import SearchStore
    from annotator.storage.zone_store import ZoneStore


class Stores:
    """The stores of a project that share a connection, and so a transaction.

    Those that a window does not need for its first article are loaded when they are first asked for.
    """

    def __init__(self, file: ProjectFile) -> None:
        self.file = file
        self.people = PeopleStore(file)
        self.scheme = SchemeStore(file)
        self.articles = ArticleStore(file)
        self.annotations = AnnotationStore(file, self.people, self.scheme)
        self.progress = ProgressStore(file, self.people)
        self.rejections = RejectionStore(file, self.people, self.scheme)
        self.listing = ListingStore(file, self.people)
        self.imports = ImportStore(file)

    @cached_property
    def history(self) -> "HistoryStore":
        """Every act, row by row."""
        from annotator.storage.history_store import HistoryStore

        return HistoryStore(self.file, self.people)

    @cached_property
    def review(self) -> "ReviewStore":
        """Verdicts, comments, and tags that lost their place."""
        from annotator.storage.review_store import ReviewStore

        return ReviewStore(self.file, self.people, self.scheme)

    @cached_property
    def search(self) -> "SearchStore":
        """Full-text search."""
        from annotator.storage.search_store import SearchStore

        return SearchStore(self.file, self.scheme, self.people)

    @cached_property
    def zones(self) -> "ZoneStore":
        """Stretches of articles that are not the article."""
        from annotator.storage.zone_store import ZoneStore

        return ZoneStore(self.file)

    @cached_property
    def copies(self) -> "CopyStore":
        """Which articles are copies of one another."""
        from annotator.storage.copy_store import CopyStore

        return CopyStore(self.file)

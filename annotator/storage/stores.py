"""All stores over one connection."""

from annotator.storage.annotation_store import AnnotationStore
from annotator.storage.article_store import ArticleStore
from annotator.storage.copy_store import CopyStore
from annotator.storage.history_store import HistoryStore
from annotator.storage.import_store import ImportStore
from annotator.storage.listing_store import ListingStore
from annotator.storage.people_store import PeopleStore
from annotator.storage.progress_store import ProgressStore, RejectionStore
from annotator.storage.project_file import ProjectFile
from annotator.storage.review_store import ReviewStore
from annotator.storage.scheme_store import SchemeStore
from annotator.storage.search_store import SearchStore
from annotator.storage.zone_store import ZoneStore


class Stores:
    """The stores of a project that share a connection, and so a transaction."""

    def __init__(self, file: ProjectFile) -> None:
        self.file = file
        self.people = PeopleStore(file)
        self.scheme = SchemeStore(file)
        self.articles = ArticleStore(file)
        self.annotations = AnnotationStore(file, self.people, self.scheme)
        self.progress = ProgressStore(file, self.people)
        self.rejections = RejectionStore(file, self.people, self.scheme)
        self.history = HistoryStore(file, self.people)
        self.listing = ListingStore(file, self.people)
        self.search = SearchStore(file, self.scheme, self.people)
        self.imports = ImportStore(file)
        self.review = ReviewStore(file, self.people, self.scheme)
        self.zones = ZoneStore(file)
        self.copies = CopyStore(file)

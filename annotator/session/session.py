"""The open project as the window sees it: the current article, acts, undo, and signals about what changed."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation, FieldValue, TaggedSpan
from annotator.domain.article import Article, Metadata
from annotator.domain.changes import Changes
from annotator.domain.listing import Listing, Order, Shown
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.domain.workflow import Progress, State
from annotator.errors import KnownError
from annotator.services.projects import Project
from annotator.session.article_suggestions import ArticleSuggestions
from annotator.session.time_keeper import TimeKeeper
from annotator.session.undoing import Undoing, UndoRunning
from annotator.session.workers import Task, Work, Workers

if TYPE_CHECKING:
    from annotator.domain.suggestions import Suggestion
    from annotator.services.annotating import SameText

_MANY_ARTICLES = 50
"""An act that changed more is told to lists as a whole."""


class ProjectSession(QObject):
    """One open project and one annotator. Acts write at once; what the window shows as saved is on disk."""

    article_opened = Signal(object)
    """The current article changed; the argument is an Article, or None where there is none."""
    article_described = Signal(object)
    """The current Article got other metadata."""
    annotations_changed = Signal(str, object, object)
    """Article id, Changes, and who began it (any object, or None)."""
    suggestions_changed = Signal(str, object)
    """Article id and its suggestions, a list."""
    suggestions_dropped = Signal(str, object)
    """Article id and those of its suggestions, a list, that are none any more; the others stay as they are."""
    progress_changed = Signal(object)
    """A Progress."""
    articles_changed = Signal()
    """Articles came, went or got other metadata: lists should be read again."""
    scheme_changed = Signal(object)
    """The AnnotationScheme as it is now."""
    guidelines_changed = Signal(str)
    annotator_changed = Signal(object)
    """The Annotator who works now."""
    act_reversed = Signal(object, str, bool)
    """What an undo changed, or where true a redo, and what the act is called."""
    saved = Signal()
    """Something was written; it is on disk."""
    closed = Signal()
    """The project is about to be closed: whoever put work off must drop it."""
    work_started = Signal(object, bool)
    """A Task that the session began by itself, and whether its progress is worth showing; failures always are."""
    failed = Signal(object)
    """A KnownError: an act could not be done, and nothing was changed."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.reading = project.reading
        self.workers = Workers(project, self)
        self.undoing = Undoing(self)
        self.undo_stack = self.undoing.stack
        self.is_closed = False
        self.scheme: AnnotationScheme = project.reading.scheme()
        self.article: Article | None = None
        self.time_keeper = TimeKeeper(self._add_seconds, self)
        self.suggested = ArticleSuggestions(self)
        self._unsaved: tuple[Callable[[], Changes], object] | None = None

    # The project

    @property
    def read_only_reason(self) -> str:
        """Return why nothing can be written; empty where writing is possible."""
        return self.project.read_only_reason

    @property
    def annotator_uid(self) -> str:
        """Return the id of the annotator who works now."""
        return self.project.annotator.uid

    def become(self, annotator_name: str) -> None:
        """Work as another annotator: the article shows their tags, undo knows their acts."""
        self.time_keeper.flush()
        self.project.become(annotator_name)
        self.undoing.restore()
        self.annotator_changed.emit(self.project.annotator)
        self.articles_changed.emit()
        if self.article is not None:
            self.open_article(self.article.uid)

    def warm_up(self) -> None:
        """Do what the first paint did not need: undo from the history, libraries for the first write."""
        self.undoing.restore()
        # In threads: loading sqlite-utils takes a tenth of a second, and much more where it finds pandas.
        title = self.tr("Getting ready")
        article = self.suggested.short_article()
        loading = self.read_in_background(title, lambda own, _: own.load_services(article))
        loading.ended.connect(self.suggested.begin)
        loading.ended.connect(lambda: self.workers.start(title, lambda own, _: own.warm_up()))

    def read_in_background(self, title: str, work: Work, *, shows: bool = False) -> Task:
        """Start work that only reads; whoever watches the session is told, so that no failure goes unseen."""
        task = self.workers.start(title, work, read_only=True)
        self.work_started.emit(task, shows)
        return task

    def close(self) -> None:
        """Stop all work and close the file. What was put off for later finds no article and does nothing."""
        self.closed.emit()
        self.article = None
        self.is_closed = True
        self.workers.close()
        self.time_keeper.flush()
        self.time_keeper.watch("")
        self.project.close()

    # Articles

    def open_article(self, uid: str | None) -> None:
        """Make an article the current one, or none."""
        self.time_keeper.flush()
        self.article = self.reading.article(uid) if uid else None
        self.suggested.clear()
        self.time_keeper.watch(self.article.uid if self.article else "")
        self.article_opened.emit(self.article)
        self.suggested.refresh()

    def open_first(self) -> None:
        """Open the first article to do; where all are done, the first of all."""
        for shown in (Shown.TO_DO, Shown.ALL):
            page, _ = self.reading.page(Listing(self.annotator_uid, shown), limit=1)
            if page:
                self.open_article(page[0].uid)
                return
        self.open_article(None)

    def open_neighbour(self, listing: Listing, *, forward: bool) -> bool:
        """Open the next or the previous article of a list; tell whether there was one."""
        if self.article is None:
            return False
        uid = self.reading.neighbour(listing, self.article.uid, forward=forward)
        if uid is not None:
            self.open_article(uid)
        return uid is not None

    def done_and_next(self, order: Order = Order.POSITION) -> bool:
        """Mark the article as done and open the next one to do; False where nothing is left to do."""
        if self.article is None or not self.set_state(State.DONE):
            return False
        current = self.article.uid
        listing = Listing(self.annotator_uid, Shown.TO_DO, order)
        uid = self.reading.neighbour(listing, current, forward=True)
        if uid is None:
            first, _ = self.reading.page(listing, limit=1)
            uid = first[0].uid if first else None
        if uid is not None:
            self.open_article(uid)
        return uid is not None

    def annotations(self) -> list[Annotation]:
        """Return the annotator's tags in the current article, by place."""
        return self.reading.annotations(self.article.uid, self.annotator_uid) if self.article else []

    def tagged_spans(self) -> list[TaggedSpan]:
        """Return where the annotator's tags are in the current article, by place."""
        return self.reading.tagged_spans(self.article.uid, self.annotator_uid) if self.article else []

    def suggestions(self) -> "list[Suggestion]":
        """Return what could be tagged in the current article."""
        return self.suggested.all()

    def zones(self) -> list[Span]:
        """Return the stretches of the current article that are no article, by place."""
        return [zone.span for zone in self.reading.zones(self.article.uid)] if self.article else []

    def progress(self) -> Progress | None:
        """Return how far the annotator is with the current article."""
        return self.reading.progress(self.article.uid, self.annotator_uid) if self.article else None

    # Acts. Each returns what it changed, or None where it failed and `failed` was emitted.

    def tag(self, span: Span, label_uid: str, initiator: object = None) -> Changes | None:
        """Tag a span of the current article."""
        return self._in_article(lambda uid: self.project.annotating.tag(uid, span, label_uid), initiator)

    def accept(self, suggestion: "Suggestion", initiator: object = None) -> Changes | None:
        """Turn a suggestion for the current article into a tag."""
        accept = self.project.annotating.accept
        return self._in_article(lambda uid: accept(uid, suggestion.span, suggestion.label_uid), initiator)

    def reject(self, suggestion: "Suggestion", initiator: object = None) -> Changes | None:
        """Reject a suggestion for the current article for good."""
        reject = self.project.annotating.reject
        return self._in_article(lambda uid: reject(uid, suggestion.span, suggestion.label_uid), initiator)

    def relabel(self, uid: str, label_uid: str, initiator: object = None) -> Changes | None:
        """Give a tag another label."""
        return self._act(lambda: self.project.annotating.relabel(uid, label_uid), initiator)

    def resize(self, uid: str, span: Span, initiator: object = None) -> Changes | None:
        """Move a tag's edges."""
        return self._act(lambda: self.project.annotating.resize(uid, span), initiator)

    def set_fields(self, uid: str, values: Mapping[str, FieldValue | None], initiator: object = None) -> Changes | None:
        """Set fields of a tag; None clears one."""
        return self._act(lambda: self.project.annotating.set_fields(uid, values), initiator)

    def set_note(self, uid: str, note: str, initiator: object = None) -> Changes | None:
        """Set the note of a tag."""
        return self._act(lambda: self.project.annotating.set_note(uid, note), initiator)

    def remove(self, uids: Sequence[str], initiator: object = None) -> Changes | None:
        """Remove tags."""
        return self._act(lambda: self.project.annotating.remove(uids), initiator)

    def tag_all(self, uid: str, places: "Sequence[SameText]", initiator: object = None) -> Changes | None:
        """Tag all the given stretches like a tag."""
        return self._act(lambda: self.project.annotating.tag_all(uid, places), initiator)

    def set_state(self, state: State, article_uid: str = "", initiator: object = None) -> Changes | None:
        """Mark an article, the current one where none is named, as new, in progress or done."""
        return self._on_article(article_uid, lambda uid: self.project.annotating.set_state(uid, state), initiator)

    def set_flag(self, flagged: bool, article_uid: str = "", initiator: object = None) -> Changes | None:
        """Put a flag on an article, the current one where none is named, or take it off."""
        return self._on_article(article_uid, lambda uid: self.project.annotating.set_flag(uid, flagged), initiator)

    def set_metadata(self, article_uid: str, metadata: Metadata, initiator: object = None) -> Changes | None:
        """Change what is known about an article."""
        return self._act(lambda: self.project.annotating.set_metadata(article_uid, metadata), initiator)

    def remove_articles(self, article_uids: Sequence[str], initiator: object = None) -> Changes | None:
        """Remove articles with their tags from the project."""
        return self._act(lambda: self.project.annotating.remove_articles(article_uids), initiator)

    def change_scheme(self, scheme: AnnotationScheme, initiator: object = None) -> Changes | None:
        """Put a scheme in the place of the present one."""
        return self._act(lambda: self.project.schemes.change(scheme), initiator)

    def change_guidelines(self, text: str, initiator: object = None) -> Changes | None:
        """Change the guidelines."""
        return self._act(lambda: self.project.schemes.change_guidelines(text), initiator)

    def perform(self, write: Callable[[], Changes], initiator: object = None) -> Changes | None:
        """Do an act of another service, such as a decision in a review."""
        return self._act(write, initiator)

    def take_up(self, changes: Changes) -> None:
        """Take up an act that was done in the background: an import, tags all over the project."""
        self._push(changes)
        self._tell(changes, None)

    def can_retry(self) -> bool:
        """Tell whether the last act could not be saved."""
        return self._unsaved is not None

    def retry(self) -> None:
        """Do the act that could not be saved once more."""
        if self._unsaved is not None:
            self._act(*self._unsaved)

    # Undo

    def undo(self) -> None:
        """Take the last act back."""
        self._reverse(forward=False)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._reverse(forward=True)

    def tell_reversed(self, changes: Changes, what: str, *, forward: bool) -> None:
        """Tell whoever shows the project what an undo, or a redo, changed, and what the act is called."""
        self._tell(changes, None)
        self.act_reversed.emit(changes, what, forward)

    def _reverse(self, *, forward: bool) -> None:
        try:
            self._refuse_meanwhile()
            self.undoing.reverse(forward=forward)
        except KnownError as error:
            self.failed.emit(error)

    def _refuse_meanwhile(self) -> None:
        """Raise where an act is being undone in the background: what is written meanwhile would stand on it."""
        if self.undoing.is_running and not self.is_closed:
            raise UndoRunning

    # Helpers of the above

    def _in_article(self, write: Callable[[str], Changes], initiator: object) -> Changes | None:
        article = self.article
        return self._act(lambda: write(article.uid), initiator) if article is not None else None

    def _on_article(self, uid: str, write: Callable[[str], Changes], initiator: object) -> Changes | None:
        return self._act(lambda: write(uid), initiator) if uid else self._in_article(write, initiator)

    def _act(self, write: Callable[[], Changes], initiator: object) -> Changes | None:
        self._unsaved = (write, initiator)
        changes = self._try(write)
        if changes is not None:
            self._unsaved = None
        if changes is not None and changes.act_uid:
            self._push(changes)
            self._tell(changes, initiator)
        return changes

    def _try(self, write: Callable[[], Changes]) -> Changes | None:
        try:
            self._refuse_meanwhile()
            return write()
        except KnownError as error:
            self.failed.emit(error)
            return None

    def _push(self, changes: Changes) -> None:
        if changes.act_uid:
            self.undoing.push(changes.act_uid, changes.act)

    def _tell(self, changes: Changes, initiator: object) -> None:
        if changes.scheme:
            self.scheme = self.reading.scheme()
            self.scheme_changed.emit(self.scheme)
        if changes.everything:
            self._tell_everything()
        is_wide = len(changes.article_uids()) > _MANY_ARTICLES
        if is_wide:
            # Lists read again what they show; thousands of articles one by one would hold the window up.
            changes = changes.about(self.article.uid if self.article is not None else "")
        for article_uid in sorted(changes.article_uids()):
            self.annotations_changed.emit(article_uid, changes, initiator)
        for progress in changes.progress:
            self.progress_changed.emit(progress)
        if (changes.articles or is_wide) and not changes.everything:
            self.articles_changed.emit()
            if self.article is not None and self.reading.article(self.article.uid) is None:
                self._leave_removed_article()
            self._describe_again(changes)
        own = [one for one in (*changes.added, *changes.removed) if one.annotator_uid == self.annotator_uid]
        if changes.rejections or own:  # gold and others' tags take no place from a suggestion
            self.suggested.keep_true(changes)
        if self.article is not None and self.article.uid in changes.zones:
            self.suggested.refresh()
        self.saved.emit()

    def _describe_again(self, changes: Changes) -> None:
        if self.article is not None and self.article.uid in changes.articles:
            self.article = self.reading.article(self.article.uid)
            self.article_described.emit(self.article)

    def _tell_everything(self) -> None:
        self.scheme = self.reading.scheme()
        self.scheme_changed.emit(self.scheme)
        self.guidelines_changed.emit(self.reading.project().guidelines)
        self.articles_changed.emit()
        if self.article is not None and self.reading.article(self.article.uid) is not None:
            self.open_article(self.article.uid)
        else:
            self._leave_removed_article()

    def _leave_removed_article(self) -> None:
        """Open the neighbour of an article that is gone, or the first one where none was open."""
        gone = self.article.uid if self.article is not None else ""
        listing = Listing(self.annotator_uid, Shown.TO_DO)
        ways = (self.reading.neighbour(listing, gone, forward=forward) for forward in (True, False))
        uid = next((uid for uid in ways if uid is not None), None)
        if uid is not None:
            self.open_article(uid)
        else:
            self.open_first()

    def _add_seconds(self, article_uid: str, seconds: int) -> bool:
        try:
            self._refuse_meanwhile()
            self.project.annotating.add_seconds(article_uid, seconds)
        except KnownError as error:
            # Nobody did anything just now: that work in the background goes first is not worth a word.
            if self.is_closed or not (error.passes and self.workers.running()):
                self.failed.emit(error)
            return False
        return True

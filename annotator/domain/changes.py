"""What a write changed: returned by every service that writes, passed on by the session."""

from typing import NamedTuple

from annotator.domain.annotation import Annotation
from annotator.domain.workflow import Progress


class Changes(NamedTuple):
    """One act of the user and all that it changed.

    ``act`` is the act's name in the history (``add``, ``relabel``, ``undo`` ...), ``act_uid`` identifies it for undo;
    it is empty where nothing was written.
    """

    act: str
    act_uid: str = ""
    added: tuple[Annotation, ...] = ()
    removed: tuple[Annotation, ...] = ()
    changed: tuple[tuple[Annotation, Annotation], ...] = ()
    """Pairs of an annotation before and after."""
    progress: tuple[Progress, ...] = ()
    articles: tuple[str, ...] = ()
    """Articles that were added, removed or whose metadata changed."""
    rejections: tuple[str, ...] = ()
    """Articles in which suggestions were rejected, or a rejection was taken back."""
    reviews: tuple[str, ...] = ()
    """Articles in which a verdict, a comment or a span without a place changed."""
    zones: tuple[str, ...] = ()
    """Articles in which a zone was marked, moved or taken away."""
    options: bool = False
    """The project's options changed."""
    scheme: bool = False
    """The annotation scheme changed."""
    everything: bool = False
    """So much changed that a view should read all of it again."""

    def article_uids(self) -> frozenset[str]:
        """Return every article that a view should refresh."""
        pairs = [new for _, new in self.changed]
        return frozenset(
            [annotation.article_uid for annotation in (*self.added, *self.removed, *pairs)]
            + [progress.article_uid for progress in self.progress]
            + [*self.articles, *self.rejections, *self.reviews, *self.zones]
        )

    def about(self, article_uid: str) -> "Changes":
        """Return the part of the act that one article saw."""
        return self._replace(
            added=tuple(one for one in self.added if one.article_uid == article_uid),
            removed=tuple(one for one in self.removed if one.article_uid == article_uid),
            changed=tuple(pair for pair in self.changed if pair[1].article_uid == article_uid),
            progress=tuple(one for one in self.progress if one.article_uid == article_uid),
            articles=tuple(uid for uid in self.articles if uid == article_uid),
            rejections=tuple(uid for uid in self.rejections if uid == article_uid),
            reviews=tuple(uid for uid in self.reviews if uid == article_uid),
            zones=tuple(uid for uid in self.zones if uid == article_uid),
        )

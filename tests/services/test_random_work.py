"""Random work: acts, undo, redo, closing and opening; nothing is lost, and every step can be taken back."""

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.domain.annotation import Annotation
from annotator.domain.article import Metadata
from annotator.domain.changes import Changes
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.services.annotating import TagThereError
from annotator.services.projects import Project, open_project
from annotator.storage.annotation_store import annotation_from_mapping, annotation_to_mapping
from tests.projects import article_uids, assert_search_is_true, content, label_uid, make_project, memory_folder

LABELS = st.sampled_from(["Casualties", "Weapons", "Officials", "Locations"])
PICK = st.integers(0, 10_000)


class Work(RuleBasedStateMachine):
    """One annotator at work; the model is the list of what the project looked like after each act."""

    project: Project

    @initialize()
    def begin(self) -> None:
        """Make a project."""
        self.folder = TemporaryDirectory(dir=memory_folder(), ignore_cleanup_errors=True)
        self.project = make_project(Path(self.folder.name) / "war")
        self.states: list[object] = [content(self.project)]
        self.acts: list[str] = []
        self.undone = 0

    def teardown(self) -> None:
        """Take everything back, do everything again, and look at the search index."""
        if not hasattr(self, "folder"):
            return
        try:
            while self.undone < len(self.acts):
                self.undo()
            self.is_as_the_model_says()
            while self.undone:
                self.redo()
            self.is_as_the_model_says()
            self.project.close()
            assert_search_is_true(self.project.path)
        finally:
            self.project.close()
            self.folder.cleanup()

    def did(self, changes: Changes) -> None:
        """Take note of an act, if it was one."""
        if changes.act_uid:
            kept = len(self.acts) - self.undone
            del self.acts[kept:], self.states[kept + 1 :]
            self.undone = 0
            self.acts.append(changes.act_uid)
            self.states.append(content(self.project))

    def article(self, pick: int) -> str | None:
        """Return one of the articles."""
        uids = article_uids(self.project)
        return uids[pick % len(uids)] if uids else None

    def annotation(self, pick: int) -> Annotation | None:
        """Return one of the tags."""
        mine = self.project.annotator.uid
        found = [one for uid in article_uids(self.project) for one in self.project.reading.annotations(uid, mine)]
        return found[pick % len(found)] if found else None

    def span(self, article_uid: str, first: int, second: int) -> Span:
        """Return a stretch of an article."""
        article = self.project.reading.article(article_uid)
        assert article is not None
        start, end = sorted((first % len(article.text), second % len(article.text)))
        return Span(start, end + 1)

    @rule(pick=PICK, first=PICK, second=PICK, label=LABELS)
    def tag(self, pick: int, first: int, second: int, label: str) -> None:
        """Tag something."""
        uid = self.article(pick)
        if uid:
            self.did(self.project.annotating.tag(uid, self.span(uid, first, second), label_uid(self.project, label)))

    @rule(pick=PICK, first=PICK, second=PICK)
    def resize(self, pick: int, first: int, second: int) -> None:
        """Move edges."""
        tag = self.annotation(pick)
        if tag:
            try:
                self.did(self.project.annotating.resize(tag.uid, self.span(tag.article_uid, first, second)))
            except TagThereError:
                self.is_as_the_model_says()

    @rule(pick=PICK, label=LABELS)
    def relabel(self, pick: int, label: str) -> None:
        """Give another label."""
        tag = self.annotation(pick)
        if tag:
            try:
                self.did(self.project.annotating.relabel(tag.uid, label_uid(self.project, label)))
            except TagThereError:
                self.is_as_the_model_says()

    @rule(pick=PICK, note=st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
    def note(self, pick: int, note: str) -> None:
        """Write a note."""
        tag = self.annotation(pick)
        if tag:
            self.did(self.project.annotating.set_note(tag.uid, note))

    @rule(pick=PICK, country=st.sampled_from(["Ukraine", "Росія", None]))
    def fill(self, pick: int, country: str | None) -> None:
        """Fill a field where there is one."""
        tag = self.annotation(pick)
        if tag and self.project.reading.scheme().label(tag.label_uid).field("country"):
            self.did(self.project.annotating.set_fields(tag.uid, {"country": country}))

    @rule(picks=st.lists(PICK, max_size=3))
    def remove(self, picks: list[int]) -> None:
        """Remove some tags."""
        tags = [tag.uid for tag in map(self.annotation, picks) if tag]
        self.did(self.project.annotating.remove(tags))

    @rule(pick=PICK)
    def tag_all(self, pick: int) -> None:
        """Tag everything that reads the same."""
        tag = self.annotation(pick)
        if tag:
            places = self.project.annotating.same_in_project(tag.uid)
            self.did(self.project.annotating.tag_all(tag.uid, places))

    @rule(pick=PICK, state=st.sampled_from(State), flagged=st.booleans(), seconds=st.integers(0, 9))
    def progress(self, pick: int, state: State, flagged: bool, seconds: int) -> None:
        """Mark an article."""
        uid = self.article(pick)
        if uid:
            self.did(self.project.annotating.set_state(uid, state))
            self.did(self.project.annotating.set_flag(uid, flagged))
            self.project.annotating.add_seconds(uid, seconds)

    @rule(pick=PICK, title=st.sampled_from(["", "A title", "Назва 🚀"]))
    def retitle(self, pick: int, title: str) -> None:
        """Change metadata."""
        uid = self.article(pick)
        if uid:
            self.did(self.project.annotating.set_metadata(uid, Metadata(title, "Suspilne")))

    @rule(pick=PICK)
    def remove_article(self, pick: int) -> None:
        """Remove an article with its tags."""
        uid = self.article(pick)
        if uid:
            self.did(self.project.annotating.remove_articles([uid]))

    @rule(number=st.integers(0, 3), label=st.sampled_from(["Casualties", "Damage"]))
    def bring_in(self, number: int, label: str) -> None:
        """Import an article, perhaps one that is there, with a tag."""
        span = ExchangedSpan(0, 4, label, fields={"depth": 3}, annotator="Ivan")
        read = ExchangedArticle(f"Text {number} of Kharkiv 🚀.", spans=(span,))
        self.did(self.project.importing.paste(read).changes)

    @precondition(lambda self: self.undone < len(self.acts))
    @rule()
    def undo(self) -> None:
        """Take the last act back, the way the window does."""
        undo, _ = self.project.annotating.undoable()
        act = self.acts[len(self.acts) - self.undone - 1]
        assert undo[-1].uid == act
        self.project.annotating.undo(act)
        self.undone += 1

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Do the last act again."""
        _, redo = self.project.annotating.undoable()
        act = self.acts[len(self.acts) - self.undone]
        assert redo[-1].uid == act
        self.project.annotating.redo(act)
        self.undone -= 1

    @rule()
    def reopen(self) -> None:
        """Close the project and open it again."""
        path = self.project.path
        self.project.close()
        self.project = open_project(path, annotator_name="Olena")
        assert not self.project.read_only_reason

    @invariant()
    def is_as_the_model_says(self) -> None:
        """Compare with the model: what is shown, and what the history says of every tag."""
        if not hasattr(self, "states"):
            return
        assert _shown(content(self.project)) == _shown(self.states[len(self.acts) - self.undone])
        assert self.project.check() == []
        _assert_history_is_true(self.project)


def _shown(everything: Any) -> object:
    """Return what a user sees: labels and fields that are retired are kept, but not shown."""
    articles, name, labels, guidelines = everything
    offered = [label._replace(fields=label.active_fields()) for label in labels if not label.retired]
    return articles, name, offered, guidelines


def _assert_history_is_true(project: Project) -> None:
    """Check that the last row of the history about a tag is what the tag is."""
    reader = sqlite3.connect(f"file:{project.path}?mode=ro", uri=True)
    rows = reader.execute("SELECT what_uid, after FROM history WHERE what = 'annotation' ORDER BY seq").fetchall()
    deleted = {uid for (uid,) in reader.execute("SELECT uid FROM annotation WHERE deleted_at IS NOT NULL")}
    manual = {uid for (uid,) in reader.execute("SELECT uid FROM annotation WHERE import_run IS NULL")}
    reader.close()
    last = dict(rows)
    assert manual <= last.keys()
    for uid, after in last.items():
        if after is None:
            assert uid in deleted
        elif uid not in deleted:
            present = project.reading.annotation(uid)
            assert present is not None
            assert annotation_to_mapping(annotation_from_mapping(json.loads(after))) == annotation_to_mapping(present)


Work.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
        Phase.shrink,
    ],  # explaining traces every line: ten times slower
    suppress_health_check=list(HealthCheck),
)
TestRandomWork = Work.TestCase

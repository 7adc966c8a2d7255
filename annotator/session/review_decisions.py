"""What a reviewer decides: each decision is an act that can be undone, and the next open disagreement follows it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.comparison import Agreed, Disagreement, proposal
from annotator.services.review_list import Shown
from annotator.services.review_reading import ReviewedArticle
from annotator.services.reviewing import Draft, NoProposal, Reviewing, Why
from annotator.session.field_questions import FieldQuestion, FieldQuestions, next_field
from annotator.session.review_session import ReviewSession


class ReviewDecisions(QObject):
    """Decides about the place in question of a review."""

    everything_settled = Signal()
    """No article has open disagreements any more."""

    def __init__(self, review: ReviewSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._session = review.session
        self._questions: FieldQuestions | None = None
        self.reason = ""
        """What the next decision will carry."""
        review.place_left.connect(self._forget)
        review.article_changed.connect(self._drop_questions)

    @property
    def _reviewing(self) -> Reviewing:
        return self._session.project.reviewing

    # Fields, asked one by one

    def field_in_question(self) -> FieldQuestion | None:
        """Return the field to decide next, where span and label are agreed or the proposal leaves a field open."""
        if self._questions is not None:
            return self._questions.current()
        place, reviewed = self._review.current, self._review.reviewed
        if reviewed is None or not isinstance(place, Disagreement) or not place.only_fields:
            return None
        return next_field(place, reviewed.verdicts.chosen_fields(place)) if self._review.is_open() else None

    @property
    def is_asking(self) -> bool:
        """Tell whether fields of a proposal are being asked; nothing of it is written yet."""
        return self._questions is not None

    def stop_asking(self) -> None:
        """Drop the proposal that was to be accepted."""
        if self._questions is not None:
            self._questions = None
            self._review.moved.emit()

    def _answer(self, questions: FieldQuestions, annotator_uid: str) -> None:
        """Answer a question of the proposal with an annotator's value, or with none; the last one decides."""
        if not questions.answer(annotator_uid):
            return
        if not questions.is_answered:
            self._review.moved.emit()
            return
        self._questions = None
        answers = questions.answers
        self._decide(lambda reviewed, place, why: self._reviewing.accept(reviewed, place, why, answers=answers))

    # Disagreements

    def take(self, number: int) -> None:
        """Take the version, or the value of the field in question, of an annotator by their number from 0 on."""
        reviewed = self._review.reviewed
        if reviewed is None or number >= len(reviewed.annotators):
            return
        uid = reviewed.annotators[number]
        question = self.field_in_question()
        if self._questions is not None:
            self._answer(self._questions, uid)
        elif question is not None:
            self._choose(question, uid)
        else:
            self._decide(lambda reviewed, place, why: self._reviewing.take(reviewed, place, uid, why))

    def keep_both(self) -> None:
        """Keep all versions."""
        self._decide(self._reviewing.keep_both)

    def neither(self) -> None:
        """Decide that nothing should be tagged here; while a field of a proposal is asked, that it stays blank."""
        if self._questions is not None:
            self._answer(self._questions, "")
        elif isinstance(self._review.current, Agreed):
            self.revise(None)
        else:
            self._decide(self._reviewing.neither)

    def accept(self) -> None:
        """Accept the version of most annotators; fields for which no value has a majority are asked first."""
        place = self._review.current
        if not isinstance(place, Disagreement) or self._questions is not None:
            return
        question = self.field_in_question()
        if question is not None:
            majority = question.majority()
            if majority is None:
                self._session.failed.emit(NoProposal())
            else:
                self._choose(question, majority)
            return
        proposed = proposal(place) if self._review.is_open() else None
        questions = FieldQuestions(proposed) if proposed is not None else None
        if questions is None or questions.is_answered:
            self._decide(self._reviewing.accept)
        else:
            self._questions = questions
            self._review.moved.emit()

    def edit(self, drafts: Sequence[Draft]) -> bool:
        """Decide with the reviewer's own version; tell whether it was taken."""
        return self._decide(lambda reviewed, place, why: self._reviewing.edit(reviewed, place, drafts, why))

    def withdraw(self) -> None:
        """Take back what was decided about the place in question."""
        reviewed, place = self._review.reviewed, self._review.current
        if reviewed is not None and isinstance(place, Disagreement):
            self._perform(lambda: self._reviewing.withdraw(reviewed, place))

    # What nobody disputes

    def revise(self, draft: Draft | None) -> bool:
        """Put the reviewer's version, or nothing, in the place of what all agree on; tell whether it was taken."""
        reviewed, agreed = self._review.reviewed, self._review.current
        if reviewed is None or not isinstance(agreed, Agreed):
            return False
        return self._perform(lambda: self._reviewing.revise(reviewed, agreed, draft, Why(self.reason)))

    def add(self, draft: Draft) -> bool:
        """Add a gold span that nobody tagged; tell whether it was taken."""
        reviewed = self._review.reviewed
        if reviewed is None:
            return False
        return self._perform(lambda: self._reviewing.add(reviewed, draft, Why(self.reason)))

    # Words

    def set_reason(self, reason: str) -> None:
        """Give the decision a reason: the one that was made here, else the next one."""
        verdicts = self._review.verdicts()
        if verdicts and not self._review.is_open():
            self._perform(lambda: self._reviewing.set_reason(verdicts[-1], reason))
        else:
            self.reason = reason

    def comment(self, text: str) -> None:
        """Add to the discussion of the place in question."""
        article, place = self._review.article, self._review.current
        if article is not None:
            subjects = sorted(place.uids) if place else []
            discussing = self._session.project.discussing
            self._perform(lambda: discussing.comment(article.uid, text, subjects))

    # Whole articles

    def nothing_here(self) -> None:
        """Decide that nothing should be tagged in the whole article, and close it."""
        reviewed = self._review.reviewed
        if reviewed is not None:
            self._perform(lambda: self._reviewing.nothing_here(reviewed, Why(self.reason)))

    def settle(self) -> bool:
        """Close the article's review and open the next one with open disagreements; False where it is not closed."""
        review, reviewed = self._review, self._review.reviewed
        if reviewed is None or not self._perform(lambda: self._reviewing.settle(reviewed)):
            return False
        review.refresh_list()
        uid = review.articles.neighbour(reviewed.uid, forward=True)
        if uid is None:
            first = review.articles.entries(Shown.OPEN)
            uid = first[0].uid if first else None
        if uid is None:
            self.everything_settled.emit()
        else:
            review.open_article(uid)
        return True

    def reopen(self) -> None:
        """Open the article's review again."""
        reviewed = self._review.reviewed
        if reviewed is not None:
            self._perform(lambda: self._reviewing.reopen(reviewed.uid))

    # Helpers of the above

    def _choose(self, question: FieldQuestion, annotator_uid: str) -> None:
        key = question.key
        self._decide(
            lambda reviewed, place, why: self._reviewing.choose_field(reviewed, place, key, annotator_uid, why)
        )

    def _decide(self, write: Callable[[ReviewedArticle, Disagreement, Why], Changes]) -> bool:
        reviewed, place = self._review.reviewed, self._review.current
        if reviewed is None or not isinstance(place, Disagreement):
            return False
        why = Why(self.reason)
        with self._review.moving_on():
            return self._perform(lambda: write(reviewed, place, why))

    def _perform(self, write: Callable[[], Changes]) -> bool:
        return self._session.perform(write, self) is not None

    def _drop_questions(self) -> None:
        self._questions = None

    def _forget(self) -> None:
        self.reason = ""
        self._questions = None

"""The disagreement in question: each annotator's version with its key, and what else can be decided."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.comparison import Agreed, Disagreement, Proposal
from annotator.gui.fonts import reading_font
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.review_spans import lane_colour
from annotator.gui.review_words import (
    field_lines,
    field_name,
    kind_words,
    reason_words,
    short_quote,
    value_words,
    verdict_words,
)
from annotator.gui.theme import Theme
from annotator.session.field_questions import FieldQuestion
from annotator.session.review_decisions import ReviewDecisions
from annotator.session.review_session import ReviewSession

_MOST_KEYS = 9
_QUOTE_SIZE = 1.15
"""Quotes are this much larger than the other words of a card."""


class VersionCard(QFrame):
    """One annotator's version; a click on it or on its key takes it."""

    chosen = Signal(int)

    def __init__(self, number: int, name: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        looking(self, Look.CARD)
        self._name = PlainLabel(name, Look.SMALL, self)
        self._name.setStyleSheet(f"color: {colour}; font-weight: 600;")
        key = str(number + 1) if number < _MOST_KEYS else ""
        self.button = looking(QPushButton(key, self), Look.PICK)
        self.button.setAccessibleName(self.tr("Take the version of {name}").format(name=name))
        self.button.setToolTip(self.button.accessibleName())
        self.button.clicked.connect(lambda: self.chosen.emit(self._number))
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 7, 8, 9)
        self._column.setSpacing(3)
        self._column.addLayout(head)
        self._words: list[str] = []

    def add_words(self, words: str, look: Look | None = None, *, colour: str = "", serif: bool = False) -> None:
        """Add a line."""
        line = PlainLabel(words, look, self)
        line.setWordWrap(True)
        if serif:
            line.setFont(reading_font(self.font().pointSizeF() * _QUOTE_SIZE))
        if colour:
            line.setStyleSheet(f"color: {colour};")
        self._column.addWidget(line)
        self._words.append(words)

    def finish(self) -> None:
        """Fill the rest with air, and tell a screen reader what it says."""
        self._column.addStretch(1)
        self.button.setAccessibleDescription(", ".join(self._words))

    def words(self) -> list[str]:
        """Return the lines of the card."""
        return list(self._words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the version."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.chosen.emit(self._number)


class DisagreementCard(QFrame):
    """Shows where the reviewer stands and says what they decide."""

    version_chosen = Signal(int)
    both_chosen = Signal()
    neither_chosen = Signal()
    edit_wanted = Signal()
    proposal_accepted = Signal()
    withdrawn = Signal()
    settle_wanted = Signal()
    reopen_wanted = Signal()
    reason_chosen = Signal(str)
    reasons_wanted = Signal()
    """The list of reasons is to be edited."""

    def __init__(
        self, review: ReviewSession, decisions: ReviewDecisions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._decisions = decisions
        self._theme = theme
        looking(self, Look.CARD)
        self._heading = PlainLabel("", Look.SECTION, self)
        self._heading.setWordWrap(True)
        self._question = PlainLabel("", None, self)
        self._question.setWordWrap(True)
        self._versions = QWidget(self)
        self._grid = QGridLayout(self._versions)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._proposal = PlainLabel("", Look.SMALL, self)
        self._proposal.setWordWrap(True)
        self.cards: list[VersionCard] = []
        self._reason = QComboBox(self)
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.activated.connect(self._choose_reason)
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self.accept = self._button(self.tr("Accept  ⏎"), self.proposal_accepted)
        looking(self.accept, Look.PRIMARY)
        self.both = self._button(self.tr("Keep both  B"), self.both_chosen)
        self.neither = self._button(self.tr("Neither  0"), self.neither_chosen)
        self.edit = self._button(self.tr("Edit  E"), self.edit_wanted)
        self.undecide = self._button(self.tr("Take back"), self.withdrawn)
        self.settle = looking(self._button(self.tr("Settle article  Ctrl+⏎"), self.settle_wanted), Look.PRIMARY)
        self.reopen = self._button(self.tr("Reopen article"), self.reopen_wanted)

    def _button(self, words: str, wish: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAccessibleName(words.split("  ")[0])
        button.clicked.connect(lambda: wish.emit())  # type: ignore[attr-defined]
        return button

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.accept, 0, 0, 1, 2)
        buttons.addWidget(self.neither, 1, 0)
        buttons.addWidget(self.edit, 1, 1)
        buttons.addWidget(self.both, 2, 0)
        buttons.addWidget(self.undecide, 2, 1)
        buttons.addWidget(self.settle, 3, 0, 1, 2)
        buttons.addWidget(self.reopen, 4, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(9)
        for widget in (self._heading, self._question, self._versions, self._proposal):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._reason)

    # what is shown

    def show_place(self) -> None:
        """Show the place in question of the review session."""
        review = self._review
        place, reviewed = review.current, review.reviewed
        self._clear_versions()
        is_disagreement = isinstance(place, Disagreement)
        is_open = review.is_open()
        closed = reviewed is not None and reviewed.is_settled
        asked = self._decisions.field_in_question()
        if isinstance(place, Disagreement) and reviewed is not None:
            self._show_versions(place, reviewed.annotators, asked)
        self._heading.setText(self._heading_words().upper())
        self._question.setText(self._question_words(asked))
        self._question.setVisible(bool(self._question.text()))
        self._show_proposal(asked, is_open=is_open)
        several = reviewed is not None and len(reviewed.annotators) > 1
        may = not closed and not review.session.read_only_reason
        for card in self.cards:
            card.setEnabled(may)
        self.both.setVisible(may and is_disagreement and several and asked is None)
        self.neither.setVisible(may and place is not None)
        self.neither.setText(self._neither_words(is_disagreement=is_disagreement and several))
        self.edit.setVisible(may and place is not None)
        self.undecide.setVisible(may and is_disagreement and not is_open)
        self.settle.setVisible(may and reviewed is not None and not reviewed.open)
        self.reopen.setVisible(closed and not review.session.read_only_reason)
        self._show_reasons(may=may and place is not None)

    def heading(self) -> str:
        """Return the heading."""
        return self._heading.text()

    def question(self) -> str:
        """Return what is asked or was decided."""
        return self._question.text()

    def pop_up_reasons(self) -> None:
        """Open the list of reasons."""
        if self._reason.isVisible():
            self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._reason.showPopup()

    def _heading_words(self) -> str:
        review = self._review
        if review.reviewed is None:
            return self.tr("No article to review")
        if isinstance(review.current, Agreed):
            return self.tr("All agree")
        number, all_ = review.number()
        if not isinstance(review.current, Disagreement):
            return self.tr("No disagreement in this article")
        annotators = len(review.reviewed.annotators)
        if annotators == 1:
            return self.tr("Tag {number} of {all}").format(number=number, all=all_)
        words = self.tr("Disagreement {number} of {all}").format(number=number, all=all_)
        return f"{words} · {kind_words(review.current.kinds, annotators)}"

    def _neither_words(self, *, is_disagreement: bool) -> str:
        if self._decisions.is_asking:
            return self.tr("Leave blank  0")
        return self.tr("Neither  0") if is_disagreement else self.tr("Remove  0")

    def _question_words(self, asked: FieldQuestion | None) -> str:
        review = self._review
        place = review.current
        if asked is not None:
            name = field_name(review.session.scheme, asked.label_uid, asked.key)
            return self.tr("{field}? ({number} of {all})").format(field=name, number=asked.number, all=asked.count)
        verdicts = review.verdicts()
        if verdicts and not review.is_open():
            last = verdicts[-1]
            return verdict_words(last, review.articles.name_of(last.taken_uid))
        if isinstance(place, Agreed):
            label = review.session.scheme.label(place.label_uid)
            first = next(iter(place.annotations.values()))
            return f"{short_quote(first.quote)} · {label.name}"
        if verdicts:
            return self.tr("The tags changed after this was decided.")
        return ""

    def _show_proposal(self, asked: FieldQuestion | None, *, is_open: bool) -> None:
        proposal = self._review.proposal() if is_open and not self._decisions.is_asking else None
        if asked is not None and asked.majority() is None:
            proposal = None
        self.accept.setVisible(proposal is not None and not self._review.session.read_only_reason)
        words = self._proposal_words(proposal, asked) if proposal is not None else ""
        self._proposal.setText(words)
        self._proposal.setVisible(bool(words))

    def _proposal_words(self, proposal: Proposal, asked: FieldQuestion | None) -> str:
        reviewed, scheme = self._review.reviewed, self._review.session.scheme
        if reviewed is None or len(reviewed.annotators) == 1:
            return ""
        if asked is not None:
            version = asked.versions[asked.majority() or ""]
            item = scheme.label(asked.label_uid).field(asked.key)
            return self.tr("Proposed: {names}").format(names=value_words(item, version.fields.get(asked.key)))
        names = ", ".join(self._review.articles.name_of(uid) for uid in proposal.annotators)
        words = self.tr("Proposed: {names}").format(names=names)
        open_ = [field_name(scheme, one.label_uid, key) for one in proposal.spans for key in one.undecided]
        return f"{words} · {self.tr('{fields} will be asked').format(fields=', '.join(open_))}" if open_ else words

    def _show_versions(self, place: Disagreement, annotators: Sequence[str], asked: FieldQuestion | None) -> None:
        for number, uid in enumerate(annotators):
            name = self._review.articles.name_of(uid)
            card = VersionCard(number, name, lane_colour(number, self._theme), self._versions)
            if asked is None:
                self._fill(card, place, place.annotations[uid])
            else:
                self._fill_answer(card, asked, uid)
            card.finish()
            card.chosen.connect(self.version_chosen)
            columns = 2 if len(annotators) > 1 else 1
            self._grid.addWidget(card, number // columns, number % columns)
            card.show()
            self.cards.append(card)

    def _fill_answer(self, card: VersionCard, asked: FieldQuestion, annotator_uid: str) -> None:
        version = asked.versions.get(annotator_uid)
        if version is None:
            card.add_words(self.tr("another version"), Look.MUTED)
            card.button.setEnabled(False)
        else:
            item = self._review.session.scheme.label(asked.label_uid).field(asked.key)
            card.add_words(value_words(item, version.fields.get(asked.key)), serif=True)

    def _fill(self, card: VersionCard, place: Disagreement, group: Sequence[Annotation]) -> None:
        if not group:
            card.add_words(self.tr("nothing here"), Look.MUTED)
        for one in group:
            label = self._review.session.scheme.label(one.label_uid)
            card.add_words(short_quote(one.quote), serif=True)
            card.add_words(label.name, Look.SMALL, colour=self._theme.label_colours(label).text)
            for name, words, differs in field_lines(label, one.fields, place.differing_fields):
                card.add_words(f"{name}: {words}", Look.SMALL, colour=self._theme.shades.text if differs else "")
            if one.note:
                card.add_words(one.note, Look.SMALL)

    def _clear_versions(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []

    def _show_reasons(self, *, may: bool) -> None:
        self._reason.setVisible(may)
        if not may:
            return
        review = self._review
        verdicts = review.verdicts()
        chosen = verdicts[-1].reason if verdicts and not review.is_open() else self._decisions.reason
        reasons = list(review.options().reasons)
        if chosen and chosen not in reasons:
            reasons.append(chosen)
        self._reason.clear()
        self._reason.addItem(self.tr("Reason (R)"), "")
        for reason in reasons:
            self._reason.addItem(reason_words(reason), reason)
        self._reason.insertSeparator(self._reason.count())
        self._reason.addItem(self.tr("Edit the reasons…"), None)
        self._reason.setCurrentIndex(max(self._reason.findData(chosen), 0))

    def _choose_reason(self, row: int) -> None:
        reason = self._reason.itemData(row)
        if reason is None:
            self.show_place()
            self.reasons_wanted.emit()
        else:
            self.reason_chosen.emit(reason)

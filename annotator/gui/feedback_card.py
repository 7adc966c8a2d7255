"""What a reviewer decided about the selected tag and why, below its form, with an entry for a reply."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.feedback import Correction, Outcome
from annotator.domain.review import SpanForm
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.review_words import field_name, reason_words, short_quote, value_words

if TYPE_CHECKING:
    from annotator.services.feedback import FeedbackNote

_EDGE = 14


class FeedbackCard(QFrame):
    """Shows verdicts; hidden where there are none."""

    replied = Signal(str)
    left = Signal()
    """The user wants to go back to the article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        looking(self, Look.CARD)
        self._words = PlainLabel("", None, self)
        self._words.setWordWrap(True)
        self.reply = QLineEdit(self)
        self.reply.setPlaceholderText(self.tr("Reply to the reviewer…"))
        self.reply.setAccessibleName(self.tr("Reply to the reviewer"))
        self.reply.returnPressed.connect(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 10, _EDGE, 12)
        column.setSpacing(6)
        column.addWidget(PlainLabel(self.tr("Review").upper(), Look.SECTION, self))
        column.addWidget(self._words)
        column.addWidget(self.reply)
        self.hide()

    def show_notes(self, notes: "Sequence[FeedbackNote]", scheme: AnnotationScheme, *, may_reply: bool) -> None:
        """Show what was decided, except that something was kept without a word."""
        telling = [one for one in notes if one.comments or one.correction.outcome is not Outcome.KEPT]
        lines = []
        for note in telling:
            lines.append(self._line(note, scheme))
            lines += [f"{name}: {comment.text}" for name, comment in note.comments]
        # Several fields of one tag are decided one by one; their discussion is one.
        self._words.setText("\n".join(dict.fromkeys(lines)))
        self.reply.setVisible(may_reply and any(one.correction.annotation_uid for one in telling))
        self.setVisible(bool(telling))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # What a reviewer said must be read in full; layouts squeeze wrapped words where room is scarce.
        width = self.contentsRect().width() - 2 * _EDGE
        if width > 0:
            self._words.setMinimumHeight(max(0, self._words.heightForWidth(width)))

    def words(self) -> str:
        """Return what is shown; empty where nothing is."""
        return "" if self.isHidden() else self._words.text()

    def _line(self, note: "FeedbackNote", scheme: AnnotationScheme) -> str:
        correction = note.correction
        words = {
            Outcome.KEPT: self.tr("{reviewer} kept this tag"),
            Outcome.CHANGED: self.tr("{reviewer} changed this tag"),
            Outcome.REMOVED: self.tr("{reviewer} removed this tag from gold"),
            Outcome.MISSED: self.tr("{reviewer} found a missed mention"),
        }[correction.outcome].format(reviewer=note.reviewer)
        changes = "; ".join(self._changes(correction, scheme))
        line = f"{words}: {changes}" if changes else words
        return f"{line} ({reason_words(correction.verdict.reason)})" if correction.verdict.reason else line

    def _changes(self, correction: Correction, scheme: AnnotationScheme) -> list[str]:
        before, after = correction.before, correction.after
        if after is None:
            return []
        if before is None:
            return [f"{short_quote(after.quote)} · {_label(scheme, after)}"]
        parts = []
        if correction.moved:
            parts.append(f"{short_quote(before.quote)} → {short_quote(after.quote)}")
        if correction.relabelled:
            parts.append(f"{_label(scheme, before)} → {_label(scheme, after)}")
        for change in correction.fields:
            item = scheme.label(after.label_uid).field(change.key)
            name = field_name(scheme, after.label_uid, change.key)
            parts.append(f"{name}: {value_words(item, change.before)} → {value_words(item, change.after)}")
        return parts

    def _send(self) -> None:
        text = self.reply.text().strip()
        if text:
            self.reply.clear()
            self.replied.emit(text)
        self.left.emit()


def _label(scheme: AnnotationScheme, form: SpanForm) -> str:
    return next((label.name for label in scheme.labels if label.uid == form.label_uid), "?")

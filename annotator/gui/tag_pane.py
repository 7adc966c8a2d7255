"""The right pane of Tag: labels, the form of the selected tag, suggestions, the article's tags, Flag and Done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.scheme import AnnotationScheme, Field
from annotator.domain.workflow import Progress, State
from annotator.gui.feedback_card import FeedbackCard
from annotator.gui.label_palette import LabelPalette
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.span_list import SpanList
from annotator.gui.tag_form import TagForm
from annotator.gui.theme import Theme
from annotator.session.session import ProjectSession


class TagPane(QWidget):
    """Lays the parts of the pane out and keeps flag, state and suggestion count true; the workspace wires the rest."""

    flag_toggled = Signal(bool)
    done_requested = Signal()
    suggestions_requested = Signal()
    """The user wants to be taken to the first suggestion."""

    def __init__(self, session: ProjectSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.palette_ = LabelPalette(theme, self)
        self.form = TagForm(theme, self._link_choices, self)
        self.feedback = FeedbackCard(self)
        self.spans = SpanList(theme, self)
        self._suggested = self._make_suggestion_card()
        self._flag = QPushButton(self.tr("Flag"), self)
        self._flag.setCheckable(True)
        self._done = looking(QPushButton(self), Look.PRIMARY)
        looking(self, Look.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self._flag.clicked.connect(self.flag_toggled)
        self._done.clicked.connect(self.done_requested)

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Offer the labels of a scheme."""
        self.palette_.set_scheme(scheme)
        self.form.set_scheme(scheme)

    def show_progress(self, progress: Progress | None) -> None:
        """Show whether the article is flagged and done."""
        self.setEnabled(progress is not None)
        self._flag.setChecked(progress is not None and progress.flagged)
        is_done = progress is not None and progress.state is State.DONE
        self._done.setText(self.tr("Next to do") if is_done else self.tr("Done, next"))
        self._done.setToolTip(self.tr("Mark this article as done and open the next one to do (Ctrl+Enter)"))

    def show_suggestion_count(self, count: int) -> None:
        """Show how many suggestions the article has; none hides the card."""
        self._suggested_count.setText(self.tr("Suggested {count}").format(count=count).upper())
        self._suggested.setVisible(count > 0)

    def show_suggestion_keys(self, shown: bool) -> None:
        """Show the keys for suggestions, or leave their room to a form."""
        self._suggestion_keys.setVisible(shown)

    def focus_first(self) -> None:
        """Give the focus to the form, or to the labels where no tag is selected."""
        if self.form.rows():
            self.form.focus_first()
        elif self.palette_.isEnabled() and self.palette_.buttons():
            self.palette_.buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.spans.setFocus(Qt.FocusReason.TabFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Refuse what would write."""
        self.form.set_read_only(read_only)
        for widget in (self.palette_, self._flag, self._done):
            widget.setEnabled(not read_only)

    def _make_suggestion_card(self) -> QFrame:
        card = looking(QFrame(self), Look.CARD)
        self._suggested_count = looking(PlainLabel(parent=card), Look.SECTION)
        go = looking(QPushButton(self.tr("Go to the first"), card), Look.QUIET)
        go.clicked.connect(self.suggestions_requested)
        self._suggestion_keys = QWidget(card)
        row = QHBoxLayout(self._suggestion_keys)
        row.setContentsMargins(0, 0, 0, 0)
        for key, does in (("Tab", self.tr("next")), ("Enter", self.tr("accept")), ("⌫", self.tr("reject"))):
            row.addWidget(looking(PlainLabel(key, parent=card), Look.KEY_CAP))
            row.addWidget(looking(PlainLabel(does, parent=card), Look.SMALL))
        row.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._suggested_count, 1)
        head.addWidget(go)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.addLayout(head)
        column.addWidget(self._suggestion_keys)
        card.hide()
        return card

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._flag)
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(14)
        # Keys that come and go with a form must not push the article to and fro.
        column.addStrut(self._suggested.sizeHint().width())
        column.addWidget(self.palette_)
        column.addWidget(self.form)
        column.addWidget(self.feedback)
        column.addWidget(self._suggested)
        column.addWidget(self.spans, 1)
        column.addLayout(buttons)

    def _link_choices(self, item: Field) -> list[tuple[str, str]]:
        """Return (id, quote) of the article's spans that a link field may point to."""
        target = self._session.scheme.label_named(item.links_to)
        if target is None:
            return []
        return [(tag.uid, tag.quote) for tag in self._session.annotations() if tag.label_uid == target.uid]

"""The right pane of Review: the disagreement, the form while it is edited, the discussion, and agreement."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.scheme import AnnotationScheme
from annotator.gui.agreement_panel import AgreementPanel
from annotator.gui.disagreement_card import DisagreementCard
from annotator.gui.discussion import Discussion
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.review_draft import ReviewDraft
from annotator.gui.tag_form import TagForm
from annotator.gui.theme import Theme
from annotator.session.review_decisions import ReviewDecisions
from annotator.session.review_session import ReviewSession

_NARROWEST, _WIDEST_NEED = 300, 440
"""Room for the pane: as much as its words need in any language, but a label's endless name does not get it all."""


class _Column(QScrollArea):
    """Scrolls up and down only, so it is never narrower than what stands in it."""

    def minimumSizeHint(self) -> QSize:
        """Return the width that the words need, and a bar beside them."""
        content = self.widget()
        need = content.minimumSizeHint().width() if content is not None else 0
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(min(max(need + bar, _NARROWEST), _WIDEST_NEED), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more or less room when what stands in it does."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ReviewPane(QWidget):
    """Lays the cards out and keeps them true."""

    def __init__(
        self,
        review: ReviewSession,
        decisions: ReviewDecisions,
        draft: ReviewDraft,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._draft = draft
        self.card = DisagreementCard(review, decisions, theme, self)
        self.form = TagForm(theme, parent=self)
        self.save = looking(QPushButton(self.tr("Take this version  ⏎"), self), Look.PRIMARY)
        self.cancel = QPushButton(self.tr("Cancel  Esc"), self)
        self._hint = PlainLabel(self.tr("Alt+arrows move the end, with Shift the start."), Look.SMALL, self)
        self._hint.setWordWrap(True)
        self.editing = QWidget(self)
        self.discussion = Discussion(self)
        self.agreement = AgreementPanel(review.session, theme, self)
        self._lay_out()
        review.moved.connect(self.show_place)
        review.articles.measured.connect(self.agreement.show_measurement)
        draft.changed.connect(self.show_draft)

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Offer the labels of a scheme."""
        self.form.set_scheme(scheme)

    def show_place(self) -> None:
        """Show the place in question."""
        self.card.show_place()
        may = self._review.reviewed is not None and not self._review.session.read_only_reason
        self.discussion.show_thread(self._review.discussion(), self._review.articles.name_of, may_reply=may)
        self.discussion.setVisible(self._review.reviewed is not None)

    def show_draft(self) -> None:
        """Show the form of the draft that is edited, or the disagreement again."""
        is_active = self._draft.is_active
        self.editing.setVisible(is_active)
        self.card.setVisible(not is_active)
        self.agreement.setVisible(not is_active and self.agreement.measurement is not None)
        current = self._draft.current()
        if current is None:
            self.form.clear()
            return
        label = self._review.session.scheme.label(current.label_uid)
        reading = self._review.session.reading
        self.form.show_annotation(current, label, lambda key: reading.field_values(label.uid, key))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        editing = QVBoxLayout(self.editing)
        editing.setContentsMargins(0, 0, 0, 0)
        editing.addWidget(self.form)
        editing.addWidget(self._hint)
        editing.addLayout(buttons)
        self.editing.hide()
        content = looking(QWidget(self), Look.CLEAR)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(14)
        for widget in (self.card, self.editing, self.discussion, self.agreement):
            column.addWidget(widget)
        column.addStretch(1)
        area = _Column(self)
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        looking(self, Look.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

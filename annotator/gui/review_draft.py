"""The reviewer's own version while it is being made: boundaries in the article, label and fields in a form."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.comparison import Agreed, Disagreement, Proposal
from annotator.domain.span import Span
from annotator.services.reviewing import Draft

_DRAFT = "draft"


class ReviewDraft(QObject):
    """Drafts of gold spans, written only when they are accepted."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: dict[str, Annotation] = {}
        self._text = ""
        self.selected = ""
        """Id of the draft in the form."""

    @property
    def is_active(self) -> bool:
        """Tell whether something is being edited."""
        return bool(self._text)

    def begin(self, text: str, spans: Sequence[tuple[Span, str, Mapping[str, FieldValue]]]) -> None:
        """Begin with these spans, their labels and fields."""
        self._text = text
        self._drafts = {}
        for number, (span, label_uid, fields) in enumerate(spans):
            uid = f"{_DRAFT}:{number}"
            self._drafts[uid] = Annotation(uid, "", "", label_uid, span, span.quote(text), dict(fields))
        self.selected = next(iter(self._drafts), "")
        self.changed.emit()

    def end(self) -> None:
        """Drop everything."""
        if not self.is_active:
            return
        self._text = ""
        self._drafts = {}
        self.selected = ""
        self.changed.emit()

    def annotations(self) -> list[Annotation]:
        """Return the drafts as the form and the view take them."""
        return list(self._drafts.values())

    def current(self) -> Annotation | None:
        """Return the draft in the form."""
        return self._drafts.get(self.selected)

    def drafts(self) -> list[Draft]:
        """Return the drafts as a review takes them."""
        return [Draft(one.span, one.label_uid, one.fields) for one in self._drafts.values()]

    def select(self, uid: str) -> None:
        """Put a draft into the form."""
        if uid in self._drafts and uid != self.selected:
            self.selected = uid
            self.changed.emit()

    def move(self, uid: str, span: Span) -> None:
        """Give a draft other edges."""
        if uid in self._drafts:
            self._drafts[uid] = self._drafts[uid]._replace(span=span, quote=span.quote(self._text))
            self.selected = uid
            self.changed.emit()

    def relabel(self, uid: str, label_uid: str) -> None:
        """Give a draft another label; its fields belong to the old one and go."""
        if uid in self._drafts and self._drafts[uid].label_uid != label_uid:
            self._drafts[uid] = self._drafts[uid]._replace(label_uid=label_uid, fields={})
            self.changed.emit()

    def set_fields(self, uid: str, values: Mapping[str, FieldValue | None]) -> None:
        """Set fields of a draft; None clears one."""
        if uid in self._drafts:
            fields = {**self._drafts[uid].fields, **values}
            kept = {key: value for key, value in fields.items() if value is not None}
            self._drafts[uid] = self._drafts[uid]._replace(fields=kept)
            self.changed.emit()

    def remove(self, uid: str) -> None:
        """Take a draft away."""
        self._drafts.pop(uid, None)
        self.selected = next(iter(self._drafts), "")
        self.changed.emit()


def first_version(
    place: Disagreement | Agreed, proposal: Proposal | None
) -> list[tuple[Span, str, Mapping[str, FieldValue]]]:
    """Return what an edit begins with: the proposal, else the first annotator's version."""
    if proposal is not None and proposal.spans:
        return [(one.span, one.label_uid, one.fields) for one in proposal.spans]
    if isinstance(place, Agreed):
        first = next(iter(place.annotations.values()))
        return [(first.span, first.label_uid, first.fields)]
    group = next(group for group in place.annotations.values() if group)
    return [(one.span, one.label_uid, one.fields) for one in group]

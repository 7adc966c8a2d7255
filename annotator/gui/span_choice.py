"""Which span is selected and which one is under the caret, as caret and mouse move."""

from PySide6.QtCore import QObject, QPoint, Signal

from annotator.domain.span import Span
from annotator.gui.announcing import announce
from annotator.gui.reading_text import ReadingText
from annotator.gui.span_layers import ShownSpan


class SpanChoice(QObject):
    """Keeps at most one span selected: never while text is selected, and not after the caret has left it."""

    changed = Signal(str)
    """Id of the span that is selected now, or an empty text."""
    under_caret_changed = Signal(str)

    def __init__(self, text: ReadingText) -> None:
        super().__init__(text)
        self.selected = ""
        self.under_caret = ""
        self._picked_before = ""
        self._text = text
        text.caret_moved.connect(self._leave_with_caret)
        text.selection_changed.connect(self._leave_for_selection)

    def shown(self) -> ShownSpan | None:
        """Return the selected span, or None."""
        return self._text.layers.get(self.selected)

    def select(self, uid: str) -> None:
        """Select a span, or none with an empty id; the caret stays."""
        changed, self.selected = uid != self.selected, uid
        self.frame()
        if changed:
            if uid and self._text.selection():
                self._text.set_caret(self._text.caret())
            self.changed.emit(uid)

    def go_to(self, shown: ShownSpan | None) -> bool:
        """Select a span, move the caret to it and scroll to it; tell whether there was one."""
        if shown:
            self.select(shown.uid)
            self._text.set_caret(shown.span.start)
            self._text.show_stretch(shown.span)
        return shown is not None

    def following(self) -> ShownSpan | None:
        """Return the span behind the selected one or the caret."""
        return self._text.layers.after(self.shown(), self._text.caret())

    def preceding(self) -> ShownSpan | None:
        """Return the span before the selected one or the caret."""
        return self._text.layers.before(self.shown(), self._text.caret())

    def cycle(self) -> None:
        """Select the next of the spans stacked at the caret, from the shortest to the longest and round again."""
        self._select_next_of(self._text.layers.at(self._text.caret()))

    def pick(self, point: QPoint) -> None:
        """Select the span at a point; the next one of those stacked there if it is selected already."""
        self._picked_before = self.selected
        stacked = self._text.spans_at(point)
        if stacked:
            self._select_next_of(stacked)
        else:
            self.select("")

    def pick_again(self, point: QPoint) -> str:
        """Select the span at a point for a double click, whose first click has already moved on; return its id."""
        return self._select_kept(self._text.spans_at(point), self._picked_before)

    def pick_for_menu(self, point: QPoint) -> str:
        """Select the span at a point unless the selected one is there too; return its id, or an empty text."""
        return self._select_kept(self._text.spans_at(point), self.selected)

    def refresh(self) -> None:
        """Show changed spans, and forget the selected one if it is gone."""
        if self.selected and not self.shown():
            self.select("")
        self.frame()
        self._follow_caret(self._text.caret())

    def start_anew(self) -> None:
        """Look at another article."""
        self.under_caret = ""
        self._follow_caret(self._text.caret())
        if not self.under_caret:
            self.under_caret_changed.emit("")

    def frame(self) -> None:
        """Frame the selected span where it is stored."""
        self._text.set_frame(self.shown())

    def _select_next_of(self, stacked: list[ShownSpan]) -> None:
        uids = [one.uid for one in stacked]
        if self.selected in uids:
            self.select(uids[(uids.index(self.selected) + 1) % len(uids)])
        elif uids:
            self.select(uids[0])

    def _select_kept(self, stacked: list[ShownSpan], kept: str) -> str:
        uids = [one.uid for one in stacked]
        uid = kept if kept in uids else next(iter(uids), "")
        if uid:
            self.select(uid)
        return uid

    def _leave_with_caret(self, place: int) -> None:
        shown = self.shown()
        if shown and not shown.span.start <= place <= shown.span.end:
            self.select("")
        self._follow_caret(place)

    def _leave_for_selection(self, selection: Span | None) -> None:
        """Let go of the selected span: a key tags selected text, and would relabel a selected span."""
        if selection:
            self.select("")

    def _follow_caret(self, place: int) -> None:
        stacked = self._text.layers.at(place)
        uid = stacked[0].uid if stacked else ""
        if uid == self.under_caret:
            return
        self.under_caret = uid
        if stacked:
            announce(self._text, self.spoken(stacked[0]))
        self.under_caret_changed.emit(uid)

    def spoken(self, shown: ShownSpan) -> str:
        """Return what a screen reader says of a span."""
        template = self.tr("Suggestion, {label}: {quote}") if shown.suggestion else self.tr("{label}: {quote}")
        return template.format(label=shown.look.name, quote=shown.span.quote(self._text.text))

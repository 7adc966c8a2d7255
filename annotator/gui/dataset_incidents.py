"""Who says what of a strike: one row for each source and time, and the range of all of them below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from annotator.domain.incidents import Figure, Incident
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.calm_boxes import CalmBox
from annotator.gui.card import Card, TakeAwayButton
from annotator.gui.looks import Look, set_look
from annotator.gui.notifications import NotificationBar
from annotator.gui.picture import Row
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.session.article_words import date_words

_MOST_INCIDENTS = 500
_MOST_ROWS = 12
_ROW = 28
_DASH = "—"
_ARTICLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Shown:
    """One line of the table; the line of the range belongs to no article."""

    cells: tuple[str, ...]
    article: str = ""


class IncidentTable(QTableWidget):
    """The statements about one strike; Enter and a double click open the article."""

    article_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Who says what"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(_ROW)
        self.horizontalHeader().setSectionsClickable(False)
        set_look(self, Look.FIGURES)
        self.itemActivated.connect(self._choose)

    def show_lines(self, heads: Sequence[str], lines: Sequence[_Shown]) -> None:
        """Show lines; the first column takes the room that the others leave."""
        self.setColumnCount(len(heads))
        self.setRowCount(len(lines))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column, words in enumerate(heads):
            head = QTableWidgetItem(words)
            head.setTextAlignment(right if column else left)
            self.setHorizontalHeaderItem(column, head)
        for row, line in enumerate(lines):
            for column, words in enumerate(line.cells):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words if column in (0, len(heads) - 1) else "")
                cell.setTextAlignment(right if column else left)
                cell.setData(_ARTICLE, line.article)
                if not line.article:
                    font = QFont(self.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    cell.setFont(font)
                self.setItem(row, column, cell)
        header = self.horizontalHeader()
        for column in range(len(heads)):
            is_wide = column in (0, len(heads) - 1)
            mode = QHeaderView.ResizeMode.Stretch if is_wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.setFixedHeight(_ROW * (min(len(lines), _MOST_ROWS) + 1) + 4)

    def _choose(self, cell: QTableWidgetItem) -> None:
        article = str(cell.data(_ARTICLE) or "")
        if article:
            self.article_chosen.emit(article)


class WhoSaysCard(Card):
    """Lets one go through the strikes, those with the most sources first."""

    article_wanted = Signal(str)

    def __init__(self, scheme: AnnotationScheme, theme: Theme, messages: NotificationBar) -> None:
        super().__init__("")
        self.set_title(self.tr("Who says what"))
        self._scheme = scheme
        self._incidents: list[Incident] = []
        self.strikes = CalmBox(self.tr("Strike"), self)
        self.table = IncidentTable(self)
        self._sentence = PlainLabel("", Look.MUTED, self)
        self._sentence.setWordWrap(True)
        self.take_away = TakeAwayButton(self, theme, self.rows, None, messages.show_error)
        self.take_away.name_after(self.title())
        self.head.addWidget(self.take_away)
        for widget in (self.strikes, self.table, self._sentence):
            self.column.addWidget(widget)
        self.strikes.activated.connect(self._show_strike)
        self.table.article_chosen.connect(self.article_wanted)
        self.say("")

    def say(self, sentence: str) -> None:
        """Say something instead of a table."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for widget in (self.strikes, self.table, self.take_away):
            widget.setVisible(not sentence)

    def has_answer(self) -> bool:
        """Tell whether there is a table or a sentence to show."""
        return bool(self._incidents or self._sentence.text())

    def show_incidents(self, incidents: Sequence[Incident], scheme: AnnotationScheme) -> None:
        """Offer these strikes; the one on show stays where it is still there."""
        self._scheme = scheme
        shown = self._current()
        told = [incident for incident in incidents if incident.statements]
        told.sort(key=lambda one: (-one.sources, -len(one.statements)))
        self._incidents = told[:_MOST_INCIDENTS]
        if not self._incidents:
            self.say(self.tr("No casualty figures yet. Tag them, and what each source says stands here side by side."))
            return
        self.say("")
        self.strikes.clear()
        for incident in self._incidents:
            self.strikes.addItem(self._name(incident))
        uids = [incident.uid for incident in self._incidents]
        self.strikes.setCurrentIndex(uids.index(shown.uid) if shown is not None and shown.uid in uids else 0)
        self._show_strike()

    def rows(self) -> list[Row]:
        """Return the table on show, headings first."""
        incident = self._current()
        if incident is None:
            return []
        return [self._heads(incident), *(line.cells for line in self._lines(incident))]

    def _current(self) -> Incident | None:
        row = self.strikes.currentIndex()
        return self._incidents[row] if 0 <= row < len(self._incidents) else None

    def _show_strike(self) -> None:
        incident = self._current()
        if incident is not None:
            self.table.show_lines(self._heads(incident), self._lines(incident))

    def _name(self, incident: Incident) -> str:
        place = incident.place or self.tr("place not tagged")
        day = date_words(incident.day.isoformat() if incident.day else "")
        sources = self.tr("%n sources", "", incident.sources)
        return f"{place}, {day} · {sources}"

    def _heads(self, incident: Incident) -> tuple[str, ...]:
        names = (self._outcome(outcome) for outcome in incident.outcomes())
        return (self.tr("Source"), *names, self.tr("said by"))

    def _lines(self, incident: Incident) -> list[_Shown]:
        outcomes = incident.outcomes()
        lines = []
        for one in incident.statements:
            outlet = one.metadata.source or one.metadata.title or self.tr("no outlet")
            source = ", ".join(part for part in (outlet, date_words(one.as_of) if one.as_of else "") if part)
            figures = (one.figures[outcome].words() if outcome in one.figures else "" for outcome in outcomes)
            lines.append(_Shown((source, *figures, one.said_by or _DASH), one.article))
        ranges = (_stated(incident.range(outcome)) for outcome in outcomes)
        sources = self.tr("%n sources", "", incident.sources)
        return [*lines, _Shown((self.tr("Range"), *ranges, sources))]

    def _outcome(self, value: str) -> str:
        """Return what the scheme calls an outcome."""
        for label in self._scheme.labels:
            for field in label.fields:
                choice = field.choice(value) if field.key == "outcome" else None
                if choice is not None:
                    return choice.name
        return value


def _stated(figure: Figure) -> str:
    return _DASH if figure == Figure() else figure.words()

"""What the chosen part of a project holds, in tables and pictures that can be taken away."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.incidents import Incident
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import State
from annotator.errors import KnownError
from annotator.gui.card import Card, TakeAwayButton
from annotator.gui.dataset_incidents import WhoSaysCard
from annotator.gui.dataset_names import SpellingsCard
from annotator.gui.dataset_pictures import CountBars, DayColumns, NamedCount
from annotator.gui.looks import Look
from annotator.gui.notifications import NotificationBar
from annotator.gui.picture import Picture
from annotator.gui.picture_view import PictureView
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.gui.translating import translate_error
from annotator.services.statistics import DatasetStatistics

_MOST_BARS = 10
_LONGEST_RANGE = 400
"""Days: in a longer time, days without tags are left out of the picture."""
_LEAST_WIDTH = 220


class ChartCard(Card):
    """A picture with its menu."""

    def __init__(self, title: str, picture: Picture, theme: Theme, messages: NotificationBar) -> None:
        super().__init__(title)
        self.view = PictureView(picture, theme, self, ground="page", least=_LEAST_WIDTH)
        self.take_away = TakeAwayButton(
            self, theme, lambda: self.view.picture.rows(), lambda: self.view.picture, messages.show_error
        )
        self.take_away.name_after(title)
        self.head.addWidget(self.take_away)
        self.column.addWidget(self.view)

    def show_picture(self, picture: Picture) -> None:
        """Show another picture."""
        self.view.set_picture(picture)


class StatisticsColumn(QWidget):
    """Cards below each other; those that would be empty are not there."""

    article_wanted = Signal(str)
    search_wanted = Signal(str)

    def __init__(
        self, scheme: AnnotationScheme, theme: Theme, messages: NotificationBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._theme = theme
        self._statistics: DatasetStatistics | None = None
        self.sentence = PlainLabel("", Look.MUTED)
        self.sentence.setWordWrap(True)
        self._note = Card(self.tr("Figures"), self)
        self._note.column.addWidget(self.sentence)
        self.who_says = WhoSaysCard(scheme, theme, messages)
        self.spellings = SpellingsCard(theme, messages)
        self._titles = {
            "labels": self.tr("Tags by label"),
            "names": self.tr("Most frequent names"),
            "states": self.tr("Articles by state"),
            "days": self.tr("Tags by day"),
            "outlets": self.tr("Articles by outlet"),
        }
        nothing = CountBars("", (), ("", ""))
        self.charts = {key: ChartCard(title, nothing, theme, messages) for key, title in self._titles.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        cards = (self.who_says, self.charts["labels"], self.spellings, self.charts["names"])
        for card in (self._note, *cards, *(self.charts[key] for key in ("outlets", "days", "states"))):
            column.addWidget(card)
            card.hide()
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.who_says.article_wanted.connect(self.article_wanted)
        self.spellings.search_wanted.connect(self.search_wanted)
        theme.changed.connect(self._draw)

    def show_statistics(self, statistics: DatasetStatistics, scheme: AnnotationScheme) -> None:
        """Show what was counted."""
        self._scheme = scheme
        self._statistics = statistics
        self._draw()

    def show_incidents(self, incidents: Sequence[Incident]) -> None:
        """Show who says what of which strike."""
        self.who_says.show_incidents(incidents, self._scheme)
        self._show_who_says()

    def show_error(self, error: KnownError) -> None:
        """Say why there are no figures."""
        self._statistics = None
        self._say(translate_error(error))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self._note.setVisible(bool(sentence))
        for card in (self.who_says, self.spellings, *self.charts.values()):
            card.setVisible(not sentence)

    def _draw(self) -> None:
        found = self._statistics
        if found is None:
            return
        if not found.articles:
            self._say(self.tr("No articles, no figures: what the chosen articles hold is counted here."))
            return
        if not found.spans:
            self._say(self.tr("Nothing is tagged yet in the chosen articles. With the first tags, figures stand here."))
            self._show_chart("states", self._states(found), is_there=True)
            self._show_chart("outlets", self._outlets(found), is_there=len(found.outlets) > 1)
            return
        self._say("")
        self._show_who_says()
        self._show_chart("labels", self._labels(found), is_there=True)
        self._show_chart("names", self._names(found), is_there=any(one.names for one in found.labels))
        self._show_chart("outlets", self._outlets(found), is_there=True)
        self._show_chart("days", self._days(found), is_there=len(found.days) > 1)
        self._show_chart("states", self._states(found), is_there=True)
        differing = [(one.label, name) for one in found.labels for name in one.spelled_differently]
        self.spellings.show_names(sorted(differing, key=lambda each: -each[1].spans))

    def _show_who_says(self) -> None:
        has_tags = self._statistics is not None and self._statistics.spans > 0
        self.who_says.setVisible(has_tags and self.who_says.has_answer())

    def _show_chart(self, key: str, picture: Picture, *, is_there: bool) -> None:
        self.charts[key].show_picture(picture)
        self.charts[key].setVisible(is_there)

    def _labels(self, found: DatasetStatistics) -> Picture:
        colour = self._theme.label_colours
        bars = [NamedCount(one.label.name, one.spans, colour(one.label).text) for one in found.labels]
        return CountBars(self._titles["labels"], bars, (self.tr("Label"), self.tr("Tags")))

    def _names(self, found: DatasetStatistics) -> Picture:
        colour = self._theme.label_colours
        names = [
            NamedCount(name.name, name.spans, colour(one.label).text)
            for one in found.labels
            for name in one.names[:_MOST_BARS]
        ]
        names.sort(key=lambda one: -one.count)
        return CountBars(self._titles["names"], names[:_MOST_BARS], (self.tr("Name"), self.tr("Tags")))

    def _outlets(self, found: DatasetStatistics) -> Picture:
        bars = [NamedCount(one.name or self.tr("no outlet"), one.articles) for one in found.outlets[:_MOST_BARS]]
        return CountBars(self._titles["outlets"], bars, (self.tr("Outlet"), self.tr("Articles")))

    def _days(self, found: DatasetStatistics) -> Picture:
        heads = (self.tr("Day"), self.tr("Tags"))
        return DayColumns(self._titles["days"], _without_gaps(found.days), heads)

    def _states(self, found: DatasetStatistics) -> Picture:
        shades = self._theme.shades
        shown = (
            (State.NEW, self.tr("To do"), shades.muted),
            (State.IN_PROGRESS, self.tr("In progress"), shades.accent),
            (State.DONE, self.tr("Done"), shades.success),
        )
        bars = [NamedCount(words, found.states.get(state, 0), colour) for state, words, colour in shown]
        return CountBars(self._titles["states"], bars, (self.tr("State"), self.tr("Articles")))


def _without_gaps(days: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return days with those between them on which nothing was tagged, as far as these are not too many."""
    if len(days) < 2:
        return list(days)
    counts = dict(days)
    first, last = date.fromisoformat(days[0][0]), date.fromisoformat(days[-1][0])
    length = (last - first).days + 1
    if length > _LONGEST_RANGE:
        return list(days)
    every = ((first + timedelta(days=past)).isoformat() for past in range(length))
    return [(day, counts.get(day, 0)) for day in every]

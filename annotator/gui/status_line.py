"""The line at the bottom: how much is done, the tags and the time of this article, and whether all is saved."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from annotator.gui.looks import Look, looking, set_look
from annotator.gui.plain_label import PlainLabel, as_tool_tip
from annotator.gui.theme import Theme
from annotator.gui.zone_painter import zone_words

_HEIGHT = 34
_BAR_WIDTH = 180
_SIGN = 15


class StatusLine(QWidget):
    """Shows what it is told; everything in it can be read by a screen reader."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._sign = ""
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("Articles done"))
        self._done = PlainLabel("", Look.SMALL, self)
        self._tags = PlainLabel("", Look.SMALL, self)
        self._time = PlainLabel("", Look.SMALL, self)
        self._zone = PlainLabel("", Look.SMALL, self)
        self._saved = PlainLabel("", Look.SMALL, self)
        self._ready = PlainLabel("", Look.SMALL, self)
        self._keys = [
            *(PlainLabel("J", Look.KEY_CAP, self), PlainLabel(self.tr("next disagreement"), Look.SMALL, self)),
            *(PlainLabel("K", Look.KEY_CAP, self), PlainLabel(self.tr("previous disagreement"), Look.SMALL, self)),
        ]
        self._promise = PlainLabel("", Look.SMALL, self)
        self._icon = QLabel(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looking(self, Look.BOTTOM_BAR)
        self.setFixedHeight(_HEIGHT)
        self._lay_out()
        self.show_work()
        theme.changed.connect(self._show_sign)

    def _lay_out(self) -> None:
        self._zone.setMinimumWidth(1)  # in a narrow window it is cut off, too
        # A long reason must not push the window wider; it is cut off, and the tool tip tells it in full.
        self._saved.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        for widget in (self._bar, self._done, self._tags, self._time, self._zone, self._ready):
            row.addWidget(widget)
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for label in self._keys:
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            keys.addWidget(label)
        row.addLayout(keys)
        saved = QHBoxLayout()
        saved.setSpacing(7)
        saved.addWidget(self._saved, 1)
        saved.addWidget(self._icon)
        row.addLayout(saved, 1)
        row.addWidget(self._promise)
        self._promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many articles are done."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        number = QLocale().toString
        self._done.setText(self.tr("{done} of {total} done").format(done=number(done), total=number(total)))

    def show_dataset(self, ready: str) -> None:
        """Show what is ready to go out in the place of the work on an article."""
        self._ready.setText(ready)
        self._promise.setText(self.tr("Nothing leaves this computer"))
        self._show_only(self._ready, self._promise)

    def show_review(self) -> None:
        """Show the keys of a review, and what it does to the tags it is about."""
        self._promise.setText(self.tr("Decisions are kept beside the originals; nothing of them is overwritten"))
        self._show_only(*self._keys, self._promise)

    def show_work(self) -> None:
        """Show the work on articles again."""
        self._show_only(self._bar, self._done, self._tags, self._time, self._zone)

    def _show_only(self, *shown: QWidget) -> None:
        work = (self._bar, self._done, self._tags, self._time, self._zone)
        for widget in (*work, self._ready, *self._keys, self._promise):
            widget.setVisible(widget in shown)
        self._show_sign()

    def show_tags(self, tags: int, suggestions: int) -> None:
        """Show how many tags the article has, and how many more are suggested."""
        words = self.tr("1 span") if tags == 1 else self.tr("%n spans", "", tags)
        if suggestions:
            words += " · " + self.tr("%n suggested", "", suggestions)
        self._tags.setText(words)

    def show_zone(self, zone: object) -> None:
        """Say what the stretch at the caret is where it is no article, else nothing."""
        self._zone.setText("" if zone is None else zone_words())

    def show_seconds(self, seconds: int) -> None:
        """Show the time spent with the article, nothing below a minute."""
        self._time.setText(_duration(seconds) if seconds >= 60 else "")
        self._time.setAccessibleName(self.tr("Time spent on this article: {time}").format(time=_duration(seconds)))
        self._time.setToolTip(self.tr("Time spent on this article"))

    def show_saved(self, name: str) -> None:
        """Say that everything is on disk, and where."""
        self._say(self.tr("Saved to {name}").format(name=name), Look.SMALL, "")

    def show_read_only(self, reason: str) -> None:
        """Say why nothing can be changed."""
        self._say(self.tr("Read-only: {reason}").format(reason=reason), Look.SMALL, "lock")

    def show_not_saved(self, reason: str) -> None:
        """Say that the last change did not reach the disk."""
        self._say(self.tr("Not saved: {reason}").format(reason=reason), Look.PROBLEM, "warning")

    def saved_words(self) -> str:
        """Return what is said about saving, in full."""
        return self._words

    def _say(self, words: str, look: Look, sign: str) -> None:
        self._words, self._sign = words, sign
        set_look(self._saved, look)
        self._saved.setAccessibleName(words)
        self._saved.setToolTip(as_tool_tip(words))
        # Or a screen reader would take the tool tip, with its markup.
        self._saved.setAccessibleDescription(words)
        self._fit()
        self._show_sign()

    def _fit(self) -> None:
        self._saved.ensurePolished()
        width = max(self._saved.width(), 1)
        self._saved.setText(self._saved.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, width))

    def _show_sign(self) -> None:
        self._icon.setVisible(bool(self._sign))
        # Beside a dataset and in a review, only what is wrong with saving matters.
        self._saved.setVisible(bool(self._sign) or self._promise.isHidden())
        if self._sign:
            shade = "danger" if self._sign == "warning" else "muted"
            self._icon.setPixmap(self._theme.icon(self._sign, shade).pixmap(_SIGN, _SIGN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what is said about saving to the room there is."""
        super().resizeEvent(event)
        self._row.activate()
        self._fit()


def _duration(seconds: int) -> str:
    minutes = seconds // 60
    hours, minutes = divmod(minutes, 60)
    number = QLocale().toString
    if hours:
        words = QCoreApplication.translate("StatusLine", "{hours} h {minutes} min")
        return words.format(hours=number(hours), minutes=number(minutes))
    return QCoreApplication.translate("StatusLine", "{minutes} min").format(minutes=number(minutes))

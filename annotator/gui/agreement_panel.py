"""Agreement in a small table: three figures for each label, and what each of them means one click away."""

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from annotator.domain.agreement.report import Figures
from annotator.domain.measures import NOTES, Measure, measure_named
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.review_words import figure_words
from annotator.gui.theme import Theme
from annotator.services.measuring import Measurement
from annotator.session.session import ProjectSession

_COLUMNS = ("exact_f1", "overlap_f1", "unitizing_alpha")


def measure_words(text: str) -> str:
    """Return a sentence about a measure in the language of the window."""
    return QCoreApplication.translate("Measure", text)


class MeasureNote(QFrame):
    """What a figure means, where it comes from and what to beware of; goes away with the next click."""

    def __init__(self, measure: Measure, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looking(self, Look.FLOATING)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(7)
        for words, look in (
            (measure_words(measure.name), Look.HEADING),
            (measure_words(measure.definition), None),
            (measure_words(measure.caveat), Look.MUTED),
            (measure.source, Look.SMALL),
            (measure_words(NOTES[0]), Look.SMALL),
        ):
            line = PlainLabel(words, look, self)
            line.setWordWrap(True)
            column.addWidget(line)
        self.setFixedWidth(340)
        self.setAccessibleName(measure_words(measure.name))
        self.setAccessibleDescription(measure_words(measure.definition))

    def show_below(self, widget: QWidget) -> None:
        """Show the note below a widget, inside the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 2))
        room = widget.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()


class AgreementPanel(QFrame):
    """Shows the figures of the annotators compared."""

    more_wanted = Signal()

    def __init__(self, session: ProjectSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._cells: list[QWidget] = []
        self.measurement: Measurement | None = None
        looking(self, Look.CARD)
        self._heading = PlainLabel("", Look.SECTION, self)
        self.more = looking(QPushButton(self.tr("Details…"), self), Look.QUIET)
        self.more.setAccessibleName(self.tr("Agreement in detail"))
        self.more.clicked.connect(self.more_wanted)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(4)
        self._table.setVerticalSpacing(4)
        self._table.setColumnStretch(0, 1)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addLayout(head)
        column.addLayout(self._table)
        theme.changed.connect(lambda: self.show_measurement(self.measurement))
        self.show_measurement(None)

    def show_measurement(self, measurement: Measurement | None) -> None:
        """Show figures, or hide where there are none."""
        self.measurement = measurement
        for cell in self._cells:
            self._table.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        self.setVisible(measurement is not None)
        if measurement is None:
            return
        articles = measurement.report.articles
        self._heading.setText(self.tr("Agreement, %n articles", "", articles).upper())
        self._add_headings()
        scheme = self._session.scheme
        for row, (uid, figures) in enumerate(measurement.report.labels.items(), 1):
            label = scheme.label(uid)
            self._add_row(row, label.name, figures, self._theme.label_colours(label).text)
        self._add_row(len(measurement.report.labels) + 1, self.tr("All labels"), measurement.report.overall, "")

    def _add_headings(self) -> None:
        words = {"exact_f1": self.tr("F1 exact"), "overlap_f1": self.tr("F1 overlap"), "unitizing_alpha": "αᵤ"}
        for column, key in enumerate(_COLUMNS, 1):
            measure = measure_named(key)
            button = looking(QToolButton(self), Look.QUIET)
            button.setText(words[key])
            button.setAccessibleName(self.tr("What {figure} means").format(figure=measure_words(measure.name)))
            button.setToolTip(self.tr("What this means"))
            button.clicked.connect(lambda _=False, one=measure, at=button: MeasureNote(one, self).show_below(at))
            self._put(button, 0, column)

    def _add_row(self, row: int, name: str, figures: Figures, colour: str) -> None:
        label = PlainLabel(name, None, self)
        if colour:
            label.setStyleSheet(f"color: {colour};")
        self._put(label, row, 0)
        for column, key in enumerate(_COLUMNS, 1):
            value = PlainLabel(figure_words(getattr(figures, key)), None, self)
            value.setAccessibleName(f"{name}, {measure_words(measure_named(key).name)}: {value.text()}")
            self._put(value, row, column)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        alignment = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._table.addWidget(widget, row, column, alignment | Qt.AlignmentFlag.AlignVCenter)
        widget.show()
        self._cells.append(widget)

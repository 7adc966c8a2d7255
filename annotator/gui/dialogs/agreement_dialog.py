"""Agreement in detail: every figure for every label and pair, four pictures, and all of it to copy or save."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.agreement.report import Figures
from annotator.domain.agreement.semeval import Schema
from annotator.domain.measures import MEASURES, NOTES
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import KnownError
from annotator.gui import picture_export
from annotator.gui.agreement_panel import MeasureNote, measure_words
from annotator.gui.agreement_pictures import pictures_of
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.file_dialogs import ask_target
from annotator.gui.looks import Look
from annotator.gui.picture import Picture, Row
from annotator.gui.picture_view import PictureView
from annotator.gui.plain_label import PlainLabel
from annotator.gui.review_words import figure_words
from annotator.gui.theme import Theme
from annotator.gui.translating import translate_error
from annotator.services.measuring import Measurement

_SIZE = (980, 640)


class FigureTable(QTableWidget):
    """Every figure for every label; a click on a heading says what the figure means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("All figures"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setColumnCount(len(MEASURES) + 1)
        self._heads = [self.tr("Spans"), *(measure_words(one.name) for one in MEASURES)]
        self._lines: list[tuple[str, list[str]]] = []
        self.setHorizontalHeaderLabels(self._heads)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setToolTip(self.tr("Click a heading to read what the figure means"))
        self.horizontalHeader().sectionClicked.connect(self._explain)

    def show_figures(self, overall: Figures, labels: Mapping[str, Figures], scheme: AnnotationScheme) -> None:
        """Show figures by label and over all labels."""
        lines = {scheme.label(uid).name: figures for uid, figures in labels.items()}
        lines[self.tr("All labels")] = overall
        self._lines = [(name, self._words(one)) for name, one in lines.items()]
        self.setRowCount(len(self._lines))
        self.setVerticalHeaderLabels(list(lines))
        for row, (_, words) in enumerate(self._lines):
            for column, text in enumerate(words):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, cell)

    def rows(self) -> list[Row]:
        """Return what is shown as a table, headings first."""
        return [["", *self._heads], *([name, *words] for name, words in self._lines)]

    @staticmethod
    def _words(figures: Figures) -> list[str]:
        spans = "" if figures.spans[0] is None else " / ".join(str(count) for count in figures.spans)
        return [spans, *(figure_words(_value(figures, one.key), 3) for one in MEASURES)]

    def _explain(self, column: int) -> None:
        if column > 0:
            MeasureNote(MEASURES[column - 1], self).show_below(self.horizontalHeader())


class AgreementDialog(QDialog):
    """Shows a measurement; copies and saves the picture on show."""

    def __init__(
        self, measurement: Measurement, scheme: AnnotationScheme, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._measurement = measurement
        self._scheme = scheme
        self._theme = theme
        self.setWindowTitle(self.tr("Agreement"))
        self.resize(*_SIZE)
        self.pairs = QComboBox(self)
        self.pairs.setAccessibleName(self.tr("Whose agreement"))
        self.table = FigureTable(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._figures_page(), self.tr("Figures"))
        for picture in pictures_of(measurement, scheme):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setWidget(PictureView(picture, theme))
            self.tabs.addTab(area, picture.title)
        self._problem = PlainLabel("", Look.PROBLEM, self)
        self._problem.hide()
        buttons = ButtonRow(self)
        self.copy = buttons.add(self.tr("&Copy"))
        self.saves = {kind: buttons.add(f"{kind.upper()}…") for kind in ("png", "svg", "csv")}
        self.copy.clicked.connect(self.copy_shown)
        for kind, button in self.saves.items():
            button.setAccessibleName(self.tr("Save as {kind}").format(kind=kind.upper()))
            button.clicked.connect(lambda _=False, kind=kind: self._ask_target(kind))
        self.tabs.currentChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 16)
        column.setSpacing(10)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self._show_pair(0)
        self._follow(0)

    def picture(self) -> Picture | None:
        """Return the picture on show, None where it is the table."""
        area = self.tabs.currentWidget()
        view = area.widget() if isinstance(area, QScrollArea) else None
        return view.picture if isinstance(view, PictureView) else None

    def copy_shown(self) -> None:
        """Copy the picture, or the table as text with tabs."""
        picture = self.picture()
        if picture is None:
            QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self.table.rows()))
        else:
            image = picture_export.as_image(picture, self.font(), self._theme.shades)
            QGuiApplication.clipboard().setImage(image)

    def save(self, kind: str, target: Path) -> None:
        """Save what is shown as ``png``, ``svg`` or ``csv``."""
        picture = self.picture()
        try:
            if picture is None:
                picture_export.write(picture_export.rows_as_csv(self.table.rows()), target)
            elif kind == "csv":
                picture_export.write(picture_export.rows_as_csv(picture.rows()), target)
            else:
                make = picture_export.as_png if kind == "png" else picture_export.as_svg
                picture_export.write(make(picture, self.font(), self._theme.shades), target)
        except KnownError as error:
            self._problem.setText(translate_error(error))
        else:
            self._problem.setText("")
        self._problem.setVisible(bool(self._problem.text()))

    def _figures_page(self) -> QWidget:
        page = QWidget()
        report = self._measurement.report
        names = ", ".join(one.name for one in report.annotators)
        if len(report.pairs) > 1:
            self.pairs.addItem(self.tr("{names}: mean over pairs").format(names=names))
        for pair in report.pairs:
            first, second = (one.name for one in pair.annotators)
            self.pairs.addItem(f"{first} ↔ {second}, " + self.tr("%n articles", "", pair.articles))
        self.pairs.currentIndexChanged.connect(self._show_pair)
        notes = PlainLabel("\n".join(measure_words(note) for note in NOTES), Look.SMALL)
        notes.setWordWrap(True)
        hidden = self._measurement.hidden
        if hidden:
            notes.setText(
                notes.text() + "\n" + self.tr("%n articles are hidden until your own tags are done.", "", hidden)
            )
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self.pairs)
        column.addWidget(self.table, 1)
        column.addWidget(notes)
        return page

    def _show_pair(self, row: int) -> None:
        report = self._measurement.report
        pair = row - 1 if len(report.pairs) > 1 else row
        if 0 <= pair < len(report.pairs):
            shown = report.pairs[pair]
            self.table.show_figures(shown.overall, shown.labels, self._scheme)
        else:
            self.table.show_figures(report.overall, report.labels, self._scheme)

    def _follow(self, _tab: int) -> None:
        for kind in ("png", "svg"):
            self.saves[kind].setVisible(self.picture() is not None)

    def _ask_target(self, kind: str) -> None:
        picture = self.picture()
        name = picture.title if picture is not None else self.tr("Agreement")
        chosen = ask_target(self, self.tr("Save"), f"{name}.{kind}", f"*.{kind}")
        if chosen is not None:
            self.save(kind, chosen.with_suffix(f".{kind}"))


def _value(figures: Figures, key: str) -> float | None:
    schema, _, name = key.partition(".")
    if name:
        return figures.semeval[Schema(name)]
    value: float | None = getattr(figures, schema)
    return value

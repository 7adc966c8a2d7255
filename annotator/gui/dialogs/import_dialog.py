"""Before an import: how each article will read, what is there already, and what can be chosen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.column_mapping import Columns, header_key
from annotator.domain.import_choice import Copies, ImportChoice
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.dialogs.import_labels_page import ImportLabelsPage
from annotator.gui.dialogs.import_text_page import ImportTextPage, copies_text
from annotator.gui.format_titles import title_words
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.problem_words import translate_problem
from annotator.gui.row_delegate import RowDelegate, RowRole
from annotator.gui.theme import Theme
from annotator.services.previewing import ImportPreview, PreviewedArticle, PreviewedFile
from annotator.session.import_memory import ImportMemory

_SIZE = (1060, 660)
_LIST_WIDTH = 340
_MOST_SHOWN = 2_000

ReadAgain = Callable[[ImportPreview, int, ImportChoice], None]
"""Reads the file of a number anew, as it is to be read now."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list: an article of a file, or a file without one."""

    file: int
    article: int | None


class ImportDialog(QDialog):
    """Accepted: import the way :meth:`choice` says. Nothing has been written when it is shown."""

    def __init__(
        self,
        preview: ImportPreview,
        scheme: AnnotationScheme,
        memory: ImportMemory,
        read_again: ReadAgain,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._memory = memory
        self._read_again = read_again
        self._theme = theme
        self._encodings: dict[Path, str] = {}
        self._columns: dict[str, Columns] = memory.columns()
        self._one_by_one: dict[str, Copies] = {}
        self._guessed = {file.source.path for file in preview.files if file.encoding_guessed}
        self._rows: list[_Row] = []
        self._order: dict[_Row, bool] = {}
        """Rows as they were found first, and whether they stand behind those that deserve a look."""
        self._foreign = preview.foreign(scheme)
        self.setWindowTitle(self.tr("Import"))
        self.resize(*_SIZE)
        self.articles = self._article_list()
        self.page = ImportTextPage(theme)
        self.copies = self._copies_choice()
        unit = next((file.unit_assumed for file in preview.files if file.unit_assumed), None)
        self.labels = ImportLabelsPage(preview.labels(), self._foreign, scheme, memory.labels(self._foreign), unit)
        self.labels.as_suggestions.setChecked(self._comes_from_a_machine())
        self._lay_out()
        self._fill()
        self.articles.currentRowChanged.connect(self._show)
        self.page.encoding_chosen.connect(self._choose_encoding)
        self.page.encoding_for_all.connect(self._encode_all)
        self.page.columns_chosen.connect(self._choose_columns)
        self.page.copy_chosen.connect(self._choose_copy)
        self.articles.setCurrentRow(0)
        self.articles.setFocus()

    def choice(self) -> ImportChoice:
        """Return what was chosen, as far as it differs from how files are read anyway."""
        return ImportChoice(
            encodings=dict(self._encodings),
            columns=dict(self._columns),
            labels=self.labels.mapping(),
            as_suggestions=self.labels.as_suggestions.isChecked(),
            offset_unit=self.labels.offset_unit(),
            copies=Copies(self.copies.currentData()),
            one_by_one=dict(self._one_by_one),
        )

    def accept(self) -> None:
        """Remember what was chosen for labels and columns, and import."""
        if self._foreign:
            self._memory.remember_labels(self._foreign, self.labels.chosen())
        for file in self._preview.files:
            if file.columns is not None and header_key(file.columns.header) in self._columns:
                self._memory.remember_columns(file.columns.header, self._columns[header_key(file.columns.header)])
        super().accept()

    # Parts

    def _article_list(self) -> QListWidget:
        articles = QListWidget()
        articles.setAccessibleName(self.tr("Articles to import"))
        articles.setItemDelegate(RowDelegate(self._theme, articles))
        articles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        articles.setFixedWidth(_LIST_WIDTH)
        return articles

    def _copies_choice(self) -> QComboBox:
        copies = QComboBox()
        copies.setAccessibleName(self.tr("What becomes of edited copies"))
        for one in (Copies.LINK, Copies.SKIP, Copies.KEEP):
            copies.addItem(copies_text(one), one.value)
        if not self._preview.copies_compared:
            copies.setCurrentIndex(copies.findData(Copies.KEEP.value))
        return copies

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 12, 0, 0)
        middle.setSpacing(14)
        middle.addWidget(self.articles)
        middle.addWidget(self.page, 1)
        first = QWidget()
        first.setLayout(middle)
        self.tabs = QTabWidget()
        self.tabs.addTab(first, self.tr("&Articles"))
        if self._preview.labels():
            count = f" ({len(self._foreign)})" if self._foreign else ""
            self.tabs.addTab(self.labels, self.tr("&Labels") + count)
        left_out = self._left_out()
        if left_out:
            self.tabs.addTab(self._problems(left_out), self.tr("Left &out") + f" ({len(left_out)})")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self.tr("What will be imported"), Look.HEADING))
        self._counts = PlainLabel("", Look.MUTED)
        self._counts.setWordWrap(True)
        column.addWidget(self._counts)
        column.addWidget(self.tabs, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        copies = sum(article.likeness is not None for article in self._preview.articles())
        label = PlainLabel(self.tr("Edited copies of other articles: %n.", "", copies), Look.MUTED)
        label.setBuddy(self.copies)
        for part in (label, self.copies):
            part.setVisible(bool(copies or self._preview.unseen))
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(ButtonRow(self, self.tr("&Import")))
        return foot

    def _left_out(self) -> list[str]:
        problems = [*self._preview.problems, *(one for file in self._preview.files for one in file.problems)]
        return [translate_problem(one) for one in problems]

    def _problems(self, left_out: list[str]) -> QPlainTextEdit:
        shown = QPlainTextEdit("\n".join(left_out[:_MOST_SHOWN]))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(self.tr("What will be left out, and why"))
        return shown

    def _comes_from_a_machine(self) -> bool:
        """Tell whether all tags are known to be a program's, as predictions of Label Studio are."""
        spans = [span for one in self._preview.articles() for span in one.article.spans]
        formats = {file.source.format.name for file in self._preview.files if any(one.labels for one in file.articles)}
        return bool(spans) and formats <= {"label-studio"} and all(span.origin == "suggestion" for span in spans)

    # The list

    def _fill(self) -> None:
        """Write the list anew: what deserves a look first."""
        current = (
            self._rows[self.articles.currentRow()] if self.articles.currentRow() in range(len(self._rows)) else None
        )
        rows = []
        for number, file in enumerate(self._preview.files):
            rows += [_Row(number, place) for place in range(len(file.articles))] or [_Row(number, None)]
        if not self._rows:
            self._order = {row: not self._is_notable(row) for row in rows}
        self._rows = sorted(rows, key=lambda row: self._order.get(row, True))
        self.articles.blockSignals(True)
        self.articles.clear()
        for row in self._rows:
            self.articles.addItem(self._item(row))
        goes_on = any(file.goes_on for file in self._preview.files)
        if self._preview.unseen or goes_on:
            words = self.tr("and %n more files, imported alike", "", len(self._preview.unseen))
            more = QListWidgetItem(words if self._preview.unseen else self.tr("and more, imported alike"))
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            more.setData(RowRole.DIMMED, True)
            self.articles.addItem(more)
        if current in self._rows:
            self.articles.setCurrentRow(self._rows.index(current))
        elif current is not None:
            place = next((at for at, row in enumerate(self._rows) if row.file == current.file), 0)
            self.articles.setCurrentRow(place)
        self.articles.blockSignals(False)
        self._say_counts()

    def _item(self, row: _Row) -> QListWidgetItem:
        file, article = self._at(row)
        title = article.article.metadata.title if article else file.source.path.name
        item = QListWidgetItem(title)
        parts = [file.source.path.name if article else "", title_words(file.source.format.title)]
        detail = " · ".join(part for part in parts if part)
        trailing = self._remark(file, article)
        item.setToolTip(str(file.source.path))
        item.setData(RowRole.DETAIL, detail)
        item.setData(RowRole.TRAILING, trailing)
        item.setData(RowRole.DIMMED, article is None or bool(article.present))
        spoken = ", ".join(part for part in (title, detail, trailing) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def _remark(self, file: PreviewedFile, article: PreviewedArticle | None) -> str:
        if article is None:
            return self.tr("not readable")
        if article.present:
            return self.tr("there already")
        if article.likeness is not None:
            return self.tr("a copy")
        if file.source.path in self._encodings:
            return self.tr("chosen by you")
        if file.encoding_guessed:
            return self.tr("a guess")
        tags = article.labels.total()
        return self.tr("%n tags", "", tags) if tags else ""

    def _is_notable(self, row: _Row) -> bool:
        file, article = self._at(row)
        return article is None or file.encoding_guessed or article.likeness is not None

    def _say_counts(self) -> None:
        articles = self._preview.articles()
        present = sum(bool(article.present) for article in articles)
        parts = [
            self.tr("%n files", "", len(self._preview.sources())),
            self.tr("%n articles", "", len(articles)),
            self.tr("%n tags", "", self._preview.labels().total()),
        ]
        words = " · ".join(parts)
        if self._preview.unseen or any(file.goes_on for file in self._preview.files):
            words = self.tr("Looked at so far: {counts}").format(counts=words)
        if present:
            words += " · " + self.tr("%n there already", "", present)
        if self._guessed:
            words += " · " + self.tr("guessed encodings: {count}").format(count=len(self._guessed))
        self._counts.setText(words)

    def _at(self, row: _Row) -> tuple[PreviewedFile, PreviewedArticle | None]:
        file = self._preview.files[row.file]
        return file, None if row.article is None else file.articles[row.article]

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._rows):
            return
        file, article = self._at(self._rows[place])
        treatment = self._one_by_one.get(article.text_sha256) if article else None
        others = file.source.path in self._guessed and len(self._guessed) > 1 and bool(file.encoding)
        self.page.show_article(file, article, treatment.value if treatment else "", others_guessed=others)

    # What is chosen

    def _present_row(self) -> _Row:
        return self._rows[max(self.articles.currentRow(), 0)]

    def _choose_encoding(self, encoding: str) -> None:
        self._encode([self._present_row().file], encoding)

    def _encode_all(self, encoding: str) -> None:
        files = enumerate(self._preview.files)
        self._encode([number for number, file in files if file.source.path in self._guessed], encoding)

    def _encode(self, numbers: list[int], encoding: str) -> None:
        for number in numbers:
            self._encodings[self._preview.files[number].source.path] = encoding
            self._again(number)
        self._fill()
        self._show(self.articles.currentRow())

    def _choose_columns(self, columns: Columns) -> None:
        present = self._present_row().file
        table = self._preview.files[present].columns
        if table is None:
            return
        key = header_key(table.header)
        self._columns[key] = columns
        for number, file in enumerate(self._preview.files):
            if file.columns is not None and header_key(file.columns.header) == key:
                self._again(number)
        self._fill()
        self._show(self.articles.currentRow())

    def _again(self, number: int) -> None:
        """Read a file anew; what it said of its encoding before stays visible where nothing can be read now."""
        before = self._preview.files[number]
        self._read_again(self._preview, number, self.choice())
        after = self._preview.files[number]
        if not after.encoding and before.source.path in self._encodings:
            self._preview.files[number] = replace(after, encoding=self._encodings[before.source.path])

    def _choose_copy(self, treatment: str) -> None:
        _, article = self._at(self._present_row())
        if article is None:
            return
        self._one_by_one.pop(article.text_sha256, None)
        if treatment:
            self._one_by_one[article.text_sha256] = Copies(treatment)

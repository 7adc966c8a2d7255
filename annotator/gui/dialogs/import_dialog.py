"""Before an import whose encodings had to be guessed: see how each file reads, and choose another encoding."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.exchange import Problem
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.fonts import reading_font
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import RowDelegate, RowRole
from annotator.gui.theme import Theme
from annotator.services.sources import Preview, Source, preview
from annotator.text.normalise import KNOWN_ENCODINGS

_SIZE = (920, 560)
_LIST_WIDTH = 330
_NAMED = dict(KNOWN_ENCODINGS)


def worth_a_look(previews: Sequence[Preview]) -> bool:
    """Tell whether the user should look at files before they are imported."""
    return any(one.guessed for one in previews)


def encoding_text(encoding: str) -> str:
    """Return an encoding in words, in the language of the window."""
    words = _NAMED.get(encoding)
    return QCoreApplication.translate("encodings", words) if words else encoding.upper()


class ImportDialog(QDialog):
    """Files on the left, the guessed ones first; how the chosen one reads on the right."""

    def __init__(
        self,
        sources: Sequence[Source],
        previews: Sequence[Preview],
        problems: Sequence[Problem],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Show previews of sources; where there are many, the first previews are enough."""
        super().__init__(parent)
        self._theme = theme
        self._sources = {source.path: source for source in sources}
        self._previews = sorted(previews, key=lambda one: not one.guessed)
        self._guessed = {one.path for one in previews if one.guessed}
        self._chosen: dict[Path, str] = {}
        self.setWindowTitle(self.tr("Import"))
        self.resize(*_SIZE)
        self._list = self._file_list()
        self._encoding = QComboBox()
        self._encoding.setAccessibleName(self.tr("Encoding of this file"))
        self._for_all = QPushButton(self.tr("Use for all that were &guessed"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("The beginning of the text"))
        self._text.setFont(reading_font(self.font().pointSizeF() * 1.15))
        self._problem = PlainLabel("", Look.PROBLEM)
        self._problem.setWordWrap(True)
        self._lay_out(problems)
        self._list.currentRowChanged.connect(self._show_file)
        self._encoding.activated.connect(self._choose_encoding)
        self._for_all.clicked.connect(self._use_for_all)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def encodings(self) -> dict[Path, str]:
        """Return the encodings that the user chose; the other files are read as they were shown."""
        return dict(self._chosen)

    def _file_list(self) -> QListWidget:
        files = QListWidget()
        files.setAccessibleName(self.tr("Files to import"))
        files.setItemDelegate(RowDelegate(self._theme, files))
        files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        files.setFixedWidth(_LIST_WIDTH)
        for one in self._previews:
            row = QListWidgetItem(one.path.name)
            row.setToolTip(str(one.path))
            files.addItem(row)
            self._describe(row, one)
        unseen = len(self._sources) - len(self._previews)
        if unseen > 0:
            more = QListWidgetItem(self.tr("and {count} more").format(count=unseen))
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            more.setData(RowRole.DIMMED, True)
            files.addItem(more)
        return files

    def _describe(self, row: QListWidgetItem, one: Preview) -> None:
        trailing = ""
        if one.problem:
            trailing = self.tr("not readable")
        elif one.path in self._chosen:
            trailing = self.tr("chosen by you")
        elif one.guessed:
            trailing = self.tr("a guess")
        parts = [one.format_title, encoding_text(one.encoding) if one.encoding else ""]
        row.setData(RowRole.DETAIL, " · ".join(part for part in parts if part))
        row.setData(RowRole.TRAILING, trailing)
        spoken = ", ".join(part for part in (one.path.name, *parts, trailing) if part)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _lay_out(self, problems: Sequence[Problem]) -> None:
        asked = self.tr("Files: {files}. Encodings that had to be guessed: {guessed}.")
        explanation = PlainLabel(
            asked.format(files=len(self._sources), guessed=len(self._guessed))
            + " "
            + self.tr("Where letters look wrong, choose another encoding; the text shows at once what changes."),
            Look.MUTED,
        )
        explanation.setWordWrap(True)
        line = QHBoxLayout()
        label = PlainLabel(self.tr("Encoding"), Look.MUTED)
        label.setBuddy(self._encoding)
        line.addWidget(label)
        line.addWidget(self._encoding, 1)
        line.addWidget(self._for_all)
        right = QVBoxLayout()
        right.addLayout(line)
        right.addWidget(self._text, 1)
        right.addWidget(self._problem)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self._list)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("See how these files read"), Look.HEADING))
        column.addWidget(explanation)
        column.addLayout(middle, 1)
        if problems:
            column.addWidget(self._left_out(problems))
        column.addWidget(ButtonRow(self, self.tr("&Import")))

    def _left_out(self, problems: Sequence[Problem]) -> PlainLabel:
        named = ", ".join(problem.place for problem in problems[:5])
        words = self.tr("Left out, since no format reads them: {files}.")
        if len(problems) > 5:
            words = self.tr("Left out, since no format reads them: {files} and {count} more.")
        left_out = PlainLabel(words.format(files=named, count=len(problems) - 5), Look.SMALL)
        left_out.setWordWrap(True)
        return left_out

    def _show_file(self, row: int) -> None:
        if not 0 <= row < len(self._previews):
            return
        one = self._previews[row]
        self._fill_encodings(one.encoding)
        self._encoding.setEnabled(bool(one.encoding))
        self._for_all.setEnabled(len(self._guessed - {one.path}) > 0 and bool(one.encoding))
        self._text.setPlainText(one.beginning)
        self._problem.setText(one.problem)
        self._problem.setVisible(bool(one.problem))

    def _fill_encodings(self, present: str) -> None:
        names = [name for name, _ in KNOWN_ENCODINGS]
        if present and present not in names:
            names.insert(0, present)
        self._encoding.clear()
        for name in names:
            self._encoding.addItem(encoding_text(name), name)
        self._encoding.setCurrentIndex(names.index(present) if present else -1)

    def _choose_encoding(self) -> None:
        self._read(self._list.currentRow(), str(self._encoding.currentData()))
        self._show_file(self._list.currentRow())

    def _use_for_all(self) -> None:
        encoding = str(self._encoding.currentData())
        for row, one in enumerate(self._previews):
            if one.path in self._guessed:
                self._read(row, encoding)
        self._show_file(self._list.currentRow())

    def _read(self, row: int, encoding: str) -> None:
        """Read a file's beginning in an encoding; the choice counts even where it does not fit, and that is said."""
        path = self._previews[row].path
        self._chosen[path] = encoding
        self._previews[row] = preview(self._sources[path], encoding)
        item = self._list.item(row)
        if item is not None:
            self._describe(item, self._previews[row])

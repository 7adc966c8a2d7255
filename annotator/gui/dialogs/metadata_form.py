"""The form for what is known about an article: title, outlet, link, date, language."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.article import Metadata
from annotator.gui.looks import Look, set_look
from annotator.gui.plain_label import PlainLabel
from annotator.session.article_words import language_name

_LANGUAGES = ("en", "uk", "ru")
"""Offered first; any other language code can be typed."""


def date_problem(entry: str) -> str:
    """Return why an entry is not a date, in words; empty where it is one or nothing."""
    translate = QCoreApplication.translate
    entry = entry.strip()
    if not entry:
        return ""
    parts = entry.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isdecimal() and part.isascii() for part in parts):
        return translate("MetadataForm", "Write the date as year, month and day: 2024-05-23.")
    try:
        date.fromisoformat(entry)
    except ValueError:
        return translate("MetadataForm", "There is no such day: {date}.").format(date=entry)
    return ""


class MetadataForm(QWidget):
    """Edits metadata; says in place what is wrong with the date."""

    changed = Signal()

    def __init__(self, metadata: Metadata, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._entry(self.tr("Title"), metadata.title)
        self._source = self._entry(self.tr("Outlet"), metadata.source)
        self._url = self._entry(self.tr("Link"), metadata.url)
        self._date = self._entry(self.tr("Date"), metadata.published_on)
        self._date.setPlaceholderText("2024-05-23")
        self._language = QComboBox()
        self._language.setAccessibleName(self.tr("Language"))
        self._fill_languages(metadata.language)
        self._problem = PlainLabel("", Look.PROBLEM)
        self._problem.setWordWrap(True)
        self._lay_out()
        self._date.textChanged.connect(self._check)
        self._check()
        self.setFocusProxy(self._title)

    def metadata(self) -> Metadata:
        """Return what the form says."""
        return Metadata(
            " ".join(self._title.text().split()),
            self._source.text().strip(),
            self._url.text().strip(),
            self._date.text().strip(),
            str(self._language.currentData() or ""),
        )

    def set_title(self, title: str) -> None:
        """Write another title into the form."""
        self._title.setText(title)

    def problem(self) -> str:
        """Return what is wrong with the form, in words; empty where nothing is."""
        return date_problem(self._date.text())

    def go_to_problem(self) -> None:
        """Put the focus into the entry that is wrong."""
        self._date.setFocus()
        self._date.selectAll()

    def _entry(self, name: str, text: str) -> QLineEdit:
        entry = QLineEdit(text)
        entry.setAccessibleName(name)
        entry.setCursorPosition(0)
        entry.textChanged.connect(self.changed)
        return entry

    def _fill_languages(self, present: str) -> None:
        self._language.addItem(self.tr("not known"), "")
        for code in dict.fromkeys((*_LANGUAGES, present)):
            if code:
                self._language.addItem(language_name(code), code)
        self._language.setCurrentIndex(max(self._language.findData(present), 0))
        self._language.currentIndexChanged.connect(self.changed)

    def _lay_out(self) -> None:
        dated = QVBoxLayout()
        dated.setSpacing(3)
        dated.addWidget(self._date)
        dated.addWidget(self._problem)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for widget in (self._title, self._source, self._url):
            form.addRow(self._name(widget), widget)
        form.addRow(self._name(self._date), dated)
        form.addRow(self._name(self._language), self._language)

    def _name(self, widget: QWidget) -> PlainLabel:
        name = PlainLabel(widget.accessibleName(), Look.MUTED)
        name.setBuddy(widget)
        return name

    def _check(self) -> None:
        problem = self.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._date.setAccessibleDescription(problem)
        set_look(self._date, Look.INVALID if problem else None)

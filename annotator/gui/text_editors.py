"""Words: text that completes from earlier values, countries, and links to other spans."""

from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import QEvent, QLocale, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from annotator.domain.annotation import FieldValue
from annotator.domain.scheme import Field
from annotator.gui.field_editor import Changed, FieldEditor, LineEditor
from annotator.gui.looks import Look, set_look

EarlierValues = Callable[[str], Sequence[str]]
LinkChoices = Callable[[Field], Sequence[tuple[str, str]]]
"""From a link field to the spans it may point at: id and quote."""

_MOST_OFFERED = 9


class TextEditor(LineEditor):
    """Text, completed from what was entered in this field before."""

    def __init__(self, item: Field, earlier_values: EarlierValues, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.earlier_values = earlier_values
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        completer.activated.connect(self._complete)
        self.line.setCompleter(completer)
        self.line.installEventFilter(self)

    def stored_text(self) -> str:
        """Return the text."""
        return str(self.values.get(self.item.key, ""))

    def read(self, text: str) -> Changed:
        """Take the text as it is."""
        return {self.item.key: text or None}

    def offered(self) -> Sequence[str]:
        """Return what the entry completes from."""
        return self.earlier_values(self.item.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look up earlier values when the entry is entered, not for every span that is shown."""
        if event.type() == QEvent.Type.FocusIn and watched is self.line:
            self._offered.setStringList(list(self.offered()))
        return super().eventFilter(watched, event)

    def _complete(self) -> None:
        self.line.setModified(True)
        self.commit()


@cache
def countries() -> dict[str, str]:
    """Return the names of the countries by their ISO 3166-1 code, and the European Union."""
    named = {"EU": "European Union"}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            named.setdefault(code, QLocale.territoryToString(territory))
    return dict(sorted(named.items()))


class CountryEditor(TextEditor):
    """A country by its code; names are understood, and so is any other word where the field allows one."""

    def offered(self) -> Sequence[str]:
        """Return what was entered before, then all countries."""
        earlier = [value for value in super().offered() if value not in countries()]
        return [*earlier, *(f"{code}  {name}" for code, name in countries().items())]

    def read(self, text: str) -> Changed:
        """Turn a name or an offered line into the code."""
        folded = text.casefold()
        for code, name in countries().items():
            if folded in {code.casefold(), name.casefold(), f"{code}  {name}".casefold()}:
                return {self.item.key: code}
        return super().read(text)

    def show_stored(self) -> None:
        """Show the code, and the country's name where the pointer rests."""
        super().show_stored()
        self.line.setToolTip(countries().get(self.stored_text(), ""))


class LinkEditor(FieldEditor):
    """A span of this article, chosen from a list, or free words."""

    def __init__(self, item: Field, link_choices: LinkChoices, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._link_choices = link_choices
        self._spans: list[tuple[str, str]] = []
        self.box = _LateBox()
        self.box.about_to_offer.connect(self._offer)
        self.box.setEditable(True)
        self.line = QLineEdit()
        self.box.setLineEdit(self.line)
        self.line.setAccessibleName(item.name)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(3)
        completer = QCompleter(self.box.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        self.row.addWidget(self.box, 1)
        self.box.activated.connect(self._activate)
        self.line.editingFinished.connect(self.commit)

    def entry(self) -> QWidget:
        """Return the list with its self.line."""
        return self.box

    def show_stored(self) -> None:
        """Show the linked quote or the words; the spans are offered when somebody comes to choose."""
        if self.line.isModified() and self.line.hasFocus():
            return
        value = self.values.get(self.item.key)
        self.box.setCurrentIndex(-1)
        self.line.setText(_words(value))
        self.line.setModified(False)
        set_look(self.box, Look.AUTOMATIC if self.automatic and value is not None else None)

    def commit(self) -> None:
        """Announce words that were typed; those of an offered span become a link."""
        if not self.line.isModified():
            return
        self.line.setModified(False)
        text = self.line.text().strip()
        self._offer()
        row = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if text and row >= 0:
            self._activate(row)
        else:
            self.announce({self.item.key: text or None})

    def _activate(self, row: int) -> None:
        self.line.setModified(False)
        uid, quote = self._spans[row]
        self.announce({self.item.key: {"span": uid, "text": quote}})

    def _offer(self) -> None:
        spans = list(self._link_choices(self.item))
        if spans == self._spans:
            return
        self._spans = spans
        text, modified = self.line.text(), self.line.isModified()
        self.box.clear()
        self.box.addItems([" ".join(quote.split()) for _, quote in spans])
        value = self.values.get(self.item.key)
        linked = value["span"] if isinstance(value, dict) else ""
        self.box.setCurrentIndex(next((row for row, (uid, _) in enumerate(spans) if uid == linked), -1))
        self.line.setText(text)
        self.line.setModified(modified)


class _LateBox(QComboBox):
    """Asks for its entries when it is entered or opened: an article may have thousands of them."""

    about_to_offer = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask before somebody types."""
        self.about_to_offer.emit()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """Ask before the list opens."""
        self.about_to_offer.emit()
        super().showPopup()


def _words(value: FieldValue | None) -> str:
    if isinstance(value, dict):
        return " ".join(value.get("text", "").split())
    return str(value) if value is not None else ""

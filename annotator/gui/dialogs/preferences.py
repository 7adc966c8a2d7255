"""Preferences: how the window looks, how tagging works, who annotates, and the keys. Each change counts at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.actions import Actions
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.dialogs.shortcut_page import ShortcutPage
from annotator.gui.fonts import reading_family, reading_font
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import account_name
from annotator.session import preference_names as preference
from annotator.session.settings import Settings

_SIZE = (680, 560)
_LEAST_ZOOM, _MOST_ZOOM, _ZOOM_STEP = 50, 400, 10
_SAMPLE_POINTS = 12.0


class Preferences(QDialog):
    """Writes each preference as it is changed; who follows one listens to the settings."""

    annotator_named = Signal(str)
    """The annotator's name was changed; an empty name means the account's."""

    def __init__(self, settings: Settings, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(*_SIZE)
        self._sample = PlainLabel(self.tr("At least three people were killed in Saltivka."))
        self._sample.setWordWrap(True)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self._general_page(), self.tr("&General"))
        self._tabs.addTab(ShortcutPage(actions, settings, theme), self.tr("&Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 16)
        column.setSpacing(12)
        column.addWidget(self._tabs, 1)
        buttons = ButtonRow(self)
        # Enter ends an entry here; it must not close everything.
        buttons.leave_button.setDefault(False)
        buttons.leave_button.setAutoDefault(False)
        column.addWidget(buttons)
        settings.changed.connect(self._take_up_setting)
        self._show_sample()

    def show_keys(self) -> None:
        """Begin at the keys."""
        self._tabs.setCurrentIndex(1)

    def _general_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 16, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(11)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._zoom = self._zoom_entry()
        self._add(form, self.tr("Look"), self._appearance_entry())
        self._add(form, self.tr("Language"), self._language_entry(), self.tr("Counts from the next start on."))
        self._add(form, self.tr("Article font"), self._font_entry())
        self._add(form, self.tr("Text size"), self._zoom)
        form.addRow("", self._sample)
        self._add(form, self.tr("Dragging"), self._snapping_entry(), self.tr("Ctrl does the opposite while held."))
        hint = self.tr("Your tags are kept under this name; left empty, it is the name of your account.")
        self._add(form, self.tr("Your name"), self._name_entry(), hint)
        return page

    def _add(self, form: QFormLayout, name: str, entry: QWidget, hint: str = "") -> None:
        """Add a row: a name, an entry, and a hint below it."""
        label = PlainLabel(name, Look.MUTED)
        label.setBuddy(entry)
        entry.setAccessibleName(name)
        entry.setAccessibleDescription(hint)
        if not hint:
            form.addRow(label, entry)
            return
        words = PlainLabel(hint, Look.SMALL)
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(entry)
        column.addWidget(words)
        form.addRow(label, column)

    def _appearance_entry(self) -> QComboBox:
        words = {
            Appearance.SYSTEM: self.tr("as the computer"),
            Appearance.LIGHT: self.tr("light"),
            Appearance.DARK: self.tr("dark"),
        }
        entry = QComboBox()
        for appearance, name in words.items():
            entry.addItem(name, appearance.value)
        entry.setCurrentIndex(entry.findData(self._theme.appearance.value))
        entry.activated.connect(lambda _index: self._settings.set(preference.APPEARANCE, str(entry.currentData())))
        return entry

    def _language_entry(self) -> QComboBox:
        entry = QComboBox()
        entry.addItem(self.tr("as the computer"), preference.SYSTEM)
        # Each language by its own name, so that nobody is stuck in one they cannot read.
        entry.addItem("English", "en")
        entry.addItem("Українська", "uk")
        present = self._settings.text(preference.LANGUAGE, preference.SYSTEM)
        entry.setCurrentIndex(max(entry.findData(present), 0))
        entry.activated.connect(lambda _index: self._settings.set(preference.LANGUAGE, str(entry.currentData())))
        return entry

    def _font_entry(self) -> QComboBox:
        entry = QComboBox()
        entry.addItem(self.tr("best serif of this computer ({name})").format(name=reading_family()), "")
        for family in QFontDatabase.families():
            if QFontDatabase.isSmoothlyScalable(family) and not QFontDatabase.isPrivateFamily(family):
                entry.addItem(family, family)
        entry.setMaxVisibleItems(14)
        entry.setCurrentIndex(max(entry.findData(self._settings.text(preference.FONT)), 0))
        entry.activated.connect(lambda _index: self._settings.set(preference.FONT, str(entry.currentData())))
        return entry

    def _zoom_entry(self) -> QSpinBox:
        entry = QSpinBox()
        entry.setRange(_LEAST_ZOOM, _MOST_ZOOM)
        entry.setSingleStep(_ZOOM_STEP)
        entry.setSuffix(" %")
        entry.lineEdit().setTextMargins(7, 0, 0, 0)
        entry.setValue(self._settings.number(preference.ZOOM, 100))
        entry.valueChanged.connect(lambda percent: self._settings.set(preference.ZOOM, percent))
        return entry

    def _snapping_entry(self) -> QCheckBox:
        entry = QCheckBox(self.tr("selects whole &words"))
        entry.setChecked(self._settings.switch(preference.SNAP_TO_WORDS, True))
        entry.toggled.connect(lambda on: self._settings.set(preference.SNAP_TO_WORDS, on))
        return entry

    def _name_entry(self) -> QLineEdit:
        entry = QLineEdit(self._settings.text(preference.ANNOTATOR))
        entry.setPlaceholderText(account_name())
        entry.editingFinished.connect(lambda: self._rename(entry.text().strip()))
        return entry

    def _rename(self, name: str) -> None:
        if name != self._settings.text(preference.ANNOTATOR):
            self._settings.set(preference.ANNOTATOR, name)
            self.annotator_named.emit(name)

    def _take_up_setting(self, name: str) -> None:
        if name == preference.APPEARANCE:
            chosen = self._settings.text(preference.APPEARANCE, Appearance.SYSTEM.value)
            if chosen in set(Appearance) and chosen != self._theme.appearance.value:
                self._theme.set_appearance(Appearance(chosen))
        if name in (preference.FONT, preference.ZOOM):
            self._show_sample()

    def _show_sample(self) -> None:
        """Show a sentence as the article will look."""
        font = reading_font(_SAMPLE_POINTS * self._settings.number(preference.ZOOM, 100) / 100)
        family = self._settings.text(preference.FONT)
        if family:
            font.setFamily(family)
        self._sample.setFont(font)
        self._sample.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

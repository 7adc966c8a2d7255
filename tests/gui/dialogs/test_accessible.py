"""Every control of every dialog says what it is to a screen reader, and the keyboard reaches it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.article import Metadata
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.actions import Actions
from annotator.gui.annotator_button import AnnotatorButton
from annotator.gui.dialogs.about import About
from annotator.gui.dialogs.annotator_dialog import AnnotatorDialog
from annotator.gui.dialogs.article_details import ArticleDetails
from annotator.gui.dialogs.crash_dialog import CrashDialog
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_summary import ImportSummaryDialog
from annotator.gui.dialogs.keys_sheet import KeysSheet
from annotator.gui.dialogs.paste_dialog import PasteDialog
from annotator.gui.dialogs.preferences import Preferences
from annotator.gui.dialogs.snapshots_dialog import SnapshotsDialog
from annotator.gui.dialogs.tag_all_preview import TagAllPreview
from annotator.gui.guidelines_panel import GuidelinesPanel
from annotator.gui.search_palette import SearchPalette
from annotator.gui.theme import Theme
from annotator.gui.welcome_view import WelcomeView
from annotator.services.importing import ImportSummary
from annotator.services.projects import create_project
from annotator.services.sources import find_sources
from annotator.session.import_memory import ImportMemory
from annotator.session.settings import Settings

SMALLEST_SCREEN = (1280, 720)


@pytest.fixture
def makers(
    qtbot: QtBot, tmp_path: Path, theme: Theme, default_scheme: AnnotationScheme
) -> dict[str, Callable[[], QWidget]]:
    window = QWidget()
    qtbot.addWidget(window)
    settings = Settings(tmp_path / "settings.ini")
    settings.remember_project(tmp_path / "a.annotator")
    actions = Actions(settings, window)
    actions.add("file.export", "&Export…", lambda: None, "Ctrl+E")
    text = tmp_path / "a.txt"
    text.write_bytes("Троє людей загинули".encode("cp1251"))
    sources, problems = find_sources([text])
    project = create_project(tmp_path / "p")
    preview = project.previewing.run(sources, problems)
    project.close()
    memory = ImportMemory(settings)

    def palette() -> QWidget:
        window.show()
        found = SearchPalette(actions, theme, window)
        found.open_palette()
        return found

    return {
        "about": lambda: About(theme),
        "annotator": lambda: AnnotatorDialog("Olha"),
        "annotator button": lambda: _with(AnnotatorButton(theme, list), lambda one: one.set_annotator("Olha")),
        "crash": lambda: CrashDialog("report"),
        "details": lambda: ArticleDetails(Metadata("Bombs")),
        "guidelines": lambda: GuidelinesPanel(theme),
        "import": lambda: ImportDialog(preview, default_scheme, memory, lambda *_: None, theme),
        "keys": lambda: KeysSheet(actions),
        "palette": palette,
        "paste": PasteDialog,
        "preferences": lambda: Preferences(settings, actions, theme),
        "snapshots": lambda: SnapshotsDialog("a", [], theme),
        "summary": lambda: ImportSummaryDialog(ImportSummary(articles=1)),
        "tag all": lambda: TagAllPreview("Kharkiv", default_scheme.labels[0], [], 0, theme),
        "welcome": lambda: WelcomeView(settings, theme),
    }


def _with(button: AnnotatorButton, prepare: Callable[[AnnotatorButton], None]) -> AnnotatorButton:
    prepare(button)
    return button


NAMES = (
    "about", "annotator", "annotator button", "crash", "details", "guidelines", "import", "keys", "palette", "paste",
    "preferences", "snapshots", "summary", "tag all", "welcome",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_name(makers: dict[str, Callable[[], QWidget]], name: str, qtbot: QtBot) -> None:
    widget = makers[name]()
    qtbot.addWidget(widget)
    widget.show()
    controls = [widget, *widget.findChildren(QWidget)]
    reached = [one for one in controls if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()]
    assert reached
    for control in reached:
        if isinstance(control, QScrollBar | QMenu | QLabel) or control.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(control)
        spoken = interface.text(QAccessible.Text.Name) if interface else control.accessibleName()
        shown = control.text() if isinstance(control, QAbstractButton) else ""
        assert spoken or shown, control


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_a_small_screen(makers: dict[str, Callable[[], QWidget]], name: str, qtbot: QtBot) -> None:
    widget = makers[name]()
    qtbot.addWidget(widget)
    widget.show()
    assert widget.width() <= SMALLEST_SCREEN[0]
    assert widget.height() <= SMALLEST_SCREEN[1]

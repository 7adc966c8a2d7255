"""The window starts without what it does not need at first: each part of it would make every start slower."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import make_project

_OPENS_A_PROJECT = """
import os, sys
import annotator.main
from annotator.gui.import_hook import keep_plain_import
keep_plain_import()
from annotator.gui.reading_text import ReadingText
paint = ReadingText.paintEvent
def paint_and_tell(self, event):
    paint(self, event)
    if self.text:
        from PySide6 import QtGui, QtWidgets
        print(*sys.modules, *vars(QtGui), *vars(QtWidgets), sep="\\n", flush=True)
        os._exit(0)
ReadingText.paintEvent = paint_and_tell
sys.argv = ["annotator", "open", sys.argv[1]]
annotator.main.main()
"""
_LATE = (
    *("annotator.formats", "annotator.domain.agreement", "annotator.domain.suggestions", "annotator.command_line"),
    *("annotator.services.importing", "annotator.services.exporting", "annotator.services.annotating"),
    *("annotator.services.reviewing", "annotator.services.merging", "annotator.gui.review_workspace"),
    *("annotator.gui.dataset_workspace", "annotator.gui.search_palette", "annotator.gui.dialogs.scheme_editor"),
    *(
        "annotator.gui.tag_form",
        "annotator.gui.window_commands",
        "annotator.gui.notifications",
        "annotator.gui.dialogs",
    ),
    *("annotator.domain.review", "annotator.domain.exchange", "annotator.storage.snapshots", "socket"),
    *("annotator.gui.find_bar", "annotator.gui.empty_list", "annotator.gui.window_dialogs"),
    *("annotator.domain.review_options", "annotator.storage.places", "annotator.storage.search_store"),
    *("annotator.text.sentences", "hashlib", "html"),
    # Classes of widgets: the first stands for all that styles know, the second for a search through all classes.
    *("QStyle", "QWizard", "QFileDialog"),
    # Those of drawing: with a hundred and seventy gradients, names of all icons, and all standard keys.
    *("QGradient", "QIcon", "QKeySequence", "PySide6.QtSvg"),
    # It writes and compiles the methods of each class; what the first window needs are named tuples.
    "dataclasses",
    *("sqlite_utils", "click", "charset_normalizer", "regex", "rapidfuzz", "tomllib", "pyarrow", "xml"),
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules and classes of Qt that are loaded when the window has painted its article."""
    path = tmp_path_factory.mktemp("late") / "project.annotator"
    make_project(path).close()
    command = [sys.executable, "-c", _OPENS_A_PROJECT, str(path)]
    root = Path(__file__).parents[2]
    return set(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("module", _LATE)
def test_opening_a_project_does_not_load(loaded: set[str], module: str) -> None:
    assert "annotator.gui.tag_workspace" in loaded
    assert not {name for name in loaded if name == module or name.startswith(f"{module}.")}

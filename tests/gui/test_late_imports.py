"""The window starts without what it does not need at first: each part of it would make every start slower."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import make_project

_OPENS_A_PROJECT = """
import sys
from pathlib import Path
from annotator.gui.application import make_application
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Theme
from annotator.session.settings import Settings

application = make_application()
window = MainWindow(Settings(), Theme())
window.open_first(Path(sys.argv[1]))
assert window.session.article is not None
print(*sys.modules, sep="\\n")
window.close()
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
    *("sqlite_utils", "click", "charset_normalizer", "regex", "rapidfuzz", "tomllib", "pyarrow", "xml"),
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules that are loaded when a project is in the window."""
    path = tmp_path_factory.mktemp("late") / "project.annotator"
    make_project(path).close()
    command = [sys.executable, "-c", _OPENS_A_PROJECT, str(path)]
    root = Path(__file__).parents[2]
    return set(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("module", _LATE)
def test_opening_a_project_does_not_load(loaded: set[str], module: str) -> None:
    assert "annotator.gui.tag_workspace" in loaded
    assert not {name for name in loaded if name == module or name.startswith(f"{module}.")}

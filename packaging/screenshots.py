"""Make the pictures of README from the program itself, so that they stay true.

``python packaging/screenshots.py`` opens the sample project in a window that no screen shows, selects a tag, shows what
its dataset would be, and writes ``packaging/screenshots/*.png``.
"""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = (1366, 768)
ANNOTATOR = "Olena"
LANGUAGE = "en"
_TURNS = 5


def main() -> None:
    """Write pictures of Tag in light and in dark, and one of Dataset."""
    # Set before Qt makes its application.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ANNOTATOR_HOME"] = home
        _take_pictures(Path(home))


def _take_pictures(home: Path) -> None:
    from annotator.gui.application import install_language, make_application
    from annotator.gui.main_window import MainWindow
    from annotator.gui.theme import Appearance, Theme
    from annotator.services.projects import create_sample
    from annotator.session import preference_names as preference
    from annotator.session.settings import Settings

    application = make_application()
    translators = install_language(application, LANGUAGE)
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        project = home / f"{appearance}.annotator"
        create_sample(project, annotator_name=ANNOTATOR).close()
        theme = Theme(appearance, application)
        theme.apply(application)
        settings = Settings(parent=application)
        settings.set(preference.ANNOTATOR, ANNOTATOR)
        window = MainWindow(settings, theme)
        window.show()
        # The window keeps inside the screen, and the one that nobody sees is small.
        window.resize(*SIZE)
        window.open_first(project)
        _take_picture(window, FOLDER / f"tag-{appearance}.png")
        if appearance is Appearance.LIGHT:
            _take_dataset(window, FOLDER / "dataset-light.png")
        window.close()
    for translator in translators:
        application.removeTranslator(translator)


def _take_picture(window: "MainWindow", target: Path) -> None:
    """Wait until the sample is shown with its suggestions, select a tag, and save what the window looks like."""
    tag, session = window.tag, window.session
    if tag is None or session is None:
        raise SystemExit("The sample project did not open.")
    if not session.suggestions():
        waiting = QEventLoop()
        session.suggestions_changed.connect(waiting.quit)
        waiting.exec()
    killed = next(one for one in session.annotations() if one.quote.startswith("three or more"))
    tag.view.select_span(killed.uid)
    # The form, the pane around it and the window each ask for room in their turn.
    for _ in range(_TURNS):
        QApplication.processEvents()
    window.grab().save(str(target))


def _take_dataset(window: "MainWindow", target: Path) -> None:
    """Show the whole sample as a dataset, wait until it is counted, and save what the window looks like."""
    window.show_workspace("dataset")
    dataset = window.dataset
    if dataset is None:
        raise SystemExit("The Dataset workspace did not open.")
    dataset.choices.take_everything()
    while dataset.look.is_busy():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(_TURNS):
        QApplication.processEvents()
    window.grab().save(str(target))


if __name__ == "__main__":
    main()

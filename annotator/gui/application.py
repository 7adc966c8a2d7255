"""Start the window: settings, language, look, the project of last time."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.gui.first_paint import after_first_paint
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.resources import resource
from annotator.session.settings import Settings


def run(project: Path | None) -> int:
    """Open the window on a project, or on what was open last, and return the exit code when it closes."""
    application = make_application()
    settings = Settings(parent=application)
    install_language(application, settings.text("language", "system"))
    theme = Theme(Appearance(settings.text("appearance", Appearance.SYSTEM)), application)
    theme.apply(application)
    window = MainWindow(settings, theme)
    window.crashes.install()
    # Qt quits by itself when the last window goes, but not where a widget that is on its way out still counts as one.
    window.closed.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    # The project first: what is shown later is laid out and painted once.
    window.open_first(project)
    window.show()
    after_first_paint(window, lambda: _go_on(window))
    return application.exec()


def _go_on(window: MainWindow) -> None:
    """Do what can wait until the window is painted."""
    _close_on_signals(window)
    # What annotator.main stopped; what the start made stays out of it, which saves a tenth of a second.
    gc.freeze()
    gc.enable()


def make_application() -> QApplication:
    """Return the application with its names set."""
    # The style by its name: set later, it would come back as an object, and all that styles know with it.
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("Annotator")
    application.setApplicationDisplayName("Annotator")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("annotator")
    return application


def install_language(application: QApplication, language: str) -> list[QTranslator]:
    """Show the window in a language that we have a translation for; ``system`` takes the computer's."""
    locale = QLocale.system() if language == "system" else QLocale(language)
    if language != "system":
        QLocale.setDefault(locale)
    installed = []
    ours = str(resource("translations"))
    # English first, for its plural forms: what is installed later is asked earlier.
    for wanted, file, folder in (
        (QLocale("en"), "annotator", ours),
        (locale, "annotator", ours),
        (locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    ):
        translator = QTranslator(application)
        if translator.load(wanted, file, "_", folder):
            application.installTranslator(translator)
            installed.append(translator)
    return installed


def _close_on_signals(window: MainWindow) -> QTimer:
    """Close the window in order when the system asks the program to end."""
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    # Python sees a signal only while its own code runs; Qt's event loop alone would never let it.
    waking = QTimer(window, interval=500)
    waking.timeout.connect(lambda: None)
    waking.start()
    return waking

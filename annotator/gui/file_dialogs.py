"""Ask for files and folders; each kind of question begins where it was last answered."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator import paths
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.session.settings import Settings

LEFT_IN_ENGLISH = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""Words of Qt's own dialog that its translations lack and ours bring; Qt looks them up."""


class Place(StrEnum):
    """What is asked for, as the preference that remembers the folder of the last answer."""

    PROJECTS = "folders/projects"
    SOURCES = "folders/sources"
    """Files that come in: articles, a colleague's project, labels."""
    TARGETS = "folders/targets"
    """Files that go out."""


def ask_files(parent: QWidget, title: str) -> list[Path]:
    """Ask for files to read; none where the user cancels."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start_folder(Place.SOURCES)))
    files = [Path(name) for name in chosen]
    if files:
        _remember(Place.SOURCES, files[0].parent)
    return files


def ask_file(parent: QWidget, title: str, names: str, place: Place = Place.SOURCES) -> Path | None:
    """Ask for one file to read, of those that ``names`` lets through, such as ``Schemes (*.toml)``."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start_folder(place)), names)
    if not chosen:
        return None
    _remember(place, Path(chosen).parent)
    return Path(chosen)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder to read; the next question begins beside it."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start_folder(Place.SOURCES)))
    if not chosen:
        return None
    _remember(Place.SOURCES, Path(chosen).parent)
    return Path(chosen)


def ask_target(
    parent: QWidget, title: str, name: str, names: str, place: Place = Place.TARGETS, *, confirms: bool = True
) -> Path | None:
    """Ask where to write, and suggest a name; ``confirms`` asks once more before a file that is there is replaced."""
    suggested = str(start_folder(place) / name)
    if confirms:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, names)
    else:
        without = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, names, options=without)
    if not chosen:
        return None
    _remember(place, Path(chosen).parent)
    return Path(chosen)


def start_folder(place: Place) -> Path:
    """Return the folder of the last answer, or else the one for documents, as far as they are there."""
    last = Settings().text(place)
    for folder in (Path(last) if last else None, paths.documents_folder()):
        if folder is not None and folder.is_dir():
            return folder
    return Path.home()


def _remember(place: Place, folder: Path) -> None:
    Settings().set(place, str(folder))

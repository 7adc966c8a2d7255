"""Folders of the program on this computer: the one user of platformdirs.

Where the environment variable ``ANNOTATOR_HOME`` names a folder, everything lives below it instead: for a stick, for a
second annotator on the same account, and for tests.
"""

import os
from pathlib import Path

import platformdirs

_NAME = "Annotator"
_HOME = "ANNOTATOR_HOME"


def _folder(part: str, usual: Path) -> Path:
    home = os.environ.get(_HOME)
    return Path(home) / part if home else usual


def settings_file() -> Path:
    """Return the INI file that holds the user's preferences; it need not exist."""
    return _folder("settings", platformdirs.user_config_path(_NAME, appauthor=False)) / "settings.ini"


def data_folder() -> Path:
    """Return the folder for files that the program keeps for the user, such as the sample project."""
    return _folder("data", platformdirs.user_data_path(_NAME, appauthor=False))


def snapshots_folder() -> Path:
    """Return the folder under which every project keeps its snapshots, away from synchronised folders."""
    return data_folder() / "snapshots"


def documents_folder() -> Path:
    """Return the folder where new projects are offered to be saved."""
    return _folder("documents", platformdirs.user_documents_path())

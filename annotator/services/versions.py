"""Versions of the program and of what it stands on, for About and for reports of crashes."""

import platform

from annotator import __version__
from annotator.storage.connection import sqlite_version

SYSTEM = "System"
"""What the computer's system is called among the versions."""


def program_versions() -> list[tuple[str, str]]:
    """Return names and versions, the program's own first; the window adds those of Qt."""
    return [
        ("Annotator", __version__),
        ("Python", platform.python_version()),
        ("SQLite", sqlite_version()),
        (SYSTEM, f"{platform.system()} {platform.release()} {platform.machine()}".strip()),
    ]

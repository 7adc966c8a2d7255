"""What is dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_paths(dropped: QMimeData) -> list[Path]:
    """Return the files and folders of this computer among what is dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]

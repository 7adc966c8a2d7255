"""Start the window."""

from pathlib import Path


def run(project: Path | None) -> int:
    """Open the window and return the exit code when it closes."""
    raise NotImplementedError(project)

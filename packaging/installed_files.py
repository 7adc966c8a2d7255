"""Whether what pip installed is still there, whole: by the list of files that every package brings along."""

import csv
from collections.abc import Iterable
from pathlib import Path


def installed_packages(folder: Path) -> list[str]:
    """Return the packages in a ``site-packages`` folder, by the names of their records."""
    return sorted(record.parent.name for record in folder.glob("*.dist-info/RECORD"))


def damaged_packages(folder: Path, packages: Iterable[str]) -> list[str]:
    """Return those of the packages that lack a file or hold one of another size than was installed."""
    return [package for package in packages if not _whole(folder, folder / package / "RECORD")]


def _whole(folder: Path, record: Path) -> bool:
    try:
        with record.open(encoding="utf-8", newline="") as lines:
            # Compiled files are Python's own and come and go.
            return all(_as_recorded(folder / name, size) for name, _, size in csv.reader(lines) if name[-4:] != ".pyc")
    except (OSError, ValueError):
        return False


def _as_recorded(file: Path, size: str) -> bool:
    return file.exists() if size == "" else file.stat().st_size == int(size)

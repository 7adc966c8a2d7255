"""What the project asks for, read from ``pyproject.toml`` and ``constraints.txt``."""

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CONSTRAINTS = Path("packaging", "constraints.txt")


def fingerprint(project: Path) -> str:
    """Return a short text that changes whenever the project asks for something else."""
    files = (project / "pyproject.toml", project / CONSTRAINTS)
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


EVERYDAY_EXTRAS = ("documents", "xlsx")
"""Extras that a newsroom expects to be there; larger ones are installed when they are asked for."""


def requirements(project: Path, groups: Iterable[str]) -> list[str]:
    """Return what pip is asked to install: the build tool, the program's dependencies, and these groups."""
    pyproject = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*pyproject["build-system"]["requires"], *pyproject["project"]["dependencies"]]
    for extra in EVERYDAY_EXTRAS:
        wanted += pyproject["project"].get("optional-dependencies", {}).get(extra, ())
    for group in groups:
        wanted += _group(pyproject["dependency-groups"], group)
    return list(dict.fromkeys(wanted))


def _group(table: dict[str, list[Any]], name: str) -> list[str]:
    """Return the requirements of one dependency group and of the groups that it includes."""
    wanted: list[str] = []
    for entry in table[name]:
        wanted += [entry] if isinstance(entry, str) else _group(table, entry["include-group"])
    return wanted

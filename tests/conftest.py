"""Fixtures that more than one folder of tests uses."""

import sys
import tomllib
from pathlib import Path

import pytest

from annotator.domain.scheme import AnnotationScheme
from annotator.domain.scheme_mapping import scheme_from_mapping
from annotator.resources import resource


@pytest.fixture(scope="session")
def default_scheme() -> AnnotationScheme:
    """Return the scheme that new projects begin with, as it ships."""
    return scheme_from_mapping(
        tomllib.loads(resource("schemes", "conflict_reporting.toml").read_text(encoding="utf-8"))
    )


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test settings, snapshots and logs of its own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ANNOTATOR_HOME", str(home))
    return home


def pytest_sessionfinish() -> None:
    """Empty the clipboard: that of the offscreen platform outlives Python, and crashes with what came from it."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()

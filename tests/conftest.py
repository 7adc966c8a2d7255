"""Fixtures that more than one folder of tests uses."""

import tomllib

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

"""Fixtures for widgets."""

from collections.abc import Mapping
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.gui.theme import Appearance, Theme


class MakeTag(Protocol):
    """Makes an annotation of the default scheme."""

    def __call__(
        self,
        label: str,
        quote: str,
        fields: Mapping[str, FieldValue] | None = None,
        automatic: tuple[str, ...] = (),
        start: int = 0,
        uid: str = "",
    ) -> Annotation: ...


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Return a light theme that is not applied to the application."""
    return Theme(Appearance.LIGHT)


@pytest.fixture
def make_tag(default_scheme: AnnotationScheme) -> MakeTag:
    """Return a maker of annotations."""

    def make(
        label: str,
        quote: str,
        fields: Mapping[str, FieldValue] | None = None,
        automatic: tuple[str, ...] = (),
        start: int = 0,
        uid: str = "",
    ) -> Annotation:
        found = default_scheme.label_named(label)
        assert found is not None
        return Annotation(
            uid or f"{label}-{start}",
            "article",
            "annotator",
            found.uid,
            Span(start, start + len(quote)),
            quote,
            dict(fields or {}),
            frozenset(automatic),
        )

    return make

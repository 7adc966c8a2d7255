"""Fixtures for widgets."""

from collections.abc import Iterator, Mapping
from typing import Protocol

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.gui.application import install_language
from annotator.gui.article_view import ArticleView
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
def view(qtbot: QtBot) -> ArticleView:
    """Return an article view that is shown."""
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    return view


@pytest.fixture
def in_ukrainian(qapp: QApplication) -> Iterator[None]:
    """Show the program in Ukrainian, and in its own language afterwards."""
    before = QLocale()
    translators = install_language(qapp, "uk")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


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

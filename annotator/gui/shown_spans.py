"""Turn annotations and suggestions into what the article view shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, TaggedSpan
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.gui.span_layers import ShownSpan, SpanLook
from annotator.gui.theme import Theme

if TYPE_CHECKING:
    from annotator.domain.suggestions import Suggestion

_SUGGESTION = "suggestion"


def look_of(label: Label, theme: Theme) -> SpanLook:
    """Return how spans of a label look in the theme in use."""
    colours = theme.label_colours(label)
    return SpanLook(label.name, label.letter, colours.text, colours.fill)


def shown_annotation(annotation: Annotation, scheme: AnnotationScheme, theme: Theme) -> ShownSpan:
    """Return a tag as the view shows it."""
    return ShownSpan(annotation.uid, annotation.span, look_of(scheme.label(annotation.label_uid), theme))


def shown_annotations(
    tags: Iterable[Annotation | TaggedSpan], scheme: AnnotationScheme, theme: Theme
) -> list[ShownSpan]:
    """Return tags as the view shows them."""
    looks = {label.uid: look_of(label, theme) for label in scheme.labels}
    return [ShownSpan(tag.uid, tag.span, looks[tag.label_uid]) for tag in tags]


def shown_suggestions(found: Mapping[str, Suggestion], scheme: AnnotationScheme, theme: Theme) -> list[ShownSpan]:
    """Return suggestions as the view shows them, under the ids that :func:`suggestion_uid` makes up."""
    looks = {label.uid: look_of(label, theme) for label in scheme.labels}
    return [ShownSpan(uid, one.span, looks[one.label_uid], True) for uid, one in found.items()]


def suggestion_uid(one: Suggestion) -> str:
    """Return the id under which the view knows a suggestion."""
    return f"{_SUGGESTION}:{one.span.start}:{one.span.end}:{one.label_uid}"

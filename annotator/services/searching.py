"""Search a project everywhere: articles and annotations, by text, label, field and note."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.listing import ArticleHit, SpanHit
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.services.projects import Project


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and the names that its annotators go by."""

    articles: Sequence[ArticleHit] = ()
    spans: Sequence[SpanHit] = ()
    annotators: Mapping[str, str] = field(default_factory=dict)
    """Names by annotator id."""


def find_everywhere(project: Project, typed: str, scheme: AnnotationScheme, limit: int) -> Found:
    """Return articles and annotations that hold what was typed, up to ``limit`` of each.

    A label's name before the other words, as in ``weapons drone``, asks for annotations of that label; those come
    first, and annotations of any label that hold all the words follow.
    """
    reading = project.reading
    label, rest = _label_first(typed, scheme)
    spans = reading.find_spans(rest, limit, label.uid) if label is not None and rest else []
    known = {span.annotation_uid for span in spans}
    spans += [span for span in reading.find_spans(typed, limit) if span.annotation_uid not in known]
    annotators = {annotator.uid: annotator.name for annotator in reading.annotators()} if spans else {}
    return Found(reading.find_articles(typed, limit), spans[:limit], annotators)


def _label_first(typed: str, scheme: AnnotationScheme) -> tuple[Label | None, str]:
    """Split off the name of a label from the beginning of a search."""
    folded = typed.strip().casefold()
    for label in scheme.labels:
        name = label.name.casefold()
        if folded.startswith((f"{name} ", f"{name}:")):
            return label, typed.strip()[len(label.name) + 1 :].strip()
    return None, typed

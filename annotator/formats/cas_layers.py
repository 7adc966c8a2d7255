"""Articles as annotations of UIMA, which INCEpTION and DKPro work with: what XMI and CAS JSON share.

Each tag is a DKPro ``NamedEntity`` with its label, which every tool shows, and a ``webanno.custom.Tag`` on the same
stretch with everything else that is known about it. Offsets are UTF-16 units, as UIMA counts.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.annotation import FieldValue
from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.scheme import AnnotationScheme, FieldKind
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_records import with_span_record
from annotator.formats.json_records import RecordError, plain_fields
from annotator.formats.typed_fields import TypedFields
from annotator.text.offsets import OffsetMap
from annotator.text.segmentation import tokens
from annotator.text.sentences import sentences

Structure = tuple[str, dict[str, Any]]
"""The type of a feature structure, and its features."""

SOFA, VIEW, INITIAL_VIEW = "uima.cas.Sofa", "uima.cas.View", "_InitialView"
NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
TOKENS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
TAG, ARTICLE = "webanno.custom.Tag", "webanno.custom.Article"
DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation"
_ANNOTATION = "uima.tcas.Annotation"
UNSPECIFIED = "x-unspecified"
"""What UIMA calls a language that is not known."""

_STRING, _INTEGER, _DOUBLE, _BOOLEAN = "uima.cas.String", "uima.cas.Integer", "uima.cas.Double", "uima.cas.Boolean"
_RANGES = {
    FieldKind.TEXT: _STRING,
    FieldKind.INTEGER: _INTEGER,
    FieldKind.DECIMAL: _DOUBLE,
    FieldKind.YES_NO: _BOOLEAN,
}
_WHOLE = ("uima.cas.Integer", "uima.cas.Long", "uima.cas.Short", "uima.cas.Byte")
_OWN = {
    "label": "label",
    "note": "note",
    "annotator": "annotator",
    "origin": "origin",
    "tagId": "uid",
    "createdAt": "created_at",
    "updatedAt": "updated_at",
}
"""Features of our layer, and the attributes of a span that they hold."""
_AUTOMATIC, _OTHERS = "automatic", "otherFields"
_RESERVED = frozenset({*_OWN, _AUTOMATIC, _OTHERS, "begin", "end", "sofa", "type", "self", "uima", "value"})
_MARK = "_field"
"""Ends the name of a feature whose field has a reserved name."""
_FEATURE_NAME = re.compile("[A-Za-z][A-Za-z0-9_]*")
_METADATA = {"source": "source", "publishedOn": "published_on"}

_LABELS = ("value", "label")
_NO_TAGS = (
    "uima.",
    "de.tudarmstadt.ukp.dkpro.core.api.",
    "de.tudarmstadt.ukp.clarin.",
    "de.tudarmstadt.ukp.inception.",
)
_NO_TAGS_BUT = "de.tudarmstadt.ukp.dkpro.core.api.ner."
RELATION = frozenset({"Governor", "Dependent"})


@dataclass(frozen=True, slots=True)
class Layers:
    """The types of a dataset, with those of the fields that its scheme knows."""

    fields: TypedFields
    features: Mapping[str, str] = field(default_factory=dict)
    """Name of the feature of a field, by its key."""

    @classmethod
    def of(cls, scheme: AnnotationScheme | None) -> "Layers":
        """Return the types for a scheme."""
        known = TypedFields.of(scheme, integer_bits=32)
        kinds = {key: kind for key, kind in known.kinds.items() if kind in _RANGES and _FEATURE_NAME.fullmatch(key)}
        kinds = {key: kind for key, kind in kinds.items() if not key.endswith(_MARK)}
        features = {key: key + _MARK if key in _RESERVED else key for key in kinds}
        return cls(TypedFields(kinds, integer_bits=32), features)

    def types(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Yield each type that UIMA does not define: its name, its parent and the ranges of its features."""
        texts = dict.fromkeys
        yield (
            DOCUMENT,
            DOCUMENT_ANNOTATION,
            texts(("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"), _STRING),
        )
        yield SENTENCE, _ANNOTATION, {"id": _STRING}
        yield TOKENS, _ANNOTATION, {"id": _STRING}
        yield NAMED_ENTITY, _ANNOTATION, texts(("value", "identifier"), _STRING)
        fields = {feature: _RANGES[self.fields.kinds[key]] for key, feature in self.features.items()}
        yield TAG, _ANNOTATION, {**texts((*_OWN, _AUTOMATIC, _OTHERS), _STRING), **fields}
        yield ARTICLE, "uima.cas.AnnotationBase", texts(_METADATA, _STRING)

    def structures(self, article: ExchangedArticle) -> Iterator[Structure]:
        """Yield what is annotated on an article's text, offsets in UTF-16."""
        places = OffsetMap(article.text)
        metadata = article.metadata
        known = {"documentTitle": metadata.title, "documentId": article.uid, "documentUri": metadata.url}
        yield (
            DOCUMENT,
            {
                "begin": 0,
                "end": places.utf16_length,
                "language": metadata.language or UNSPECIFIED,
                **{name: value for name, value in known.items() if value},
            },
        )
        own = {feature: getattr(metadata, name) for feature, name in _METADATA.items() if getattr(metadata, name)}
        if own:
            yield ARTICLE, own
        for kind, stretches in ((SENTENCE, sentences(article.text)), (TOKENS, tokens(article.text))):
            for start, end in places.spans_to_utf16(stretches):
                yield kind, {"begin": start, "end": end}
        for span in article.spans:
            stretch = {"begin": places.to_utf16(span.start), "end": places.to_utf16(span.end)}
            yield NAMED_ENTITY, {**stretch, "value": span.label}
            yield TAG, {**stretch, **self._features(span)}

    def _features(self, span: ExchangedSpan) -> dict[str, Any]:
        typed, others = self.fields.split(span.fields)
        features: dict[str, Any] = {name: getattr(span, attribute) for name, attribute in _OWN.items()}
        features[_AUTOMATIC] = " ".join(span.automatic)
        features[_OTHERS] = json.dumps(others, ensure_ascii=False) if others else ""
        features = {name: value for name, value in features.items() if value}
        return features | {self.features[key]: value for key, value in typed.items()}


def is_plain(kind: str) -> bool:
    """Tell whether features of a range hold a value, not another annotation or a list; "" is an unknown range."""
    return kind in ("", _STRING, _BOOLEAN, _DOUBLE, "uima.cas.Float", *_WHOLE)


def converted(value: str, kind: str) -> FieldValue:
    """Return a feature's text as a value of its range; the text where it is none."""
    try:
        if kind in _WHOLE:
            return int(value)
        if kind in (_DOUBLE, "uima.cas.Float"):
            return float(value)
    except ValueError:
        return value
    return value == "true" if kind == _BOOLEAN else value


def is_tag_type(name: str) -> bool:
    """Tell whether annotations of a type are tags of people, not of the tools that prepare a text."""
    return name.startswith(_NO_TAGS_BUT) or not name.startswith(_NO_TAGS)


def article_of(text: str, structures: Iterable[Structure], place: str, problems: list[Problem]) -> ExchangedArticle:
    """Return the article that a text and its annotations are; what it has no place for becomes a problem."""
    reading = _Reading(text, place, problems)
    for kind, features in structures:
        reading.take(kind, features)
    return reading.article()


class _Reading:
    """Gathers the annotations of one text."""

    def __init__(self, text: str, place: str, problems: list[Problem]) -> None:
        self._text = text
        self._place = place
        self._problems = problems
        self._places = OffsetMap(text)
        self._known: dict[str, Any] = {}
        self._tags: list[ExchangedSpan] = []
        self._entities: list[ExchangedSpan] = []
        self._relations = 0

    def take(self, kind: str, features: dict[str, Any]) -> None:
        """Take one annotation."""
        if kind in (DOCUMENT, DOCUMENT_ANNOTATION, ARTICLE):
            self._known |= features
        elif features.keys() >= RELATION:
            self._relations += 1
        elif is_tag_type(kind) and "begin" in features:
            try:
                span = self._own_span(features) if kind == TAG and features.get("label") else self._span(kind, features)
                (self._entities if kind == NAMED_ENTITY else self._tags).append(span)
            except RecordError as error:
                self._problems.append(
                    Problem(
                        self._place, Phrase(QT_TRANSLATE_NOOP("errors", "{why} It was left out."), why=reason_of(error))
                    )
                )

    def article(self) -> ExchangedArticle:
        """Return the article, each tag once whether it is a named entity, one of our own layer, or both."""
        if self._relations:
            self._problems.append(
                Problem(
                    self._place,
                    Phrase(
                        QT_TRANSLATE_NOOP("errors", "{relations} relations between tags were left out."),
                        relations=self._relations,
                    ),
                )
            )
        doubled = Counter((span.start, span.end, span.label) for span in self._tags)
        spans = list(self._tags)
        for span in self._entities:
            key = span.start, span.end, span.label
            doubled[key] -= 1
            if doubled[key] < 0:
                spans.append(span)

        def known(name: str) -> str:
            return str(self._known.get(name) or "")

        metadata = Metadata(
            title=known("documentTitle"),
            url=known("documentUri"),
            language="" if known("language") == UNSPECIFIED else known("language"),
            **{attribute: known(feature) for feature, attribute in _METADATA.items()},
        )
        return ExchangedArticle(self._text, metadata, tuple(spans), uid=known("documentId"))

    def _stretch(self, features: Mapping[str, Any]) -> tuple[int, int]:
        try:
            return self._places.from_utf16(int(features["begin"])), self._places.from_utf16(int(features["end"]))
        except (KeyError, TypeError, ValueError) as error:
            stretch = f"{features.get('begin')!s:.20} to {features.get('end')!s:.20}"
            raise RecordError(
                Phrase(
                    QT_TRANSLATE_NOOP("errors", "A tag at {stretch} is not on a stretch of the text."), stretch=stretch
                )
            ) from error

    def _span(self, kind: str, features: Mapping[str, Any]) -> ExchangedSpan:
        """Return a tag of somebody's own layer: its label is the layer's, where no feature has the name of one."""
        start, end = self._stretch(features)
        label = next((str(features[name]) for name in _LABELS if features.get(name)), "")
        fields = {
            name: value
            for name, value in features.items()
            if name not in ("begin", "end", "sofa", *_LABELS) and isinstance(value, str | int | float) and value != ""
        }
        return ExchangedSpan(start, end, label or kind.rpartition(".")[2], fields=fields)

    def _own_span(self, features: Mapping[str, Any]) -> ExchangedSpan:
        start, end = self._stretch(features)
        own = {attribute: str(features.get(name) or "") for name, attribute in _OWN.items()}
        try:
            fields = plain_fields(json.loads(str(features.get(_OTHERS) or "{}")))
        except (ValueError, RecursionError):
            raise RecordError(QT_TRANSLATE_NOOP("errors", "The other fields of a tag are not JSON.")) from None
        for name, value in features.items():
            plain = name.removesuffix(_MARK)
            key = plain if plain in _RESERVED else name
            if name not in _RESERVED and isinstance(value, str | int | float):
                fields[key] = value
        record = {**own, "fields": fields, "automatic": str(features.get(_AUTOMATIC) or "").split(" ")}
        span = ExchangedSpan(start, end, own["label"], note=own["note"], uid=own["uid"])
        if record["automatic"] == [""]:
            record["automatic"] = []
        return with_span_record(span, record)

"""Articles without text and tags, and the program's own part of a tag: what formats put beside what they define."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from annotator.domain.annotation import FieldValue
from annotator.domain.article import Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.json_records import RecordError, article_text, plain_fields, text_of

METADATA = ("title", "source", "url", "published_on", "language")
_ORIGIN = ("annotator", "origin", "created_at", "updated_at")


def metadata_record(article: ExchangedArticle) -> dict[str, str]:
    """Return what is known about an article, empty parts left out."""
    record = {"id": article.uid, **{name: getattr(article.metadata, name) for name in METADATA}}
    return {name: value for name, value in record.items() if value}


def with_metadata(article: ExchangedArticle, record: Mapping[str, Any]) -> ExchangedArticle:
    """Return an article with what a record tells of it."""
    metadata = Metadata(**{name: text_of(record, name) for name in METADATA})
    return replace(article, metadata=metadata, uid=text_of(record, "id"))


def text_or_hash(record: Mapping[str, Any]) -> str:
    """Return the text that an article has; empty where it was left out and its hash is there instead."""
    return "" if record.get("text") is None and text_of(record, "text_sha256") else article_text(record)


def hashes_record(article: ExchangedArticle) -> dict[str, str]:
    """Return what stands for a text that is left out: the hashes it is found again by."""
    hashes = {"text_sha256": article.text_sha256 or text_hash(article.text), "raw_sha256": article.raw_sha256}
    return {name: value for name, value in hashes.items() if value}


def span_record(span: ExchangedSpan, fields: Mapping[str, FieldValue] | None = None) -> dict[str, Any]:
    """Return of a tag what is neither place nor label nor note, with the fields given, empty parts left out."""
    record: dict[str, Any] = {"id": span.uid, **{name: getattr(span, name) for name in _ORIGIN}}
    record["fields"] = dict(span.fields if fields is None else fields)
    record["automatic"] = list(span.automatic)
    return {name: value for name, value in record.items() if value}


def with_span_record(span: ExchangedSpan, record: object) -> ExchangedSpan:
    """Return a tag with what a record tells of it; raise RecordError where it is not such a record."""
    if not isinstance(record, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "What stands with a span is not an object in braces."))
    automatic = record.get("automatic")
    return replace(
        span,
        uid=text_of(record, "id") or span.uid,
        fields={**plain_fields(record.get("fields")), **span.fields},
        automatic=tuple(str(key) for key in automatic) if isinstance(automatic, list) else (),
        **{name: text_of(record, name) for name in _ORIGIN},  # type: ignore[arg-type] # all four are text
    )

"""W3C Web Annotation: a folder with a page of annotations (JSON-LD) for each article, and its text beside it.

Offsets are code points of the text, as the Recommendation asks; the quote with what stands around it finds a tag again
where the text has changed. What the vocabulary has no word for stands under names of our own, declared in the context.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from annotator.domain.annotation import CONTEXT
from annotator.domain.article import text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.formats.article_records import metadata_record, span_record
from annotator.formats.base import Format, WriteOptions
from annotator.formats.document_names import document_name
from annotator.formats.reduction import in_steps, without_progress
from annotator.formats.w3c_reading import COLLECTION, OWN_ARTICLE, OWN_TAG, beside, is_w3c, read_w3c

_NAMES = UUID("0a0a7f5e-5d0c-5d0e-9f3c-6e0d8a3b7c11")
_VOCABULARY = [
    "http://www.w3.org/ns/anno.jsonld",
    {name: {"@id": f"urn:{name}", "@type": "@json"} for name in (OWN_ARTICLE, OWN_TAG)},
]


def write_w3c(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write a page and a text for each article, and the collection that they are."""
    target.mkdir()
    total = 0
    first = last = ""
    named = ((document_name(number, article.metadata.title), article) for number, article in enumerate(articles, 1))
    for (name, article), following in pairwise(chain(named, (None,))):  # type: ignore[misc] # only the end is None
        (target / f"{name}.txt").write_text(article.text, encoding="utf-8", newline="\n")
        page = {
            "@context": _VOCABULARY,
            "id": f"{name}.jsonld",
            "type": "AnnotationPage",
            "partOf": COLLECTION,
            **({"prev": last} if last else {}),
            **({"next": f"{following[0]}.jsonld"} if following else {}),
            "startIndex": total,
            OWN_ARTICLE: {**metadata_record(article), "text_sha256": article.text_sha256 or text_hash(article.text)},
            "items": list(_annotations(article, name)),
        }
        _write(target / f"{name}.jsonld", page)
        total += len(article.spans)
        first, last = first or f"{name}.jsonld", f"{name}.jsonld"
    collection: dict[str, Any] = {"@context": _VOCABULARY[0], "id": COLLECTION, "type": "AnnotationCollection"}
    collection |= {"label": options.project_name} if options.project_name else {}
    _write(target / COLLECTION, collection | {"total": total} | ({"first": first, "last": last} if first else {}))


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _annotations(article: ExchangedArticle, name: str) -> Iterator[dict[str, Any]]:
    source = article.metadata.url or _identifier(article.uid or article.text)
    for number, span in enumerate(article.spans):
        identifier = _identifier(span.uid, f"{source} {number} {span.start} {span.end}")
        record = span_record(span)
        if identifier == f"urn:uuid:{span.uid}":
            del record["id"]
        elif not span.uid:
            record["id"] = ""
        annotation: dict[str, Any] = {"id": identifier, "type": "Annotation", "motivation": "tagging"}
        if annotator := record.pop("annotator", ""):
            annotation["creator"] = {"type": "Person", "name": annotator}
        for key, own in (("created", "created_at"), ("modified", "updated_at")):
            if own in record:
                annotation[key] = record.pop(own)
        body = [{"type": "TextualBody", "value": span.label, "purpose": "tagging"}]
        if span.note:
            body.append({"type": "TextualBody", "value": span.note, "purpose": "commenting"})
        annotation |= {"body": body, "target": _target(article.text, span, source, name)}
        yield annotation | ({OWN_TAG: record} if record else {})


def _target(text: str, span: ExchangedSpan, source: str, name: str) -> dict[str, Any]:
    return {
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - CONTEXT) : span.start],
                "suffix": text[span.end : span.end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
        "state": {"type": "TimeState", "cached": f"{name}.txt"},
    }


def _identifier(uid: str, otherwise: str = "") -> str:
    """Return an id as an address: itself where it can be one, else one that is always the same for it."""
    try:
        if str(UUID(uid)) == uid:
            return f"urn:uuid:{uid}"
    except ValueError:
        pass
    return f"urn:uuid:{uuid5(_NAMES, uid + otherwise)}"


W3C = Format(
    "w3c",
    "W3C Web Annotation",
    (".jsonld",),
    "a folder with a page of annotations (JSON-LD) and a text for each article, offsets in code points",
    read=read_w3c,
    write=write_w3c,
    reduce=in_steps(without_progress),
    recognises=is_w3c,
    is_folder=True,
    beside=beside,
)

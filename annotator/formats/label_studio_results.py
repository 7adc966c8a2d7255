"""Make an article of a Label Studio task: regions, and the values that stand under the same id."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.domain.annotation import FieldValue, Origin
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_records import with_metadata, with_span_record
from annotator.formats.base import OffsetUnit
from annotator.formats.json_records import RecordError, text_of, whole_number
from annotator.formats.offset_places import Stretch, from_unit, unit_of

LABELS, TEXT, NOTE = "label", "text", "annotation_note"
YES_NO = "__yes_no"
"""Ends the name of a control that stands for a yes/no field."""
_REGIONS = ("labels", "hypertextlabels", "paragraphlabels")


@dataclass
class _Region:
    labels: list[str]
    start: int
    end: int
    quote: str | None
    annotator: str
    origin: str
    meta: Mapping[str, Any]
    fields: dict[str, FieldValue] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def article_of_task(
    task: dict[str, Any], place: str, problems: list[Problem], unit: OffsetUnit | None
) -> ExchangedArticle:
    """Return the article of a task; raise RecordError where it has no text."""
    known = task.get("data")
    if not isinstance(known, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "It has no “data”."))
    text = _text(known)
    regions: list[_Region] = []
    for annotator, origin, results in _annotations(task, place, problems):
        regions += _regions(results, annotator, origin, place, problems)
    stretches = [Stretch(region.start, region.end, region.quote) for region in regions]
    usual, assumed = (unit, False) if unit else unit_of(text, stretches, OffsetUnit.UTF16)
    convert = from_unit(text, usual)
    spans: list[ExchangedSpan] = []
    for region in regions:
        try:
            spans += _spans(region, text, convert)
        except RecordError as error:
            problems.append(
                Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "{why} It was left out."), why=reason_of(error)))
            )
    read = ExchangedArticle(text, spans=tuple(spans), unit_assumed=usual if assumed else None)
    return with_metadata(read, known)


def _text(known: Mapping[str, Any]) -> str:
    """Return the text under its usual name, else the only text there is."""
    texts = [value for value in known.values() if isinstance(value, str)]
    text = known.get(TEXT, texts[0] if len(texts) == 1 else None)
    if not isinstance(text, str):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "Its “data” has no “text”."))
    return text


def _annotations(task: Mapping[str, Any], place: str, problems: list[Problem]) -> Iterator[tuple[str, str, list[Any]]]:
    """Yield who annotated, the origin, and the results of each annotation; predictions only where nobody did."""
    annotations = _objects(task.get("annotations") or task.get("completions"))
    for annotation in annotations:
        if annotation.get("was_cancelled"):
            problems.append(
                Problem(
                    place, QT_TRANSLATE_NOOP("errors", "An annotation that was skipped in Label Studio was left out.")
                )
            )
        elif isinstance(annotation.get("result"), list):
            yield _person(annotation.get("completed_by")), "", annotation["result"]
    for prediction in _objects(task.get("predictions")) if not annotations else ():
        if isinstance(prediction.get("result"), list):
            yield text_of(prediction, "model_version"), Origin.SUGGESTION.value, prediction["result"]


def _objects(value: object) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _person(completed_by: object) -> str:
    if isinstance(completed_by, dict):
        return text_of(completed_by, "email") or text_of(completed_by, "username") or text_of(completed_by, "id")
    return "" if completed_by is None else f"Label Studio user {completed_by}"


def _regions(results: Iterable[Any], annotator: str, origin: str, place: str, problems: list[Problem]) -> list[_Region]:
    """Return the regions of one annotation, with the fields and notes that stand under their ids."""
    regions: dict[str, _Region] = {}
    others: list[dict[str, Any]] = []
    for result in results:
        try:
            if not isinstance(result, dict):
                raise RecordError(QT_TRANSLATE_NOOP("errors", "A result is not an object in braces."))
            if result.get("type") in _REGIONS:
                regions[text_of(result, "id") or f"#{len(regions)}"] = _region(result, annotator, origin)
            else:
                others.append(result)
        except RecordError as error:
            problems.append(
                Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "{why} It was left out."), why=reason_of(error)))
            )
    for result in others:
        said = _take_relation(result, regions) if result.get("type") == "relation" else _take_value(result, regions)
        if said:
            problems.append(Problem(place, said))
    return list(regions.values())


def _region(result: Mapping[str, Any], annotator: str, origin: str) -> _Region:
    value = result.get("value")
    value = value if isinstance(value, dict) else {}
    labels = value.get(str(result.get("type"))) or value.get("labels")
    if not isinstance(labels, list) or not labels:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A region has no label."))
    if isinstance(value.get("start"), str):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A region is in a page, not in plain text."))
    meta = result.get("meta")
    quote = value.get("text")
    return _Region(
        [str(label) for label in labels],
        whole_number(value, "start"),
        whole_number(value, "end"),
        quote if isinstance(quote, str) else None,
        annotator,
        origin,
        meta if isinstance(meta, dict) else {},
    )


def _take_value(result: Mapping[str, Any], regions: Mapping[str, _Region]) -> str:
    """Put a control's value into its region's fields; return what is to be said where that cannot be."""
    name, kind = text_of(result, "from_name"), text_of(result, "type")
    region = regions.get(text_of(result, "id"))
    if region is None:
        return f"The answer “{name}” is about the whole article; it was left out."
    value = result.get("value")
    content = value.get("text" if kind == "textarea" else kind) if isinstance(value, dict) else None
    if isinstance(content, list):
        content = ("\n" if kind == "textarea" else ", ").join(map(str, content))
    if name == NOTE and isinstance(content, str):
        region.notes.append(content)
    elif name.endswith(YES_NO) and content in ("yes", "no"):
        region.fields[name.removesuffix(YES_NO)] = content == "yes"
    elif name and isinstance(content, str | int | float):
        region.fields[name] = content
    else:
        return f"The answer “{name}” of the kind {kind} was left out."
    return ""


def _take_relation(result: Mapping[str, Any], regions: Mapping[str, _Region]) -> str:
    source, to = regions.get(text_of(result, "from_id")), regions.get(text_of(result, "to_id"))
    labels = result.get("labels")
    name = ", ".join(map(str, labels)) if isinstance(labels, list) and labels else "relation"
    if source is None or to is None:
        return f"A relation ({name}) names a region that is not there; it was left out."
    source.notes.append(f"Label Studio {name}: “{to.quote or to.labels[0]}”")
    return f"A relation ({name}) joins tags; it was kept as a note on the first of them."


def _spans(region: _Region, text: str, convert: Callable[[int], int]) -> Iterator[ExchangedSpan]:
    start, end = convert(region.start), convert(region.end)
    quote = region.quote
    if quote is not None and _squeezed(quote) == _squeezed(text[start:end] if 0 <= start <= end else ""):
        quote = None  # Label Studio writes line breaks in quotes in its own ways
    remark = region.meta.get("text")
    remarks = [str(part) for part in remark] if isinstance(remark, list) else []
    for label in region.labels:
        span = ExchangedSpan(start, end, label, text=quote, fields=region.fields)
        span = with_span_record(span, region.meta)
        yield replace(
            span,
            note="\n".join([*region.notes, *remarks]),
            annotator=span.annotator or region.annotator,
            origin=span.origin or region.origin,
        )


def _squeezed(text: str) -> str:
    return "".join(text.replace("\\n", " ").split())

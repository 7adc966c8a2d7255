"""Label Studio: an array of tasks, one annotation for each annotator, offsets in UTF-16 units.

``NAME.config.xml`` beside it is the labelling interface that the tasks name: labels, and a control for each form field.
A field value that its control cannot hold, and what the program knows of a tag besides, stand in the region's ``meta``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from annotator.domain.annotation import FieldValue
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.scheme import AnnotationScheme, Field, FieldKind
from annotator.formats.article_records import metadata_record, span_record
from annotator.formats.base import Format, OffsetUnit, ReadOptions, WriteOptions
from annotator.formats.json_records import first_record, is_array, read_array_articles, to_json
from annotator.formats.label_studio_results import LABELS, NOTE, TEXT, YES_NO, article_of_task
from annotator.formats.offset_places import to_unit
from annotator.formats.reduction import in_steps, without_progress

_CONTROLS = {
    FieldKind.CHOICE: "choices",
    FieldKind.YES_NO: "choices",
    FieldKind.INTEGER: "number",
    FieldKind.DECIMAL: "number",
    FieldKind.TEXT: "textarea",
}
_LISTS = {"choices": "choices", "textarea": "text"}


def write_label_studio(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write the tasks, and the labelling interface beside."""
    controlled = _controlled(options.scheme)
    used = dict.fromkeys(controlled)
    unit = options.offset_unit or OffsetUnit.UTF16
    with target.open("w", encoding="utf-8", newline="\n") as file:
        before = "[\n"
        for article in articles:
            used.update(dict.fromkeys(span.label for span in article.spans))
            file.write(before + to_json(_task(article, controlled, unit)))
            before = ",\n"
        file.write("\n]\n" if before == ",\n" else "[]\n")
    ElementTree.indent(interface := _interface(used, options.scheme))
    config = ElementTree.tostring(interface, encoding="unicode") + "\n"
    _config_beside(target).write_text(config, encoding="utf-8", newline="\n")


def _config_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.config.xml")


_Controlled = dict[str, dict[str, Field]]
"""Fields that have a control, by the name of the label and their key."""


def _controlled(scheme: AnnotationScheme | None) -> _Controlled:
    """Return the fields with a control. One name is one control, so fields of one key must be of one kind."""
    kinds: dict[str, FieldKind] = {}
    return {
        label.name: {
            item.key: item
            for item in label.fields
            if item.kind in _CONTROLS and kinds.setdefault(item.key, item.kind) is item.kind and item.key != NOTE
        }
        for label in (scheme.labels if scheme else ())
    }


def _task(article: ExchangedArticle, controlled: _Controlled, unit: OffsetUnit) -> dict[str, Any]:
    place = to_unit(article.text, unit)
    by_annotator: dict[str, list[dict[str, Any]]] = {}
    for number, span in enumerate(article.spans, 1):
        results = _results(article, span, f"r{number}", controlled.get(span.label, {}))
        for result in results:
            result["value"] |= {"start": place(span.start), "end": place(span.end)}
        by_annotator.setdefault(span.annotator, []).extend(results)
    # who tagged stands with each region: Label Studio refuses annotators it does not know
    return {
        "data": {"text": article.text, **metadata_record(article)},
        "annotations": [{"result": results} for results in by_annotator.values()],
    }


def _results(article: ExchangedArticle, span: ExchangedSpan, key: str, kinds: dict[str, Field]) -> list[dict[str, Any]]:
    """Return the region of a tag and, under the same id, the values of its controls."""
    others = {name: value for name, value in span.fields.items() if not _fits(kinds.get(name), value)}
    region = _result(key, LABELS, "labels", {"text": article.text[span.start : span.end], "labels": [span.label]})
    if meta := span_record(span, others):
        region["meta"] = meta
    results = [region]
    results += [_control_result(key, kinds[name], value) for name, value in span.fields.items() if name not in others]
    if span.note:
        results.append(_result(key, NOTE, "textarea", {"text": [span.note]}))
    return results


def _control_result(key: str, item: Field, value: FieldValue) -> dict[str, Any]:
    kind = _CONTROLS[item.kind]
    if item.kind is FieldKind.YES_NO:
        return _result(key, item.key + YES_NO, kind, {kind: ["yes" if value else "no"]})
    return _result(key, item.key, kind, {kind: value} if kind == "number" else {_LISTS[kind]: [value]})


def _result(key: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": key, "from_name": name, "to_name": TEXT, "type": kind, "origin": "manual", "value": value}


def _fits(known: Field | None, value: FieldValue) -> bool:
    """Tell whether the control of a field gives back a value as it is."""
    if known is None:
        return False
    if known.kind is FieldKind.CHOICE:
        return known.choice(value) is not None
    if known.kind is FieldKind.YES_NO:
        return isinstance(value, bool)
    if known.kind is FieldKind.TEXT:
        return isinstance(value, str) and value != ""
    return known.kind is not FieldKind.LINK and isinstance(value, int | float) and not isinstance(value, bool)


def _interface(used: Iterable[str], scheme: AnnotationScheme | None) -> ElementTree.Element:
    """Return the labelling interface: labels, the text, and under it the controls of the region that is selected."""
    view = ElementTree.Element("View")
    labels = ElementTree.SubElement(view, "Labels", name=LABELS, toName=TEXT)
    known = {label.name: label for label in scheme.labels} if scheme else {}
    for name in used:
        attributes = {"value": name}
        if label := known.get(name):
            attributes |= {"background": label.light.text, "hotkey": label.key}
        ElementTree.SubElement(labels, "Label", {key: value for key, value in attributes.items() if value})
    ElementTree.SubElement(view, "Text", name=TEXT, value=f"${TEXT}")
    controls: dict[str, tuple[Field, list[str], dict[str, None]]] = {}
    for label_name, fields in _controlled(scheme).items():
        for item in fields.values():
            _, of_labels, choices = controls.setdefault(item.key, (item, [], {}))
            of_labels.append(label_name)
            choices.update(dict.fromkeys(choice.value for choice in item.choices))
    for key, (item, of_labels, choices) in controls.items():
        is_yes_no = item.kind is FieldKind.YES_NO
        name = key + YES_NO if is_yes_no else key
        _add_control(view, name, _CONTROLS[item.kind], item.name, of_labels, ["yes", "no"] if is_yes_no else choices)
    _add_control(view, NOTE, "textarea", "Note", (), ())
    return view


def _add_control(
    view: ElementTree.Element, name: str, kind: str, title: str, of_labels: Iterable[str], choices: Iterable[str]
) -> None:
    shown = {"visibleWhen": "region-selected"}
    if of_labels:
        shown |= {"whenTagName": LABELS, "whenLabelValue": ",".join(of_labels)}
    part = ElementTree.SubElement(view, "View", shown)
    ElementTree.SubElement(part, "Header", value=title, size="5")
    tag = {"choices": "Choices", "number": "Number", "textarea": "TextArea"}[kind]
    attributes = {"name": name, "toName": TEXT, "perRegion": "true"}
    if kind == "choices":
        attributes |= {"choice": "single", "showInline": "true"}
    if kind == "textarea":
        attributes |= {"editable": "true", "maxSubmissions": "1", "displayMode": "region-list"}
    control = ElementTree.SubElement(part, tag, attributes)
    for choice in choices:
        ElementTree.SubElement(control, "Choice", value=choice)


def read_label_studio(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of each task; annotations of several people are kept apart."""

    def article(task: dict[str, Any], place: str, problems: list[Problem]) -> ExchangedArticle:
        return article_of_task(task, place, problems, options.offset_unit)

    return read_array_articles(path, article)


def _is_label_studio(path: Path) -> bool:
    record = first_record(path)
    has_tasks = isinstance(record.get("data"), dict) and ("annotations" in record or "predictions" in record)
    return is_array(path) and (has_tasks or isinstance(record.get("completions"), list))


LABEL_STUDIO = Format(
    "label-studio",
    "Label Studio",
    (".json",),
    "tasks for Label Studio, offsets in UTF-16 units; the labelling interface in NAME.config.xml",
    read=read_label_studio,
    write=write_label_studio,
    reduce=in_steps(without_progress),
    recognises=_is_label_studio,
    beside=lambda path: (_config_beside(path),),
)

"""Articles and schemes as a choice lets them go out: labels renamed, and left out what was not asked for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from annotator.domain.annotation import FieldValue
from annotator.domain.article import text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.export_choice import ExportChoice, Texts
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.scheme import AnnotationScheme, Field, Label

Shape: TypeAlias = Callable[[ExchangedArticle], ExchangedArticle]
_INITIALS = {AnnotatorKind.PERSON: "A", AnnotatorKind.MACHINE: "M"}


def pseudonyms(annotators: Iterable[Annotator]) -> dict[str, str]:
    """Return what annotators are called who shall not be known, by their ids: A1, A2 in the order of these.

    Machines are M1, M2; the layer of gold is nobody and keeps its name.
    """
    counts: dict[str, int] = {}
    names = {}
    for one in sorted(annotators, key=lambda one: one.uid):
        initial = _INITIALS.get(one.kind)
        if initial is None:
            names[one.uid] = one.name
        else:
            counts[initial] = counts.get(initial, 0) + 1
            names[one.uid] = f"{initial}{counts[initial]}"
    return names


def without_people(names: Mapping[str, str]) -> Callable[[str], str]:
    """Return what puts pseudonyms in the place of names where these stand as whole words in a note."""
    if not names:
        return lambda text: text
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
    folded = {name.casefold(): pseudonym for name, pseudonym in names.items()}
    return lambda text: pattern.sub(lambda found: folded.get(found.group().casefold(), "A"), text)


def shaping(choice: ExportChoice, note: Callable[[str], str] | None = None) -> Shape:
    """Return what makes an article as a choice asks for it; ``note`` changes the notes of its tags."""
    span_steps = list(_span_steps(choice, note))

    def shape(article: ExchangedArticle) -> ExchangedArticle:
        for step in span_steps:
            article = replace(article, spans=tuple(map(step, article.spans)))
        if not choice.times:
            progress = tuple(replace(entry, seconds=0) for entry in article.progress)
            article = replace(article, uid="", copy_of="", progress=progress)
        return article

    return shape


def _span_steps(
    choice: ExportChoice, note: Callable[[str], str] | None
) -> Iterable[Callable[[ExchangedSpan], ExchangedSpan]]:
    labels = choice.labels
    if labels is not None and any(old != new for old, new in labels.items()):
        yield lambda span: replace(span, label=labels[span.label])
    if not choice.fields:
        yield lambda span: replace(span, fields={}, automatic=())
    if note is not None:
        yield lambda span: replace(span, note=note(span.note)) if span.note else span
    if not choice.times:
        yield _without_times
    if choice.texts is Texts.NONE:
        yield lambda span: replace(span, fields={key: _without_quote(value) for key, value in span.fields.items()})


def _without_times(span: ExchangedSpan) -> ExchangedSpan:
    fields = {key: _without_id(value) for key, value in span.fields.items()}
    return replace(span, uid="", origin="", created_at="", updated_at="", fields=fields)


def _without_id(value: FieldValue) -> FieldValue:
    """Return a value without the id of the tag that it links to; that tag has none any more."""
    return {**value, "span": ""} if isinstance(value, dict) and "span" in value else value


def without_lost_links(article: ExchangedArticle) -> tuple[ExchangedArticle, list[str]]:
    """Return an article whose links to tags that are not in it are words only, and these words."""
    if not any(_links(span) for span in article.spans):
        return article, []
    known = {span.uid for span in article.spans}
    lost: list[str] = []
    spans = []
    for span in article.spans:
        gone = {key: value for key, value in _links(span).items() if value["span"] not in known}
        lost += [f"{key}: {value.get('text', '')}" for key, value in gone.items()]
        spans.append(replace(span, fields={**span.fields, **{key: _without_id(value) for key, value in gone.items()}}))
    return (replace(article, spans=tuple(spans)), lost) if lost else (article, [])


def _links(span: ExchangedSpan) -> dict[str, dict[str, str]]:
    return {key: value for key, value in span.fields.items() if isinstance(value, dict) and value.get("span")}


def _without_quote(value: FieldValue) -> FieldValue:
    """Return a value without the words of the tag that it links to."""
    return {**value, "text": ""} if isinstance(value, dict) and "text" in value else value


def without_text(article: ExchangedArticle, texts: Texts) -> ExchangedArticle:
    """Return an article as it is found where its text was left out: with its hash, the quotes or none."""
    quotes = texts is Texts.QUOTES
    return replace(
        article,
        text="",
        text_sha256=article.text_sha256 or text_hash(article.text),
        spans=tuple(replace(span, text=span.text if quotes else None) for span in article.spans),
        zones=tuple(replace(zone, text=zone.text if quotes else None) for zone in article.zones),
    )


def scheme_as_chosen(scheme: AnnotationScheme, choice: ExportChoice) -> AnnotationScheme:
    """Return the labels that go out, under the names that they go by there; what two share has the fields of both."""
    names = choice.labels
    labels: dict[str, Label] = {}
    for label in scheme.labels:
        name = label.name if names is None else names.get(label.name)
        if name is None:
            continue
        fields = tuple(_linked(field, names) for field in label.fields) if choice.fields else ()
        if name in labels:
            known = {field.key for field in labels[name].fields}
            added = tuple(field for field in fields if field.key not in known)
            labels[name] = labels[name]._replace(fields=labels[name].fields + added)
        else:
            labels[name] = label._replace(name=name, fields=fields)
    return scheme._replace(labels=tuple(labels.values()))


def _linked(field: Field, names: Mapping[str, str] | None) -> Field:
    return field._replace(links_to=names.get(field.links_to, "")) if names is not None and field.links_to else field


def shared_names(labels: Mapping[str, str] | None) -> dict[str, list[str]]:
    """Return the labels that go out under one name, by that name."""
    given: dict[str, list[str]] = {}
    for old, new in (labels or {}).items():
        given.setdefault(new, []).append(old)
    return {new: olds for new, olds in given.items() if len(olds) > 1}

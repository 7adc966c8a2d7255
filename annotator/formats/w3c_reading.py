"""Read W3C Web Annotations whose text is kept beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase, reason_of
from annotator.formats.article_records import with_metadata, with_span_record
from annotator.formats.base import FormatError, ReadOptions
from annotator.formats.json_records import RecordError, json_document, text_of, whole_number
from annotator.formats.text_file import read_text_file

COLLECTION = "collection.jsonld"
OWN_ARTICLE, OWN_TAG = "annotator:article", "annotator:tag"
_LABELS = ("tagging", "classifying", "identifying")


def is_w3c(path: Path) -> bool:
    """Tell whether a file, or the files in a folder, are named as JSON-LD is."""
    return bool(_pages(path)) if path.is_dir() else path.name.lower().endswith(".jsonld")


def _pages(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.name.lower().endswith(".jsonld"))


def beside(path: Path) -> tuple[Path, ...]:
    """Return the text of a page."""
    text = path.with_suffix(".txt")
    return (text,) if text.is_file() else ()


def read_w3c(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of each page."""
    pages = [page for page in _pages(path) if page.name != COLLECTION] if path.is_dir() else [path]
    if not pages and not path.joinpath(COLLECTION).is_file():
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "there are no annotations in it"))
    for page in pages:
        try:
            yield from _read_page(page, options)
        except KnownError as error:
            if page == path:
                raise
            yield Problem(page.name, error.sentence())


def _read_page(file: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    document = json_document(file)
    annotations = _annotations(document)
    text_file = _text_file(file, annotations)
    if text_file is None:
        raise FormatError(
            name=file.name,
            reason=Phrase(
                QT_TRANSLATE_NOOP("errors", "the text it is about is not beside it as {stem}.txt"), stem=file.stem
            ),
        )
    article = read_text_file(text_file, ReadOptions(encoding=options.encoding or "utf-8"))
    spans: list[ExchangedSpan] = []
    problems: list[Problem] = []
    for annotation in annotations:
        for target in _list(annotation.get("target")):
            try:
                spans.append(_span(annotation, target, article.text))
            except RecordError as error:
                problems.append(
                    Problem(
                        file.name, Phrase(QT_TRANSLATE_NOOP("errors", "{why} It was left out."), why=reason_of(error))
                    )
                )
    article = replace(article, spans=tuple(spans), place=file.name)
    own = document.get(OWN_ARTICLE) if isinstance(document, dict) else None
    if isinstance(own, dict):
        article = replace(with_metadata(article, own), text_sha256=text_of(own, "text_sha256"))
    yield article
    yield from problems


def _annotations(document: object) -> list[dict[str, Any]]:
    """Return the annotations of a page, a collection with its first page inside, a list, or one alone."""
    if isinstance(document, dict):
        first = document.get("first")
        if isinstance(first, dict):
            document = first
        document = document.get("items", [document] if "target" in document else [])
    return [one for one in document if isinstance(one, dict)] if isinstance(document, list) else []


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text_file(file: Path, annotations: list[dict[str, Any]]) -> Path | None:
    """Return the text that annotations name as a copy, never one outside of their folder."""
    names = [f"{file.stem}.txt"]
    for target in _list(annotations[0].get("target")) if annotations else []:
        state = target.get("state") if isinstance(target, dict) else None
        names += [text_of(one, "cached") for one in _list(state) if isinstance(one, dict)]
    for name in reversed(names):
        plain = PurePosixPath(name).name
        try:
            found = file.with_name(plain) if plain and "\\" not in plain and "\0" not in plain else file
            if found != file and found.is_file() and not found.is_symlink():
                return found
        except (OSError, ValueError):
            continue
    return None


def _span(annotation: Mapping[str, Any], target: object, text: str) -> ExchangedSpan:
    start, end, quote = _stretch(target, text)
    labels: list[str] = []
    notes: list[str] = []
    for body in [*_list(annotation.get("body")), *_list(annotation.get("bodyValue"))]:
        said, purpose = _body(body, annotation)
        (labels if purpose in _LABELS else notes).append(said)
    labels = labels or [str(_first(annotation.get("motivation")) or "annotation")]
    creator = _first(annotation.get("creator"))
    identifier = text_of(annotation, "id")
    record = {
        "id": identifier.removeprefix("urn:uuid:"),
        "annotator": text_of(creator, "name") if isinstance(creator, dict) else str(creator or ""),
        "created_at": text_of(annotation, "created"),
        "updated_at": text_of(annotation, "modified"),
    }
    own = annotation.get(OWN_TAG)
    label = next((label for label in labels if label), "annotation")
    span = ExchangedSpan(start, end, label, text=quote, note="\n".join(note for note in notes if note))
    return with_span_record(span, {**record, **own} if isinstance(own, dict) else record)


def _body(body: object, annotation: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a body says, and what for."""
    purpose = str(_first(annotation.get("motivation")) or "tagging")
    if isinstance(body, dict):
        purpose = str(_first(body.get("purpose")) or purpose)
        return next((text_of(body, key) for key in ("value", "source", "id") if body.get(key)), ""), purpose
    return str(body), purpose


def _first(value: object) -> object:
    return next(iter(_list(value)), None)


def _stretch(target: object, text: str) -> tuple[int, int, str | None]:
    """Return where a target is, by its place, else by its quote; and the quote."""
    selectors = _list(target.get("selector")) if isinstance(target, dict) else []
    by_type = {text_of(one, "type"): one for one in selectors if isinstance(one, dict)}
    quoted = by_type.get("TextQuoteSelector")
    exact = text_of(quoted, "exact") if quoted else None
    if position := by_type.get("TextPositionSelector"):
        return whole_number(position, "start"), whole_number(position, "end"), exact
    if quoted is None or not exact:
        raise RecordError(
            QT_TRANSLATE_NOOP(
                "errors", "An annotation has neither a place nor a quote that tell where in the text it is."
            )
        )
    prefix, suffix = text_of(quoted, "prefix"), text_of(quoted, "suffix")
    for before, after in ((prefix, suffix), ("", "")):
        place = text.find(before + exact + after)
        if place >= 0:
            return place + len(before), place + len(before) + len(exact), exact
    raise RecordError(Phrase(QT_TRANSLATE_NOOP("errors", "“{exact}” does not stand in the text."), exact=exact[:80]))

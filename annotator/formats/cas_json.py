"""UIMA CAS as JSON 0.4, which INCEpTION recommends: a folder with a file for each article, its types inside."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.base import Format, FormatError, ReadOptions, WriteOptions
from annotator.formats.cas_layers import INITIAL_VIEW, RELATION, SOFA, Layers, Structure, article_of
from annotator.formats.document_names import document_name
from annotator.formats.json_records import json_document
from annotator.formats.reduction import in_steps, without_progress

_SOFA_ID = 1
_SNIFFED = 64 * 1024
_MARKS = ('"%TYPES"', '"%FEATURE_STRUCTURES"')


def write_cas_json(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write a file for each article."""
    target.mkdir()
    layers = Layers.of(options.scheme)
    types = {
        name: {
            "%NAME": name,
            "%SUPER_TYPE": parent,
            **{feature: {"%NAME": feature, "%RANGE": kind} for feature, kind in features.items()},
        }
        for name, parent, features in layers.types()
    }
    for number, article in enumerate(articles, 1):
        name = document_name(number, article.metadata.title)
        with (target / f"{name}.json").open("w", encoding="utf-8", newline="\n") as file:
            _write(file.write, article, layers, types)


def _write(put: Any, article: ExchangedArticle, layers: Layers, types: dict[str, Any]) -> None:
    """Write one document, a line for each annotation."""
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    sofa = {"sofaNum": 1, "sofaID": INITIAL_VIEW, "mimeType": "text", "sofaString": article.text}
    put(f'{{"%TYPES": {encode(types)},\n"%FEATURE_STRUCTURES": [\n')
    put(encode({"%ID": _SOFA_ID, "%TYPE": SOFA, **sofa}))
    number = _SOFA_ID
    for number, (kind, features) in enumerate(layers.structures(article), _SOFA_ID + 1):
        put(",\n" + encode({"%ID": number, "%TYPE": kind, "@sofa": _SOFA_ID, **features}))
    members = list(range(_SOFA_ID + 1, number + 1))
    put(f'\n],\n"%VIEWS": {encode({INITIAL_VIEW: {"%SOFA": _SOFA_ID, "%MEMBERS": members}})}}}\n')


def is_cas_json(path: Path) -> bool:
    """Tell whether a file begins as CAS JSON does, or a folder with such a file."""
    if path.is_dir():
        first = next(iter(_files(path)), None)
        return first is not None and is_cas_json(first)
    try:
        with path.open("rb") as file:
            beginning = file.read(_SNIFFED).decode("utf-8-sig", "ignore")
    except OSError:
        return False
    return beginning.lstrip().startswith("{") and any(mark in beginning for mark in _MARKS)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.name.lower().endswith(".json"))


def read_cas_json(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- UIMA has one unit
    """Yield the article of each document."""
    if not path.is_dir():
        yield from _read_file(path)
        return
    files = _files(path)
    if not files:
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "there is no CAS JSON in it"))
    for file in files:
        try:
            yield from _read_file(file)
        except FormatError as error:
            yield Problem(file.name, error.sentence())


def _read_file(file: Path) -> Iterator[ExchangedArticle | Problem]:
    document = json_document(file)
    structures = _structures(document)
    sofa = _sofa(structures)
    if sofa is None:
        raise FormatError(name=file.name, reason=QT_TRANSLATE_NOOP("errors", "it is not CAS JSON, or has no text"))
    number, text = sofa
    problems: list[Problem] = []
    on_text = (_features(given) for given in structures if given.get("@sofa") == number)
    yield replace(article_of(text, on_text, file.name, problems), place=file.name)
    yield from problems


def _structures(document: object) -> list[dict[str, Any]]:
    """Return the feature structures, which stand in a list, or in an object by their ids."""
    given = document.get("%FEATURE_STRUCTURES") if isinstance(document, dict) else None
    if isinstance(given, dict):
        given = [{"%ID": _number(name), **value} for name, value in given.items() if isinstance(value, dict)]
    return [structure for structure in given if isinstance(structure, dict)] if isinstance(given, list) else []


def _number(name: str) -> int | str:
    return int(name) if name.isdecimal() and len(name) < 20 else name


def _sofa(structures: list[dict[str, Any]]) -> tuple[Any, str] | None:
    """Return the id and text of the view that holds the text."""
    texts = [one for one in structures if one.get("%TYPE") == SOFA and isinstance(one.get("sofaString"), str)]
    texts.sort(key=lambda sofa: sofa.get("sofaID") != INITIAL_VIEW)
    return (texts[0].get("%ID"), texts[0]["sofaString"]) if texts else None


def _features(structure: dict[str, Any]) -> Structure:
    """Return the type and the plain features of a structure; references and marks are left out."""
    features = {name: value for name, value in structure.items() if not name.startswith(("%", "@", "^", "#"))}
    features |= {name: "" for name in RELATION if f"@{name}" in structure}
    return str(structure.get("%TYPE") or ""), features


CAS_JSON = Format(
    "cas-json",
    "UIMA CAS JSON",
    (".json",),
    "for INCEpTION: a folder with a file for each article, offsets in UTF-16",
    read=read_cas_json,
    write=write_cas_json,
    reduce=in_steps(without_progress),
    recognises=is_cas_json,
    is_folder=True,
)

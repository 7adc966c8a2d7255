"""UIMA CAS as XMI, which INCEpTION imports: a folder with an archive for each article, its types beside it.

XMI is XML 1.0, so characters that this forbids become spaces.
"""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.base import Format, FormatError, ReadOptions, WriteOptions
from annotator.formats.cas_layers import (
    INITIAL_VIEW,
    RELATION,
    SOFA,
    VIEW,
    Layers,
    Structure,
    article_of,
    converted,
    is_plain,
)
from annotator.formats.document_names import document_name
from annotator.formats.reduction import XML_FORBIDS, in_steps, without_characters, without_progress
from annotator.formats.safe_xml import XmlDamage, attributes, parse
from annotator.formats.safe_zip import LARGEST_ENTRY, SafeZip, ZipDamage, is_zip, open_zip

_TYPES = "TypeSystem.xml"
_XMI = "http://www.omg.org/XMI"
_XMI_ROOT, _XMI_ID = f"{_XMI} XMI", f"{_XMI} id"
_SOFA_ID = 1
_NEVER_CHANGES = (1980, 1, 1, 0, 0, 0)


def write_cas_xmi(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write an archive for each article: its XMI, and the description of the types in it."""
    target.mkdir()
    layers = Layers.of(options.scheme)
    types = _type_system(layers)
    for number, article in enumerate(articles, 1):
        name = document_name(number, article.metadata.title)
        with zipfile.ZipFile(target / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, content in ((f"{name}.xmi", _xmi(article, layers)), (_TYPES, types)):
                # no times, so that the same articles give the same bytes
                place = zipfile.ZipInfo(entry, _NEVER_CHANGES)
                place.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(place, content)


def _type_system(layers: Layers) -> str:
    described = []
    for name, parent, features in layers.types():
        inside = "".join(
            f"<featureDescription><name>{feature}</name><description/>"
            f"<rangeTypeName>{kind}</rangeTypeName></featureDescription>"
            for feature, kind in features.items()
        )
        described.append(
            f"<typeDescription><name>{name}</name><description/><supertypeName>{parent}</supertypeName>"
            f"<features>{inside}</features></typeDescription>\n"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n'
        f"<types>\n{''.join(described)}</types>\n</typeSystemDescription>\n"
    )


def _xmi(article: ExchangedArticle, layers: Layers) -> str:
    prefixes: dict[str, str] = {}
    lines = []
    number = _SOFA_ID
    for number, (kind, features) in enumerate(layers.structures(article), _SOFA_ID + 1):
        package, _, name = kind.rpartition(".")
        if package not in prefixes:
            prefixes[package] = f"n{len(prefixes)}"
        known = {"xmi:id": str(number), "sofa": str(_SOFA_ID), **{key: _text(value) for key, value in features.items()}}
        lines.append(f"<{prefixes[package]}:{name}{attributes(known)}/>\n")
    spaces = {f"xmlns:{prefix}": f"http:///{package.replace('.', '/')}.ecore" for package, prefix in prefixes.items()}
    spaces = {"xmlns:xmi": _XMI, "xmlns:cas": "http:///uima/cas.ecore", **spaces, "xmi:version": "2.0"}
    sofa = {
        "xmi:id": str(_SOFA_ID),
        "sofaNum": "1",
        "sofaID": INITIAL_VIEW,
        "mimeType": "text",
        "sofaString": article.text,
    }
    members = " ".join(map(str, range(_SOFA_ID + 1, number + 1)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI{attributes(spaces)}>\n<cas:NULL xmi:id="0"/>\n'
        f"{''.join(lines)}<cas:Sofa{attributes(sofa)}/>\n"
        f'<cas:View sofa="{_SOFA_ID}" members="{members}"/>\n</xmi:XMI>\n'
    )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def is_cas_xmi(path: Path) -> bool:
    """Tell whether a file is XMI or an archive with one, or a folder begins with such a file."""
    if path.is_dir():
        first = next(iter(_files(path)), None)
        return first is not None and is_cas_xmi(first)
    if path.name.lower().endswith(".xmi"):
        return True
    try:
        with open_zip(path) as archive:
            return any(name.lower().endswith(".xmi") for name in archive.names)
    except FormatError:
        return False


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.name.lower().endswith((".zip", ".xmi")))


def _beside(path: Path) -> tuple[Path, ...]:
    types = path.with_name(_TYPES)
    return (types,) if not path.is_dir() and types.is_file() else ()


def read_cas_xmi(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- XML tells its encoding, UIMA its unit
    """Yield the article of each XMI document."""
    if not path.is_dir():
        yield from _read_file(path)
        return
    files = _files(path)
    if not files:
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "there is no XMI in it"))
    for file in files:
        try:
            yield from _read_file(file)
        except FormatError as error:
            yield Problem(file.name, error.sentence())


def _read_file(file: Path) -> Iterator[ExchangedArticle | Problem]:
    if not is_zip(file):
        types = file.with_name(_TYPES)
        yield from _taken(file.name, _whole(file), _whole(types) if types.is_file() else b"")
        return
    with open_zip(file) as archive:
        names = [name for name in archive.names if name.lower().endswith(".xmi")]
        if not names:
            raise FormatError(name=file.name, reason=QT_TRANSLATE_NOOP("errors", "there is no XMI in it"))
        for name in names:
            yield from _from_archive(archive, name, f"{file.name}, {PurePosixPath(name).name}")


def _from_archive(archive: SafeZip, name: str, place: str) -> Iterator[ExchangedArticle | Problem]:
    try:
        types = next((archive.read(entry) for entry in archive.names if entry.endswith(_TYPES)), b"")
        yield from _taken(place, archive.read(name), types)
    except ZipDamage as error:
        yield Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "It cannot be read: {why}."), why=reason_of(error)))


def _whole(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_ENTRY + 1)
    except OSError as error:
        raise FormatError(name=file.name, reason=error.strerror or str(error)) from error
    if len(content) > LARGEST_ENTRY:
        raise FormatError(name=file.name, reason=QT_TRANSLATE_NOOP("errors", "it is larger than 64 MB"))
    return content


def _taken(place: str, xmi: bytes, types: bytes) -> Iterator[ExchangedArticle | Problem]:
    problems: list[Problem] = []
    reader = _XmiReader(_ranges(types, place, problems))
    try:
        parse(xmi, reader.start, reader.end)
    except XmlDamage as error:
        yield Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "It cannot be read: {why}."), why=reason_of(error)))
        return
    sofa = reader.sofa()
    if sofa is None:
        yield Problem(place, QT_TRANSLATE_NOOP("errors", "It is not XMI, or has no text."))
        return
    number, text = sofa
    yield replace(article_of(text, reader.structures(number), place, problems), place=place)
    yield from problems


def _ranges(types: bytes, place: str, problems: list[Problem]) -> dict[tuple[str, str], str]:
    """Return the range of each feature by type and name."""
    found: dict[tuple[str, str], str] = {}
    path: list[str] = []
    words: dict[str, str] = {}

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        path.append(name.rpartition(" ")[2])
        words[path[-1]] = ""

    def text(given: str) -> None:
        if path:
            words[path[-1]] += given

    def end(_name: str) -> None:
        name = path.pop()
        if name == "name" and path[-1:] == ["typeDescription"]:
            words["type"] = words["name"].strip()
        elif name == "featureDescription":
            feature = words.get("name", "").strip(), words.get("rangeTypeName", "").strip()
            found[words.get("type", ""), feature[0]] = feature[1]

    if types:
        try:
            parse(types, start, end, text)
        except XmlDamage as error:
            problems.append(
                Problem(
                    place,
                    Phrase(
                        QT_TRANSLATE_NOOP("errors", "Its description of types cannot be read: {why}."),
                        why=reason_of(error),
                    ),
                )
            )
    return found


class _XmiReader:
    """Gathers the feature structures of one document."""

    def __init__(self, ranges: Mapping[tuple[str, str], str]) -> None:
        self._ranges = ranges
        self._path: list[str] = []
        self._found: list[Structure] = []
        self._sofas: list[dict[str, Any]] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self._path.append(name)
        if len(self._path) != 2 or self._path[0] != _XMI_ROOT:
            return
        space, _, plain = name.rpartition(" ")
        kind = f"{space.removeprefix('http:///').removesuffix('.ecore').replace('/', '.')}.{plain}"
        kind = kind.removeprefix("uima.noNamespace.")
        if kind == SOFA:
            self._sofas.append({**given, "id": given.get(_XMI_ID, "")})
        elif kind != VIEW and "sofa" in given:
            self._found.append((kind, {key: value for key, value in given.items() if key != _XMI_ID}))

    def end(self, _name: str) -> None:
        self._path.pop()

    def sofa(self) -> tuple[str, str] | None:
        """Return the id and text of the view that holds the text."""
        texts = [sofa for sofa in self._sofas if "sofaString" in sofa]
        texts.sort(key=lambda sofa: sofa.get("sofaID") != INITIAL_VIEW)
        return (texts[0]["id"], texts[0]["sofaString"]) if texts else None

    def structures(self, sofa: str) -> Iterator[Structure]:
        """Yield the feature structures on one text, their features as their types say."""
        for kind, features in self._found:
            if features["sofa"] == sofa:
                ranges = {name: self._ranges.get((kind, name), "") for name in features if name != "sofa"}
                kept = [name for name in ranges if is_plain(ranges[name]) or name in RELATION]
                yield kind, {name: converted(features[name], ranges[name]) for name in kept}


CAS_XMI = Format(
    "cas-xmi",
    "UIMA CAS XMI",
    (".zip", ".xmi"),
    "for INCEpTION and DKPro: a folder with an archive for each article, offsets in UTF-16",
    read=read_cas_xmi,
    write=write_cas_xmi,
    reduce=in_steps(without_characters(XML_FORBIDS, " "), without_progress),
    recognises=is_cas_xmi,
    is_folder=True,
    beside=_beside,
    untrusted=True,
)

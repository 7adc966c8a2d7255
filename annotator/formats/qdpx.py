"""REFI-QDA 1.5 projects, which QualCoder, NVivo, ATLAS.ti and MAXQDA open: an archive of a description and all texts.

Labels are codes; a value picked from a list is a code below its label's. All fields stand in the description of a
selection as well, as JSON behind the note. What is known about an article are its variables. Ids depend on nothing but
what they stand for, so that a later export updates what an earlier one brought. The schema fixes the order of elements.
"""

import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.losses import Loss, LossKind
from annotator.domain.scheme import AnnotationScheme, FieldKind
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.article_records import METADATA, span_record
from annotator.formats.base import Format, WriteOptions
from annotator.formats.qdpx_reading import (
    NAMESPACE,
    PROJECT,
    SOURCES,
    beside_note,
    guid,
    is_qdpx,
    own_guid,
    read_qdpx,
)
from annotator.formats.reduction import XML_FORBIDS, in_steps, without_characters, without_progress
from annotator.formats.safe_xml import attributes, escaped
from annotator.formats.safe_zip import LARGEST_ENTRY, LARGEST_SUM, MOST_ENTRIES

_NEVER_CHANGES = (1980, 1, 1, 0, 0, 0)
_VARIABLES = tuple(name for name in METADATA if name != "title")
_GREY = "#808080"
_CHUNK = 1024 * 1024


class TooLargeForQdpxError(KnownError):
    """More was to be written than programs, ours among them, open as one REFI-QDA project."""

    happened = QT_TRANSLATE_NOOP("errors", "A REFI-QDA project holds at most {articles:,} articles and 64 MB of tags.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Export fewer articles at a time, or use another format.")


def write_qdpx(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write one project file."""
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        # beside the target: what is unpublished stays where its owner puts it
        tempfile.TemporaryFile(dir=target.parent) as sources,
    ):
        project = _Project(options.scheme)
        size = 0
        for article in articles:
            own, description = project.source(article)
            text = article.text.encode()
            sources.write(description.encode())
            size += len(text)
            too_many = project.articles >= MOST_ENTRIES
            if too_many or sources.tell() > LARGEST_ENTRY - _CHUNK or size > LARGEST_SUM - LARGEST_ENTRY:
                raise TooLargeForQdpxError(articles=MOST_ENTRIES - 1)
            with _entry(archive, f"{SOURCES}/{own}.txt") as file:
                file.write(text)
        with _entry(archive, PROJECT) as file:
            _write_project(file, project, sources, options)


@contextmanager
def _entry(archive: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    place = zipfile.ZipInfo(name, _NEVER_CHANGES)
    place.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(place, "w") as file:
        yield file


def _write_project(file: IO[bytes], project: "_Project", sources: BinaryIO, options: WriteOptions) -> None:
    """Write the description: everything but the sources is known only now."""
    head = {"xmlns": NAMESPACE, "name": options.project_name or "Annotator", "origin": "Annotator"}
    users = "".join(f"<User{attributes({'guid': one, 'name': name})}/>\n" for name, one in project.users.items())
    variables = "".join(
        f"<Variable{attributes({'guid': own_guid('variable', name), 'name': name, 'typeOfVariable': 'Text'})}/>\n"
        for name in _VARIABLES
    )
    codes = "".join(project.codes())
    parts = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<Project{attributes(head)}>\n',
        f"<Users>\n{users}</Users>\n" if users else "",
        f"<CodeBook>\n<Codes>\n{codes}</Codes>\n</CodeBook>\n" if codes else "",
        f"<Variables>\n{variables}</Variables>\n",
    )
    file.write("".join(parts).encode())
    if project.articles:
        file.write(b"<Sources>\n")
        sources.seek(0)
        while chunk := sources.read(_CHUNK):
            file.write(chunk)
        file.write(b"</Sources>\n")
    file.write(b"</Project>\n")


class _Project:
    """Describes articles one after the other, and gathers the users and codes that they refer to."""

    def __init__(self, scheme: AnnotationScheme | None) -> None:
        self._scheme = scheme
        self._guids: set[str] = set()
        self._codes: dict[str, set[tuple[str, str]]] = {
            label.name: set() for label in (scheme.labels if scheme else ())
        }
        self.users: dict[str, str] = {}
        self.articles = 0

    def source(self, article: ExchangedArticle) -> tuple[str, str]:
        """Return the id of an article, and its element."""
        self.articles += 1
        own = self._new_guid("article", article.uid, f"{self.articles}")
        head = {"guid": own, "name": article.metadata.title, "plainTextPath": f"internal://{own}.txt"}
        values = "".join(
            f'<VariableValue><VariableRef targetGUID="{own_guid("variable", name)}"/>'
            f"<TextValue>{escaped(value)}</TextValue></VariableValue>\n"
            for name in _VARIABLES
            if (value := getattr(article.metadata, name))
        )
        record = {"id": article.uid} if article.uid != own else {}
        selections = "".join(self._selection(article, span) for span in article.spans)
        return own, f"<TextSource{attributes(head)}>\n{_description('', record)}{selections}{values}</TextSource>\n"

    def _selection(self, article: ExchangedArticle, span: ExchangedSpan) -> str:
        own = self._new_guid("tag", span.uid, f"{self.articles} {span.start} {span.end} {len(self._guids)}")
        record = span_record(span)
        if record.get("id", "") == own:
            del record["id"]
        elif "id" not in record:
            record["id"] = ""
        made = {}
        if span.annotator:
            made["creatingUser"] = self.users.setdefault(record.pop("annotator"), own_guid("user", span.annotator))
        for name, attribute in (("creationDateTime", "created_at"), ("modifiedDateTime", "updated_at")):
            if attribute in record:
                made[name] = record.pop(attribute)
        quote = " ".join(article.text[span.start : span.end].split())[:100]
        place = {"startPosition": f"{span.start}", "endPosition": f"{span.end}"}
        codings = []
        for code in (_code(self._scheme, span.label), *self._picked(span)):
            # a coding has the same times and maker as what it codes
            made_now = {name: value for name, value in made.items() if not name.startswith("modif")}
            head = {"guid": own_guid("coding", own, code), **made_now}
            codings.append(f'<Coding{attributes(head)}><CodeRef targetGUID="{code}"/></Coding>\n')
        head = {"guid": own, "name": quote, **place, **made}
        return (
            f"<PlainTextSelection{attributes(head)}>\n{_description(span.note, record)}"
            f"{''.join(codings)}</PlainTextSelection>\n"
        )

    def _picked(self, span: ExchangedSpan) -> Iterator[str]:
        """Yield the codes of the choices of a tag, and note that they are used."""
        used = self._codes.setdefault(span.label, set())
        label = self._scheme.label_named(span.label) if self._scheme else None
        for key, value in span.fields.items() if label else ():
            field = label.field(key) if label else None
            if field is not None and field.kind is FieldKind.CHOICE and field.choice(value) is not None:
                used.add((key, str(value)))
                yield own_guid("choice", span.label, key, str(value))

    def codes(self) -> Iterator[str]:
        """Yield the element of each label's code, with the codes of its choices inside."""
        for name, choices in self._codes.items():
            label = self._scheme.label_named(name) if self._scheme else None
            colour = label.light.fill if label else _GREY
            head = {"guid": _code(self._scheme, name), "name": name, "isCodable": "true", "color": colour}
            inside = ""
            if label and label.definition:
                inside = f"<Description>{escaped(label.definition)}</Description>\n"
            for key, value in sorted(choices):
                below = {"guid": own_guid("choice", name, key, value), "name": f"{key}: {value}"}
                inside += f"<Code{attributes({**below, 'isCodable': 'true', 'color': colour})}/>\n"
            yield f"<Code{attributes(head)}>\n{inside}</Code>\n"

    def _new_guid(self, kind: str, uid: str, otherwise: str) -> str:
        """Return an id as a GUID, one that no element has yet."""
        own = guid(uid) or own_guid(kind, uid or otherwise)
        if own in self._guids:
            own = own_guid(kind, uid, otherwise)
        self._guids.add(own)
        return own


def _code(scheme: AnnotationScheme | None, name: str) -> str:
    """Return the GUID of a label's code: the label's own id, so that it outlasts a change of name."""
    label = scheme.label_named(name) if scheme else None
    return (guid(label.uid) if label and label.name == name else "") or own_guid("code", name)


def _description(note: str, record: Mapping[str, object]) -> str:
    text = beside_note(note, record)
    return f"<Description>{escaped(text)}</Description>\n" if text else ""


def _fields_as_text(article: ExchangedArticle, options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Tell which fields no code stands for."""
    for span in article.spans:
        label = options.scheme.label_named(span.label) if options.scheme else None
        for key, value in span.fields.items():
            field = label.field(key) if label else None
            if field is None or field.choice(value) is None:
                losses.append(Loss(LossKind.VALUES, f"{key}: {value}"))
    return article


QDPX = Format(
    "qdpx",
    "REFI-QDA project",
    (".qdpx",),
    "for QualCoder, NVivo, ATLAS.ti and MAXQDA: texts, codes and coded selections, offsets in code points",
    read=read_qdpx,
    write=write_qdpx,
    reduce=in_steps(without_characters(XML_FORBIDS, " "), _fields_as_text, without_progress),
    recognises=is_qdpx,
    untrusted=True,
)

"""brat standoff: a folder of pairs, the text as it is and its tags beside it, offsets in code points.

What brat has no place for goes where brat leaves it alone: the names of labels and articles in ``annotator.json`` and
``articles.jsonl``, field values that are not one of a few choices in a note ``#n Annotator`` as JSON.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.annotation import FieldValue
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.losses import Loss, LossKind
from annotator.domain.scheme import AnnotationScheme, FieldKind
from annotator.formats.article_records import metadata_record, span_record
from annotator.formats.base import Format, WriteOptions
from annotator.formats.brat_reading import ARTICLES, CONFIGURATION, NAMES, OWN_NOTE, VISUALS, beside, is_brat, read_brat
from annotator.formats.document_names import document_name
from annotator.formats.json_records import to_json
from annotator.formats.reduction import in_steps, with_trimmed_spans, without_progress

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_FORBIDDEN = re.compile(r"[^A-Za-z0-9_-]+")
_BREAKS = re.compile("[\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
"""Where brat's server ends a line of an annotation file."""


@dataclass
class _Configuration:
    """What the files of a collection use, gathered while they are written."""

    types: dict[str, str] = field(default_factory=dict)
    """brat's name of a label by ours."""
    attributes: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """Values of each attribute by the brat names of the labels that have it; none for a flag."""

    def type_of(self, label: str) -> str:
        """Return the name that brat can hold for a label, always the same."""
        if label not in self.types:
            plain = _FORBIDDEN.sub("_", label).strip("_-")
            plain = plain if _PLAIN.fullmatch(plain) else f"Label_{plain}".rstrip("_")
            taken, name, number = set(self.types.values()), plain, 2
            while name in taken:
                name, number = f"{plain}_{number}", number + 1
            self.types[label] = name
        return self.types[label]


def write_brat(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write a collection that brat opens as it is."""
    target.mkdir()
    configuration = _Configuration()
    for label in options.scheme.labels if options.scheme else ():
        configuration.type_of(label.name)
    with (target / ARTICLES).open("w", encoding="utf-8", newline="\n") as known:
        for number, article in enumerate(articles, 1):
            name = document_name(number, article.metadata.title)
            (target / f"{name}.txt").write_text(article.text, encoding="utf-8", newline="\n")
            lines = _annotation_lines(article, configuration, options.scheme)
            (target / f"{name}.ann").write_text("".join(lines), encoding="utf-8", newline="\n")
            known.write(to_json({"name": name, **metadata_record(article)}) + "\n")
    _write_configuration(target, configuration, options.scheme)


def _annotation_lines(
    article: ExchangedArticle, configuration: _Configuration, scheme: AnnotationScheme | None
) -> list[str]:
    lines: list[str] = []
    attributes = notes = 0
    for number, span in enumerate(article.spans, 1):
        name = configuration.type_of(span.label)
        parts = _fragments(article.text, span)
        places = ";".join(f"{start} {end}" for start, end in parts)
        quote = " ".join(article.text[start:end] for start, end in parts)
        lines.append(f"T{number}\t{name} {places}\t{quote}\n")
        as_attributes, others = _attributes(span, scheme)
        for key, value in as_attributes.items():
            attributes += 1
            values = configuration.attributes.setdefault(key, {}).setdefault(name, set())
            if value is True:
                lines.append(f"A{attributes}\t{key} T{number}\n")
            else:
                values.add(str(value))
                lines.append(f"A{attributes}\t{key} T{number} {value}\n")
        if span.note:
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes T{number}\t{span.note}\n")
        if own := span_record(span, others):
            notes += 1
            lines.append(f"#{notes}\t{OWN_NOTE} T{number}\t{_on_one_line(own)}\n")
    return lines


def _fragments(text: str, span: ExchangedSpan) -> list[tuple[int, int]]:
    """Return the parts of a tag that stand on one line each, without white space at their edges."""
    parts = []
    start = span.start
    ends = [span.start + found.start() for found in _BREAKS.finditer(text[span.start : span.end])]
    for end in [*ends, span.end]:
        piece = text[start:end]
        if piece.strip():
            parts.append((start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))))
        start = end + 1
    return parts


def _attributes(
    span: ExchangedSpan, scheme: AnnotationScheme | None
) -> tuple[dict[str, FieldValue], dict[str, FieldValue]]:
    """Return the field values that brat can hold as attributes, and the others."""
    label = scheme.label_named(span.label) if scheme else None
    held: dict[str, FieldValue] = {}
    others: dict[str, FieldValue] = {}
    for key, value in span.fields.items():
        known = label.field(key) if label else None
        is_choice = known is not None and known.kind is FieldKind.CHOICE and known.choice(value) is not None
        is_flag = known is not None and known.kind is FieldKind.YES_NO and value is True
        fits = _PLAIN.fullmatch(key) and (is_flag or (is_choice and _PLAIN.fullmatch(str(value))))
        (held if fits else others)[key] = value
    return held, others


def _on_one_line(record: Mapping[str, object]) -> str:
    return _BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", to_json(record))


def _write_configuration(target: Path, used: _Configuration, scheme: AnnotationScheme | None) -> None:
    """Write what brat needs to know of labels and attributes, their colours, and our names for them."""
    arguments = dict(used.attributes)
    colours = {}
    for label in scheme.labels if scheme else ():
        name = used.type_of(label.name)
        colours[name] = f"{name}\tbgColor:{label.light.fill}, fgColor:{label.light.text}, borderColor:darken"
        for known in label.fields:
            choices = {choice.value for choice in known.choices if _PLAIN.fullmatch(choice.value)}
            if _PLAIN.fullmatch(known.key) and (choices or known.kind is FieldKind.YES_NO):
                arguments.setdefault(known.key, {}).setdefault(name, set()).update(choices)
    attributes = []
    for key, by_type in arguments.items():
        values = "|".join(sorted(set().union(*by_type.values())))
        attributes.append(f"{key}\tArg:{'|'.join(by_type)}" + (f", Value:{values}" if values else ""))
    sections = {"entities": list(used.types.values()), "relations": [], "events": [], "attributes": attributes}
    _write_sections(target / CONFIGURATION, sections)
    shown = [f"{name} | {label}" for label, name in used.types.items() if "|" not in label]
    _write_sections(target / VISUALS, {"labels": shown, "drawing": list(colours.values())})
    names = {"labels": {name: label for label, name in used.types.items()}}
    (target / NAMES).write_text(json.dumps(names, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _write_sections(path: Path, sections: Mapping[str, list[str]]) -> None:
    text = "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in sections.items())
    path.write_text(text, encoding="utf-8", newline="\n")


def _with_notes_on_one_line(article: ExchangedArticle, options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Put notes on one line; say which field values go into a note."""
    spans = []
    for span in article.spans:
        note = _BREAKS.sub(" ", span.note).strip()
        if note != span.note:
            losses.append(Loss(LossKind.CHARACTERS, f"a line break in the note {span.note}"))
        others = _attributes(span, options.scheme)[1]
        losses += [Loss(LossKind.VALUES, f"{key}: {value}") for key, value in others.items()]
        spans.append(span if note == span.note else replace(span, note=note))
    return replace(article, spans=tuple(spans))


BRAT = Format(
    "brat",
    "brat standoff",
    (".ann",),
    "pairs of text and tags, with the configuration that brat needs, offsets in code points",
    read=read_brat,
    write=write_brat,
    reduce=in_steps(without_progress, with_trimmed_spans, _with_notes_on_one_line),
    recognises=is_brat,
    is_folder=True,
    beside=beside,
)

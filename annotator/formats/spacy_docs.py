"""spaCy DocBin: what ``spacy train`` reads. Tags are on whole tokens; ``doc.ents`` holds those that do not overlap.

All tags are in ``doc.spans["sc"]``, which the span categoriser reads. Who tagged, notes and form fields of the same
tags, in the same order, are in ``doc.user_data["tags"]``, and what is known about the article in
``doc.user_data["article"]``.

A file is put together from columns that wait on the disk, so that memory does not grow with it; spaCy reads a folder of
such files as one corpus.
"""

import struct
import tempfile
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.losses import Loss, LossKind
from annotator.formats.article_records import metadata_record, span_record
from annotator.formats.base import Format, WriteOptions
from annotator.formats.reduction import in_steps, moved, with_trimmed_spans, without_overlaps, without_progress
from annotator.formats.spacy_reading import ARTICLE, LARGEST, PACKAGES, TAGS, further_files, is_docbin, read_spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FILE_BYTES = LARGEST * 3 // 4
"""Bytes of columns beyond which a file is followed by the next."""
_LANGUAGES = ("en", "uk", "ru")
_CHUNK = 1024 * 1024


def write_spacy(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write the articles as docs of one file, or more of them beyond a size."""
    number = 1
    file = _DocBinFile(target)
    try:
        for article in articles:
            if file.size >= FILE_BYTES:
                file.finish()
                number += 1
                file = _DocBinFile(target.with_name(f"{target.stem}-{number:05}{target.suffix}"))
            file.add(_tagged(article, options))
        file.finish()
    finally:
        file.discard()


class _DocBinFile:
    """Packs docs as spaCy's DocBin does, each column in a file of its own until the whole is written."""

    def __init__(self, target: Path) -> None:
        from spacy.tokens import DocBin

        self._target = target
        self._packer = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
        self._lengths = array("i")
        self._columns: dict[str, IO[bytes]] = {
            # beside the target: what is unpublished stays where its owner puts it
            name: tempfile.TemporaryFile(dir=target.parent)  # noqa: SIM115 -- closed by discard
            for name in ("tokens", "spaces", "span_groups", "user_data")
        }
        self.size = 0

    def add(self, doc: "Doc") -> None:
        """Let the library pack a doc, and move the result to the disk; the strings stay, which docs share."""
        import srsly

        packer = self._packer
        packer.add(doc)
        tokens = packer.tokens.pop()
        self._lengths.append(len(tokens))
        self._put("tokens", tokens.tobytes("C"))
        self._put("spaces", packer.spaces.pop().tobytes("C"))
        self._put("span_groups", srsly.msgpack_dumps(packer.span_groups.pop()))
        self._put("user_data", srsly.msgpack_dumps(packer.user_data.pop()))
        packer.cats.clear()
        packer.flags.clear()

    def finish(self) -> None:
        """Write the file: compressed msgpack of one mapping."""
        import srsly

        count = len(self._lengths)
        array_head = b"\xdd" + struct.pack(">I", count)
        with self._target.open("wb") as file:
            compressor = zlib.compressobj()

            def put(*parts: bytes) -> None:
                file.writelines(compressor.compress(part) for part in parts)

            def put_column(name: str) -> None:
                column = self._columns[name]
                column.seek(0)
                while chunk := column.read(_CHUNK):
                    put(chunk)

            put(b"\x8a", *_named("version", self._packer.version), *_named("attrs", self._packer.attrs))
            for name in ("tokens", "spaces"):
                put(srsly.msgpack_dumps(name), b"\xc6" + struct.pack(">I", self._columns[name].tell()))
                put_column(name)
            put(*_named("lengths", self._lengths.tobytes()), *_named("strings", sorted(self._packer.strings)))
            put(srsly.msgpack_dumps("cats"), array_head, srsly.msgpack_dumps({}) * count)
            put(srsly.msgpack_dumps("flags"), array_head, srsly.msgpack_dumps({"has_unknown_spaces": False}) * count)
            for name in ("span_groups", "user_data"):
                put(srsly.msgpack_dumps(name), array_head)
                put_column(name)
            file.write(compressor.flush())
        self.discard()

    def discard(self) -> None:
        """Give up the columns."""
        for column in self._columns.values():
            column.close()

    def _put(self, name: str, content: bytes) -> None:
        self._columns[name].write(content)
        self.size += len(content)


def _named(name: str, value: Any) -> tuple[bytes, bytes]:
    import srsly

    return srsly.msgpack_dumps(name), srsly.msgpack_dumps(value)


def _tagged(article: ExchangedArticle, options: WriteOptions) -> "Doc":
    """Return an article as a doc; its tags are on whole tokens already."""
    doc = _doc(_language(article), article.text)
    alone = {id(span) for span in without_overlaps(article, options, []).spans}
    spans = []
    entities = []
    for tag in article.spans:
        span = doc.char_span(tag.start, tag.end, label=tag.label)
        if span is None:  # reduced articles have none
            raise ValueError(f"{tag.start} to {tag.end} is not on whole tokens")
        spans.append(span)
        if id(tag) in alone:
            entities.append(span)
    doc.set_ents(entities, default="outside")
    doc.spans["sc"] = spans
    doc.user_data[ARTICLE] = metadata_record(article)
    doc.user_data[TAGS] = [{"note": tag.note, **span_record(tag)} for tag in article.spans]
    return doc


def _language(article: ExchangedArticle) -> str:
    language = article.metadata.language[:2].lower()
    return language if language in _LANGUAGES else "xx"


@lru_cache(maxsize=len(_LANGUAGES) + 1)
def _tokenizer(language: str) -> "Language":
    import spacy

    return spacy.blank(language)


@lru_cache(maxsize=1)
def _doc(language: str, text: str) -> "Doc":
    """Return a doc for a text; the last one is kept, as an article is reduced first and written next."""
    return _tokenizer(language).make_doc(text)


def _on_whole_tokens(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Grow tags to the tokens of spaCy."""
    if not article.spans:
        return article
    doc = _doc(_language(article), article.text)
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    spans = []
    for span in article.spans:
        start = starts[bisect_right(starts, span.start) - 1]
        end = ends[bisect_left(ends, span.end)]
        if (start, end) == (span.start, span.end):
            spans.append(span)
            continue
        losses.append(Loss(LossKind.EDGES, f"“{article.text[span.start : span.end]}”"))
        spans.append(moved(article, span, start, end))
    return replace(article, spans=tuple(spans))


SPACY = Format(
    "spacy",
    "spaCy DocBin",
    (".spacy",),
    "docs that spaCy trains on: entities and span groups on whole tokens, form fields in user_data",
    read=read_spacy,
    write=write_spacy,
    reduce=in_steps(without_progress, with_trimmed_spans, _on_whole_tokens),
    recognises=is_docbin,
    beside=further_files,
    packages=PACKAGES,
    extra="spacy",
    untrusted=True,
)

"""Make the tags of an article ready for their rows, as far as that needs nothing of the project but its scheme."""

from collections.abc import Mapping
from typing import NamedTuple

from annotator.domain.annotation import CONTEXT, FieldValue, Origin
from annotator.domain.exchange import ExchangedSpan, Problem
from annotator.domain.field_values import FormCheck
from annotator.domain.identity import new_uid
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import reason_of
from annotator.services import intake_words as words
from annotator.services.cleaning import LONGEST_QUOTE, clean_fields, clean_id, clean_name, clean_text
from annotator.storage.annotation_store import StoredTag, dump_fields, dump_keys
from annotator.text.normalise import NormalisedOffsets, normalise

_ORIGINS = frozenset(origin.value for origin in Origin)
_NOTHING: dict[str, FieldValue] = {}


class PreparedTag(NamedTuple):
    """A tag that fits its text; whether its label and its form fit the scheme is still to be seen."""

    number: int
    """Its place among the spans of its article in the file, from 1."""
    label: str
    annotator: str
    fields: Mapping[str, FieldValue]
    """What is in its form, empty where all of it fitted the scheme at the beginning of the import."""
    uid: str
    is_new_uid: bool
    """It came with no id and was given one here."""
    created_at: str
    updated_at: str
    row: StoredTag


class TagPreparing:
    """Prepares one tag after another for the scheme as it is when an import begins."""

    def __init__(self, scheme: AnnotationScheme) -> None:
        self._scheme = scheme
        self._forms: dict[str, FormCheck | None] = {}
        self._names: dict[str, str] = {}

    def prepared(
        self, span: ExchangedSpan, place: str, text: str, offsets: NormalisedOffsets | None, number: int
    ) -> PreparedTag | Problem:
        """Return a tag ready for its row, or why it is left out.

        ``text`` is normalised; ``offsets`` lead there from the text of the file, and are None where both are the same.
        """
        start, end = span.start, span.end
        if offsets is not None and 0 <= start < end:
            start, end = offsets.of(start), offsets.of(end)
        label, fields = self.name(span.label), span.fields
        fits = self._fits(label, fields)
        try:
            quote = _quote(span, text, start, end)
            if not label:
                raise ValueError(words.NO_LABEL)
            if not fits:
                fields = clean_fields(fields)
        except ValueError as error:
            return left_out(place, number, reason_of(error))
        row = StoredTag(
            start,
            end,
            quote,
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
            dump_fields(fields),
            dump_keys(fields.keys() & span.automatic if span.automatic else ()),
            clean_text(span.note),
            span.origin if span.origin in _ORIGINS else Origin.IMPORT.value,
        )
        uid = clean_id(span.uid)
        return PreparedTag(
            number,
            label,
            self.name(span.annotator),
            _NOTHING if fits else fields,
            uid or new_uid(),
            not uid,
            clean_id(span.created_at),
            clean_id(span.updated_at),
            row,
        )

    def name(self, name: str) -> str:
        """Return the name of a label or an annotator as it is stored."""
        cleaned = self._names.get(name)
        if cleaned is None:
            cleaned = self._names[name] = clean_name(name)
        return cleaned

    def _fits(self, name: str, fields: Mapping[str, FieldValue]) -> bool:
        """Tell whether what is in a form is what its label asks for, as far as that can be told quickly."""
        if name not in self._forms:
            label = self._scheme.label_named(name)
            self._forms[name] = FormCheck(label) if label else None
        form = self._forms[name]
        return form is not None and form.is_plain(fields)


def left_out(place: str, number: int, reason: str) -> Problem:
    """Say that a span of an article was left out."""
    return Problem(f"{place}, span {number}", words.left_out(reason))


def _quote(span: ExchangedSpan, text: str, start: int, end: int) -> str:
    """Return what a tag covers; raise ValueError where that is not what the file says, or more than is stored."""
    if not 0 <= start < end <= len(text):
        raise ValueError(words.no_stretch(span.start, span.end))
    if end - start > LONGEST_QUOTE:
        raise ValueError(words.TAG_TOO_LONG)
    if len(span.note) > LONGEST_QUOTE:
        raise ValueError(words.NOTE_TOO_LONG)
    quote = text[start:end]
    if span.text is not None and span.text != quote and normalise(span.text) != quote:
        raise ValueError(words.reads_otherwise(span.start, quote, span.text))
    return quote

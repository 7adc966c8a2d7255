"""Compare what was written with what is read back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from hashlib import blake2b
from operator import attrgetter

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase

_SIZE = 16
_LISTS = frozenset({"text", "spans", "progress", "zones"})
_OF_ONE_FILE = frozenset(
    {
        *("text_sha256", "raw_sha256", "encoding", "encoding_guessed"),
        *("unit_assumed", "columns", "place", "split"),
    }
)
"""Parts of an article that are not compared; the hash only where the text is not there."""


def comparable(article: ExchangedArticle) -> ExchangedArticle:
    """Return an article without what tells of one file only, its parts in a fixed order."""
    text = article.text
    # of an article without its text, the quotes and the hash are all that can be compared
    spans = [
        replace(span, fields=dict(span.fields), text=text[span.start : span.end] if text else span.text or "")
        for span in article.spans
    ]
    return replace(
        article,
        spans=tuple(sorted(spans, key=_order)),
        zones=tuple(sorted((replace(zone, text=None) for zone in article.zones), key=lambda zone: zone.start)),
        progress=tuple(sorted(article.progress, key=lambda entry: (entry.annotator, entry.state))),
        text_sha256="" if text else article.text_sha256,
        raw_sha256="",
        encoding="",
        encoding_guessed=False,
        unit_assumed=None,
        columns=None,
        place="",
        split="",
    )


def _order(span: ExchangedSpan) -> tuple[object, ...]:
    said = repr(sorted(span.fields.items(), key=lambda pair: pair[0]))
    return span.start, span.end, span.label, span.annotator, span.uid, span.note, said, span.created_at


def fingerprint(article: ExchangedArticle) -> bytes:
    """Return 16 bytes that tell an article from any other, as far as they are compared.

    It is :func:`comparable` in few words: an export makes one of every article.
    """
    text = article.text
    digest = blake2b((text or article.text_sha256).encode("utf-8", "surrogatepass"), digest_size=_SIZE)
    rest = repr(
        (
            _plain_parts(article),
            sorted(repr(_parts(span, text)) for span in article.spans),
            sorted((one.annotator, one.state, one.flagged, one.seconds) for one in article.progress),
            sorted((zone.start, zone.end, zone.origin) for zone in article.zones),
        )
    )
    digest.update(b"\0" + rest.encode("utf-8", "surrogatepass"))
    return digest.digest()


_plain_parts = attrgetter(*(one.name for one in fields(ExchangedArticle) if one.name not in _LISTS | _OF_ONE_FILE))
_plain_span_parts = attrgetter(*(one.name for one in fields(ExchangedSpan) if one.name not in ("text", "fields")))


def _parts(span: ExchangedSpan, text: str) -> tuple[object, ...]:
    quote = text[span.start : span.end] if text else span.text or ""
    return (_plain_span_parts(span), quote, sorted(span.fields.items()) if span.fields else "")


class Promises:
    """Remembers what is written by 16 bytes an article, to compare it with what is read back."""

    def __init__(self) -> None:
        self._fingerprints = bytearray()

    def add(self, article: ExchangedArticle) -> None:
        """Remember the next article."""
        self._fingerprints += fingerprint(article)

    def __len__(self) -> int:
        return len(self._fingerprints) // _SIZE

    def differences(
        self, found: Iterable[ExchangedArticle | Problem], promised: Callable[[int], ExchangedArticle | None]
    ) -> Iterator[Problem]:
        """Yield a problem for each article that did not come back as promised, and each problem met in reading.

        ``promised`` returns the article of a number once more, to say what is different.
        """
        number = 0
        for after in found:
            if isinstance(after, Problem):
                yield after
                continue
            number += 1
            if number > len(self):
                yield Problem(
                    f"article {number}", QT_TRANSLATE_NOOP("errors", "It is in the file and was not written.")
                )
                return
            wanted = self._fingerprints[(number - 1) * _SIZE : number * _SIZE]
            if fingerprint(after) != wanted:
                before = promised(number - 1)
                # somebody may have changed it meanwhile; then it says nothing about the file
                known = before if before is not None and fingerprint(before) == wanted else None
                yield from _difference(number, known, after)
        if number < len(self):
            yield Problem(
                f"article {number + 1}",
                Phrase(
                    QT_TRANSLATE_NOOP("errors", "The file ends here; {count} more were written."),
                    count=len(self) - number,
                ),
            )


def _difference(number: int, before: ExchangedArticle | None, after: ExchangedArticle) -> Iterator[Problem]:
    """Say what is different; nothing where it is only how a value is shown, such as 1.0 for 1."""
    if before is None:
        yield Problem(f"article {number}", QT_TRANSLATE_NOOP("errors", "It came back otherwise."))
        return
    wanted, got = comparable(before), comparable(after)
    if wanted != got:
        parts = ", ".join(_different_parts(wanted, got))
        yield Problem(
            before.metadata.title or f"article {number}",
            Phrase(QT_TRANSLATE_NOOP("errors", "It came back otherwise: {parts}."), parts=parts),
        )


def _different_parts(before: ExchangedArticle, after: ExchangedArticle) -> list[str]:
    names = {"text": "text", "metadata": "title, source, address, date or language", "uid": "id"}
    parts = [said for name, said in names.items() if getattr(before, name) != getattr(after, name)]
    lost = [span for span in before.spans if span not in after.spans]
    added = [span for span in after.spans if span not in before.spans]
    if lost or added:
        example = (lost or added)[0]
        parts.append(f"{max(len(lost), len(added))} tags, such as “{example.text}” ({example.label})")
    if before.progress != after.progress:
        parts.append("progress")
    if before.zones != after.zones or before.zones_known != after.zones_known:
        parts.append("site furniture")
    return parts

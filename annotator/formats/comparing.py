"""Compare what was written with what is read back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem


def comparable(article: ExchangedArticle) -> ExchangedArticle:
    """Return an article without what tells of one file only, its parts in a fixed order."""
    spans = [
        replace(span, fields=dict(span.fields), text=article.text[span.start : span.end]) for span in article.spans
    ]
    return replace(
        article,
        spans=tuple(sorted(spans, key=_order)),
        progress=tuple(sorted(article.progress, key=lambda entry: (entry.annotator, entry.state))),
        text_sha256="",
        raw_sha256="",
        encoding="",
        encoding_guessed=False,
        place="",
        split="",
    )


def _order(span: ExchangedSpan) -> tuple[object, ...]:
    fields = repr(sorted(span.fields.items(), key=lambda pair: pair[0]))
    return span.start, span.end, span.label, span.annotator, span.uid, span.note, fields, span.created_at


def differences(promised: Iterable[ExchangedArticle], found: Iterable[ExchangedArticle | Problem]) -> Iterator[Problem]:
    """Yield a problem for each article that did not come back as promised, and each problem met in reading."""
    expected = iter(promised)
    number = 0
    for after in found:
        if isinstance(after, Problem):
            yield after
            continue
        number += 1
        before = next(expected, None)
        if before is None:
            yield Problem(f"article {number}", "It is in the file and was not written.")
            return
        wanted, got = comparable(before), comparable(after)
        if wanted != got:
            parts = ", ".join(_different_parts(wanted, got))
            yield Problem(before.metadata.title or f"article {number}", f"It came back otherwise: {parts}.")
    missing = sum(1 for _ in expected)
    if missing:
        yield Problem(f"article {number + 1}", f"The file ends here; {missing} more were written.")


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
    return parts

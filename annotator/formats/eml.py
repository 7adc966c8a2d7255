"""E-mail: one message a file, and each message attached to it an article of its own. Attachments stay closed."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import getaddresses
from hashlib import sha256
from pathlib import Path

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.heading import title_in
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.dates_and_codes import language_code, web_address
from annotator.formats.html_text import PACKAGES
from annotator.formats.mail_parts import MailDamage, header, is_mail, parse_mail, parts, sent_on, text_of
from annotator.formats.text_file import read_bytes
from annotator.text.normalise import Decoded, normalise

_PREFIXES = re.compile(r"^(?:(?:re|fwd?|aw|wg|відп|пер|отв)\s*:\s*)+", re.IGNORECASE)
_CLOSED = QT_TRANSLATE_NOOP("errors", "Attachments were not opened: {names}.")
_MORE_CLOSED = QT_TRANSLATE_NOOP("errors", "{count} attachments were not opened, among them {names}.")
_NAMED = 10
"""Attachments that are named one by one."""
_MOST_MESSAGES = 100
_DEEPEST = 5


def read_eml(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the message of a file, then the messages that are attached to it."""
    content = read_bytes(path)
    if not is_mail(content):
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it does not begin as a message does"))
    try:
        message = parse_mail(content)
    except MailDamage as damage:
        raise FormatError(name=path.name, reason=reason_of(damage)) from damage
    yield from _read_message(message, path.name, options, sha256(content).hexdigest())


def _read_message(
    first: EmailMessage, place: str, options: ReadOptions, raw_hash: str
) -> Iterator[ExchangedArticle | Problem]:
    waiting = [(first, place, 0)]
    read = 0
    while waiting and read < _MOST_MESSAGES:
        message, where, depth = waiting.pop(0)
        read += 1
        found = list(parts(message))
        yield from _article(message, found, where, options, raw_hash if message is first else "")
        attached = [payload[0] for part in found if (payload := part.get_payload()) and isinstance(payload, list)]
        messages = [one for one in attached if isinstance(one, EmailMessage)] if depth < _DEEPEST else []
        waiting += [(one, f"{where}, message {number}", depth + 1) for number, one in enumerate(messages, 1)]


def _article(
    message: EmailMessage, found: list[EmailMessage], place: str, options: ReadOptions, raw_hash: str
) -> Iterator[ExchangedArticle | Problem]:
    body = _body(found, options)
    text = normalise(body.text).strip("\n")
    if text.strip():
        yield ExchangedArticle(
            text=text,
            metadata=_metadata(message, text),
            raw_sha256=raw_hash,
            encoding=body.encoding,
            encoding_guessed=body.guessed,
            place=place,
        )
    else:
        yield Problem(place, QT_TRANSLATE_NOOP("errors", "The message holds no text."))
    names = [part.get_filename() or part.get_content_type() for part in found if _is_attachment(part)]
    if names:
        shown = ", ".join(normalise(name)[:80] for name in names[:_NAMED])
        said = _CLOSED if len(names) <= _NAMED else _MORE_CLOSED
        yield Problem(place, Phrase(said, names=shown, count=len(names)))


def _is_attachment(part: EmailMessage) -> bool:
    if part.get_content_type() == "message/rfc822":
        return False
    if _kind_of_text(part):
        return part.is_attachment()
    # a picture that only decorates the message is no attachment
    return "Content-ID" not in part


def _kind_of_text(part: EmailMessage) -> str:
    """Return ``plain`` or ``html`` for a part that is read, and an empty text for others."""
    if part.get_content_type() in ("text/plain", "text/html"):
        return part.get_content_subtype()
    # parts were promised, but none are marked
    return "plain" if part.get_content_maintype() == "multipart" else ""


def _body(found: list[EmailMessage], options: ReadOptions) -> Decoded:
    """Return the plain text of a message, or that of its HTML where the plain text only says that there is HTML."""
    bodies = [part for part in found if not part.is_attachment()]
    plain, formatted = (_joined(bodies, kind, options) for kind in ("plain", "html"))
    return formatted if len(plain.text.strip()) * 3 < len(formatted.text.strip()) else plain


def _joined(bodies: list[EmailMessage], kind: str, options: ReadOptions) -> Decoded:
    texts = [text_of(part, options.encoding) for part in bodies if _kind_of_text(part) == kind]
    joined = "\n\n".join(one.text.strip("\n") for one in texts if one.text.strip())
    return Decoded(joined, texts[0].encoding if texts else "", any(one.guessed for one in texts))


def _metadata(message: EmailMessage, text: str) -> Metadata:
    subject = _PREFIXES.sub("", header(message, "Subject"))
    senders = getaddresses([header(message, "From")])
    name, address = senders[0] if senders else ("", "")
    return Metadata(
        title=normalise(subject) or title_in(text),
        source=normalise(name or address),
        url=normalise(web_address(header(message, "Archived-At").strip("<>"))),
        published_on=sent_on(message),
        language=language_code(header(message, "Content-Language")),
    )


EML = Format(
    "eml",
    "E-mail",
    (".eml",),
    "a message, and those attached to it; other attachments stay closed",
    read=read_eml,
    packages=PACKAGES,
    extra="documents",
    untrusted=True,
)

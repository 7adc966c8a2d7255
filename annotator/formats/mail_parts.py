"""Messages as e-mail programs and browsers write them: their headers and parts, whatever is wrong with them."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.dates_and_codes import web_address
from annotator.formats.html_reading import Page
from annotator.formats.html_text import text_of_html
from annotator.text.normalise import Decoded, EncodingError, UnknownEncodingError, decode

_HEADER_LINES = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_SPEAKS_OF_MAIL = re.compile(
    rb"^(?:mime-version|from|content-type|received|message-id)\s*:", re.IGNORECASE | re.MULTILINE
)
_HEAD = 16_384
_DEEPEST = 20
_MOST_PARTS = 2_000


class MailDamage(ValueError):
    """A message cannot be read; the text is the reason."""


def is_mail(content: bytes) -> bool:
    """Tell whether something begins with the headers of a message."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return bool(_HEADER_LINES.match(head) and _SPEAKS_OF_MAIL.search(head))


def parse_mail(content: bytes) -> EmailMessage:
    """Return a message; raise MailDamage where it is made to be endless."""
    try:
        message: EmailMessage = message_from_bytes(content, policy=policy.default)
        list(_walk(message, 0))
    except RecursionError as error:
        raise MailDamage(QT_TRANSLATE_NOOP("errors", "its parts are nested too deeply")) from error
    except Exception as error:  # the standard library's parser fails in many ways on broken headers
        raise MailDamage(QT_TRANSLATE_NOOP("errors", "it is not a whole message")) from error
    return message


def parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a message that hold no other parts; those of attached messages are not among them."""
    return _walk(message, 0)


def _walk(message: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    if depth > _DEEPEST:
        raise RecursionError
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    payload = message.get_payload()
    for number, part in enumerate(payload if isinstance(payload, list) else ()):
        if number > _MOST_PARTS:
            return
        if isinstance(part, EmailMessage):
            yield from _walk(part, depth + 1)


def header(message: EmailMessage, name: str) -> str:
    """Return a header as one line of text; empty where there is none, or none that can be read."""
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:  # the standard library fails in many ways on headers that break the rules
        return ""


def sent_on(message: EmailMessage) -> str:
    """Return the ISO date on which a message was sent, where it was sent; empty where it does not say so."""
    try:
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def content_of(part: EmailMessage) -> bytes:
    """Return the bytes of a part, decoded from how mail carries them; empty where there are none."""
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # broken base64 and unknown ways of coding: the part is as good as empty
        return b""
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: EmailMessage) -> str:
    """Return the encoding that a part says it is in; empty where it does not."""
    try:
        return part.get_content_charset() or ""
    except Exception:  # a header that breaks the rules
        return ""


def text_of(part: EmailMessage, encoding: str | None = None) -> Decoded:
    """Return the text of a part that is plain text or HTML."""
    raw = content_of(part)
    decoded = decode(raw, encoding) if encoding else _decode_as_said(raw, charset_of(part))
    if part.get_content_subtype() == "html":
        return Decoded(text_of_html(decoded.text), decoded.encoding, decoded.guessed)
    if str(part.get_param("format", "")).lower() == "flowed":
        deletes = str(part.get_param("delsp", "")).lower() == "yes"
        return Decoded(_unflowed(decoded.text, deletes), decoded.encoding, decoded.guessed)
    return decoded


def _decode_as_said(raw: bytes, charset: str) -> Decoded:
    # “us-ascii” is what stands where nobody said anything
    if charset and charset.lower() not in ("us-ascii", "ascii", "unknown-8bit"):
        try:
            return decode(raw, charset)
        except (EncodingError, UnknownEncodingError):
            pass
    return decode(raw)


def _unflowed(text: str, deletes_space: bool) -> str:
    """Join the lines that a mail program broke: those that end with a space (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in re.split(r"\r?\n", text):
        line = line.removeprefix(" ")
        if goes_on:
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
        if goes_on and deletes_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(line.rstrip(" ") for line in lines)


def page_of_archive(content: bytes, place: str, encoding: str | None) -> Page:
    """Return the page of a web archive (MHTML); raise MailDamage where it holds none."""
    message = parse_mail(content)
    for part in parts(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            url = header(message, "Snapshot-Content-Location") or header(part, "Content-Location")
            return Page(content_of(part), place, charset_of(part), web_address(url), sent_on(message), encoding)
    raise MailDamage(QT_TRANSLATE_NOOP("errors", "it holds no page"))

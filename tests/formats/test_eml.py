"""E-mail: text, sender and date of messages as mail programs write them; attachments stay closed."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from annotator.domain.article import Metadata
from annotator.formats.base import ReadOptions
from annotator.formats.eml import EML
from tests.formats.contract import read_all
from tests.formats.documents import (
    RUSSIAN,
    each_article,
    lines,
    page,
    paragraphs_html,
    read_one,
    refusal,
    sentences,
    text_of,
    texts,
)

pytest.importorskip("lxml")


def message(text: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = headers.get("subject", "Fwd: Re: Удар по Харкову 😀")
    made["From"] = headers.get("sender", "Агентство новин <desk@agency.example>")
    made["To"] = "reader@example.org"
    made["Date"] = headers.get("date", "Thu, 23 May 2024 23:50:00 +0300")
    if text is not None:
        made.set_content(text, cte=headers.get("cte"))
    return made


def save(folder: Path, made: EmailMessage | bytes, name: str = "mail.eml") -> Path:
    path = folder / name
    path.write_bytes(made if isinstance(made, bytes) else made.as_bytes(policy=SMTP))
    return path


@each_article
@pytest.mark.parametrize("coding", ["8bit", "quoted-printable", "base64"])
def test_plain_text_comes_back_as_it_was(article: Path, coding: str, tmp_path: Path) -> None:
    read = read_one(EML, save(tmp_path, message(text_of(article), cte=coding)))
    assert read.text.strip("\n") == text_of(article).strip("\n")
    assert read.metadata == Metadata("Удар по Харкову 😀", "Агентство новин", "", "2024-05-23", "")


@each_article
def test_html_alone_gives_its_text(article: Path, tmp_path: Path) -> None:
    made = message()
    made.set_content(f"<html><body>{paragraphs_html(text_of(article))}</body></html>", subtype="html")
    assert lines(read_one(EML, save(tmp_path, made)).text) == lines(text_of(article))


def test_plain_text_is_preferred(tmp_path: Path) -> None:
    made = message(RUSSIAN)
    made.add_alternative(page(paragraphs_html(RUSSIAN)), subtype="html")
    assert read_one(EML, save(tmp_path, made)).text == RUSSIAN


def test_html_is_read_where_the_plain_text_only_points_to_it(tmp_path: Path) -> None:
    made = message("Your program cannot show this message.")
    made.add_alternative(f"<div>{paragraphs_html(RUSSIAN)}</div>", subtype="html")
    assert lines(read_one(EML, save(tmp_path, made)).text) == lines(RUSSIAN)


def test_attachments_are_named_and_stay_closed(tmp_path: Path) -> None:
    made = message(RUSSIAN)
    made.add_attachment(b"%PDF-1.7 secret", maintype="application", subtype="pdf", filename="звіт.pdf")
    made.add_attachment("secret text", filename="notes.txt")
    found = read_all(EML, save(tmp_path, made))
    assert texts(found) == [RUSSIAN]
    assert sentences(found) == ["Attachments were not opened: звіт.pdf, notes.txt."]


def test_pictures_in_the_text_are_no_attachments(tmp_path: Path) -> None:
    made = message()
    made.set_content(f"{paragraphs_html(RUSSIAN)}<img src='cid:logo'>", subtype="html")
    made.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    assert lines(read_one(EML, save(tmp_path, made)).text) == lines(RUSSIAN)


def test_a_forwarded_message_is_an_article_of_its_own(tmp_path: Path) -> None:
    made = message("See below.", subject="Look at this")
    inner = message(RUSSIAN, subject="Внутри", sender="inner@wire.example", date="Wed, 22 May 2024 10:00:00 GMT")
    inner.add_attachment(message("Deeper still.", subject="Deep"))
    made.add_attachment(inner)
    found = read_all(EML, save(tmp_path, made))
    assert texts(found) == ["See below.", RUSSIAN, "Deeper still."]
    metadata = [read.metadata for read in found if hasattr(read, "metadata")]
    assert [one.title for one in metadata] == ["Look at this", "Внутри", "Deep"]
    assert (metadata[1].source, metadata[1].published_on) == ("inner@wire.example", "2024-05-22")


def test_lines_that_a_mail_program_broke_are_joined(tmp_path: Path) -> None:
    content = (
        b"From: a@b.example\r\nSubject: Flowed\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
        b"Seven people were \r\nkilled in Kharkiv.\r\n\r\n From the start.\r\n-- \r\nDesk\r\n"
    )
    assert read_one(EML, save(tmp_path, content)).text == (
        "Seven people were killed in Kharkiv.\n\nFrom the start.\n--\nDesk"
    )


@pytest.mark.parametrize("said", ["koi8-u", "us-ascii", "no-such-thing", "utf-8"])
def test_encodings_said_and_not_said(said: str, tmp_path: Path) -> None:
    text = "Сім людей загинули внаслідок удару по Харкову, повідомив голова області."
    raw = text.encode("koi8-u")
    head = f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={said}\n\n"
    assert read_one(EML, save(tmp_path, head.encode() + raw)).text == text
    assert read_one(EML, save(tmp_path, head.encode() + raw), ReadOptions("koi8-u")).text == text


def test_a_message_without_text_says_so(tmp_path: Path) -> None:
    assert sentences(read_all(EML, save(tmp_path, message("")))) == ["The message holds no text."]


def test_what_is_no_message_is_refused(tmp_path: Path) -> None:
    assert "does not begin as a message" in refusal(EML, save(tmp_path, b"Just a text.\n\nFrom: nobody"))


def nested(levels: int) -> bytes:
    content = b"From: a@b.example\nMIME-Version: 1.0\n"
    for level in range(levels):
        content += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    return content + b"Content-Type: text/plain\n\ndeep\n"


@pytest.mark.parametrize("levels", [50, 900, 5_000])
def test_parts_within_parts_without_end_are_refused(levels: int, tmp_path: Path) -> None:
    assert "nested too deeply" in refusal(EML, save(tmp_path, nested(levels)))


def test_messages_within_messages_without_end_end(tmp_path: Path) -> None:
    content = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 300 + b"x: y\n\ndeep"
    found = read_all(EML, save(tmp_path, content))
    assert len(found) < 20


@pytest.mark.parametrize(
    "broken",
    [
        b"Date: Thu, 99 Foo 20244 99:99:99 +9999\nFrom: =?utf-8?B?!!!?= <<>@@>\nSubject: =?x?y?z?=\n\nSeven killed.",
        b"From: a\nContent-Type: text/plain; charset*0*=x''%\nSubject: \xff\xfe\n\nSeven killed.",
        b"From: a\nContent-Type: ;;;=\nContent-Transfer-Encoding: no\n\nSeven killed.",
        b"From: [\nTo: x\nContent-Type: multipart/mixed\n\nSeven killed.",
        b"From: a\nDate:\nContent-Type: text/plain; charset=hex\n\nSeven killed.",
    ],
)
def test_broken_headers_leave_the_text(broken: bytes, tmp_path: Path) -> None:
    assert texts(read_all(EML, save(tmp_path, broken))) == ["Seven killed."]

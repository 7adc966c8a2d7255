"""XML made to do harm is refused; all other XML is read as it is."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.reduction import XML_FORBIDS
from annotator.formats.safe_xml import DEEPEST, XmlDamage, attributes, escaped, parse

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]><x>&l9;</x>',
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "external type": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
    "parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><x/>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]><x>{"&a;" * 10_000}</x>',
    "plain type": "<!DOCTYPE x><x/>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", HOSTILE)
def test_refuses_document_types(name: str, encoding: str) -> None:
    with pytest.raises(XmlDamage, match="unsafe XML"):
        parse(HOSTILE[name].encode(encoding), lambda *_: None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<a>" * (DEEPEST + 1), "nested too deeply"),
        (b"<a>", "not well-formed"),
        (b"", "not well-formed"),
        (b"<a>&unknown;</a>", "not well-formed"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "encoding"),
        (b"<a>\xff</a>", "not well-formed"),
    ],
)
def test_says_why_it_cannot_be_read(content: bytes, reason: str) -> None:
    with pytest.raises(XmlDamage, match=reason):
        parse(content, lambda *_: None)


@given(value=st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: XML_FORBIDS.sub("", text)))
def test_texts_survive_as_attributes_and_as_text(value: str) -> None:
    found: list[Mapping[str, str]] = []
    texts: list[str] = []
    content = f'<x xmlns="urn:x"{attributes({"a": value})} b={quoteattr("plain")}>{escaped(value)}</x>'

    def start(name: str, given_attributes: Mapping[str, str]) -> None:
        assert name == "urn:x x"
        found.append(dict(given_attributes))

    parse(content.encode(), start, text=texts.append)
    assert found == [{"a": value, "b": "plain"}]
    assert "".join(texts) == value

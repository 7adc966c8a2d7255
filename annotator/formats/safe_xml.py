"""Read XML from anywhere: no document type, so no entities and nothing fetched; limits on depth and size."""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from annotator.errors import QT_TRANSLATE_NOOP, Phrase

DEEPEST = 100
_MOST_ELEMENTS = 5_000_000
_TOO_MANY = QT_TRANSLATE_NOOP("errors", "it has more than {count:,} elements")
_DAMAGED = QT_TRANSLATE_NOOP("errors", "it is not well-formed XML ({why})")
_UNSAFE = QT_TRANSLATE_NOOP(
    "errors", "it is unsafe XML: it declares a document type, which could hide or fetch anything"
)
_SPECIAL = re.compile('[&<>"\n\r\t]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}

Start = Callable[[str, Mapping[str, str]], None]
"""Takes an element's name, as ``namespace name`` or ``name``, and its attributes, named likewise."""


class XmlDamage(ValueError):
    """It is not XML that can be read safely; the text is the reason."""


def parse(
    content: bytes,
    start: Start,
    end: Callable[[str], None] = lambda _name: None,
    text: Callable[[str], None] = lambda _text: None,
) -> None:
    """Call back for each start and end of an element and each text in a document.

    Raises:
        XmlDamage: it is not well-formed, has a document type, or is nested too deeply. Other errors are those of the
            functions that were called.
    """
    reader = _Reader(start, end)
    # in one piece: expat before 2.6 reads a long attribute anew with every further piece
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    parser.ExternalEntityRefHandler = _refuse_document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise XmlDamage(Phrase(_DAMAGED, why=str(error))) from error
    except LookupError as error:
        raise XmlDamage(QT_TRANSLATE_NOOP("errors", "its encoding is not known")) from error


def _refuse_document_type(*_declared: object) -> int:
    raise XmlDamage(_UNSAFE)


class _Reader:
    """Counts depth and elements."""

    def __init__(self, start: Start, end: Callable[[str], None]) -> None:
        self._start = start
        self._end = end
        self._depth = 0
        self._elements = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            raise XmlDamage(QT_TRANSLATE_NOOP("errors", "it is nested too deeply"))
        if self._elements > _MOST_ELEMENTS:
            raise XmlDamage(Phrase(_TOO_MANY, count=_MOST_ELEMENTS))
        self._start(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._end(name)


def escaped(text: str) -> str:
    """Return a text as it stands in XML, between quotes or tags; line breaks survive in attributes, too."""
    return _SPECIAL.sub(lambda found: _REFERENCES[found.group()], text) if _SPECIAL.search(text) else text


def attributes(values: Mapping[str, str]) -> str:
    """Return attributes with a space before each."""
    return "".join(f' {name}="{escaped(value)}"' for name, value in values.items())

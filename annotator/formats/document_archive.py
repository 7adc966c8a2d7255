"""Documents that are archives of XML files, as word processors and e-books are."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from annotator.errors import QT_TRANSLATE_NOOP, reason_of
from annotator.formats.base import FormatError
from annotator.formats.safe_xml import XmlDamage, parse
from annotator.formats.safe_zip import SafeZip, ZipDamage, open_zip

_OLD_FILE = b"\xd0\xcf\x11\xe0"
"""How the files of older office programs begin, and of newer ones that are encrypted."""


@contextmanager
def open_document(path: Path) -> Iterator[SafeZip]:
    """Open a document's archive; raise FormatError where it, or what is read of it, is damaged or not safe to read."""
    try:
        with path.open("rb") as file:
            if file.read(4) == _OLD_FILE:
                reason = QT_TRANSLATE_NOOP("errors", "it is protected by a password, or from an older program")
                raise FormatError(name=path.name, reason=reason)
        with open_zip(path) as archive:
            yield archive
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error
    except (XmlDamage, ZipDamage) as damage:
        raise FormatError(name=path.name, reason=reason_of(damage)) from damage


def local_name(name: str) -> str:
    """Return an element's or attribute's name without its namespace."""
    return name.rpartition(" ")[2]


def local_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return attributes by their names without namespaces."""
    return {local_name(name): value for name, value in attributes.items()}


def texts_of_elements(content: bytes) -> dict[str, str]:
    """Return the text of the first element of each name: of a short file that describes a document.

    Raises:
        XmlDamage: it is not XML that can be read safely.
    """
    found: dict[str, str] = {}
    pieces: list[str] = []

    def end(name: str) -> None:
        found.setdefault(local_name(name), " ".join("".join(pieces).split()))
        pieces.clear()

    parse(content, lambda _name, _attributes: pieces.clear(), end, pieces.append)
    return found


def read_optional(archive: SafeZip, name: str) -> bytes:
    """Return a file of an archive; empty where it is not there or not whole."""
    try:
        return archive.read(name) if name in archive.names else b""
    except ZipDamage:
        return b""


def described(
    archive: SafeZip, name: str, read: Callable[[bytes], dict[str, str]] = texts_of_elements
) -> dict[str, str]:
    """Return what a document says of itself; nothing where that file is missing or damaged."""
    try:
        content = read_optional(archive, name)
        return read(content) if content else {}
    except XmlDamage:
        return {}

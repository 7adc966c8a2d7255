"""Every format by name, by file name ending and by content. A new format is one line in ``FORMATS``."""

from pathlib import Path

from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.base import Format
from annotator.formats.brat import BRAT
from annotator.formats.cas_json import CAS_JSON
from annotator.formats.cas_xmi import CAS_XMI
from annotator.formats.casualties import CASUALTIES
from annotator.formats.conll import CONLL
from annotator.formats.delimited import CSV, TSV
from annotator.formats.doccano import DOCCANO
from annotator.formats.docx import DOCX
from annotator.formats.eml import EML
from annotator.formats.epub import EPUB
from annotator.formats.html import HTML
from annotator.formats.jsonl import JSON_LINES
from annotator.formats.label_studio import LABEL_STUDIO
from annotator.formats.labelbuddy import LABELBUDDY
from annotator.formats.markdown import MARKDOWN
from annotator.formats.odt import ODT
from annotator.formats.parquet import PARQUET
from annotator.formats.pdf import PDF
from annotator.formats.prodigy import PRODIGY
from annotator.formats.qdpx import QDPX
from annotator.formats.rss import RSS
from annotator.formats.rtf import RTF
from annotator.formats.spacy_docs import SPACY
from annotator.formats.text import TEXT
from annotator.formats.w3c import W3C
from annotator.formats.warc import WARC
from annotator.formats.webanno_tsv import WEBANNO_TSV
from annotator.formats.xlsx import XLSX
from annotator.formats.zip_archive import ZIP

FORMATS: tuple[Format, ...] = (
    JSON_LINES,
    TEXT,
    MARKDOWN,
    HTML,
    PDF,
    DOCX,
    ODT,
    RTF,
    EPUB,
    EML,
    RSS,
    WARC,
    ZIP,
    CSV,
    TSV,
    XLSX,
    CASUALTIES,
    CONLL,
    BRAT,
    DOCCANO,
    LABEL_STUDIO,
    PRODIGY,
    LABELBUDDY,
    PARQUET,
    SPACY,
    CAS_XMI,
    CAS_JSON,
    WEBANNO_TSV,
    W3C,
    QDPX,
)


class UnknownFormatError(KnownError):
    """A format nobody knows."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "There is no format {name}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was read or written.")
    cure = QT_TRANSLATE_NOOP("errors", "Use one of these: {known}.")


def format_named(name: str) -> Format:
    """Return the format of a name; raise UnknownFormatError where there is none."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise UnknownFormatError(name=name, known=", ".join(known.name for known in FORMATS))


def format_of(path: Path) -> Format | None:
    """Return the format that reads a file, by its ending and, where formats share that, its content; None if none does.

    The content decides first; a format that recognises nothing by content takes what the others leave.
    """
    name = path.name.lower()
    candidates = [known for known in FORMATS if known.read is not None and name.endswith(known.suffixes)]
    for known in candidates:
        if known.recognises is not None and known.recognises(path):
            return known
    return next((known for known in candidates if known.recognises is None), None)


def is_known_suffix(path: Path) -> bool:
    """Tell whether some format reads files of this ending, whatever they hold."""
    return any(known.read is not None and path.name.lower().endswith(known.suffixes) for known in FORMATS)


def format_of_folder(folder: Path) -> Format | None:
    """Return the format that reads a folder as a whole, or None where its files are to be read one by one."""
    for known in FORMATS:
        if known.is_folder and known.read is not None and known.recognises is not None and known.recognises(folder):
            return known
    return None

"""Text of HTML as a person reads it: blocks in the order of the page, white space as a browser shows it.

Nothing is fetched, run or looked up: an address in a page is never opened, and entities are only HTML's own.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.paragraphs import Kind, join_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

PACKAGES = ("lxml",)
LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of the largest page, without the pictures and fonts that stand in it."""
_MOST_TAGS = 500_000
"""Starts and ends of elements; each costs some microseconds more than once."""

_UNREAD = frozenset(
    re.findall(
        r"\w+",
        "applet audio base button canvas datalist embed frame frameset head iframe input link map math meta meter"
        " noembed noframes noscript object optgroup option progress script select style svg template textarea"
        " title video",
    )
)
_LINES = frozenset(("dd", "dt", "li", "tr"))
_BLOCKS = _LINES | frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center details dialog dir div dl fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre section summary table"
        " tbody tfoot thead ul",
    )
)
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACE_AT_BREAK = re.compile(r" *\n *")
_EMBEDDED = re.compile(rb"data:[\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=%]+")
_CLOSED_AT_ONCE = re.compile(rb"<((?!(?:area|base|br|col|hr|img|input|link|meta|param|source|wbr)\b)\w+)(\s[^<>]*)?/>")
"""Elements that only XML ends in themselves; HTML would take all that follows to be in them."""
_UNSEEN = re.compile(r"(?is)<(script|style|head|template|svg)\b.*?</\1\s*>|<!--.*?-->")
_TAG = re.compile(r"<[/!?]?[a-zA-Z][^<>]*>")
_LONGEST_CELL = 300
"""Characters of a cell; one with more holds paragraphs, not a figure."""
_BREAK = "\ue000"
"""Stands for a line break of a page while its white space is brought in order."""


class PageDamage(ValueError):
    """A page cannot be read; the text is the reason."""


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item or row of a page."""

    text: str
    kind: Kind
    tag: str
    holder: Any
    """The element it stands in: the same one for the paragraphs of one article."""
    linked: int = 0
    """How many of its characters are links."""


def parse_page(content: bytes) -> "_Element":
    """Return the tree of a page that is UTF-8; raise PageDamage where it has none."""
    from lxml import etree, html

    content = _EMBEDDED.sub(b"data:", content)
    if content.lstrip().startswith(b"<?xml"):
        content = _CLOSED_AT_ONCE.sub(rb"<\1\2></\1>", content)
    if len(content) > LARGEST_PAGE:
        raise PageDamage(QT_TRANSLATE_NOOP("errors", "its text is larger than 16 MB"))
    if content.count(b"<") > _MOST_TAGS:
        raise PageDamage(QT_TRANSLATE_NOOP("errors", "it has more than half a million tags"))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree = html.document_fromstring(content.replace(b"\0", b""), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise PageDamage(QT_TRANSLATE_NOOP("errors", "it holds no page")) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise PageDamage(QT_TRANSLATE_NOOP("errors", "it is nested too deeply"))
    return tree


def blocks(tree: "_Element") -> Iterator[Block]:
    """Yield what a page says, block by block."""
    from lxml import etree

    reader = _BlockReader(tree)
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            yield from reader.end(element, tag)
        elif tag in _UNREAD or _is_hidden(element):
            walker.skip_subtree()
            reader.unread.add(element)
        else:
            yield from reader.start(element, tag)
    yield from reader.finish()


def _is_hidden(element: "_Element") -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


@dataclass(slots=True)
class _BlockReader:
    """Gathers text until the block that it stands in begins or ends."""

    root: Any
    unread: set[Any] = field(default_factory=set)
    _pieces: list[str] = field(default_factory=list)
    _holder: Any = None
    _tag: str = ""
    _linked: int = 0
    _links: int = 0
    _preformatted: int = 0
    _inside: list[tuple[Any, str]] = field(default_factory=list)
    """Open headings, list items, rows and tables; a table that only arranges the page is a ``layout``."""

    def start(self, element: Any, tag: str) -> Iterator[Block]:
        if self._begins_block(tag):
            yield from self.finish()
            self._tag, self._holder = tag, element
        if tag == "table":
            self._inside.append((element, "layout" if _is_layout(element) else "table"))
        elif tag in _HEADINGS or (tag in _LINES and self._mode() != "layout"):
            self._inside.append((element, tag))
        elif tag in _CELLS and self._mode() == "tr" and self._pieces:
            self._pieces.append("\t")
        elif tag == "br":
            self._pieces.append(_BREAK)
        elif tag == "q":
            self._pieces.append("“")
        self._preformatted += tag == "pre"
        self._links += tag == "a"
        self._add(element.text)

    def end(self, element: Any, tag: str) -> Iterator[Block]:
        if element in self.unread:
            self.unread.discard(element)
        else:
            if self._begins_block(tag) or tag == "tr":
                yield from self.finish()
                self._tag, self._holder = "", element.getparent()
            elif tag in _BLOCKS:
                self._pieces.append(" ")
            elif tag == "q":
                self._pieces.append("”")
            self._preformatted -= tag == "pre"
            self._links -= tag == "a"
            if self._inside and self._inside[-1][0] is element:
                self._inside.pop()
        if element is not self.root:
            self._add(element.tail)

    def _mode(self) -> str:
        return self._inside[-1][1] if self._inside else ""

    def _begins_block(self, tag: str) -> bool:
        """Tell whether an element is a block of its own: in a row, only the row is."""
        return tag in _CELLS | _BLOCKS and self._mode() != "tr"

    def _add(self, text: str | None) -> None:
        if not text:
            return
        text = text.replace("\u00ad", "").replace(_BREAK, "\ufffd")
        if self._preformatted:
            text = text.replace("\n", _BREAK)
        if self._mode() == "tr":
            text = text.replace("\t", " ")
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())

    def finish(self) -> Iterator[Block]:
        """Yield what was gathered; an empty line that a page makes with two breaks begins a new paragraph."""
        raw = "".join(self._pieces)
        self._pieces.clear()
        linked, self._linked = self._linked, 0
        if not raw.strip(_BREAK + " \t\r\n\f"):
            return
        mode = self._mode()
        if mode == "tr":
            cells = (_SPACE.sub(" ", cell).strip() for cell in raw.replace(_BREAK, " ").split("\t"))
            lines = ["\t".join(cells).rstrip("\t")]
        elif self._preformatted:
            lines = re.split(rf"{_BREAK}\s*{_BREAK}", raw)
        else:
            lines = re.split(rf"{_BREAK} ?{_BREAK}", _SPACE.sub(" ", raw))
        kind = Kind.HEADING if mode in _HEADINGS else Kind.LINE if mode in _LINES else Kind.PARAGRAPH
        texts = [_SPACE_AT_BREAK.sub("\n", line.replace(_BREAK, "\n")).strip(" \n") for line in lines]
        texts = [text for text in texts if text.strip()]
        for text in texts:
            yield Block(text, kind, self._tag, self._holder, linked // len(texts))


def _is_layout(table: Any) -> bool:
    """Tell whether a table only arranges a page, as old sites and most e-mails do."""
    if table.find(".//table") is not None:
        return True
    for cell in table.iter(*_CELLS):
        paragraphs = cell.findall("p")
        if len(paragraphs) > 1 or cell.find("ul") is not None or cell.find("br") is not None:
            return True
        if sum(map(len, cell.itertext())) > _LONGEST_CELL:
            return True
    return False


def join_blocks(found: Iterable[Block]) -> str:
    """Return blocks as a text: an empty line between paragraphs, none between items of a list or rows of a table."""
    return join_paragraphs((block.text, block.kind) for block in found)


def text_of_html(content: str) -> str:
    """Return the text of a piece of HTML; empty where it has none."""
    raw = content.encode("utf-8", "replace")
    try:
        return join_blocks(blocks(parse_page(raw)))
    except PageDamage:
        return text_without_tags(content)


def text_without_tags(content: str) -> str:
    """Return what is left of a page without its tags: for pages that nothing else reads."""
    content = content[:LARGEST_PAGE]
    bare = html.unescape(_TAG.sub("\n", _UNSEEN.sub(" ", content)))
    lines = (_SPACE.sub(" ", line).strip() for line in bare.replace("\u00ad", "").split("\n"))
    return "\n\n".join(line for line in lines if line)

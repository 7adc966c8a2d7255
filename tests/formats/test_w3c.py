"""Web Annotations by the rules of the Recommendation, and as others write them."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.formats.base import FormatError, ReadOptions, WriteOptions
from annotator.formats.w3c import W3C
from tests.formats.contract import write_reduced
from tests.formats.samples import GOLDEN


def read(path: Path) -> list[ExchangedArticle | Problem]:
    assert W3C.read is not None
    return list(W3C.read(path, ReadOptions()))


def theirs(folder: Path, text: str, document: Any) -> Path:
    (folder / "theirs.txt").write_text(text, encoding="utf-8", newline="\n")
    (folder / "theirs.jsonld").write_text(json.dumps(document), encoding="utf-8")
    return folder / "theirs.jsonld"


def test_pages_keep_the_rules(tmp_path: Path) -> None:
    write_reduced(W3C, GOLDEN, tmp_path / "out", WriteOptions(project_name="War"))
    collection = json.loads((tmp_path / "out" / "collection.jsonld").read_text("utf-8"))
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == sum(len(article.spans) for article in GOLDEN)
    name, seen, identifiers, previous = collection["first"], 0, set(), None
    while name:
        page = json.loads((tmp_path / "out" / name).read_text("utf-8"))
        assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
        assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", collection["id"], seen)
        assert page.get("prev") == previous
        for annotation in page["items"]:
            assert {"id", "type", "target"} <= annotation.keys()
            assert UUID(annotation["id"].removeprefix("urn:uuid:"))
            identifiers.add(annotation["id"])
            assert annotation["body"][0]["purpose"] == "tagging"
            target = annotation["target"]
            quote, position = target["selector"]
            text = (tmp_path / "out" / target["state"]["cached"]).read_text("utf-8")
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert ":" in target["source"]
        seen += len(page["items"])
        previous, name = name, page.get("next")
    assert seen == collection["total"] == len(identifiers)
    assert previous == collection["last"]


def test_ids_stay_the_same(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_reduced(W3C, GOLDEN, tmp_path / folder, WriteOptions())
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_reads_other_shapes(tmp_path: Path) -> None:
    text = "😀 Kyiv was hit. Kyiv again.\n"
    quote = {"type": "TextQuoteSelector", "exact": "Kyiv", "prefix": "hit. ", "suffix": " again"}
    document = [
        {
            "type": "Annotation",
            "creator": "http://people.example/olena",
            "bodyValue": "a place",
            "motivation": ["classifying"],
            "target": [
                {"source": "http://x.example", "selector": {"type": "TextPositionSelector", "start": 2, "end": 6}},
                {"source": "http://x.example", "selector": [quote]},
            ],
        },
        {
            "motivation": "commenting",
            "body": {"type": "TextualBody", "value": "sure?"},
            "target": {"selector": {"type": "TextQuoteSelector", "exact": "hit"}},
        },
        {"body": "x", "target": "http://x.example"},
        {"body": "x", "target": {"selector": {"type": "TextQuoteSelector", "exact": "Lviv"}}},
    ]
    article, *problems = read(theirs(tmp_path, text, document))
    assert isinstance(article, ExchangedArticle)
    assert [(span.start, span.label, span.note, article.text[span.start : span.end]) for span in article.spans] == [
        (2, "a place", "", "Kyiv"),
        (16, "a place", "", "Kyiv"),
        (11, "commenting", "sure?", "hit"),
    ]
    assert article.spans[0].annotator == "http://people.example/olena"
    assert len(problems) == 2


@pytest.mark.parametrize("cached", ["../secret.txt", "/etc/passwd", "file:///etc/passwd", "", "..", "a\\b", "x\0y"])
def test_reads_no_text_outside_of_its_folder(tmp_path: Path, cached: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "inside").mkdir()
    page = tmp_path / "inside" / "page.jsonld"
    page.write_text(json.dumps({"target": {"state": {"cached": cached}}}))
    with pytest.raises(FormatError, match=r"not beside it as page\.txt"):
        read(page)


def test_a_page_without_its_text_stops_no_other(tmp_path: Path) -> None:
    write_reduced(W3C, GOLDEN, tmp_path / "out", WriteOptions())
    sorted((tmp_path / "out").glob("0*.txt"))[1].unlink()
    assert [type(part) for part in read(tmp_path / "out")] == [ExchangedArticle, Problem, ExchangedArticle]

"""REFI-QDA projects by the rules of the schema, and as other programs write them."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.scheme import AnnotationScheme
from annotator.formats import qdpx
from annotator.formats.base import FormatError, ReadOptions, WriteOptions
from annotator.formats.qdpx import QDPX, TooLargeForQdpxError
from tests.formats.contract import new_folder, write_reduced
from tests.formats.samples import GOLDEN, articles

NAMESPACE = "{urn:QDA-XML:project:1.0}"
MADE = ["creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"]
REFS = ["NoteRef*"]
RULES: dict[str, tuple[list[str], list[str], list[str]]] = {
    "Project": (
        [
            "Users",
            "CodeBook",
            "Variables",
            "Cases",
            "Sources",
            "Notes",
            "Links",
            "Sets",
            "Graphs",
            "Description",
            *REFS,
        ],
        ["name"],
        ["origin", "creatingUserGUID", "creationDateTime", "modifyingUserGUID", "modifiedDateTime", "basePath"],
    ),
    "Users": (["User+"], [], []),
    "User": ([], ["guid"], ["name", "id"]),
    "CodeBook": (["Codes!"], [], []),
    "Codes": (["Code+"], [], []),
    "Code": (["Description", "NoteRef*", "Code*"], ["guid", "name", "isCodable"], ["color"]),
    "Variables": (["Variable+"], [], []),
    "Variable": (["Description"], ["guid", "name", "typeOfVariable"], []),
    "Sources": (["TextSource+"], [], []),
    "TextSource": (
        ["Description", "PlainTextContent", "PlainTextSelection*", "Coding*", "NoteRef*", "VariableValue*"],
        ["guid"],
        ["name", "richTextPath", "plainTextPath", *MADE],
    ),
    "PlainTextSelection": (
        ["Description", "Coding*", "NoteRef*"],
        ["guid", "startPosition", "endPosition"],
        ["name", *MADE],
    ),
    "Coding": (["CodeRef!", "NoteRef*"], ["guid"], ["creatingUser", "creationDateTime"]),
    "CodeRef": ([], ["targetGUID"], []),
    "VariableValue": (["VariableRef!", "TextValue"], [], []),
    "VariableRef": ([], ["targetGUID"], []),
    "TextValue": ([], [], []),
    "Description": ([], [], []),
}
"""Of each element, from the schema of REFI-QDA 1.5: its children in their order, attributes it must and may have.

A child stands once at most; ``!`` exactly once, ``*`` any number of times, ``+`` once at least.
"""
FORMS = {
    "color": "#[0-9a-fA-F]{6}",
    "isCodable": "true|false",
    "typeOfVariable": "Text",
    "startPosition": "[0-9]+",
    "endPosition": "[0-9]+",
    "plainTextPath": "internal://[0-9a-f-]{36}[.]txt",
    "creationDateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z",
    "modifiedDateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z",
}


def check_rules(element: Any) -> None:
    """Fail where an element or one below it breaks the schema."""
    name = element.tag.removeprefix(NAMESPACE)
    children, must, may = RULES[name]
    assert set(element.keys()) >= set(must), name
    assert set(element.keys()) <= {*must, *may}, name
    for key, value in element.items():
        if key in ("guid", "targetGUID", "creatingUser"):
            assert str(UUID(value)) == value
        elif key in FORMS:
            assert re.fullmatch(FORMS[key], value), (name, key, value)
    marks = {"": "?", "!": "", "*": "*", "+": "+"}
    order = "".join(f"(?:{child.rstrip('!*+')} ){marks[child.lstrip(child.rstrip('!*+')) or '']}" for child in children)
    found = "".join(child.tag.removeprefix(NAMESPACE) + " " for child in element)
    assert re.fullmatch(order, found), (name, found)
    for child in element:
        check_rules(child)


def project_in(file: Path) -> Any:
    with zipfile.ZipFile(file) as archive:
        return fromstring(archive.read("project.qde"))


def read(path: Path) -> list[ExchangedArticle | Problem]:
    assert QDPX.read is not None
    return list(QDPX.read(path, ReadOptions()))


@settings(max_examples=25, deadline=None)
@given(drawn=articles())
def test_keeps_the_rules(default_scheme: AnnotationScheme, drawn: list[ExchangedArticle]) -> None:
    with new_folder() as folder:
        written = write_reduced(QDPX, drawn, folder / "out.qdpx", WriteOptions(scheme=default_scheme))
        project = project_in(folder / "out.qdpx")
        check_rules(project)
        guids = [element.get("guid") for element in project.iter() if element.get("guid")]
        assert len(guids) == len(set(guids))
        targets = {element.get("targetGUID") for element in project.iter() if element.get("targetGUID")}
        users = {element.get("creatingUser") for element in project.iter() if element.get("creatingUser")}
        assert targets | users <= set(guids)
        with zipfile.ZipFile(folder / "out.qdpx") as archive:
            for article, source in zip(written, project.iter(f"{NAMESPACE}TextSource"), strict=True):
                path = source.get("plainTextPath").replace("internal://", "sources/")
                text = archive.read(path).decode()
                assert text == article.text
                places = [
                    (int(one.get("startPosition")), int(one.get("endPosition")))
                    for one in source.iter(f"{NAMESPACE}PlainTextSelection")
                ]
                assert places == [(span.start, span.end) for span in article.spans]


def test_the_same_articles_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a.qdpx", "b.qdpx"):
        write_reduced(QDPX, GOLDEN, tmp_path / name, WriteOptions())
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()


def test_choices_are_codes_below_their_label(default_scheme: AnnotationScheme, tmp_path: Path) -> None:
    write_reduced(QDPX, GOLDEN, tmp_path / "out.qdpx", WriteOptions(scheme=default_scheme))
    project = project_in(tmp_path / "out.qdpx")
    codes = project.find(f"{NAMESPACE}CodeBook/{NAMESPACE}Codes")
    casualties = next(code for code in codes if code.get("name") == "Casualties")
    killed = next(code for code in casualties if code.get("name") == "outcome: killed")
    targets = [element.get("targetGUID") for element in project.iter(f"{NAMESPACE}CodeRef")]
    assert killed.get("guid") in targets


def test_a_renamed_label_keeps_its_code(default_scheme: AnnotationScheme, tmp_path: Path) -> None:
    first = default_scheme.labels[0]
    renamed = default_scheme._replace(labels=(first._replace(name="Victims"), *default_scheme.labels[1:]))
    guids = []
    for number, scheme in enumerate((default_scheme, renamed)):
        file = tmp_path / f"{number}.qdpx"
        write_reduced(QDPX, [], file, WriteOptions(scheme=scheme))
        guids.append(next(project_in(file).iter(f"{NAMESPACE}Code")).get("guid"))
    assert guids[0] == guids[1]


def test_an_empty_project_keeps_the_rules(tmp_path: Path) -> None:
    write_reduced(QDPX, [], tmp_path / "out.qdpx", WriteOptions())
    check_rules(project_in(tmp_path / "out.qdpx"))
    assert read(tmp_path / "out.qdpx") == []


def test_refuses_more_than_can_be_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qdpx, "MOST_ENTRIES", 3)

    def many() -> Iterator[ExchangedArticle]:
        for number in range(5):
            yield replace(GOLDEN[2], uid=f"{number}")

    with pytest.raises(TooLargeForQdpxError, match="at most 2 articles"):
        qdpx.write_qdpx(many(), tmp_path / "out.qdpx", WriteOptions())


THEIRS = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="Another program">
<Users><User guid="{{AAAAAAAA-0000-4000-8000-000000000001}}" name="Anna"/></Users>
<CodeBook><Codes>
 <Code guid="AAAAAAAA-0000-4000-8000-000000000002" name="People" isCodable="true">
  <Code guid="AAAAAAAA-0000-4000-8000-000000000003" name="mayor" isCodable="true"/></Code>
</Codes></CodeBook>
<Sources>
 <TextSource guid="AAAAAAAA-0000-4000-8000-000000000004" name="Doc" {path}>{content}
  <PlainTextSelection guid="AAAAAAAA-0000-4000-8000-000000000005" name="Ihor" startPosition="{start}"
    endPosition="{end}" creatingUser="aaaaaaaa-0000-4000-8000-000000000001"><Description>a note</Description>
   <Coding guid="AAAAAAAA-0000-4000-8000-000000000006"><CodeRef
     targetGUID="{{aaaaaaaa-0000-4000-8000-000000000002}}"/></Coding>
   <Coding guid="AAAAAAAA-0000-4000-8000-000000000007"><CodeRef
     targetGUID="AAAAAAAA-0000-4000-8000-000000000003"/></Coding></PlainTextSelection>
  <PlainTextSelection guid="AAAAAAAA-0000-4000-8000-000000000008" startPosition="0" endPosition="1"/>
  <PlainTextSelection guid="AAAAAAAA-0000-4000-8000-000000000009" startPosition="x" endPosition="1"/>
 </TextSource>
 <PictureSource guid="AAAAAAAA-0000-4000-8000-00000000000a"/>
</Sources></Project>"""


def theirs(file: Path, text: bytes, start: int, path: str = 'plainTextPath="internal://Doc.TXT"', **parts: str) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        content = parts.get("content", "")
        archive.writestr("Project.qde", THEIRS.format(path=path, start=start, end=start + 4, content=content))
        archive.writestr("Sources/Doc.txt", text)
    return file


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("\ufeff😀\r\n\r\nMayor Ihor said".encode(), 9),  # a mark, and breaks that count once
        ("😀\r\n\r\nMayor Ihor said".encode(), 11),  # breaks that count twice
        ("😀\n\nMayor Ihor said".encode(), 9),
    ],
)
def test_reads_other_programs_projects(tmp_path: Path, text: bytes, start: int) -> None:
    article, problem, uncoded, others = read(theirs(tmp_path / "theirs.qdpx", text, start))
    assert isinstance(article, ExchangedArticle)
    found = [(article.text[span.start : span.end], span.label, span.note, span.annotator) for span in article.spans]
    assert found == [("Ihor", "People", "a note", "Anna"), ("Ihor", "mayor", "a note", "Anna")]
    assert [type(part) for part in (problem, uncoded, others)] == [Problem] * 3


def test_reads_text_inside_the_description(tmp_path: Path) -> None:
    content = "<PlainTextContent>Mayor Ihor &amp; co</PlainTextContent>"
    article, *_ = read(theirs(tmp_path / "theirs.qdpx", b"", 6, path="", content=content))
    assert isinstance(article, ExchangedArticle)
    assert article.text == "Mayor Ihor & co"


@pytest.mark.parametrize("place", ["relative://Doc.txt", "absolute:///etc/passwd", "internal://../../etc/passwd", ""])
def test_reads_no_text_outside_of_the_archive(tmp_path: Path, place: str) -> None:
    problem, *_ = read(theirs(tmp_path / "theirs.qdpx", b"", 0, path=f'plainTextPath="{place}"'))
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    "project",
    [
        '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project>&x;</Project>',
        "<Other/>",
        "<Project",
    ],
)
def test_refuses_unsafe_and_other_xml(tmp_path: Path, project: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.qdpx", "w") as archive:
        archive.writestr("project.qde", project)
    with pytest.raises(FormatError):
        read(tmp_path / "x.qdpx")

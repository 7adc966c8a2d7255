"""brat's own rules on what we write, and everything brat can say on what we read."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.formats.base import FormatError, WriteOptions
from annotator.formats.brat import BRAT
from annotator.services.sources import find_sources
from tests.formats.contract import new_folder, read_all, shipped_scheme, write_reduced
from tests.formats.samples import GOLDEN, articles

_TEXT = "\ufeffIhor Terekhov 😀 said\r\nKyiv and Kharkiv fell. DSNS."


def _read(path: Path) -> tuple[ExchangedArticle, list[str]]:
    found = read_all(BRAT, path)
    (article,) = [read for read in found if isinstance(read, ExchangedArticle)]
    return article, [read.sentence for read in found if isinstance(read, Problem)]


def _pair(folder: Path, lines: str, text: str = _TEXT) -> Path:
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_bytes(lines.encode())
    return folder / "a.ann"


def test_everything_brat_can_say(tmp_path: Path) -> None:
    lines = [
        "T1\tPerson 1 14\tIhor Terekhov",
        "T2\tPlace 23 27;32 39\tKyiv Kharkiv",
        "T3\tFall 40 44\tfell",
        "E1\tFall:T3 Theme:T2",
        "R1\tNear Arg1:T1 Arg2:T2",
        "*\tEquiv T1 T2",
        "A1\tConfidence T1 High",
        "M2\tNegation E1",
        "N1\tReference T1 Wikidata:Q1\tMayor of Kharkiv",
        "#1\tAnnotatorNotes T1\tcheck this",
        "#2\tAnnotatorNotes R1\ta note on a relation",
        "T4\tPerson 15 15",
        "nonsense",
        "T5\tPerson 900 905\twhere?",
    ]
    article, said = _read(_pair(tmp_path, "\n".join(lines)))
    person, place, fall, *_, outside = article.spans
    assert article.text[person.start : person.end] == "Ihor Terekhov"
    assert person.fields == {"Confidence": "High"}
    assert person.note.split("\n") == [
        "brat Near: Arg1 “Ihor Terekhov”, Arg2 “Kyiv and Kharkiv”",
        "brat Equiv: “Ihor Terekhov”, “Kyiv and Kharkiv”",
        "Wikidata:Q1 Mayor of Kharkiv",
        "check this",
    ]
    assert article.text[place.start : place.end] == "Kyiv and Kharkiv"
    assert place.note == "In brat: “Kyiv” … “Kharkiv”"
    assert fall.fields == {"Negation": True}
    assert fall.note == "brat E1: Fall “fell”, Theme “Kyiv and Kharkiv”"
    assert outside.text == "where?"  # for the import to say that it is not there
    assert len(said) == 6


def test_offsets_after_a_byte_order_mark_and_windows_line_ends_survive_the_import(tmp_path: Path) -> None:
    from annotator.services.projects import create_project

    _pair(tmp_path, "T1\tPlace 32 39\tKharkiv\nT2\tPlace 32 39\tKherson\n")
    project = create_project(tmp_path / "project")
    sources, _ = find_sources([tmp_path / "a.ann", tmp_path / "a.txt"])
    assert [source.path.name for source in sources] == ["a.ann"]
    summary = project.importing.run(sources)
    (tag,) = project.reading.annotations(summary.first_article_uid)
    project.close()
    assert tag.quote == "Kharkiv"
    assert "reads “Kharkiv”, not “Kherson”" in summary.problems[0].sentence


def test_a_pair_without_its_text_is_said(tmp_path: Path) -> None:
    path = _pair(tmp_path, "")
    (tmp_path / "b.ann").write_text("")
    (tmp_path / "c.txt").write_text("no tags yet")
    found = read_all(BRAT, tmp_path)
    assert [type(read) for read in found] == [ExchangedArticle, Problem, ExchangedArticle]
    path.with_suffix(".txt").unlink()
    with pytest.raises(FormatError, match=r"a\.txt"):
        read_all(BRAT, path)


def test_label_names_come_from_brats_visual_configuration(tmp_path: Path) -> None:
    path = _pair(tmp_path, "T1\tPER 1 5\tIhor\n")
    (tmp_path / "visual.conf").write_text("[labels]\nPER | Person | P\n[drawing]\nPER | no label\n")
    article, _ = _read(path)
    assert article.spans[0].label == "Person"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=articles())
def test_brats_own_rules_hold(drawn: list[ExchangedArticle]) -> None:
    """What the server of brat 1.3 checks before it takes a collection."""
    with new_folder() as folder:
        write_reduced(BRAT, [*drawn, *GOLDEN], folder / "out", WriteOptions(scheme=shipped_scheme()))
        configuration = (folder / "out" / "annotation.conf").read_text("utf-8")
        entities = configuration.split("[relations]")[0].split("\n")[1:]
        attributes = configuration.split("[attributes]\n")[1]
        for file in (folder / "out").glob("*.ann"):
            text = file.with_suffix(".txt").read_bytes().decode()
            content = file.read_bytes().decode()
            # the server's reader ends lines where str.splitlines does
            assert content.splitlines() == content.split("\n")[:-1]
            for line in content.splitlines():
                _check_line(line, text, entities, attributes)


def _check_line(line: str, text: str, entities: list[str], attributes: str) -> None:
    key, body, *tail = line.split("\t", 2)
    assert re.fullmatch(r"[TA#][0-9]+", key)
    if key.startswith("T"):
        name, places = body.split(" ", 1)
        assert name in entities
        assert re.fullmatch(r"[A-Za-z0-9_-]+", name)
        parts = [tuple(map(int, part.split(" "))) for part in places.split(";")]
        assert all(before[1] <= after[0] for before, after in pairwise(parts))
        assert all(start < end <= len(text) for start, end in parts)
        assert tail[0] == " ".join(text[start:end] for start, end in parts)
        assert tail[0].strip()
    elif key.startswith("A"):
        name, _, *value = body.split(" ")
        (declared,) = [one for one in attributes.split("\n") if one.startswith(f"{name}\t")]
        assert not value or value[0] in declared.split("Value:")[1].split("|")

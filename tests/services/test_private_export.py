"""Nobody's name, no time and no id in any file, where a choice leaves them out."""

import importlib.util
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedProgress
from annotator.domain.export_choice import ExportChoice, Split
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.review import GOLD
from annotator.domain.shaping import pseudonyms, without_people
from annotator.formats.base import Format
from annotator.formats.registry import FORMATS
from annotator.services.projects import Project, create_project
from tests.formats.samples import GOLDEN

WRITTEN = [known for known in FORMATS if known.write is not None and not known.needs_printing]  # PDF is printed HTML
NAMES = ("Оксана Ґалаґан", "Quentin Xyloph")
TIME = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    made = create_project(tmp_path_factory.mktemp("private") / "war", annotator_name=NAMES[0])
    names = {"Olena": NAMES[0], "Taras": NAMES[1]}
    for article in GOLDEN:
        spans = tuple(
            replace(span, annotator=names[span.annotator], note="Ask QUENTIN XYLOPH, not Оксана Ґалаґан!")
            for span in article.spans
        )
        progress = (*(ExchangedProgress(name, "done", flagged=True, seconds=12345) for name in NAMES),)
        made.importing.take([replace(article, spans=spans, progress=progress)])
    yield made
    made.close()


def _content(folder: Path) -> bytes:
    """Return all bytes of all files, names among them, and what is packed in them."""
    found = []
    for file in folder.rglob("*"):
        found.append(file.name.encode())
        if file.is_file():
            content = file.read_bytes()
            found.append(content)
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    found += [part for name in archive.namelist() for part in (name.encode(), archive.read(name))]
            elif file.suffix == ".spacy":
                found.append(zlib.decompress(content))
            elif file.suffix == ".parquet":
                parquet = pytest.importorskip("pyarrow.parquet")
                found.append(repr(parquet.read_table(file).to_pylist()).encode())
                found.append(repr(parquet.read_metadata(file).metadata).encode())
    return b"\n".join(found)


def _require(chosen: Format) -> None:
    for package in chosen.packages:
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")


@pytest.mark.parametrize("split", [None, Split({"train": 1, "test": 1})], ids=["whole", "split"])
@pytest.mark.parametrize("chosen", WRITTEN, ids=lambda known: known.name)
def test_no_name_in_any_file(project: Project, tmp_path: Path, chosen: Format, split: Split | None) -> None:
    _require(chosen)
    target = tmp_path / ("out" if chosen.is_folder else f"out{chosen.suffixes[0]}")
    summary = project.exporting.run(
        target, ExportChoice(pseudonyms=True, split=split, card=True), format_name=chosen.name, read_back=True
    )
    assert not summary.differences
    content = _content(tmp_path).lower()
    for name in NAMES:
        for part in (name, *name.split()):
            for shown in (part.lower().encode(), part.lower().encode("unicode_escape"), part.encode("unicode_escape")):
                assert shown.lower() not in content, part
    assert str(tmp_path).encode() not in content
    assert project.path.name.encode() not in content
    examples = [example for entry in summary.losses.entries() for example in entry.examples]
    assert not [example for example in examples if any(name.lower() in example.lower() for name in NAMES)]


@pytest.mark.parametrize("chosen", WRITTEN, ids=lambda known: known.name)
def test_no_time_and_no_id_of_a_tag_in_any_file(project: Project, tmp_path: Path, chosen: Format) -> None:
    _require(chosen)
    target = tmp_path / ("out" if chosen.is_folder else f"out{chosen.suffixes[0]}")
    summary = project.exporting.run(target, ExportChoice(times=False), format_name=chosen.name, read_back=True)
    assert not summary.differences
    content = _content(tmp_path)
    if chosen.name != "xlsx":  # when the file itself was made
        assert not TIME.search(content)
    for article in GOLDEN:
        assert article.uid.encode() not in content
        for span in article.spans:
            assert not span.uid or f'"{span.uid}"'.encode() not in content
    assert b"12345" not in content


def test_pseudonyms_follow_the_ids() -> None:
    people = [
        Annotator("03", "Olena"),
        Annotator("01", "Tom"),
        Annotator("02", "tagger.bin", AnnotatorKind.MACHINE),
        GOLD,
    ]
    expected = {"01": "A1", "03": "A2", "02": "M1", GOLD.uid: "gold"}
    assert pseudonyms(people) == expected == pseudonyms(reversed(people))


def test_names_in_notes_are_replaced_where_they_are_whole_words() -> None:
    change = without_people({"Ann": "A1", "Ann Lee": "A2", "a.b": "A3"})
    assert change("ANN asked Ann Lee; Anna did not. a.b axb") == "A1 asked A2; Anna did not. A3 axb"
    assert without_people({})("Ann") == "Ann"

"""CAS files as dkpro-cassis sees them, and as it makes them."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.scheme import AnnotationScheme
from annotator.formats.base import Format, ReadOptions, WriteOptions
from annotator.formats.cas_json import CAS_JSON
from annotator.formats.cas_layers import NAMED_ENTITY, SENTENCE, TAG, TOKENS
from annotator.formats.cas_xmi import CAS_XMI
from tests.formats.contract import new_folder, write_reduced
from tests.formats.samples import GOLDEN, articles

cassis = pytest.importorskip("cassis", reason="the dependency group consumers is not installed")

BOTH = pytest.mark.parametrize("chosen", [CAS_XMI, CAS_JSON], ids=lambda known: known.name)
pytestmark = [
    # the library renames features that Python knows by another meaning, and says so
    pytest.mark.filterwarnings("ignore:Trying to add feature `type`:UserWarning"),
    pytest.mark.filterwarnings("ignore:open_binary is deprecated:DeprecationWarning"),
]


def load(file: Path) -> Any:
    """Load a document with the library."""
    if file.suffix == ".json":
        with file.open("rb") as opened:
            return cassis.load_cas_from_json(opened)
    with zipfile.ZipFile(file) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".xmi")]
        with archive.open("TypeSystem.xml") as types:
            typesystem = cassis.load_typesystem(types)
        with archive.open(name) as xmi:
            return cassis.load_cas_from_xmi(xmi, typesystem=typesystem)


def read(chosen: Format, path: Path) -> list[ExchangedArticle | Problem]:
    assert chosen.read is not None
    return list(chosen.read(path, ReadOptions()))


@BOTH
@settings(max_examples=15, deadline=None)
@given(drawn=articles())
def test_the_library_finds_tags_where_they_are(chosen: Format, drawn: list[ExchangedArticle]) -> None:
    with new_folder() as folder:
        written = write_reduced(chosen, drawn, folder / "out", WriteOptions())
        for article, file in zip(written, sorted((folder / "out").iterdir()), strict=True):
            cas = load(file)
            assert cas.sofa_string == article.text
            for kind, feature in ((NAMED_ENTITY, "value"), (TAG, "label")):
                found = sorted((tag.begin, tag.end, tag[feature]) for tag in cas.select(kind))
                assert found == sorted((span.start, span.end, span.label) for span in article.spans)


@BOTH
def test_fields_are_typed_features(chosen: Format, default_scheme: AnnotationScheme, tmp_path: Path) -> None:
    write_reduced(chosen, GOLDEN, tmp_path / "out", WriteOptions(scheme=default_scheme))
    cas = load(sorted((tmp_path / "out").iterdir())[0])
    killed = next(tag for tag in cas.select(TAG) if tag.outcome == "killed")
    assert (killed.count_low, killed.qualifier, killed.annotator) == (3, "at_least", "Olena")
    assert killed.get_covered_text() == "At least three people were killed"
    assert "Kharkiv" in [token.get_covered_text() for token in cas.select(TOKENS)]
    assert "🚁" in [token.get_covered_text() for token in cas.select(TOKENS)]
    assert "A Shahed-136 drone hit the Saltivka district at night." in [
        sentence.get_covered_text() for sentence in cas.select(SENTENCE)
    ]
    for token in cas.select(TOKENS):
        assert len(list(cas.select_covering(SENTENCE, token))) == 1
    assert cas.document_language == "en"


def made_by_cassis() -> Any:
    """Make a document as INCEpTION would: named entities, a layer of somebody's own, a relation."""
    types = cassis.load_dkpro_core_typesystem()
    layer = types.create_type("webanno.custom.Strike", supertypeName="uima.tcas.Annotation")
    types.create_feature(layer, name="weapon", rangeType="uima.cas.String")
    types.create_feature(layer, name="number", rangeType="uima.cas.Integer")
    types.create_feature(layer, name="sure", rangeType="uima.cas.Boolean")
    types.create_feature(layer, name="other", rangeType="uima.tcas.Annotation")
    relation = types.create_type("webanno.custom.By", supertypeName="uima.tcas.Annotation")
    types.create_feature(relation, name="Governor", rangeType="uima.tcas.Annotation")
    types.create_feature(relation, name="Dependent", rangeType="uima.tcas.Annotation")
    cas = cassis.Cas(types)
    cas.sofa_string = "😀 A drone hit Київ 🚁.\n\tNobody & <none>."
    cas.sofa_mime = "text/plain"
    cas.document_language = "en"
    entity = types.get_type(NAMED_ENTITY)
    cas.add(types.get_type(TOKENS)(begin=2, end=3))
    place = entity(begin=14, end=18, value="LOC")
    strike = layer(begin=4, end=13, weapon="drone", number=2, sure=True, other=place)
    cas.add_all([place, entity(begin=19, end=20), strike, relation(begin=4, end=13, Governor=strike, Dependent=place)])
    return cas


def check_theirs(found: list[ExchangedArticle | Problem]) -> None:
    article, problem = found
    assert isinstance(article, ExchangedArticle)
    assert article.text == "😀 A drone hit Київ 🚁.\n\tNobody & <none>."
    assert article.metadata.language == "en"
    assert {(article.text[span.start : span.end], span.label) for span in article.spans} == {
        ("Київ", "LOC"),
        ("🚁", "NamedEntity"),
        ("drone hit", "Strike"),
    }
    strike = next(span for span in article.spans if span.label == "Strike")
    assert strike.fields == {"weapon": "drone", "number": 2, "sure": True}
    assert problem == Problem(article.place, "1 relations between tags were left out.")


def test_reads_xmi_of_the_library(tmp_path: Path) -> None:
    cas = made_by_cassis()
    with zipfile.ZipFile(tmp_path / "theirs.zip", "w") as archive:
        archive.writestr("theirs.xmi", cas.to_xmi())
        archive.writestr("TypeSystem.xml", cas.typesystem.to_xml())
    check_theirs(read(CAS_XMI, tmp_path / "theirs.zip"))


def test_reads_xmi_with_its_types_beside_it(tmp_path: Path) -> None:
    cas = made_by_cassis()
    cas.to_xmi(tmp_path / "theirs.xmi")
    cas.typesystem.to_xml(tmp_path / "TypeSystem.xml")
    check_theirs(read(CAS_XMI, tmp_path / "theirs.xmi"))
    assert CAS_XMI.beside(tmp_path / "theirs.xmi") == (tmp_path / "TypeSystem.xml",)


def test_reads_json_of_the_library(tmp_path: Path) -> None:
    made_by_cassis().to_json(tmp_path / "theirs.json")
    check_theirs(read(CAS_JSON, tmp_path / "theirs.json"))


def test_characters_that_xml_forbids_become_spaces(tmp_path: Path) -> None:
    article = ExchangedArticle("a\x01b\x1fc", spans=(ExchangedSpan(0, 3, "X\x02", text="a\x01b", uid="u"),))
    reduced, losses = CAS_XMI.reduce(article, WriteOptions())
    assert reduced.text == "a b c"
    assert len(losses) == 3
    assert not CAS_JSON.reduce(article, WriteOptions()).losses


def test_a_broken_document_in_a_folder_stops_nothing(tmp_path: Path) -> None:
    for chosen in (CAS_XMI, CAS_JSON):
        folder = tmp_path / chosen.name
        write_reduced(chosen, GOLDEN, folder, WriteOptions())
        second = sorted(folder.iterdir())[1]
        second.write_bytes(second.read_bytes()[:100])
        found = read(chosen, folder)
        assert [type(part) for part in found] == [ExchangedArticle, Problem, ExchangedArticle]

"""DocBin files as spaCy sees them: loaded, trained on, and made by it."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.losses import LossKind
from annotator.formats import spacy_docs
from annotator.formats.base import FormatError, ReadOptions, WriteOptions
from annotator.formats.comparing import comparable
from annotator.formats.spacy_docs import SPACY
from annotator.formats.spacy_reading import LARGEST
from tests.formats.contract import new_folder, read_articles, write_reduced
from tests.formats.samples import GOLDEN, articles, span_of

spacy = pytest.importorskip("spacy", reason="the extra spacy is not installed")
from spacy.tokens import DocBin  # noqa: E402 -- behind the check that it is there

if TYPE_CHECKING:
    from spacy.tokens import Doc


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_reduced(SPACY, GOLDEN, tmp_path / "out.spacy", WriteOptions())
    return tmp_path / "out.spacy"


def docs_in(file: Path) -> "list[Doc]":
    return list(DocBin().from_disk(file).get_docs(spacy.blank("xx").vocab))


def read(file: Path) -> list[ExchangedArticle | Problem]:
    return list(SPACY.read(file, ReadOptions())) if SPACY.read else []


def write_docs(file: Path, *docs: "Doc", **options: Any) -> Path:
    DocBin(docs=docs, **options).to_disk(file)
    return file


@settings(max_examples=30, deadline=None)
@given(drawn=articles())
def test_spacy_sees_the_tags_where_they_are(drawn: list[ExchangedArticle]) -> None:
    with new_folder() as folder:
        written = write_reduced(SPACY, drawn, folder / "out.spacy", WriteOptions())
        for article, doc in zip(written, docs_in(folder / "out.spacy"), strict=True):
            assert doc.text == article.text
            places = [(span.start_char, span.end_char, span.label_) for span in doc.spans["sc"]]
            assert places == [(span.start, span.end, span.label) for span in article.spans]
            assert {(span.start_char, span.end_char, span.label_) for span in doc.ents} <= set(places)


def test_entities_do_not_overlap_and_groups_hold_all(file: Path) -> None:
    doc = docs_in(file)[0]
    assert len(doc.spans["sc"]) == 8
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("At least three people were killed", "Casualties"),
        ("Ihor Terekhov", "Officials"),
        ("said.\nA Shahed-136", "Weapons"),
        ("Saltivka district", "Locations"),
        ("👩‍👩‍👧", "Casualties"),
    ]
    assert doc.user_data["tags"][0]["fields"]["count_low"] == 3
    assert doc.user_data["article"]["title"] == "Drone strike in Kharkiv"


def test_tags_inside_of_tokens_are_told() -> None:
    text = "An Iskander-M-like missile hit Kupyansk-Vuzlovyi."
    article = ExchangedArticle(text, spans=(span_of(text, "Kupyan", "Locations"), span_of(text, " hit", "Weapons")))
    reduced, losses = SPACY.reduce(article, WriteOptions())
    assert [(span.text, span.label) for span in reduced.spans] == [("Kupyansk", "Locations"), ("hit", "Weapons")]
    assert [(loss.kind, loss.example) for loss in losses] == [
        (LossKind.SPACE, " hit"),
        (LossKind.EDGES, "“Kupyan”"),
    ]


def test_a_model_trains_on_the_file(file: Path) -> None:
    from spacy.training import Corpus, Example

    model = spacy.blank("en")
    model.add_pipe("ner")
    model.add_pipe("spancat", config={"spans_key": "sc"})
    corpus = Corpus(file)
    optimiser = model.initialize(lambda: corpus(model))
    losses = model.update(list(corpus(model)), sgd=optimiser)
    assert losses["ner"] > 0
    assert losses["spancat"] > 0
    assert "Casualties" in model.get_pipe("ner").labels
    assert "Weapons" in model.get_pipe("spancat").labels
    assert isinstance(next(iter(corpus(model))), Example)


def test_a_large_dataset_is_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_docs, "FILE_BYTES", 1)
    from spacy.training import Corpus

    written = write_reduced(SPACY, GOLDEN, tmp_path / "out.spacy", WriteOptions())
    names = ["out-00002.spacy", "out-00003.spacy", "out.spacy"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert read_articles(SPACY, tmp_path / "out.spacy") == [comparable(article) for article in written]
    assert {path.name for path in SPACY.beside(tmp_path / "out.spacy")} == set(names[:2])
    assert len(list(Corpus(tmp_path)(spacy.blank("xx")))) == len(GOLDEN)


def test_an_empty_project_gives_an_empty_file(tmp_path: Path) -> None:
    write_reduced(SPACY, [], tmp_path / "out.spacy", WriteOptions())
    assert docs_in(tmp_path / "out.spacy") == []
    assert read(tmp_path / "out.spacy") == []


def test_reads_entities_that_spacy_wrote(tmp_path: Path) -> None:
    doc = spacy.blank("uk").make_doc("Олег Синєгубов 😀 у Харкові. Київ")
    doc.ents = [doc.char_span(0, 14, "PER"), doc.char_span(19, 26, "LOC")]
    doc.spans["other"] = [doc.char_span(0, 4, "FIRST"), doc.char_span(0, 14, "PER")]
    (article,) = read(write_docs(tmp_path / "theirs.spacy", doc))
    assert isinstance(article, ExchangedArticle)
    assert article.text == doc.text
    assert [(span.text, span.label) for span in article.spans] == [
        ("Олег", "FIRST"),
        ("Олег Синєгубов", "PER"),
        ("Харкові", "LOC"),
    ]


def test_reads_docs_with_other_attributes_and_unknown_spaces(tmp_path: Path) -> None:
    from spacy.tokens import Doc

    blank = spacy.blank("en")
    doc = Doc(blank.vocab, words=["Kyiv", "and", "Lviv"], ents=["B-LOC", "O", "B-LOC"])
    (article,) = read(write_docs(tmp_path / "theirs.spacy", doc, attrs=["ENT_TYPE", "ENT_IOB", "POS"]))
    assert isinstance(article, ExchangedArticle)
    assert article.text == doc.text
    assert article.spans == (ExchangedSpan(0, 4, "LOC", text="Kyiv"), ExchangedSpan(9, 13, "LOC", text="Lviv"))


def test_touching_entities_stay_apart(tmp_path: Path) -> None:
    doc = spacy.blank("en").make_doc("Kyiv Lviv Odesa")
    doc.ents = [doc.char_span(0, 4, "LOC"), doc.char_span(5, 9, "LOC"), doc.char_span(10, 15, "GPE")]
    (article,) = read(write_docs(tmp_path / "theirs.spacy", doc))
    assert isinstance(article, ExchangedArticle)
    assert [span.text for span in article.spans] == ["Kyiv", "Lviv", "Odesa"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: bytes(LARGEST + 1), id="too-large"),
        pytest.param(lambda: b"\xdd\xff\xff\xff\xff", id="lying-length"),
        pytest.param(lambda: b"\x91" * 100_000, id="deep"),
    ],
)
def test_refuses_files_made_to_do_harm(tmp_path: Path, content: Callable[[], bytes]) -> None:
    (tmp_path / "bomb.spacy").write_bytes(zlib.compress(content(), 1))
    with pytest.raises(FormatError):
        read(tmp_path / "bomb.spacy")


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("lengths", b"\xff\xff\xff\x7f"),
        ("lengths", b"\xff\xff\xff\xff"),
        ("attrs", []),
        ("attrs", [2**63]),
        ("tokens", b""),
        ("spaces", b""),
        ("strings", 5),
        ("strings", []),
        ("span_groups", [b"\xc1"]),
        ("user_data", [b"\xc1"]),
        ("cats", None),
    ],
)
def test_damage_is_told(tmp_path: Path, file: Path, changed: str, to: object) -> None:
    import srsly

    message = srsly.msgpack_loads(zlib.decompress(file.read_bytes()))
    (tmp_path / "damaged.spacy").write_bytes(zlib.compress(srsly.msgpack_dumps({**message, changed: to})))
    try:
        found = read(tmp_path / "damaged.spacy")
    except FormatError:
        return
    assert all(isinstance(part, ExchangedArticle | Problem) for part in found)

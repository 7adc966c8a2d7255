"""Tagging schemes of other people's files, and spaCy's own converter on ours."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.losses import LossKind
from annotator.formats.base import WriteOptions
from annotator.formats.conll import CONLL
from tests.formats.contract import read_all, write_reduced
from tests.formats.samples import GOLDEN, span_of

_WORDS = ("Kyiv", "Ihor", "Terekhov", "Olena", "said", ".")
_SAME = {
    "iob1": ("I-LOC", "I-PER", "I-PER", "B-PER", "O", "O"),
    "iob2": ("B-LOC", "B-PER", "I-PER", "B-PER", "O", "O"),
    "bioes": ("S-LOC", "B-PER", "E-PER", "S-PER", "O", "O"),
    "bilou": ("U-LOC", "B-PER", "L-PER", "U-PER", "O", "O"),
    "bmes": ("S-LOC", "B-PER", "E-PER", "S-PER", "O", "O"),
}


def _articles(path: Path) -> list[ExchangedArticle]:
    return [read for read in read_all(CONLL, path) if isinstance(read, ExchangedArticle)]


@pytest.mark.parametrize("scheme", _SAME)
@pytest.mark.parametrize("columns", ["{0} {1}", "{0} NNP {1}", "{0}\tNNP\tI-NP\t{1}"])
def test_every_tagging_scheme_gives_the_same_tags(tmp_path: Path, scheme: str, columns: str) -> None:
    path = tmp_path / "in.conll"
    rows = "\r\n".join(columns.format(word, tag) for word, tag in zip(_WORDS, _SAME[scheme], strict=True))
    path.write_text(f"-DOCSTART- -X- O O\r\n\r\n{rows}\r\n\r\nOlena I-PER\r\n", encoding="latin-1")
    (article,) = _articles(path)
    assert article.text == "Kyiv Ihor Terekhov Olena said.\nOlena"
    found = [(article.text[span.start : span.end], span.label) for span in article.spans]
    assert found == [("Kyiv", "LOC"), ("Ihor Terekhov", "PER"), ("Olena", "PER"), ("Olena", "PER")]


def test_documents_comments_and_lines_without_a_tag(tmp_path: Path) -> None:
    path = tmp_path / "in.bio"
    path.write_text("# newdoc id = 1\n# text = a\na B-X\n# newdoc id = 2\n# -X- O\nб\nв LOC\n", encoding="utf-8")
    found = read_all(CONLL, path)
    assert [read.text for read in found if isinstance(read, ExchangedArticle)] == ["a", "#б в"]
    assert [read.place for read in found if isinstance(read, Problem)] == ["in.bio, line 6"]


def test_a_changed_file_no_longer_fits_its_sidecar(tmp_path: Path) -> None:
    target = tmp_path / "out.conll"
    write_reduced(CONLL, GOLDEN, target, WriteOptions())
    target.write_text(target.read_text("utf-8").replace("Mayor ", "Major "), "utf-8")
    found = read_all(CONLL, target)
    assert [read.place for read in found if isinstance(read, Problem)] == ["out.tokens.jsonl"]
    assert "Major Ihor Terekhov said." in _articles(target)[0].text


def test_of_overlapping_tags_the_longest_stays_and_no_sentence_ends_inside(tmp_path: Path) -> None:
    text = "In Kyiv. Oblast police spoke."
    spans = (span_of(text, "Kyiv. Obl", "Locations"), span_of(text, "Kyiv", "Officials"))
    reduced, losses = CONLL.reduce(ExchangedArticle(text, spans=spans), WriteOptions())
    assert [(loss.kind, loss.example) for loss in losses] == [
        (LossKind.EDGES, "“Kyiv. Obl” (Locations)"),
        (LossKind.OVERLAP, "“Kyiv” (Officials)"),
    ]
    target = tmp_path / "out.conll"
    write_reduced(CONLL, [reduced], target, WriteOptions())
    tags = [line.split(" ")[-1] for line in target.read_text().split("\n")[2:] if line]
    assert tags == ["O", "B-Locations", "I-Locations", "I-Locations", "O", "O", "O"]


def test_spacy_converts_what_we_write(tmp_path: Path) -> None:
    converters = pytest.importorskip("spacy.training.converters")
    target = tmp_path / "out.conll"
    reduced = write_reduced(CONLL, GOLDEN, target, WriteOptions())

    def entities() -> Iterator[tuple[str, str]]:
        # one spaCy document holds up to ten sentences
        for document in converters.conll_ner_to_docs(target.read_text("utf-8"), n_sents=10, no_print=True):
            yield from ((" ".join(token.text for token in entity), entity.label_) for entity in document.ents)

    ours = [
        ("".join(article.text[span.start : span.end].split()), span.label)
        for article in reduced
        for span in article.spans
    ]
    assert [("".join(text.split()), label) for text, label in entities()] == ours

"""WebAnno TSV by its rules, and as WebAnno and INCEpTION write it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.losses import LossKind
from annotator.formats.base import FormatError, ReadOptions, WriteOptions
from annotator.formats.registry import format_of
from annotator.formats.webanno_tsv import WEBANNO_TSV
from tests.formats.contract import new_folder, write_reduced
from tests.formats.samples import GOLDEN, articles, span_of

ROW = re.compile(r"(\d+)-(\d+)(?:\.(\d+))?\t(\d+)-(\d+)\t([^\t]+)\t(.*)\t")
# as INCEpTION 30 writes: a layer without annotations, stacked and escaped values, parts of tokens, a relation, a chain
THEIRS = r"""#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Strike|number|weapon
#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceRelation|referenceType
#T_RL=webanno.custom.By|kind|BT_webanno.custom.Strike


#Text=😀 Mayor Ihor Terekhov :
1-1	0-2	😀	_	_	_	_	_	_	_	_	_
1-2	3-8	Mayor	NN	*	ROLE	_	_	_	*->1-1	_	_
1-3	9-13	Ihor	NNP	*[1]|*[2]	PER\|X[1]|FIRST\_NAME[2]	_	_	_	_	_	_
1-4	14-22	Terekhov	NNP	*[1]	PER\|X[1]	_	_	_	_	_	_
1-5	23-24	:	_	_	_	_	_	_	_	_	_

#Sentence.id=s2
#Text=Shahed-drones hit
#Text=Kyiv\tagain.
2-1	26-39	Shahed-drones	_	_	_	_	_	_	_	by	1-3[1]
2-1.1	26-32	Shahed	_	*	WEAPON	3	*	_	_	_	_
2-2	40-43	hit	_	_	_	_	_	_	_	_	_
2-3	44-48	Kyiv	_	http://x.example/Q1	LOC	_	_	_	_	_	_
2-4	49-54	again	_	_	_	_	_	_	_	_	_
2-5	54-55	.	_	_	_	_	_	_	_	_	_
"""
THEIRS = re.sub(r"(?m)^(\d.*)$", "\\1\t", THEIRS)  # each row ends with a tab


def read(path: Path) -> list[ExchangedArticle | Problem]:
    assert WEBANNO_TSV.read is not None
    return list(WEBANNO_TSV.read(path, ReadOptions()))


@settings(max_examples=25, deadline=None)
@given(drawn=articles())
def test_rows_keep_the_rules(drawn: list[ExchangedArticle]) -> None:
    with new_folder() as folder:
        written = write_reduced(WEBANNO_TSV, drawn, folder / "out", WriteOptions())
        for article, file in zip(written, sorted((folder / "out").glob("*.tsv")), strict=True):
            units = article.text.encode("utf-16-le")
            lines = file.read_text("utf-8").split("\n")
            assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
            columns = sum(line.count("|") for line in lines if line.startswith("#T_SP="))
            previous = (0, 0, 0)
            for line in lines[3:]:
                if not line or line.startswith("#Text="):
                    continue
                found = ROW.fullmatch(line)
                assert found, line
                sentence, token, part, begin, end, quote, cells = found.groups()
                place = int(sentence), int(token), int(part or 0)
                assert place > previous
                previous = place
                assert units[2 * int(begin) : 2 * int(end)].decode("utf-16-le") == re.sub(r"\\(.)", r"\1", quote)
                assert len(cells.split("\t")) == columns


def test_reads_what_inception_writes(tmp_path: Path) -> None:
    file = tmp_path / "theirs.tsv"
    file.write_text(THEIRS, encoding="utf-8", newline="\n")
    known = format_of(file)
    assert known is not None
    assert known.name == "webanno-tsv"
    article, problem = read(file)
    assert isinstance(article, ExchangedArticle)
    assert article.text == "😀 Mayor Ihor Terekhov :\n\nShahed-drones hit\nKyiv\tagain."
    found = [(article.text[span.start : span.end], span.label, span.fields) for span in article.spans]
    assert sorted(found, key=lambda one: one[:2]) == [
        ("Ihor", "FIRST_NAME", {}),
        ("Ihor Terekhov", "PER|X", {}),
        ("Kyiv", "LOC", {"identifier": "http://x.example/Q1"}),
        ("Mayor", "ROLE", {}),
        ("Shahed", "Strike", {"number": "3"}),
        ("Shahed", "WEAPON", {}),
    ]
    assert problem == Problem("theirs.tsv", "1 relations between tags were left out.")


def test_takes_the_text_beside_only_where_it_fits(tmp_path: Path) -> None:
    file = tmp_path / "theirs.tsv"
    file.write_text(THEIRS, encoding="utf-8", newline="\n")
    (tmp_path / "theirs.txt").write_text("another text", encoding="utf-8")
    article, _ = read(file)
    assert isinstance(article, ExchangedArticle)
    assert article.text.startswith("😀 Mayor")
    text = "😀 Mayor Ihor Terekhov : \nShahed-drones hit\nKyiv again."
    (tmp_path / "theirs.txt").write_text(text, encoding="utf-8", newline="\n")
    article, _ = read(file)
    assert isinstance(article, ExchangedArticle)
    assert article.text == text


def test_a_part_of_a_token_has_its_own_row(tmp_path: Path) -> None:
    text = "The anti-drone gun\n"
    article = ExchangedArticle(text, spans=(span_of(text, "dron", "Weapons"), span_of(text, " gun\n", "Weapons")))
    (reduced,) = write_reduced(WEBANNO_TSV, [article], tmp_path / "out", WriteOptions())
    lines = (tmp_path / "out" / "00001.tsv").read_text("utf-8").split("\n")
    assert [line.split("\t")[:3] for line in lines if line.startswith("1-4")] == [
        ["1-4", "9-14", "drone"],
        ["1-4.1", "9-13", "dron"],
    ]
    assert reduced.spans[1].text == "gun"
    losses = WEBANNO_TSV.reduce(article, WriteOptions()).losses
    assert [loss.kind for loss in losses] == [LossKind.SPACE]


def test_text_without_its_file_keeps_tags_in_place(tmp_path: Path) -> None:
    written = write_reduced(WEBANNO_TSV, GOLDEN, tmp_path / "out", WriteOptions())
    for file in (tmp_path / "out").glob("*.txt"):
        file.unlink()
    for article, found in zip(written, read(tmp_path / "out"), strict=True):
        assert isinstance(found, ExchangedArticle)
        assert found.text.split() == article.text.split()
        assert sorted(found.text[span.start : span.end].split() for span in found.spans) == sorted(
            article.text[span.start : span.end].split() for span in article.spans
        )


@pytest.mark.parametrize(
    "row", ["1-1\t0-5", "x\t0-1\tx", "1-1\t5-1\ta\n1-2\t0-1\tb", "1-1\t999999999999-999999999999\tx", "1-1\t0-x\ty"]
)
def test_refuses_rows_that_are_none(tmp_path: Path, row: str) -> None:
    file = tmp_path / "broken.tsv"
    file.write_text(f"#FORMAT=WebAnno TSV 3.3\n\n\n#Text=x\n{row}\n", encoding="utf-8")
    with pytest.raises(FormatError):
        read(file)

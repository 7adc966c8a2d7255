"""Tables that spreadsheets open, and tables that spreadsheets wrote."""

import csv
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.formats.base import FormatError, ReadOptions, WriteOptions
from annotator.formats.comparing import comparable
from annotator.formats.delimited import CSV
from annotator.formats.registry import format_named
from tests.formats.contract import read_all, shipped_scheme, write_reduced
from tests.formats.samples import GOLDEN


def test_no_cell_begins_like_a_formula(tmp_path: Path) -> None:
    text = "=1+1\t-x @y"
    spans = (
        ExchangedSpan(0, 4, "=Label", note="+cmd", annotator="@Ann", fields={"a": "\t=x", "b": -5, "c": "-5"}),
        ExchangedSpan(5, 7, "-L", note="'=quoted", annotator="＝A"),
    )
    write_reduced(CSV, [ExchangedArticle(text, spans=spans)], tmp_path / "out.csv", WriteOptions())
    for name in ("out.csv", "out.articles.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell[:1] in "=+-@\t\r＝＋－＠" and cell], row


def test_a_table_saved_by_a_spreadsheet_with_semicolons_and_another_encoding(tmp_path: Path) -> None:
    rows = "article;label;start;end;text;who\r\n1;Локації;0;6;Харків;civilian\r\n1;X;two;3;;\r\n;;;;;\r\n9;X;0;1;;\r\n"
    (tmp_path / "in.csv").write_bytes(rows.encode("cp1251"))
    (tmp_path / "in.articles.csv").write_bytes('article;text\r\n1;"Харків\r\nі область"\r\n'.encode("cp1251"))
    article, *_ = [read for read in read_all(CSV, tmp_path / "in.csv") if isinstance(read, ExchangedArticle)]
    assert article.text == "Харків\r\nі область"
    assert article.spans == (ExchangedSpan(0, 6, "Локації", text="Харків", fields={"who": "civilian"}),)
    said = [read.sentence for read in read_all(CSV, tmp_path / "in.csv") if isinstance(read, Problem)]
    assert len(said) == 2
    assert "no whole number as start" in said[0]
    assert "not in the table of articles" in said[1]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("article,label,start,end\n")
    with pytest.raises(FormatError, match=r"in\.articles\.csv"):
        read_all(CSV, path)
    (tmp_path / "in.articles.csv").write_text("article,text\n1," + "x" * (17 * 1024 * 1024))
    with pytest.raises(FormatError, match="16 million"):
        list(read_all(CSV, path, ReadOptions()))


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_pandas_reads_the_tables(tmp_path: Path, name: str) -> None:
    pandas = pytest.importorskip("pandas")
    chosen = format_named(name)
    chosen.require_extra()
    target = tmp_path / f"out.{name}"
    reduced = write_reduced(chosen, GOLDEN, target, WriteOptions(scheme=shipped_scheme()))
    if name == "xlsx":
        sheets = pandas.read_excel(target, sheet_name=None)
        tags, articles = sheets["Tags"], sheets["Articles"]
    else:
        separator = "," if name == "csv" else "\t"
        tags = pandas.read_csv(target, sep=separator)
        articles = pandas.read_csv(tmp_path / f"out.articles.{name}", sep=separator)
    assert len(articles) == len(reduced)
    assert len(tags) == sum(len(article.spans) for article in reduced)
    for tag in tags.itertuples():
        assert reduced[tag.article - 1].text[tag.start : tag.end] == tag.text
    assert tags["count_low"].sum() == 8


def test_duckdb_reads_the_tables(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    write_reduced(CSV, GOLDEN, tmp_path / "out.csv", WriteOptions(scheme=shipped_scheme()))
    found = duckdb.sql(
        f"select label, a.text[t.start + 1 : t.end] = t.text from '{tmp_path}/out.csv' t"
        f" join '{tmp_path}/out.articles.csv' a on a.article = t.article where outcome = 'killed'"
    ).fetchall()
    assert found == [("Casualties", True)]


@pytest.mark.parametrize("in_order", [True, False])
def test_tags_find_their_articles_in_whatever_order_they_stand(tmp_path: Path, in_order: bool) -> None:
    """As somebody sorted them in a spreadsheet; those of articles that are gone are told."""
    target = tmp_path / "out.csv"
    reduced = write_reduced(CSV, GOLDEN, target, WriteOptions())
    with target.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for number in ("7",) if in_order else ("7", "9" * 5000):
        rows.append([number, *rows[0][1:]])
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *(rows if in_order else reversed(rows))])
    assert CSV.read is not None
    found = list(CSV.read(target, ReadOptions()))
    articles = [comparable(one) for one in found if isinstance(one, ExchangedArticle)]
    assert articles == [comparable(one) for one in reduced]
    problems = [one.place for one in found if isinstance(one, Problem)]
    assert sorted(problems) == (["article 7"] if in_order else ["article 7", f"article {'9' * 5000}"])

"""The casualty table, read by those who will read it."""

import csv
from pathlib import Path

import pytest

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.losses import LossKind
from annotator.domain.scheme import AnnotationScheme
from annotator.formats.base import MissingExtraError, ReadOptions, WriteOptions
from annotator.formats.casualties import CASUALTIES, COLUMNS, write_casualties
from annotator.formats.jsonl import JSON_LINES
from annotator.resources import seed
from tests.formats.samples import span_of

GOLDEN_FILE = Path(__file__).parents[1] / "golden" / "casualties" / "out.csv"


def sample(who: str = "first") -> list[ExchangedArticle]:
    assert JSON_LINES.read is not None
    found = JSON_LINES.read(seed(f"{who}_annotator", "articles.jsonl"), ReadOptions())
    return [one for one in found if isinstance(one, ExchangedArticle)]


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.fixture
def table(tmp_path: Path, default_scheme: AnnotationScheme) -> Path:
    write_casualties(sample(), tmp_path / "casualties.csv", WriteOptions(scheme=default_scheme))
    return tmp_path / "casualties.csv"


def test_every_casualty_span_has_a_row(table: Path) -> None:
    found = rows(table)
    assert len(found) == 47
    assert tuple(found[0]) == COLUMNS
    row = next(one for one in found if one["quote"] == "killed at least seven people")
    assert row == {
        "incident": "kharkiv-2024-05-23",
        "outcome": "killed",
        "low": "7",
        "high": "",
        "qualifier": "at_least",
        "who": row["who"],
        "scope": "this_strike",
        "already_counted": "FALSE",
        "said_by": "Authorities",
        "as_of": "2024-05-23",
        "place": "Kharkiv",
        "weapon": "missiles",
        "title": "Seven dead as missiles hit a Kharkiv printing house",
        "outlet": "Wire",
        "published_on": "2024-05-23",
        "url": row["url"],
        "quote": "killed at least seven people",
        "sentence": "A salvo of Russian missiles killed at least seven people and injured 20 in Kharkiv on Thursday,"
        " the authorities in the second-largest city of Ukraine said.",
        "annotator": "Olena",
        "start": "169",
        "end": "197",
        "article": row["article"],
    }


def test_rows_of_one_strike_share_an_incident_and_others_have_none(table: Path) -> None:
    found = rows(table)
    titles = {row["title"] for row in found if row["incident"] == "kharkiv-2024-05-23"}
    assert len(titles) == 2  # two outlets, two languages
    assert {row["incident"] for row in found if row["scope"] != "this_strike"} == {""}
    assert {row["place"] for row in found if row["quote"] == "killed 35"} == {"Sumy"}


def test_foreign_words_are_never_formulas_and_brackets_stay(tmp_path: Path) -> None:
    text = '=HYPERLINK("x"): 3 killed.\n\n+5 killed'
    spans = (
        span_of(text, "3 killed", "Casualties", fields={"outcome": "killed", "count_low": 3, "source": "@mayor"}),
        span_of(text, "+5 killed", "Casualties", fields={"outcome": "killed", "count_low": 5}, annotator="=Ann"),
    )
    article = ExchangedArticle(text, Metadata(title="-1 degree, <b>", source="+Wire"), spans)
    write_casualties([article], tmp_path / "t.csv", WriteOptions())
    for row in rows(tmp_path / "t.csv"):
        assert not [cell for cell in row.values() if cell[:1] in "=+-@" and cell]
        assert row["title"] == "'-1 degree, <b>"


def test_tsv_and_workbook_by_ending(tmp_path: Path, table: Path, default_scheme: AnnotationScheme) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for name in ("t.tsv", "t.xlsx"):
        write_casualties(sample(), tmp_path / name, WriteOptions(scheme=default_scheme))
    assert rows(tmp_path / "t.tsv", "\t") == rows(table)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Casualties"]
    header, *found = sheet.iter_rows(values_only=True)
    assert header == COLUMNS
    assert len(found) == 47
    lows = [row[COLUMNS.index("low")] for row in found]
    assert ["" if low is None else str(low) for low in lows] == [row["low"] for row in rows(table)]
    assert {type(low) for low in lows} == {int, type(None)}


def test_pandas_and_duckdb_read_a_real_table(table: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(table)
    assert frame["low"].dtype.kind == "f"  # blanks beside numbers
    killed = frame[(frame.outcome == "killed") & (frame.scope == "this_strike") & ~frame.already_counted]
    assert killed.groupby("incident").low.max().to_dict()["kharkiv-2024-05-23"] == 7
    duckdb = pytest.importorskip("duckdb")
    ((most,),) = duckdb.sql(
        f"SELECT max(high) FROM '{table}' WHERE incident = 'saltivskyi-district-2022-08-17' AND outcome = 'injured'"
        " AND NOT already_counted"
    ).fetchall()
    assert most == 16


def test_the_loss_report_names_tags_without_a_row(default_scheme: AnnotationScheme) -> None:
    article = sample()[0]
    kept, losses = CASUALTIES.reduce(article, WriteOptions(scheme=default_scheme))
    assert kept is article
    casualties = sum(span.label == "Casualties" for span in article.spans)
    assert [loss.kind for loss in losses] == [LossKind.OTHER_LABELS] * (len(article.spans) - casualties)


def test_a_workbook_without_its_package_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtraError) as raised:
        write_casualties([], tmp_path / "t.xlsx", WriteOptions())
    assert "annotator[xlsx]" in raised.value.sentence()


def test_a_table_without_casualties_is_a_heading(tmp_path: Path) -> None:
    article = ExchangedArticle("Nothing.", spans=(ExchangedSpan(0, 7, "Locations"),))
    write_casualties([article], tmp_path / "t.csv", WriteOptions())
    assert rows(tmp_path / "t.csv") == []


def test_the_table_is_written_as_it_always_was(tmp_path: Path, default_scheme: AnnotationScheme) -> None:
    """Look at the difference before writing the golden file anew."""
    write_casualties(sample(), tmp_path / "out.csv", WriteOptions(scheme=default_scheme))
    assert (tmp_path / "out.csv").read_bytes() == GOLDEN_FILE.read_bytes()

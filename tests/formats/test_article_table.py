"""Tables that somebody made, with one article a row."""

from pathlib import Path

import pytest

from annotator.domain.article import Metadata
from annotator.domain.column_mapping import EVERY_TABLE
from annotator.domain.exchange import ExchangedArticle, Problem, TableColumns
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.delimited import CSV, TSV
from annotator.formats.exchange_lines import from_line, to_line
from annotator.formats.registry import format_of
from annotator.formats.xlsx import XLSX

ROWS = [
    ["id", "Headline", "Body", "Date", "Outlet", "URL"],
    ["1", "Seven dead", "Seven people were killed.\r\nMore “soon”; or not.", "23.05.2024", "Wire", "https://w.example/1"],
    ["2", "Друга атака", "Загинули семеро людей.", "2024-05-24", "", ""],
    ["", "", "", "", "", ""],
]  # fmt: skip


def read(chosen: Format, path: Path, **columns: str) -> list[ExchangedArticle | Problem]:
    """Read a table with columns chosen."""
    assert chosen.read
    return list(chosen.read(path, ReadOptions(columns={EVERY_TABLE: columns})))


def table(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write the rows as a spreadsheet would."""
    quoted = "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in ROWS)
    path.write_bytes(quoted.encode(encoding))
    return path


def workbook(path: Path) -> Path:
    """Write the rows as a workbook."""
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    for row in ROWS:
        made.active.append([cell.replace("\r\n", "\n") or None for cell in row])
    made.create_sheet("Empty")
    made.save(path)
    return path


@pytest.mark.parametrize("made", ["in.csv", "semicolons.csv", "in.tsv", "in.xlsx"])
def test_a_table_of_articles_is_read(tmp_path: Path, made: str) -> None:
    delimiter = {"in.csv": ",", "semicolons.csv": ";", "in.tsv": "\t"}.get(made)
    path = table(tmp_path / made, delimiter) if delimiter else workbook(tmp_path / made)
    chosen = format_of(path)
    assert chosen in (CSV, TSV, XLSX)
    first, second = read(chosen, path)
    assert isinstance(first, ExchangedArticle)
    assert isinstance(second, ExchangedArticle)
    assert first.text.replace("\r\n", "\n") == "Seven people were killed.\nMore “soon”; or not."
    assert first.metadata == Metadata("Seven dead", "Wire", "https://w.example/1", "2024-05-23")
    assert second.metadata == Metadata("Друга атака", published_on="2024-05-24")
    roles = {"title": "Headline", "text": "Body", "published_on": "Date", "source": "Outlet", "url": "URL"}
    assert first.columns == TableColumns(tuple(ROWS[0]), roles)
    assert second.columns is None
    assert first.place != second.place


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    path = table(tmp_path / "in.csv")
    first, _ = read(CSV, path, text="headline", title="")
    assert isinstance(first, ExchangedArticle)
    assert (first.text, first.metadata.title) == ("Seven dead", "")
    with pytest.raises(FormatError, match="no column Lead; its columns are: id, Headline"):
        read(CSV, path, text="Lead")


def test_a_table_of_numbers_is_no_table_of_articles(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,2\n")
    with pytest.raises(FormatError, match="no column looks like the text"):
        read(CSV, tmp_path / "in.csv")
    (tmp_path / "in.csv").write_text("")
    with pytest.raises(FormatError):
        read(CSV, tmp_path / "in.csv")


def test_a_table_without_a_header(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"1,{'Seven people were killed. ' * 9}\n2,{'Again and again. ' * 9}\n")
    first, second = read(CSV, tmp_path / "in.csv")
    assert isinstance(first, ExchangedArticle)
    assert isinstance(second, ExchangedArticle)
    assert first.text.startswith("Seven")
    assert second.text.startswith("Again")


def test_a_guessed_encoding_is_said_once(tmp_path: Path) -> None:
    first, second = read(CSV, table(tmp_path / "in.csv", ";", "cp1251"))
    assert isinstance(first, ExchangedArticle)
    assert isinstance(second, ExchangedArticle)
    assert (first.encoding, first.encoding_guessed, second.encoding_guessed) == ("cp1251", True, False)
    assert second.text == "Загинули семеро людей."


def test_what_was_found_out_travels_between_processes(tmp_path: Path) -> None:
    first, _ = read(CSV, table(tmp_path / "in.csv", ";", "cp1251"))
    back = from_line(to_line(first))
    assert isinstance(first, ExchangedArticle)
    assert isinstance(back, ExchangedArticle)
    assert (back.columns, back.unit_assumed) == (first.columns, None)

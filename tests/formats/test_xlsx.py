"""A workbook as Excel and pandas users meet it: text cells are never formulas, bombs are refused."""

import zipfile
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.formats.base import FormatError, ReadOptions, WriteOptions
from annotator.formats.xlsx import read_xlsx, write_xlsx

openpyxl = pytest.importorskip("openpyxl")

_TEXT = "=cmd|' /C calc'!A0 and _x0041_ \x01 and 😀" + "x" * 40_000


def test_no_cell_is_a_formula_and_long_texts_come_back(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_xlsx([ExchangedArticle(_TEXT, spans=(ExchangedSpan(0, 4, "=Label"),))], path, WriteOptions())
    with path.open("rb") as file:
        for sheet in openpyxl.load_workbook(file).worksheets:
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row)
                assert all(len(str(cell.value).encode("utf-16-le")) / 2 <= 32_767 for cell in row)
    (article,) = read_xlsx(path, ReadOptions())
    assert isinstance(article, ExchangedArticle)
    assert article.text == _TEXT
    assert article.spans[0].label == "=Label"


@pytest.mark.parametrize("reason", ["unpack", "two files", "unsafe XML", "not a whole"])
def test_hostile_workbooks_are_refused(tmp_path: Path, reason: str) -> None:
    path = tmp_path / "in.xlsx"
    write_xlsx([ExchangedArticle("text")], path, WriteOptions())
    with zipfile.ZipFile(path) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    if reason == "unpack":
        parts["bomb"] = b"0" * 30_000_000
    if reason == "unsafe XML":
        parts["xl/worksheets/sheet1.xml"] = entity + sheet
    if reason == "not a whole":
        parts["xl/worksheets/sheet1.xml"] = sheet[: len(sheet) // 2]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        if reason == "two files":
            with pytest.warns(UserWarning, match="Duplicate"):
                archive.writestr("xl/workbook.xml", b"")
    with pytest.raises(FormatError, match=reason):
        list(read_xlsx(path, ReadOptions()))

"""Reports for people in the language of the window; what was tagged stays in its own."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from annotator.domain.article import Metadata
from annotator.domain.span import Span
from annotator.domain.wording import number
from annotator.gui.translating import say_in_report
from annotator.services.feedback_report import report_html, write_html
from annotator.services.projects import Project
from tests.projects import article_uids, label_uid, make_project, tag

TEXTS = ("10, 20, 30.", "40, 50.")
_WORDS = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project whose articles hold no words, with tags of two people who differ."""
    project = make_project(tmp_path / "p", TEXTS)
    tag(project, "10")
    project.annotating.set_fields(tag(project, "20").uid, {"outcome": "killed"})
    project.become("Тарас")
    uid = article_uids(project)[0]
    project.annotating.tag(uid, Span(0, 6), label_uid(project))
    yield project
    project.close()


def shown(html: str) -> str:
    """Return what a page shows, without its style, labels and fields, which the user named."""
    text = re.sub(r"<(style|title|dl)\b.*?</\1>|<i>.*?</i>", " ", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", text))


@pytest.mark.usefixtures("in_ukrainian")
def test_the_page_speaks_ukrainian(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    project.exporting.run(target, format_name="html", say=say_in_report)
    page = target.read_text(encoding="utf-8")
    assert '<html lang="uk">' in page
    assert "статей: 2, позначок: 3; розмітка: Olena, Тарас." in shown(page)
    assert "Без позначок." in shown(page)
    words = set(_WORDS.findall(shown(page))) - {"Olena", "Casualties", "killed"}
    assert words == set()


@pytest.mark.usefixtures("in_ukrainian")
def test_the_report_on_paper_speaks_ukrainian(project: Project) -> None:
    paper = "".join(project.exporting.printed(say=say_in_report))
    for words in ("Позначка", "Текст", "Поля", "Хто", "Без позначок."):
        assert f">{words}<" in paper
    assert "No tags" not in paper


@pytest.mark.usefixtures("in_ukrainian")
def test_feedback_speaks_ukrainian(project: Project, tmp_path: Path) -> None:
    olena, taras = sorted(project.reading.annotators(), key=lambda one: one.name)[:2]
    reviewed = project.reviewing.article(article_uids(project)[0], [olena.uid, taras.uid])
    project.reviewing.take(reviewed, reviewed.open[0], olena.uid)
    report = project.feedback.report(taras)
    write_html(report, tmp_path / "feedback.html", say_in_report)
    page = (tmp_path / "feedback.html").read_text(encoding="utf-8")
    assert '<html lang="uk">' in page
    assert "Відгук для Тарас" in shown(page)
    assert "перевірка: Тарас" in shown(page)
    words = set(_WORDS.findall(shown(page))) - {"Casualties", "UTC"}
    assert words == set()
    assert "Feedback for Тарас" in report_html(report), "in English where no window asks"


def test_english_is_as_it_is_written(project: Project, tmp_path: Path) -> None:
    project.exporting.run(tmp_path / "report.html", format_name="html", say=say_in_report)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "2 articles, 3 tags; tagged by Olena, Тарас." in shown(page)


def test_an_article_says_its_own_language(project: Project, tmp_path: Path) -> None:
    for uid, language in zip(article_uids(project), ("pl", '"><script>'), strict=True):
        project.annotating.set_metadata(uid, Metadata(language=language))
    project.exporting.run(tmp_path / "report.html", format_name="html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<article id="a1" lang="pl">' in page
    assert '<article id="a2">' in page


@pytest.mark.usefixtures("in_ukrainian")
def test_numbers_are_written_as_the_language_has_them() -> None:
    assert number(1234567, say_in_report) == "1\u00a0234\u00a0567"
    assert number(1234567, str) == "1,234,567"

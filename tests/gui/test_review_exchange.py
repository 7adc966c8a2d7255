"""Dialogs between colleagues, on real projects: what they offer, show, and hand on."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.people import AnnotatorKind
from annotator.gui import picture_export
from annotator.gui.agreement_panel import AgreementPanel
from annotator.gui.agreement_pictures import pictures_of
from annotator.gui.dialogs.agreement_dialog import AgreementDialog
from annotator.gui.dialogs.feedback_dialog import FeedbackDialog
from annotator.gui.dialogs.merge_dialog import MergeDialog
from annotator.gui.dialogs.project_options import ProjectOptions
from annotator.gui.dialogs.share_dialog import ShareDialog
from annotator.gui.dialogs.unplaced_dialog import UnplacedDialog
from annotator.gui.shades import DARK, LIGHT, Shades
from annotator.gui.theme import Theme
from annotator.services.feedback_report import report_html
from annotator.services.placing import WaitingSpan
from annotator.services.projects import Project, create_project, open_project
from annotator.services.review_options import ReviewOptions
from annotator.services.sharing import Articles
from annotator.session.session import ProjectSession
from tests.projects import article_uids, make_project, tag


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return a project that Olena and Taras tagged."""
    project = make_project(tmp_path / "ours")
    tag(project, "At least seven people")
    tag(project, "Kharkiv on", "Locations")
    project.become("Taras")
    tag(project, "seven people")
    tag(project, "Kharkiv on", "Locations")
    tag(project, "Thursday", "Officials")
    project.become("Olena")
    yield project
    project.close()


def test_sending_blind_names_nobody_and_hides_until_done(qtbot: QtBot, project: Project) -> None:
    people = project.reading.annotators()
    dialog = ShareDialog(people, is_blind=False)
    qtbot.addWidget(dialog)
    assert dialog.chosen_annotators() == [one.uid for one in people]
    dialog.for_tagging.setChecked(True)
    assert dialog.chosen_annotators() == []
    assert dialog.blind.isChecked()
    dialog.articles.setCurrentIndex(dialog.articles.findData(Articles.DONE))
    assert dialog.chosen_articles() is Articles.DONE


def test_the_preview_says_what_a_file_brings_before_anything_is_written(
    qtbot: QtBot, project: Project, tmp_path: Path
) -> None:
    sent = project.sharing.run(tmp_path / "sent.annotator", annotators=[project.annotator]).path
    theirs = open_project(sent, annotator_name="Iryna")
    tag(theirs, "Ihor Terekhov", "Officials")
    theirs.close()
    before = project.reading.totals()
    with project.merging.preview(sent) as preview:
        dialog = MergeDialog(preview, project.reading.scheme())
        qtbot.addWidget(dialog)
        lines = [dialog.lines.item(row).text() for row in range(dialog.lines.count())]
        assert "Tags of Iryna: 1 new" in lines
        assert dialog.mapping() == {}, "the labels are the same"
        assert dialog.buttons.accept_button is not None
    assert project.reading.totals() == before


def test_a_file_without_news_cannot_be_merged(qtbot: QtBot, project: Project, tmp_path: Path) -> None:
    sent = project.sharing.run(tmp_path / "sent.annotator", annotators=[project.annotator]).path
    with project.merging.preview(sent) as preview:
        dialog = MergeDialog(preview, project.reading.scheme())
        qtbot.addWidget(dialog)
        assert dialog.buttons.accept_button is None


def test_the_best_guess_is_chosen_and_said_to_be_one(qtbot: QtBot, project: Project, tmp_path: Path) -> None:
    ours = project.reading.scheme()
    weapons = ours.labels[1]
    new = weapons._replace(uid="damage", name="Damage", fields=(), letter="D", key="9")
    scheme = ours._replace(labels=(ours.labels[0], weapons._replace(uid="arms", name="Arms"), new, *ours.labels[2:]))
    theirs = create_project(tmp_path / "theirs", scheme=scheme, annotator_name="Iryna")
    theirs.importing.paste(ExchangedArticle("Another report altogether."))
    theirs.close()
    with project.merging.preview(theirs.path) as preview:
        dialog = MergeDialog(preview, ours)
        qtbot.addWidget(dialog)
        assert dialog.mapping() == {"arms": weapons.uid, "damage": None}
        assert "guess" in dialog.choices["arms"].accessibleDescription()
        project.merging.merge(preview, dialog.mapping())
    with project.merging.preview(theirs.path) as preview:
        again = MergeDialog(preview, project.reading.scheme())
        qtbot.addWidget(again)
        assert "earlier merge" in again.choices["arms"].accessibleDescription()


def test_a_tag_without_a_place_is_listed_and_handed_on(
    qtbot: QtBot, theme: Theme, project: Project, tmp_path: Path
) -> None:
    other = make_project(tmp_path / "other", ["Kharkiv under fire\n\nThe metro station burned for hours."], "Iryna")
    lost = tag(other, "metro station", "Locations")
    other.close()
    dialog = UnplacedDialog(theme, project.reading.scheme())
    qtbot.addWidget(dialog)
    dialog.show_waiting([WaitingSpan(lost, "Kharkiv under fire", "Iryna")])
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        dialog.place.click()
    assert wanted.args == [lost.uid]


def test_options_are_read_changed_and_honoured(qtbot: QtBot, project: Project) -> None:
    dialog = ProjectOptions(project.review_settings.get())
    qtbot.addWidget(dialog)
    assert dialog.options() == ReviewOptions()
    dialog.blind.setChecked(True)
    dialog.reasons.setPlainText("boundary rule\nunclear in the source\n")
    project.review_settings.change(dialog.options())
    assert project.review_settings.get().reasons == ("boundary rule", "unclear in the source")
    people = [one.uid for one in project.reviewing.annotators()]
    listed = project.reviewing.list_of(people)
    listed.build()
    assert listed.entries() == [], "Olena has finished no article yet"


def test_feedback_is_read_before_it_is_saved(qtbot: QtBot, project: Project) -> None:
    people = [one for one in project.reading.annotators() if one.kind is AnnotatorKind.PERSON]
    olena, taras = sorted(people, key=lambda one: one.name)
    reviewed = project.reviewing.article(article_uids(project)[0], [olena.uid, taras.uid])
    project.reviewing.take(reviewed, reviewed.open[0], olena.uid)
    dialog = FeedbackDialog([olena, taras])
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.report_wanted) as asked:
        dialog.people.setCurrentIndex(1)
    assert asked.args == [taras.uid]
    assert not dialog.saves["pdf"].isEnabled(), "there is nothing to save yet"
    dialog.show_report(olena.uid, "late answer")
    assert "late" not in dialog.page.toPlainText()
    dialog.show_report(taras.uid, report_html(project.feedback.report(taras), for_print=True))
    assert "seven people" in dialog.page.toPlainText()
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        dialog.saves["pdf"].click()
    assert wanted.args == [taras.uid, "pdf"]


def test_without_verdicts_there_is_nothing_to_save(qtbot: QtBot, project: Project) -> None:
    dialog = FeedbackDialog([project.annotator])
    qtbot.addWidget(dialog)
    dialog.ask()
    dialog.show_reason(project.annotator.uid, "There is no verdict yet.")
    assert "no verdict" in dialog.page.toPlainText()
    assert not dialog.saves["html"].isEnabled()


def test_a_long_report_is_shown_in_part_and_saved_in_full(project: Project) -> None:
    olena, taras = project.annotator, next(one for one in project.reading.annotators() if one.name == "Taras")
    reviewed = project.reviewing.article(article_uids(project)[0], [olena.uid, taras.uid])
    project.reviewing.take(reviewed, reviewed.open[0], olena.uid)
    report = project.feedback.report(taras)
    assert "1 more articles" in report_html(report, for_print=True, most_articles=0)
    assert "more articles" not in report_html(report)


def test_the_panel_shows_three_figures_for_each_label(qtbot: QtBot, theme: Theme, project: Project) -> None:
    session = ProjectSession(project)
    panel = AgreementPanel(session, theme)
    qtbot.addWidget(panel)
    panel.show_measurement(project.measuring.run())
    names = [cell.accessibleName() for cell in panel.findChildren(type(panel._heading))]
    assert "Locations, Exact F1: 1.00" in names
    assert "Weapons, Exact F1: n/a" in names, "nobody used the label"


@pytest.mark.parametrize("shades", [LIGHT, DARK])
def test_pictures_are_drawn_and_saved_in_both_looks(project: Project, shades: Shades, qapp: object) -> None:
    measurement = project.measuring.run()
    for picture in pictures_of(measurement, project.reading.scheme()):
        image = QImage.fromData(picture_export.as_png(picture, QFont(), shades))
        assert image.size().width() == QSize(1800, 0).width()
        colours = {image.pixel(x, y) for x in range(0, 1800, 7) for y in range(0, image.height(), 5)}
        assert len(colours) > 2, f"{picture.title} is empty"
        assert picture_export.as_svg(picture, QFont(), shades).lstrip().startswith(b"<?xml")


def test_confusion_counts_no_tag_and_csv_holds_what_is_seen(
    qtbot: QtBot, theme: Theme, project: Project, tmp_path: Path
) -> None:
    dialog = AgreementDialog(project.measuring.run(), project.reading.scheme(), theme)
    qtbot.addWidget(dialog)
    dialog.copy_shown()
    assert "Exact F1" in QGuiApplication.clipboard().text()
    dialog.tabs.setCurrentIndex(2)
    target = tmp_path / "confusion.csv"
    dialog.save("csv", target)
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["", "Casualties", "Weapons", "Officials", "Locations", "no tag"]
    assert sum(int(cell) for row in rows[1:] for cell in row[1:]) == 3


def test_no_cell_becomes_a_formula() -> None:
    content = picture_export.rows_as_csv([["=HYPERLINK(1)", "-0.5", "-x"]]).decode("utf-8-sig")
    assert content == "'=HYPERLINK(1),-0.5,'-x\r\n"

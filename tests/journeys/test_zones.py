"""Site furniture with real keys and the mouse: mark, correct, take back, learn for an outlet."""

from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.span import Span
from annotator.gui.zone_painter import zone_words
from annotator.services.projects import create_project
from tests.journeys.conftest import Opens
from tests.journeys.reader import Reader

WIRE = Metadata(source="The Wire")
LINE = "The Wire 🚀: independent, in Kharkiv too"


def text(number: int) -> str:
    return f"Strike {number} 🚀\n\nSeven people were killed in Kharkiv, report {number}.\n\n{LINE}\n\nBack to top"


def opened(opens: Opens, tmp_path: Path, articles: int = 3) -> Reader:
    project = create_project(tmp_path / "war", annotator_name="Olena")
    project.importing.take(ExchangedArticle(text(number), WIRE) for number in range(articles))
    project.close()
    return opens(project.path)


def zones(reader: Reader) -> list[str]:
    """Return what is marked in the article, as it is shown; the file must say the same."""
    article = reader.session.article
    assert article is not None
    stored = [zone.span.quote(article.text) for zone in reader.session.reading.zones(article.uid)]
    assert [zone.quote(article.text) for zone in reader.view.zones()] == stored
    return stored


def place(reader: Reader, quote: str) -> Span:
    article = reader.session.article
    assert article is not None
    start = article.text.index(quote)
    return Span(start, start + len(quote))


def button(reader: Reader, words: str) -> QPushButton:
    found: list[QPushButton] = []

    def is_there() -> bool:
        found[:] = [one for one in reader.window.messages.findChildren(QPushButton) if one.text() == words]
        return bool(found)

    reader.qtbot.waitUntil(is_there)
    return found[0]


def test_the_line_at_the_caret_is_marked_and_unmarked_by_one_key(opens: Opens, tmp_path: Path) -> None:
    reader = opened(opens, tmp_path, 1)
    assert zones(reader) == ["Back to top"]
    reader.stand_at("independent")
    reader.press("Ctrl+Shift+X")
    assert zones(reader) == [LINE, "Back to top"]
    assert reader.window.status._zone.text() == zone_words()
    reader.press("Ctrl+Shift+X")
    assert zones(reader) == ["Back to top"]
    reader.press("Ctrl+Z", "Ctrl+Z")
    assert zones(reader) == ["Back to top"]
    reader.press("Ctrl+Shift+Z")
    assert zones(reader) == [LINE, "Back to top"]


def test_a_selection_makes_a_zone_larger_or_smaller(opens: Opens, tmp_path: Path) -> None:
    reader = opened(opens, tmp_path, 1)
    reader.view.set_selection(place(reader, "🚀: independent"))
    reader.view.setFocus()
    reader.press("Ctrl+Shift+X")
    assert zones(reader) == ["🚀: independent", "Back to top"]
    reader.view.set_selection(place(reader, "independent, in Kharkiv"))
    reader.press("Ctrl+Shift+X")
    assert zones(reader) == ["🚀: independent, in Kharkiv", "Back to top"]
    reader.view.set_selection(place(reader, ", in Kharkiv"))
    reader.press("Ctrl+Shift+X")
    assert zones(reader) == ["🚀: independent", "Back to top"]


def test_the_keys_for_the_edges_of_a_tag_move_those_of_a_zone(opens: Opens, tmp_path: Path) -> None:
    reader = opened(opens, tmp_path, 1)
    reader.stand_at("to top")
    reader.press("Alt+Left")
    assert zones(reader) == ["Back to"]
    reader.press("Alt+Shift+Right")
    assert zones(reader) == ["to"]
    reader.press("Ctrl+Alt+Right")
    assert zones(reader) == ["to"], "white space at the edge is left off"
    reader.press("Alt+Right")
    assert zones(reader) == ["to top"]
    reader.press(*["Ctrl+Z"] * 3)
    assert zones(reader) == ["Back to top"]


def test_suggestions_stay_out_of_zones_and_tags_by_hand_do_not(opens: Opens, tmp_path: Path) -> None:
    reader = opened(opens, tmp_path, 1)
    inside = place(reader, "Kharkiv too")
    kharkiv = Span(inside.start, inside.start + 7)

    def suggested() -> bool:
        return kharkiv in [one.span for one in reader.session.suggestions()]

    reader.qtbot.waitUntil(suggested)
    reader.stand_at("independent")
    reader.press("Ctrl+Shift+X")
    reader.qtbot.waitUntil(lambda: not suggested())
    reader.view.set_selection(kharkiv)
    reader.press("4")
    assert [tag.span for tag in reader.session.annotations()] == [kharkiv]


def test_the_outlets_other_articles_are_offered_and_taken_back_together(opens: Opens, tmp_path: Path) -> None:
    reader = opened(opens, tmp_path)
    reader.stand_at("independent")
    reader.press("Ctrl+Shift+X")
    button(reader, "Mark Them Too").click()
    marked = [LINE, "Back to top"]
    first = reader.session.article

    def others() -> list[list[str]]:
        assert first is not None
        uids = [uid for uid in reader.session.project._stores.articles.present() if uid != first.uid]
        return [[zone.quote for zone in reader.session.reading.zones(uid)] for uid in uids]

    reader.qtbot.waitUntil(lambda: others() == [marked, marked])
    reader.qtbot.waitUntil(lambda: reader.session.undo_stack.undoText() == "mark site furniture in other articles")
    reader.view.setFocus()
    reader.press("Ctrl+Z")
    assert others() == [["Back to top"], ["Back to top"]]
    assert zones(reader) == marked
    reader.stand_at("to top")
    reader.press("Ctrl+Shift+X")
    button(reader, "Unmark Them Too").click()
    reader.qtbot.waitUntil(lambda: others() == [[], []])


def test_the_menus_mark_and_unmark(opens: Opens, tmp_path: Path) -> None:
    reader = opened(opens, tmp_path, 1)
    menus: list[list[str]] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menus.append([action.text() for action in menu.actions()])
        next(action for action in menu.actions() if "Site Furniture" in action.text()).trigger()
        menu.close()

    for _ in range(2):
        reader.stand_at("independent")
        QTimer.singleShot(0, choose)
        reader.window.commands.show_article_menu("", QPoint(300, 300))
        menus.append(zones(reader))
    assert "Mark as Site Furniture" in menus[0]
    assert menus[1] == [LINE, "Back to top"]
    assert "Not Site Furniture" in menus[2]
    assert menus[3] == ["Back to top"]


def test_furniture_is_looked_for_in_all_articles(opens: Opens, tmp_path: Path) -> None:
    project = create_project(tmp_path / "war", annotator_name="Olena")
    project.importing.take([ExchangedArticle(text(1), WIRE, zones_known=True)])
    project.close()
    reader = opens(project.path)
    assert zones(reader) == []
    reader.window.actions_.action("edit.find_zones").trigger()
    reader.qtbot.waitUntil(lambda: zones(reader) == ["Back to top"])
    reader.qtbot.waitUntil(lambda: reader.session.undo_stack.undoText() == "find site furniture")
    reader.press("Ctrl+Z")
    assert zones(reader) == []

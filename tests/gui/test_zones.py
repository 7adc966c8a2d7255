"""Zones in the article view: painted where they are and nowhere else, readable, told to mouse and caret."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article, Metadata
from annotator.domain.span import Span
from annotator.gui.article_view import ArticleView
from annotator.gui.reading_text import ReadingText
from annotator.gui.span_layers import ShownSpan, SpanLook
from annotator.gui.span_painter import contrast, mixed
from annotator.gui.status_line import StatusLine
from annotator.gui.theme import Theme
from annotator.gui.view_colours import DARK, LIGHT, ViewColours
from annotator.gui.zone_painter import ZONE_VEIL, hatch_colour, zone_words

LOOK = SpanLook("Weapons", "W", "#ff00ff", "#ffe100")
TEXTS = [
    ("Seven people were killed.\nBack to top\nThe end of it.", "Back to top"),
    ("Rockets 🚀🚀 on 🇺🇦\nMore 👩\u200d👩\u200d👧 from 🚀: here\nEnd 🚀.", "More 👩\u200d👩\u200d👧 from 🚀: here"),
    ("Kharkiv under fire 🚀 | World News\nText.", "| World News"),
    ("قصف صاروخي\nاقرأ المزيد\nنهاية", "اقرأ المزيد"),
]


def text_of(view: ArticleView) -> ReadingText:
    text = view.text_widget()
    assert isinstance(text, ReadingText)
    return text


def show(view: ArticleView, text: str, quote: str, *shown: ShownSpan) -> Span:
    start = text.index(quote)
    span = Span(start, start + len(quote))
    view.set_article(Article("a", text, Metadata(), ""), shown, zones=[span])
    return span


def image_of(view: ArticleView) -> QImage:
    return text_of(view).viewport().grab().toImage()


def differing(one: QImage, other: QImage) -> QRect:
    """Return the rectangle around all pixels in which two pictures differ."""
    columns, rows = set(), set()
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                columns.add(x)
                rows.add(y)
    if not columns:
        return QRect()
    return QRect(QPoint(min(columns), min(rows)), QPoint(max(columns), max(rows)))


@pytest.mark.parametrize(("text", "quote"), TEXTS)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_painted_covers_the_zone_and_nothing_else(
    view: ArticleView, text: str, quote: str, colours: ViewColours
) -> None:
    view.set_colours(colours)
    zone = show(view, text, quote)
    painted = image_of(view)
    view.set_zones([])
    around = differing(painted, image_of(view))
    (expected,) = text_of(view).rectangles(zone)
    assert around == expected
    page = QColor(colours.page)
    edges = [*(QPoint(x, expected.top()) for x in range(expected.left(), expected.right() + 1))]
    assert all(painted.pixelColor(point) != page for point in edges), "no gap in it"


def test_a_zone_over_several_lines_is_painted_on_each(view: ArticleView) -> None:
    text = "word " * 60
    zone = show(view, text, "word " * 55)
    painted = image_of(view)
    boxes = text_of(view).rectangles(zone)
    assert len(boxes) > 2
    for box in boxes:
        assert painted.pixelColor(box.topLeft()) != QColor(LIGHT.page)
        assert painted.pixelColor(box.bottomRight()) != QColor(LIGHT.page)


def test_a_tag_in_a_zone_looks_as_elsewhere(view: ArticleView) -> None:
    text = "Back to Kharkiv"
    tag = ShownSpan("s", Span(8, 15), LOOK)
    show(view, text, text, tag)
    box = text_of(view).rectangles(tag.span)[0].adjusted(2, 2, -3, -2)
    in_zone = image_of(view).copy(box)
    view.set_zones([])
    assert image_of(view).copy(box) == in_zone


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_in_a_zone_keep_their_contrast(colours: ViewColours) -> None:
    veil = QColor(colours.trough)
    letters = mixed(QColor(colours.text), veil, ZONE_VEIL)
    for ground in (veil, hatch_colour(colours)):
        assert contrast(letters, mixed(ground, veil, ZONE_VEIL)) >= 4.5
    assert contrast(letters, veil) < contrast(QColor(colours.text), QColor(colours.page)), "they step back"


def test_the_mouse_is_told_what_it_rests_on(view: ArticleView, qtbot: QtBot) -> None:
    zone = show(view, *TEXTS[1])
    text = text_of(view)

    def rest_on(span: Span) -> None:
        point = text.rectangles(span)[0].center()
        QApplication.sendEvent(
            text.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, text.viewport().mapToGlobal(point))
        )

    rest_on(zone)
    assert QToolTip.text() == zone_words()
    rest_on(Span(0, 4))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_caret_tells_when_it_comes_to_a_zone_and_leaves_it(view: ArticleView, qtbot: QtBot, theme: Theme) -> None:
    zone = show(view, *TEXTS[0])
    status = StatusLine(theme)
    qtbot.addWidget(status)
    view.zone_under_caret_changed.connect(status.show_zone)
    assert view.zone_under_caret() is None
    with qtbot.waitSignal(view.zone_under_caret_changed, check_params_cb=lambda found: found == zone):
        view.set_caret(zone.start + 2)
    assert status._zone.text() == zone_words()
    with qtbot.assertNotEmitted(view.zone_under_caret_changed):
        view.set_caret(zone.end)
    with qtbot.waitSignal(view.zone_under_caret_changed, check_params_cb=lambda found: found is None):
        view.set_caret(0)
    assert status._zone.text() == ""


def test_zones_that_touch_are_one_stretch(view: ArticleView) -> None:
    show(view, *TEXTS[0])
    view.set_zones([Span(4, 9), Span(0, 4), Span(20, 22)])
    assert view.zones() == [Span(0, 9), Span(20, 22)]

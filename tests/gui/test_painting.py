"""What is painted covers exactly the span: compared with Qt's own places of the characters, pixel by pixel."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article, Metadata
from annotator.domain.span import Span
from annotator.gui.article_view import ArticleView
from annotator.gui.reading_text import ReadingText
from annotator.gui.span_layers import ShownSpan, SpanLook
from annotator.gui.span_painter import QUIET_VEIL, contrast, mixed
from annotator.gui.view_colours import DARK, LIGHT, ViewColours

FILL = QColor("#ffe100")
LOOK = SpanLook("Weapons", "W", "#ff00ff", FILL.name())


def text_of(view: ArticleView) -> ReadingText:
    text = view.focusProxy()
    assert isinstance(text, ReadingText)
    return text


def show(view: ArticleView, text: str, *shown: ShownSpan) -> QImage:
    view.set_article(Article("a", text, Metadata(), ""), shown)
    return text_of(view).viewport().grab().toImage()


_SIDE_OF_A_BOX = 3


def filled_columns(image: QImage, box: QRect) -> list[int]:
    """Return the columns in which the fill can be seen above or below the small letters of a line."""
    rows = [*range(box.top() + 7, box.top() + 11), *range(box.bottom() - 5, box.bottom() - 2)]
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == FILL for y in rows)]


def stretches(columns: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x in columns:
        if found and x == found[-1][1]:
            found[-1] = (found[-1][0], x + 1)
        else:
            found.append((x, x + 1))
    return found


def line_places(view: ArticleView, text: str) -> QTextLayout:
    """Lay the line out anew, apart from the view."""
    document = text_of(view).document()
    layout = QTextLayout(text, document.defaultFont())
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    return layout


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A guided bomb hit the district.", "guided bomb"),
        ("A guided bomb hit the district.", "A guided bomb hit the district."),
        ("Rockets 🚀🚀 on 🇺🇦 Kharkiv and more", "Kharkiv"),
        ("Rockets 🚀🚀 on 🇺🇦 Kharkiv and more", "🚀🚀 on 🇺🇦"),
        ("The e\u0301toile and ти\u0306хо fell", "ти\u0306хо"),
        ("The 👩\u200d👩\u200d👧 of five people", "five"),
        ("Щонайменше семеро людей загинули", "семеро людей"),
        ("57\u00a0people were hurt", "57\u00a0people"),
        ("a tab\tand another\tone", "another"),
    ],
)
def test_the_fill_covers_the_characters_and_nothing_else(view: ArticleView, text: str, quote: str) -> None:
    start = text.index(quote)
    span = Span(start, start + len(quote))
    image = show(view, text, ShownSpan("s", span, LOOK))
    layout = line_places(view, text)
    line = layout.lineAt(0)
    first, last = (
        line.cursorToX(len(text[:place].encode("utf-16-le")) // 2)[0]  # type: ignore[index]  # PySide6 says object
        for place in (span.start, span.end)
    )
    rows = text_of(view).rectangles(span)[0]
    column = text_of(view).rectangles(Span(0, 1))[0].left()
    found = stretches(filled_columns(image, rows)) or [(0, 0)]
    left, right = found[0][0], found[-1][1]
    # Where a font lacks an emoji, the sides of the box drawn for it stand in the fill.
    assert all(after[0] - before[1] <= _SIDE_OF_A_BOX for before, after in pairwise(found))
    assert left == pytest.approx(column + first, abs=_SIDE_OF_A_BOX)
    assert right == pytest.approx(column + last, abs=2)


@pytest.mark.parametrize(
    ("text", "quote", "pieces"),
    [
        ("שלום עולם טוב", "עולם", 1),
        ("في هجوم بـ15 صاروخ", "15", 1),
        ("في هجوم بـ15 صاروخ", "بـ15", 1),
        ("The word חרקיב stands in English", "word חרקיב stands", 1),
        ("The word חרקיב טוב stands in English", "word חרקיב", 2),
        ("قُتلوا في خاركيف", "قُتلوا", 1),
    ],
)
def test_right_to_left_spans_are_painted_where_their_letters_are(
    view: ArticleView, text: str, quote: str, pieces: int
) -> None:
    start = text.index(quote)
    span = Span(start, start + len(quote))
    image = show(view, text, ShownSpan("s", span, LOOK))
    line = text_of(view).document().firstBlock().layout().lineAt(0)
    origin = text_of(view).document().firstBlock().layout().position().x()
    wanted: set[int] = set()
    for glyphs in line.glyphRuns(span.start, span.length):
        box = glyphs.boundingRect().normalized()
        wanted.update(range(round(origin + box.left()), round(origin + box.right())))
    columns = filled_columns(image, text_of(view).rectangles(span)[0])
    assert len(stretches(columns)) == pieces
    assert len(wanted.symmetric_difference(columns)) <= 2 * pieces


def test_a_span_over_two_lines_is_filled_on_both_up_to_the_last_letter(view: ArticleView) -> None:
    text = "word " * 60
    show(view, text, ShownSpan("s", Span(0, 299), LOOK))
    boxes = text_of(view).rectangles(Span(0, 299))
    assert len(boxes) > 2
    assert len({box.left() for box in boxes}) == 1
    widths = [box.width() for box in boxes]
    assert max(widths[:-1]) - min(widths[:-1]) <= 1
    assert text_of(view).rectangles(Span(0, 4))[0].width() < widths[0]


def test_a_span_over_a_soft_break_is_filled_on_both_sides(view: ArticleView) -> None:
    text = "word " * 3_000
    show(view, text)
    boxes = text_of(view).rectangles(Span(3_980, 4_020))
    assert sum(box.width() for box in boxes) == pytest.approx(
        text_of(view).rectangles(Span(0, 40))[0].width(), rel=0.05
    )


def test_a_span_that_cuts_a_grapheme_is_painted_over_the_whole(view: ArticleView) -> None:
    text = "The 👩\u200d👩\u200d👧 of five"
    show(view, text)
    whole = text_of(view).rectangles(Span(4, 9))
    assert text_of(view).rectangles(Span(5, 8)) == whole


def test_suggestions_and_quiet_spans_have_no_fill_of_their_label(view: ArticleView) -> None:
    for shown in (
        ShownSpan("s", Span(2, 13), LOOK, suggestion=True),
        ShownSpan("s", Span(2, 13), LOOK, quiet=True),
    ):
        image = show(view, "A guided bomb fell.", shown)
        assert filled_columns(image, text_of(view).rectangles(Span(2, 13))[0]) == []


def test_the_shorter_span_is_painted_above_the_longer(view: ArticleView) -> None:
    other = SpanLook("Locations", "L", "#0d7a5f", "#00e1ff")
    inner = ShownSpan("inner", Span(9, 13), LOOK)
    image = show(view, "A guided bomb fell here.", ShownSpan("outer", Span(0, 18), other), inner)
    columns = filled_columns(image, text_of(view).rectangles(inner.span)[0])
    box = text_of(view).rectangles(inner.span)[0]
    assert columns[0] == pytest.approx(box.left(), abs=2)
    assert columns[-1] == pytest.approx(box.right(), abs=2)


def test_only_what_is_in_sight_is_measured(view: ArticleView) -> None:
    text = ("A guided bomb fell here. " * 20 + "\n\n") * 200
    spans = [ShownSpan(f"s{place}", Span(place, place + 8), LOOK) for place in range(0, len(text) - 20, 25)]
    show(view, text, *spans)
    assert len(text_of(view)._boxes) < len(spans) / 20


@pytest.mark.parametrize("shades", [LIGHT, DARK])
def test_text_can_be_read_on_everything_painted_below_it(shades: ViewColours) -> None:
    for below in (shades.page, shades.selection, shades.found, shades.found_here, shades.quiet):
        assert contrast(QColor(shades.text), QColor(below)) >= 4.5
    quiet = mixed(QColor(shades.text), QColor(shades.quiet), QUIET_VEIL)
    assert contrast(quiet, QColor(shades.quiet)) >= 4.5
    assert contrast(QColor(shades.muted), QColor(shades.page)) >= 4.5
    assert contrast(QColor(shades.accent), QColor(shades.page)) >= 4.5


def test_a_fill_too_dark_for_the_text_is_mixed_with_the_page(view: ArticleView) -> None:
    dark = SpanLook("Dark", "D", "#000000", "#101010")
    image = show(view, "A guided bomb fell.", ShownSpan("s", Span(2, 13), dark))
    box = text_of(view).rectangles(Span(2, 13))[0]
    assert contrast(image.pixelColor(box.left() + 5, box.top() + 3), QColor(LIGHT.text)) >= 4.4


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_one_caret_is_painted_and_it_is_ours(view: ArticleView, qtbot: QtBot, scale: float) -> None:
    text = text_of(view)
    text.setFocus()
    view.activateWindow()
    qtbot.waitUntil(text.hasFocus)
    view.set_colours(LIGHT._replace(page="#fffffe", accent="#0000ff"))
    # The second article is another document; the third reads from right to left, where Qt's caret has a flag.
    for words in ("          ", "           ", "\u200f         \u200f"):
        view.set_article(Article("a", words, Metadata(), ""))
        view.set_caret(5)
        image = QImage(text.viewport().size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        text.viewport().render(image)
        colours = {pixel & 0xFFFFFF for pixel in memoryview(image.constBits()).cast("I")}
        assert 0x0000FF in colours
        assert 0x000001 not in colours  # Qt paints its own by inverting what is there


def test_the_caret_is_higher_in_the_title(view: ArticleView, qtbot: QtBot) -> None:
    text = text_of(view)
    text.setFocus()
    view.activateWindow()
    qtbot.waitUntil(text.hasFocus)
    view.set_colours(LIGHT._replace(accent="#0000fe"))
    title = "Glide bombs tear open a block"
    view.set_article(Article("a", f"{title}\n\nThere is daylight now.", Metadata(title), ""))

    def height(place: int) -> int:
        view.set_caret(place)
        image = text.viewport().grab().toImage()
        return sum(image.pixelColor(text.caret_point().x(), y).name() == "#0000fe" for y in range(image.height()))

    body = height(len(title) + 5)
    assert body > 10
    assert height(6) == height(len(title)) == pytest.approx(1.2 * body, abs=2)


def test_the_frame_holds_the_underlines_of_spans_inside(view: ArticleView) -> None:
    orange = QColor("#e0a30f")
    inner = ShownSpan("inner", Span(9, 13), LOOK, layer=1, lane_colour=orange.name())
    show(view, "A guided bomb fell here.", ShownSpan("outer", Span(0, 18), LOOK), inner)
    view.select_span("outer")
    image = text_of(view).viewport().grab().toImage()
    box = text_of(view).rectangles(inner.span)[0]
    column = [image.pixelColor(box.center().x(), y).name() for y in range(box.top(), box.bottom() + 12)]
    accent = QColor(LIGHT.accent).name()
    assert orange.name() in column
    assert column.index(orange.name()) < len(column) - 1 - column[::-1].index(accent)


@pytest.mark.parametrize("paragraphs", [1, 60, 600])
def test_the_first_painting_of_an_article_shows_its_spans_however_long_it_is(
    view: ArticleView, paragraphs: int
) -> None:
    text = "\n\n".join(["A guided bomb hit the district. " * 8] * paragraphs)
    span = Span(2, 13)
    image = show(view, text, ShownSpan("s", span, LOOK))
    assert filled_columns(image, text_of(view).rectangles(span)[0])


def test_what_lies_above_the_text_is_its_beginning(view: ArticleView) -> None:
    show(view, "\n\n".join(["A guided bomb hit the district. " * 8] * 600))
    # To the middle of the first line: where it ends, and the next begins, depends on the font.
    for y in range(text_of(view).rectangles(Span(0, 1))[0].center().y()):
        assert text_of(view).code_point_at(QPoint(0, y)) == 0
    assert text_of(view).first_visible() == 0

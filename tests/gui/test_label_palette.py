from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.domain.scheme import AnnotationScheme
from annotator.gui.label_palette import LabelButton, LabelPalette, SelectionPalette
from annotator.gui.theme import Theme


def columns(palette: LabelPalette) -> int:
    return len({button.x() for button in palette.buttons()})


def many(scheme: AnnotationScheme, count: int) -> AnnotationScheme:
    first = scheme.labels[0]
    labels = tuple(
        first._replace(uid=f"uid-{number}", name=f"Label {number}", letter=chr(65 + number), key=str(number))
        for number in range(count)
    )
    return scheme._replace(labels=labels)


def test_a_click_says_which_label(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme) -> None:
    palette = LabelPalette(theme)
    qtbot.addWidget(palette)
    palette.set_scheme(default_scheme)
    palette.resize(320, 100)
    palette.show()
    for button in palette.buttons():
        with qtbot.waitSignal(palette.label_chosen) as said:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert said.args == [button.label.uid]


def test_buttons_work_by_keyboard_and_have_names(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme) -> None:
    palette = LabelPalette(theme)
    qtbot.addWidget(palette)
    palette.set_scheme(default_scheme)
    palette.show()
    second = palette.buttons()[1]
    second.setFocus()
    with qtbot.waitSignal(palette.label_chosen) as said:
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert said.args == [default_scheme.labels[1].uid]
    assert second.accessibleName() == "Tag as Weapons"
    assert second.accessibleDescription() == default_scheme.labels[1].definition


def test_four_labels_stand_two_by_two_at_the_width_of_the_pane(
    qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme
) -> None:
    palette = LabelPalette(theme)
    qtbot.addWidget(palette)
    palette.set_scheme(default_scheme)
    palette.show()
    for width in (290, 340, 380):
        palette.resize(width, 120)
        assert columns(palette) == 2, width
    palette.resize(150, 300)
    assert columns(palette) == 1


def test_more_labels_wrap_and_nothing_sticks_out(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme) -> None:
    palette = LabelPalette(theme)
    qtbot.addWidget(palette)
    palette.set_scheme(many(default_scheme, 9))
    palette.resize(340, 400)
    palette.show()
    assert len(palette.buttons()) == 9
    assert all(button.geometry().right() <= palette.width() for button in palette.buttons())
    palette.set_scheme(default_scheme)
    assert [button.label.name for button in palette.buttons()] == ["Casualties", "Weapons", "Officials", "Locations"]


def test_retired_labels_are_not_offered(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme) -> None:
    palette = LabelPalette(theme)
    qtbot.addWidget(palette)
    labels = (default_scheme.labels[0]._replace(retired=True), *default_scheme.labels[1:])
    palette.set_scheme(default_scheme._replace(labels=labels))
    assert [button.label.name for button in palette.buttons()] == ["Weapons", "Officials", "Locations"]


def test_the_floating_palette_leaves_the_focus_where_it_is(
    qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme
) -> None:
    article = QPlainTextEdit()
    qtbot.addWidget(article)
    article.resize(600, 400)
    palette = SelectionPalette(theme, article.viewport())
    palette.set_scheme(default_scheme)
    article.show()
    article.setFocus()
    qtbot.waitUntil(article.hasFocus)
    palette.show_beside(QRect(100, 200, 80, 20))
    assert palette.isVisible()
    assert article.hasFocus()
    assert palette.geometry().bottom() < 200
    chosen = palette.findChildren(LabelButton)[2]
    with qtbot.waitSignal(palette.label_chosen) as said:
        QTest.mouseClick(chosen, Qt.MouseButton.LeftButton)
    assert said.args == [default_scheme.labels[2].uid]
    assert article.hasFocus()
    assert not palette.isVisible()


def test_the_floating_palette_stays_inside(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme) -> None:
    article = QPlainTextEdit()
    qtbot.addWidget(article)
    article.resize(700, 300)
    palette = SelectionPalette(theme, article.viewport())
    palette.set_scheme(default_scheme)
    article.show()
    room = article.viewport().rect()
    for place in (QRect(0, 0, 30, 20), QRect(680, 5, 10, 20), QRect(300, 280, 30, 20), QRect(690, 290, 5, 8)):
        palette.show_beside(place)
        assert room.contains(palette.geometry()), place
        assert not palette.geometry().intersects(place), place

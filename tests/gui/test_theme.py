import re
from itertools import combinations, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.colour_vision import READABLE, Vision, contrast, difference, is_colour
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.fonts import reading_family, window_font
from annotator.gui.looks import Look, set_look
from annotator.gui.shades import DARK, LIGHT, Shades
from annotator.gui.theme import Appearance, Theme
from annotator.resources import resource

pytestmark = pytest.mark.usefixtures("qapp")

GROUNDS = ("page", "panel", "well", "field")
INKS = ("text", "muted", "accent", "danger", "warning", "success", "colleague")
PAIRS = [
    *product(INKS, GROUNDS),
    *product(("text",), ("accent_soft", "selection", "danger_soft", "warning_soft", "success_soft")),
    ("accent", "accent_soft"),
    ("danger", "danger_soft"),
    ("warning", "warning_soft"),
    ("success", "success_soft"),
    ("on_accent", "accent"),
    ("on_inverse", "inverse"),
]

USUAL_DIFFERENCE = 20.0
"""CIEDE2000 between any two labels for usual colour vision."""
SIMULATED_DIFFERENCE = 5.0
"""The same with one kind of cones missing: about twice a just noticeable difference (2.3). The letter at the end of
every highlight is the second cue."""


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_readable(shades: Shades, ink: str, ground: str) -> None:
    assert contrast(getattr(shades, ink), getattr(shades, ground)) >= READABLE


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
def test_every_shade_is_a_colour(shades: Shades) -> None:
    assert all(is_colour(colour) for colour in shades.named().values())


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_highlights_are_readable(default_scheme: AnnotationScheme, appearance: Appearance) -> None:
    theme = Theme(appearance)
    for label in default_scheme.labels:
        colours = theme.label_colours(label)
        assert contrast(theme.shades.text, colours.fill) >= READABLE, label.name
        for ground in (colours.fill, *(getattr(theme.shades, name) for name in GROUNDS)):
            assert contrast(colours.text, ground) >= READABLE, (label.name, ground)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("vision", list(Vision))
def test_labels_are_told_apart(default_scheme: AnnotationScheme, appearance: Appearance, vision: Vision) -> None:
    theme = Theme(appearance)
    least = USUAL_DIFFERENCE if vision is Vision.USUAL else SIMULATED_DIFFERENCE
    for first, second in combinations(default_scheme.labels, 2):
        seen = difference(theme.label_colours(first).text, theme.label_colours(second).text, vision)
        assert seen >= least, (first.name, second.name, seen)
        assert first.letter != second.letter


def test_every_look_is_in_the_style_sheet_and_the_other_way_round() -> None:
    sheet = Theme().style_sheet()
    assert set(re.findall(r'look="(\w+)"', sheet)) == {look.value for look in Look}


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_style_sheet_names_only_files_that_exist(appearance: Appearance) -> None:
    theme = Theme(appearance)
    sheet = theme.style_sheet()
    assert "$" not in sheet
    files = re.findall(r'url\("([^"]+)"\)', sheet)
    assert files
    for name in files:
        assert resource("icons", name.rsplit("/", 1)[-1]).is_file(), name


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_apply_dresses_the_application(qapp: QApplication, qtbot: QtBot, appearance: Appearance) -> None:
    theme = Theme(appearance)
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp)
    assert theme.dark is (appearance is Appearance.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.shades.panel
    button = QPushButton("Done")
    qtbot.addWidget(button)
    set_look(button, Look.PRIMARY)
    button.show()
    picture = button.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 4).name() == theme.shades.accent


def test_appearance_can_be_changed_and_left_to_the_system(qapp: QApplication) -> None:
    theme = Theme(Appearance.DARK)
    theme.apply(qapp)
    theme.set_appearance(Appearance.LIGHT)
    assert not theme.dark
    theme.set_appearance(Appearance.SYSTEM)
    assert theme.dark is (qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark)


def test_every_icon_draws_something_in_the_colour_asked_for() -> None:
    theme = Theme(Appearance.LIGHT)
    for drawing in resource("icons").glob("*.svg"):
        if "currentColor" not in drawing.read_text(encoding="utf-8"):
            continue
        picture = theme.icon(drawing.stem, "danger").pixmap(24, 24).toImage()
        strongest = max(
            (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())),
            key=lambda colour: colour.alpha(),
        )
        assert strongest.alpha() > 200, drawing.name


def test_fonts_are_from_this_computer(qapp: QApplication) -> None:
    assert window_font().pointSizeF() >= 9
    assert reading_family()

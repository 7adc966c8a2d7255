import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.colour_vision import Vision, _ciede2000, contrast, difference, is_colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [  # test figures published with the formula (Sharma, Wu, Dalal: table 1)
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ],
)
def test_ciede2000_equals_the_published_figures(
    first: tuple[float, float, float], second: tuple[float, float, float], expected: float
) -> None:
    assert _ciede2000(first, second) == pytest.approx(expected, abs=1e-4)


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


@settings(max_examples=60)
@given(colours, colours, st.sampled_from(Vision))
def test_difference_is_symmetric_and_nothing_for_equals(first: str, second: str, vision: Vision) -> None:
    assert difference(first, first, vision) == pytest.approx(0)
    assert difference(first, second, vision) == pytest.approx(difference(second, first, vision))


def test_greys_look_the_same_to_everybody() -> None:
    usual = difference("#444444", "#aaaaaa")
    for vision in Vision:
        assert difference("#444444", "#aaaaaa", vision) == pytest.approx(usual, abs=0.5)


def test_red_and_green_come_close_without_red_or_green_cones() -> None:
    assert difference("#c04030", "#607020", Vision.DEUTERANOPIA) < difference("#c04030", "#607020") / 2


def test_colour_words() -> None:
    assert is_colour("#a0B1c2")
    assert not is_colour("#a0b1c")
    assert not is_colour("red")
    assert not is_colour("#a0b1cg")
    with pytest.raises(ValueError, match="not a colour"):
        contrast("red", "#ffffff")

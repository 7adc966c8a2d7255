"""How well colours can be told apart and read: WCAG contrast, CIEDE2000 and simulated colour blindness.

Colours are ``#rrggbb``. The matrices are those of Machado, Oliveira and Fernandes (2009) for full severity, applied to
linear light; the difference is CIEDE2000 (Sharma, Wu and Dalal, 2005).
"""

from enum import StrEnum
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

READABLE = 4.5
"""WCAG 2.2, level AA: the least contrast of text with what it stands on."""
DISTINCT = 10.0
"""Least CIEDE2000 of two label colours that we call easy to tell apart; 2.3 is a just noticeable difference."""


class Vision(StrEnum):
    """Kinds of colour vision."""

    USUAL = "usual"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


_SEEN: dict[Vision, tuple[Triple, Triple, Triple]] = {
    Vision.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Triple = (0.95047, 1.0, 1.08883)


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(first: str, second: str, vision: Vision = Vision.USUAL) -> float:
    """Return how different two colours look (CIEDE2000) to somebody with this colour vision."""
    return _ciede2000(_lab(_seen(_linear(first), vision)), _lab(_seen(_linear(second), vision)))


def is_colour(text: str) -> bool:
    """Tell whether the text is a colour as ``#rrggbb``."""
    return len(text) == 7 and text[0] == "#" and all(sign in "0123456789abcdefABCDEF" for sign in text[1:])


def _linear(colour: str) -> Triple:
    if not is_colour(colour):
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(linear: Triple, vision: Vision) -> Triple:
    matrix = _SEEN.get(vision)
    if matrix is None:
        return linear
    red, green, blue = (min(1.0, max(0.0, part)) for part in _times(matrix, linear))
    return red, green, blue


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _lab(linear: Triple) -> Triple:
    x, y, z = (_bent(part / white) for part, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _ciede2000(first: Triple, second: Triple) -> float:
    """Return the CIEDE2000 difference; the names of the variables are those of the paper."""
    mean_chroma = (hypot(*first[1:]) + hypot(*second[1:])) / 2
    g = 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    a1, a2 = first[1] * (1 + g), second[1] * (1 + g)
    c1, c2 = hypot(a1, first[2]), hypot(a2, second[2])
    h1, h2 = _hue(a1, first[2]), _hue(a2, second[2])
    delta_l, delta_c = second[0] - first[0], c2 - c1
    turn = _turn(h1, h2) if c1 * c2 else 0.0
    delta_h = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    mean_l, mean_c = (first[0] + second[0]) / 2, (c1 + c2) / 2
    mean_h = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(mean_h - 30))
        + 0.24 * cos(radians(2 * mean_h))
        + 0.32 * cos(radians(3 * mean_h + 6))
        - 0.20 * cos(radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    r_c = 2 * sqrt(mean_c**7 / (mean_c**7 + 25**7))
    r_t = -r_c * sin(radians(60 * exp(-(((mean_h - 275) / 25) ** 2))))
    lightness, chroma, hue = delta_l / s_l, delta_c / s_c, delta_h / s_h
    return sqrt(lightness**2 + chroma**2 + hue**2 + r_t * chroma * hue)


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360


def _turn(first: float, second: float) -> float:
    """Return the shorter way from one hue to the other, -180 to 180 degrees."""
    return (second - first + 180) % 360 - 180

from collections.abc import Mapping

import pytest

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.domain.summary import summary


@pytest.mark.parametrize(
    ("label", "quote", "fields", "said"),
    [
        ("Casualties", "three killed", {"outcome": "killed", "count_low": 3, "qualifier": "at_least"}, "3+ killed"),
        ("Casualties", "36 hurt", {"outcome": "injured", "count_low": 36, "count_high": 36}, "36 injured"),
        ("Casualties", "casualties", {"outcome": "unspecified"}, "unspecified"),
        ("Casualties", "seven", {"count_low": 7, "count_high": 7}, "Outcome?, 7"),
        ("Weapons", "guided bomb", {"category": "aerial_bomb", "model": "KAB"}, "aerial bomb, KAB"),
        ("Weapons", "three missiles", {"category": "ballistic_missile", "quantity": 3}, "3 ballistic missile"),
        (
            "Officials",
            "Ihor Terekhov",
            {"name": "Ihor Terekhov", "role": "Mayor", "act": "confirms"},
            "confirms, Mayor",
        ),
        ("Officials", "Zelensky", {"name": "Volodymyr Zelenskyy"}, "Volodymyr Zelenskyy"),
        ("Officials", "Kremlin", {"name": "Kremlin", "country": "RU"}, ""),
        (
            "Locations",
            "Saltivka",
            {"name": "Saltivka", "role": "strike_site", "parent": "Kharkiv"},
            "strike site, Kharkiv",
        ),
        ("Locations", "Lyubotyn", {}, "Name?"),
    ],
)
def test_summary(
    default_scheme: AnnotationScheme, label: str, quote: str, fields: Mapping[str, FieldValue], said: str
) -> None:
    found = default_scheme.label_named(label)
    assert found is not None
    tag = Annotation("uid", "article", "annotator", found.uid, Span(0, len(quote)), quote, fields)
    assert summary(tag, found) == said

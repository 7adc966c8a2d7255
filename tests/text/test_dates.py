"""Named days in three languages."""

from datetime import date

import pytest

from annotator.text.dates import find_days, iso_day

THURSDAY = date(2024, 5, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Thursday morning", THURSDAY),
        ("late on Wednesday", date(2024, 5, 22)),
        ("on Friday", date(2024, 5, 17)),
        ("on May 23, 2024", THURSDAY),
        ("on 19 May", date(2024, 5, 19)),
        ("the 2nd of May", date(2024, 5, 2)),
        ("Dec. 30", date(2023, 12, 30)),
        ("19 травня росіяни", date(2024, 5, 19)),
        ("у четвер, зранку", THURSDAY),
        ("у п’ятницю", date(2024, 5, 17)),
        ("в среду вечером", date(2024, 5, 22)),
        ("29 февраля", date(2024, 2, 29)),
        ("вчора ввечері", date(2024, 5, 22)),
        ("2024-05-01", date(2024, 5, 1)),
        ("01.05.2024", date(2024, 5, 1)),
    ],
)
def test_a_named_day_is_found(text: str, day: date) -> None:
    assert [found for _, found in find_days(text, THURSDAY)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "since Monday",
        "By Wednesday, when",
        "від 10 травня",
        "с понедельника",
        "31 June",
        "a 2023 strike",
        "99.99.2024",
    ],
)
def test_bounds_and_other_numbers_are_no_days(text: str) -> None:
    assert list(find_days(text, THURSDAY)) == []


def test_without_a_date_of_publication_only_full_dates_are_known() -> None:
    found = list(find_days("On Thursday, 5 May, and on 6 May 2023", None))
    assert found == [(27, date(2023, 5, 6))]


def test_places_count_from_the_start_of_the_text() -> None:
    assert list(find_days("Monday. On Sunday.", THURSDAY, 8)) == [(11, date(2024, 5, 19))]


def test_iso_day_takes_dates_and_times_only() -> None:
    assert iso_day("2024-05-23T08:00:00Z") == THURSDAY
    assert iso_day("") is None
    assert iso_day("May 2024") is None

"""Title and day of a text, told from its first lines, whatever its page says before."""

import pytest

from annotator.domain.heading import heading_of, title_in

BODY = "Rescuers worked through the night.\n\nMore was to come."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Depot burns in the port\n\n" + BODY, "Depot burns in the port"),
        ("Advertisement\n\nShare this article\n\nDepot burns in the port\n\n" + BODY, "Depot burns in the port"),
        (" date 2023-02-11 Depot burns in the port\n\n" + BODY, "Depot burns in the port"),
        ("Published: 2023-02-11\nDepot burns in the port\n\n" + BODY, "Depot burns in the port"),
        ("Реклама\n\nУ порту горить склад\n\nРятувальники працювали всю ніч.", "У порту горить склад"),
        ("Depot burns in the port\n\nAdvertisement\n\n" + BODY, "Depot burns in the port"),
        ("Date set for talks on the port\n\n" + BODY, "Date set for talks on the port"),
        ("Advertisement", "Advertisement"),
        ("\n \n", ""),
        ("", ""),
    ],
)
def test_the_title_is_the_first_line_that_is_no_furniture(text: str, title: str) -> None:
    assert title_in(text) == title
    assert heading_of(text).title == title


@pytest.mark.parametrize(
    ("first_lines", "day"),
    [
        (" date 2023-02-11 Depot burns in the port", "2023-02-11"),
        ("Published: 2023-02-11\nDepot burns in the port", "2023-02-11"),
        ("Published on 11 February 2023\nDepot burns in the port", "2023-02-11"),
        ("Опубліковано: 11 лютого 2023\nУ порту горить склад", "2023-02-11"),
        ("Published 11 February 2023\nUpdated 12 February 2023\nDepot burns in the port", "2023-02-11"),
        ("Depot burns in the port\nPublished: 2023-02-11", "2023-02-11"),
        ("Depot burns in the port\n\nОпубліковано: 11 лютого 2023\nЧитайте також", "2023-02-11"),
        ("Depot burns in the port\nPublished: 2023-02-11\nDate: 2023-02-12", ""),
        ("Depot burns in the port\nUpdated: 2023-02-11", ""),
        ("Depot burns in the port\nIt burned.\nPublished: 2023-02-11", ""),
        # What stands before the headline counts first; two days, a change, no such day, and none that the page tells.
        ("date 2023-02-11 Depot burns in the port\nPublished: 2023-02-12", "2023-02-11"),
        ("Published: 2023-02-11\nDate: 2023-02-12\nDepot burns in the port", ""),
        ("Updated: 2023-02-11\nDepot burns in the port", ""),
        ("date 2023-02-31 Depot burns in the port", ""),
        ("Depot burns in the port on 2023-02-11", ""),
        ("On 11 February 2023 a depot burned in the port", ""),
    ],
)
def test_the_day_is_taken_only_where_it_is_told_once(first_lines: str, day: str) -> None:
    assert heading_of(f"{first_lines}\n\n{BODY}").published_on == day

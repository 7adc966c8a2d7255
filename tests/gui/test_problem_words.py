"""Where something could not be taken, said in the language of the window."""

import pytest

from annotator.domain.exchange import Problem
from annotator.errors import Phrase
from annotator.gui.problem_words import translate_place, translate_problem


@pytest.mark.usefixtures("in_ukrainian")
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("war.jsonl, line 3", "war.jsonl, рядок 3"),
        ("war.jsonl, line 3, span 2", "war.jsonl, рядок 3, позначка 2"),
        ("all.zip/page 2.html, zone 1", "all.zip/page 2.html, зона 1"),
        ("book.xlsx, Tags, row 12", "book.xlsx, Tags, рядок таблиці 12"),
        ("article 7", "стаття 7"),
        ("labels", "мітки"),
        ("line 3.txt", "line 3.txt"),
        ("page.html", "page.html"),
    ],
)
def test_places_are_translated_and_names_of_files_are_not(place: str, words: str) -> None:
    assert translate_place(place) == words


@pytest.mark.usefixtures("in_ukrainian")
def test_a_problem_is_place_and_reason() -> None:
    problem = Problem("war.jsonl, line 3", Phrase("The line is not JSON: {why}.", why="?"))
    assert translate_problem(problem).startswith("war.jsonl, рядок 3: ")
    assert "The line" not in translate_problem(problem)


def test_in_english_tags_are_called_tags() -> None:
    assert translate_place("war.jsonl, line 3, span 2") == "war.jsonl, line 3, tag 2"

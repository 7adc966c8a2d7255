"""What was chosen for a dataset is remembered, and never fails to be read."""

import json
from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.export_choice import ExportChoice, Split, Texts
from annotator.domain.workflow import State
from annotator.session.dataset_memory import DatasetMemory, choice_from_text, choice_to_text
from annotator.session.settings import Settings

WORDS = st.text(max_size=8)
NAMES = st.sampled_from([one.name for one in fields(ExportChoice)])
CHOICES = st.builds(
    ExportChoice,
    annotations=WORDS,
    otherwise=WORDS,
    states=st.frozensets(st.sampled_from(State)),
    flagged_only=st.booleans(),
    query=WORDS,
    articles=st.frozensets(WORDS),
    labels=st.none() | st.dictionaries(WORDS, WORDS),
    fields=st.booleans(),
    zones=st.booleans(),
    split=st.none() | st.builds(Split, st.dictionaries(WORDS, st.integers(0, 100)), st.integers(0, 9)),
    pseudonyms=st.booleans(),
    times=st.booleans(),
    texts=st.sampled_from(Texts),
    card=st.booleans(),
    licence=st.sampled_from(["", "CC-BY-4.0", "nobody's"]),
)


@given(CHOICES)
@settings(max_examples=100)
def test_every_choice_comes_back(choice: ExportChoice) -> None:
    assert choice_from_text(choice_to_text(choice)) == choice


@given(
    st.dictionaries(
        st.sampled_from([one.name for one in fields(ExportChoice)]), st.none() | st.integers() | WORDS | st.lists(WORDS)
    )
)
@settings(max_examples=100)
def test_wrong_values_are_left_out(values: dict[str, object]) -> None:
    assert isinstance(choice_from_text(json.dumps(values)), ExportChoice)


def test_what_is_no_choice_is_none() -> None:
    assert [choice_from_text(text) for text in ("", "{", "[]", "7")] == [None] * 4


def test_each_project_has_a_memory_of_its_own() -> None:
    settings = Settings()
    choice = ExportChoice("Олена", states=frozenset({State.DONE}), labels={"Weapons": "WEAPON"}, query="“a, b”; c=1")
    DatasetMemory(settings, "one").remember(choice, "parquet")
    settings.sync()
    again = DatasetMemory(Settings(), "one")
    assert (again.choice(), again.format_name()) == (choice, "parquet")
    assert DatasetMemory(settings, "two").choice() is None
    assert DatasetMemory(settings, "two").format_name() == ""

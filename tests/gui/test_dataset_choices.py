"""What is chosen in the panel is the choice; what is shown is what was chosen; keys do all of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from annotator.domain.export_choice import ALL, ExportChoice, Split, Texts
from annotator.domain.people import Annotator
from annotator.domain.review import GOLD
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import State
from annotator.gui.dataset_choices import ChoicesPanel, usual_choice
from annotator.gui.dialogs.pick_articles import PickArticlesDialog
from annotator.gui.theme import Theme
from tests.projects import TEXTS, article_uids, make_project

ME, TOM = Annotator("me", "Olena"), Annotator("tom", "Tom")
PEOPLE = [ME, TOM, GOLD]
LABELS = ("Casualties", "Weapons", "Officials", "Locations")


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme) -> ChoicesPanel:
    panel = ChoicesPanel(theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_people(PEOPLE, ME)
    panel.show_choice(ExportChoice("Olena"), default_scheme)
    return panel


KINDS = st.sampled_from(
    [{}, {"states": frozenset({State.DONE})}, {"flagged_only": True}, {"articles": frozenset({"a", "b"})}]
)
WHOSE = st.sampled_from([("gold", "Olena"), ("gold", ""), ("Olena", ""), ("Tom", ""), (ALL, "")])
NAMED = st.dictionaries(st.sampled_from(LABELS), st.sampled_from(["CAS", "Weapons", "x y"]), min_size=1)
SPLITS = st.builds(Split, st.fixed_dictionaries({"train": st.integers(1, 99), "test": st.integers(1, 99)}), st.just(3))
REST = st.fixed_dictionaries(
    {
        "query": st.sampled_from(["", "Kharkiv", "two words"]),
        "labels": st.none() | NAMED,
        "split": st.none() | st.just(Split({"train": 80, "validation": 10, "test": 10})) | SPLITS,
        **{key: st.booleans() for key in ("fields", "zones", "pseudonyms", "times", "card")},
        "texts": st.sampled_from(Texts),
        "licence": st.sampled_from(["", "CC-BY-4.0", "ours"]),
    }
)


@given(WHOSE, KINDS, REST)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_choice_that_is_shown_is_the_choice(
    panel: ChoicesPanel,
    default_scheme: AnnotationScheme,
    whose: tuple[str, str],
    kind: dict[str, object],
    rest: dict[str, object],
) -> None:
    choice = ExportChoice(annotations=whose[0], otherwise=whose[1], **kind, **rest)  # type: ignore[arg-type]  # drawn
    panel.show_choice(choice, default_scheme)
    labels = choice.labels
    if labels is not None and dict(labels) == {name: name for name in LABELS}:
        labels = None
    assert panel.choice() == ExportChoice(
        **{field: getattr(choice, field) for field in ExportChoice.__dataclass_fields__} | {"labels": labels}
    )


def test_what_is_usual_depends_on_what_there_is() -> None:
    done = frozenset({State.DONE})
    assert usual_choice(PEOPLE, ME, 3) == ExportChoice("gold", "Olena", states=done)
    assert usual_choice([ME, TOM], ME, 3) == ExportChoice("Olena", states=done)
    assert usual_choice([ME, TOM], ME, 0) == ExportChoice("Olena")
    assert usual_choice([TOM], ME, 0) == ExportChoice()


def test_keys_choose(panel: ChoicesPanel, qtbot: QtBot) -> None:
    spy = QSignalSpy(panel.changed)
    panel.whose.setFocus()
    QTest.keyClick(panel.whose, Qt.Key.Key_Down)  # Yours, then Tom's
    assert panel.choice().annotations == "Tom"
    panel.articles.kinds.setFocus()
    QTest.keyClick(panel.articles.kinds, Qt.Key.Key_Down)
    assert panel.choice().states == {State.DONE}
    QTest.keyClick(panel.articles.kinds, Qt.Key.Key_Down)
    assert panel.choice().flagged_only
    QTest.keyClicks(panel.articles.search, "fire")
    assert panel.choice().query == "fire"
    QTest.keyClick(panel.split.ways, Qt.Key.Key_Down)
    assert panel.choice().split == Split({"train": 80, "validation": 10, "test": 10})
    QTest.keyClick(panel.split.ways, Qt.Key.Key_Down)
    panel.split.shares[1].selectAll()
    QTest.keyClicks(panel.split.shares[1], "0")
    panel.split.seed.selectAll()
    QTest.keyClicks(panel.split.seed, "7")
    assert panel.choice().split == Split({"train": 80, "test": 10}, 7)
    QTest.keyClick(panel.pseudonyms, Qt.Key.Key_Space)
    assert panel.choice().pseudonyms
    assert spy.count() >= 9


def test_labels_unfold_are_left_out_and_renamed_by_keys(panel: ChoicesPanel) -> None:
    weapons, officials = panel.labels.entries()["Weapons"], panel.labels.entries()["Officials"]
    assert not weapons[0].isVisible()
    QTest.keyClick(panel.labels.box, Qt.Key.Key_Space)
    assert weapons[0].isVisible()
    QTest.keyClick(weapons[0], Qt.Key.Key_Space)
    assert not weapons[1].isEnabled()
    QTest.keyClicks(officials[1], "PER")
    assert panel.choice().labels == {"Casualties": "Casualties", "Officials": "PER", "Locations": "Locations"}
    assert panel.labels.box.currentText() == "3 of 4: Casualties, Officials, Locations; Officials → PER"
    QTest.keyClick(panel.labels.box, Qt.Key.Key_Space)
    assert not weapons[0].isVisible()


def test_the_wheel_moves_the_page_not_the_value(panel: ChoicesPanel, qtbot: QtBot) -> None:
    buttons, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    for box in panel.findChildren(QComboBox):
        box.setFocus()
        before = box.currentIndex()
        event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), buttons, keys, phase, False)
        QApplication.sendEvent(box, event)
        assert box.currentIndex() == before


def test_articles_are_picked_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    project = make_project(tmp_path / "pick", [*TEXTS, *(f"Article {number}\n\nText." for number in range(300))])
    first, second = article_uids(project)[:2]
    dialog = PickArticlesDialog(project.reading, project.annotator.uid, frozenset({second}))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.rows.setFocus()
    dialog.rows.setCurrentIndex(dialog.rows.model().index(0, 0))
    QTest.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert dialog.picked() == {first, second}
    QTest.keyClicks(dialog.search, "Kharkiv")
    assert dialog.rows.model().rowCount() == 2
    dialog.drop_all.click()
    assert dialog.picked() == {second}
    dialog.search.clear()
    dialog.pick_all.click()
    assert len(dialog.picked()) == 303
    project.close()

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.scheme import AnnotationScheme, Field
from annotator.gui.choice_editor import ChoiceEditor
from annotator.gui.field_row import FieldRow
from annotator.gui.number_editors import QuantityEditor
from annotator.gui.tag_form import TagForm
from annotator.gui.text_editors import countries
from annotator.gui.theme import Theme

MakeTag = Callable[..., Annotation]
EARLIER = {"name": ["Ihor Terekhov", "Oleh Syniehubov"], "model": ["Iskander", "Shahed"]}


class Desk(QWidget):
    """A form beside something else that can have the focus, and what the form said."""

    def __init__(self, theme: Theme, scheme: AnnotationScheme) -> None:
        super().__init__()
        self.scheme = scheme
        self.article = QPlainTextEdit()
        self.form = TagForm(theme, self.spans_of)
        self.form.set_scheme(scheme)
        column = QVBoxLayout(self)
        column.addWidget(self.article)
        column.addWidget(self.form)
        self.resize(340, 900)
        self.said: list[tuple[str, Mapping[str, FieldValue | None]]] = []
        self.form.fields_changed.connect(lambda uid, changed: self.said.append((uid, changed)))

    def spans_of(self, item: Field) -> list[tuple[str, str]]:
        return [("span-1", "Ukrainian officials"), ("span-2", "mayor")] if item.links_to == "Officials" else []

    def show_tag(self, tag: Annotation) -> None:
        self.form.show_annotation(tag, self.scheme.label(tag.label_uid), lambda key: EARLIER.get(key, []))
        QApplication.processEvents()

    def row(self, key: str) -> FieldRow:
        return next(row for row in self.form.rows() if row.editor.item.key == key)

    def box(self, key: str) -> QComboBox:
        box = self.row(key).editor.entry()
        assert isinstance(box, QComboBox)
        return box

    def line(self, key: str) -> QLineEdit:
        line = self.row(key).editor.entry()
        assert isinstance(line, QLineEdit)
        return line

    def enter(self, widget: QWidget, text: str) -> None:
        """Type over what stands in a line and go on with Tab; an open list of completions gets the keys first."""
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text:
            QTest.keyClicks(widget, text)
        else:
            QTest.keyClick(widget, Qt.Key.Key_Delete)
        QTest.keyClick(QApplication.activePopupWidget() or widget, Qt.Key.Key_Tab)


def focused() -> QWidget:
    """Return what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme) -> Iterator[Desk]:
    window = Desk(theme, default_scheme)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.article.setFocus()
    qtbot.waitUntil(window.article.hasFocus)
    yield window
    window.form.clear()


def test_choice_by_one_key(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "two people"))
    desk.form.focus_first()
    QTest.keyClicks(focused(), "k")
    assert desk.said == [("Casualties-0", {"outcome": "killed"})]
    assert desk.box("outcome").currentText() == "killed"


def test_choice_by_one_key_of_a_cyrillic_keyboard(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "two people"))
    desk.form.focus_first()
    for sign in "лШ":
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(focused(), pressed)
    assert [changed for _uid, changed in desk.said] == [{"outcome": "killed"}, {"outcome": "injured"}]


def test_choice_from_the_open_list(desk: Desk, make_tag: MakeTag, qtbot: QtBot) -> None:
    desk.show_tag(make_tag("Casualties", "two people"))
    box = desk.box("outcome")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: box.view().isVisible())
    QTest.keyClicks(box.view(), "m")
    assert desk.said == [("Casualties-0", {"outcome": "missing"})]
    assert not box.view().isVisible()


def test_choice_is_emptied_with_backspace(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "two people", {"outcome": "killed", "who": "civilian"}))
    box = desk.box("who")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert desk.said == [("Casualties-0", {"who": None})]


def test_the_wheel_scrolls_the_form_and_leaves_the_choice(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "two people", {"outcome": "killed"}))
    box = desk.box("outcome")
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.currentText() == "killed"
    assert desk.said == []


def test_yes_and_no(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "two people"))
    desk.form.set_more_open(True)
    box = desk.box("subset")
    box.setFocus()
    QTest.keyClicks(box, "y")
    QTest.keyClicks(box, "n")
    assert [changed for _uid, changed in desk.said] == [{"subset": True}, {"subset": False}]


@pytest.mark.parametrize(
    ("typed", "low", "high", "qualifier"),
    [
        ("3", 3, 3, "exact"),
        ("3+", 3, None, "at_least"),
        ("3-5", 3, 5, "range"),
        ("~30", 30, 30, "about"),
        (">1,000", 1000, None, "more_than"),
        ("at least seven", 7, None, "at_least"),
    ],
)
def test_counts(desk: Desk, make_tag: MakeTag, typed: str, low: int | None, high: int | None, qualifier: str) -> None:
    desk.show_tag(make_tag("Casualties", "some people"))
    desk.enter(desk.line("count_low"), typed)
    assert desk.said == [("Casualties-0", {"count_low": low, "count_high": high, "qualifier": qualifier})]


def test_a_stored_count_is_shown_as_it_is_typed(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "people", {"count_low": 3, "qualifier": "at_least"}))
    assert desk.line("count_low").text() == "3+"
    editor = desk.row("count_low").editor
    assert isinstance(editor, QuantityEditor)
    assert editor.qualifier_box is not None
    assert editor.qualifier_box.currentText() == "at least"


def test_the_ends_follow_a_qualifier_picked_by_hand(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "people", {"count_low": 3, "qualifier": "at_least"}))
    editor = desk.row("count_low").editor
    assert isinstance(editor, QuantityEditor)
    assert editor.qualifier_box is not None
    editor.qualifier_box.setFocus()
    QTest.keyClicks(editor.qualifier_box, "e")
    QTest.keyClicks(editor.qualifier_box, "u")
    assert [changed for _uid, changed in desk.said] == [
        {"count_low": 3, "count_high": 3, "qualifier": "exact"},
        {"count_low": None, "count_high": 3, "qualifier": "up_to"},
    ]


def test_an_emptied_count_empties_its_three_fields(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Casualties", "people", {"count_low": 3, "count_high": 3, "qualifier": "exact"}))
    desk.enter(desk.line("count_low"), "")
    assert desk.said == [("Casualties-0", {"count_low": None, "count_high": None, "qualifier": None})]


@pytest.mark.parametrize("typed", ["lots", "5-3", "3+5", "-2", "0x10"])
def test_a_count_that_cannot_be_read_is_refused_in_words(desk: Desk, make_tag: MakeTag, typed: str) -> None:
    desk.show_tag(make_tag("Casualties", "people", {"count_low": 3, "count_high": 3, "qualifier": "exact"}))
    desk.enter(desk.line("count_low"), typed)
    assert desk.said == []
    assert desk.line("count_low").text() == "3"
    problem = desk.row("count_low").problem
    assert problem.isVisible()
    assert problem.text().endswith("The earlier value was kept.")


def test_a_value_out_of_range_is_refused_and_the_earlier_one_kept(desk: Desk, make_tag: MakeTag) -> None:
    desk.form.set_more_open(True)
    desk.show_tag(make_tag("Locations", "Sumy", {"name": "Sumy", "lat": 50.9, "lon": 34.8}))
    desk.enter(desk.line("lat"), "95")
    assert desk.said == []
    assert desk.row("lat").problem.text() == "95.0 is above 90. The earlier value was kept."
    assert desk.line("lat").text() == "50.9"
    desk.enter(desk.line("lat"), "50,91741")
    assert desk.said == [("Locations-0", {"lat": 50.91741})]
    assert not desk.row("lat").problem.isVisible()


def test_enter_leaves_a_refused_text_to_be_mended(desk: Desk, make_tag: MakeTag) -> None:
    desk.form.set_more_open(True)
    desk.show_tag(make_tag("Locations", "Sumy", {"name": "Sumy"}))
    line = desk.line("precision")
    line.setFocus()
    QTest.keyClicks(line, "9")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "9"
    assert desk.row("precision").problem.text() == "9 is above 7. Nothing was stored."
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert not desk.row("precision").problem.isVisible()
    QTest.keyClicks(line, "4")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.said == [("Locations-0", {"precision": 4})]


def test_thousands_may_be_separated(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Weapons", "drones", {"category": "drone"}))
    desk.enter(desk.line("quantity"), "1 000")
    desk.enter(desk.line("quantity"), "2,500")
    desk.enter(desk.line("quantity"), "0")
    assert [changed for _uid, changed in desk.said] == [{"quantity": 1000}, {"quantity": 2500}]
    assert desk.row("quantity").problem.text() == "0 is below 1. The earlier value was kept."


def test_text_is_said_once_it_is_done(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Officials", "Igor Terekhov"))
    line = desk.line("name")
    line.setFocus()
    QTest.keyClicks(line, "Ihor T")
    assert desk.said == []
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.keyClicks(line, "erekhov")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.said == [("Officials-0", {"name": "Ihor Terekhov"})]


def test_text_completes_from_earlier_values(desk: Desk, make_tag: MakeTag, qtbot: QtBot) -> None:
    desk.show_tag(make_tag("Officials", "governor"))
    line = desk.line("name")
    line.setFocus()
    QTest.keyClicks(line, "synie")
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert desk.said == [("Officials-0", {"name": "Oleh Syniehubov"})]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ua", "UA"),
        ("Ukraine", "UA"),
        ("eu", "EU"),
        ("european union", "EU"),
        ("Wagner", "Wagner"),
        ("unknown", "unknown"),
    ],
)
def test_countries(desk: Desk, make_tag: MakeTag, typed: str, stored: str) -> None:
    desk.form.set_more_open(True)
    desk.show_tag(make_tag("Weapons", "drones", {"category": "drone"}))
    desk.enter(desk.line("user"), typed)
    assert desk.said == [("Weapons-0", {"user": stored})]


def test_country_codes_are_those_of_iso() -> None:
    assert {"UA", "RU", "US", "GB", "PL", "EU"} <= set(countries())
    assert 240 <= len(countries()) <= 265


def test_a_link_is_a_span_or_words(desk: Desk, make_tag: MakeTag) -> None:
    desk.form.set_more_open(True)
    desk.show_tag(make_tag("Casualties", "two dead", {"outcome": "killed"}))
    box = desk.box("source")
    line = box.lineEdit()
    assert line is not None
    desk.enter(line, "MAYOR")
    desk.enter(line, "a witness")
    desk.enter(line, "")
    assert [changed for _uid, changed in desk.said] == [
        {"source": {"span": "span-2", "text": "mayor"}},
        {"source": "a witness"},
        {"source": None},
    ]


def test_a_stored_link_shows_its_quote(desk: Desk, make_tag: MakeTag) -> None:
    link = {"span": "span-1", "text": "Ukrainian officials"}
    desk.show_tag(make_tag("Casualties", "two dead", {"source": link}))
    assert desk.box("source").currentText() == "Ukrainian officials"


# how a value stands


def test_required_and_empty_is_said_but_does_not_block(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Officials", "mayor"))
    row = desk.row("name")
    assert row.mark.text() == "● missing"
    assert "still empty" in row.editor.entry().accessibleDescription()
    desk.enter(desk.line("name"), "Mayor")
    desk.show_tag(make_tag("Officials", "mayor", {"name": "Mayor"}))
    assert not row.mark.isVisible()


def test_a_lone_latitude_misses_its_longitude(desk: Desk, make_tag: MakeTag) -> None:
    desk.form.set_more_open(True)
    desk.show_tag(make_tag("Locations", "Sumy", {"name": "Sumy", "lat": 50.9}))
    assert desk.row("lon").mark.text() == "● missing"


def test_automatic_values_are_shown_as_such_until_touched(desk: Desk, make_tag: MakeTag) -> None:
    tag = make_tag("Casualties", "two dead", {"outcome": "killed"}, ("outcome",))
    desk.show_tag(tag)
    row = desk.row("outcome")
    assert row.mark.text() == "auto"
    assert row.editor.entry().accessibleDescription().startswith("Filled in automatically")
    row.editor.entry().setFocus()
    QTest.keyClicks(row.editor.entry(), "k")
    assert desk.said == [("Casualties-0", {"outcome": "killed"})]
    desk.show_tag(tag._replace(automatic=frozenset()))
    assert not row.mark.isVisible()


def test_enter_confirms_an_automatic_text(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Officials", "Zelensky", {"name": "Volodymyr Zelenskyy"}, ("name",)))
    line = desk.line("name")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.said == [("Officials-0", {"name": "Volodymyr Zelenskyy"})]


def test_leaving_an_automatic_text_untouched_says_nothing(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Officials", "Zelensky", {"name": "Volodymyr Zelenskyy"}, ("name",)))
    desk.line("name").setFocus()
    desk.article.setFocus()
    assert desk.said == []


# the form as a whole


def test_escape_goes_back_and_keeps_what_was_typed(desk: Desk, make_tag: MakeTag, qtbot: QtBot) -> None:
    desk.form.left.connect(desk.article.setFocus)
    desk.show_tag(make_tag("Weapons", "drones", {"category": "drone"}))
    line = desk.line("quantity")
    line.setFocus()
    QTest.keyClicks(line, "12")
    with qtbot.waitSignal(desk.form.left):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(desk.article.hasFocus)
    assert desk.said == [("Weapons-0", {"quantity": 12})]


def test_focus_goes_first_to_what_is_missing(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Locations", "Sumy", {"name": "Sumy"}))
    desk.form.focus_first()
    assert desk.line("name").hasFocus()
    desk.form.set_more_open(False)
    desk.show_tag(make_tag("Locations", "Sumy", {"name": "Sumy", "lat": 50.9}, uid="other"))
    desk.form.focus_first()
    assert desk.line("lon").hasFocus()


def test_tab_walks_through_everything_in_order(desk: Desk, make_tag: MakeTag) -> None:
    desk.form.set_more_open(True)
    for label in ("Weapons", "Casualties", "Locations"):
        desk.show_tag(make_tag(label, "seen before"))
    desk.show_tag(make_tag("Weapons", "drones", {"category": "drone"}))
    desk.form.focus_first()
    names = []
    for _step in range(7):
        names.append(focused().accessibleName() or getattr(focused(), "text", str)())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert names == ["Category", "Quantity", "Less", "Model", "Used by", "Role", "Note"]


def test_every_control_has_a_name_a_buddy_and_plain_text(
    desk: Desk, make_tag: MakeTag, default_scheme: AnnotationScheme
) -> None:
    desk.form.set_more_open(True)
    for label in default_scheme.labels:
        desk.show_tag(make_tag(label.name, "<b>quote</b>", uid=label.name))
        for row in desk.form.rows():
            assert row.editor.entry().accessibleName() == row.editor.item.name
            assert row.name.buddy() is row.editor.entry()
        for words in desk.form.findChildren(QLabel):
            assert words.textFormat() == Qt.TextFormat.PlainText


def test_more_is_folded_and_remembered(desk: Desk, make_tag: MakeTag, qtbot: QtBot) -> None:
    desk.show_tag(make_tag("Weapons", "drones", {"category": "drone", "model": "Shahed"}))
    assert not desk.row("model").isVisible()
    more = desk.form.findChildren(type(desk.form._more))[0]
    assert more.text() == "More (1 filled)"
    with qtbot.waitSignal(desk.form.more_toggled) as said:
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert said.args == [True]
    desk.show_tag(make_tag("Locations", "Sumy", {"name": "Sumy"}))
    assert desk.row("lat").isVisible()


def test_the_same_tag_shown_again_keeps_focus_and_typing(desk: Desk, make_tag: MakeTag) -> None:
    tag = make_tag("Weapons", "drones")
    desk.show_tag(tag)
    line = desk.line("quantity")
    line.setFocus()
    QTest.keyClicks(line, "1")
    desk.show_tag(tag._replace(fields={"category": "drone"}))
    QTest.keyClicks(line, "5")
    assert line.text() == "15"
    assert desk.box("category").currentText() == "drone"


def test_another_tag_takes_over_after_the_typing_was_said(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Weapons", "drones", uid="first"))
    line = desk.line("quantity")
    line.setFocus()
    QTest.keyClicks(line, "7")
    desk.show_tag(make_tag("Weapons", "missiles", uid="second"))
    assert desk.said == [("first", {"quantity": 7})]
    assert desk.line("quantity").text() == ""


def test_a_refusal_does_not_stay_for_the_next_tag(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Weapons", "drones", uid="first"))
    desk.enter(desk.line("quantity"), "none")
    assert desk.row("quantity").problem.isVisible()
    desk.show_tag(make_tag("Weapons", "missiles", uid="second"))
    assert not desk.row("quantity").problem.isVisible()


def test_note(desk: Desk, make_tag: MakeTag, qtbot: QtBot) -> None:
    tag = make_tag("Weapons", "drones")._replace(note="seen before")
    desk.show_tag(tag)
    note = next(entry for entry in desk.form.findChildren(QPlainTextEdit))
    assert note.toPlainText() == "seen before"
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(note, " here")
    with qtbot.waitSignal(desk.form.note_changed) as said:
        QTest.keyClick(note, Qt.Key.Key_Tab)
    assert said.args == ["Weapons-0", "seen before here"]


def test_relabel_and_remove(desk: Desk, make_tag: MakeTag, qtbot: QtBot, default_scheme: AnnotationScheme) -> None:
    desk.show_tag(make_tag("Weapons", "drones"))
    menu = desk.form._actions.menu()
    labels = menu.actions()[0].menu()
    assert [action.text() for action in labels.actions()] == [  # type: ignore[attr-defined] # a menu, typed as object
        "C   Casualties",
        "W   Weapons",
        "O   Officials",
        "L   Locations",
    ]
    with qtbot.waitSignal(desk.form.relabel_requested) as said:
        labels.actions()[3].trigger()  # type: ignore[attr-defined] # as above
    assert said.args == ["Weapons-0", default_scheme.labels[3].uid]
    with qtbot.waitSignal(desk.form.remove_requested) as said:
        menu.actions()[-1].trigger()
    assert said.args == ["Weapons-0"]


def test_a_read_only_project_is_shown_but_not_changed(desk: Desk, make_tag: MakeTag) -> None:
    desk.form.set_read_only(True)
    desk.show_tag(make_tag("Weapons", "drones", {"category": "drone"}))
    assert isinstance(desk.row("category").editor, ChoiceEditor)
    assert desk.box("category").currentText() == "drone"
    assert not desk.box("category").isEnabled()


def test_a_long_form_scrolls_and_nothing_is_cut_at_the_sides(
    desk: Desk, make_tag: MakeTag, default_scheme: AnnotationScheme
) -> None:
    desk.form.set_more_open(True)
    desk.article.hide()
    for width in (300, 340, 380):
        desk.resize(width, 320)
        for label in default_scheme.labels:
            desk.show_tag(make_tag(label.name, "quote " * 30, uid=f"{label.name}{width}"))
            QApplication.processEvents()
            room, inside = desk.form._area.viewport(), desk.form._area.widget()
            assert inside is not None
            for row in desk.form.rows():
                right = row.editor.mapTo(inside, QPoint(row.editor.width(), 0)).x()
                assert right <= room.width(), (width, label.name, row.editor.item.key)


def test_a_changed_scheme_changes_the_form(desk: Desk, make_tag: MakeTag, default_scheme: AnnotationScheme) -> None:
    tag = make_tag("Weapons", "drones")
    desk.show_tag(tag)
    weapons = default_scheme.labels[1]
    fewer = weapons._replace(fields=weapons.fields[:1])
    desk.scheme = default_scheme._replace(labels=(default_scheme.labels[0], fewer, *default_scheme.labels[2:]))
    desk.form.set_scheme(desk.scheme)
    desk.show_tag(tag)
    assert [row.editor.item.key for row in desk.form.rows()] == ["category"]


def test_an_empty_form_says_what_to_do(desk: Desk, make_tag: MakeTag) -> None:
    desk.show_tag(make_tag("Weapons", "drones"))
    desk.form.clear()
    shown = [words.text() for words in desk.form.findChildren(QLabel) if words.isVisible()]
    assert shown == ["Select words in the article, then press the key of a label."]

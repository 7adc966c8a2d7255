from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import Annotation
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.span_list import SpanList, SpanListModel, SpanRole
from annotator.gui.theme import Theme

MakeTag = Callable[..., Annotation]


def listed(model: SpanListModel) -> list[str]:
    return [str(model.index(row).data(SpanRole.UID)) for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(
    qtmodeltester: ModelTester, default_scheme: AnnotationScheme, make_tag: MakeTag
) -> None:
    model = SpanListModel()
    tags = [make_tag("Weapons", "drone", start=30), make_tag("Casualties", "three killed", start=40)]
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_spans(tags, default_scheme)
    model.show_spans([tags[0]._replace(fields={"category": "drone"}), tags[1]], default_scheme)
    model.show_spans(tags[:1], default_scheme)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    assert tester.model() is model


def test_a_short_list_asks_for_no_more_room_than_it_fills(
    qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme, make_tag: MakeTag
) -> None:
    spans = SpanList(theme)
    qtbot.addWidget(spans)
    heights = []
    for count in (0, 1, 2, 3, 4, 50):
        spans.show_spans([make_tag("Weapons", "drone", start=at) for at in range(count)], default_scheme)
        heights.append(spans.minimumSizeHint().height())
    line = heights[1]
    assert line > 0
    assert heights == [0, line, 2 * line, 3 * line, 3 * line, 3 * line]


def test_spans_stand_by_label_then_place(default_scheme: AnnotationScheme, make_tag: MakeTag) -> None:
    model = SpanListModel()
    tags = [
        make_tag("Locations", "Sumy", start=1),
        make_tag("Casualties", "two", start=90),
        make_tag("Weapons", "drone", start=30),
        make_tag("Casualties", "one", start=40),
    ]
    model.show_spans(tags, default_scheme)
    assert listed(model) == ["Casualties-40", "Casualties-90", "Weapons-30", "Locations-1"]


def test_a_row_says_letter_quote_and_summary(default_scheme: AnnotationScheme, make_tag: MakeTag) -> None:
    model = SpanListModel()
    model.show_spans([make_tag("Weapons", "guided\n  bomb", {"category": "aerial_bomb"})], default_scheme)
    index = model.index(0)
    assert index.data() == "guided bomb"
    assert index.data(SpanRole.SUMMARY) == "aerial bomb"
    assert index.data(SpanRole.LABEL).letter == "W"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Weapons: guided bomb (aerial bomb)"


def test_only_what_changed_is_drawn_again(qtbot: QtBot, default_scheme: AnnotationScheme, make_tag: MakeTag) -> None:
    model = SpanListModel()
    tags = [make_tag("Weapons", "drone", start=place) for place in (10, 20, 30)]
    model.show_spans(tags, default_scheme)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: changed.append(-1))
    tags[1] = tags[1]._replace(fields={"category": "drone"})
    model.show_spans(tags, default_scheme)
    assert changed == [1]


def test_click_and_enter_choose(
    qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme, make_tag: MakeTag
) -> None:
    spans = SpanList(theme)
    qtbot.addWidget(spans)
    spans.resize(320, 300)
    spans.show_spans([make_tag("Weapons", "drone", start=place) for place in (10, 20, 30)], default_scheme)
    spans.show()
    place = spans.visualRect(spans.model().index(1, 0)).center()
    with qtbot.waitSignal(spans.span_chosen) as said:
        QTest.mouseClick(spans.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert said.args == ["Weapons-20"]
    QTest.keyClick(spans, Qt.Key.Key_Down)
    with qtbot.waitSignal(spans.span_chosen) as said:
        QTest.keyClick(spans, Qt.Key.Key_Return)
    assert said.args == ["Weapons-30"]


def test_the_current_span_is_kept_and_set_without_a_signal(
    qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme, make_tag: MakeTag
) -> None:
    spans = SpanList(theme)
    qtbot.addWidget(spans)
    tags = [make_tag("Weapons", "drone", start=place) for place in (10, 20, 30)]
    spans.show_spans(tags, default_scheme)
    with qtbot.assertNotEmitted(spans.span_chosen):
        spans.set_current("Weapons-20")
    spans.show_spans([make_tag("Casualties", "two killed", start=5), *tags], default_scheme)
    assert spans.currentIndex().data(SpanRole.UID) == "Weapons-20"
    assert spans.currentIndex().row() == 2
    spans.set_current("")
    assert not spans.currentIndex().isValid()
    assert not spans.selectedIndexes()


def test_five_thousand_spans(qtbot: QtBot, theme: Theme, default_scheme: AnnotationScheme, make_tag: MakeTag) -> None:
    spans = SpanList(theme)
    qtbot.addWidget(spans)
    spans.resize(320, 600)
    tags = [make_tag("Weapons", f"drone {number}", start=number * 20) for number in range(5_000)]
    spans.show_spans(tags, default_scheme)
    spans.show()
    spans.set_current(tags[4_999].uid)
    assert spans.model().rowCount(QModelIndex()) == 5_000
    assert spans.viewport().rect().contains(spans.visualRect(spans.currentIndex()).center())
    assert not spans.grab().isNull()


def test_labels_that_the_scheme_does_not_know_are_left_out(default_scheme: AnnotationScheme, make_tag: MakeTag) -> None:
    model = SpanListModel()
    model.show_spans([make_tag("Weapons", "drone")._replace(label_uid="gone")], default_scheme)
    assert model.rowCount() == 0

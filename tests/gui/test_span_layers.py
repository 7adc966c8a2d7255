"""Spans are found by place and stacked in lanes, whatever is added and removed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.gui.span_layers import ShownSpan, SpanLayers, SpanLook

LOOK = SpanLook("Casualties", "C", "#c2410c", "#fde3d3")


def shown(start: int, end: int, uid: str = "", layer: int = 0) -> ShownSpan:
    return ShownSpan(uid or f"{start}-{end}", Span(start, end), LOOK, layer=layer)


spans = st.builds(
    lambda start, length, number, layer: shown(start, start + length, f"s{number}", layer),
    st.integers(0, 60),
    st.integers(1, 20),
    st.integers(0, 30),
    st.integers(0, 1),
)


def assert_sound(layers: SpanLayers) -> None:
    """Check against the plain definition: everything is found, and no two underlines run into each other."""
    everything = list(layers)
    for start in range(0, 85, 3):
        for end in (start + 1, start + 9):
            wanted = [one for one in everything if one.span.start < end and one.span.end > start]
            assert layers.between(start, end) == wanted
    for one in everything:
        touching = [other for other in everything if other.uid != one.uid and other.span.overlaps(one.span)]
        assert all(layers.lane(other.uid) != layers.lane(one.uid) for other in touching)
        assert layers.is_stacked(one.uid) == bool(touching)


@settings(max_examples=60)
@given(st.lists(spans, max_size=25), st.lists(st.tuples(spans, st.booleans()), max_size=15))
def test_changes_one_by_one_end_where_setting_all_at_once_ends(
    before: list[ShownSpan], changes: list[tuple[ShownSpan, bool]]
) -> None:
    layers = SpanLayers(before)
    for one, added in changes:
        if added:
            layers.add(one)
        else:
            layers.remove(one.uid)
    assert_sound(layers)
    afresh = SpanLayers(list(layers))
    assert list(afresh) == list(layers)
    assert {one.uid: afresh.lane(one.uid) for one in layers} == {one.uid: layers.lane(one.uid) for one in layers}


def test_the_inner_span_runs_nearest_to_the_text() -> None:
    layers = SpanLayers([shown(0, 20, "outer"), shown(5, 10, "inner"), shown(30, 35, "alone")])
    assert [layers.lane(uid) for uid in ("inner", "outer", "alone")] == [0, 1, 0]


def test_each_layer_has_lanes_of_its_own() -> None:
    layers = SpanLayers([shown(0, 20, "yours", layer=1), shown(5, 10, "mine"), shown(30, 35, "yours only", layer=1)])
    assert [layers.lane(uid) for uid in ("mine", "yours", "yours only")] == [0, 1, 1]


def test_the_shortest_span_comes_first_at_a_place() -> None:
    layers = SpanLayers([shown(0, 20, "outer"), shown(5, 10, "inner"), shown(4, 12, "middle")])
    assert [one.uid for one in layers.at(6)] == ["inner", "middle", "outer"]
    assert layers.at(20) == []


def test_next_and_previous_in_reading_order() -> None:
    layers = SpanLayers([shown(0, 20, "outer"), shown(0, 5, "inner"), shown(30, 35, "last")])
    assert [one.uid for one in layers] == ["outer", "inner", "last"]
    assert layers.after(layers.get("outer"), 0) == layers.get("inner")
    assert layers.after(None, 1) == layers.get("last")
    assert layers.after(layers.get("last"), 0) is None
    assert layers.before(layers.get("inner"), 0) == layers.get("outer")
    assert layers.before(None, 30) == layers.get("inner")
    assert layers.before(None, 0) is None

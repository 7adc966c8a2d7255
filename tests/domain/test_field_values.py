"""Many forms of one label are told to fit at once, and never one that does not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.field_values import FormCheck, check_fields
from annotator.domain.scheme import AnnotationScheme

_ODD = st.none() | st.booleans() | st.integers(-3, 10**6) | st.floats() | st.text(max_size=5) | st.just({"span": "x"})


@settings(max_examples=300)
@given(draw=st.data())
def test_a_form_that_fits_at_once_has_no_problem(default_scheme: AnnotationScheme, draw: st.DataObject) -> None:
    label = draw.draw(st.sampled_from(default_scheme.labels))
    fitting = st.sampled_from([choice.value for item in label.fields for choice in item.choices] or ["x"])
    keys = st.sampled_from([*(item.key for item in label.fields), "no such field"])
    values: dict[str, Any] = draw.draw(st.dictionaries(keys, fitting | _ODD, max_size=6))
    assert not FormCheck(label).is_plain(values) or not check_fields(label, values)


def test_usual_forms_fit_at_once(default_scheme: AnnotationScheme) -> None:
    known = [(label, name.fields) for label in default_scheme.labels for name in label.known_names]
    assert known
    assert all(FormCheck(label).is_plain(fields) for label, fields in known)

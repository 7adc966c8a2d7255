"""Many forms of one label are told to fit at once, and never one that does not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.field_values import FormCheck, check_fields
from annotator.domain.scheme import AnnotationScheme
from annotator.services.cleaning import clean_fields

_ODD = (
    *(st.none(), st.booleans(), st.integers(-3, 10**6), st.integers(2**62, 2**65), st.floats(), st.text(max_size=5)),
    *(st.just({"span": "x"}), st.integers(999, 1002).map("x".__mul__)),
)


@settings(max_examples=300, deadline=None)
@given(draw=st.data())
def test_a_form_that_fits_at_once_has_no_problem(default_scheme: AnnotationScheme, draw: st.DataObject) -> None:
    label = draw.draw(st.sampled_from(default_scheme.labels))
    fitting = st.sampled_from([choice.value for item in label.fields for choice in item.choices] or ["x"])
    keys = st.sampled_from([*(item.key for item in label.fields), "no such field"])
    values: dict[str, Any] = draw.draw(st.dictionaries(keys, st.one_of(fitting, *_ODD), max_size=6))
    if FormCheck(label).is_plain(values):
        assert not check_fields(label, values)
        # An import stores such a form as it came.
        assert clean_fields(values) is values


def test_usual_forms_fit_at_once(default_scheme: AnnotationScheme) -> None:
    known = [(label, name.fields) for label in default_scheme.labels for name in label.known_names]
    assert known
    assert all(FormCheck(label).is_plain(fields) for label, fields in known)

"""The fingerprint of an article says the same as comparing it whole."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan, ExchangedZone, Problem
from annotator.formats.comparing import Promises, comparable, fingerprint
from tests.formats.samples import GOLDEN, articles

OTHER: dict[str, Any] = {
    **{"text": GOLDEN[1].text, "metadata": Metadata("Other"), "spans": GOLDEN[0].spans[1:]},
    **{"progress": (ExchangedProgress("Taras", "done"),), "zones": (ExchangedZone(0, 3),), "zones_known": True},
}
OTHER_SPAN: dict[str, Any] = {"start": 1, "end": 9, "fields": {"x": 1}, "automatic": ("x",)}


def _agree(one: ExchangedArticle, other: ExchangedArticle) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (comparable(one) == comparable(other))


@pytest.mark.parametrize("text", [GOLDEN[0].text, ""])
def test_every_part_that_is_compared_is_in_the_fingerprint(text: str) -> None:
    article = replace(GOLDEN[0], text=text)
    for part in fields(ExchangedArticle):
        _agree(article, replace(article, **{part.name: OTHER.get(part.name, "other")}))
    for part in fields(ExchangedSpan):
        span = replace(article.spans[0], **{part.name: OTHER_SPAN.get(part.name, "other")})
        _agree(article, replace(article, spans=(span, *article.spans[1:])))


@settings(max_examples=60, deadline=None)
@given(drawn=articles(), data=st.data())
def test_the_order_of_parts_says_nothing(drawn: list[ExchangedArticle], data: st.DataObject) -> None:
    article = drawn[0]
    turned = [replace(span, fields=dict(list(span.fields.items())[::-1])) for span in article.spans]
    other = replace(article, spans=tuple(data.draw(st.permutations(turned))), progress=article.progress[::-1])
    assert fingerprint(article) == fingerprint(other)
    _agree(article, drawn[-1])


def test_differences_are_told_with_what_was_promised() -> None:
    promises = Promises()
    for article in GOLDEN:
        promises.add(article)
    assert not list(promises.differences(GOLDEN, lambda number: GOLDEN[number]))
    changed = replace(GOLDEN[1], spans=GOLDEN[1].spans[1:])
    (problem,) = promises.differences([GOLDEN[0], changed, GOLDEN[2]], lambda number: GOLDEN[number])
    assert problem.sentence == "It came back otherwise: 1 tags, such as “Олег Синєгубов” (Officials)."
    (problem,) = promises.differences([GOLDEN[0], changed, GOLDEN[2]], lambda _: changed)
    assert problem.sentence == "It came back otherwise.", "the project was changed meanwhile"
    (problem,) = promises.differences(GOLDEN[:1], lambda number: GOLDEN[number])
    assert problem.sentence == "The file ends here; 2 more were written."
    (problem,) = promises.differences([*GOLDEN, GOLDEN[0]], lambda number: GOLDEN[number])
    assert problem.sentence == "It is in the file and was not written."
    assert list(promises.differences([*GOLDEN, Problem("x", "y")], lambda _: None)) == [Problem("x", "y")]

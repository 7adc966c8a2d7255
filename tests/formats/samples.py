"""Articles that every format is tested with: a fixed few for golden files, and any number drawn by hypothesis."""

import string
from typing import Any

from hypothesis import strategies as st

from annotator.domain.annotation import FieldValue
from annotator.domain.article import Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan
from annotator.text.normalise import normalise

LABELS = ("Casualties", "Weapons", "Officials", "Locations")


def span_of(text: str, quote: str, label: str, **parts: Any) -> ExchangedSpan:
    """Return a tag on the first place where a quote stands in a text."""
    start = text.index(quote)
    return ExchangedSpan(start, start + len(quote), label, text=quote, **parts)


def _article(text: str, uid: str, metadata: Metadata, *spans: ExchangedSpan, done_by: str = "") -> ExchangedArticle:
    progress = (ExchangedProgress(done_by, "done", flagged=True, seconds=81),) if done_by else ()
    return ExchangedArticle(
        text, metadata, tuple(sorted(spans, key=lambda span: (span.start, span.end))), progress, uid, text_hash(text)
    )


_ENGLISH = (
    "Drone strike in Kharkiv 🚁 kills three\n\n"
    "At least three people were killed, Mayor Ihor Terekhov said.\n"
    "A Shahed-136 drone hit the Saltivka district at night. 👩‍👩‍👧 were evacuated; 2\u202f000 homes lost power.\n"
)
_UKRAINIAN = "Голова ОВА Олег Синєгубов: п’ятеро поранених у Ку\u0301п’янську.\nУдарили КАБами — «без жертв»? Ні.\n"
_PLAIN = "=1+1 is not a formula.\n-2 degrees, @home.\n\n\n  Nothing is tagged here.\n"

_KILLED: dict[str, FieldValue] = {"outcome": "killed", "count_low": 3, "qualifier": "at_least", "confirmed": True}

GOLDEN: tuple[ExchangedArticle, ...] = (
    _article(
        _ENGLISH,
        "01a20000-0000-7000-8000-000000000001",
        Metadata("Drone strike in Kharkiv", "The Wire", "https://wire.example/1?a=b&c", "2024-05-23", "en"),
        span_of(
            _ENGLISH,
            "At least three people were killed",
            "Casualties",
            fields=_KILLED,
            automatic=("count_low", "outcome"),
            note="the mayor's own words,\n“three”",
            annotator="Olena",
            origin="manual",
            uid="01a20000-0000-7000-8000-0000000000a1",
            created_at="2024-05-24T08:00:00.000Z",
            updated_at="2024-05-24T08:01:00.000Z",
        ),
        span_of(_ENGLISH, "Ihor Terekhov", "Officials", annotator="Olena", origin="suggestion", uid="s2"),
        span_of(_ENGLISH, "Ihor Terekhov", "Officials", annotator="Taras", origin="manual", uid="s3"),
        span_of(_ENGLISH, "Shahed-136", "Weapons", fields={"family": "drone"}, annotator="Olena", uid="s4"),
        span_of(_ENGLISH, "Saltivka district", "Locations", fields={"latitude": -50.0125}, annotator="Olena", uid="s5"),
        span_of(_ENGLISH, "Saltivka", "Locations", annotator="Taras", uid="s6"),
        span_of(_ENGLISH, "👩‍👩‍👧", "Casualties", fields={"outcome": "displaced"}, annotator="Taras", uid="s7"),
        span_of(_ENGLISH, "said.\nA Shahed", "Weapons", annotator="Taras", uid="s8"),
        done_by="Olena",
    ),
    _article(
        _UKRAINIAN,
        "01a20000-0000-7000-8000-000000000002",
        Metadata("Удар по Куп’янську", "Дріт", "https://wire.example/2", "2024-05-24", "uk"),
        span_of(_UKRAINIAN, "Олег Синєгубов", "Officials", annotator="Olena", uid="s9"),
        span_of(_UKRAINIAN, "п’ятеро поранених", "Casualties", fields={"count_low": 5}, annotator="Olena", uid="s10"),
        span_of(_UKRAINIAN, "Ку\u0301п’янськ", "Locations", annotator="Olena", uid="s11"),
        span_of(
            _UKRAINIAN,
            "КАБ",
            "Weapons",
            fields={"place": {"span": "s11", "text": "Ку\u0301п’янськ"}, "kind": "=bomb"},
            annotator="Olena",
            uid="s12",
        ),
    ),
    _article(_PLAIN, "01a20000-0000-7000-8000-000000000003", Metadata("=1+1 is not a formula.")),
)

_PIECES = st.one_of(
    st.sampled_from(
        [
            *(
                "three",
                "killed",
                "Shahed-136",
                "п’ятеро",
                "Харків",
                "Kyiv",
                "\r\n",
                "\r\n\r\n",
                "\n",
                " ",
                " ",
                " ",
                ", ",
            ),
            *(
                "😀",
                "👩‍👩‍👧",
                "🇺🇦",
                "e\u0301",
                "й",
                "\u00a0",
                "\u2028",
                "\u202e",
                "|",
                "\t",
                "=",
                "<b>&amp;",
                "\\",
                '"',
            ),
            *("]", "[", "#", "_", "-", "\x01", "\x1c", "\x85", "B-PER", "-DOCSTART-", ". ", "? ", "_x0041_", "\ufeff"),
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4),
)
_TEXTS = (
    st.lists(_PIECES, min_size=1, max_size=25)
    .map(lambda pieces: normalise("".join(pieces)))
    .filter(lambda text: bool(text.strip()))
)
_WORDS = st.sampled_from(
    ["", "killed", "=cmd()", "-5", "3", "a|b\tc", "line\nline", "‘п’ять’ 😀", "'quoted'", "1.0", "{}"]
)
_KEYS = st.one_of(
    st.sampled_from(["outcome", "count_low", "who", "confirmed", "note", "label", "text"]),
    st.text(string.ascii_lowercase + "_", min_size=1, max_size=6),
)
_VALUES: st.SearchStrategy[FieldValue] = st.one_of(
    _WORDS,
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 3)),
    st.fixed_dictionaries({"span": st.just("s1"), "text": _WORDS}),
)
_NAMES = st.sampled_from(["Olena", "Тарас", "anna b", "=Ann", "A1"])
_LABELS = st.sampled_from([*LABELS, "Посадовці", "two words", "odd|label=1", "B-X", "a:b/c"])
_TIMES = st.sampled_from(["", "2024-05-24T08:00:00.000Z"])
_ORIGINS = st.sampled_from(["", "manual", "suggestion", "import"])


@st.composite
def _spans(draw: st.DrawFn, text: str, uid: str) -> tuple[ExchangedSpan, ...]:
    spans = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, min(len(text), start + 40)))
        fields = draw(st.dictionaries(_KEYS, _VALUES, max_size=3))
        spans.append(
            ExchangedSpan(
                start,
                end,
                draw(_LABELS),
                text=text[start:end],
                fields=fields,
                automatic=tuple(sorted(key for key in fields if draw(st.booleans()))),
                note=normalise(draw(_WORDS)),
                annotator=draw(_NAMES),
                origin=draw(_ORIGINS),
                uid=f"{uid}-{number}",
                created_at=draw(_TIMES),
                updated_at=draw(_TIMES),
            )
        )
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.uid)))


@st.composite
def articles(draw: st.DrawFn) -> list[ExchangedArticle]:
    """Draw a few articles as a project holds them: normalised texts, valid spans, several annotators, overlaps."""
    drawn = []
    for number in range(draw(st.integers(1, 3))):
        text = draw(_TEXTS)
        uid = f"article-{number}"
        metadata = Metadata(
            title=draw(_WORDS).replace("\n", " "),
            source=draw(st.sampled_from(["", "The Wire", "+Дріт"])),
            url=draw(st.sampled_from(["", "https://wire.example/?a=1&b=2"])),
            published_on=draw(st.sampled_from(["", "2024-05-23"])),
            language=draw(st.sampled_from(["", "en", "uk"])),
        )
        names = draw(st.lists(_NAMES, unique=True, max_size=2))
        progress = tuple(
            ExchangedProgress(name, draw(st.sampled_from(["in_progress", "done"])), draw(st.booleans()), number)
            for name in sorted(names)
        )
        drawn.append(ExchangedArticle(text, metadata, draw(_spans(text, uid)), progress, uid, text_hash(text)))
    return drawn

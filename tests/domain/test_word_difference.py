from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.word_difference import Piece, Side, shortened, word_difference


def shown(first: str, second: str) -> list[tuple[str, str]]:
    """Return the pieces as pairs."""
    return [(piece.side.value, piece.text.strip()) for piece in word_difference(first, second)]


def test_what_was_struck_stands_before_what_came() -> None:
    first = "At least seven people were killed, 20 were injured."
    second = "At least seven people were killed, 21 were injured. More soon."
    assert shown(first, second) == [
        ("both", "At least seven people were killed,"),
        ("first", "20"),
        ("second", "21"),
        ("both", "were injured."),
        ("second", "More soon."),
    ]


def test_quotes_case_and_white_space_make_no_difference() -> None:
    assert shown("“It’s  the\nTHIRD hit”", '"It\'s the third hit"') == [("both", '"It\'s the third hit"')]


def test_lone_words_between_differences_belong_to_them() -> None:
    assert shown("one two a three four", "five six a seven eight") == [
        ("first", "one two a three four"),
        ("second", "five six a seven eight"),
    ]


def test_what_both_have_is_shortened() -> None:
    words = " ".join(f"w{number}" for number in range(100))
    pieces = list(shortened(word_difference(f"{words} old", f"{words} new"), around=3))
    assert pieces[0].text == "… w97 w98 w99 "
    assert [piece.side for piece in pieces] == [Side.BOTH, Side.FIRST, Side.SECOND]
    assert list(shortened([Piece(Side.BOTH, "a b c ")])) == [Piece(Side.BOTH, "a b c ")]


_WORDS = ("one", "two", "three", "four", "five", "six.", "Київ", "\n")
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(_TEXTS, _TEXTS)
def test_each_text_can_be_read_from_the_pieces(first: str, second: str) -> None:
    pieces = word_difference(first, second)
    one = "".join(piece.text for piece in pieces if piece.side is not Side.SECOND)
    other = "".join(piece.text for piece in pieces if piece.side is not Side.FIRST)
    assert one.split() == first.split()
    assert other.split() == second.split()

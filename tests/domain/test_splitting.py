"""Splits are complete, keep groups together, come near their shares, and depend on nothing but seed and articles."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.export_choice import Split
from annotator.domain.splitting import SplitError, SplitGroup, checked, divide, joined, parse_split

NAMES = ("Casualties", "Weapons", "Officials", "Locations")
USUAL = {"train": 80, "validation": 10, "test": 10}
groups_drawn = st.lists(
    st.builds(
        lambda articles, labels: (articles, {name: count for name, count in labels.items() if count}),
        st.integers(1, 6),
        st.dictionaries(st.sampled_from(NAMES), st.integers(0, 30)),
    ),
    max_size=60,
).map(lambda drawn: [SplitGroup(str(number).encode(), *one) for number, one in enumerate(drawn)])
shares_drawn = st.dictionaries(st.sampled_from(["train", "validation", "test", "rest"]), st.integers(0, 100)).filter(
    lambda shares: any(shares.values())
)


@settings(max_examples=200, deadline=None)
@given(groups=groups_drawn, shares=shares_drawn, seed=st.integers(), chance=st.randoms())
def test_complete_disjoint_and_the_same_in_any_order(
    groups: list[SplitGroup], shares: dict[str, int], seed: int, chance: Random
) -> None:
    split = Split(shares, seed)
    found = divide(groups, split)
    assert found.keys() == {group.key for group in groups}
    with_share = {name for name, share in shares.items() if share}
    assert set(found.values()) <= with_share
    assert len(set(found.values())) == min(len(groups), len(with_share))
    shuffled = list(groups)
    chance.shuffle(shuffled)
    assert divide(shuffled, Split(dict(reversed(shares.items())), seed)) == found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("shares", [USUAL, {"train": 1, "test": 1}, {"train": 70, "test": 30}])
def test_shares_of_articles_and_of_each_label_are_near(shares: dict[str, int], seed: int) -> None:
    chance = Random(seed)
    groups = []
    for number in range(800):
        size = chance.choice([1] * 8 + [2, 5])
        labels = Counter(
            name for rarity, name in enumerate(NAMES, 1) for _ in range(chance.randrange(0, 12 // rarity) * size)
        )
        groups.append(SplitGroup(str(number).encode(), size, labels))
    found = divide(groups, Split(shares, seed))
    totals: Counter[str] = Counter()
    parts: dict[str, Counter[str]] = {name: Counter() for name in shares}
    for group in groups:
        weights = {"articles": group.articles, **group.labels}
        totals.update(weights)
        parts[found[group.key]].update(weights)
    for name, share in shares.items():
        for kind, total in totals.items():
            assert parts[name][kind] / total == pytest.approx(share / sum(shares.values()), abs=0.02), (name, kind)


def test_large_groups_go_to_small_parts_too() -> None:
    groups = [SplitGroup(str(number).encode(), 5 if number < 100 else 1, {}) for number in range(600)]
    found = divide(groups, Split(USUAL))
    assert 5 <= sum(found[group.key] == "test" for group in groups[:100]) <= 15


def test_a_group_larger_than_a_part_goes_where_it_fits_best() -> None:
    groups = [SplitGroup(b"large", 40, {"Weapons": 100}), *(SplitGroup(f"{n}".encode()) for n in range(60))]
    found = divide(groups, Split(USUAL))
    assert found[b"large"] == "train"
    assert Counter(found.values())["test"] == 10


def test_ten_articles() -> None:
    groups = [SplitGroup(str(number).encode(), 1, {"Weapons": number % 3}) for number in range(10)]
    assert Counter(divide(groups, Split(USUAL)).values()) == {"train": 8, "validation": 1, "test": 1}


def test_another_seed_divides_otherwise() -> None:
    groups = [SplitGroup(str(number).encode(), 1, {"Weapons": number % 7}) for number in range(200)]
    in_test = [{key for key, part in divide(groups, Split(USUAL, seed)).items() if part == "test"} for seed in range(8)]
    assert all(len(one & other) < 10 for one in in_test for other in in_test if one is not other)


@settings(max_examples=100, deadline=None)
@given(count=st.integers(0, 30), data=st.data())
def test_what_belongs_together_is_one_group(count: int, data: st.DataObject) -> None:
    number = st.integers(0, count - 1) if count else st.nothing()
    grouping = st.lists(st.lists(number, max_size=4), max_size=6 if count else 0)
    first, second = data.draw(grouping), data.draw(grouping)
    groups = joined([b""] * count, first, second)
    assert sorted(one for group in groups for one in group) == list(range(count))
    where = {one: place for place, group in enumerate(groups) for one in group}
    for together in (*first, *second):
        assert len({where[one] for one in together}) <= 1
    # and no two groups are one without a reason
    linked = sum(len(set(together)) - 1 for together in (*first, *second) if together)
    assert len(groups) >= count - linked


@pytest.mark.parametrize(
    ("given_", "shares"),
    [
        ("80/10/10", USUAL),
        ("80/20", {"train": 80, "test": 20}),
        ("train=80, dev=10, test=10", USUAL),
        ("train=80,test=20", {"train": 80, "test": 20}),
        ("all=1", {"all": 1}),
        ("100/0/0", {"train": 100, "validation": 0, "test": 0}),
    ],
)
def test_shares_as_they_are_typed(given_: str, shares: dict[str, int]) -> None:
    assert parse_split(given_, 7) == Split(shares, 7)


@pytest.mark.parametrize(
    "given_",
    [
        *("", "80", "80/10/5/5", "a/b", "-80/20", "0/0", "1e3/2", "8/²"),
        *("train=80,train=20", "train=80,20", "../x=1,b=1", "A=1,a=1", "tokens=1,b=1", "=1,b=1"),
    ],
)
def test_what_is_no_split_is_refused(given_: str) -> None:
    with pytest.raises(SplitError) as caught:
        parse_split(given_)
    assert "{" not in caught.value.sentence()
    for shares in ({}, {"dev": 1, "train": 1}):
        with pytest.raises(SplitError):
            checked(Split(shares))

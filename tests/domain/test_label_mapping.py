import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.label_mapping import (
    LabelMappedTwice,
    LabelMapping,
    LabelMappingError,
    MappedLabels,
    MappedToNothing,
    foreign_labels,
    guess_label,
    parse_label_mapping,
    remembered_key,
    with_remembered,
)
from annotator.domain.scheme import AnnotationScheme


def article(*labels: str) -> ExchangedArticle:
    """Return an article with a span of each label."""
    return ExchangedArticle("Kharkiv", spans=tuple(ExchangedSpan(0, 7, label) for label in labels))


@pytest.mark.parametrize(
    ("foreign", "label"),
    [
        *(("PER", "Officials"), ("person", "Officials"), ("PER.Individual", "Officials"), ("B_PERS", "Officials")),
        *(("LOC", "Locations"), ("GPE", "Locations"), ("FAC", "Locations"), ("Location", "Locations")),
        *(("PRODUCT", "Weapons"), ("WEAPON", "Weapons"), ("vehicle", "Weapons"), ("casualty", "Casualties")),
        *(("locations", "Locations"), ("OFFICIALS", "Officials"), ("Локація", "Locations")),
        *(("MISC", None), ("ORG", None), ("", None), ("DATE", None)),
    ],
)
def test_what_labels_of_others_mean(default_scheme: AnnotationScheme, foreign: str, label: str | None) -> None:
    assert guess_label(foreign, default_scheme) == label


def test_mappings_are_read_as_they_are_typed() -> None:
    assert parse_label_mapping(["PER=Officials", " MISC = "]).chosen == {"PER": "Officials", "MISC": ""}
    assert parse_label_mapping(["per=Officials", "PER=Officials"]).chosen == {"per": "Officials"}
    for wrong in ("PER", "=Officials", "", " = "):
        with pytest.raises(LabelMappingError):
            parse_label_mapping([wrong])
    with pytest.raises(LabelMappedTwice):
        parse_label_mapping(["PER=Officials", "per="])


def test_spans_are_renamed_left_out_or_kept(default_scheme: AnnotationScheme) -> None:
    mapped = MappedLabels(parse_label_mapping(["PER=officials", "MISC=", "GPE=Locations"]), default_scheme)
    labels = [span.label for span in mapped.of(article("per", "MISC", "ORG", "Weapons", "MISC")).spans]

    assert labels == ["Officials", "ORG", "Weapons"]
    assert mapped.dropped == {"MISC": 2}
    assert mapped.unused() == ["gpe"]


def test_the_rest_can_be_left_out(default_scheme: AnnotationScheme) -> None:
    mapped = MappedLabels(parse_label_mapping(["PER=Officials"], drops_rest=True), default_scheme)

    assert [span.label for span in mapped.of(article("PER", "ORG", "weapons")).spans] == ["Officials", "weapons"]
    assert mapped.dropped == {"ORG": 1}


def test_a_label_that_the_project_lacks_is_refused(default_scheme: AnnotationScheme) -> None:
    with pytest.raises(MappedToNothing, match="Casualties, Weapons"):
        MappedLabels(LabelMapping({"PER": "Oficials"}), default_scheme)


def test_what_is_remembered_of_a_set_of_labels(default_scheme: AnnotationScheme) -> None:
    remembered = with_remembered({}, ["PER", "LOC"], {"PER": "Officials"})
    assert remembered[remembered_key(["loc", "per"])] == {"PER": "Officials"}
    for number in range(60):
        remembered = dict(with_remembered(remembered, [f"L{number}"], {}))
    assert len(remembered) == 50
    assert "l59" in remembered
    assert foreign_labels(["PER", "weapons", "PER"], default_scheme) == ["PER"]


_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"], exclude_characters="="), min_size=1, max_size=8)
_TARGETS = st.sampled_from(["", "Officials", "Weapons", "Locations"])


@settings(max_examples=80, deadline=None)
@given(chosen=st.dictionaries(_NAMES, _TARGETS), labels=st.lists(_NAMES, max_size=6), drops=st.booleans())
def test_every_span_is_renamed_kept_or_counted(
    default_scheme: AnnotationScheme, chosen: dict[str, str], labels: list[str], drops: bool
) -> None:
    unlike = {name.casefold(): (name, target) for name, target in chosen.items()}
    chosen = dict(unlike.values())
    typed = parse_label_mapping([f"{name}={target}" for name, target in chosen.items()], drops_rest=drops)
    given_labels = [*labels, *chosen]
    mapped = MappedLabels(typed, default_scheme)
    kept = mapped.of(article(*given_labels)).spans

    assert len(kept) + sum(mapped.dropped.values()) == len(given_labels)
    assert mapped.unused() == []
    if drops:
        assert all(default_scheme.label_named(span.label) for span in kept)

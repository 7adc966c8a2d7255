"""What of a project goes into a dataset: whose tags, which articles and labels, how split, what kept private."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.workflow import State

ALL = "all"
"""Stands for the tags of everybody, kept apart by name."""


class Texts(StrEnum):
    """How much of the articles' own words goes into a dataset."""

    FULL = "full"
    QUOTES = "quotes"
    """Hashes of the texts, offsets, and the tagged words."""
    NONE = "none"
    """Hashes of the texts and offsets alone."""


@dataclass(frozen=True, slots=True)
class Split:
    """How articles are divided into parts of a dataset."""

    shares: Mapping[str, int]
    """Weight of each part by name, such as ``{"train": 80, "validation": 10, "test": 10}``."""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What goes into a dataset; as it stands, everything."""

    annotations: str = ALL
    """``all``, ``gold``, or an annotator's name."""
    otherwise: str = ""
    """Annotator whose tags count where an article has not been settled in review; only beside ``gold``."""
    states: frozenset[State] = frozenset()
    """States an article may have for those whose tags go out; none given takes every article."""
    flagged_only: bool = False
    query: str = ""
    """Search that an article must match, as in the article list."""
    articles: frozenset[str] = frozenset()
    """Ids of articles picked by hand; none given takes every article."""
    labels: Mapping[str, str] | None = None
    """Name in the dataset of each label that goes out; None takes all under their own names."""
    fields: bool = True
    zones: bool = True
    """Site furniture stays in the texts; without it, offsets count in the texts that are left."""
    split: Split | None = None
    pseudonyms: bool = False
    """Annotators are called A1, A2 and so on."""
    times: bool = True
    """When tags were made, ids and origins go out."""
    texts: Texts = Texts.FULL
    card: bool = False
    """A card goes with it, README.md with charts, where the format is a folder; Parquet always has one."""
    licence: str = ""
    """What the card says may be done with it, such as ``CC-BY-4.0``; empty where that is not stated."""


EVERYTHING = ExportChoice()

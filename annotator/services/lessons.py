"""What a project's outlets were taught about their furniture."""

from itertools import groupby

from annotator.domain.furniture import Teaching, outlet_of
from annotator.storage.stores import Stores


def teaching_of(stores: Stores) -> Teaching:
    """Return what was drawn and taken away by hand in all articles, by outlet."""
    teaching = Teaching()
    for _, taught in groupby(stores.zones.taught(), key=lambda one: one.article_id):
        said = list(taught)
        teaching.add(
            outlet_of(said[0].source, said[0].url),
            [one.zone.quote for one in said if not one.removed],
            [one.zone.quote for one in said if one.removed],
        )
    return teaching

"""Take back what an import brought that did not come to its end.

Whole, as one transaction, or in two steps: out of sight at once, and then erased piece by piece while somebody works.
Between any two pieces the program may be killed; the run counts as unfinished until the last is gone.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from annotator.domain.scheme_growth import without_growth
from annotator.storage.stores import Stores

_AT_ONCE = 100
"""Articles erased in one transaction: short enough that a tag made meanwhile does not wait noticeably."""


def take_back(stores: Stores, run_id: int) -> int:
    """Take back a run, and the labels, fields and annotators that came with it.

    Return how many articles stay because somebody worked in them meanwhile.
    """
    with stores.file.transaction(lasting=True):
        kept = stores.imports.release_worked_on(run_id)
        _forget(stores, run_id)
    return kept


def take_back_unfinished(stores: Stores) -> None:
    """Take back every import in whose middle the program ended."""
    for run_id in stores.imports.unfinished():
        take_back(stores, run_id)


def hide_unfinished(stores: Stores) -> list[int]:
    """Take what such imports brought out of sight, which is quick; return what :func:`erase_hidden` has to erase."""
    runs = stores.imports.unfinished()
    with stores.file.transaction():
        for run_id in runs:
            stores.imports.release_worked_on(run_id)
            stores.imports.hide(run_id)
            # Labels that hidden tags use are retired by this, and go with the last of the tags.
            _shrink_scheme(stores, stores.imports.grown(run_id))
    return runs


def erase_hidden(
    stores: Stores,
    runs: Sequence[int],
    *,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Erase hidden runs piece by piece; what is left when somebody cancels, the next opening hides and erases."""
    total, done = sum(map(stores.imports.articles_of, runs)), 0
    for run_id in runs:
        erased = _AT_ONCE
        while erased == _AT_ONCE:
            on_progress(done, total)
            if cancelled():
                return
            with stores.file.transaction():
                erased = stores.imports.erase_articles(run_id, _AT_ONCE)
            done += erased
        with stores.file.transaction():
            _forget(stores, run_id)


def _forget(stores: Stores, run_id: int) -> None:
    """Erase a run with all that is left of it, and what came with it besides articles and tags."""
    grown = stores.imports.grown(run_id)
    stores.imports.erase(run_id)
    _shrink_scheme(stores, grown)
    stores.people.forget_unused(grown.get("annotators", ()))


def _shrink_scheme(stores: Stores, grown: Mapping[str, Any]) -> None:
    if grown.get("scheme"):
        stores.scheme.save(without_growth(stores.scheme.load(), grown["scheme"]))

"""The colours of the article view that do not come from a label."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewColours:
    """Colours as ``#rrggbb``, for light or for dark."""

    page: str
    text: str
    muted: str
    """Byline and other things beside the text."""
    accent: str
    """Frame of the selected span, and the caret."""
    selection: str
    found: str
    """Behind what the find bar found."""
    found_here: str
    """Behind the one among them that was jumped to."""
    quiet: str
    """Behind spans that are not in question."""
    trough: str
    """The ruler's strip."""


LIGHT = ViewColours(
    page="#f6f5f2",
    text="#1d1f23",
    muted="#5f646d",
    accent="#3457d5",
    selection="#c9d5fb",
    found="#fbeba6",
    found_here="#ffd24a",
    quiet="#e9e7e1",
    trough="#efede8",
)
DARK = ViewColours(
    page="#16181c",
    text="#e8e6e1",
    muted="#9aa0aa",
    accent="#8aa4ff",
    selection="#33437a",
    found="#4d431b",
    found_here="#71600f",
    quiet="#272b31",
    trough="#272b31",
)

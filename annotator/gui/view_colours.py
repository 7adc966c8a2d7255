"""The colours of the article view that do not come from a label."""

from typing import NamedTuple

from annotator.gui import shades
from annotator.gui.shades import Shades


class ViewColours(NamedTuple):
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

    @classmethod
    def of(cls, window: Shades, *, found: str, found_here: str) -> "ViewColours":
        """Take over the window's shades."""
        return cls(
            page=window.page,
            text=window.text,
            muted=window.muted,
            accent=window.accent,
            selection=window.selection,
            found=found,
            found_here=found_here,
            quiet=window.line,
            trough=window.well,
        )


LIGHT = ViewColours.of(shades.LIGHT, found="#fbeba6", found_here="#ffd24a")
DARK = ViewColours.of(shades.DARK, found="#4d431b", found_here="#71600f")


def view_colours(*, dark: bool) -> ViewColours:
    """Return the colours for the look in use."""
    return DARK if dark else LIGHT

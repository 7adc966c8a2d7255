"""The colours of the window by name, light and dark. Every pairing that carries text keeps WCAG AA (see its test)."""

from typing import NamedTuple


class Shades(NamedTuple):
    """Colours as ``#rrggbb``. A name says what the colour is for, not how it looks."""

    page: str
    """Behind the article and behind whole workspaces."""
    panel: str
    """Bars, side panes, cards, menus."""
    well: str
    """Sunk or resting controls: search box, segments, chips, the current row of a list."""
    field: str
    """Inside of text entries."""
    line: str
    """Hairlines and borders."""
    text: str
    muted: str
    accent: str
    """The act that matters most, focus and selection frames."""
    on_accent: str
    accent_soft: str
    inverse: str
    """A chosen chip."""
    on_inverse: str
    selection: str
    """Behind selected text."""
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    colleague: str
    """The other annotator in a comparison; the first one is ``accent``."""

    def named(self) -> dict[str, str]:
        """Return the colours by name."""
        return self._asdict()


LIGHT = Shades(
    page="#f6f5f2",
    panel="#ffffff",
    well="#efede8",
    field="#f6f5f2",
    line="#e3e1db",
    text="#1d1f23",
    muted="#5f646d",
    accent="#3457d5",
    on_accent="#ffffff",
    accent_soft="#e4e9fb",
    inverse="#1d1f23",
    on_inverse="#ffffff",
    selection="#c9d5fb",
    danger="#b3261e",
    danger_soft="#fbe4e1",
    warning="#7d5200",
    warning_soft="#fbefd3",
    success="#0c6b3c",
    success_soft="#ddf1e5",
    colleague="#855b00",
)

DARK = Shades(
    page="#16181c",
    panel="#1e2126",
    well="#272b31",
    field="#16181c",
    line="#30343b",
    text="#e8e6e1",
    muted="#9aa0aa",
    accent="#8aa4ff",
    on_accent="#16181c",
    accent_soft="#2a3352",
    inverse="#e8e6e1",
    on_inverse="#16181c",
    selection="#33437a",
    danger="#ff8a80",
    danger_soft="#46221f",
    warning="#f0b64c",
    warning_soft="#3d3118",
    success="#6fd39b",
    success_soft="#173526",
    colleague="#e0a526",
)

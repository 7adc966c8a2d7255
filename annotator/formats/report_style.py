"""The look of the report: light and dark by what the reader's system asks for, black on white on paper."""

import re
from collections.abc import Iterable, Mapping

from annotator.domain.scheme import Colours, Label

STYLE = """\
:root { color-scheme: light dark; --text: #1f2328; --muted: #59636e; --line: #d8dee4; --page: #ffffff;
  --other-text: #57534a; --other-fill: #eceae4; }
* { box-sizing: border-box; }
body { font-family: "Inter", "Segoe UI", "Noto Sans", system-ui, sans-serif; color: var(--text);
  background: var(--page); max-width: 50em; margin: 2.5em auto; padding: 0 1.2em; line-height: 1.5; }
h1 { font-size: 1.6em; margin: 0 0 0.1em; line-height: 1.25; }
h2 { font-family: "Noto Serif", Georgia, serif; font-size: 1.3em; line-height: 1.35; margin: 0 0 0.2em; }
.about { color: var(--muted); font-size: 0.9em; margin: 0.2em 0 1.2em; }
.about a { color: inherit; overflow-wrap: anywhere; }
.legend { margin: 0 0 1.4em; font-size: 0.9em; }
.legend div { display: grid; grid-template-columns: 12em 1fr; gap: 0.8em; padding: 0.25em 0; }
.legend dt b { font-weight: 600; padding-inline-start: 0.5em; } .legend dd { margin: 0; color: var(--muted); }
nav ol { padding-inline-start: 1.6em; margin: 0; } nav li { padding: 0.1em 0; } nav a { color: inherit; }
article { border-top: 1px solid var(--line); margin-top: 2.5em; padding-top: 2em; }
article > p { font-family: "Noto Serif", Georgia, serif; font-size: 1.06em; line-height: 1.75; margin: 0 0 0.9em;
  white-space: pre-wrap; overflow-wrap: anywhere; }
article > p.about { font-family: inherit; font-size: 0.9em; line-height: 1.5; }
mark { color: inherit; border-radius: 3px; padding: 0.1em 0; }
.number, sup { font: 600 0.68em "Inter", "Segoe UI", "Noto Sans", system-ui, sans-serif; vertical-align: 0.45em;
  line-height: 0; text-decoration: none; padding-inline: 0.12em; }
td .number { font-size: 0.85em; vertical-align: baseline; }
.furniture { color: var(--muted); font-style: italic; opacity: 0.75; }
.hidden { font: 0.72em ui-monospace, monospace; color: var(--muted); border: 1px solid var(--line);
  border-radius: 3px; padding: 0 0.2em; unicode-bidi: isolate; }
table { border-collapse: collapse; width: 100%; font-size: 0.86em; margin-top: 1.4em; }
th { text-align: start; color: var(--muted); font-weight: 500; }
th, td { padding: 0.35em 0.8em 0.35em 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:first-child { white-space: nowrap; } td i { font-style: normal; color: var(--muted); }
tr:target td { background: color-mix(in srgb, var(--line) 45%, transparent); }
.note { color: var(--muted); font-style: italic; white-space: pre-wrap; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e8eb; --muted: #a2abb5; --line: #343a42; --page: #16181c;
    --other-text: #cfc9bd; --other-fill: #37342f; } }
@media print {
  @page { margin: 18mm 16mm; }
  :root { --text: #000000; --muted: #444444; --line: #bbbbbb; --page: #ffffff; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }
  mark, .number { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  article { break-before: page; border-top: 0; margin-top: 0; padding-top: 0.5em; }
  h2 { break-after: avoid; } tr, .legend div { break-inside: avoid; } thead { display: table-header-group; } }
"""


_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def _variables(name: str, colours: Colours) -> str:
    """Return the two colours of a label; one that is no colour is left to the page, which has none of that name."""
    pairs = ((part, value) for part, value in (("text", colours.text), ("fill", colours.fill)))
    return " ".join(f"--{name}-{part}: {value};" for part, value in pairs if _COLOUR.fullmatch(value))


def colour_rules(labels: Iterable[Label], classes: Mapping[str, str]) -> str:
    """Return the colours of each label as variables by its class: light, dark, and on paper."""
    pairs = [(classes[label.name], label) for label in labels]
    light = " ".join(_variables(name, one.light) for name, one in pairs)
    dark = " ".join(_variables(name, one.dark) for name, one in pairs)
    numbers = " ".join(
        f".{name}:not(mark) {{ color: var(--{name}-text); }}" for name in dict.fromkeys(classes.values())
    )
    return (
        f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@media print {{ :root {{ {light} --other-text: #57534a; --other-fill: #eceae4; }} }}\n{numbers}\n"
    )

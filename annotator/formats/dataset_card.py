"""The card of a dataset: README.md with what people need to know before they use it, its charts, the guidelines.

Its head is YAML as Hugging Face has it. Everything in it is counted from what was written, or was chosen.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.casualty_mentions import IncidentLabels
from annotator.domain.dataset_facts import Agreement, AgreementRow, Chart, ChartBar, DatasetCounts, DatasetFacts
from annotator.formats.base import WriteOptions

CARD, GUIDELINES, CHARTS = "README.md", "GUIDELINES.md", "charts"
_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"), (10**7, "1M<n<10M"))
_LANGUAGE = re.compile("[a-z]{2,3}")
_LICENCE_ID = re.compile(r"[a-z0-9][a-z0-9.+-]*", re.IGNORECASE)
_MOST_OUTLETS = 12
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_PLAIN_COLOUR = "#3556d8"
_FIGURES = (
    ("exact F1", "exact_f1"),
    ("overlap F1", "overlap_f1"),
    ("token kappa", "token_kappa"),
    ("unitizing alpha", "unitizing_alpha"),
    ("field agreement", "field_agreement"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a format lays a dataset out, for the card."""

    sentences: tuple[str, ...]
    head: tuple[str, ...] = ()
    """Further lines for the head in YAML."""
    loading: tuple[str, ...] = ()
    """Lines of Python, each of which reads the folder."""


def write_card(folder: Path, counts: DatasetCounts, options: WriteOptions, layout: Layout) -> None:
    """Write the card into the folder of a dataset, with charts where these can be drawn."""
    facts = options.facts
    if facts.guidelines.strip():
        (folder / GUIDELINES).write_text(facts.guidelines.rstrip() + "\n", encoding="utf-8", newline="\n")
    charts = _draw_charts(folder, counts, options)
    title = " ".join((options.project_name or "Tagged articles").split())
    sections = (
        [f"# {_cell(title)}", "", *_opening(counts, facts), "", *layout.sentences],
        _table(counts, options),
        charts,
        _articles(counts, facts),
        _labels(options),
        _agreement(facts.agreement),
        _limits(options),
        ["## Loading", "", "```python", *layout.loading, "```"] if layout.loading else [],
    )
    head = ["---", *_head(counts, facts, title), *layout.head, "---"]
    body = "\n\n".join("\n".join(section) for section in (head, *sections) if section)
    (folder / CARD).write_text(body + "\n", encoding="utf-8", newline="\n")


def _head(counts: DatasetCounts, facts: DatasetFacts, title: str) -> list[str]:
    languages = sorted(code for code in counts.languages if _LANGUAGE.fullmatch(code))
    size = next((name for limit, name in _SIZES if counts.articles.total() < limit), "n>10M")
    lines = [f"pretty_name: {quoted(title)}", *_licence(facts.licence.strip())]
    if languages:
        lines += ["language:", *(f"- {quoted(code)}" for code in languages)]
    lines += ["size_categories:", f"- {size}", "task_categories:", "- token-classification"]
    return [*lines, "task_ids:", "- named-entity-recognition", "annotations_creators:", "- expert-generated"]


def _licence(licence: str) -> list[str]:
    """Return the lines on the licence; none where it is not stated."""
    if not licence:
        return []
    if _LICENCE_ID.fullmatch(licence):
        return [f"license: {quoted(licence.lower())}"]
    return ["license: other", f"license_name: {quoted(licence)}"]


def _opening(counts: DatasetCounts, facts: DatasetFacts) -> list[str]:
    spans = sum(counts.spans.values())
    whose = f" {facts.whose}" if facts.whose else ""
    return [f"{counts.articles.total():,} articles with {spans:,} tagged spans.{whose}"]


def _table(counts: DatasetCounts, options: WriteOptions) -> list[str]:
    """Return articles and spans by label and part."""
    parts = counts.parts()
    shown = [part or "all" for part in parts]
    rows = [("articles", [counts.articles[part] for part in parts])]
    rows += [(label, [counts.spans[label, part] for part in parts]) for label in _in_order(counts, options)]
    total = len(parts) > 1
    lines = [_row(["", *shown, *(["total"] if total else [])]), "|---|" + "--:|" * (len(parts) + total)]
    for name, numbers in rows:
        cells = [f"{number:,}" for number in (*numbers, *([sum(numbers)] if total else []))]
        lines.append(_row([_cell(name), *cells]))
    return lines


def _in_order(counts: DatasetCounts, options: WriteOptions) -> list[str]:
    """Return the labels in use, in the order of the scheme."""
    used = counts.labels()
    known = [label.name for label in options.scheme.labels if label.name in used] if options.scheme else []
    return known + sorted(used.keys() - set(known))


def _draw_charts(folder: Path, counts: DatasetCounts, options: WriteOptions) -> list[str]:
    """Draw the charts and return the lines that show them; none where nothing can draw."""
    if options.draw_chart is None:
        return []
    lines = []
    for name, chart in (
        ("spans_by_label", _spans_chart(counts, options)),
        ("articles_by_outlet", _outlets_chart(counts)),
    ):
        picture = options.draw_chart(chart) if chart.bars else None
        if picture:
            (folder / CHARTS).mkdir(exist_ok=True)
            (folder / CHARTS / f"{name}.png").write_bytes(picture)
            lines.append(f"![{chart.title}]({CHARTS}/{name}.png)")
    return lines


def _spans_chart(counts: DatasetCounts, options: WriteOptions) -> Chart:
    colours = {label.name: label.light.text for label in options.scheme.labels} if options.scheme else {}
    parts = counts.parts()
    bars = (
        ChartBar(label, _colour(colours.get(label, "")), {part: counts.spans[label, part] for part in parts})
        for label in _in_order(counts, options)
    )
    return Chart("Spans by label" + (" and part" if len(parts) > 1 else ""), tuple(bars))


def _colour(colour: str) -> str:
    return colour if _COLOUR.fullmatch(colour) else _PLAIN_COLOUR


def _outlets_chart(counts: DatasetCounts) -> Chart:
    named = [(outlet, count) for outlet, count in _outlets(counts) if outlet]
    bars = (ChartBar(outlet, _PLAIN_COLOUR, {"": count}) for outlet, count in named[:_MOST_OUTLETS])
    return Chart("Articles by outlet", tuple(bars))


def _outlets(counts: DatasetCounts) -> list[tuple[str, int]]:
    return sorted(counts.outlets.items(), key=lambda one: (-one[1], one[0]))


def _articles(counts: DatasetCounts, facts: DatasetFacts) -> list[str]:
    """Return where the articles come from, and what may be done with them."""
    lines = ["## Articles", ""]
    dates = f"{counts.first_day} to {counts.last_day}" if counts.first_day else "not stated"
    lines.append(f"- Published: {dates}.")
    named = [(outlet, count) for outlet, count in _outlets(counts) if outlet]
    shown = ", ".join(f"{_cell(outlet)} ({count:,})" for outlet, count in named[:_MOST_OUTLETS])
    more = f" and {len(named) - _MOST_OUTLETS:,} more" if len(named) > _MOST_OUTLETS else ""
    lines.append(f"- Outlets: {shown or 'not stated'}{more}.")
    spoken = sorted((code, count) for code, count in counts.languages.items() if code)
    lines.append(f"- Languages: {', '.join(f'{_cell(code)} ({count:,})' for code, count in spoken) or 'not stated'}.")
    lines.append("- Duplicates: no two articles have the same text.")
    if counts.linked:
        lines.append(f"- Linked copies: {counts.linked:,} articles are known to be edited copies of another.")
    if facts.copies:
        lines.append(f"- Near-copies: {facts.copies:,} articles stand in one part with a copy of theirs.")
    if facts.of_one_strike:
        lines.append(f"- {facts.of_one_strike:,} articles stand in one part with another on the same strike.")
    lines.append(f"- Licence: {_cell(facts.licence) or 'not stated'}.")
    people = sorted(_cell(name) for name in counts.annotators if name)
    if people:
        lines.append(f"- Tagged by: {', '.join(people)}.")
    if facts.guidelines.strip():
        lines.append(f"- Tagged by these guidelines: [{GUIDELINES}]({GUIDELINES}).")
    return lines


def _labels(options: WriteOptions) -> list[str]:
    if options.scheme is None:
        return []
    lines = ["## Labels", ""]
    for label in options.scheme.labels:
        fields = ", ".join(f"`{item.key}`" for item in label.active_fields())
        definition = f": {_cell(label.definition)}" if label.definition else ""
        lines.append(f"- **{_cell(label.name)}**{definition}" + (f" Fields: {fields}." if fields else ""))
    return lines


def _agreement(agreement: Agreement | None) -> list[str]:
    if agreement is None:
        return []
    articles = f"{agreement.articles:,} article{'' if agreement.articles == 1 else 's'}"
    return [
        "## Agreement",
        "",
        f"{agreement.annotators} annotators have {articles} in common"
        + (", figures are means over their pairs:" if agreement.annotators > 2 else ":"),
        "",
        _row(["", *(name for name, _ in _FIGURES)]),
        "|---|" + "--:|" * len(_FIGURES),
        *(_row([_cell(row.label), *_figures(row)]) for row in agreement.rows),
    ]


def _figures(row: AgreementRow) -> Iterator[str]:
    for _, key in _FIGURES:
        value = getattr(row, key)
        yield "n/a" if value is None else f"{value:.3f}"


def _limits(options: WriteOptions) -> list[str]:
    lines = ["## Known limits", "", *(f"- {_cell(sentence)}" for sentence in options.facts.choices)]
    lines.append("- Tags say what an article says, whether it is true or not.")
    casualties = IncidentLabels.of(options.scheme).casualties
    if options.scheme is not None and casualties:
        lines.append(
            "- Casualty figures must not be added up: several sources count the same people, `subset` marks those who"
            " are counted in another span already, and `scope` those of another strike or of the whole war."
        )
    lines.append("- People named in the articles are named in this dataset, too.")
    return lines


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


def quoted(text: str) -> str:
    """Return a text as YAML has it between quotes, which is JSON's way, too."""
    return json.dumps(text, ensure_ascii=False)

"""Made-up articles in any number, always the same ones: paragraphs of the sample articles shuffled, with their tags.

Every other article is done, every hundredth flagged, for the annotator Olena.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from annotator.resources import seed

CHARACTERS = 3_280
"""About how long each text is; the articles that peers were measured with had this length."""
SPANS = 16
ANNOTATOR = "Olena"
"""Who tagged the sample articles that the paragraphs come from."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the tags that lie inside it, counted from its start."""

    text: str
    spans: tuple[dict[str, Any], ...]


@cache
def paragraphs() -> tuple[Paragraph, ...]:
    """Return the paragraphs of the sample articles as the first annotator tagged them."""
    found = []
    lines = seed("first_annotator", "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        start = 0
        for text in record["text"].split("\n"):
            inside = [span for span in record["spans"] if start <= span["start"] and span["end"] <= start + len(text)]
            moved = tuple(
                {**_plain(span), "start": span["start"] - start, "end": span["end"] - start} for span in inside
            )
            if text.strip():
                found.append(Paragraph(text, moved))
            start += len(text) + 1
    return tuple(found)


def _plain(span: dict[str, Any]) -> dict[str, Any]:
    return {"label": span["label"], "text": span["text"], "fields": span["fields"], "annotator": span["annotator"]}


def _progress(number: int) -> dict[str, Any]:
    return {"annotator": ANNOTATOR, "state": "done", "flagged": number % 100 == 1, "seconds": 60 + number % 900}


def records(count: int, spans: int = SPANS) -> Iterator[dict[str, Any]]:
    """Yield articles as JSON Lines records: some 3,300 characters and up to ``spans`` tags each."""
    chance = Random(20220224)
    pool = paragraphs()
    for number in range(count):
        title = f"{chance.choice(pool).text[:60].rsplit(' ', 1)[0]} ({number + 1})"
        texts, tags, length = [title], [], len(title) + 2
        while length < CHARACTERS:
            paragraph = chance.choice(pool)
            texts.append(paragraph.text)
            tags += [{**tag, "start": tag["start"] + length, "end": tag["end"] + length} for tag in paragraph.spans]
            length += len(paragraph.text) + 2
        chosen = sorted(chance.sample(tags, min(spans, len(tags))), key=lambda tag: (tag["start"], tag["end"]))
        yield {
            "title": title,
            "text": "\n\n".join(texts),
            "source": chance.choice(("Wire", "Daily desk", "Metro", "Live blog", "World news")),
            "url": f"https://example.org/{number + 1}",
            "published_on": f"20{chance.randrange(22, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            "language": "en",
            "spans": chosen,
            "progress": [_progress(number)] if number % 2 else [],
        }


def write_records(path: Path, count: int, spans: int = SPANS) -> Path:
    """Write articles to a JSON Lines file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records(count, spans):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path

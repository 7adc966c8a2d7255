"""The feedback report as one HTML page: nothing is loaded from anywhere, and everything foreign is escaped."""

from html import escape
from pathlib import Path

from annotator.domain.annotation import FieldValue
from annotator.domain.feedback import Correction, Outcome
from annotator.domain.review import SpanForm
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.feedback import ArticleFeedback, FeedbackNote, FeedbackReport, surroundings
from annotator.whole_file import whole_file

_WORDS = {
    Outcome.KEPT: "kept",
    Outcome.CHANGED: "changed",
    Outcome.REMOVED: "removed",
    Outcome.MISSED: "missed",
}
_STYLE = """
body { font-family: "Inter", "Segoe UI", "Noto Sans", sans-serif; color: #1f2328; background: #ffffff;
       max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.5; }
h1 { font-size: 1.5em; margin-bottom: 0.1em; } h2 { font-size: 1.15em; margin: 2em 0 0.4em; }
p.about, p.small { color: #59636e; margin: 0.2em 0; } p.small { font-size: 0.9em; }
div.note { border-top: 1px solid #d8dee4; padding: 0.7em 0; page-break-inside: avoid; }
p.quote { font-family: "Noto Serif", Georgia, serif; margin: 0.3em 0; color: #59636e; }
p.quote b { color: #1f2328; background: #fff3c4; font-weight: normal; }
span.outcome { font-weight: 600; } span.label { color: #59636e; }
table { border-collapse: collapse; margin: 0.3em 0; font-size: 0.95em; }
td, th { text-align: left; padding: 0.1em 1.2em 0.1em 0; font-weight: normal; vertical-align: top; }
th { color: #59636e; } p.comment { margin: 0.3em 0 0.3em 1em; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e8eb; background: #16181c; } p.quote b { color: #e6e8eb; background: #4a3f12; }
  p.about, p.small, p.quote, span.label, th { color: #a2abb5; } div.note { border-color: #343a42; } }
@media print { body { color: #000000; background: #ffffff; margin: 0; max-width: none; } }
"""


class ReportNotWritten(KnownError):
    """A report could not be written."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} could not be written: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The project is unchanged, and so is any file that was there before.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another place or free some space, then try again.")


def write_html(report: FeedbackReport, target: Path) -> None:
    """Write the report to a file that appears only when it is complete; raise ReportNotWritten otherwise."""
    try:
        with whole_file(target) as part:
            part.write_text(report_html(report), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ReportNotWritten(name=target.name, reason=error.strerror or str(error)) from error


def report_html(report: FeedbackReport, *, for_print: bool = False, most_articles: int | None = None) -> str:
    """Return the report as HTML; for printing without what Qt's rich text does not know.

    With ``most_articles`` the rest is only counted: nobody reads a thousand articles in a dialog.
    """
    style = _STYLE.partition("@media")[0] if for_print else _STYLE
    counts = ", ".join(f"{report.count(outcome)} {word}" for outcome, word in _WORDS.items() if report.count(outcome))
    title = f"Feedback for {report.annotator.name}"
    shown = report.articles[:most_articles]
    # Qt's rich text draws no borders: a line of its own stands between notes where it prints.
    between = "<hr>" if for_print else ""
    articles = "\n".join(_article(each, report.scheme, between) for each in shown)
    if left := len(report.articles) - len(shown):
        articles += f'\n<p class="about">{left} more articles stand in the saved report.</p>'
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p class="about">{escape(report.project_name)}, {escape(report.written_at)}. Tags: {escape(counts)}.</p>
{articles}
</body>
</html>
"""


def _article(feedback: ArticleFeedback, scheme: AnnotationScheme, between: str) -> str:
    metadata = feedback.article.metadata
    about = ", ".join(part for part in (metadata.source, metadata.published_on) if part)
    shown = [note for note in feedback.notes if note.correction.outcome is not Outcome.KEPT or note.comments]
    kept = len(feedback.notes) - len(shown)
    notes = f"{between}\n".join(_note(note, feedback, scheme) for note in shown)
    silent = f'<p class="small">{kept} more kept as they are.</p>' if kept else ""
    return f"""<h2 dir="auto">{escape(metadata.title)}</h2>
<p class="small">{escape(about)}</p>
{notes}
{silent}"""


def _note(note: FeedbackNote, feedback: ArticleFeedback, scheme: AnnotationScheme) -> str:
    correction = note.correction
    form = correction.before or correction.after
    if form is None:
        return ""
    before, quote, after = surroundings(feedback.article, form.span.start, form.span.end)
    verdict = correction.verdict
    reason = f", {escape(verdict.reason)}" if verdict.reason else ""
    comments = "".join(
        f'<p class="comment" dir="auto"><b>{escape(name)}</b>: {escape(comment.text)}</p>'
        for name, comment in note.comments
    )
    return f"""<div class="note">
<p class="quote" dir="auto">{escape(before)}<b>{escape(quote)}</b>{escape(after)}</p>
<p class="small"><span class="outcome">{escape(_WORDS[correction.outcome].capitalize())}</span>{reason}
<span class="label">({escape(_label(scheme, form))}; by {escape(note.reviewer)})</span></p>
{_changes(correction, scheme)}{comments}
</div>"""


def _changes(correction: Correction, scheme: AnnotationScheme) -> str:
    """Return a table of what was changed, empty where nothing was."""
    old, new = correction.before, correction.after
    rows: list[tuple[str, str, str]] = []
    if old is not None and new is not None:
        if correction.moved:
            rows.append(("Text", f"“{old.quote}”", f"“{new.quote}”"))
        if correction.relabelled:
            rows.append(("Label", _label(scheme, old), _label(scheme, new)))
        for change in correction.fields:
            name = _field_name(scheme, new, change.key)
            rows.append(
                (name, _words(scheme, old, change.key, change.before), _words(scheme, new, change.key, change.after))
            )
    if not rows:
        return ""
    head = "<tr><th></th><th>yours</th><th>now</th></tr>"
    body = "".join("<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows)
    return f"<table>{head}{body}</table>"


def _label(scheme: AnnotationScheme, form: SpanForm) -> str:
    return next((label.name for label in scheme.labels if label.uid == form.label_uid), "?")


def _field_name(scheme: AnnotationScheme, form: SpanForm, key: str) -> str:
    item = next((label.field(key) for label in scheme.labels if label.uid == form.label_uid), None)
    return item.name if item else key


def _words(scheme: AnnotationScheme, form: SpanForm, key: str, value: FieldValue | None) -> str:
    """Return a field value as a form shows it."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return value.get("text", "")
    item = next((label.field(key) for label in scheme.labels if label.uid == form.label_uid), None)
    choice = item.choice(value) if item else None
    return choice.name if choice else str(value)

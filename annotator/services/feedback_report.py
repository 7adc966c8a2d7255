"""The feedback report as one HTML page: nothing is loaded from anywhere, and everything foreign is escaped."""

from html import escape
from pathlib import Path

from annotator.domain.annotation import FieldValue
from annotator.domain.feedback import Correction, Outcome
from annotator.domain.review import SpanForm
from annotator.domain.scheme import AnnotationScheme, Field
from annotator.domain.wording import LANGUAGE, Say, in_english
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.feedback import ArticleFeedback, FeedbackNote, FeedbackReport, surroundings
from annotator.whole_file import whole_file

_COUNTED = {
    Outcome.KEPT: QT_TRANSLATE_NOOP("reports", "{count} kept"),
    Outcome.CHANGED: QT_TRANSLATE_NOOP("reports", "{count} changed"),
    Outcome.REMOVED: QT_TRANSLATE_NOOP("reports", "{count} removed"),
    Outcome.MISSED: QT_TRANSLATE_NOOP("reports", "{count} missed"),
}
_OUTCOMES = {
    Outcome.KEPT: QT_TRANSLATE_NOOP("reports", "Kept"),
    Outcome.CHANGED: QT_TRANSLATE_NOOP("reports", "Changed"),
    Outcome.REMOVED: QT_TRANSLATE_NOOP("reports", "Removed"),
    Outcome.MISSED: QT_TRANSLATE_NOOP("reports", "Missed"),
}
_TITLE = QT_TRANSLATE_NOOP("reports", "Feedback for {name}")
_TAGS = QT_TRANSLATE_NOOP("reports", "Tags: {counts}.")
_MORE_ARTICLES = QT_TRANSLATE_NOOP("reports", "{count} more articles stand in the saved report.")
_MORE_KEPT = QT_TRANSLATE_NOOP("reports", "{count} more kept as they are.")
_WHAT_AND_WHO = QT_TRANSLATE_NOOP("reports", "({label}; by {name})")
_TEXT, _LABEL = QT_TRANSLATE_NOOP("reports", "Text"), QT_TRANSLATE_NOOP("reports", "Label")
_YOURS, _NOW = QT_TRANSLATE_NOOP("reports", "yours"), QT_TRANSLATE_NOOP("reports", "now")
_BLANK = QT_TRANSLATE_NOOP("reports", "blank")
_YES, _NO = QT_TRANSLATE_NOOP("reports", "yes"), QT_TRANSLATE_NOOP("reports", "no")
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


def write_html(report: FeedbackReport, target: Path, say: Say = in_english) -> None:
    """Write the report to a file that appears only when it is complete; raise ReportNotWritten otherwise."""
    try:
        with whole_file(target) as part:
            part.write_text(report_html(report, say=say), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ReportNotWritten(name=target.name, reason=error.strerror or str(error)) from error


def report_html(
    report: FeedbackReport, *, for_print: bool = False, most_articles: int | None = None, say: Say = in_english
) -> str:
    """Return the report as HTML; for printing without what Qt's rich text does not know.

    With ``most_articles`` the rest is only counted: nobody reads a thousand articles in a dialog.
    """
    style = _STYLE.partition("@media")[0] if for_print else _STYLE
    counted = {outcome: report.count(outcome) for outcome in _COUNTED}
    counts = ", ".join(say(_COUNTED[outcome]).format(count=count) for outcome, count in counted.items() if count)
    title = say(_TITLE).format(name=report.annotator.name)
    about = f"{report.project_name}, {report.written_at}. {say(_TAGS).format(counts=counts)}"
    shown = report.articles[:most_articles]
    # Qt's rich text draws no borders: a line of its own stands between notes where it prints.
    between = "<hr>" if for_print else ""
    writer = _Writer(report.scheme, say)
    articles = "\n".join(writer.article(each, between) for each in shown)
    if left := len(report.articles) - len(shown):
        articles += f'\n<p class="about">{escape(say(_MORE_ARTICLES).format(count=left))}</p>'
    return f"""<!DOCTYPE html>
<html lang="{escape(say(LANGUAGE))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p class="about">{escape(about)}</p>
{articles}
</body>
</html>
"""


class _Writer:
    """Writes the notes of one report in its language."""

    def __init__(self, scheme: AnnotationScheme, say: Say) -> None:
        self._labels = {label.uid: label for label in scheme.labels}
        self._say = say

    def article(self, feedback: ArticleFeedback, between: str) -> str:
        """Return what became of the tags in one article."""
        metadata = feedback.article.metadata
        about = ", ".join(part for part in (metadata.source, metadata.published_on) if part)
        shown = [note for note in feedback.notes if note.correction.outcome is not Outcome.KEPT or note.comments]
        kept = len(feedback.notes) - len(shown)
        notes = f"{between}\n".join(self._note(note, feedback) for note in shown)
        silent = f'<p class="small">{escape(self._say(_MORE_KEPT).format(count=kept))}</p>' if kept else ""
        return f"""<h2 dir="auto">{escape(metadata.title)}</h2>
<p class="small">{escape(about)}</p>
{notes}
{silent}"""

    def _note(self, note: FeedbackNote, feedback: ArticleFeedback) -> str:
        correction = note.correction
        form = correction.before or correction.after
        if form is None:
            return ""
        before, quote, after = surroundings(feedback.article, form.span.start, form.span.end)
        verdict = correction.verdict
        reason = f", {escape(verdict.reason)}" if verdict.reason else ""
        by = self._say(_WHAT_AND_WHO).format(label=self._label(form), name=note.reviewer)
        comments = "".join(
            f'<p class="comment" dir="auto"><b>{escape(name)}</b>: {escape(comment.text)}</p>'
            for name, comment in note.comments
        )
        return f"""<div class="note">
<p class="quote" dir="auto">{escape(before)}<b>{escape(quote)}</b>{escape(after)}</p>
<p class="small"><span class="outcome">{escape(self._say(_OUTCOMES[correction.outcome]))}</span>{reason}
<span class="label">{escape(by)}</span></p>
{self._changes(correction)}{comments}
</div>"""

    def _changes(self, correction: Correction) -> str:
        """Return a table of what was changed, empty where nothing was."""
        old, new, say = correction.before, correction.after, self._say
        rows: list[tuple[str, str, str]] = []
        if old is not None and new is not None:
            if correction.moved:
                rows.append((say(_TEXT), f"“{old.quote}”", f"“{new.quote}”"))
            if correction.relabelled:
                rows.append((say(_LABEL), self._label(old), self._label(new)))
            for change in correction.fields:
                values = self._words(old, change.key, change.before), self._words(new, change.key, change.after)
                rows.append((self._field_name(new, change.key), *values))
        if not rows:
            return ""
        head = f"<tr><th></th><th>{escape(say(_YOURS))}</th><th>{escape(say(_NOW))}</th></tr>"
        body = "".join(
            "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows
        )
        return f"<table>{head}{body}</table>"

    def _label(self, form: SpanForm) -> str:
        label = self._labels.get(form.label_uid)
        return label.name if label else "?"

    def _field(self, form: SpanForm, key: str) -> Field | None:
        label = self._labels.get(form.label_uid)
        return label.field(key) if label else None

    def _field_name(self, form: SpanForm, key: str) -> str:
        item = self._field(form, key)
        return item.name if item else key

    def _words(self, form: SpanForm, key: str, value: FieldValue | None) -> str:
        """Return a field value as a form shows it."""
        if value is None:
            return self._say(_BLANK)
        if isinstance(value, bool):
            return self._say(_YES if value else _NO)
        if isinstance(value, dict):
            return value.get("text", "")
        item = self._field(form, key)
        choice = item.choice(value) if item else None
        return choice.name if choice else str(value)

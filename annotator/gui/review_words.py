"""Words of the Review workspace: kinds of disagreement, verdicts, values as a card shows them."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.annotation import FieldValue
from annotator.domain.comparison import Kind
from annotator.domain.review import Verdict, VerdictKind
from annotator.domain.scheme import AnnotationScheme, Field, FieldKind, Label
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.quantities import format_entry

_KINDS = {
    Kind.ONLY_ONE: QT_TRANSLATE_NOOP("ReviewWords", "only one"),
    Kind.BOUNDARY: QT_TRANSLATE_NOOP("ReviewWords", "boundary"),
    Kind.LABEL: QT_TRANSLATE_NOOP("ReviewWords", "label"),
    Kind.FIELDS: QT_TRANSLATE_NOOP("ReviewWords", "fields"),
}
_VERDICTS = {
    VerdictKind.TAKE: QT_TRANSLATE_NOOP("ReviewWords", "Taken: {name}"),
    VerdictKind.BOTH: QT_TRANSLATE_NOOP("ReviewWords", "Both kept"),
    VerdictKind.NEITHER: QT_TRANSLATE_NOOP("ReviewWords", "Neither: nothing is tagged here"),
    VerdictKind.EDITED: QT_TRANSLATE_NOOP("ReviewWords", "Edited by the reviewer"),
    VerdictKind.ACCEPT: QT_TRANSLATE_NOOP("ReviewWords", "Proposal accepted"),
    VerdictKind.FIELD: QT_TRANSLATE_NOOP("ReviewWords", "Fields chosen"),
    VerdictKind.NOTHING: QT_TRANSLATE_NOOP("ReviewWords", "Nothing in the whole article"),
}
_NO_FIGURE = QT_TRANSLATE_NOOP("ReviewWords", "n/a")
_BLANK = QT_TRANSLATE_NOOP("ReviewWords", "blank")
_YES = QT_TRANSLATE_NOOP("ReviewWords", "yes")
_NO = QT_TRANSLATE_NOOP("ReviewWords", "no")
_LONGEST_QUOTE = 160


def kind_words(kinds: frozenset[Kind], annotators: int) -> str:
    """Return what a disagreement is about; with one annotator there is nothing to say."""
    if annotators == 1:
        return ""
    words = dict(_KINDS)
    if annotators > 2:
        words[Kind.ONLY_ONE] = QT_TRANSLATE_NOOP("ReviewWords", "not all")
    return ", ".join(_translate(words[kind]) for kind in Kind if kind in kinds)


def verdict_words(verdict: Verdict, name: str) -> str:
    """Return what was decided, with the reason."""
    words = _translate(_VERDICTS[verdict.kind]).format(name=name)
    return f"{words} · {reason_words(verdict.reason)}" if verdict.reason else words


def reason_words(reason: str) -> str:
    """Return a reason in the language of the window, where it is one of the usual ones."""
    return QCoreApplication.translate("reasons", reason)


def figure_words(value: float | None, places: int = 2) -> str:
    """Return a figure, or that there is none."""
    return _translate(_NO_FIGURE) if value is None else QLocale().toString(value, "f", places)


def short_quote(quote: str) -> str:
    """Return a quote on one line in quotation marks."""
    words = " ".join(quote.split())
    shown = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
    return QCoreApplication.translate("quotes", "“{quote}”").format(quote=shown)


def field_name(scheme: AnnotationScheme, label_uid: str, key: str) -> str:
    """Return what a field is called."""
    item = scheme.label(label_uid).field(key)
    return item.name if item else key


def value_words(item: Field | None, value: FieldValue | None) -> str:
    """Return a value as a form shows it."""
    if value is None or value == "":
        return _translate(_BLANK)
    if isinstance(value, bool):
        return _translate(_YES) if value else _translate(_NO)
    if isinstance(value, dict):
        return value.get("text", "")
    choice = item.choice(value) if item else None
    return choice.name if choice else str(value)


def field_lines(
    label: Label, fields: Mapping[str, FieldValue], differing: Collection[str]
) -> list[tuple[str, str, bool]]:
    """Return name, words and whether it differs, of each field that is filled and core, or differs; ranges as one."""
    inside = {key for item in label.fields for key in (item.high_field, item.qualifier_field) if key}
    lines = []
    for item in label.active_fields():
        if item.key in inside or not {item.key, item.high_field, item.qualifier_field} & fields.keys():
            continue
        differs = bool({item.key, item.high_field, item.qualifier_field} & set(differing))
        if item.core or differs:
            lines.append((item.name, _line_words(item, fields), differs))
    return lines


def _line_words(item: Field, fields: Mapping[str, FieldValue]) -> str:
    if item.kind is FieldKind.INTEGER and item.high_field:
        low, high = fields.get(item.key), fields.get(item.high_field)
        qualifier = str(fields.get(item.qualifier_field) or "")
        return format_entry(_whole(low), _whole(high), qualifier)
    return value_words(item, fields.get(item.key))


def _whole(value: FieldValue | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _translate(words: str) -> str:
    return QCoreApplication.translate("ReviewWords", words)

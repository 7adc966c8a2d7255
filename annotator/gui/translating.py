"""Say errors and reasons, which are written in English, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from annotator.errors import KnownError, Phrase


def translate_error(error: KnownError) -> str:
    """Return what happened, what was kept and what to do, in the language of the window."""
    sentences = [QCoreApplication.translate("errors", template) for template in error.templates()]
    blanks = dict(error.blanks)
    if "reason" in blanks:
        blanks["reason"] = translate_reason(blanks["reason"])
    return " ".join(sentence.format_map(blanks) for sentence in sentences)


def translate_reason(reason: object) -> str:
    """Return why something could not be, in the language of the window where the reason is one of ours."""
    if not isinstance(reason, Phrase):
        return QCoreApplication.translate("errors", str(reason))
    blanks = {
        name: translate_reason(blank) if isinstance(blank, Phrase) else blank for name, blank in reason.blanks.items()
    }
    return QCoreApplication.translate("errors", reason.template).format_map(blanks)

"""Say errors and reasons, which are written in English, in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.errors import KnownError, Phrase

_SAID_BY_US = ("reason", "why")
"""The blanks that hold a sentence of the program, even where it has no blanks of its own."""


def translate_error(error: KnownError) -> str:
    """Return what happened, what was kept and what to do, in the language of the window."""
    return translate_reason(error.sentence())


def window_language() -> str:
    """Return the code of the language that the user reads, such as ``uk``."""
    return QLocale.languageToCode(QLocale().language())


def say_in_report(text: str) -> str:
    """Return words of a report in the language of the window, from any thread."""
    return QCoreApplication.translate("reports", text)


def translate_reason(reason: object) -> str:
    """Return why something could not be, in the language of the window where the reason is one of ours."""
    if not isinstance(reason, Phrase):
        return QCoreApplication.translate("errors", str(reason))
    blanks = {
        name: translate_reason(blank) if isinstance(blank, Phrase) or name in _SAID_BY_US else blank
        for name, blank in reason.blanks.items()
    }
    return QCoreApplication.translate("errors", reason.template).format_map(blanks)

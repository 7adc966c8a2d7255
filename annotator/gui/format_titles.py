"""What formats are called in the language of the window; names of programs and standards stay as they are."""

from PySide6.QtCore import QCoreApplication

from annotator.errors import QT_TRANSLATE_NOOP

TITLES = (
    QT_TRANSLATE_NOOP("formats", "Plain text"),
    QT_TRANSLATE_NOOP("formats", "Web page"),
    QT_TRANSLATE_NOOP("formats", "Word document"),
    QT_TRANSLATE_NOOP("formats", "OpenDocument text"),
    QT_TRANSLATE_NOOP("formats", "Rich text"),
    QT_TRANSLATE_NOOP("formats", "E-book"),
    QT_TRANSLATE_NOOP("formats", "E-mail"),
    QT_TRANSLATE_NOOP("formats", "RSS or Atom feed"),
    QT_TRANSLATE_NOOP("formats", "Web archive"),
    QT_TRANSLATE_NOOP("formats", "ZIP archive"),
    QT_TRANSLATE_NOOP("formats", "Excel workbook"),
    QT_TRANSLATE_NOOP("formats", "Casualty table"),
    QT_TRANSLATE_NOOP("formats", "REFI-QDA project"),
)
"""The titles that are words, where ``formats`` has them in English only."""


def title_words(title: str) -> str:
    """Return the title of a format in the language of the window."""
    return QCoreApplication.translate("formats", title) if title in TITLES else title

"""The words for an article's state and date, in the user's language and habit."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, Qt

from annotator.domain.article import ArticleSummary
from annotator.domain.workflow import State
from annotator.errors import QT_TRANSLATE_NOOP

_STATES = {
    State.NEW: QT_TRANSLATE_NOOP("articles", "to do"),
    State.IN_PROGRESS: QT_TRANSLATE_NOOP("articles", "in progress"),
    State.DONE: QT_TRANSLATE_NOOP("articles", "done"),
}


def state_words(state: str) -> str:
    """Return the word for a state."""
    return QCoreApplication.translate("articles", _STATES[State(state)])


def date_words(published_on: str) -> str:
    """Return a date as ``25 Sep 2024``; what is no date stays as it is, and nothing becomes *undated*."""
    if not published_on:
        return QCoreApplication.translate("articles", "undated")
    date = QDate.fromString(published_on, Qt.DateFormat.ISODate)
    return QLocale().toString(date, "d MMM yyyy") if date.isValid() else published_on


def count_words(articles: int) -> str:
    """Return a number of articles in words: ``1 article``, ``12,000 articles``."""
    if articles == 1:
        return QCoreApplication.translate("articles", "1 article")
    return _Numbers().articles(articles).replace(str(articles), QLocale().toString(articles), 1)


def length_words(words: int) -> str:
    """Return the length of a text: ``1 word``, ``1,200 words``."""
    if words == 1:
        return QCoreApplication.translate("articles", "1 word")
    return _Numbers().words(words).replace(str(words), QLocale().toString(words), 1)


def byline_words(summary: ArticleSummary) -> str:
    """Return outlet, date and state of an article in one line."""
    parts = (summary.metadata.source, date_words(summary.metadata.published_on), state_words(summary.state))
    return " · ".join(part for part in parts if part)


def spoken_words(summary: ArticleSummary) -> str:
    """Return an article as a screen reader says it."""
    title = summary.metadata.title or QCoreApplication.translate("articles", "Untitled")
    flagged = QCoreApplication.translate("articles", "flagged") if summary.flagged else ""
    return ", ".join(part for part in (title, byline_words(summary).replace(" · ", ", "), flagged) if part)


class _Numbers(QObject):
    """Puts words into the form that a number asks for; lupdate sees plural forms only in ``tr``."""

    def articles(self, count: int) -> str:
        return self.tr("%n articles", "", count)

    def words(self, count: int) -> str:
        return self.tr("%n words", "", count)


def language_name(code: str) -> str:
    """Return a language's name in the language of the window, or its code where it has none."""
    language = QLocale.codeToLanguage(code)
    if language is QLocale.Language.AnyLanguage:
        return code
    names = {
        "en": QCoreApplication.translate("articles", "English"),
        "uk": QCoreApplication.translate("articles", "Ukrainian"),
        "ru": QCoreApplication.translate("articles", "Russian"),
    }
    return names.get(code) or QLocale.languageToString(language)

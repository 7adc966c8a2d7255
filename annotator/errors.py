"""What can go wrong: errors the user can understand and act on, and errors that are ours.

Every :class:`KnownError` says three things: what happened, what was kept, and what to do. The sentences are class
attributes with named blanks, so that the window can translate them before filling the blanks in. Errors that belong to
one part of the program are defined beside that part.
"""

from typing import ClassVar


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 -- the name that Qt's lupdate looks for
    """Mark a sentence for translation without importing Qt; return it unchanged."""
    return text


class Phrase(str):
    """A text in English that still knows how it was put together, so that a window can say it in its own language.

    ``Phrase(QT_TRANSLATE_NOOP("errors", "it holds more than {count} files"), count=3)``; a blank may be a phrase, too.
    """

    __slots__ = ("blanks", "template")
    template: str
    blanks: dict[str, object]

    def __new__(cls, template: str, **blanks: object) -> "Phrase":
        """Fill the blanks of a template."""
        phrase = super().__new__(cls, template.format_map(blanks))
        phrase.template, phrase.blanks = template, blanks
        return phrase

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """Let a process hand a phrase to another."""
        return (self.template,), self.blanks


def reason_of(error: BaseException) -> str:
    """Return what an error says; a phrase stays one."""
    return error.args[0] if len(error.args) == 1 and isinstance(error.args[0], Phrase) else str(error)


class AnnotatorError(Exception):
    """Base of every error the program raises on purpose."""


class KnownError(AnnotatorError):
    """Something the user can understand and act on.

    Subclasses set ``happened``, and where they apply ``kept`` and ``cure``; the keyword arguments fill the blanks.
    """

    happened: ClassVar[str] = ""
    kept: ClassVar[str] = ""
    cure: ClassVar[str] = ""
    wrong_use: ClassVar[bool] = False
    """The command was given wrong: it ends with exit code 2 instead of 1."""
    damage: ClassVar[bool] = False
    """The file that was to be opened is not whole; a snapshot may be."""
    passes: ClassVar[bool] = False
    """What stands in the way can be taken out of it: the same act may work later."""

    def __init__(self, **blanks: object) -> None:
        self.blanks = blanks
        super().__init__(self.sentence())

    def templates(self) -> tuple[str, ...]:
        """Return the untranslated sentences that apply, in the order in which they are said."""
        return tuple(part for part in (self.happened, self.kept, self.cure) if part)

    def sentence(self) -> Phrase:
        """Return the whole message, in English, of parts that a window can say in its own language."""
        parts = {f"part_{number}": Phrase(part, **self.blanks) for number, part in enumerate(self.templates())}
        return Phrase(" ".join(f"{{{name}}}" for name in parts), **parts)


class BugError(AnnotatorError):
    """A state that the program itself should have prevented."""

"""The annotation scheme and the guidelines of a project; schemes as TOML files."""

import tomllib
from pathlib import Path

from annotator.domain.changes import Changes
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme, SchemeError
from annotator.domain.scheme_mapping import scheme_from_mapping, scheme_to_mapping
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase
from annotator.resources import resource
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import recording
from annotator.storage.stores import Stores
from annotator.whole_file import whole_file


class SchemeFileError(KnownError):
    """A scheme file cannot be read or written."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "The scheme file {name} cannot be used: {reason}")
    kept = QT_TRANSLATE_NOOP("errors", "The project's scheme was left as it was.")


@in_plain_words
class Schemes:
    """Change the scheme and the guidelines of a project, one act each."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator

    def change(self, scheme: AnnotationScheme) -> Changes:
        """Put a scheme in the place of the present one; labels that are gone stay as retired, with their tags.

        Raises:
            SchemeError: keys, letters or names clash; nothing was changed.
        """
        before = self._stores.scheme.load()
        after = scheme.checked()._replace(revision=before.revision + 1)
        with recording(self._stores, "scheme", self._annotator) as act:
            act.scheme(before, after)
        return act.result()

    def change_guidelines(self, text: str) -> Changes:
        """Change the project's guidelines, which are Markdown."""
        before = self._stores.file.row().guidelines
        if text == before:
            return Changes("guidelines")
        with recording(self._stores, "guidelines", self._annotator) as act:
            act.guidelines(before, text)
        return act.result()


def load_scheme(path: Path) -> AnnotationScheme:
    """Read a scheme from a TOML file; raise SchemeFileError where it cannot be used."""
    try:
        return scheme_from_mapping(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SchemeFileError(name=path.name, reason=f"{error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise SchemeFileError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is not UTF-8.")) from error
    except tomllib.TOMLDecodeError as error:
        raise SchemeFileError(
            name=path.name, reason=Phrase(QT_TRANSLATE_NOOP("errors", "it is not TOML: {why}."), why=error)
        ) from error
    except SchemeError as error:
        raise SchemeFileError(name=path.name, reason=error.blanks["reason"]) from error


def save_scheme(scheme: AnnotationScheme, path: Path) -> None:
    """Write a scheme to a TOML file that appears only when it is complete; raise SchemeFileError otherwise."""
    import tomli_w

    try:
        with whole_file(path) as part:
            part.write_text(tomli_w.dumps(scheme_to_mapping(scheme)), encoding="utf-8", newline="\n")
    except OSError as error:
        raise SchemeFileError(name=path.name, reason=f"{error.strerror or error}.") from error


def default_scheme() -> AnnotationScheme:
    """Return the scheme that comes with the program: casualties, weapons, officials, locations."""
    return load_scheme(resource("schemes", "conflict_reporting.toml"))


def default_guidelines(language: str = "en") -> str:
    """Return the guidelines that come with the program, in a language where they exist in it."""
    translated = resource("guidelines", f"conflict_reporting.{language}.md")
    path = translated if translated.exists() else resource("guidelines", "conflict_reporting.md")
    return path.read_text(encoding="utf-8")

"""Bring the translations up to date: collect the window's sentences, and compile what is translated.

``python packaging/translations.py`` collects new sentences into ``resources/translations/annotator_*.ts`` (translate
them there, or with Qt Linguist) and compiles the ``.qm`` files that the program loads. ``--compile`` only compiles.
"""

import argparse
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TRANSLATIONS = PROJECT / "resources" / "translations"
LANGUAGES = ("en", "uk")
PLURALS_ONLY = frozenset({"en"})
"""The program is written in this language: only numbers need its forms (1 article, 2 articles)."""


def collect(language: str, folder: Path = TRANSLATIONS) -> Path:
    """Add the sentences that the program shows now to a language's file, and drop those it shows no more."""
    sources = sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "annotator").rglob("*.py"))
    folder.mkdir(exist_ok=True)
    target = folder / f"annotator_{language}.ts"
    forms = ("-pluralonly",) if language in PLURALS_ONLY else ()
    languages = ("-source-language", "en", "-target-language", language)
    _run("pyside6-lupdate", *sources, "-ts", str(target), *forms, *languages, "-no-obsolete", "-locations", "none")
    return target


def compile_language(language: str, folder: Path = TRANSLATIONS) -> Path:
    """Compile a language's file into a folder and return what was made."""
    made = folder / f"annotator_{language}.qm"
    _run("pyside6-lrelease", str(TRANSLATIONS / f"annotator_{language}.ts"), "-qm", str(made), "-silent")
    return made


def _run(tool: str, *arguments: str) -> None:
    command = Path(sys.executable).with_name(tool + (".exe" if sys.platform == "win32" else ""))
    subprocess.run([str(command), *arguments], cwd=PROJECT, check=True)


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compile", action="store_true", help="compile only")
    only_compile = parser.parse_args().compile
    for language in LANGUAGES:
        if not only_compile:
            collect(language)
        compile_language(language)


if __name__ == "__main__":
    main()

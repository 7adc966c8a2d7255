"""The window in Ukrainian: every sentence translated, compiled, and shown."""

import ast
import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import annotator
from annotator.errors import KnownError
from annotator.formats.registry import FORMATS
from annotator.gui.application import install_language
from annotator.gui.dialogs.about import About
from annotator.gui.format_titles import TITLES, title_words
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.gui.translating import translate_error, translate_reason
from annotator.services.projects import create_sample, open_project
from annotator.session.article_words import count_words
from annotator.session.settings import Settings
from annotator.storage.errors import NotAProject

_PROJECT = Path(annotator.__file__).resolve().parent.parent
_BLANK = re.compile(r"\{[^}]*\}|%n")
Key = tuple[str, str]


@pytest.fixture(scope="module")
def tools() -> ModuleType:
    """Return the script that collects and compiles translations."""
    place = _PROJECT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("annotator_translations", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=["en", "uk"])
def language(request: pytest.FixtureRequest) -> str:
    """Return a language that the program comes in."""
    return str(request.param)


@pytest.fixture
def window(in_ukrainian: None, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return the window in Ukrainian, open on the sample project."""
    create_sample(tmp_path / "sample").close()
    window = MainWindow(Settings(), Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.open_first(tmp_path / "sample.annotator")
    qtbot.waitUntil(lambda: window.is_ready)
    return window


def _forms(file: Path) -> dict[Key, list[str]]:
    """Return the finished translations of a file; what is not finished has none."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = [] if "type" in translation.attrib else forms
    return found


def test_every_sentence_of_the_program_is_translated(tools: ModuleType, language: str, tmp_path: Path) -> None:
    committed = tools.TRANSLATIONS / f"annotator_{language}.ts"
    shutil.copy(committed, tmp_path)
    collected = _forms(tools.collect(language, tmp_path))
    assert [key for key, forms in collected.items() if not forms or not all(forms)] == []
    assert collected == _forms(committed)


def test_translations_keep_the_blanks_and_the_key_letters(tools: ModuleType, language: str) -> None:
    for (_context, source), forms in _forms(tools.TRANSLATIONS / f"annotator_{language}.ts").items():
        for form in forms:
            assert sorted(_BLANK.findall(form)) == sorted(_BLANK.findall(source)), source
            assert len(re.findall(r"&\w", form)) == len(re.findall(r"&\w", source)), source
            assert (form[0].isspace(), form[-1].isspace()) == (source[0].isspace(), source[-1].isspace()), source


def test_what_is_compiled_is_what_is_translated(tools: ModuleType, language: str, tmp_path: Path) -> None:
    made = tools.compile_language(language, tmp_path)
    assert made.read_bytes() == (tools.TRANSLATIONS / made.name).read_bytes()


def test_no_sentence_reaches_translate_unseen() -> None:
    """A sentence must stand in ``tr`` or ``translate`` itself, or be marked: lupdate follows no function of ours."""
    unseen = []
    for path in sorted((_PROJECT / "annotator").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        passing_on = {
            function.name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for call in ast.walk(function)
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "QCoreApplication.translate"
            if len(call.args) > 1 and ast.unparse(call.args[1]) in {argument.arg for argument in function.args.args}
        }
        unseen += [
            f"{path.name}:{call.lineno}"
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in passing_on
            if call.args and isinstance(call.args[0], ast.Constant)
        ]
    assert unseen == []


def _known_errors(kind: type[KnownError] = KnownError) -> Iterator[type[KnownError]]:
    for below in kind.__subclasses__():
        yield below
        yield from _known_errors(below)


def _import_everything() -> None:
    for path in sorted((_PROJECT / "annotator").rglob("*.py")):
        name = ".".join(path.relative_to(_PROJECT).with_suffix("").parts)
        if not name.endswith("__main__"):
            importlib.import_module(name.removesuffix(".__init__"))


def test_every_error_has_its_sentences_translated(tools: ModuleType) -> None:
    _import_everything()
    translated = _forms(tools.TRANSLATIONS / "annotator_uk.ts")
    wanted = {
        sentence
        for error in _known_errors()
        if error.__module__.startswith("annotator.")
        for sentence in (error.happened, error.kept, error.cure)
        if sentence
    }
    assert [sentence for sentence in sorted(wanted) if ("errors", sentence) not in translated] == []


def test_an_error_gives_its_reason_in_ukrainian(in_ukrainian: None, tmp_path: Path) -> None:
    empty = tmp_path / "empty.annotator"
    empty.touch()
    with pytest.raises(NotAProject) as refused:
        open_project(empty)
    assert translate_error(refused.value).startswith("empty.annotator — не проєкт Annotator: він порожній.")


def test_who_has_a_project_open_is_said_in_ukrainian(in_ukrainian: None, tmp_path: Path) -> None:
    create_sample(tmp_path / "sample").close()
    first = open_project(tmp_path / "sample.annotator")
    second = open_project(tmp_path / "sample.annotator")
    assert second.held_by_other
    assert translate_reason(second.read_only_reason).startswith("проєкт уже відкрито (")
    second.close()
    first.close()


def test_numbers_take_their_form(in_ukrainian: None) -> None:
    assert [count_words(count) for count in (1, 2, 5, 21)] == ["1 стаття", "2 статті", "5 статей", "21 стаття"]


def test_english_numbers_take_their_form(qapp: QApplication) -> None:
    translators = install_language(qapp, "en")
    said = [QCoreApplication.translate("StatusLine", "%n suggested", None, count) for count in (1, 2)]
    said += [QCoreApplication.translate("AgreementPanel", "Agreement, %n articles", None, count) for count in (1, 2)]
    for translator in translators:
        qapp.removeTranslator(translator)
    assert said == ["1 suggested", "2 suggested", "Agreement, 1 article", "Agreement, 2 articles"]


def _shown_words(window: QWidget) -> set[str]:
    """Return what labels, buttons, entries and commands of a window say, without key letters."""
    labels = [label.text() for label in window.findChildren(QLabel)]
    buttons = [button.text() for button in window.findChildren(QAbstractButton)]
    hints = [entry.placeholderText() for entry in window.findChildren(QLineEdit)]
    commands = [action.text() for action in window.findChildren(QAction)]
    tips = [widget.toolTip() for widget in window.findChildren(QWidget)]
    names = [widget.accessibleName() for widget in window.findChildren(QWidget)]
    return {words.replace("&", "") for words in labels + buttons + hints + commands + tips + names if words}


def _english(tools: ModuleType, *, of_scheme: set[str]) -> set[str]:
    """Return the sentences of the program that Ukrainian says in other words."""
    forms = _forms(tools.TRANSLATIONS / "annotator_uk.ts")
    return {source.replace("&", "") for (_context, source), words in forms.items() if source not in words} - of_scheme


def test_the_window_speaks_ukrainian(window: MainWindow, tools: ModuleType) -> None:
    assert window.session is not None
    menus = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert menus[:2] == ["Файл", "Правка"]
    shown = _shown_words(window)
    assert {"Розмітка", "Перевірка", "Набір даних", "Готово, далі", "Новий проєкт…"} <= shown
    labels = window.session.scheme.active_labels()
    assert any(f"Позначити як {labels[0].name}" in words for words in shown)
    of_scheme = {name for label in labels for name in (label.name, *(field.name for field in label.fields))}
    of_scheme |= {choice.name for label in labels for field in label.fields for choice in field.choices}
    assert shown & _english(tools, of_scheme=of_scheme) == set()


@pytest.mark.parametrize("workspace", ["review", "dataset"])
def test_the_other_workspaces_speak_ukrainian(window: MainWindow, tools: ModuleType, workspace: str) -> None:
    assert window.session is not None
    window.show_workspace(workspace)
    labels = window.session.scheme.active_labels()
    of_scheme = {name for label in labels for name in (label.name, *(field.name for field in label.fields))}
    of_scheme |= {choice.name for label in labels for field in label.fields for choice in field.choices}
    assert _shown_words(window) & _english(tools, of_scheme=of_scheme) == set()


def test_menus_have_key_letters_of_their_own(window: MainWindow) -> None:
    letters = [re.findall(r"&(\w)", action.text())[0].casefold() for action in window.menuBar().actions()]
    assert len(letters) == len(set(letters))


def test_the_welcome_page_speaks_ukrainian(in_ukrainian: None, qtbot: QtBot, tools: ModuleType) -> None:
    window = MainWindow(Settings(), Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.open_first(None)
    shown = _shown_words(window)
    assert {"Вітаємо в Annotator", "Відкрити зразок проєкту"} <= shown
    assert shown & _english(tools, of_scheme=set()) == set()


def test_a_new_project_brings_the_guidelines_in_ukrainian(in_ukrainian: None, qtbot: QtBot) -> None:
    window = MainWindow(Settings(), Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.show()
    window.open_first(None)
    window.files.open_sample()
    assert window.session is not None
    assert window.session.reading.project().guidelines.startswith("# Як розмічати")
    window.close()


def test_qts_own_file_dialog_speaks_ukrainian(in_ukrainian: None, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"&Де шукати:", "&Тип файлів:"} <= set(words)
    assert [text for text in words if re.search("[A-Za-z]", text)] == []


def test_about_speaks_ukrainian(in_ukrainian: None, qtbot: QtBot, theme: Theme) -> None:
    about = About(theme)
    qtbot.addWidget(about)
    assert "Система" in {label.text() for label in about.findChildren(QLabel)}


def test_formats_are_called_by_words_in_ukrainian(in_ukrainian: None) -> None:
    titles = {known.title for known in FORMATS}
    assert set(TITLES) <= titles
    assert title_words("Word document") == "Документ Word"
    assert title_words("CoNLL-2003") == "CoNLL-2003"


def test_an_article_says_its_language_in_ukrainian(window: MainWindow) -> None:
    assert window.tag is not None
    assert "англійська" in window.tag.view.text_widget().accessibleDescription()

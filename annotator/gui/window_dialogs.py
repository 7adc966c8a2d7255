"""Dialogs of the window that are not about files; each is loaded when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from annotator.domain.scheme import AnnotationScheme
from annotator.errors import KnownError
from annotator.gui.file_dialogs import ask_file, ask_target
from annotator.gui.theme import Appearance
from annotator.gui.translating import translate_error
from annotator.session import preference_names as preference

if TYPE_CHECKING:
    from annotator.gui.dialogs.scheme_editor import SchemeEditor
    from annotator.gui.dialogs.snapshots_dialog import SnapshotsDialog
    from annotator.gui.main_window import MainWindow
    from annotator.gui.search_palette import SearchPalette


class WindowDialogs(QObject):
    """Opens the dialogs of one window and does what they say."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._search: SearchPalette | None = None

    def search_everywhere(self, typed: str = "") -> None:
        """Open the search over articles, tags and commands, for what is typed already."""
        if self._search is None:
            from annotator.gui.search_palette import SearchPalette

            self._search = SearchPalette(self._window.actions_, self._window.theme, self._window)
            self._search.article_chosen.connect(self._go_to_article)
            self._search.span_chosen.connect(self._go_to_span)
            self._search.broke.connect(self._window.report_bug)
        self._search.set_session(self._window.session)
        self._search.open_palette(typed)

    def forget_session(self) -> None:
        """Search no more in a project that is being closed."""
        if self._search is not None:
            self._search.set_session(None)

    def _go_to_article(self, uid: str) -> None:
        session, tag = self._window.session, self._window.tag
        if session is not None and tag is not None:
            self._window.show_workspace("tag")
            session.open_article(uid)
            tag.view.setFocus()

    def _go_to_span(self, article_uid: str, uid: str) -> None:
        self._go_to_article(article_uid)
        if self._window.tag is not None:
            self._window.tag.go_to_span(uid)

    def show_preferences(self) -> None:
        """Show the preferences; each change counts at once."""
        from annotator.gui.dialogs.preferences import Preferences

        window = self._window
        dialog = Preferences(window.settings, window.actions_, window.theme, window)
        dialog.annotator_named.connect(window.become)
        dialog.exec()
        dialog.deleteLater()

    def show_keys(self) -> None:
        """Show all keys on one sheet."""
        from annotator.gui.dialogs.keys_sheet import KeysSheet

        self._show(KeysSheet(self._window.actions_, self._window))

    def show_about(self) -> None:
        """Show versions and licence."""
        from annotator.gui.dialogs.about import About

        self._show(About(self._window.theme, self._window))

    def choose_annotator(self) -> None:
        """Ask under which other name the user wants to annotate."""
        session = self._window.session
        if session is None:
            return
        from annotator.gui.dialogs.annotator_dialog import AnnotatorDialog

        dialog = AnnotatorDialog(session.project.annotator.name, self._window)
        dialog.name_accepted.connect(self._window.become_for_good)
        self._show(dialog)

    def show_snapshots(self) -> None:
        """Show the project's snapshots, to take one or to bring one back."""
        session = self._window.session
        if session is None:
            return
        from annotator.gui.dialogs.snapshots_dialog import SnapshotsDialog

        project, files = session.project, self._window.files
        dialog = SnapshotsDialog(
            project.path.name,
            project.snapshots(),
            self._window.theme,
            can_take=not session.read_only_reason,
            parent=self._window,
        )
        dialog.snapshot_requested.connect(lambda: files.take_snapshot(lambda: self._list_again(dialog)))
        dialog.restore_requested.connect(lambda number: self._restore(dialog, number))
        self._show(dialog)

    def _list_again(self, dialog: "SnapshotsDialog") -> None:
        if self._window.session is not None and dialog.isVisible():
            dialog.show_snapshots(self._window.session.project.snapshots())

    def _restore(self, dialog: "SnapshotsDialog", number: int) -> None:
        dialog.accept()
        self._window.files.restore_snapshot(str(number))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def toggle_guidelines(self) -> None:
        """Show the guidelines beside the article, at the label of the selected tag, or hide them."""
        session, tag = self._window.session, self._window.tag
        if session is None or tag is None:
            return
        if tag.guidelines is None:
            from annotator.gui.guidelines_panel import GuidelinesPanel

            panel = GuidelinesPanel(self._window.theme, tag)
            panel.set_text(session.reading.project().guidelines)
            panel.set_read_only(bool(session.read_only_reason))
            panel.text_saved.connect(session.change_guidelines)
            session.guidelines_changed.connect(panel.set_text)
            tag.add_guidelines(panel)
        tag.toggle_guidelines()

    def switch_theme(self) -> None:
        """Show the window light where it is dark, and dark where it is light."""
        theme = self._window.theme
        appearance = Appearance.LIGHT if theme.dark else Appearance.DARK
        self._window.settings.set(preference.APPEARANCE, appearance.value)

    def edit_details(self, article_uid: str = "") -> None:
        """Edit title, outlet, link, date and language of an article, the current one where none is named."""
        session = self._window.session
        article = session.reading.article(article_uid) if session is not None and article_uid else None
        article = article or (session.article if session is not None else None)
        if session is None or article is None:
            return
        from annotator.gui.dialogs.article_details import ArticleDetails

        imported = self.tr("Imported from {file}").format(file=article.imported_from) if article.imported_from else ""
        dialog = ArticleDetails(article.metadata, imported, self._window)
        dialog.metadata_accepted.connect(lambda metadata: session.set_metadata(article.uid, metadata))
        dialog.exec()
        dialog.deleteLater()

    def remove_article(self) -> None:
        """Remove the current article with its tags; Undo brings it back."""
        session = self._window.session
        if session is None or session.article is None:
            return
        title = session.article.metadata.title
        if session.remove_articles([session.article.uid]) is not None:
            self._window.commands.offer_undo(self.tr("Removed “{title}” with its tags.").format(title=title))

    # The scheme

    def edit_scheme(self) -> None:
        """Edit labels and fields."""
        session = self._window.session
        if session is None:
            return
        from annotator.gui.dialogs.scheme_editor import SchemeEditor

        dialog = SchemeEditor(session.scheme, self._window.theme, session.reading.used(), self._window)
        dialog.scheme_accepted.connect(session.change_scheme)
        dialog.load_requested.connect(lambda: self._load_scheme(dialog))
        dialog.save_requested.connect(lambda scheme: self._save_scheme(dialog, scheme))
        dialog.exec()
        dialog.deleteLater()

    def _load_scheme(self, dialog: "SchemeEditor") -> None:
        from annotator.services.schemes import load_scheme

        chosen = ask_file(dialog, self.tr("Labels from a File"), self.tr("Schemes (*.toml)"))
        if chosen is not None:
            try:
                dialog.show_scheme(load_scheme(chosen))
            except KnownError as error:
                dialog.show_problem(translate_error(error))

    def _save_scheme(self, dialog: "SchemeEditor", scheme: AnnotationScheme) -> None:
        from annotator.services.schemes import save_scheme

        chosen = ask_target(dialog, self.tr("Labels to a File"), "", self.tr("Schemes (*.toml)"))
        if chosen is not None:
            try:
                save_scheme(scheme, chosen.with_suffix(".toml"))
            except KnownError as error:
                dialog.show_problem(translate_error(error))

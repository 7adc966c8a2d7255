"""Every command of the window with its words and keys, and the menus they stand in."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from annotator.gui.actions import Scope
from annotator.gui.tag_all import TagAll
from annotator.gui.tag_workspace import TagWorkspace
from annotator.gui.tag_zones import TagZones
from annotator.gui.undo_follower import UndoFollower
from annotator.gui.window_parts import WindowParts
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow
    from annotator.gui.paper import Paper

_SEPARATOR = ""
_PARTS = ("view.next_part", "view.previous_part", _SEPARATOR)

Edge = Literal["start", "end"]
Step = Literal[-1, 1]
Unit = Literal["word", "character"]
_EDGES: tuple[tuple[Edge, str], ...] = (("end", "Alt"), ("start", "Alt+Shift"))
_STEPS: tuple[tuple[Step, str], ...] = ((1, "Right"), (-1, "Left"))
_UNITS: tuple[tuple[Unit, str], ...] = (("word", ""), ("character", "Ctrl+"))


class WindowCommands(QObject):
    """Adds the commands once, and enables what a session, or its absence, allows."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._actions = window.actions_
        self._tag_menu = window.menus.menu("tags")
        self._recent = QMenu(window)
        self._paper: Paper | None = None
        self._zones: TagZones | None = None
        self._undo_follower: UndoFollower | None = None
        self._need_project: list[QAction] = []
        self._need_writing: list[QAction] = []
        self._add_file_commands()
        self._add_edit_commands()
        self._add_view_commands()
        self._add_help_commands()
        self._add_article_commands()
        self._fill_menus()
        self._recent.aboutToShow.connect(self._fill_recent)
        self.take_up_session(window.session)
        self._actions.changed.connect(self._show_search_keys)
        self._show_search_keys()

    def _show_search_keys(self) -> None:
        shortcut = self._actions.action("edit.search").shortcut()
        self._window.top_bar.set_search_keys(shortcut.toString(QKeySequence.SequenceFormat.NativeText))

    # Adding

    def _add(
        self, name: str, text: str, slot: Callable[[], object], *keys: str, project: bool = False, writes: bool = False
    ) -> None:
        action = self._actions.add(name, text, slot, *keys)
        if writes:
            self._need_writing.append(action)
        elif project:
            self._need_project.append(action)

    def _add_file_commands(self) -> None:
        files, dialogs = self._window.files, self._window.dialogs
        self._add("file.new", self.tr("New Project…"), files.new_project, "Ctrl+N")
        self._add("file.open", self.tr("Open Project…"), files.choose_project, "Ctrl+O")
        self._add("file.sample", self.tr("Open the Sample Project"), files.open_sample)
        articles = self._window.articles
        self._add("file.import", self.tr("Import Files…"), articles.choose_files, "Ctrl+I", writes=True)
        self._add("file.import_preview", self.tr("Import with Preview…"), articles.choose_files_to_preview, writes=True)
        self._add("file.import_folder", self.tr("Import Folder…"), articles.choose_folder, "Ctrl+Shift+I", writes=True)
        self._add("file.paste", self.tr("Paste as a New Article…"), articles.paste_article, "Ctrl+Shift+V", writes=True)
        self._add("file.export", self.tr("Export…"), self._window.export, "Ctrl+E", project=True)
        self._add("file.print", self.tr("Print…"), self._print, "Ctrl+P", project=True)
        exchange = self._window.exchange
        self._add("file.send", self.tr("Send for Review or Tagging…"), exchange.send, project=True)
        self._add("file.merge", self.tr("Merge a Colleague's File…"), exchange.choose_merge, writes=True)
        self._add("file.unplaced", self.tr("Tags Without a Place…"), exchange.show_unplaced, writes=True)
        self._add("file.feedback", self.tr("Feedback Report…"), self._window.feedback.show, project=True)
        self._add("file.options", self.tr("Project Options…"), exchange.edit_options, writes=True)
        self._add("file.snapshots", self.tr("Snapshots…"), dialogs.show_snapshots, project=True)
        self._add("file.check", self.tr("Check the Project for Damage"), files.check, project=True)
        self._add("file.close", self.tr("Close Project"), self._window.close_project, "Ctrl+W", project=True)
        self._add("file.scheme", self.tr("Labels and Fields…"), dialogs.edit_scheme, writes=True)
        self._add("file.preferences", self.tr("Preferences…"), dialogs.show_preferences, "Ctrl+,")
        self._add("file.quit", self.tr("Quit"), self._window.close, "Ctrl+Q")

    def _add_edit_commands(self) -> None:
        self._add("edit.undo", self.tr("Undo"), lambda: self._undo("undo"), "Ctrl+Z", writes=True)
        self._add("edit.redo", self.tr("Redo"), lambda: self._undo("redo"), "Ctrl+Shift+Z", "Ctrl+Y", writes=True)
        self._add("edit.find", self.tr("Find in Article"), lambda: self._view("open_find_bar"), "Ctrl+F", project=True)
        self._add("edit.find_next", self.tr("Find Next"), lambda: self._view("find_next"), "F3", project=True)
        self._add(
            *("edit.find_previous", self.tr("Find Previous"), lambda: self._view("find_previous"), "Shift+F3"),
            project=True,
        )
        self._add(
            *("edit.zone", self.tr("Mark or Unmark Site Furniture"), lambda: self._zone("toggle"), "Ctrl+Shift+X"),
            writes=True,
        )
        self._add(
            *("edit.find_zones", self.tr("Find Site Furniture in All Articles"), lambda: self._zone("find_everywhere")),
            writes=True,
        )
        self._add("edit.search", self.tr("Search Everywhere…"), self.search_everywhere, "Ctrl+K", project=True)

    def _add_view_commands(self) -> None:
        for number, (name, text, letter) in enumerate(
            (("tag", self.tr("Tag"), "T"), ("review", self.tr("Review"), "R"), ("dataset", self.tr("Dataset"), "D")), 1
        ):
            show = self._showing(name)
            self._add(f"view.{name}", text, show, f"Ctrl+{number}", f"Alt+{letter}", project=True)
        self._add(
            "view.zoom_in", self.tr("Larger Text"), lambda: self._view("zoom_in"), "Ctrl++", "Ctrl+=", project=True
        )
        self._add("view.zoom_out", self.tr("Smaller Text"), lambda: self._view("zoom_out"), "Ctrl+-", project=True)
        self._add(
            "view.zoom_reset", self.tr("Usual Text Size"), lambda: self._view("reset_zoom"), "Ctrl+0", project=True
        )
        parts = WindowParts(self._window)
        self._add("view.next_part", self.tr("Next Part of the Window"), parts.go_on, "F6")
        self._add("view.previous_part", self.tr("Previous Part of the Window"), parts.go_back, "Shift+F6")
        self._add("view.theme", self.tr("Switch Light and Dark"), self._window.dialogs.switch_theme)

        self._add("view.guidelines", self.tr("Guidelines"), self._window.dialogs.toggle_guidelines, "F2", project=True)

    def _add_help_commands(self) -> None:
        self._add("help.keys", self.tr("All Keys"), self._window.dialogs.show_keys, "F1")
        self._add("help.about", self.tr("About Annotator"), self._window.dialogs.show_about)

    def _add_article_commands(self) -> None:
        self._add(
            "article.done", self.tr("Done, Next"), self._done, "Ctrl+Return", "Ctrl+Enter",
            writes=True,
        )  # fmt: skip
        self._add("article.reopen", self.tr("Not Done After All"), self._reopen, writes=True)
        self._add("article.flag", self.tr("Flag"), lambda: self._tag("toggle_flag"), "Ctrl+D", writes=True)
        self._add("article.next", self.tr("Next Article"), lambda: self._neighbour(True), "Ctrl+PgDown", project=True)
        self._add(
            "article.previous", self.tr("Previous Article"), lambda: self._neighbour(False), "Ctrl+PgUp", project=True
        )
        self._add("article.list", self.tr("Go to the Article List"), self._go_to_list, "Ctrl+L", project=True)
        self._add("article.details", self.tr("Article Details…"), self._window.dialogs.edit_details, writes=True)
        self._add("article.remove", self.tr("Remove Article"), self._window.dialogs.remove_article, writes=True)

    def _add_tag_commands(self, tag: TagWorkspace, session: ProjectSession) -> None:
        """Add the commands that work on the article text, whose plain keys count only while it has the focus."""
        text = tag.view.text_widget()
        view = tag.view
        all_the_same = TagAll(session, tag, self._window)
        self._zones = zones = TagZones(session, tag, self._window)

        def add(name: str, words: str, slot: Callable[[], object], *keys: str, is_label: bool = False) -> None:
            self._actions.add(name, words, slot, *keys, scope=Scope.ARTICLE, widget=text, is_label=is_label)

        for label in session.scheme.active_labels():
            words = self.tr("Tag as {label}").format(label=label.name)
            add(f"label.{label.uid}", words, self._tagging(tag, label.uid), label.key, is_label=True)
        add("tag.next", self.tr("Next Tag"), view.select_next_span, "Tab")
        add("tag.previous", self.tr("Previous Tag"), view.select_previous_span, "Shift+Tab")
        add("tag.cycle", self.tr("Next of the Tags Stacked Here"), view.cycle_stacked, "Space")
        add("tag.remove", self.tr("Remove Tag, Reject Suggestion"), tag.reject_or_remove, "Backspace", "Del")
        add("tag.leave", self.tr("Drop the Selection"), self._leave, "Esc")
        for (edge, modifier), (step, arrow), (unit, control) in product(_EDGES, _STEPS, _UNITS):
            words = self.tr("{edge} of the Tag {way} by a {unit}").format(
                edge=self.tr("End") if edge == "end" else self.tr("Start"),
                way=self.tr("Right") if step == 1 else self.tr("Left"),
                unit=self.tr("Word") if unit == "word" else self.tr("Character"),
            )
            name = f"tag.{edge}_{arrow.lower()}_{unit}"
            add(name, words, self._moving(zones, edge, step, unit), f"{control}{modifier}+{arrow}")
        add("tag.all", self.tr("Tag All the Same"), all_the_same.run, "Ctrl+Shift+A")

    # Following the session

    def take_up_session(self, session: ProjectSession | None) -> None:
        """Enable what can be done now; add the commands of the article text for a new project."""
        self._actions.remove(lambda command: command.scope is Scope.ARTICLE)
        for action in self._need_project:
            action.setEnabled(session is not None)
        may_write = session is not None and not session.read_only_reason
        for action in self._need_writing:
            action.setEnabled(may_write)
        if session is None or self._window.tag is None:
            self._tag_menu.setEnabled(False)
            self._zones = None
            return
        self._add_tag_commands(self._window.tag, session)
        self._fill_tag_menu(may_write)
        session.scheme_changed.connect(self._take_up_scheme)
        stack = session.undo_stack
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        self._undo_follower = UndoFollower(session, self._window)

    def _take_up_scheme(self) -> None:
        session, tag = self._window.session, self._window.tag
        if session is not None and tag is not None:
            self._actions.remove(lambda command: command.scope is Scope.ARTICLE)
            self._add_tag_commands(tag, session)
            self._fill_tag_menu(not session.read_only_reason)

    def _name_undo(self, what: str) -> None:
        words = self.tr("Undo: {act}").format(act=what) if what else self.tr("Undo")
        self._actions.action("edit.undo").setText(words)

    def _name_redo(self, what: str) -> None:
        words = self.tr("Redo: {act}").format(act=what) if what else self.tr("Redo")
        self._actions.action("edit.redo").setText(words)

    # Menus

    def _fill_menus(self) -> None:
        menus = self._window.menus
        self._recent.setTitle(self.tr("Open Recent"))
        file_menu = menus.menu("file")
        self._fill(file_menu, ("file.new", "file.open"))
        file_menu.addMenu(self._recent)
        self._fill(file_menu, ("file.sample", "file.close", _SEPARATOR, "file.import", "file.import_preview"))
        self._fill(file_menu, ("file.import_folder",))
        self._fill(
            file_menu,
            ("file.paste", "file.export", "file.print", _SEPARATOR, "file.send", "file.merge", "file.unplaced"),
        )
        self._fill(
            file_menu, ("file.feedback", _SEPARATOR, "file.scheme", "file.options", "file.snapshots", "file.check")
        )
        self._fill(file_menu, (_SEPARATOR, "file.preferences", "file.quit"))
        edit = ("edit.undo", "edit.redo", _SEPARATOR, "edit.find", "edit.find_next", "edit.find_previous")
        self._fill(menus.menu("edit"), (*edit, "edit.search", _SEPARATOR, "edit.zone", "edit.find_zones"))
        article: tuple[str, ...] = ("article.next", "article.previous", "article.list", _SEPARATOR)
        article += ("article.done", "article.reopen", "article.flag", _SEPARATOR, "article.details", "article.remove")
        self._fill(menus.menu("article"), article)
        view: tuple[str, ...] = ("view.tag", "view.review", "view.dataset", _SEPARATOR, "view.guidelines", _SEPARATOR)
        view += (*_PARTS, "view.zoom_in", "view.zoom_out", "view.zoom_reset", "view.theme")
        self._fill(menus.menu("view"), view)
        self._fill(menus.menu("help"), ("help.keys", "view.guidelines", "help.about"))

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name == _SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions.action(name))

    def _fill_tag_menu(self, may_write: bool) -> None:
        self._tag_menu.clear()
        self._tag_menu.setEnabled(True)
        moving_on = ("tag.next", "tag.previous", "tag.cycle", "tag.leave")
        for command in self._actions.commands():
            if command.scope is Scope.ARTICLE:
                self._tag_menu.addAction(command.action)
                command.action.setEnabled(may_write or command.name in moving_on)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._window.settings.recent_projects():
            action = self._recent.addAction(f"{path.stem}    {path.parent}")
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _checked=False, path=path: self._window.files.open_project(path))

    def show_article_menu(self, uid: str, point: QPoint) -> None:
        """Show what can be done with the tag, suggestion or selection under the mouse."""
        tag, session = self._window.tag, self._window.session
        if tag is None or session is None:
            return
        menu = QMenu(self._window)
        labels = [command.action for command in self._actions.commands() if command.is_label]
        if uid and tag.selected_annotation() is not None:
            relabel = menu.addMenu(self.tr("Change Label"))
            relabel.addActions(labels)
            menu.addAction(self.tr("Edit Form"), tag.accept_or_edit)
            menu.addAction(self._actions.action("tag.all"))
        elif uid:
            menu.addAction(self.tr("Accept Suggestion"), tag.accept_or_edit)
        else:
            menu.addActions(labels)
        if uid:
            menu.addAction(self._actions.action("tag.remove"))
        zones = self._zones
        if zones is not None and not session.read_only_reason and (not uid or zones.can_unmark()):
            menu.addSeparator()
            words = self.tr("Not Site Furniture") if zones.can_unmark() else self.tr("Mark as Site Furniture")
            menu.addAction(words, zones.toggle)
        menu.exec(point)
        menu.deleteLater()

    # What commands do that are not one call

    def offer_undo(self, text: str) -> None:
        """Say what was just done, with a button that takes it back."""
        if self._undo_follower is not None:
            self._undo_follower.offer_undo(text)

    def search_everywhere(self) -> None:
        """Open the search over articles, tags and commands."""
        self._window.dialogs.search_everywhere()

    def _print(self) -> None:
        # Only here: what prints takes a while to load.
        from annotator.gui.paper import Paper

        if self._paper is None:
            self._paper = Paper(self._window)
        self._paper.print_shown()

    def _undo(self, way: str) -> None:
        session = self._window.session
        if session is not None and self._window.tag is not None:
            self._window.tag.commit()
            (session.undo if way == "undo" else session.redo)()

    def _view(self, method: str) -> None:
        shown = self._window.reviewing or self._window.tag
        if shown is not None:
            getattr(shown.view, method)()

    def _done(self) -> None:
        if self._window.reviewing is not None:
            self._window.reviewing.settle()
        else:
            self._tag("done_and_next")

    def _reopen(self) -> None:
        if self._window.reviewing is not None:
            self._window.reviewing.reopen()
        else:
            self._tag("reopen")

    def _zone(self, method: str) -> None:
        if self._zones is not None:
            getattr(self._zones, method)()

    def _tag(self, method: str) -> None:
        if self._window.tag is not None:
            getattr(self._window.tag, method)()

    def _neighbour(self, forward: bool) -> None:
        shown = self._window.reviewing or self._window.tag
        if shown is not None:
            shown.open_neighbour(forward=forward)

    def _leave(self) -> None:
        """Go back a step in the article; where there is none, take news above it away."""
        if self._window.tag is not None and not self._window.tag.leave():
            self._window.messages.dismiss_news()

    def _go_to_list(self) -> None:
        shown = self._window.reviewing or self._window.tag
        if shown is not None:
            shown.list_pane.focus_list()

    def _showing(self, workspace: str) -> Callable[[], None]:
        return lambda: self._window.show_workspace(workspace)

    def _tagging(self, tag: TagWorkspace, label_uid: str) -> Callable[[], None]:
        return lambda: tag.tag_with(label_uid)

    def _moving(self, zones: TagZones, edge: Edge, step: Step, unit: Unit) -> Callable[[], None]:
        return lambda: zones.move_edge(edge, step, unit)

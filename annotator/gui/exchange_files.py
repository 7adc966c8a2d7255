"""What the File menu does between colleagues: send articles, merge what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.people import Annotator, AnnotatorKind
from annotator.gui.file_dialogs import ask_file, ask_target
from annotator.services.projects import SUFFIX, Project
from annotator.session.workers import Task

if TYPE_CHECKING:
    from annotator.gui.dialogs.unplaced_dialog import UnplacedDialog
    from annotator.gui.main_window import MainWindow
    from annotator.services.merging import MergePreview, MergeSummary
    from annotator.services.sharing import Articles, ShareSummary


class ExchangeFiles(QObject):
    """Runs exchanges for one window; whatever takes long runs in the background."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._unplaced: UnplacedDialog | None = None

    # Sending

    def send(self) -> None:
        """Ask what goes to a colleague, and write it to a new file."""
        session = self._window.session
        if session is None:
            return
        from annotator.gui.dialogs.share_dialog import ShareDialog

        people = [one for one in session.reading.annotators() if one.kind is not AnnotatorKind.GOLD]
        blind = session.project.review_settings.get().blind_until_done
        dialog = ShareDialog(people, is_blind=blind, parent=self._window)
        accepted = dialog.exec()
        chosen = [one for one in people if one.uid in dialog.chosen_annotators()]
        articles, is_blind, with_review = (
            dialog.chosen_articles(),
            dialog.blind.isChecked(),
            dialog.with_review.isChecked(),
        )
        dialog.deleteLater()
        if not accepted:
            return
        name = self.tr("{project} for a colleague").format(project=session.project.path.stem)
        target = self._ask_target(self.tr("Send for Review or Tagging"), f"{name}{SUFFIX}", self._project_filter())
        if target is not None:
            self.write_share(target, chosen, articles, blind=is_blind, with_review=with_review and bool(chosen))

    def write_share(
        self, target: Path, annotators: list[Annotator], articles: Articles, *, blind: bool, with_review: bool = False
    ) -> None:
        """Write a file for a colleague in the background."""

        def work(own: Project, task: Task) -> ShareSummary | None:
            from annotator.services.sharing import ShareCancelled

            try:
                return own.sharing.run(
                    target,
                    annotators=annotators,
                    articles=articles,
                    blind_until_done=blind,
                    with_review=with_review,
                    on_progress=lambda done, all_: task.progressed.emit(done, all_, ""),
                    cancelled=task.is_cancelled,
                )
            except ShareCancelled:
                return None

        task = self._window.start_work(self.tr("Writing the file"), work, read_only=True)
        if task is not None:
            task.finished.connect(self._say_shared)

    def _say_shared(self, summary: ShareSummary | None) -> None:
        if summary is None:
            self._window.messages.show_message(self.tr("Cancelled; no file was written."))
            return
        articles, tags = self.tr("%n articles", "", summary.articles), self.tr("%n tags", "", summary.spans)
        text = self.tr("{articles} and {tags} written to {name}. Send that file to your colleague.")
        self._window.messages.show_message(text.format(articles=articles, tags=tags, name=summary.path.name))

    # Merging

    def choose_merge(self) -> None:
        """Ask which file to merge."""
        chosen = ask_file(self._window, self.tr("Merge a Colleague's File"), self._project_filter())
        if chosen is not None:
            self.preview_merge(chosen)

    def offer(self, path: Path) -> None:
        """Ask whether a project that was dropped should be merged or opened."""
        self._window.messages.show_message(
            self.tr("{name} is a project.").format(name=path.name),
            "info",
            [
                (self.tr("Merge It"), lambda: self.preview_merge(path)),
                (self.tr("Open It"), lambda: self._window.files.open_project(path)),
            ],
        )

    def preview_merge(self, path: Path) -> None:
        """Read a colleague's file in the background and show what it would bring."""

        def work(own: Project, task: Task) -> MergePreview | None:
            from annotator.services.merging import ReadingCancelled

            try:
                return own.merging.preview(
                    path,
                    on_progress=lambda done, all_: task.progressed.emit(done, all_, ""),
                    cancelled=task.is_cancelled,
                )
            except ReadingCancelled:
                return None

        task = self._window.start_work(self.tr("Reading {name}").format(name=path.name), work, read_only=True)
        if task is not None:
            task.finished.connect(self._ask_to_merge)

    def _ask_to_merge(self, preview: MergePreview | None) -> None:
        session = self._window.session
        if preview is None:
            return
        if session is None:
            preview.close()
            return
        from annotator.gui.dialogs.merge_dialog import MergeDialog

        dialog = MergeDialog(preview, session.scheme, self._window)
        accepted = dialog.exec()
        mapping = dialog.mapping()
        dialog.deleteLater()
        if accepted:
            self.merge(preview, mapping)
        else:
            preview.close()

    def merge(self, preview: MergePreview, mapping: dict[str, str | None]) -> None:
        """Merge in the background, after a snapshot."""

        def work(own: Project, task: Task) -> MergeSummary | None:
            from annotator.services.merging import MergeCancelled

            try:
                return own.merging.merge(
                    preview,
                    mapping,
                    on_progress=lambda done, all_: task.progressed.emit(done, all_, ""),
                    cancelled=task.is_cancelled,
                )
            except MergeCancelled:
                return None

        task = self._window.start_work(self.tr("Merging {name}").format(name=preview.path.name), work)
        if task is None:
            preview.close()
            return
        task.finished.connect(self._take_up_merge)
        # A function of its own: Qt keeps no hold of a plain object that it is to call a method of.
        task.ended.connect(lambda: preview.close())

    def _take_up_merge(self, summary: MergeSummary | None) -> None:
        session = self._window.session
        if session is None:
            return
        if summary is None:
            self._window.messages.show_message(self.tr("Merge cancelled; the project is as it was before."))
            return
        session.take_up(summary.changes)
        counts = (
            (summary.articles, self.tr("%n new articles", "", summary.articles)),
            (summary.articles_removed, self.tr("%n removed articles", "", summary.articles_removed)),
            (summary.added, self.tr("%n new tags", "", summary.added)),
            (summary.changed, self.tr("%n changed tags", "", summary.changed)),
            (summary.removed, self.tr("%n removed tags", "", summary.removed)),
            (summary.verdicts, self.tr("%n decisions", "", summary.verdicts)),
            (summary.comments, self.tr("%n comments", "", summary.comments)),
            (summary.unplaced, self.tr("%n tags without a place", "", summary.unplaced)),
        )
        brought = ", ".join(words for count, words in counts if count)
        text = self.tr("Merged: {counts}.").format(counts=brought) if brought else self.tr("Merged; nothing was new.")
        acts = [(self.tr("Review"), lambda: self._window.show_workspace("review"))]
        changed = session.project.feedback.first_change(session.project.annotator) if summary.verdicts else None
        if changed is not None:
            acts = [(self.tr("Show What Was Changed"), lambda: self._show_change(*changed))]
        if summary.unplaced:
            acts.insert(0, (self.tr("Place Them…"), self.show_unplaced))
        self._window.messages.show_message(text, "warning" if summary.unplaced else "info", acts)

    def _show_change(self, article_uid: str, annotation_uid: str) -> None:
        """Go to a tag of one's own that a reviewer changed."""
        self._open_in_tag(article_uid)
        if self._window.tag is not None:
            self._window.tag.go_to_span(annotation_uid)

    # Tags without a place

    def show_unplaced(self) -> None:
        """List the tags that found no place in our text, beside the article."""
        session = self._window.session
        if session is None:
            return
        waiting = session.project.placing.waiting()
        if not waiting:
            self._window.messages.show_message(self.tr("Every tag has its place."))
            return
        from annotator.gui.dialogs.unplaced_dialog import UnplacedDialog

        self.forget_session()
        dialog = UnplacedDialog(self._window.theme, session.scheme, self._window)
        self._unplaced = dialog
        dialog.article_wanted.connect(self._open_in_tag)
        dialog.place_wanted.connect(self._place)
        dialog.given_up.connect(self._give_up)
        dialog.show()
        dialog.show_waiting(waiting)

    def forget_session(self) -> None:
        """Close what belongs to the project that is being closed."""
        if self._unplaced is not None:
            self._unplaced.close()
            self._unplaced.deleteLater()
            self._unplaced = None

    def _open_in_tag(self, uid: str) -> None:
        session = self._window.session
        if session is not None:
            self._window.show_workspace("tag")
            if session.article is None or session.article.uid != uid:
                session.open_article(uid)

    def _place(self, uid: str) -> None:
        session, tag = self._window.session, self._window.tag
        if session is None or tag is None:
            return
        span = tag.view.selection()
        article = tag.view.article()
        trimmed = span.trimmed(article.text) if span is not None and article is not None else None
        if trimmed is None:
            self._window.messages.show_message(self.tr("Select the words in the article first."), "warning")
            return
        session.perform(lambda: session.project.placing.place(uid, trimmed))
        self._show_waiting()

    def _give_up(self, uid: str) -> None:
        session = self._window.session
        if session is not None:
            session.perform(lambda: session.project.placing.give_up(uid))
            self._show_waiting()

    def _show_waiting(self) -> None:
        session = self._window.session
        if session is not None and self._unplaced is not None:
            self._unplaced.show_waiting(session.project.placing.waiting())

    def show_agreement(self) -> None:
        """Show every figure and picture of the annotators compared in Review."""
        session, review = self._window.session, self._window.review
        measurement = review.pane.agreement.measurement if review is not None else None
        if session is None or measurement is None:
            return
        from annotator.gui.dialogs.agreement_dialog import AgreementDialog

        dialog = AgreementDialog(measurement, session.scheme, self._window.theme, self._window)
        dialog.exec()
        dialog.deleteLater()

    # Options

    def edit_options(self) -> None:
        """Show how this project is reviewed, to be changed."""
        session = self._window.session
        if session is None:
            return
        from annotator.gui.dialogs.project_options import ProjectOptions

        settings = session.project.review_settings
        dialog = ProjectOptions(settings.get(), self._window)
        if dialog.exec():
            options = dialog.options()
            session.perform(lambda: settings.change(options))
            if self._window.review is not None:
                self._window.review.review.take_up_options()
        dialog.deleteLater()

    # Asking for files

    def _ask_target(self, title: str, name: str, names: str) -> Path | None:
        # Projects are never written over; the services refuse a name that is taken, in words.
        return ask_target(self._window, title, name, names, confirms=SUFFIX not in names)

    def _project_filter(self) -> str:
        return self.tr("Annotator projects (*{suffix})").format(suffix=SUFFIX)

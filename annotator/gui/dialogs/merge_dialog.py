"""Before a colleague's file is merged: what it would bring, and which labels of theirs are which of ours."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.scheme import AnnotationScheme
from annotator.domain.scheme_matching import LabelMatch, MatchedBy
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.services.merging import AnnotatorBrings, MergePreview

_SIZE = (680, 620)
_MOST_LISTED = 200


class MergeDialog(QDialog):
    """Accepted: merge. Nothing has been written when it is shown."""

    def __init__(self, preview: MergePreview, scheme: AnnotationScheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.choices: dict[str, QComboBox] = {}
        self.setWindowTitle(self.tr("Merge a colleague's file"))
        self.resize(*_SIZE)
        title = PlainLabel(preview.path.name, Look.HEADING)
        about = PlainLabel(self._about(), Look.MUTED)
        about.setWordWrap(True)
        self.lines = QListWidget(self)
        self.lines.setAccessibleName(self.tr("What the file would bring"))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.addItems([line[:1].upper() + line[1:] for line in self._lines()])
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self.lines, 2)
        questions = [match for match in preview.labels if match.differs]
        if questions:
            column.addWidget(PlainLabel(self.tr("Labels that differ").upper(), Look.SECTION))
            column.addWidget(self._questions(questions, scheme), 1)
        hint = PlainLabel(self.tr("A snapshot is taken first. Nothing of either file is overwritten."), Look.SMALL)
        hint.setWordWrap(True)
        column.addWidget(hint)
        self.buttons = ButtonRow(self, self.tr("&Merge") if preview.changes_anything else "")
        column.addWidget(self.buttons)

    def mapping(self) -> dict[str, str | None]:
        """Return our label for each of theirs that was asked about, by ids; None makes a new one."""
        return {uid: choice.currentData() or None for uid, choice in self.choices.items()}

    def _about(self) -> str:
        preview = self._preview
        if not preview.changes_anything:
            return self.tr("This file holds nothing that is not here already.")
        if preview.is_ours:
            return self.tr("It comes from this project. This is what it would bring:")
        return self.tr("It is another project, {name}. This is what it would bring:").format(name=preview.foreign.name)

    def _lines(self) -> list[str]:
        preview = self._preview
        lines = [self._brings(one) for one in preview.annotators.values()]
        counts = (
            (len(preview.new_articles), self.tr("new articles: {count}")),
            (preview.same_articles, self.tr("articles that are here already: {count}")),
            (preview.left_out_articles, self.tr("articles that were removed there, and are left out: {count}")),
            (preview.restored_articles, self.tr("articles that were brought back there: {count}")),
            (preview.verdicts, self.tr("decisions of a review: {count}")),
            (preview.comments, self.tr("comments: {count}")),
            (preview.zones, self.tr("marks of site furniture: {count}")),
            (preview.progress, self.tr("articles with other progress: {count}")),
            (preview.metadata, self.tr("articles with other details: {count}")),
        )
        lines += [words.format(count=QLocale().toString(count)) for count, words in counts if count]
        for title in preview.removed_articles[:_MOST_LISTED]:
            lines.append(self.tr("Removed there, and hidden here with all its tags: {title}").format(title=title))
        for article in preview.different_texts[:_MOST_LISTED]:
            words = self.tr("The text differs: {title}. Tags placed: {placed}, without a place: {unplaced}")
            lines.append(words.format(title=article.title, placed=article.placed, unplaced=article.unplaced))
        for one in preview.unplaced[:_MOST_LISTED]:
            words = self.tr("No place yet: “{quote}” ({label}, {annotator})")
            lines.append(words.format(quote=one.quote, label=one.label, annotator=one.annotator))
        return lines

    def _brings(self, one: AnnotatorBrings) -> str:
        counts = (
            (one.new, self.tr("{count} new")),
            (one.changed, self.tr("{count} changed")),
            (one.removed, self.tr("{count} removed")),
            (one.older, self.tr("{count} older than here")),
            (one.same, self.tr("{count} as they are here")),
        )
        parts = [words.format(count=QLocale().toString(count)) for count, words in counts if count]
        return self.tr("Tags of {name}: {counts}").format(name=one.name, counts=", ".join(parts))

    def _questions(self, matches: Sequence[LabelMatch], scheme: AnnotationScheme) -> QWidget:
        page = looking(QWidget(), Look.CLEAR)
        form = QFormLayout(page)
        for match in matches:
            choice = QComboBox(page)
            choice.setAccessibleName(self.tr("What {label} is here").format(label=match.theirs.name))
            choice.addItem(self.tr("a new label"), "")
            for label in scheme.labels:
                choice.addItem(label.name, label.uid)
            choice.setCurrentIndex(max(choice.findData(match.ours.uid), 0) if match.ours else 0)
            self.choices[match.theirs.uid] = choice
            form.addRow(PlainLabel(match.theirs.name), choice)
            about = self._about_match(match)
            if about:
                choice.setAccessibleDescription(about)
                note = PlainLabel(about, Look.SMALL)
                note.setWordWrap(True)
                form.addRow("", note)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _about_match(self, match: LabelMatch) -> str:
        """Return why a label is proposed, and what it brings along."""
        words = {
            MatchedBy.REMEMBERED: self.tr("As in an earlier merge."),
            MatchedBy.LIKENESS: self.tr("A guess: please check it."),
        }.get(match.by, "")
        grows = ", ".join((*match.new_fields, *match.new_choices))
        brings = self.tr("It brings: {names}").format(names=grows) if grows else ""
        return " ".join(part for part in (words, brings) if part)

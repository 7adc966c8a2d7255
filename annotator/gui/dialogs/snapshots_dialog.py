"""The project's snapshots: when each was taken and why; take one now; go back to one."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import RowDelegate, RowRole
from annotator.gui.theme import Theme

if TYPE_CHECKING:
    from annotator.services.projects import Snapshot

_SIZE = (620, 520)
_NUMBER = Qt.ItemDataRole.UserRole
_REASONS = {
    "open": QT_TRANSLATE_NOOP("SnapshotsDialog", "when the project was opened"),
    "work": QT_TRANSLATE_NOOP("SnapshotsDialog", "after a quarter of an hour of work"),
    "migration": QT_TRANSLATE_NOOP("SnapshotsDialog", "before the file was brought to a newer version"),
    "bulk": QT_TRANSLATE_NOOP("SnapshotsDialog", "before many tags were changed at once"),
    "restore": QT_TRANSLATE_NOOP("SnapshotsDialog", "before another snapshot was restored"),
    "asked": QT_TRANSLATE_NOOP("SnapshotsDialog", "because you asked for it"),
}


def moment_text(taken_at: datetime) -> str:
    """Return a moment as the user's country writes it, in local time."""
    moment = QDateTime.fromSecsSinceEpoch(round(taken_at.timestamp()))
    locale = QLocale()
    return f"{locale.toString(moment.date(), QLocale.FormatType.LongFormat)}, {locale.toString(moment.time(), 'HH:mm')}"


class SnapshotsDialog(QDialog):
    """Restoring is explained, then asked once more, in place."""

    snapshot_requested = Signal()
    """Take a snapshot now; the answer comes through :meth:`show_snapshots`."""
    restore_requested = Signal(int)
    """Number of the snapshot to put in the place of the project."""

    def __init__(
        self,
        project_name: str,
        snapshots: "Sequence[Snapshot]",
        theme: Theme,
        *,
        can_take: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._project_name = project_name
        self.setWindowTitle(self.tr("Snapshots"))
        self.resize(*_SIZE)
        self._rows = QListWidget()
        self._rows.setAccessibleName(self.tr("Snapshots, the latest first"))
        self._rows.setItemDelegate(RowDelegate(theme, self._rows))
        self._none = PlainLabel(self.tr("There is no snapshot of this project yet."), Look.MUTED)
        self._question = self._confirmation()
        self._buttons = ButtonRow(self)
        self._take = self._buttons.add(self.tr("&Take one now"))
        self._take.setEnabled(can_take)
        self._restore = self._buttons.add(self.tr("&Restore…"))
        self._lay_out()
        self._take.clicked.connect(self.snapshot_requested)
        self._restore.clicked.connect(self._ask)
        self._rows.itemDoubleClicked.connect(self._ask)
        # Enter in the list asks, instead of closing.
        self._restore.setDefault(True)
        self._rows.currentRowChanged.connect(self._question.hide)
        self.show_snapshots(snapshots)

    def show_snapshots(self, snapshots: "Sequence[Snapshot]") -> None:
        """Show the snapshots there are now."""
        self._rows.clear()
        for snapshot in sorted(snapshots, key=lambda one: one.number, reverse=True):
            row = QListWidgetItem(moment_text(snapshot.taken_at))
            reason = QCoreApplication.translate("SnapshotsDialog", _REASONS.get(snapshot.reason, snapshot.reason))
            row.setData(RowRole.DETAIL, reason)
            row.setData(RowRole.TRAILING, f"{snapshot.number}")
            row.setData(_NUMBER, snapshot.number)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.text()}, {reason}")
            self._rows.addItem(row)
        self._none.setVisible(not snapshots)
        self._restore.setEnabled(bool(snapshots))
        self._rows.setCurrentRow(0)
        self._question.hide()
        self._rows.setFocus()

    def _lay_out(self) -> None:
        explanation = PlainLabel(
            self.tr(
                "A snapshot is a checked copy of the whole project, kept on this computer apart from the project. "
                "The latest ones are kept, then one for each day of a week and for each week of a month."
            ),
            Look.MUTED,
        )
        explanation.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        for widget in (explanation, self._none, self._rows, self._question, self._buttons):
            column.addWidget(widget, 1 if widget is self._rows else 0)

    def _confirmation(self) -> QFrame:
        frame = looking(QFrame(), Look.NOTICE_WARNING)
        self._explanation = PlainLabel()
        self._explanation.setWordWrap(True)
        sure = QPushButton(self.tr("Restore &this snapshot"))
        leave = QPushButton(self.tr("&Keep the project as it is"))
        self._keep = leave
        sure.clicked.connect(self._restore_chosen)
        leave.clicked.connect(self._give_up)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(sure)
        buttons.addWidget(leave)
        column = QVBoxLayout(frame)
        column.addWidget(self._explanation)
        column.addLayout(buttons)
        frame.hide()
        return frame

    def _ask(self) -> None:
        row = self._rows.currentItem()
        if row is None:
            return
        words = self.tr(
            "The project goes back to {moment}. As it is now, it is set aside in its folder as “{name} (before restore "
            "…)”, so that nothing is lost."
        )
        self._explanation.setText(words.format(moment=row.text(), name=self._project_name))
        self._question.setAccessibleName(self._explanation.text())
        self._question.show()
        self._keep.setFocus()

    def _give_up(self) -> None:
        self._question.hide()
        self._rows.setFocus()

    def _restore_chosen(self) -> None:
        row = self._rows.currentItem()
        if row is not None:
            self.accept()
            self.restore_requested.emit(int(row.data(_NUMBER)))

"""The row of buttons at the foot of a dialog: one that acts, one that leaves."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from annotator.gui.looks import Look, looking

_ROLE = QDialogButtonBox.ButtonRole


class ButtonRow(QDialogButtonBox):
    """Accepts and rejects its dialog; Enter presses the button that acts."""

    def __init__(self, dialog: QDialog, accept: str = "", leave: str = "") -> None:
        super().__init__(dialog)
        self.accept_button: QPushButton | None = None
        if accept:
            self.accept_button = looking(QPushButton(accept), Look.PRIMARY)
            self.accept_button.setDefault(True)
            self.addButton(self.accept_button, _ROLE.AcceptRole)
        self.leave_button = QPushButton(leave or (self.tr("Cancel") if accept else self.tr("Close")))
        self.addButton(self.leave_button, _ROLE.RejectRole)
        if not accept:
            self.leave_button.setDefault(True)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)

    def add(self, words: str) -> QPushButton:
        """Add a button that does something and leaves the dialog open."""
        button = QPushButton(words)
        self.addButton(button, _ROLE.ActionRole)
        return button

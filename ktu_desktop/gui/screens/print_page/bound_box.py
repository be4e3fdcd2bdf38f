"""Where a report of changes begins or ends: a change chosen from the list, or a date that one types."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ktu_desktop.domain.change_words import batch_text
from ktu_desktop.domain.changes import Batch
from ktu_desktop.i18n import Translator, mark

_PAUSE = 500
"""Milliseconds without a key before what was typed counts."""

_LISTED = 200
"""How many of the newest changes are offered."""


class BoundBox(QComboBox):
    """``bound``: a change's number or a date as typed; empty for no bound. ``chosen``: it is another one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.chosen)
        self.editTextChanged.connect(lambda _: self._pause.start())

    @property
    def bound(self) -> str:
        """What was chosen or typed."""
        text = self.currentText().strip()
        place = self.findText(text)
        return str(self.itemData(place)) if text and place >= 0 else text

    def offer(self, batches: Sequence[Batch], say: Translator) -> None:
        """List the changes, newest first; what stands in the box stays."""
        text = self.currentText()
        self.blockSignals(True)
        self.clear()
        for batch in batches[:_LISTED]:
            self.addItem(_described(batch, say), batch.id)
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self.blockSignals(False)
        edit = self.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(say(mark("Date or change")))


def _described(batch: Batch, say: Translator) -> str:
    sentence = mark("No. {number}, {when}: {what}")
    return say(sentence, number=batch.id, when=say.moment(batch.at), what=batch_text(batch, say))

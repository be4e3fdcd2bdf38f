"""What commands, pastes and files changed, as a table: each can be undone as a whole."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.domain.change_words import batch_text
from ktu_desktop.domain.changes import Batch
from ktu_desktop.gui.table_roles import SUMMED
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator, mark

Index = QModelIndex | QPersistentModelIndex

NUMBER, WHEN, WHO, WHAT, CHANGES, STATE = range(6)
"""The columns."""

_HEADERS = (mark("No."), mark("When"), mark("Who"), mark("What"), mark("Changes"), mark("State"))


class BatchTable(QAbstractTableModel):
    """Batches as rows, newest first; ``UserRole`` returns the Batch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._say = Translator("en")
        self.batches: Sequence[Batch] = ()

    def set_rows(self, batches: Sequence[Batch], say: Translator) -> None:
        """Show these batches."""
        self.beginResetModel()
        self.batches, self._say = tuple(batches), say
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.batches)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (NUMBER, CHANGES):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == SUMMED:
            return section == CHANGES
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._say(_HEADERS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        batch = self.batches[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._texts(batch)[index.column()]
            case Qt.ItemDataRole.UserRole:
                return batch
            case Qt.ItemDataRole.ForegroundRole if batch.undone_by is not None:
                return self._theme.brush("quiet")
            case Qt.ItemDataRole.TextAlignmentRole if index.column() in (NUMBER, CHANGES):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _texts(self, batch: Batch) -> tuple[str, ...]:
        say = self._say
        state = ""
        if batch.undone_by is not None:
            state = say(mark("Undone by No. {number}"), number=batch.undone_by)
        return (
            str(batch.id),
            say.moment(batch.at),
            batch.author,
            batch_text(batch, say),
            str(batch.changes),
            state,
        )

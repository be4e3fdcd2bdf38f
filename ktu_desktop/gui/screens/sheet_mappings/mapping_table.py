"""What was decided about foreign sheets, as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.domain.mapping_words import meaning
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sheet_mapping import NAME, SheetMapping
from ktu_desktop.i18n import Translator, mark

Index = QModelIndex | QPersistentModelIndex

UNIT, KIND, TEXT, MEANS, WHO, WHEN = range(6)
"""The columns."""

_HEADERS = (
    mark("Organisation unit"),
    mark("What"),
    mark("In the sheet"),
    mark("Means"),
    mark("Who"),
    mark("When"),
)


class MappingTable(QAbstractTableModel):
    """Decisions as rows, oldest first; ``UserRole`` returns the SheetMapping."""

    def __init__(self) -> None:
        super().__init__()
        self._say = Translator("en")
        self._plan: Plan | None = None
        self.mappings: Sequence[SheetMapping] = ()

    def set_rows(self, mappings: Sequence[SheetMapping], plan: Plan, say: Translator) -> None:
        """Show these decisions."""
        self.beginResetModel()
        self.mappings, self._plan, self._say = tuple(mappings), plan, say
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.mappings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._say(_HEADERS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        mapping = self.mappings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(mapping, index.column())
            case Qt.ItemDataRole.UserRole:
                return mapping
        return None

    def _text(self, mapping: SheetMapping, column: int) -> str:
        say = self._say
        match column:
            case 0:
                return mapping.org_unit or say(mark("everybody"))
            case 1:
                return say(mark("Name") if mapping.kind == NAME else mark("Heading"))
            case 2:
                return mapping.text
            case 3:
                return self._meaning(mapping)
            case 4:
                return mapping.author
        return say.moment(mapping.at)

    def _meaning(self, mapping: SheetMapping) -> str:
        known = self._plan.indicators.get(mapping.indicator or "") if self._plan else None
        name = f"  {self._say.name(known.names)}" if known else ""
        return meaning(mapping, self._say) + name

"""Which cells of a table are selected: one block of rows and columns, around the cell one stands on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and columns, the last ones included. Its columns may be hidden ones too."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    @property
    def rows(self) -> range:
        """The rows' places in the table."""
        return range(self.first_row, self.last_row + 1)

    @property
    def columns(self) -> range:
        """The columns."""
        return range(self.first_column, self.last_column + 1)

    @property
    def is_one_cell(self) -> bool:
        """Whether nothing is selected but the cell one stands on."""
        return len(self.rows) == len(self.columns) == 1


class Selection(QObject):
    """Stretches from the cell where it began to where one is now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from = self._to = (-1, -1)

    @property
    def block(self) -> Block | None:
        """What is selected; None where one stands on no row."""
        rows, columns = zip(self._from, self._to, strict=True)
        return Block(min(rows), max(rows), min(columns), max(columns)) if min(rows) >= 0 else None

    @property
    def column(self) -> int:
        """The column that a further step goes from."""
        return self._to[1]

    def begin(self, row: int, column: int) -> None:
        """Select one cell."""
        self._become((row, column), (row, column))

    def stretch(self, row: int, column: int) -> None:
        """Select everything from where it began to this cell."""
        self._become(self._from if self._from[0] >= 0 else (row, column), (row, column))

    def _become(self, begun: tuple[int, int], now: tuple[int, int]) -> None:
        if (begun, now) != (self._from, self._to):
            self._from, self._to = begun, now
            self.changed.emit()

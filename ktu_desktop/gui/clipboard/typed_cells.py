"""What the clipboard asks of a table whose cells are typed into."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ktu_desktop.domain.evaluated_sheet import Field
from ktu_desktop.domain.findings import Place
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.clipboard.block import Block
from ktu_desktop.gui.clipboard.table_html import Cell


@dataclass(frozen=True, slots=True)
class Typed:
    """A field that a cell is, in the sheet of an organisation unit."""

    org_unit: str
    field: Field


class TypedCells(Protocol):
    """Rows and columns are places in the table."""

    @property
    def period(self) -> Period:
        """The period of the sheets."""

    @property
    def row_count(self) -> int:
        """How many rows there are."""

    def shown_columns(self) -> tuple[int, ...]:
        """The columns that are shown, in their order."""

    def block(self) -> Block | None:
        """What is selected."""

    def is_typed_into(self, column: int) -> bool:
        """Whether numbers are typed into a column; the others are only read and copied."""

    def typed(self, row: int, column: int) -> Typed | str:
        """The field that a cell is; where it takes nothing, why not, as a sentence marked for translation."""

    def cell(self, row: int, column: int) -> Cell:
        """A cell as it is copied."""

    def wrong_row(self, row: int, texts: Mapping[int, str]) -> str:
        """Why texts (by column) do not belong into a row, as a marked sentence; empty where they may."""

    def place(self, row: int, column: int) -> Place:
        """What a cell is about."""

    def name_of(self, place: Place) -> str:
        """A place in a few letters, for the button that leads to it."""

    def go_to(self, place: Place) -> None:
        """Stand on the cell of a place."""

    def show_pending(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Show texts that are on their way to the database, by row and column."""

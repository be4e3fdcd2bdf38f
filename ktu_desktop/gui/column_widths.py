"""The widths that a person gave the columns of tables, kept from start to start: of all tables in one place.

A table is known by its screen and its place among the tables of that screen. The table of the sheet and the
units side by side share out the room they have by themselves; nobody drags there.
"""

from ktu_desktop.gui.remembered import Remembered
from ktu_desktop.gui.screens.screen import Screen
from ktu_desktop.gui.widgets.plain_table import PlainTable

_NARROWEST, _WIDEST = 24, 1200


class ColumnWidths:
    """Of the tables of one window."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered
        self._tables: dict[str, PlainTable] = {}

    def recall(self, screen: Screen) -> None:
        """Give the tables of a screen the widths kept; what cannot be read is as if nothing had been kept."""
        for number, table in enumerate(screen.findChildren(PlainTable)):
            name = f"columns_{screen.name}_{number}"
            self._tables[name] = table
            table.choose_widths(_read(self._remembered.text(name)))

    def keep(self) -> None:
        """Write down the widths chosen."""
        for name, table in self._tables.items():
            pairs = (f"{column}:{width}" for column, width in table.chosen.items())
            self._remembered.keep_text(name, " ".join(pairs))


def _read(text: str) -> dict[int, int]:
    """Column -> width, of ``0:132 3:88``."""
    pairs = (pair.partition(":") for pair in text.split())
    return {
        int(column): min(max(int(width), _NARROWEST), _WIDEST)
        for column, _, width in pairs
        if column.isdecimal() and width.isdecimal()
    }

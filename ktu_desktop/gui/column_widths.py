"""The widths that a person gave the columns of tables, kept from start to start: of all tables in one place.

A table is known by its screen and its place among the tables of that screen. The table of the sheet and the
units side by side share out the room they have by themselves; nobody drags there.
"""

from ktu_desktop.gui.remembered import Remembered
from ktu_desktop.gui.screens.screen import Screen
from ktu_desktop.gui.widgets.plain_table import PlainTable

_NARROWEST, _WIDEST = 24, 1200


def remember_widths(screen: Screen, remembered: Remembered) -> None:
    """Keep the widths chosen in the tables of a screen."""
    for name, table in _tables(screen):
        remembered.keep_text(name, " ".join(f"{column}:{width}" for column, width in table.chosen.items()))


def recall_widths(screen: Screen, remembered: Remembered) -> None:
    """Give the tables of a screen the widths kept; what cannot be read is as if nothing had been kept."""
    for name, table in _tables(screen):
        pairs = (pair.partition(":") for pair in remembered.text(name).split())
        kept = {
            int(column): int(width) for column, _, width in pairs if column.isdecimal() and width.isdecimal()
        }
        table.choose_widths({column: min(max(width, _NARROWEST), _WIDEST) for column, width in kept.items()})


def _tables(screen: Screen) -> list[tuple[str, PlainTable]]:
    tables = screen.findChildren(PlainTable)
    return [(f"columns_{screen.name}_{number}", table) for number, table in enumerate(tables)]

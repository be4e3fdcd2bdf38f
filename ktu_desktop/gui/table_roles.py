"""What a table's model can say of its numbers to whoever takes the table into a spreadsheet."""

from PySide6.QtCore import Qt

EXACT = int(Qt.ItemDataRole.UserRole) + 100
"""The role of a cell's exact number, canonical decimal text; None where the cell is none."""

SUMMED = EXACT + 1
"""The header's role: True where the column's numbers may be added up."""

LEVEL = EXACT + 2
"""The first cell's role: how deep the row stands inside of others, a whole number; None for not at all."""

TITLE = EXACT + 3
"""The header's role: what a column is called in full, where its heading is only a mark."""

SUMS = EXACT + 5
"""The first cell's role: True where the row only adds up those above it in the columns that are summed."""

FULL = EXACT + 4
"""The role of a cell's whole text, where the screen has room for its beginning only."""

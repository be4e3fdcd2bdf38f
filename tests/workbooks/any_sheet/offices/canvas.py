"""A sheet being made: cells, merged areas, what is hidden, and beside each cell what is right about it."""

from dataclasses import dataclass, field

from tests.workbooks.any_sheet.made_sheets import grid


@dataclass
class Canvas:
    """``right``: place -> what is to be taken; ``allowed``: what may be; ``spoken``: to be asked or refused.

    Places are (row, column) from 0.
    """

    name: str = "Лист1"
    cells: dict = field(default_factory=dict)
    right: dict = field(default_factory=dict)
    allowed: dict = field(default_factory=dict)
    spoken: set = field(default_factory=set)
    merged: list = field(default_factory=list)
    hidden_rows: set = field(default_factory=set)
    hidden_columns: set = field(default_factory=set)
    hidden: bool = False

    def put(self, row, column, content):
        if content not in (None, ""):
            self.cells[row, column] = content

    def put_row(self, row, contents, first=0):
        for column, content in enumerate(contents, first):
            self.put(row, column, content)

    def merge(self, top, left, bottom, right):
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    def hide_row(self, row):
        """What a hidden row holds is to be spoken of at most, never to be taken."""
        self.hidden_rows.add(row)
        for place in [place for place in (*self.right, *self.allowed) if place[0] == row]:
            self.right.pop(place, None)
            self.allowed.pop(place, None)

    @property
    def height(self):
        return 1 + max((row for row, _ in self.cells), default=-1)

    @property
    def width(self):
        return 1 + max((column for _, column in self.cells), default=-1)

    def turned(self):
        """The same on its side."""

        def turn(places):
            return {(column, row): said for (row, column), said in places.items()}

        return Canvas(
            self.name, turn(self.cells), turn(self.right), turn(self.allowed),
            {(column, row) for row, column in self.spoken},
            [(left, top, right, bottom) for top, left, bottom, right in self.merged],
            set(self.hidden_columns), set(self.hidden_rows), self.hidden,
        )  # fmt: skip

    def below(self, rows):
        """The same with ``rows`` empty rows above it."""

        def move(places):
            return {(row + rows, column): said for (row, column), said in places.items()}

        return Canvas(
            self.name, move(self.cells), move(self.right), move(self.allowed),
            {(row + rows, column) for row, column in self.spoken},
            [(top + rows, left, bottom + rows, right) for top, left, bottom, right in self.merged],
            {row + rows for row in self.hidden_rows}, set(self.hidden_columns), self.hidden,
        )  # fmt: skip

    def grid(self):
        rows = [[self.cells.get((row, column)) for column in range(self.width)] for row in range(self.height)]
        return grid(
            *rows, name=self.name, merged=self.merged, hidden_rows=self.hidden_rows,
            hidden_columns=self.hidden_columns, hidden=self.hidden,
        )  # fmt: skip

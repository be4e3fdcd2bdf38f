"""What a person sees and decides of an import: one row for each number, text or state of the files."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ktu_desktop.domain.values import Value
from ktu_desktop.usecases.file_preview import (
    KEEP,
    TAKE,
    CellKey,
    CellPreview,
    FilePreview,
    Item,
)
from ktu_desktop.workbooks.read_file import WORKBOOK

ORDER = ("ask", "conflict", "rejected", "changed", "new", "same", "ignored")
"""Statuses as a person works them off: questions first."""

TAKEN_BY_ITSELF = frozenset({"new", "changed"})
DECIDABLE = frozenset({"new", "changed", "conflict", "ask"})


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One number, text or state of a file. ``file``: its place among the previews."""

    file: int
    key: CellKey
    item: Item


def rows_of(previews: Sequence[FilePreview]) -> tuple[PreviewRow, ...]:
    """Every number, text and state of the files, questions first, then in the files' order."""
    found = [
        PreviewRow(n, preview.key(item), item)
        for n, preview in enumerate(previews)
        for item in chain[Item](preview.cells, preview.texts, preview.states)
    ]
    return tuple(sorted(found, key=lambda row: ORDER.index(row.item.status)))


def left_of(previews: Sequence[FilePreview], choices: "Choices") -> tuple[FilePreview, ...]:
    """What stays where it is when the rest is applied: refused, and conflicts and questions nobody decided.

    A file that could not be taken at all stays too; whoever applies sees what is still to be mended.
    """
    return tuple(left for n, preview in enumerate(previews) if (left := _left_of(n, preview, choices)))


def _left_of(number: int, preview: FilePreview, choices: "Choices") -> FilePreview | None:
    def waits(item: Item) -> bool:
        if item.status in DECIDABLE:
            return choices.of(PreviewRow(number, preview.key(item), item)) is None
        return item.status == "rejected" or (item.status == "ignored" and preview.recognised == WORKBOOK)

    cells, texts = tuple(filter(waits, preview.cells)), tuple(filter(waits, preview.texts))
    if not (cells or texts or preview.reason):
        return None
    return replace(preview, cells=cells, texts=texts, states=())


def counts_of(rows: Iterable[PreviewRow]) -> Mapping[str, int]:
    """How many rows there are of each status."""
    return Counter(row.item.status for row in rows)


@dataclass
class Choices:
    """What the person decided so far. ``readings``: the reading chosen for a number that is asked."""

    decisions: dict[CellKey, str] = field(default_factory=dict)
    readings: dict[CellKey, Value] = field(default_factory=dict)

    def copy(self) -> "Choices":
        """What is decided now, for work that goes on while more is decided."""
        return Choices(dict(self.decisions), dict(self.readings))

    def of(self, row: PreviewRow) -> str | None:
        """``take``, ``keep``, or None as long as nobody decided."""
        if row.item.status not in DECIDABLE:
            return KEEP
        by_itself = TAKE if row.item.status in TAKEN_BY_ITSELF else None
        return self.decisions.get(row.key, by_itself)

    def take(self, row: PreviewRow, reading: Value | None = None) -> None:
        """What the file says is right; ``reading`` where it can be read in several ways."""
        self.decisions[row.key] = TAKE
        if reading is not None:
            self.readings[row.key] = reading

    def keep(self, row: PreviewRow) -> None:
        """What is here stays."""
        self.decisions[row.key] = KEEP
        self.readings.pop(row.key, None)

    def toggle(self, row: PreviewRow) -> None:
        """The other of the two; what must be chosen among readings is not guessed."""
        if row.item.status not in DECIDABLE or row.item.status == "ask":
            return
        (self.keep if self.of(row) == TAKE else self.take)(row)

    def decide_all(self, rows: Iterable[PreviewRow], take: bool) -> None:
        """Take or keep all of these; what must be chosen among readings is not guessed."""
        for row in rows:
            if row.item.status in DECIDABLE and row.item.status != "ask":
                (self.take if take else self.keep)(row)

    def value_of(self, row: PreviewRow) -> Value | None:
        """The number that would be taken."""
        item = row.item
        if not isinstance(item, CellPreview):
            return None
        return self.readings.get(row.key, item.value)

    def decided(self, previews: Iterable[FilePreview]) -> tuple[FilePreview, ...]:
        """The previews with the chosen readings in place of the questions."""
        return tuple(self._decided(preview) for preview in previews) if self.readings else tuple(previews)

    def _decided(self, preview: FilePreview) -> FilePreview:
        cells = tuple(
            cell._replace(value=self.readings.get(preview.key(cell), cell.value)) for cell in preview.cells
        )
        return replace(preview, cells=cells)

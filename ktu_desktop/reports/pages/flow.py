"""Pieces of a document dealt to pages: nothing is cut in two, heads of tables come again on each page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ktu_desktop.reports.pages.page import Item, Line, points

RULE = points(0.5)
"""The width of a table's lines."""

Draw = Callable[[list[Item], int], None]
"""Puts the items of a piece on a page; the second argument is the piece's top."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is not cut. ``gap``: white space before it, none at a page's top.

    ``keeps``: stands on the same page as the next piece; ``head``: comes again where a page begins with it;
    ``edges``: where upright lines stand beside it, drawn as one with those of the next piece.
    """

    height: int
    draw: Draw
    gap: int = 0
    keeps: bool = False
    head: "Piece | None" = None
    edges: tuple[int, ...] = ()


class _Sheet:
    """A page that is being filled from its top."""

    def __init__(self, top: int) -> None:
        self.items: list[Item] = []
        self.y = self._top = top
        self._edges: tuple[int, ...] = ()
        self._edges_top = top

    @property
    def is_empty(self) -> bool:
        return self.y == self._top

    def add(self, piece: Piece) -> None:
        gap = 0 if self.is_empty else piece.gap
        if gap or piece.edges != self._edges:
            self.end_edges()
            self._edges, self._edges_top = piece.edges, self.y + gap
        piece.draw(self.items, self.y + gap)
        self.y += gap + piece.height

    def end_edges(self) -> None:
        """Draw the upright lines down to here."""
        self.items += [Line(x, self._edges_top, x, self.y, RULE) for x in self._edges]
        self._edges = ()


def deal(pieces: Iterable[Piece], first_top: int, top: int, bottom: int) -> Iterator[list[Item]]:
    """The pages' items. ``first_top``: where the first page begins, ``top``: the others."""
    listed = list(pieces)
    sheet = _Sheet(first_top)
    for number, piece in enumerate(listed):
        needed = piece.gap + _kept_together(listed, number, bottom - top)
        if not sheet.is_empty and sheet.y + needed > bottom:
            sheet.end_edges()
            yield sheet.items
            sheet = _Sheet(top)
            if piece.head is not None:
                sheet.add(piece.head)
        sheet.add(piece)
    sheet.end_edges()
    yield sheet.items


def _kept_together(pieces: Sequence[Piece], number: int, most: int) -> int:
    """The height of a piece and of all that it keeps; more than a page holds is kept from nothing."""
    height = pieces[number].height
    while pieces[number].keeps and number + 1 < len(pieces):
        number += 1
        more = height + pieces[number].gap + pieces[number].height
        if more > most:
            break
        height = more
    return height

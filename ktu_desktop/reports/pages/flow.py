"""Pieces of a document dealt to pages: nothing is cut in two, heads of tables come again on each page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ktu_desktop.reports.pages.page import Item, Line

Draw = Callable[[list[Item], int], None]
"""Puts the items of a piece on a page; the second argument is the piece's top."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is not cut. ``gap``: white space before it, none at a page's top.

    ``keeps``: stands on the same page as the next piece; ``head``: comes again where a page begins with it.
    """

    height: int
    draw: Draw
    gap: int = 0
    keeps: bool = False
    head: "Piece | None" = None


def deal(pieces: Iterable[Piece], first_top: int, top: int, bottom: int) -> Iterator[list[Item]]:
    """The pages' items. ``first_top``: where the first page begins, ``top``: the others."""
    listed = list(pieces)
    items: list[Item] = []
    y, page_top = first_top, first_top
    for number, piece in enumerate(listed):
        gap = piece.gap if y > page_top else 0
        if y > page_top and y + gap + _kept_together(listed, number, bottom - top) > bottom:
            yield _joined(items)
            items, y, page_top, gap = [], top, top, 0
            if piece.head is not None:
                piece.head.draw(items, y)
                y += piece.head.height
        piece.draw(items, y + gap)
        y += gap + piece.height
    yield _joined(items)


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


def _joined(items: list[Item]) -> list[Item]:
    """The items with upright lines that touch drawn as one."""
    others: list[Item] = []
    open_lines: dict[int, Line] = {}
    for item in items:
        if not isinstance(item, Line) or item.x1 != item.x2 or item.dashed:
            others.append(item)
            continue
        before = open_lines.get(item.x1)
        if before is not None and before.y2 == item.y1 and before.width == item.width:
            open_lines[item.x1] = before._replace(y2=item.y2)
            continue
        if before is not None:
            others.append(before)
        open_lines[item.x1] = item
    return [*others, *open_lines.values()]

"""Lines to sign on: who, then places for signature, name and date with what belongs there below them."""

from collections.abc import Iterator

from ktu_desktop.reports.document import Signatures
from ktu_desktop.reports.pages import fonts
from ktu_desktop.reports.pages.flow import Piece
from ktu_desktop.reports.pages.page import Item, Line, Text, millimetres, points
from ktu_desktop.reports.pages.wrapping import Wrapper

_SHARES = (0.38, 0.20, 0.27, 0.15)
"""Of the width: who signs, and the three lines."""

_BETWEEN = millimetres(4)


def signature_pieces(block: Signatures, left: int, width: int, wrapper: Wrapper) -> Iterator[Piece]:
    """One piece for each signature; all of them on one page."""
    for number, role in enumerate(block.roles):
        is_last = number + 1 == len(block.roles)
        yield _signature(role, block.hints, left, width, wrapper, keeps=not is_last)


def _signature(
    role: str, hints: tuple[str, str, str], left: int, width: int, wrapper: Wrapper, keeps: bool
) -> Piece:
    ruler, font = wrapper.ruler, fonts.BODY
    roles = wrapper.lines(role, font, round(width * _SHARES[0]) - _BETWEEN)
    step = ruler.line_height(font)
    height = max(len(roles), 1) * step + ruler.line_height(fonts.HINT) + points(1)

    def draw(items: list[Item], top: int) -> None:
        for number, line in enumerate(roles):
            items.append(Text(left, top + number * step + ruler.ascent(font), font, line))
        y = top + max(len(roles), 1) * step
        x = left + round(width * _SHARES[0])
        for hint, share in zip(hints, _SHARES[1:], strict=True):
            end = x + round(width * share) - _BETWEEN
            items.append(Line(x, y, end, y, points(0.5)))
            start = (x + end - wrapper.width(hint, fonts.HINT)) // 2
            items.append(Text(start, y + points(1) + ruler.ascent(fonts.HINT), fonts.HINT, hint))
            x = end + _BETWEEN

    return Piece(height, draw, gap=millimetres(6), keeps=keeps)

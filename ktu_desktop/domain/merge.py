"""The three-way comparison of one cell: what was sent, what is here, what came back."""

from typing import TypeVar

T = TypeVar("T")
"""What is compared: a number, or a text."""

NEW, CHANGED, SAME, MINE, CONFLICT = "new", "changed", "same", "mine", "conflict"


def compare(base: T | None, mine: T | None, theirs: T | None, deleted: bool = False) -> str:
    """What taking a cell over would mean: ``new``, ``changed``, ``same``, ``mine`` or ``conflict``.

    ``base``: what was sent; ``mine``: what is here now; ``theirs``: what the file holds, None for a blank
    cell; ``deleted``: the file says that the value is gone. A blank never erases. ``mine``: changed here
    only, the file has nothing new. Values are compared as numbers: ``50`` is ``50.0``.
    """
    if theirs is None and not deleted:
        return SAME if mine == base else MINE
    if theirs == mine:
        return SAME
    if theirs == base:
        return MINE
    if mine == base:
        return NEW if mine is None else CHANGED
    return CONFLICT

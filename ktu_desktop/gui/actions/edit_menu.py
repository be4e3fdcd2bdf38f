"""The Edit menu."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import EDIT
from ktu_desktop.i18n import mark


def find(desk: Desk) -> None:
    """Put the keyboard into the box that finds indicators."""
    desk.start_finding()


def on_cells(verb: str) -> Callable[[Desk], None]:
    """An action on what has the keyboard: the cells of a table, or the text of a field."""

    def act(desk: Desk) -> None:
        from ktu_desktop.gui.clipboard.block_view import BlockView

        focus = QApplication.focusWidget()
        cells = focus.clipboard if isinstance(focus, BlockView) else focus
        if hasattr(cells, verb):
            getattr(cells, verb)()

    return act


def undo(desk: Desk) -> None:
    """Undo what was changed last, in whatever sheet."""
    desk.undoing.undo()


def redo(desk: Desk) -> None:
    """Do again what was undone last."""
    desk.undoing.redo()


def can_undo(desk: Desk) -> bool:
    """Also while something is being saved: it can be undone in a moment."""
    return bool(desk.undoing.done) or desk.undoing.busy


def can_redo(desk: Desk) -> bool:
    """Whether something was undone."""
    return bool(desk.undoing.undone) or desk.undoing.busy


def to_undo(desk: Desk) -> str:
    """What would be undone, in a few words."""
    return desk.undoing.said(desk.undoing.done[-1]) if desk.undoing.done else ""


def to_redo(desk: Desk) -> str:
    """What would be done again, in a few words."""
    return desk.undoing.said(desk.undoing.undone[-1]) if desk.undoing.undone else ""


EDIT_ACTIONS = (
    Action("undo", EDIT, mark("&Undo"), undo, "Ctrl+Z", "undo-2", can_undo, about=to_undo),
    Action("redo", EDIT, mark("&Redo"), redo, "Ctrl+Y Ctrl+Shift+Z", "redo-2", can_redo, about=to_redo),
    Action("cut", EDIT, mark("Cu&t"), on_cells("cut"), "Ctrl+X", "scissors", when_open, separator=True),
    Action("copy", EDIT, mark("&Copy"), on_cells("copy"), "Ctrl+C", "copy", when_open),
    Action("paste", EDIT, mark("&Paste"), on_cells("paste"), "Ctrl+V", "clipboard", when_open),
    Action("fill_down", EDIT, mark("Fill &down"), on_cells("fill_down"), "Ctrl+D", "", when_open),
    Action(
        "find",
        EDIT,
        mark("&Find an indicator"),
        find,
        keys="Ctrl+F",
        icon="search",
        enabled=when_open,
        separator=True,
    ),
)

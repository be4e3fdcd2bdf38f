"""The Check menu: from problem to problem, and who changed what."""

from collections.abc import Callable

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import CHECK
from ktu_desktop.i18n import mark


def show_problems(desk: Desk) -> None:
    """Give the keyboard to the list of problems."""
    desk.show_screen("problems")


def show_history(desk: Desk) -> None:
    """Show the history of the indicator one stands on; again: back to its form."""
    shown = desk.screen_named("history").isVisible()
    desk.show_screen("indicator_form" if shown else "history")


def problem(step: int) -> Callable[[Desk], None]:
    """An action that leads to the next (1) or previous (-1) problem."""

    def go(desk: Desk) -> None:
        from ktu_desktop.gui.screens.problems.problems_screen import ProblemsScreen

        screen = desk.screen_named(ProblemsScreen.name)
        if isinstance(screen, ProblemsScreen):
            screen.step(step)

    return go


CHECK_ACTIONS = (
    Action("next_problem", CHECK, mark("&Next problem"), problem(1), "F8", "chevron-down", when_open),
    Action("previous_problem", CHECK, mark("&Previous problem"), problem(-1), "Shift+F8", "", when_open),
    Action("problems", CHECK, mark("&List of problems"), show_problems, "F7", "triangle-alert", when_open),
    Action("history", CHECK, mark("&History"), show_history, "F4", "history", when_open, separator=True),
)

"""The Print menu: the page for paper with each report of the family."""

from collections.abc import Callable

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import PRINT
from ktu_desktop.gui.screens.print_page.report_names import REPORT_NAMES
from ktu_desktop.i18n import mark


def print_page(desk: Desk) -> None:
    """Show the report that was looked at last."""
    desk.show_screen("print_page")


def check_number(desk: Desk) -> None:
    """Hold the number on a printed sheet against the database."""
    desk.show_screen("check_number")


def report(name: str) -> Callable[[Desk], None]:
    """An action that shows a report of the family on the page for paper."""

    def show(desk: Desk) -> None:
        from ktu_desktop.gui.screens.print_page.print_screen import PrintScreen

        screen = desk.show_screen(PrintScreen.name)
        if isinstance(screen, PrintScreen):
            screen.choose(name)

    return show


_CHECK = mark("&Verify a check number…")

PRINT_ACTIONS = (
    Action("print", PRINT, mark("P&rint…"), print_page, "Ctrl+P", "printer", when_open),
    *(
        Action(f"print_{name}", PRINT, text, report(name), enabled=when_open, separator=number == 0)
        for number, (name, text) in enumerate(REPORT_NAMES.items())
    ),
    Action("check_number", PRINT, _CHECK, check_number, "", "list-checks", when_open, True),
)

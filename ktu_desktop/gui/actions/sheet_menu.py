"""The Sheet menu: where one goes on the sheet."""

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import SHEET
from ktu_desktop.gui.session import COMMON_DATA
from ktu_desktop.i18n import mark


def choose_org_unit(desk: Desk) -> None:
    """Open the list of organisation units."""
    desk.choose_org_unit()


def choose_period(desk: Desk) -> None:
    """Open the list of periods."""
    desk.choose_period()


def show_common_data(desk: Desk) -> None:
    """Stand on the common data of the sheet."""
    desk.session.go_to(COMMON_DATA)


def take_over(desk: Desk) -> None:
    """Fill the empty common data with last year's."""
    from ktu_desktop.gui.take_over import take_over_common

    desk.session.go_to(COMMON_DATA)
    take_over_common(desk.session)


def fill_next(desk: Desk) -> None:
    """Go to the next indicator that is not filled in."""
    row = desk.session.next_to_fill()
    if row is not None:
        desk.session.show_row(row.indicator.code)


SHEET_ACTIONS = (
    Action(
        "choose_org_unit",
        SHEET,
        mark("Choose the &organisation unit"),
        choose_org_unit,
        keys="Ctrl+O",
        icon="building-2",
        enabled=when_open,
    ),
    Action(
        "choose_period",
        SHEET,
        mark("Choose the &period"),
        choose_period,
        keys="Ctrl+Shift+O",
        icon="calendar",
        enabled=when_open,
    ),
    Action(
        "common_data",
        SHEET,
        mark("&Common data"),
        show_common_data,
        keys="Ctrl+Shift+D",
        icon="list-checks",
        enabled=when_open,
        separator=True,
    ),
    Action("take_over", SHEET, mark("&Take over last year's common data"), take_over, enabled=when_open),
    Action(
        "fill_next",
        SHEET,
        mark("&Next to fill in"),
        fill_next,
        keys="Ctrl+Return",
        icon="circle-dashed",
        enabled=when_open,
    ),
)

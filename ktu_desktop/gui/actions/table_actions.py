"""Any table on the screen, the tree of the plan too, as a workbook, in the File menu."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import FILE
from ktu_desktop.gui.refusals import say_why
from ktu_desktop.gui.screens.screen import Screen
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress


def export_table(desk: Desk) -> None:
    """Ask for a file, read the table one stands in, write it in the background."""
    from ktu_desktop.gui.table_on_screen import reading_of, table_in

    session, say = desk.session, desk.session.say
    view = table_in(desk.widget())
    if view is None:
        session.tell(say(mark("There is no table on the screen.")), "doubt")
        return
    title = _title(view, session)
    kinds = f"{say(mark('Workbooks'))} (*.xlsx)"
    path = desk.dialogs.file_to_save(say(mark("Write the table")), f"{title}.xlsx", kinds)
    if path is None:
        return
    reading = reading_of(view, title, _about(session), say)
    target = path if path.suffix else path.with_suffix(".xlsx")

    def write(_: Progress) -> Path:
        from ktu_desktop.workbooks.table_workbook import write_table

        assert reading.table is not None, "it has been read"
        return write_table(reading.table, target, say)

    session.outgoing.read_and_write(
        reading.steps(),
        write,
        lambda written: session.tell(say(mark("Written: {file}"), file=str(written)), "good"),
        lambda error: say_why(session, error),
        reader=view,
    )


def _title(view: QWidget, session: Session) -> str:
    """What the table calls itself, else the screen it stands on."""
    parent: QWidget | None = view
    while parent is not None and not isinstance(parent, Screen):
        parent = parent.parentWidget()
    return view.accessibleName() or (session.say(parent.title) if parent is not None else "")


def _about(session: Session) -> str:
    """Whose sheet is open and of which period."""
    if session.sheet is None or session.period is None:
        return ""
    unit = session.organisation.by_code[session.org_unit]
    return f"{session.say.name(unit.names)}, {session.period.said(session.say)}"


TABLE_ACTIONS = (
    Action(
        "export_table",
        FILE,
        mark("Export the &table shown…"),
        export_table,
        "Ctrl+Shift+T",
        "sheet",
        when_open,
    ),
)

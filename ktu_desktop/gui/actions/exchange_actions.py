"""What goes out and comes in, in the File menu: import, export, undo of a file, a copy of the database."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ktu_desktop.errors import Cancelled
from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import FILE
from ktu_desktop.gui.refusals import say_why
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress

if TYPE_CHECKING:
    from ktu_desktop.usecases.workspace import Workspace

WORKBOOKS = mark("Workbooks")


def import_files(desk: Desk) -> None:
    """Choose files and show what they would change."""
    from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen

    screen = desk.show_screen(ImportScreen.name)
    if isinstance(screen, ImportScreen):
        screen.choose_files()


def undo_file(desk: Desk) -> None:
    """Show what was changed at once, to undo it."""
    desk.show_screen("batches")


def sheet_mappings(desk: Desk) -> None:
    """Show what was decided about the sheets of departments."""
    desk.show_screen("sheet_mappings")


def export_unit(desk: Desk) -> None:
    """Write the workbook of the unit whose sheet is open."""
    from ktu_desktop.usecases import export_workbook

    session = desk.session
    org, period, say = session.org_unit, session.period, session.say
    path = _ask_file(desk, export_workbook.file_name(org, period)) if period else None
    if path is not None and period is not None:
        _run(session, lambda ws, _: (export_workbook.export_unit(ws, org, period, path, say),))


def export_all(desk: Desk) -> None:
    """Write a workbook for every unit below the one whose sheet is open."""
    from ktu_desktop.usecases import export_workbook

    session = desk.session
    org, period, say = session.org_unit, session.period, session.say
    folder = desk.dialogs.folder(say(mark("Folder for the workbooks")))
    if folder is not None and period is not None:
        _run(session, lambda ws, progress: export_workbook.export_all(ws, org, period, folder, progress, say))


def export_faculty(desk: Desk) -> None:
    """Write one file with a sheet for the open unit and for each unit below it."""
    from ktu_desktop.usecases import export_workbook

    session = desk.session
    org, period, say = session.org_unit, session.period, session.say
    path = _ask_file(desk, f"all_{export_workbook.file_name(org, period)}") if period else None
    if path is not None and period is not None:
        _run(session, lambda ws, _: (export_workbook.export_faculty(ws, org, period, path, say),))


def back_up(desk: Desk) -> None:
    """Write a checked copy of the database."""
    from ktu_desktop.usecases.back_up import back_up as copy_database

    session = desk.session
    title = session.say(mark("Copy of the database"))
    path = desk.dialogs.file_to_save(title, "ktu-desktop-copy.db", f"{title} (*.db)")
    if path is not None:
        _run(session, lambda ws, _: (copy_database(ws, path),))


def with_units_below(desk: Desk) -> bool:
    """For actions on the units below the open one."""
    session = desk.session
    return session.sheet is not None and bool(session.organisation.children(session.org_unit))


def _ask_file(desk: Desk, suggested: str) -> Path | None:
    say = desk.session.say
    path = desk.dialogs.file_to_save(say(mark("Write the workbook")), suggested, f"{say(WORKBOOKS)} (*.xlsx)")
    return path.with_suffix(".xlsx") if path is not None and not path.suffix else path


def _run(session: Session, work: "Callable[[Workspace, Progress], tuple[Path, ...]]") -> None:
    """Write in the background with progress; then say in the bar what was written, or why not."""
    say = session.say

    def done(paths: tuple[Path, ...]) -> None:
        if len(paths) == 1:
            session.tell(say(mark("Written: {file}"), file=str(paths[0])), "good")
        else:
            written = say.plural(
                "{n} file was written to {folder}.", "{n} files were written to {folder}.",
                len(paths), folder=str(paths[0].parent) if paths else "–",
            )  # fmt: skip
            session.tell(written, "good")

    def failed(error: Exception) -> None:
        if isinstance(error, Cancelled):
            session.tell(say(mark("Cancelled. What was written until then stays.")), "quiet")
        else:
            say_why(session, error)

    title = say(mark("Writing files"))
    session.outgoing.follow(lambda told, failing: session.run(work, told, failing, title), done, failed)


EXCHANGE_ACTIONS = (
    Action("import", FILE, mark("&Import files…"), import_files, "Ctrl+I", "file-down", when_open),
    Action("undo_file", FILE, mark("&Undo a file…"), undo_file, "Ctrl+Shift+I", "undo-2", when_open),
    Action("sheet_mappings", FILE, mark("&Decisions about sheets…"), sheet_mappings, "", "", when_open),
    Action(
        "export", FILE, mark("&Export this unit…"), export_unit, "Ctrl+Shift+E", "file-up", when_open, True
    ),
    Action(
        "export_all", FILE, mark("Export all units &below…"), export_all, "", "folder-down", with_units_below
    ),
    Action(
        "export_faculty",
        FILE,
        mark("Export one file &with all units…"),
        export_faculty,
        "",
        "",
        with_units_below,
    ),
    Action("back_up", FILE, mark("&Copy of the database…"), back_up, "", "save", when_open, True),
)

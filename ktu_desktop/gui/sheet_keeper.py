"""Keeps the sheet one stands on when the program ends, and shows it at once when it starts again."""

import contextlib
from pathlib import Path

from ktu_desktop.gui.remembered import name_of
from ktu_desktop.gui.session import Session


class SheetKeeper:
    """``folder``: where it is kept, one sheet for each ``database``; see last_sheet."""

    def __init__(self, session: Session, folder: Path, database: Path) -> None:
        self._session, self._database = session, database
        self._file = folder / f"last-sheet-{name_of(database)}"

    def show(self) -> bool:
        """Show the sheet of the last time; False where there is none of the database as it is now."""
        from ktu_desktop.gui.last_sheet import recall  # late: the window paints before it is needed

        last = recall(self._file, self._database)
        if last is not None:
            self._session.show_last(last)
        return last is not None

    def keep(self) -> None:
        """Keep the sheet shown, if any."""
        from ktu_desktop.gui.last_sheet import LastSheet, keep

        session = self._session
        if session.sheet is None or session.sheet_mark is None or session.period is None:
            return
        place = (session.org_unit, session.period, session.indicator)
        last = LastSheet(session.sheet_mark, session.plan, session.organisation, *place, session.sheet)
        with contextlib.suppress(OSError):  # the next start is slower, that is all
            keep(self._file, last)

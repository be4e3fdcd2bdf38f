"""The summary of the units below the one whose sheet is shown: read once, for every screen that shows it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from ktu_desktop.domain.completeness import AskedCounts
    from ktu_desktop.domain.evaluated_sheet import Sheet
    from ktu_desktop.domain.organisation import Organisation
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.domain.roll_up import Rolled
    from ktu_desktop.jobs import Progress
    from ktu_desktop.usecases.workspace import Workspace

    Totals = Mapping[str, Rolled]
    Counts = Mapping[str, AskedCounts]
    Below = tuple[Totals, Counts]
    Read = Callable[[Workspace, Progress], Below]
    Run = Callable[[Read, Callable[[Below], None]], object]

_QUIET_TIME = 300
"""Milliseconds without a change before the units below are read again."""


class UnitSummary(QObject):
    """``totals`` and ``counts`` (how much of what is asked at and below the unit was given): by indicator.

    Empty for a unit with none below it, and until they are ``arrived``.
    """

    arrived = Signal()

    def __init__(self, run: "Run", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.totals: Totals = {}
        self.counts: Counts = {}
        self._run = run
        self._about: tuple[str, Period] | None = None
        self._stopped = False
        self._later = QTimer(self, singleShot=True, interval=_QUIET_TIME)
        self._later.timeout.connect(self._read)

    def follow(self, org_unit: str, period: "Period", organisation: "Organisation") -> None:
        """A sheet is shown, or shown anew: read the units below it a moment later."""
        if has_units_below(org_unit, period, organisation):
            self._about = (org_unit, period)
            self._later.start()
        else:
            self.forget()

    def forget(self) -> None:
        """Another sheet is on its way: nothing is known of it."""
        self._later.stop()
        self._about, self.totals, self.counts = None, {}, {}

    def stop(self) -> None:
        """Read no more: the window closes, and what it still answers may come later."""
        self._stopped = True

    def _read(self) -> None:
        about = self._about
        if about is None or self._stopped:
            return

        def work(workspace: "Workspace", _: "Progress") -> "Below":
            from ktu_desktop.usecases.summary import summarise  # late: most units have nothing below them

            found = summarise(workspace, *about)
            return found.node(about[0]), found.counts(about[0])

        def show(below: "Below") -> None:
            if about == self._about:
                self.totals, self.counts = below
                self.arrived.emit()

        self._run(work, show)


def has_units_below(org_unit: str, period: "Period", organisation: "Organisation") -> bool:
    """Whether any unit stood below this one in the period; False for one that did not exist then."""
    there = organisation.existing(*period.days)
    return org_unit in there.by_code and bool(there.children(org_unit))


def asked_below(sheet: "Sheet", organisation: "Organisation") -> frozenset[str] | None:
    """The indicators that units below the sheet's are asked for; None where no unit is below it."""
    from ktu_desktop.domain.plan import is_asked

    data = sheet.data
    if not has_units_below(data.org_unit.code, data.period, organisation):
        return None
    there = organisation.existing(*data.period.days)
    units = [there.by_code[code] for code in there.below(data.org_unit.code)]
    indicators = data.plan.indicators.values()
    asked = {i.supplied_by for i in indicators}
    asked = {who for who in asked if any(is_asked(who, unit) for unit in units)}
    return frozenset(i.code for i in indicators if i.supplied_by in asked)

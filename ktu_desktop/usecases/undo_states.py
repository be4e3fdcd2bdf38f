"""Taking back the states that an import gave to sheets, where nobody gave them another since."""

from collections.abc import Mapping
from dataclasses import dataclass

from ktu_desktop.domain.changes import Author, SheetState
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.state_words import state_words
from ktu_desktop.storage import state_store
from ktu_desktop.storage.engine import Connection

Sheet = tuple[str, Period]
"""An organisation unit and a period."""


@dataclass(frozen=True, slots=True)
class StatesUndone:
    """``before``: each sheet's state before the batch (None: nobody had given it one).

    ``kept``: the sheets whose state stays, and why.
    """

    before: Mapping[Sheet, SheetState | None]
    kept: tuple[Finding, ...]

    def state(self, sheet: Sheet) -> str | None:
        """The state that a sheet of ``before`` comes back into."""
        found = self.before[sheet]
        return found.state if found else None


def states_of(conn: Connection, plan: str, batch: int) -> StatesUndone:
    """What undoing the batch means for the states that it gave. Writes nothing."""
    before: dict[Sheet, SheetState | None] = {}
    kept: list[Finding] = []
    for org, period in dict.fromkeys((s.org_unit, s.period) for s in state_store.batch_states(conn, batch)):
        log = state_store.state_log(conn, plan, org, period)
        if log[-1].batch != batch:
            kept.append(_later(log[-1]))
            continue
        first = next(place for place, state in enumerate(log) if state.batch == batch)
        before[org, period] = log[first - 1] if first else None
    return StatesUndone(before, tuple(kept))


def put_back(conn: Connection, plan: str, states: StatesUndone, author: Author, by: int) -> None:
    """Give the sheets the states that they had, as part of the batch ``by``."""
    for (org, period), state in states.before.items():
        given, remark = (state.state, state.remark) if state else (None, "")
        state_store.set_state(conn, plan, org, period, given, author, remark, by)


def _later(newest: SheetState) -> Finding:
    place = Place(newest.org_unit, newest.period.code)
    state = state_words(newest.state or "in_progress")
    facts = {"org_unit": newest.org_unit, "who": newest.author, "at": newest.at, "state": state}
    return Finding("state_later", Severity.WARNING, place, facts)

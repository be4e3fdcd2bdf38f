"""The states of sheets that faculties' files bring: which are taken, which are left and why."""

from dataclasses import dataclass, field, replace
from itertools import chain

from ktu_desktop.domain.changes import Author
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.storage import state_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.compare_records import state_preview
from ktu_desktop.usecases.file_preview import ASK, TAKE, FilePreview, Item, StatePreview
from ktu_desktop.usecases.submit_sheet import RETURNED
from ktu_desktop.usecases.taking import Decisions, choice

Where = tuple[str, str, Period]
"""A sheet: plan, organisation unit, period."""


@dataclass
class States:
    """The states of one import. They are written last: a state may lock the sheet that it is about."""

    conn: Connection
    decisions: Decisions
    _taken: dict[Where, tuple[StatePreview, int]] = field(default_factory=dict)

    def compared(self, plan: str, preview: FilePreview) -> FilePreview:
        """The file with its states held against those here now; ``changed`` are those to be taken."""
        if preview.period is None or not preview.states:
            return preview
        found = (self._compared((plan, each.org, preview.period), preview, each) for each in preview.states)
        return replace(preview, states=tuple(found))

    def take(self, plan: str, preview: FilePreview, batch: int) -> int:
        """Note the file's states as the batch's; how many there are."""
        if preview.period is None:
            return 0
        wanted = [each for each in preview.states if each.status == "changed"]
        self._taken |= {(plan, each.org, preview.period): (each, batch) for each in wanted}
        return len(wanted)

    def write(self, author: Author) -> None:
        """Give the sheets their states."""
        for where, (each, batch) in self._taken.items():
            state_store.set_state(self.conn, *where, each.state, author, each.remark, batch)

    def _compared(self, where: Where, preview: FilePreview, each: StatePreview) -> StatePreview:
        now = self._state(where)
        if now == each.state:
            return each._replace(old=now, status="same", finding=None)
        found = state_preview(each.sheet, each.org, each.state, now, each.remark)
        if found.status != "changed" or each.state == RETURNED:
            return self._decided(preview, found)
        if _is_open(preview, each.org, self.decisions):
            finding = Finding("state_left", Severity.WARNING, Place(each.org, sheet=each.sheet))
            return found._replace(status="ignored", finding=finding)
        return self._decided(preview, found)

    def _decided(self, preview: FilePreview, found: StatePreview) -> StatePreview:
        keep = found.status == "changed" and choice(preview, found, self.decisions) != TAKE
        return found._replace(status="ignored") if keep else found

    def _state(self, where: Where) -> str | None:
        if where in self._taken:
            return self._taken[where][0].state
        stored = state_store.sheet_state(self.conn, *where)
        return stored.state if stored else None


def _is_open(preview: FilePreview, org_unit: str, decisions: Decisions) -> bool:
    """Whether something of that unit's sheet is refused or waits for a decision."""
    return any(
        item.status == "rejected" or choice(preview, item, decisions) == ASK
        for item in chain[Item](preview.cells, preview.texts)
        if item.org == org_unit
    )

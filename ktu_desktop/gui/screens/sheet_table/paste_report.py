"""What became of a paste, in the bar above the table, with a way to each cell that was refused."""

from collections.abc import Iterable, Sequence

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.screens.sheet_table.pasting import COMPUTED, OTHER_CODE, Pasting, Refused
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.sheet_locks import LOCKS

_WHY = {
    **LOCKS,
    COMPUTED: mark("This number is computed: enter its parts in the form beside the table."),
    OTHER_CODE: mark("The pasted row has another code: the rows are not in the same order."),
    "same_as": mark("This number is entered at another indicator."),
    "last_year": mark("This number comes from last year’s sheet."),
}

_Place = tuple[str, str]
"""An indicator, and why its text was refused."""


class PasteReport:
    """``tell`` once for each paste. Its button goes from one refused cell to the next."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counts = ""
        self._refused: list[_Place] = []
        self._at = -1

    def tell(self, edits: int, refused: Sequence[Finding], pasting: Pasting) -> None:
        """Say how many were taken of so many edits, how many were not, and why the first was not."""
        self._refused = [*self._by_finding(refused), *self._by_reason(pasting.refused)]
        self._counts = ", ".join(self._said(edits - len(refused) + pasting.same, pasting))
        self._at = -1
        self._say(self._refused[0][1] if self._refused else "")

    def _said(self, taken: int, pasting: Pasting) -> Iterable[str]:
        say = self._session.say
        yield say.plural("{n} pasted", "{n} pasted", taken)
        if self._refused:
            yield say.plural("{n} refused", "{n} refused", len(self._refused))
        if pasting.blank:
            yield say.plural(
                "{n} empty cell left as it was", "{n} empty cells left as they were", pasting.blank
            )
        if pasting.left_over:
            yield say(mark("more rows than fit here"))

    def _by_finding(self, refused: Sequence[Finding]) -> Iterable[_Place]:
        session = self._session
        for finding in refused:
            yield finding.place.indicator or "", sentence(finding, session.say, session.plan)

    def _by_reason(self, refused: Sequence[Refused]) -> Iterable[_Place]:
        for each in refused:
            yield each.row.indicator.code, self._session.say(_WHY[each.why])

    def _say(self, why: str) -> None:
        say, refused = self._session.say, self._refused
        following = (self._at + 1) % len(refused) if refused else 0
        text = say(mark("{counts}. {why}"), counts=self._counts, why=why) if why else f"{self._counts}."
        step = say(mark("Show {indicator}"), indicator=refused[following][0]) if refused else ""
        wrong = bool(refused) or "," in self._counts
        self._session.tell(text, "doubt" if wrong else "good", (step, self._next) if refused else None)

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._refused)
        indicator, why = self._refused[self._at]
        self._session.show_row(indicator)
        self._say(f"{indicator}: {why}")

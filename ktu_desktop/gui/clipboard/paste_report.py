"""What became of a paste, in the bar above the table, with a way to each cell that was refused."""

from collections.abc import Iterable, Sequence

from ktu_desktop.domain.findings import Finding, Place
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.clipboard.pasting import Pasting
from ktu_desktop.gui.clipboard.typed_cells import TypedCells
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark


class PasteReport:
    """``tell`` once for each paste. Its button goes from one refused cell to the next."""

    def __init__(self, session: Session, cells: TypedCells) -> None:
        self._session, self._cells = session, cells
        self._counts = ""
        self._refused: list[tuple[Place, str]] = []
        self._at = -1

    def tell(self, edits: int, refused: Sequence[Finding], pasting: Pasting) -> None:
        """Say how many were taken of so many edits, how many were not, and why the first was not."""
        say, plan = self._session.say, self._session.plan
        self._refused = [(finding.place, sentence(finding, say, plan)) for finding in refused]
        self._refused += [(each.place, say(each.why)) for each in pasting.refused]
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
        if pasting.too_wide:
            yield say(mark("more columns than fit here"))

    def _say(self, why: str) -> None:
        say, refused = self._session.say, self._refused
        text = say(mark("{counts}. {why}"), counts=self._counts, why=why) if why else f"{self._counts}."
        if not refused:
            self._session.tell(text, "doubt" if "," in self._counts else "good")
            return
        following = refused[(self._at + 1) % len(refused)][0]
        step = say(mark("Show {indicator}"), indicator=self._cells.name_of(following))
        self._session.tell(text, "doubt", (step, self._next))

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._refused)
        place, why = self._refused[self._at]
        self._cells.go_to(place)
        self._say(f"{self._cells.name_of(place)}: {why}")

"""Undo and redo of everything that this window has changed, in whatever sheet; redo undoes the undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ktu_desktop.domain.changes import Changed
from ktu_desktop.domain.findings import Finding, Place
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.errors import Refusal, WorldRefusal
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.gui.session import Session
    from ktu_desktop.jobs import Progress
    from ktu_desktop.usecases.undo_batch import Undone
    from ktu_desktop.usecases.what_changed import WhatChanged
    from ktu_desktop.usecases.workspace import Workspace


_NAMED = 3
"""How many units a step in several of them names."""


@dataclass(frozen=True)
class Step:
    """``what`` a person did; ``batches``: its own, its undo, the undo of that and so on, the newest last.

    ``refused``: what was typed and not accepted, and stands as a draft. It may be all there is: None, ().
    """

    what: WhatChanged | None
    batches: tuple[int, ...]
    refused: tuple[Finding, ...] = ()

    def place_on(self, org_unit: str, period: str) -> Place:
        """Where it changed something: on that sheet, if it did so there."""
        if self.what is None:
            return self.refused[0].place
        entry = self.what.place_on(org_unit, period)
        indicator = entry.indicator or (entry.element or "").partition("/")[0]
        return Place(entry.org_unit, entry.period.code, indicator, entry.element)


class UndoStack(QObject):
    """``changed``: other steps can be undone or redone than before.

    ``shows``: stand on a place that the page shown has; where it has not, the window goes to the sheet.
    A key that comes while something is still being saved waits for it: Ctrl+Z is about what was typed last.
    """

    changed = Signal()

    def __init__(self, session: Session, shows: Callable[[Place], bool]) -> None:
        super().__init__(session)
        self._session, self._shows = session, shows
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._reading = 0
        self._stopped = False
        self._asked: list[Callable[[], None]] = []
        session.opened.connect(self.forget)
        session.batch_made.connect(self._note)
        session.recording.made.connect(self._note_made)
        session.recording.saving.connect(self.changed)
        session.recording.saved.connect(lambda _: self._answer())
        session.recording.unsaved.changed.connect(self._answer)
        session.sheet_changed.connect(lambda _: self._arrive())
        self._going: Place | None = None

    @property
    def busy(self) -> bool:
        """Whether something is on its way that the next key is about."""
        return bool(self._session.recording.under_way or self._reading)

    def undo(self) -> None:
        """Undo the last step, once nothing is on its way any more."""
        self._ask(lambda: self._step(self.done))

    def redo(self) -> None:
        """Do again what was undone last."""
        self._ask(lambda: self._step(self.undone))

    def forget(self) -> None:
        """Nothing can be undone any more: this is another database."""
        self.done.clear()
        self.undone.clear()
        self.changed.emit()

    def stop(self) -> None:
        """The window closes: what is still saved needs no way back."""
        self._stopped = True

    def _ask(self, act: Callable[[], None]) -> None:
        self._asked.append(act)
        self._answer()

    def _answer(self) -> None:
        if self._asked and self._session.recording.unsaved:
            self._asked.clear()  # a key of now must not undo something when the database comes back
            self._session.tell(self._session.say(mark("Not saved yet, so it cannot be undone.")), "doubt")
        if not self.busy and self._asked:
            self._asked.pop(0)()

    def _note_made(self, batch: int | None, refused: tuple[Finding, ...]) -> None:
        if batch is not None:
            self._note(batch, refused)
        elif any(finding.place.element for finding in refused):
            self._push(Step(None, (), refused))

    def _push(self, step: Step) -> None:
        self.done.append(step)
        self.undone.clear()
        self.changed.emit()

    def _note(self, batch: int, refused: tuple[Finding, ...] = ()) -> None:
        """Something was changed: read what, to say it in the menu."""
        if self._stopped:
            return
        self._reading += 1

        def read(workspace: Workspace, _: Progress) -> WhatChanged:
            from ktu_desktop.usecases.what_changed import what_changed

            return what_changed(workspace, batch)

        self._session.run(read, lambda what: self._noted(what, refused), self._not_noted)

    def _noted(self, what: WhatChanged, refused: tuple[Finding, ...]) -> None:
        self._reading -= 1
        if not what.places:  # a decision about a whole sheet: no number and no text
            self._answer()
            return
        number, undoes = what.batch.id, what.batch.undoes
        for here, there in ((self.done, self.undone), (self.undone, self.done)):
            known = next((step for step in here if undoes in step.batches), None)
            if known is not None:
                here.remove(known)
                there.append(Step(known.what, (*known.batches, number)))
                break
        else:
            self._push(Step(what, (number,), refused))
        self.changed.emit()
        self._answer()

    def _not_noted(self, error: Exception) -> None:
        self._reading -= 1
        if not isinstance(error, WorldRefusal):
            self._session.jobs.unexpected.emit(error)
        self._answer()

    def _step(self, steps: list[Step]) -> None:
        session = self._session
        if not steps:
            session.tell(session.say(mark("There is nothing to undo or to do again.")))
            return
        step = steps[-1]
        self._reading += 1

        def work(workspace: Workspace, _: Progress) -> Undone | None:
            from ktu_desktop.usecases.give_up_drafts import give_up_drafts
            from ktu_desktop.usecases.undo_batch import undo

            undone = undo(workspace, step.batches[-1]) if step.batches else None
            give_up_drafts(workspace, step.refused)
            return undone

        session.run(
            work, lambda undone: self._stepped(step, steps, undone), lambda e: self._refused(step, steps, e)
        )

    def _stepped(self, step: Step, steps: list[Step], undone: Undone | None) -> None:
        self._reading -= 1
        session = self._session
        batch = undone.batch if undone is not None else None
        if batch is None:
            steps.remove(step)  # nothing of it is left to undo, or to do again
            self.changed.emit()
        period = session.period.code if session.period is not None else ""
        self._going = step.place_on(session.org_unit, period)
        elsewhere = (self._going.org_unit, self._going.period) != (session.org_unit, period)
        if undone is not None:
            self._tell(step, undone, steps is self.done, elsewhere)
        if self._shows(self._going):
            self._going = None
        session.announce(undone.affects if undone is not None else Changed(), batch)
        if elsewhere and self._going is not None:
            session.select_sheet(self._going.org_unit or "", period_from_code(self._going.period or ""))
        self._answer()

    def _refused(self, step: Step, steps: list[Step], error: Exception) -> None:
        """Undone already, by another program: it is no step any more."""
        self._reading -= 1
        session = self._session
        if isinstance(error, Refusal):
            session.tell(session.say.refusal(error), "doubt")
            if not isinstance(error, WorldRefusal):
                steps.remove(step)
        else:
            session.jobs.unexpected.emit(error)
        self.changed.emit()
        self._answer()

    def _tell(self, step: Step, undone: Undone, back: bool, elsewhere: bool) -> None:
        """Say what was undone where that is not seen at once, and always what stayed as it is, and why."""
        from ktu_desktop.domain.sentences import sentence

        session, say = self._session, self._session.say
        said = self.said(step)
        done = (
            say(mark("Undone: {what}."), what=said) if back else say(mark("Done again: {what}."), what=said)
        )
        kept = [sentence(finding, say, session.plan) for finding in undone.kept]
        if kept:
            some = say.plural("{n} stays as it is", "{n} stay as they are", len(kept))
            only = say(mark("{some}. {why}"), some=some, why=kept[0])
            session.tell(f"{done} {only}" if undone.restored else only, "doubt")
        elif elsewhere or undone.restored > 1:
            session.tell(done, "good")

    def said(self, step: Step) -> str:
        """What a step was, in a few words and in the language of now."""
        from ktu_desktop.domain.change_words import what_text

        session, say = self._session, self._session.say
        if step.what is None:
            return say.plural("{n} text not accepted", "{n} texts not accepted", len(step.refused))
        first = step.what.first
        unit = session.organisation.by_code.get(first.org_unit)
        name = say.name(unit.names) if unit is not None else first.org_unit
        units = list(dict.fromkeys(entry.org_unit for entry in step.what.places))
        if len(units) > 1:
            name = ", ".join(units[:_NAMED]) + (" …" if len(units) > _NAMED else "")
        return what_text(step.what.batch, first, session.plan, name, say)

    def _arrive(self) -> None:
        """Stand on what was changed, once its sheet is shown."""
        place, session = self._going, self._session
        data = session.sheet.data if session.sheet is not None else None
        if place is None or data is None:
            return
        if (data.org_unit.code, data.period.code) != (place.org_unit, place.period):
            return
        self._going = None
        if place.indicator in session.plan.indicators:
            session.show_row(place.indicator or "")
        else:
            session.go_to("", place.element or "")

"""Keeps what is being typed beside the database, and takes it up again after the program was killed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ktu_desktop.domain.unfinished import VALUE, Unfinished
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.background_jobs import Jobs
from ktu_desktop.gui.screens.screen import Screen
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.unsaved import Waiting
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.take_up import (
    TakenUp,
    edit_of,
    found_beside,
    keep_beside,
    take_up,
    unfinished_of,
)

EVERY = 400
"""Milliseconds between two looks at the open fields: well within a second after the last key it is kept."""


class TypingKeeper(QObject):
    """Looks at the open fields and at what waits to be saved, and writes what changed on a thread of its own:
    the database's may be busy reading files.
    """

    def __init__(self, session: Session, screens: Callable[[], Iterable[Screen]], database: Path) -> None:
        super().__init__(session)
        self._session, self._screens, self._database = session, screens, database
        self._kept: tuple[Unfinished, ...] = ()
        self._impossible: tuple[Unfinished, ...] = ()
        self._jobs = Jobs("typing")
        self._look = QTimer(self, interval=EVERY)
        self._look.timeout.connect(self.look)

    def begin(self) -> None:
        """Take up what a killed program left, then keep what is typed from now on."""
        self._session.run(
            lambda workspace, _: take_up(workspace, found_beside(self._database)),
            self._taken_up,
            self._not_taken_up,
        )

    def look(self) -> None:
        """Look once."""
        now = (*self._impossible, *self._in_order())
        if now != self._kept:
            self._kept = now
            self._keep(now)

    def stop(self) -> None:
        """The window has closed: everything is saved, or was given up."""
        if self._look.isActive():
            self._look.stop()
            self._jobs.run(
                lambda _: keep_beside(self._database, self._impossible), lambda _: None, _nothing_kept
            )
        self._jobs.stop()

    def _keep(self, unfinished: tuple[Unfinished, ...]) -> None:
        self._jobs.run(lambda _: keep_beside(self._database, unfinished), lambda _: None, _nothing_kept)

    def _in_order(self) -> Iterable[Unfinished]:
        """What waits, then what is being typed; what was there before has the time it had."""
        known = {replace(each, at=""): each for each in self._kept}
        for each in self._not_stored():
            yield known.get(replace(each, at=""), each)

    def _not_stored(self) -> Iterable[Unfinished]:
        session = self._session
        if session.period is None or session.sheet is None:
            return
        yield from _kept(session.plan.code, session.recording.not_stored(), left=True)
        for screen in self._screens():
            yield from _kept(session.plan.code, screen.not_handed_over(), left=False)

    def _taken_up(self, done: TakenUp) -> None:
        self._impossible = self._kept = tuple(done.impossible)
        if done.saved or done.drafts:
            self._session.announce(done.affects)
        open_ = [*done.drafts, *done.texts]
        if open_:
            self._go_on(open_[-1])
        elif done.saved:
            self._session.tell(self._say_saved(done.saved), "good")
        elif done.impossible:
            self._session.tell(self._say_impossible(done.impossible), "bad")
        self._look.start()

    def _not_taken_up(self, error: Exception) -> None:
        """What is kept stays for the next start; a database that is not open has been said already."""
        if not isinstance(error, WorldRefusal):
            self._session.jobs.unexpected.emit(error)

    def _go_on(self, each: Unfinished) -> None:
        """Lead to the field that was open, and say that it is not saved yet."""
        session, say = self._session, self._session.say
        here = session.period is not None and (each.org_unit, each.period) == (
            session.org_unit,
            session.period.code,
        )
        if here and each.kind == VALUE:
            self._stand_on(each.name)
            sentence = say(
                mark("Not saved yet: {text}, typed when the program ended. Enter saves it, Esc gives it up."),
                text=each.text,
            )
        elif here and any(screen.go_on_typing(edit_of(each)) for screen in self._screens()):
            sentence = say(mark("Not saved yet: you were writing this when the program ended."))
        else:
            sentence = say(
                mark("Not saved: “{text}” ({name}, {org} {period}), typed when the program ended."),
                text=each.text,
                name=each.name,
                org=each.org_unit,
                period=each.period,
            )
        session.tell(sentence, "doubt")

    def _stand_on(self, name: str) -> None:
        """The row of a number that the table shows, else its field in the form."""
        session, indicator = self._session, name.partition("/")[0]
        if name in session.plan.indicators:
            session.show_row(name)
        else:
            known = indicator in session.plan.indicators
            session.go_to(indicator if known else COMMON_DATA, session.plan.element(name).code)

    def _say_saved(self, saved: Sequence[Unfinished]) -> str:
        return self._session.say.plural(
            "The program ended before {n} thing you typed was saved. It is saved now.",
            "The program ended before {n} things you typed were saved. They are saved now.",
            len(saved),
        )

    def _say_impossible(self, impossible: Sequence[Unfinished]) -> str:
        first = impossible[0]
        return self._session.say(
            mark(
                "“{text}” ({name}, {org} {period}) was typed but not saved, and its sheet takes nothing now."
            ),
            org=first.org_unit,
            period=first.period,
            text=first.text,
            name=first.name,
        )


def _kept(plan: str, edits: Iterable[Waiting], left: bool) -> Iterable[Unfinished]:
    for each in edits:
        yield from unfinished_of(each.edits, plan, each.org_unit, each.period, left)


def _nothing_kept(_: Exception) -> None:
    """A folder that cannot be written to: typing goes on, and each field is saved when it is left."""

"""Taking over last year's common data: recorded as one step that can be undone, and said in the bar."""

from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.record import Recorded
from ktu_desktop.usecases.take_over_last_year import TAKEN_OVER, last_years_common_data


def take_over_common(session: Session) -> None:
    """Record last year's common data where there are none yet, and say what came of it."""
    edits = last_years_common_data(session.sheet) if session.sheet is not None else ()
    if not edits:
        session.tell(session.say(mark("Nothing to take over: no empty field has a number of last year.")))
        return

    def tell(recorded: Recorded) -> None:
        sentence = session.say.plural(
            "{n} number was taken over from last year. Correct it if it has changed.",
            "{n} numbers were taken over from last year. Correct those that have changed.",
            len(recorded.changed),
        )
        session.tell(sentence, "good")

    session.record(edits, TAKEN_OVER, tell)

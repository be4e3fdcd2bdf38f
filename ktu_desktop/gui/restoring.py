"""A copy put in place of the database: asked about, put there, said."""

from pathlib import Path
from typing import TYPE_CHECKING

from ktu_desktop.gui.refusals import say_why
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs


def choose_copy(session: Session, dialogs: "Dialogs") -> None:
    """Choose a copy, say what would be lost, and put it in place of the database, also of a damaged one."""
    title = session.say(mark("Copy of the database"))
    chosen = dialogs.files_to_open(title, f"{title} (*.db);;{session.say(mark('All files'))} (*)")
    if chosen:
        restore_copy(session, dialogs, chosen[0])


def restore_copy(session: Session, dialogs: "Dialogs", copy: Path) -> None:
    """Say what would be lost by a copy and put it in place of the database."""
    from ktu_desktop.usecases.back_up import last_change

    session.jobs.run(
        lambda _: last_change(copy),
        lambda when: _ask(session, dialogs, copy, when),
        lambda error: say_why(session, error),
    )


def _ask(session: Session, dialogs: "Dialogs", copy: Path, when: str | None) -> None:
    say = session.say
    question = _question(copy, when, say)
    if dialogs.agrees(question, say(mark("Restore the copy")), say(mark("Leave it as it is"))):
        _restore(session, copy)


def _question(copy: Path, when: str | None, say: Translator) -> str:
    if when is None:
        sentence = mark(
            "Nothing has been entered in the copy {file}. Everything entered here would be gone from the"
            " database; it stays in a file beside it."
        )
        return say(sentence, file=str(copy))
    sentence = mark(
        "The last change in the copy {file} is of {when}. Everything entered here later would be gone from"
        " the database; it stays in a file beside it."
    )
    return say(sentence, file=str(copy), when=say.moment(when))


def _restore(session: Session, copy: Path) -> None:
    from ktu_desktop.usecases.back_up import restore

    say = session.say

    def done(kept: Path | None) -> None:
        said = [say(mark("The copy {file} is in place."), file=str(copy))]
        if kept is not None:
            said.append(say(mark("The database that was there before is kept as {file}."), file=str(kept)))
        session.tell(" ".join(said), "good")

    session.replace_database(
        lambda database: restore(copy, database),
        done,
        lambda error: say_why(session, error),
        say(mark("Restoring the copy")),
    )

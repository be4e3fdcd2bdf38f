"""What is said when work failed: a refusal as a sentence, and nothing where one cancelled it oneself."""

from collections.abc import Callable

from ktu_desktop.errors import Cancelled, Refusal
from ktu_desktop.gui.session import Session

Tell = Callable[[str, str], None]
"""Shows a sentence in a tone."""


def say_why(session: Session, error: Exception, tell: Tell | None = None) -> None:
    """Tell a refusal, in the bar unless ``tell`` shows it elsewhere; anything else is a defect of ours."""
    if isinstance(error, Refusal):
        (tell or session.tell)(session.say.refusal(error), "bad")
    elif not isinstance(error, Cancelled):
        session.jobs.unexpected.emit(error)

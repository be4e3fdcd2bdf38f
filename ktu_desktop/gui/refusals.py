"""What is said when work failed: a refusal in the bar."""

from ktu_desktop.errors import Refusal
from ktu_desktop.gui.session import Session


def say_why(session: Session, error: Exception) -> None:
    """A refusal as a sentence in the bar; anything else is a defect of ours."""
    if isinstance(error, Refusal):
        session.tell(session.say.refusal(error), "bad")
    else:
        session.jobs.unexpected.emit(error)

"""Refusals: exceptions that carry the sentence a user reads, as a message and its facts.

The sentence is made when it is shown, in the user's language: ``say.refusal(error)`` (see i18n).
"""

from typing import Any


class Refusal(Exception):
    """What was asked cannot be done; the message says what is wrong and what to do.

    ``message`` is an English message id marked for translation; ``facts`` fill its ``{fields}``.
    """

    exit_code = 1

    def __init__(self, message: str, **facts: Any) -> None:
        self.message = message
        self.facts = facts
        super().__init__(message.format(**facts))


class WrongUse(Refusal):
    """The call itself is wrong: an unknown name, file, year, plan or option."""

    exit_code = 2


class WorldRefusal(Refusal):
    """The user's world is in the way: a full disk, a locked or damaged file, no rights. Not our bug."""


class Cancelled(Exception):
    """The person cancelled; whatever was under way has been left as it was."""

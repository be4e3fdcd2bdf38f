"""A sheet's states in words: the one place that says them, for the window, the command line and files."""

from collections.abc import Mapping

from ktu_desktop.i18n import Words, mark

STATES: Mapping[str, str] = {
    "no_data": mark("No data yet"),
    "in_progress": mark("In progress"),
    "without_errors": mark("Without errors"),
    "submitted": mark("Submitted"),
    "signed": mark("Signed"),
    "returned": mark("Returned"),
    "approved": mark("Approved"),
}
"""State -> its words, in the order of a sheet's way."""


def state_words(state: str) -> Words:
    """A state as a fact of a sentence: ``say(state_words(state).message)`` says it alone."""
    return Words(STATES.get(state, state))

"""A sheet's states: which keep it from being edited, and which follows on which."""

from ktu_desktop.domain.sheet import SheetData
from ktu_desktop.errors import Refusal
from ktu_desktop.i18n import mark

LOCKS = {
    "submitted": mark("The sheet has been submitted: to change it, have it returned first."),
    "signed": mark("The sheet has been signed: to change it, have it returned first."),
    "approved": mark("The sheet has been approved: its values stay as they are unless it is returned."),
}
"""Locked states of a sheet and the sentence that says so."""


def refuse_locked(data: SheetData) -> None:
    """Raise Refusal when the sheet's state keeps it from being edited."""
    sentence = LOCKS.get(data.state or "")
    if sentence is not None:
        raise Refusal(sentence)


_BEFORE: dict[str, tuple[str | None, ...]] = {
    "submitted": (None, "returned"),
    "signed": ("submitted",),
    "returned": ("submitted", "signed", "approved"),
    "approved": ("submitted", "signed"),
}
"""State -> the states from which a sheet comes into it; None: the state follows from the data."""


def follows(now: str | None, then: str) -> bool:
    """Whether a sheet in the state ``now`` may come into the state ``then``."""
    return now in _BEFORE.get(then, ())

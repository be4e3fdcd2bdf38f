"""What was typed and is not in the database yet: kept beside it, so that a killed program loses nothing."""

from dataclasses import dataclass

VALUE, TEXT, CONFIRMATION = "value", "text", "confirmation"
"""The kinds: a number, a text beside an indicator, the reason why a remark is right."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One text that somebody typed. ``period``: its code; ``at``: when it was typed, ISO, UTC.

    ``name``: a figure's name or an indicator's code; ``field``: of an indicator's text, or a remark's key.
    ``left``: the field was left, so it was meant to be saved; else it stood in an open field.
    """

    plan: str
    org_unit: str
    period: str
    kind: str
    name: str
    field: str
    text: str
    left: bool
    at: str = ""

"""The steps of an indicator's progress as charts and tables show them: words, marks, fillings."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from ktu_desktop.domain.plan_progress import NOT_APPLICABLE
from ktu_desktop.domain.progress import MISSED, NEARLY, NO_TARGET, NO_VALUE, REACHED, UNCERTAIN
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.i18n import mark

STEP_WORDS: Mapping[str, str] = {**PROGRESS, NOT_APPLICABLE: mark("Does not apply")}
"""A step of the plan's progress in words."""

STEP_MARKS: Mapping[str, str] = {
    REACHED: "+",
    NEARLY: "≈",
    MISSED: "−",
    UNCERTAIN: "?",
    NO_VALUE: "·",
    NO_TARGET: "○",
    NOT_APPLICABLE: "×",
}
"""The mark that says a step without its colour."""


def pattern_of(step: str) -> Qt.BrushStyle:
    """How a step is filled: what nothing is known of is lighter than what is."""
    if step == NO_VALUE:
        return Qt.BrushStyle.Dense6Pattern
    lighter = step in (NO_TARGET, NOT_APPLICABLE)
    return Qt.BrushStyle.BDiagPattern if lighter else Qt.BrushStyle.SolidPattern

"""The steps of an indicator's progress as charts and tables show them: words, marks, fillings."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from ktu_desktop.domain.plan_progress import NOT_APPLICABLE
from ktu_desktop.domain.progress import (
    CONTRADICTORY,
    MISSED,
    NEARLY,
    NO_TARGET,
    NO_VALUE,
    REACHED,
    UNCERTAIN,
    UNDER_WAY,
)
from ktu_desktop.domain.progress_words import PROGRESS, WITH_AN_ERROR
from ktu_desktop.i18n import mark

STEP_WORDS: Mapping[str, str] = {
    **PROGRESS,
    CONTRADICTORY: WITH_AN_ERROR,
    NOT_APPLICABLE: mark("Does not apply"),
}
"""A step of the plan's progress in words."""

STEP_MARKS: Mapping[str, str] = {
    REACHED: "+",
    NEARLY: "≈",
    UNDER_WAY: "…",
    MISSED: "−",
    CONTRADICTORY: "!",
    UNCERTAIN: "?",
    NO_VALUE: "·",
    NO_TARGET: "○",
    NOT_APPLICABLE: "×",
}
"""The mark that says a step without its colour."""


PATTERNS: Mapping[str, Qt.BrushStyle] = {
    UNDER_WAY: Qt.BrushStyle.Dense4Pattern,
    CONTRADICTORY: Qt.BrushStyle.DiagCrossPattern,
    UNCERTAIN: Qt.BrushStyle.FDiagPattern,
    NO_VALUE: Qt.BrushStyle.Dense6Pattern,
    NO_TARGET: Qt.BrushStyle.BDiagPattern,
    NOT_APPLICABLE: Qt.BrushStyle.HorPattern,
}
"""How the steps are filled of which nothing good or bad is known; where colours are alike, these differ."""


def pattern_of(step: str) -> Qt.BrushStyle:
    """How a step is filled."""
    return PATTERNS.get(step, Qt.BrushStyle.SolidPattern)

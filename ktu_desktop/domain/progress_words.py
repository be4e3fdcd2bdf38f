"""Progress in words: one wording for the window, the command line and paper (see progress.py)."""

from ktu_desktop.i18n import mark

PROGRESS = {
    "reached": mark("Plan reached"),
    "near": mark("Near the target"),
    "missed": mark("Plan missed"),
    "under_way": mark("The year is not over yet"),
    "contradictory": mark("Error"),
    "uncertain": mark("The band is too wide to say"),
    "no_target": mark("No target set"),
    "no_value": mark("Not filled in"),
}

WITH_AN_ERROR = mark("With an error")
"""Heads a count of indicators that are contradictory: errors themselves are counted elsewhere."""

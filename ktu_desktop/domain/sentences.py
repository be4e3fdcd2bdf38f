"""Findings as sentences in the user's language: what is wrong, and what to do about it.

To add a finding: 1. a code and its sentence in SENTENCES; 2. the facts that the sentence names, given where
the finding is made. The tests find every code used in the program and fail where its sentence is missing.
"""

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.i18n import Translator, mark

_NO_FACT = "…"
_UNKNOWN = mark("Please check this place ({code}).")

READING = {
    "unreadable": mark("“{text}” is not a number. Write digits, or leave it empty if there is no data."),
    "two_marks": mark(
        "“{text}” has more than one comma or point. Write one decimal comma, and spaces between thousands."
    ),
    "bad_grouping": mark(
        "“{text}”: spaces separate groups of three digits only. Check whether a digit is missing."
    ),
    "ambiguous_thousands": mark(
        "“{text}” can mean {thousand} or {decimal}. Write it without the comma or point, or correct it."
    ),
    "too_fine": mark(
        "“{text}” has more than {places} decimal places. Round it, or enter the numbers it was computed from."
    ),
    "too_large": mark("“{text}” is too large. The largest possible number is {highest}."),
    "not_whole": mark("“{text}” is not a whole number, and here only whole numbers are possible."),
    "negative": mark("“{text}” is below zero. This number cannot be negative."),
    "outside_share": mark("“{text}” is not possible here: the percentage lies between 0 and 100."),
    "too_low": mark("“{text}” is too low. The lowest possible number is {lowest}."),
    "too_high": mark("“{text}” is too high. The highest possible number is {highest}."),
    "denominator_zero": mark(
        "Other numbers are divided by this one, so it cannot be 0. If there is nothing to count, leave it"
        " empty and mark the indicators as “Does not apply”."
    ),
    "not_a_rank": mark("“{text}” is not a place in a ranking. Write it like 190, 801+ or 801-850."),
    "not_yes_no": mark("“{text}” is neither yes nor no. Write yes or no."),
    "wrong_unit": mark("“{text}” does not fit here: “{written}” is written, but expected is: {unit}."),
    "in_thousands": mark("“{text}”: write the whole number in digits, without “{written}”."),
    "text_in_number": mark(
        "“{text}”: write only the number, without “{written}”. Notes go to the explanation."
    ),
    "not_applicable_here": mark(
        "“{text}” is not a number. If this does not apply, give the reason under “Does not apply”."
    ),
    "yes_no_in_number": mark("This cell holds true or false, but a number is expected."),
    "cell_error": mark("This cell shows the error {text}. Correct the formula, or write the number itself."),
    "formula_without_value": mark(
        "This cell holds a formula that was never calculated. Open the file, save it and send it again, or"
        " write the number itself."
    ),
    "date_cell": mark(
        "The spreadsheet turned this cell into a date ({text}). Format the cell as text and write it again."
    ),
}
"""What was typed or stands in a cell and is not taken."""

CONTENT = {
    "numerator_above_denominator": mark(
        "“Of these” ({numerator}) is more than “Total” ({denominator}). Correct one of the two."
    ),
    "rule": mark(
        "{rule} does not hold: {left} on the left, {right} on the right, difference {difference}. {meaning}"
    ),
    "hundredfold": mark(
        "{value} is about a hundred times off {other}. Was a percentage written as a fraction, or the other"
        " way round?"
    ),
    "jump": mark("{value} differs much from last year ({last_year}). Correct it, or say why it is right."),
    "not_asked": mark("This organisation unit is not asked for this number. Check whether it belongs here."),
    "value_and_not_applicable": mark(
        "The indicator is said not to apply, but a number ({value}) is entered. Remove one of the two."
    ),
    "previous_differs": mark(
        "Last year's number entered here ({typed}) differs from the one of last year's sheet ({last_year}),"
        " which counts. Remove it, or correct last year."
    ),
    "sum_difference": mark(
        "The number entered ({typed}) differs from the sum of its parts ({sum}) by {difference}."
    ),
    "stated_differs": mark(
        "The percentage entered ({stated}) differs from the one computed from the numbers ({computed})."
    ),
}
"""Contradictions and doubts in what a sheet holds."""

SENTENCES: Mapping[str, str] = {**READING, **CONTENT}
"""The one map of finding code to its sentence."""


def sentence(finding: Finding, say: Translator, plan: Plan | None = None) -> str:
    """The finding as the user reads it. ``plan`` names common data in rules; without it codes stand."""
    message = SENTENCES.get(finding.code, _UNKNOWN)
    facts = {name: _said(name, fact, say, plan) for name, fact in finding.facts.items()}
    fields = {name for _, name, _, _ in Formatter().parse(message) if name}
    missing = dict.fromkeys(fields - facts.keys(), _NO_FACT)
    return say(message, **{**missing, **facts, "code": finding.code}).strip()


def _said(name: str, fact: Any, say: Translator, plan: Plan | None) -> Any:
    """A fact as it stands in a sentence: units and rules in words, names in the language, lists joined."""
    if name == "unit":
        return unit_of(fact or None).axis_label(say)
    if name == "rule":
        return _rule_text(fact, say, plan)
    if isinstance(fact, Mapping):
        return say.name(fact)
    if fact is None:
        return _NO_FACT
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return ", ".join(str(part) for part in fact)
    return fact


def _rule_text(text: str, say: Translator, plan: Plan | None) -> str:
    """``a >= b`` with the sign ``≥``, and common data by its name instead of its code."""
    signs = {">=": "≥", "<=": "≤"}
    words = [signs.get(word, word) for word in text.split()]
    if plan is not None:
        words = [_named(word, say, plan) for word in words]
    return " ".join(words)


def _named(word: str, say: Translator, plan: Plan) -> str:
    figure = plan.figures.get(word)
    if figure is None or word.partition("/")[0] in plan.indicators:
        return word
    return f"“{say.name(figure.names)}”"

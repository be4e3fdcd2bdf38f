"""Findings as sentences in the user's language: what is wrong, and what to do about it.

To add a finding: 1. a code and its sentence in SENTENCES; 2. the facts that the sentence names, given where
the finding is made. The tests find every code used in the program and fail where its sentence is missing.
"""

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.i18n import Translator, mark

_NO_FACT = "…"
_UNKNOWN = mark("Please check this place ({code}).")

_WORDS = {
    "target": mark("plan"),
    "last_year": mark("last year"),
    "university": mark("the university"),
    "faculty": mark("the faculties"),
    "department": mark("the departments"),
    "office": mark("the offices"),
    "college": mark("the college"),
    "submitted": mark("submitted"),
    "signed": mark("signed"),
    "approved": mark("approved"),
}
"""Facts that are words of the code, as they stand in a sentence."""

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
    "not_saved_yet": mark(
        "“{text}” is not saved yet: the program ended while it was being typed. Enter saves it, Esc gives it"
        " up."
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
    "correction": mark("{value} is taken off the total of the units below. Say what was counted twice."),
    "value_and_not_applicable": mark(
        "A number ({value}) is given, and also that this does not apply. Delete the one that is wrong."
    ),
    "hundredfold": mark(
        "{value} and {other} ({against}) differ about a hundredfold. Was a percentage written as a fraction,"
        " or the other way round?"
    ),
    "jump": mark("{value} differs much from last year’s {last_year}. Correct it, or say why it is right."),
    "not_asked": mark(
        "This number is asked from another place ({supplied_by}). Check whether it belongs here."
    ),
    "sum_difference": mark(
        "The number entered ({typed}) differs from the sum of its parts ({sum}) by {difference}."
    ),
    "stated_differs": mark(
        "The percentage entered ({stated}) differs from the one computed from the numbers ({computed})."
    ),
    "growth_from_zero": mark(
        "Last year’s number is 0, so there is no growth in percent. Correct it, enter the percentage itself, "
        "or mark the indicator as “Does not apply”."
    ),
    "previous_differs": mark(
        "Last year’s number is entered as {typed} here, but last year’s own sheet says {last_year}."
    ),
    "reason_needed": mark("“Does not apply” needs a reason. Write why."),
    "not_applicable_common": mark(
        "Common data serve several indicators and cannot be marked “Does not apply”. Mark the indicators."
    ),
}
"""Contradictions and doubts in what a sheet holds or is told."""

WAY = {
    "nothing_filled_in": mark("Nothing is filled in yet, so there is nothing to submit."),
    "edited_later": mark("This was changed later ({who}, {at}) and stays as it is: {value}."),
    "state_later": mark(
        "The sheet of {org_unit} was given another state later ({who}, {at}) and stays: {state}."
    ),
}
"""What stands in the way of a step, or was left out of it."""

IMPORT = {
    "file_unknown_number": mark("The plan here has no number named {name}. Nothing is taken from this cell."),
    "number_and_not_applicable": mark(
        "The file gives a number and also says that this does not apply. Decide which of the two is right."
    ),
    "not_applicable_there": mark(
        "Here this is marked “Does not apply” ({reason}), but the file gives a number. Decide which is right."
    ),
    "state_does_not_follow": mark("The file says {state}, which does not follow on {now}: it is left out."),
    "state_left": mark(
        "The state of the sheet is not taken over while something of the sheet is refused or to be decided."
    ),
    "sheet_locked": mark("The sheet is {lock}: nothing in it changes until it is returned."),
    "over_target": mark(
        "This cell shows the plan and nothing is taken from it: {text} is left out. Targets are set by the "
        "planning office."
    ),
    "over_last_year": mark(
        "This cell shows last year’s number and nothing is taken from it: {text} is left out. Correct it in "
        "last year’s sheet."
    ),
    "over_result": mark(
        "The result is computed and nothing is taken from this cell: {text} is left out. Enter the numbers "
        "of {row} that it follows from."
    ),
    "over_entered_elsewhere": mark(
        "This number is entered at {code} and nothing is taken from this cell: {text} is left out. Enter it "
        "there."
    ),
    "over_locked": mark(
        "This cell was locked and nothing is taken from it: {text} is left out. Enter it in the program, if "
        "it is yours to enter."
    ),
    "over_nothing": mark(
        "No number of {row} belongs in this cell: {text} is left out. Enter it in a yellow cell of the row."
    ),
    "row_twice": mark("{code} stands in several rows. Leave one of them: nothing is taken from row {row}."),
    "row_unknown": mark("The plan has no indicator {code}. Restore the code in column A of row {row}."),
    "row_without_code": mark(
        "Row {row} holds numbers but no code in column A. Restore the code, or the numbers are not taken."
    ),
    "stamp_missing": mark(
        "The hidden sheet of this file is missing. Whatever changed since it was sent cannot be told from"
        " what stood there: check each number."
    ),
    "stamp_edited": mark("The hidden sheet of this file was changed and is not used: check each number."),
    "older_template": mark("The file was made by an older version of the program. It can be read: check it."),
}
"""Cells and rows of a file that comes back."""

FILES = {
    "file_unknown_plan": mark("The file belongs to the plan {plan}, which is not in this database."),
    "file_unknown_org_unit": mark("The file belongs to {org_unit}, which this university does not have."),
    "file_unknown_period": mark("The file belongs to {period}, which is no period of the plan {plan}."),
    "file_other_org_unit": mark("The file belongs to {org_unit}, not to {expected}."),
    "file_other_period": mark("The file belongs to {period}, not to {expected}."),
    "file_other_plan": mark("The file belongs to the plan {plan}, not to {expected}."),
    "not_our_workbook": mark(
        "The file was not made by this program. Export the file to fill in, and copy the numbers into it."
    ),
    "no_indicators_found": mark(
        "No indicators of the plan were found in the file. Choose another file, or write the indicators’"
        " codes into it."
    ),
    "sheet_whole_years": mark(
        "A sheet that others laid out is read for whole years only, not for {period}. Use the program’s own"
        " workbook for a part of a year."
    ),
    "newer_template": mark(
        "The file was made by a newer version of the program. Install the newer version to read it."
    ),
    "sheet_twice": mark(
        "Several sheets of the file are about {org_unit}, one of them “{sheet}”. Leave only the right one."
    ),
    "stamp_disagrees": mark(
        "The sheet “{sheet}” says another plan, period or organisation unit than the file it is in. Export"
        " the file again and copy the numbers into it."
    ),
    "reading_took_too_long": mark(
        "Reading the file took too long, so it was stopped. Open it, save it as .xlsx and try again."
    ),
    "program_updated": mark(
        "The program was updated while it was open. Close it, open it again, then read the file."
    ),
    "reading_ended": mark("The file could not be read. Open it, save it as .xlsx and try again."),
    "file_takes_too_much_memory": mark(
        "The file needs too much memory to be read. Copy the sheet into a new workbook and try again."
    ),
    "file_locked": mark(
        "The file cannot be opened: close it in other programs, or ask for the right to read it."
    ),
    "file_encrypted": mark("The file is protected by a password. Save it without a password and try again."),
    "file_damaged": mark("The file is damaged or incomplete. Ask for it to be sent again."),
    "file_missing": mark("There is no such file. It may have been moved, renamed or deleted."),
    "file_is_a_folder": mark("This is a folder. Choose the files in it."),
    "file_is_empty": mark("The file is empty. Ask for it to be sent again."),
    "file_too_large": mark(
        "The file is too large for a sheet of numbers. Copy the sheet into a new workbook."
    ),
    "file_not_readable": mark("The file cannot be read ({why}). Copy it to this computer and try again."),
    "file_not_safe": mark(
        "The file is built in a way that may harm the computer and was not opened. Ask for a new copy."
    ),
    "not_a_spreadsheet": mark("The file is no spreadsheet. Choose a file of Excel or LibreOffice."),
    "web_page_not_a_spreadsheet": mark(
        "The file is a web page under the name of a spreadsheet. Open it, save it as .xlsx and try again."
    ),
    "copy_not_made": mark("No marked copy of this file can be made. Tell its sender what to correct."),
    "copy_not_written": mark(
        "The marked copy could not be written ({why}). Choose another folder and try again."
    ),
    "unusual_file": mark("The file is written in an unusual way. Open it in Excel, save it and try again."),
}
"""Files of which nothing is taken."""

ANY_SHEET = {
    "row_ambiguous": mark("“{name}” fits more than one indicator ({codes}). Choose the right one."),
    "row_not_certain": mark("“{name}” may be one of these: {codes}. Choose one, or leave it out."),
    "row_code_and_name": mark(
        "The code and the name “{name}” belong to different indicators. Choose: {codes}."
    ),
    "row_unit": mark("The unit written beside “{name}” is not that of {codes}. Check what the number means."),
    "row_common_data": mark("“{name}” looks like common data, not like an indicator. Say where it belongs."),
    "row_no_indicator": mark("“{name}” is no indicator of the plan. The number is left out."),
    "not_wanted": mark("This number is of another year or organisation unit. It is left out."),
    "column_not_certain": mark("It is not clear what the column “{heading}” holds. Say what it is."),
    "maybe_plan": mark(
        "The column “{heading}” may hold what was planned. Say whether these are actual numbers."
    ),
    "part_of_year": mark("The column “{heading}” is about a part of the year. Say whether to take it."),
    "hidden_cell": mark("This cell is hidden in the sheet. Say whether to take it."),
    "hidden_sheet": mark("The sheet “{sheet}” is hidden in the file. Nothing is taken from it."),
    "sheet_cut": mark("The sheet “{sheet}” is very large. Only its beginning was read."),
    "merged_over_several": mark(
        "One cell stands for several rows or columns. Say which of them it belongs to."
    ),
    "from_to": mark("“{text}” gives two numbers. Say which of them is this year’s and which last year’s."),
    "part_of_whole": mark("“{text}” gives two numbers that do not fit here. Write one, or correct them."),
    "year_contradicts": mark(
        "The sheet speaks of {found}, but it was brought for {said}. Say which is right."
    ),
    "year_not_said": mark("The sheet does not say its year. Choose it."),
    "academic_year": mark("An academic year is given. Say whether it counts as {year}."),
    "unit_contradicts": mark(
        "The sheet speaks of {found}, but it was brought for {said}. Say which is right."
    ),
    "unit_not_said": mark("The sheet does not say whose numbers these are. Choose the organisation unit."),
    "given_again": mark("The same number stands in {cell} too. It is taken once."),
    "given_twice": mark("Other cells give another number for the same: {cells}. Choose the right one."),
    "old_copy": mark("The sheet “{sheet}” looks like an older copy. Say whether to take this number."),
}
"""Sheets that others laid out: what is asked or left out."""

HISTORY = {
    "history_changed": mark("The history was changed outside of the program at entry {entry}."),
    "history_removed": mark("Entries {first} to {last} of the history were removed outside of the program."),
    "history_cut": mark("The end of the history is missing: entries {first} to {last} were removed."),
    "history_added": mark("Entries {first} to {last} were added to the history outside of the program."),
    "changed_beside_history": mark(
        "{name} of {org_unit} for {period} was changed outside of the program: the history does not know it."
    ),
    "database_damaged": mark("The database is damaged ({detail}). Restore a copy of it."),
    "dangling_reference": mark("{count} rows of {table} in the database refer to something that is missing."),
    "schema_differs": mark("The database was rebuilt outside of the program: {name} is not as it should be."),
    "readable_by_others": mark("Other users of this computer can read {path}. Take that right away."),
}
"""What an examination of the database finds."""

SENTENCES: Mapping[str, str] = {
    **READING, **CONTENT, **WAY, **IMPORT, **FILES, **ANY_SHEET, **HISTORY
}  # fmt: skip
"""The one map of finding code to its sentence."""


def sentence(finding: Finding, say: Translator, plan: Plan | None = None) -> str:
    """The finding as the user reads it. ``plan`` names common data in rules; without it codes stand."""
    message = SENTENCES.get(finding.code, _UNKNOWN)
    facts = {name: _said(name, fact, say, plan) for name, fact in finding.facts.items()}
    facts.setdefault("code", finding.code)
    fields = {name for _, name, _, _ in Formatter().parse(message) if name}
    missing = dict.fromkeys(fields - facts.keys(), _NO_FACT)
    return say(message, **missing, **facts).strip()


def _said(name: str, fact: Any, say: Translator, plan: Plan | None) -> Any:
    """A fact as it stands in a sentence: units and rules in words, names in the language, lists joined."""
    if name == "unit":
        return unit_of(fact or None).axis_label(say)
    if name == "rule":
        return _rule_text(fact, say, plan)
    if name in ("lock", "supplied_by", "against") and isinstance(fact, str):
        return say(_WORDS.get(fact, fact))
    if name == "at":
        return say.moment(fact)
    if name == "period" and isinstance(fact, str):
        return _period_words(fact, say)
    if isinstance(fact, Mapping):
        return say.name(fact)
    if fact is None:
        return _NO_FACT
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return ", ".join(str(part) for part in fact)
    return fact


def _period_words(code: str, say: Translator) -> str:
    """The period of a code in words; a text that is no period as it is."""
    try:
        return period_from_code(code).said(say)
    except ValueError:
        return code


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

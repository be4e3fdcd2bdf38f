"""Sentences about what was typed: not readable, contradictory or doubtful, in the way of a step."""

from ktu_desktop.i18n import mark

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
    "cell_twice": mark(
        "The file holds this cell twice. Open it in Excel, check the cell and save the file again."
    ),
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
    "correction": mark(
        "{value} is subtracted from the total of the units below. Say what was counted twice."
    ),
    "value_and_not_applicable": mark(
        "A number ({value}) is given, and also that this does not apply. Delete the one that is wrong."
    ),
    "hundredfold": mark(
        "{value} and {other} ({against}) differ about a hundredfold. Was a percentage written as a fraction,"
        " or the other way round?"
    ),
    "jump": mark("{value} differs much from last year’s {last_year}. Correct it, or say why it is right."),
    "below_earlier": mark(
        "{value} is much less than {earlier}, reached by {period} already. Numbers count from the beginning"
        " of the year. Correct it, or say why it is right."
    ),
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

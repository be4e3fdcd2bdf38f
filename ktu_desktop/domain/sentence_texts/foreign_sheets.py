"""Sentences about sheets that others laid out."""

from ktu_desktop.i18n import mark

ANY_SHEET = {
    "row_ambiguous": mark(
        "It is not certain which indicator “{name}” is. It may be: {codes}. Choose the right one."
    ),
    "row_not_certain": mark("“{name}” may be one of these: {codes}. Choose one, or leave it out."),
    "row_code_and_name": mark(
        "The code and the name “{name}” belong to different indicators. Choose: {codes}."
    ),
    "row_unit": mark("The unit written beside “{name}” is not that of {codes}. Check what the number means."),
    "row_common_data": mark("“{name}” looks like common data, not like an indicator. Say where it belongs."),
    "row_no_indicator": mark("“{name}” is not an indicator of the plan. The number is left out."),
    "not_wanted": mark("This number is of another year or organisation unit. It is left out."),
    "column_not_certain": mark("It is not clear what the column “{heading}” holds. Say what it is."),
    "growth_or_amount": mark(
        "It is not clear whether this is the growth in percent or the number that grew. Say which it is."
    ),
    "counted_in": mark("The number is given in “{written}”. Write it in full, in digits."),
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
    "year_contradicts": mark("The sheet names {found}, but it is imported for {said}. Say which is right."),
    "year_not_said": mark("The sheet does not say its year. Choose it."),
    "academic_year": mark("An academic year is given. Say whether it counts as {year}."),
    "unit_contradicts": mark("The sheet names {found}, but it is imported for {said}. Say which is right."),
    "unit_not_said": mark("The sheet does not say whose numbers these are. Choose the organisation unit."),
    "given_again": mark("The same number stands in {cell} too. It is taken once."),
    "given_twice": mark("Other cells give another number for the same: {cells}. Choose the right one."),
    "old_copy": mark("The sheet “{sheet}” looks like an older copy. Say whether to take this number."),
}
"""Sheets that others laid out: what is asked or left out."""

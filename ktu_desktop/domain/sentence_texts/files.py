"""Sentences about workbooks of ours that came back, and about files that cannot serve."""

from ktu_desktop.i18n import mark

IMPORT = {
    "file_unknown_number": mark("The plan here has no number named {name}. Nothing is taken from this cell."),
    "number_and_not_applicable": mark(
        "The file gives a number and also says that this does not apply. Decide which of the two is right."
    ),
    "not_applicable_there": mark(
        "Here this is marked “Does not apply” ({reason}), but the file gives a number. Decide which is right."
    ),
    "state_does_not_follow": mark("The file says {state}, which cannot follow {now}: it is left out."),
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
        "The hidden sheet of this file is missing, so what has changed since it was sent cannot "
        "be seen. Check each number."
    ),
    "stamp_edited": mark("The hidden sheet of this file was changed and is not used: check each number."),
    "older_template": mark("The file was made by an older version of the program. It can be read: check it."),
}
"""Cells and rows of a file that comes back."""

FILES = {
    "file_unknown_plan": mark("The file belongs to the plan {plan}, which is not in this database."),
    "file_unknown_org_unit": mark("The file belongs to {org_unit}, which this university does not have."),
    "file_unknown_period": mark("The file belongs to {period}, which is not a period of the plan {plan}."),
    "file_other_org_unit": mark("The file belongs to {org_unit}, not to {expected}."),
    "file_other_period": mark("The file belongs to {period}, not to {expected}."),
    "file_other_plan": mark("The file belongs to the plan {plan}, not to {expected}."),
    "not_our_workbook": mark(
        "The file was not made by this program. Export the file to fill in, and copy the numbers into it."
    ),
    "no_numbers_found": mark(
        "Indicators of the plan were found, but not where their numbers stand. Say which column or row holds "
        "them."
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
        "The sheet “{sheet}” names another plan, period or organisation unit than the file it is "
        "in. Export the file again and copy the numbers into it."
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
    "not_a_spreadsheet": mark("The file is not a spreadsheet. Choose a file of Excel or LibreOffice."),
    "web_page_not_a_spreadsheet": mark(
        "The file is a web page under the name of a spreadsheet. Open it, save it as .xlsx and try again."
    ),
    "copy_not_made": mark("A marked copy of this file could not be made. Tell its sender what to correct."),
    "copy_not_written": mark(
        "The marked copy could not be written ({why}). Choose another folder and try again."
    ),
    "unusual_file": mark("The file is written in an unusual way. Open it in Excel, save it and try again."),
}
"""Files of which nothing is taken."""

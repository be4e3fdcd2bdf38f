"""What menu and page call the reports, in their order; a test holds them against the family.

The family itself is loaded by the worker: the window starts without it.
"""

from ktu_desktop.i18n import mark

REPORT_NAMES = {
    "passport": mark("Passport of the &indicator"),
    "sheet": mark("&Sheet to be signed"),
    "blank": mark("&Blank sheet"),
    "summary": mark("S&ummary"),
    "missing": mark("What is not &filled in"),
    "documents": mark("&Documents"),
    "note": mark("Explanatory &note"),
    "findings": mark("&Errors and remarks"),
    "changes": mark("&Changes"),
    "finances": mark("Financial st&anding"),
}
"""Name -> text; ``&`` marks the letter in the menu."""

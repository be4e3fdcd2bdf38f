"""Number formats that show a number as it is printed, decimal marks below one another."""

_GAP = "_0"
"""White behind a number, off the text in the next column; LibreOffice knows no indent at the right."""


def places_shown(shown: str) -> int:
    """How many decimal places a number is shown with."""
    return len(shown.rstrip("*").replace(".", ",").partition(",")[2])


def number_format(shown: str, most: int) -> str:
    """The format of a number shown so, in a column with at most ``most`` decimal places.

    What it lacks is made up by white space of a digit's width.
    """
    places = places_shown(shown)
    body = "0." + "0" * places if places else "0"
    if sum(letter.isdigit() for letter in shown.rstrip("*").replace(".", ",").partition(",")[0]) > 4:
        body = "#,##" + body
    if shown.endswith("*"):
        body += '"*"'
    if most and not places:
        body += "_."
    body += "_0" * (most - places) + _GAP
    return f"+{body};-{body};{body}" if shown.startswith("+") else body

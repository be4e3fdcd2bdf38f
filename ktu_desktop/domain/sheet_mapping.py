"""What a person decided about foreign sheets, kept for the next one: what a name or a column means."""

from dataclasses import dataclass

from ktu_desktop.i18n import mark

NAME, COLUMN = "name", "column"
KINDS = (NAME, COLUMN)

SKIPPED = "skip"
COLUMN_WORDS = {
    "fact": mark("Actual"),
    "numerator": mark("Of these"),
    "denominator": mark("Total"),
    "current": mark("This year"),
    "previous": mark("Last year"),
    "plan": mark("Plan"),
    "note": mark("Note"),
    SKIPPED: mark("Left out"),
}
"""What a person can say that a column is."""


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """One decision. ``kind``: NAME (``text`` means ``indicator``; None: no indicator) or COLUMN.

    ``org_unit``: whose sheets it holds for; None: everybody's. A column is known by its sheet's ``shape`` and
    its heading ``text`` (see any_sheet.remembered); ``column`` is one of COLUMN_WORDS, ``year`` and ``about``
    (an organisation unit) are what it was said to be of. ``id`` is 0 until it is stored.
    """

    plan: str
    org_unit: str | None
    kind: str
    text: str
    shape: str = ""
    indicator: str | None = None
    column: str | None = None
    year: int | None = None
    about: str | None = None
    id: int = 0
    author: str = ""
    at: str = ""

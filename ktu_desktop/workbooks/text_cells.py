"""How an entry's texts stand in the cells of a workbook, and what of a text a cell can say."""

from ktu_desktop.domain.reading import is_dash, is_deletion, says_nothing
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.workbooks.columns import BASIS, EXPLANATION, MEASURES_TAKEN, NOT_APPLICABLE, REASON_MISSED
from ktu_desktop.workbooks.sheet_rows import holdable

BASIS_FIELDS = ("basis_document", "basis_number", "basis_date", "basis_kept")
"""The parts of a basis, in the order in which its cell names them, between semicolons."""

_WHOLE_FIELDS = {
    EXPLANATION: "explanation",
    REASON_MISSED: "reason_missed",
    MEASURES_TAKEN: "measures_taken",
}
"""The fields whose text is a cell's, by the cell's column."""

_FIRST_FIELDS_IN_CELLS = ("not_applicable", *BASIS_FIELDS, "explanation")
FIELDS_IN_CELLS = (*_FIRST_FIELDS_IN_CELLS, "reason_missed", "measures_taken")
"""The texts of an entry that have a cell; the others travel in a faculty's file beside its cells."""


def fields_in_cells(template_version: int) -> tuple[str, ...]:
    """The texts that have a cell in a workbook of this version of the layout."""
    return FIELDS_IN_CELLS if template_version > 1 else _FIRST_FIELDS_IN_CELLS


def cells_of(entry: Entry) -> dict[str, str]:
    """Column's mark -> the text of its cell. A basis: document; number; date; where kept."""
    parts = [str(getattr(entry, name)).replace(";", ",") for name in BASIS_FIELDS]
    return {
        NOT_APPLICABLE: entry.not_applicable or "",
        BASIS: "; ".join(parts).rstrip("; "),
        **{column: str(getattr(entry, name)) for column, name in _WHOLE_FIELDS.items()},
    }


def fields_of(column: str, words: str) -> dict[str, str | None]:
    """Field -> what a filled cell says of it; None where it says that a text is gone, nothing for a dash."""
    if column == NOT_APPLICABLE:
        return {} if says_nothing(words) else {"not_applicable": _said(words)}
    if column in _WHOLE_FIELDS:
        return {} if is_dash(words) else {_WHOLE_FIELDS[column]: _said(words)}
    if is_deletion(words):
        return dict.fromkeys(BASIS_FIELDS)
    parts = zip(BASIS_FIELDS, words.split(";", len(BASIS_FIELDS) - 1), strict=False)
    return {name: _said(part) for name, part in parts if not is_dash(part)}


def _said(words: str) -> str | None:
    return None if is_deletion(words) else words.strip()


def as_compared(name: str, words: str | None) -> str | None:
    """What a workbook's cell can say of the text in the field ``name``, to compare by; None for nothing.

    Spreadsheets change line breaks and spaces, and a basis has no semicolons of its own.
    """
    said = holdable(words or "")
    if name in BASIS_FIELDS:
        said = said.replace(";", ",")
    return " ".join(said.split()) or None

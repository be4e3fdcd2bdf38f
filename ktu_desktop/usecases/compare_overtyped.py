"""Numbers of a returned file that stand over locked cells: they are named, and nothing is taken from them.

One is listed only where it says something else than the program: not what the cell held when the workbook
was written, and not what the program itself has for it once the file is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.sheet import StoredValue
from ktu_desktop.domain.values import (
    LARGEST,
    MILLION,
    Number,
    Result,
    Value,
    decimal_text,
    number_from_decimal,
)
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.file_preview import CellPreview
from ktu_desktop.usecases.here import Here
from ktu_desktop.usecases.open_sheet import read_sheet
from ktu_desktop.usecases.workspace import Workspace
from ktu_desktop.workbooks.columns import LAST, RESULT, TARGET, column_of
from ktu_desktop.workbooks.read_file import Overtyped, ReadSheet

_TAKEN = ("new", "changed")
_WHY = {TARGET: "over_target", LAST: "over_last_year", RESULT: "over_result"}


def overtyped_numbers(
    conn: Connection, workspace: Workspace, here: Here, sheet: ReadSheet, numbers: Sequence[CellPreview]
) -> Iterator[CellPreview]:
    """The numbers over locked cells that say something else than the program.

    ``numbers``: those of the sheet's open cells, compared.
    """
    if not sheet.overtyped:
        return
    computed = _computed(conn, workspace, here, numbers)
    for over in sheet.overtyped:
        ours, theirs = _value(_shown(computed, over)), _number(over.content)
        if theirs is None or theirs != ours:
            yield _preview(here, sheet.name, over, ours, theirs)


def _computed(conn: Connection, workspace: Workspace, here: Here, numbers: Sequence[CellPreview]) -> e.Sheet:
    """The sheet as it will be once the file's new and changed numbers are taken."""
    data = read_sheet(conn, workspace, here.org, here.period)
    values = dict(data.values)
    for number in numbers:
        if number.status in _TAKEN and number.value is not None:
            values[number.element] = StoredValue(number.value, 0, "", "", "import")
    return evaluate(replace(data, values=values))


def _shown(sheet: e.Sheet, over: Overtyped) -> Value | Result | None:
    """What the program has for the cell."""
    common = next((found for found in sheet.common if found.figure.code == over.code), None)
    if common is not None:
        return common.field.last_year if over.mark == LAST else common.field.effective
    row = sheet.row(over.code)
    results = {TARGET: row.target, LAST: row.last_year, RESULT: row.result}
    if over.mark in results:
        return results[over.mark]
    return next((field.effective for field in row.fields if column_of(field.role) == over.mark), None)


def _value(found: Value | Result | None) -> Value | None:
    """As a value, to six places: what a cell shows of it."""
    return _six_places(found) if isinstance(found, Fraction) else found


def _number(cell: Cell) -> Value | None:
    """The number in the cell, to six places; None where it is none."""
    if cell.kind != "number":
        return None
    return _six_places(Fraction(cell.text) * (100 if cell.percent else 1))


def _six_places(number: Fraction) -> Number | None:
    return number_from_decimal(decimal_text(number)) if abs(number) * MILLION < LARGEST else None


def _preview(
    here: Here, sheet: str, over: Overtyped, ours: Value | None, theirs: Value | None
) -> CellPreview:
    indicator = over.code if over.code in here.plan.indicators else None
    place = Place(here.org, here.period.code, indicator, over.element or None, sheet, over.cell)
    facts = {"text": over.content.text, "code": over.typed_at, "row": over.code}
    return CellPreview(
        sheet, over.cell, here.org, indicator, over.figure, over.element, over.content.text, theirs, ours,
        None, "ignored", Finding(_why(over), Severity.ERROR, place, facts), period=here.period,
    )  # fmt: skip


def _why(over: Overtyped) -> str:
    if over.mark in _WHY:
        return _WHY[over.mark]
    if not over.figure:
        return "over_nothing"
    if over.figure == "previous":
        return "over_last_year"
    return "over_entered_elsewhere" if over.typed_at else "over_locked"

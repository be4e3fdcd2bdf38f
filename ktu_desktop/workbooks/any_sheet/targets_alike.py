"""Columns that hold the plan's own targets, whatever their heading calls them."""

from collections.abc import Sequence

from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.headings import PERCENT, QUANTITY, VALUE
from ktu_desktop.workbooks.any_sheet.recognition import TAKEN, FoundCell
from ktu_desktop.workbooks.any_sheet.value_columns import ValueColumn

_LIKE_A_PLAN, _FEWEST_LIKE = 0.6, 3


def holds_targets(plan: Plan, column: ValueColumn, found: Sequence[tuple[ValueColumn, FoundCell]]) -> bool:
    """Whether a column whose heading does not say that it was reached holds the plan's targets."""
    if column.marked or column.kind not in (VALUE, PERCENT, QUANTITY):
        return False
    own = [
        cell for of, cell in found if of.column == column.column and cell.status == TAKEN and cell.indicator
    ]
    same = sum(
        plan.indicators[cell.indicator or ""].targets.get(cell.year or 0) == cell.value for cell in own
    )
    return same >= _FEWEST_LIKE and same >= _LIKE_A_PLAN * len(own)

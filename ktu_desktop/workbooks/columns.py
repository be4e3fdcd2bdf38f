"""The columns of a sheet of indicators, and where in it each element has its one input cell.

A hidden row carries the columns' marks, so that a file is understood whatever its language and even after
columns were moved. Another hidden row says which organisation unit, period and plan the sheet is about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ktu_desktop.domain.plan import STATED, Plan
from ktu_desktop.i18n import mark

SHEET_MARK = "#sheet"
"""Opens the hidden row with organisation unit, period, plan and template version."""

FIRST, SECOND = "#first", "#second"
NOT_APPLICABLE, BASIS, EXPLANATION = "#na", "#basis", "#note"
REASON_MISSED, MEASURES_TAKEN = "#reason", "#measures"
CODE, OWN_RESULT = "#code", "#stated"
LAST, TARGET, RESULT = "#last", "#target", "#result"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its mark in the hidden row, its header, its width in characters."""

    mark: str
    header: str
    width: float


COLUMNS = (
    Column(CODE, mark("No."), 7.5),
    Column("#name", mark("Indicator"), 44),
    Column("#unit", mark("Unit"), 8),
    Column(LAST, mark("Last year"), 9),
    Column(TARGET, mark("Plan"), 9),
    Column(FIRST, mark("Actual, or of these"), 12),
    Column(SECOND, mark("Total, or last year"), 12),
    Column(OWN_RESULT, mark("Percent only, not in totals"), 12),
    Column(RESULT, mark("Result"), 10.5),
    Column(NOT_APPLICABLE, mark("Does not apply: why"), 16),
    Column(BASIS, mark("Basis: document; number; date; where kept"), 21),
    Column(EXPLANATION, mark("Explanation"), 22),
    Column(REASON_MISSED, mark("Why the plan was missed"), 21),
    Column(MEASURES_TAKEN, mark("Measures taken"), 21),
)
NUMBER_MARKS = (FIRST, SECOND, OWN_RESULT)
TEXT_MARKS = (NOT_APPLICABLE, BASIS, EXPLANATION, REASON_MISSED, MEASURES_TAKEN)
INPUT_MARKS = (*NUMBER_MARKS, *TEXT_MARKS)
"""The columns that people fill in: with numbers, and with texts."""

SHOWN_MARKS = (LAST, TARGET, *NUMBER_MARKS, RESULT)
"""The columns of numbers: of those, what is no input cell only shows what is known or computed."""

_PLACE_OF_ROLE = {
    "value": FIRST,
    "numerator": FIRST,
    "current": FIRST,
    "denominator": SECOND,
    "previous": SECOND,
    "weight": SECOND,
    STATED: OWN_RESULT,
}

Home = tuple[str, str]
"""A row's code and a column's mark."""


@dataclass(frozen=True, slots=True)
class InputCell:
    """What the input cell at a home is about. ``figure``: the role, or for common data the figure's code."""

    element: str
    figure: str
    indicator: str | None
    divides: bool


def column_of(role: str) -> str:
    """The mark of the column in which figures of this role stand."""
    return _PLACE_OF_ROLE[role]


def input_cells(plan: Plan, codes: Iterable[str]) -> Mapping[Home, InputCell]:
    """Every input cell of a sheet with rows for these codes (indicators, common data): one per element.

    An element is typed in the row that bears its own code; where there is none, in the common data; else
    in the first row that uses it.
    """
    rows = tuple(codes)
    found: dict[Home, InputCell] = {}
    typed: set[str] = set()
    for own in (True, False):
        for code in rows:
            for home, cell in _row(plan, code):
                if cell.element in typed or own is not _is_own(code, cell):
                    continue
                typed.add(cell.element)
                found[home] = cell
    return found


def _row(plan: Plan, code: str) -> list[tuple[Home, InputCell]]:
    if code not in plan.indicators:
        element = plan.canonical(code)
        return [((code, FIRST), InputCell(element, code, None, divides=True))]
    if plan.indicators[code].same_as is not None:
        return []
    return [
        ((code, column_of(field.role)),
         InputCell(field.element.code, figure_name(field.role), code, divides=field.role == "denominator"))
        for field in plan.forms[code]
    ]  # fmt: skip


def figure_name(role: str) -> str:
    """The figure's name for a reader: an own result is the indicator's own number too."""
    return "value" if role == STATED else role


def _is_own(code: str, cell: InputCell) -> bool:
    """Whether the element bears the row's code: ``CODE`` itself or ``CODE/role``."""
    return cell.element.partition("/")[0] == code

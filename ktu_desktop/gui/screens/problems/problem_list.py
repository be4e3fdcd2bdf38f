"""The problems of a sheet, in the order of the list and in that in which one walks over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.values import Number
from ktu_desktop.gui.session import COMMON_DATA

ERROR, REMARK, CONFIRMED = "error", "remark", "confirmed"
KINDS = (ERROR, REMARK, CONFIRMED)

_SIDES = (
    ("numerator", "denominator"),
    ("typed", "sum"),
    ("stated", "computed"),
    ("typed", "last_year"),
    ("value", "last_year"),
    ("value", "earlier"),
)
"""The facts that findings set against one another, where they do not give the difference themselves."""

Place = tuple[int, int]

COMMON_PLACE = -1
"""The common data stand before the first indicator."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its kind: an error (refused texts are errors too), a remark, or a confirmed remark.

    ``indicator``: in whose form it is mended, or COMMON_DATA. ``place``: where it stands in the sheet: common
    data first, then indicators in the order of the plan; within each in the order of the fields.
    """

    kind: str
    finding: Finding
    indicator: str
    place: Place

    @property
    def element(self) -> str:
        """The field in which it is mended; empty for the first."""
        return self.finding.place.element or ""

    @property
    def difference(self) -> Fraction | None:
        """How far the two sides are from one another; None where there are none."""
        facts = self.finding.facts
        known = facts.get("difference")
        if isinstance(known, Fraction):
            return known
        for first, second in _SIDES:
            one, other = _amount(facts.get(first)), _amount(facts.get(second))
            if one is not None and other is not None:
                return one - other
        return None


def problems_of(sheet: Sheet) -> tuple[Problem, ...]:
    """Errors first, then remarks, then what was confirmed; each in the order of the sheet."""
    drafts = (draft.finding for draft in sheet.data.drafts.values())
    places = _Places(sheet)
    found = [places.problem(finding) for finding in (*drafts, *sheet.findings)]
    return tuple(sorted(found, key=lambda problem: (KINDS.index(problem.kind), problem.place)))


def following(problems: Sequence[Problem], here: Place, step: int) -> tuple[Problem, bool] | None:
    """The open problem after (1) or before (-1) a place, and whether one went round the end for it."""
    open_ones = sorted((p for p in problems if p.kind != CONFIRMED), key=lambda problem: problem.place)
    if not open_ones:
        return None
    if step > 0:
        further = [problem for problem in open_ones if problem.place > here]
        return (further[0], False) if further else (open_ones[0], True)
    further = [problem for problem in open_ones if problem.place < here]
    return (further[-1], False) if further else (open_ones[-1], True)


class _Places:
    """Where the problems of one sheet stand. A common number that is an indicator's own is mended there."""

    def __init__(self, sheet: Sheet) -> None:
        shared = ((at, common.field.element.code) for at, common in enumerate(sheet.common))
        self._common = {code: at for at, code in shared if code not in sheet.data.plan.indicators}
        self._indicators = {row.indicator.code: at for at, row in enumerate(sheet.rows)}
        self._fields = {
            row.indicator.code: [field.element.code for field in row.fields] for row in sheet.rows
        }

    def problem(self, finding: Finding) -> Problem:
        indicator, element = finding.place.indicator or "", finding.place.element or ""
        if element in self._common or indicator not in self._indicators:
            place = (COMMON_PLACE, self._common.get(element, 0))
            return Problem(_kind(finding), finding, COMMON_DATA, place)
        fields = self._fields[indicator]
        at = fields.index(element) if element in fields else 0
        return Problem(_kind(finding), finding, indicator, (self._indicators[indicator], at))


def _kind(finding: Finding) -> str:
    if finding.severity is Severity.ERROR:
        return ERROR
    return CONFIRMED if finding.confirmed else REMARK


def _amount(fact: object) -> Fraction | None:
    number = fact.fraction if isinstance(fact, Number) else fact
    return number if isinstance(number, Fraction) else None

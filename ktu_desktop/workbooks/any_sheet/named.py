"""What a line is about, and that no two lines which only names speak for are about the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ktu_desktop.workbooks.any_sheet.line import Line

INDICATOR, ASKED, UNKNOWN, SUBTOTAL = "indicator", "asked", "unknown", "subtotal"
_CLEARLY = 0.1


@dataclass(frozen=True, slots=True)
class Named:
    """What a line is about. ``reason``: a finding's code where it is asked; ``firm``: code or exact name.

    ``says_measure``: of a growth, its words say that it is one.
    """

    line: Line
    kind: str
    indicator: str | None = None
    candidates: tuple[str, ...] = ()
    sure: float = 0.0
    reason: str = ""
    firm: bool = False
    says_measure: bool = False


def one_to_one(named: Sequence[Named]) -> Iterable[Named]:
    """Of lines that only names speak for, the clearly likest keeps its indicator; others are asked."""
    claims: dict[tuple[object, ...], list[Named]] = {}
    for one in named:
        if one.kind == INDICATOR and one.line.has_values:
            context = one.line.context
            claims.setdefault((one.indicator, context.org_unit, context.year), []).append(one)
    for one in named:
        context = one.line.context
        rivals = [
            other
            for other in claims.get((one.indicator, context.org_unit, context.year), ())
            if other is not one and (other.firm or not one.firm)
        ]
        lost = any(other.firm or other.sure > one.sure - _CLEARLY for other in rivals)
        if one.kind == INDICATOR and not one.firm and one.line.has_values and lost:
            yield replace(one, kind=ASKED, indicator=None, reason="row_ambiguous")
        else:
            yield one

"""Rows that only say ``из них на гранте``: parts of the row above them, as the plan's rules know."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.group_words import GroupWords
from ktu_desktop.workbooks.any_sheet.likeness import Ranking
from ktu_desktop.workbooks.any_sheet.named import INDICATOR, Named


class PartsBelow:
    """Names such rows after the row of their whole."""

    def __init__(self, plan: Plan, ranking: Ranking, group_words: GroupWords) -> None:
        self._plan = plan
        self._ranking = ranking
        self._group_words = group_words

    def named(self, lines: Sequence[Named]) -> Iterator[Named]:
        """The lines; those that only say who pays are of the part that the whole above them has."""
        whole: Named | None = None
        for one in lines:
            payment = self._group_words.payment_only(one.line.text) if one.line.kind == "line" else ""
            if not payment or one.line.code or one.firm:
                whole = one if one.kind == INDICATOR else None
                yield one
                continue
            yield self._as_part(one, whole, payment) if whole and _is_of(whole, one) else one

    def _as_part(self, line: Named, whole: Named, payment: str) -> Named:
        """The line as the one part of a whole that says who pays; as it is where there is none."""
        parts = {part for rule in self._plan.rules if rule.left == whole.indicator for part in rule.right}
        paid = [part for part in parts if self._ranking.speaks_of(part, payment)]
        if len(paid) != 1:
            return line
        return replace(line, kind=INDICATOR, indicator=paid[0], reason="", sure=whole.sure)


def _is_of(whole: Named, part: Named) -> bool:
    """Whether a row below counts the same things, of the same year and organisation unit."""
    above, below = whole.line.context, part.line.context
    counts = not whole.line.is_percent and not part.line.is_percent
    return counts and (above.year, above.org_unit) == (below.year, below.org_unit)

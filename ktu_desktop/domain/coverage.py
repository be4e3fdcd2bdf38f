"""What a total rests on: which of the units that are asked have given, which have not.

Counted are those that the indicator is asked of. Others may be asked for one of its figures, as with the
ratio of two offices: who of them has not given is named beside.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ktu_desktop.domain.columns import Source
from ktu_desktop.domain.completeness import AskedCounts
from ktu_desktop.domain.plan import STATED
from ktu_desktop.domain.rolled_results import RolledResults
from ktu_desktop.domain.unit_tree import mask_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """``expected`` = ``given`` + missing + stated; those for which it does not apply count as given.

    ``needed_from``: units that are asked for a figure of it only, and have not given it; ``own``: units that
    were not asked and whose typed figures stand in place of what is below them; ``corrected``: units that
    took something off the sum of what is below them.
    """

    expected: int
    given: int
    missing: tuple[str, ...]
    stated: tuple[str, ...]
    not_applicable: tuple[str, ...]
    own: tuple[str, ...]
    corrected: tuple[str, ...] = ()
    needed_from: tuple[str, ...] = ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """Everybody who owes something of it."""
        return (*self.missing, *self.needed_from)


@dataclass(frozen=True, slots=True)
class _Masks:
    """Over the whole tree: who is asked for an indicator or a figure of it, and what became of it."""

    asked: int
    asked_figures: int
    given: int
    stated: int
    not_applicable: int
    own: int
    corrected: int


class Coverages:
    """The coverage of every indicator at every unit."""

    def __init__(self, results: RolledResults) -> None:
        self._results = results
        self._tree = results.tree
        self._masks: dict[str, _Masks] = {}

    def at(self, indicator: str, place: int) -> Coverage:
        """What the indicator's total at ``place`` rests on."""
        masks, below = self._of(indicator), self._tree.subtrees[place]
        expected = masks.asked & below
        needed = masks.asked_figures & ~masks.asked & ~masks.given & below
        given = masks.given & expected
        stated = masks.stated & expected
        names = self._tree.codes_of
        return Coverage(
            expected=expected.bit_count(),
            given=given.bit_count(),
            missing=names(expected & ~given & ~stated),
            stated=names(stated),
            not_applicable=names(masks.not_applicable & expected),
            own=names(masks.own & below),
            corrected=names(masks.corrected & below),
            needed_from=names(needed) if expected & ~masks.not_applicable else (),
        )

    def counts(self, indicator: str, place: int, errors: Iterable[int]) -> AskedCounts:
        """What became of what units at and below ``place`` are asked for; ``errors``: who has each."""
        masks, below = self._of(indicator), self._tree.subtrees[place]
        asked = masks.asked & below
        out = masks.not_applicable & asked
        stated = masks.stated & asked
        filled = ((masks.given & asked) | stated) & ~out
        return AskedCounts(
            asked=asked.bit_count(),
            filled=filled.bit_count(),
            not_applicable=out.bit_count(),
            missing=(asked & ~filled & ~out).bit_count(),
            stated=stated.bit_count(),
            contradictory=sum((units & below).bit_count() for units in errors),
        )

    def _of(self, indicator: str) -> _Masks:
        masks = self._masks.get(indicator)
        if masks is None:
            masks = self._masks[indicator] = self._masks_of(indicator)
        return masks

    def _masks_of(self, indicator: str) -> _Masks:
        results, plan = self._results, self._results.plan
        holder = plan.holder(indicator)
        asked = self._tree.asked(plan.indicators[indicator].supplied_by)
        out = sum(1 << place for place in results.out(holder))
        complete, asked_figures, typed, corrected = -1, 0, 0, 0
        sources = results.field_sources(holder)
        for field in plan.forms[holder]:
            if field.role != STATED:
                theirs = self._tree.asked(field.element.supplied_by)
                complete &= mask_of(results.figure(sources[field.role])) | ~theirs
                asked_figures |= theirs
                source = Source(field.element.code)
                typed |= mask_of(results.columns.own(source))
                corrected |= mask_of(results.columns.taken_off(source) or ())
        with_result = mask_of(results.column(holder))
        out &= asked | asked_figures
        given = out | (complete & asked_figures) | (with_result & asked & ~asked_figures)
        stated = asked & ~given & mask_of(results.stated(holder))
        upper = sum(1 << place for place in self._tree.upper)
        own = typed & upper & ~asked & ~asked_figures
        return _Masks(asked, asked_figures, given, stated, out, own, corrected & upper & ~typed)

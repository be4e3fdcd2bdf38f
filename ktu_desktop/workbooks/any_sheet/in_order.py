"""Shortened codes that may be one of two (the number ``2.1`` is 2.1 or 2.10), told apart by their order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.named import ASKED, INDICATOR, Named

Place = tuple[int, int, int]


def settled_by_order(plan: Plan, named: Sequence[Named], is_silent: Callable[[Named], bool]) -> list[Named]:
    """The lines; where a name says nothing and only one code stands in its order, that one is meant."""
    places = [_place(plan, one.indicator) if one.line.code and one.indicator else None for one in named]
    return [
        _settled(plan, one, _nearest(reversed(places[:at])), _nearest(places[at + 1 :]))
        if one.kind == ASKED and one.line.code and len(one.line.code.candidates) > 1 and is_silent(one)
        else one
        for at, one in enumerate(named)
    ]


def _settled(plan: Plan, named: Named, before: Place | None, after: Place | None) -> Named:
    assert named.line.code is not None
    fitting = [
        code
        for code in named.line.code.candidates
        if _follows(before, _place(plan, code)) and _follows(_place(plan, code), after)
    ]
    neighbours = {place[:2] for place in (before, after) if place}
    if len(fitting) != 1 or _place(plan, fitting[0])[:2] not in neighbours:
        return named
    return replace(named, kind=INDICATOR, indicator=fitting[0], reason="", sure=1.0, firm=True)


def _follows(first: Place | None, second: Place | None) -> bool:
    return first is None or second is None or first < second


def _nearest(places: Iterable[Place | None]) -> Place | None:
    return next((place for place in places if place), None)


def _place(plan: Plan, code: str) -> Place:
    indicator = plan.indicators[code]
    return indicator.line, indicator.task, indicator.number

"""Where a plan contradicts itself, so that a faulty file is refused before anything is stored from it."""

from collections.abc import Iterator

from ktu_desktop.domain.measures import MEASURES
from ktu_desktop.domain.plan import Indicator, Plan

_ROLES = {measure.name: set(measure.roles) for measure in MEASURES}


def plan_faults(plan: Plan) -> tuple[str, ...]:
    """What is wrong with a plan's data, in English sentences; empty for a sound one."""
    return (*_names(plan), *_circles(plan), *_indicators(plan))


def _names(plan: Plan) -> Iterator[str]:
    """Names that nothing has."""
    known = plan.figures.keys() | plan.indicators.keys()
    for figure in plan.figures.values():
        unknown = [*(part for part in figure.parts if part not in plan.figures)]
        unknown += [user for user in figure.used_by if user not in plan.indicators]
        yield from (f"figure {figure.code} names {name}, which is unknown" for name in unknown)
    for rule in plan.rules:
        unknown = [name for name in (rule.left, *rule.right) if name not in known]
        yield from (f"rule {rule.text} names {name}, which is unknown" for name in unknown)


def _circles(plan: Plan) -> Iterator[str]:
    """Figures that are sums of themselves, indicators that are the same as each other."""
    parts = {code: figure.parts for code, figure in plan.figures.items()}
    same: dict[str, tuple[str, ...]] = {
        code: (i.same_as,) if i.same_as else () for code, i in plan.indicators.items()
    }
    for what, next_of in (("figure", parts), ("indicator", same)):
        for code in next_of:
            if _reaches(code, code, next_of, set()):
                yield f"{what} {code} is made of itself"


def _reaches(code: str, wanted: str, next_of: dict[str, tuple[str, ...]], seen: set[str]) -> bool:
    for following in next_of.get(code, ()):
        if following == wanted:
            return True
        if following not in seen:
            seen.add(following)
            if _reaches(following, wanted, next_of, seen):
                return True
    return False


def _indicators(plan: Plan) -> Iterator[str]:
    for indicator in plan.indicators.values():
        if indicator.same_as is not None:
            if indicator.same_as not in plan.indicators:
                yield f"indicator {indicator.code} is the same as {indicator.same_as}, which is unknown"
        elif indicator.measure not in _ROLES:
            yield f"indicator {indicator.code} has the measure {indicator.measure}, which is unknown"
        else:
            yield from _roles(indicator)


def _roles(indicator: Indicator) -> Iterator[str]:
    for role in sorted(_ROLES[indicator.measure] ^ set(indicator.roles)):
        verb = "lacks" if role in _ROLES[indicator.measure] else "has, beside its measure,"
        yield f"indicator {indicator.code} {verb} the figure {role}"

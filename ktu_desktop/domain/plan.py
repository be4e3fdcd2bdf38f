"""The strategic plan as values: lines, tasks, indicators, figures, rules, targets.

An *element* is what a data value is about: a figure, or an own result (``1.1.3/stated``). A figure that
``is`` one other figure has no element of its own: both names resolve to the same element.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ktu_desktop.domain.organisation import Names, OrgUnit
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark

STATED = "stated"
ROLES = ("value", "numerator", "denominator", "current", "previous", "weight")
"""What a figure can be in its indicator, in the order of a form."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the plan and the decision that made it."""

    number: int
    decision: str
    date: str


@dataclass(frozen=True, slots=True)
class Line:
    """A strategic line."""

    number: int
    titles: Names
    goals: Names


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the plan."""

    number: int
    titles: Names


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that somebody types. ``parts``: the figures it is (one) or is the sum of (several)."""

    code: str
    names: Names
    unit: str
    whole: bool
    summed: bool
    supplied_by: str
    used_by: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the plan. ``unit``: symbol or None; ``roles``: role (see ROLES) -> the plan's figure code."""

    code: str
    line: int
    task: int
    number: int
    names: Names
    unit: str | None
    measure: str
    better: str  # higher or lower
    targets: Mapping[int, Value | None]
    supplied_by: str
    roles: Mapping[str, str]
    notes: Names | None = None
    same_as: str | None = None
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence over indicators and shared figures: ``left`` operator (``=``, ``>=``, ``<=``) sum of ``right``."""

    text: str
    left: str
    operator: str
    right: tuple[str, ...]
    severity: str
    meanings: Names
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """What one data value is about.

    ``role``: a role of ROLES, ``stated``, or ``common`` for a shared figure. ``indicators``: the codes it
    serves. ``sum_of``: elements whose sum it is (empty otherwise). ``measure``: how the indicator that it
    belongs to comes about (None for a shared figure); an own result's limits follow from it.
    """

    code: str
    names: Names
    unit: str | None
    whole: bool
    summed: bool
    supplied_by: str
    role: str
    indicators: tuple[str, ...]
    sum_of: tuple[str, ...] = ()
    measure: str | None = None


@dataclass(frozen=True)
class Plan:
    """A whole plan. ``indicators`` and ``figures`` are in the plan's order, by code."""

    code: str
    titles: Names
    years: tuple[int, ...]
    editions: tuple[Edition, ...]
    lines: tuple[Line, ...]
    tasks: tuple[Task, ...]
    indicators: Mapping[str, Indicator]
    figures: Mapping[str, Figure]
    rules: tuple[Rule, ...]
    unit_names: Mapping[str, Names]
    funding: Mapping[str, str]

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Every element by code: common figures first, then indicator by indicator as in a form."""
        figures = [f for f in self.figures.values() if len(f.parts) != 1]
        found = [self._figure_element(f) for f in figures if not self._is_own(f)]
        for indicator in self.indicators.values():
            found += [self._figure_element(f) for f in figures if self._owner(f) == indicator.code]
            if indicator.same_as is None and "numerator" in indicator.roles or "current" in indicator.roles:
                found.append(_stated_element(indicator))
        return {element.code: element for element in found}

    def canonical(self, figure: str) -> str:
        """The code of the element that the plan's figure ``figure`` is stored as."""
        parts = self.figures[figure].parts
        return self.canonical(parts[0]) if len(parts) == 1 else figure

    def element(self, name: str) -> Element:
        """The element a person or a file names: a figure's code, ``CODE/stated``, or an indicator's code.

        Raises WrongUse for an unknown name.
        """
        code, slash, role = name.partition("/")
        indicator = self.indicators.get(code)
        if indicator is not None and indicator.same_as is not None:
            return self.element(indicator.same_as + slash + role)
        if name in self.figures:
            return self.elements[self.canonical(name)]
        if indicator is not None and role in ("", STATED):
            own = indicator.roles.get("value")
            stated = self.canonical(own) if own else f"{code}/{STATED}"
            if stated in self.elements:
                return self.elements[stated]
        if indicator is not None and role in indicator.roles:
            return self.elements[self.canonical(indicator.roles[role])]
        raise WrongUse(mark("The plan has no figure or indicator named {name}."), name=name)

    def indicator_elements(self, code: str) -> Mapping[str, Element]:
        """The elements of an indicator by role, in the order of a form; ``stated`` last."""
        indicator = self.indicators[code]
        if indicator.same_as is not None:
            return self.indicator_elements(indicator.same_as)
        found = {role: self.elements[self.canonical(figure)] for role, figure in indicator.roles.items()}
        stated = self.elements.get(f"{code}/{STATED}")
        return {**found, STATED: stated} if stated else found

    def asked_indicators(self, unit: OrgUnit) -> Iterator[Indicator]:
        """The indicators that ``unit`` is asked for, in the plan's order."""
        return (i for i in self.indicators.values() if is_asked(i.supplied_by, unit))

    def with_suppliers(self, suppliers: Mapping[str, str]) -> "Plan":
        """The plan with other suppliers: ``suppliers`` by indicator or figure code."""
        indicators = {
            code: replace(i, supplied_by=suppliers.get(code, i.supplied_by))
            for code, i in self.indicators.items()
        }
        figures = {
            code: replace(f, supplied_by=suppliers.get(code, suppliers.get(_owner_code(code), f.supplied_by)))
            for code, f in self.figures.items()
        }
        return replace(self, indicators=indicators, figures=figures)

    def _owner(self, figure: Figure) -> str:
        return _owner_code(figure.code)

    def _is_own(self, figure: Figure) -> bool:
        return self._owner(figure) in self.indicators

    def _figure_element(self, figure: Figure) -> Element:
        names = [code for code in self.figures if self.canonical(code) == figure.code]
        used_by = {user for name in names for user in self.figures[name].used_by}
        serves = tuple(
            i.code for i in self.indicators.values() if i.code in used_by or i.same_as in used_by
        )
        owner = self.indicators.get(self._owner(figure))
        roles = {code: role for role, code in owner.roles.items()} if owner else {}
        return Element(
            code=figure.code,
            names=figure.names,
            unit=figure.unit,
            whole=figure.whole,
            summed=figure.summed,
            supplied_by=figure.supplied_by,
            role=roles.get(figure.code, "common"),
            indicators=serves,
            sum_of=tuple(self.canonical(part) for part in figure.parts) if len(figure.parts) > 1 else (),
            measure=owner.measure if owner else None,
        )


def _owner_code(figure: str) -> str:
    return figure.partition("/")[0]


def _stated_element(indicator: Indicator) -> Element:
    return Element(
        code=f"{indicator.code}/{STATED}",
        names=indicator.names,
        unit=indicator.unit,
        whole=False,
        summed=False,
        supplied_by=indicator.supplied_by,
        role=STATED,
        indicators=(indicator.code,),
        measure=indicator.measure,
    )


def is_asked(supplied_by: str, unit: OrgUnit) -> bool:
    """Whether ``unit`` is asked for what ``supplied_by`` (a level or a unit's code) supplies."""
    return supplied_by in (unit.level, unit.code)

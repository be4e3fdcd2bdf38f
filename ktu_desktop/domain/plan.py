"""The strategic plan as values: lines, tasks, indicators, figures, rules, targets.

An *element* is what a data value is about: a figure, or an own result (``1.1.3/stated``). A figure that
``is`` one other figure has no element of its own: both names resolve to the same element.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ktu_desktop.domain.organisation import Names, OrgUnit
from ktu_desktop.domain.plan_elements import correction_element, is_counted, owner_code, stated_element
from ktu_desktop.domain.plan_parts import (
    CORRECTION,
    ROLES,
    STATED,
    Derivation,
    Edition,
    Element,
    Figure,
    FormField,
    Indicator,
    Line,
    Rule,
    Task,
    is_asked,
)
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark


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
        own: dict[str, list[Element]] = {code: [] for code in self.indicators}
        found: list[Element] = []
        for figure in self.figures.values():
            if len(figure.parts) != 1:
                owner = owner_code(figure.code)
                own.get(owner, found).append(self._figure_element(figure, owner))
        for indicator in self.indicators.values():
            found += own[indicator.code]
            if indicator.same_as is None and ("numerator" in indicator.roles or "current" in indicator.roles):
                found.append(stated_element(indicator))
        corrections = [correction_element(element) for element in found if is_counted(element)]
        return {element.code: element for element in (*found, *corrections)}

    @cached_property
    def common(self) -> tuple[Figure, ...]:
        """The shared figures: typed once, serving several indicators."""
        return tuple(f for f in self.figures.values() if "/" not in f.code and f.code not in self.indicators)

    @cached_property
    def derivations(self) -> Mapping[str, Derivation]:
        """Element -> how others give it: sums of several parts, and the left sides of rules that fill."""
        filled = (rule for rule in self.rules if rule.fills and rule.operator == "=")
        found = {}
        for rule in filled:
            names = [self._counted(name) for name in (rule.left, *rule.right)]
            codes = [code for code in names if code is not None]
            if len(codes) == len(names):
                found[codes[0]] = Derivation(tuple(codes[1:]), typed_stays=True)
        return found | {e.code: Derivation(e.sum_of, False) for e in self.elements.values() if e.sum_of}

    @cached_property
    def forms(self) -> Mapping[str, tuple[FormField, ...]]:
        """The fields of each indicator's form by indicator code, in order, ``stated`` last."""
        return {code: tuple(self._form(self.holder(code))) for code in self.indicators}

    @cached_property
    def named_as(self) -> Mapping[str, tuple[Figure, ...]]:
        """Element -> the figures that are it: the same number under several names."""
        named: dict[str, tuple[Figure, ...]] = {}
        for figure in self.figures.values():
            code = self.canonical(figure.code)
            named[code] = (*named.get(code, ()), figure)
        return named

    @cached_property
    def served_by(self) -> Mapping[str, tuple[str, ...]]:
        """Figure -> the indicators that it serves under this name, in the plan's order."""
        served = {
            figure.code: {code for user in figure.used_by for code in self._same.get(user, (user,))}
            for figure in self.figures.values()
        }
        return {code: tuple(sorted(users, key=self._places.__getitem__)) for code, users in served.items()}

    def holder(self, indicator: str) -> str:
        """The indicator that holds what ``indicator`` shows: another one where it is the same as that."""
        same_as = self.indicators[indicator].same_as
        return indicator if same_as is None else self.holder(same_as)

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
        if role == CORRECTION and name in self.elements:
            return self.elements[name]
        if indicator is not None and role in ("", STATED):
            own = indicator.roles.get("value")
            stated = self.canonical(own) if own else f"{code}/{STATED}"
            if stated in self.elements:
                return self.elements[stated]
        if indicator is not None and role in indicator.roles:
            return self.elements[self.canonical(indicator.roles[role])]
        raise WrongUse(mark("The plan has no number or indicator named {name}."), name=name)

    def indicator_of(self, name: str) -> str | None:
        """The indicator at which a finding about a rule's side stands: itself, or the first it serves."""
        return name if name in self.indicators else next(iter(self.element(name).indicators), None)

    def correction_of(self, element: str) -> str | None:
        """The element in which a correction of ``element``'s totals is typed; None where it has none."""
        code = f"{owner_code(element)}/{CORRECTION}"
        return code if self.elements[element].role == "value" and code in self.elements else None

    def indicator_elements(self, code: str) -> Mapping[str, Element]:
        """The elements of an indicator by role, in the order of a form; ``stated`` last."""
        return {field.role: field.element for field in self.forms[code]}

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
            code: replace(f, supplied_by=suppliers.get(code, suppliers.get(owner_code(code), f.supplied_by)))
            for code, f in self.figures.items()
        }
        return replace(self, indicators=indicators, figures=figures)

    @cached_property
    def _same(self) -> Mapping[str, tuple[str, ...]]:
        """Indicator -> itself and those that are the same as it."""
        same: dict[str, tuple[str, ...]] = {}
        for code in self.indicators:
            same[self.holder(code)] = (*same.get(self.holder(code), ()), code)
        return same

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {code: place for place, code in enumerate(self.indicators)}

    def _counted(self, name: str) -> str | None:
        """The element that is the number of ``name``: a figure, or an indicator that is one figure."""
        indicator = self.indicators.get(name)
        figure = self.indicators[self.holder(name)].roles.get("value") if indicator else name
        return self.canonical(figure) if figure is not None and figure in self.figures else None

    def _form(self, code: str) -> Iterator[FormField]:
        for role, figure in self.indicators[code].roles.items():
            yield FormField(role, self.elements[self.canonical(figure)], figure)
        stated = self.elements.get(f"{code}/{STATED}")
        if stated:
            yield FormField(STATED, stated, stated.code)

    def _figure_element(self, figure: Figure, owner: str) -> Element:
        served = {code for named in self.named_as[figure.code] for code in self.served_by[named.code]}
        indicator = self.indicators.get(owner)
        roles = indicator.roles.items() if indicator else ()
        return Element(
            code=figure.code,
            names=figure.names,
            unit=figure.unit,
            whole=figure.whole,
            summed=figure.summed,
            supplied_by=figure.supplied_by,
            role=next((role for role, code in roles if code == figure.code), "common"),
            indicators=tuple(sorted(served, key=self._places.__getitem__)),
            sum_of=tuple(self.canonical(part) for part in figure.parts) if len(figure.parts) > 1 else (),
            measure=indicator.measure if indicator else None,
        )


__all__ = [
    "CORRECTION",
    "ROLES",
    "STATED",
    "Derivation",
    "Edition",
    "Element",
    "Figure",
    "FormField",
    "Indicator",
    "Line",
    "Plan",
    "Rule",
    "Task",
    "is_asked",
]

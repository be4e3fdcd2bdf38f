"""What a strategic plan consists of: lines, tasks, indicators, figures, rules, and the elements they make."""

from collections.abc import Mapping
from dataclasses import dataclass

from ktu_desktop.domain.organisation import Names, OrgUnit
from ktu_desktop.domain.values import Value

STATED = "stated"
CORRECTION = "correction"
"""The role of what is taken off a count's total because units below counted the same thing."""

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
    """A sentence over indicators and shared figures: ``left`` operator sum of ``right``.

    The operator is ``=``, ``>=`` or ``<=``. ``fills``: the left side is filled when the right is all there.
    """

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

    ``role``: a role of ROLES, ``stated``, ``correction``, or ``common`` for a shared figure.
    ``indicators``: the codes it serves. ``sum_of``: elements whose sum it is (empty otherwise).
    ``measure``: how the indicator that it belongs to comes about (None for a shared figure); an own result's
    limits follow from it.
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


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of an indicator's form. ``figure``: the plan's own code, as ``set`` and ``show`` name it."""

    role: str
    element: Element
    figure: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """An element that others give: the sum of ``terms``. ``typed_stays``: a typed total stays beside it."""

    terms: tuple[str, ...]
    typed_stays: bool


def is_asked(supplied_by: str, unit: OrgUnit) -> bool:
    """Whether ``unit`` is asked for what ``supplied_by`` (a level or a unit's code) supplies."""
    return supplied_by in (unit.level, unit.code)

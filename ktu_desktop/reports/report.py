"""What a printed report is: its name, its parts (units or indicators), and how one part is written."""

from collections.abc import Callable
from dataclasses import dataclass

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Plan
from ktu_desktop.i18n import Translator
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.material import Material


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``parts``: what documents it has, as codes of organisation units or indicators.

    ``write`` makes the document of one part; a part that has nothing to say says so in a sentence.
    """

    name: str
    title: str
    parts: Callable[[Material], tuple[str, ...]]
    write: Callable[[Material, str, Translator], Document]


def whole(material: Material) -> tuple[str, ...]:
    """The parts of a report that is one document about the organisation unit, or one about each below."""
    own = (material.org_unit.code,)
    return (asked_below(material) or own) if material.below else own


def sheets_wanted(material: Material) -> tuple[str, ...]:
    """The units whose sheets are printed: the unit itself, else all below that are asked for something."""
    own = material.org_unit
    if is_asked(material.plan, own) and not material.below:
        return (own.code,)
    return asked_below(material) or (own.code,)


def asked_below(material: Material) -> tuple[str, ...]:
    """The units below that are asked for something."""
    return tuple(unit.code for unit in material.units()[1:] if is_asked(material.plan, unit))


def is_asked(plan: Plan, unit: OrgUnit) -> bool:
    """Whether a unit is asked for any indicator."""
    return next(plan.asked_indicators(unit), None) is not None

"""What stands under a chart's title: whose numbers, of when, in which unit, which way is better."""

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Line, Task
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.i18n import Translator, mark

_BETTER = {"higher": mark("↑ higher is better"), "lower": mark("↓ lower is better")}


def indicator_title(code: str, look: Look) -> str:
    """``1.1.6  Proportion of students ...``."""
    return f"{code}  {look.say.name(look.plan.indicators[code].names)}"


def subtitle(unit: OrgUnit, period: Period | None, symbol: str | None, better: str, look: Look) -> str:
    """``Faculty of Mining, 2023; percent; ↑ higher is better``."""
    whose = look.say.name(unit.names)
    parts = [f"{whose}, {period.said(look.say)}" if period else whose, unit_of(symbol).axis_label(look.say)]
    if unit_of(symbol).kind != "yes_no" and better in _BETTER:
        parts.append(look.say(_BETTER[better]))
    return "  ·  ".join(parts)


def group_title(group: Line | Task, say: Translator) -> str:
    """``1  Training ...`` of a strategic line, ``Task 3. Forming ...`` of a task."""
    name = say.name(group.titles)
    if isinstance(group, Task):
        return say(mark("Task {number}. {name}"), number=group.number, name=name)
    return f"{group.number}  {name}"

"""Words that several reports say: progress, sheets' states, periods, what stands on every page."""

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports.material import Material

PROGRESS = {
    "reached": mark("Plan reached"),
    "near": mark("Near the plan"),
    "missed": mark("Plan missed"),
    "uncertain": mark("The band is too wide to say"),
    "no_target": mark("No target set"),
    "no_value": mark("Not filled in"),
}
NOT_APPLICABLE = mark("Does not apply")
STATED = mark("Percent only, not in totals")
NOT_GIVEN = PROGRESS["no_value"]

STATES = {
    "no_data": mark("No data"),
    "in_progress": mark("In progress"),
    "without_errors": mark("Without errors"),
    "submitted": mark("Submitted"),
    "signed": mark("Signed"),
    "returned": mark("Returned"),
    "approved": mark("Approved"),
}
"""The states of a sheet."""

_PERIODS = {
    None: mark("{year}"),
    "Q1": mark("1st quarter of {year}"),
    "H1": mark("First half of {year}"),
    "9M": mark("Nine months of {year}"),
}


def period_words(period: Period, say: Translator) -> str:
    """A period as a title has it."""
    return say(_PERIODS[period.part], year=period.year)


def unit_words(unit: OrgUnit, say: Translator) -> str:
    """``Faculty of Mining (MF)``."""
    return say(mark("{name} ({code})"), name=say.name(unit.names), code=unit.code)


def progress_words(row: e.Row, say: Translator) -> str:
    """How a row stands against its target, in words; a stated result is said to be one."""
    if row.state == e.NOT_APPLICABLE:
        return say(NOT_APPLICABLE)
    if row.state == e.MISSING:
        return say(NOT_GIVEN)
    words = say(PROGRESS[row.progress])
    return f"{words}. {say(STATED)}" if row.state == e.STATED else words


def footer(material: Material, say: Translator, *more: str) -> str:
    """What stands at the foot of every page: when, by whom, by which program, and more."""
    imprint = material.imprint
    printed = say(
        mark("Printed {when}, {who}, KTU Desktop {version}"),
        when=say.moment(imprint.at),
        who=imprint.author,
        version=imprint.version,
    )
    return ". ".join((printed, *more))


def page_words(say: Translator) -> str:
    """``Page {page} of {pages}``, to be filled in on each page."""
    return say(mark("Page {page} of {pages}"), page="{page}", pages="{pages}")

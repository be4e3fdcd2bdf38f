"""Where the rows of the overview lead: each to the place where something can be done about it."""

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.movement import Moved
from ktu_desktop.domain.plan import is_asked
from ktu_desktop.domain.plan_progress import LineProgress
from ktu_desktop.domain.progress import CONTRADICTORY, MISSED, NO_VALUE, UNDER_WAY
from ktu_desktop.gui.session import Session
from ktu_desktop.usecases.overview import Owing


def lead_to(session: Session, place: LineProgress | Moved | Owing | Finding) -> None:
    """Go where a row leads."""
    match place:
        case LineProgress():
            session.show_row(_wants_attention(place))
        case Moved():  # what the total is made of, and who typed it
            session.select_indicator(place.indicator)
            session.screen_wanted.emit("explorer")
        case Owing():
            _to_debtor(session, place)
        case Finding():
            _to_finding(session, place)


def _wants_attention(line: LineProgress) -> str:
    """The first indicator of a line that is wrong, else missed, not filled in or under way, else any."""
    doubtful = (
        line.codes[step] for step in (CONTRADICTORY, MISSED, NO_VALUE, UNDER_WAY) if line.codes.get(step)
    )
    return next(doubtful, next(iter(line.codes.values())))[0]


def _to_debtor(session: Session, owing: Owing) -> None:
    """The unit's sheet, on the first indicator that it owes."""
    assert session.period is not None
    unit, indicators = owing.org_unit, session.plan.indicators
    own = (code for code in owing.missing if is_asked(indicators[code].supplied_by, unit))
    session.select_sheet(unit.code, session.period)
    session.show_row(next(own, (*owing.missing, *owing.needed)[0]))


def _to_finding(session: Session, finding: Finding) -> None:
    """The field in which it can be mended."""
    assert session.period is not None
    place = finding.place
    org = place.org_unit or session.org_unit
    session.go_to_sheet(org, session.period, place.indicator or "", place.element or "")

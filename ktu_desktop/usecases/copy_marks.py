"""What is marked in a copy that goes back: cells, headings and names to mend, and lines to fill in."""

from collections.abc import Iterator, Mapping

from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import CellPreview, FilePreview
from ktu_desktop.usecases.silent_sheets import UNSAID
from ktu_desktop.workbooks.marked.marks import ASKED, REFUSED, UNIT, YEAR, Field, Mark

_WHAT = mark("Write here what it holds, for example: Actual 2023")
_WHOSE = mark("Write here whose numbers these are, by name or code.")
_LABELS: Mapping[str, str] = {UNIT: mark("Organisation unit"), YEAR: mark("Year")}


def marks_of(preview: FilePreview, plan: Plan, say: Translator) -> tuple[Mark, ...]:
    """The places to mend, those too that come to light once the file says whose and of which year it is."""
    now = [mark for cell in preview.cells if _is_open(cell) for mark in _marks(cell, plan, say)]
    known = {(mark.sheet, mark.cell) for mark in now}
    later = (mark for cell in preview.later for mark in _marks(cell, plan, say))
    return tuple(dict.fromkeys((*now, *(mark for mark in later if (mark.sheet, mark.cell) not in known))))


def fields_of(preview: FilePreview, say: Translator) -> tuple[Field, ...]:
    """What sheets do not say and nobody said: a line for each sheet; for several also one for all of them."""
    open_cells = [cell for cell in preview.cells if _is_open(cell)]
    sheets = {cell.sheet for cell in preview.cells}
    naming_units = {cell.sheet for cell in preview.cells if cell.org}
    silent = {
        UNIT: dict.fromkeys(cell.sheet for cell in open_cells if cell.sheet not in naming_units),
        YEAR: dict.fromkeys(cell.sheet for cell in open_cells if cell.period is None),
    }
    return tuple(
        field
        for what, named in silent.items()
        for field in _fields(what, list(named), alone=len(sheets) == 1, say=say)
    )


def _fields(what: str, sheets: list[str], alone: bool, say: Translator) -> Iterator[Field]:
    label = say(_LABELS[what])
    if not sheets:
        return
    if len(sheets) > 1 or alone:
        yield Field(what, "", label, say(mark("Fill this in: it is missing in the file.")))
    if alone:
        return
    only = say(mark("Fill this in: it is missing on the sheet."))
    if len(sheets) > 1:
        only = say(mark("Only where this sheet is about another one than said above."))
    for sheet in sheets:
        named = say(mark("{field}, sheet “{sheet}”"), field=label, sheet=sheet)
        yield Field(what, sheet, named, only, is_needed=len(sheets) == 1)


def _is_open(cell: CellPreview) -> bool:
    return cell.status in (ASKED, REFUSED) and cell.finding is not None


def _marks(cell: CellPreview, plan: Plan, say: Translator) -> Iterator[Mark]:
    assert cell.finding is not None
    why = sentence(cell.finding, say, plan)
    if cell.heading:
        advice = say(_WHOSE if cell.finding.code in UNSAID else _WHAT)
        yield Mark(
            cell.sheet, cell.heading, ASKED, str(cell.finding.facts.get("heading", "")), f"{why} {advice}"
        )
    elif cell.cell and cell.finding.code not in UNSAID:
        yield Mark(cell.sheet, cell.cell, cell.status, cell.text, why)
    if cell.status == ASKED and cell.subject:
        yield Mark(cell.sheet, cell.subject, ASKED, "", _which_row(cell, plan, say))


def _which_row(cell: CellPreview, plan: Plan, say: Translator) -> str:
    """At the name of a row that may be several indicators: which, and how to say it."""
    names = [f"{code} {say.name(plan.indicators[code].names)}" for code in cell.choices]
    advice = say(mark("Write the right code before this name. It may be:"))
    return "\n".join([advice, *names])

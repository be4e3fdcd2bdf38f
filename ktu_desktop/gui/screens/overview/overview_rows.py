"""What the tables of the overview say: a row for each line, movement, debtor and contradiction."""

from collections.abc import Iterator, Sequence

from ktu_desktop.domain.change_words import via_text
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.movement import Moved
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_progress import PlanProgress
from ktu_desktop.domain.progress import MISSED, NEARLY, NO_VALUE, REACHED
from ktu_desktop.domain.result_words import result_symbol, shown
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.charts.steps import STEP_MARKS, STEP_WORDS
from ktu_desktop.gui.widgets.row_state import PROGRESS_TONES
from ktu_desktop.gui.widgets.text_rows import TextRow
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.overview import Owing

LINE_HEADERS = (mark("Strategic line"), mark("Progress"), mark("+"), mark("≈"), mark("−"), mark("·"))
BAR = 1
"""The column of the bar."""

COUNTED = (REACHED, NEARLY, MISSED, NO_VALUE)
MOVED_HEADERS = (mark("Indicator"), mark("Before"), mark("Now"), mark("Progress"), mark("Where"))
OWING_HEADERS = (mark("Organisation unit"), mark("Not filled in"), mark("Asked for"), mark("Indicators"))
FINDING_HEADERS = (mark("Organisation unit"), mark("Indicator"), mark("What is wrong"))
_NAMED = 3
"""How many units are named before "and n more"."""


def line_rows(progress: PlanProgress, say: Translator) -> Iterator[TextRow]:
    """A strategic line with the counts of its steps."""
    for line in progress.lines:
        name = f"{line.line.number}  {say.name(line.line.titles)}"
        counts = tuple(str(line.count(step)) if line.count(step) else "" for step in COUNTED)
        spoken = ", ".join(
            f"{say(STEP_WORDS[step])}: {line.count(step)}" for step in line.codes if line.count(step)
        )
        yield TextRow((name, "", *counts), line, whole=f"{name}\n{spoken}")


def moved_rows(moved: Sequence[Moved], plan: Plan, say: Translator) -> Iterator[TextRow]:
    """An indicator whose total is another one now."""
    for each in moved:
        symbol = result_symbol(plan, each.indicator)
        name = f"{each.indicator}  {say.name(plan.indicators[each.indicator].names)}"
        step = f"{STEP_MARKS[each.step_now]} {say(STEP_WORDS[each.step_now])}".strip()
        tone = PROGRESS_TONES.get(each.step_now, "quiet") if each.changed_step else "quiet"
        who = via_text(each.last, say) if each.last else ""
        last = f"{say.moment(each.last.at)}  {each.last.who}, {who}" if each.last else ""
        before, now = (shown(result, symbol, say) or "–" for result in (each.before, each.now))
        cells = (name, before, now, step, _units(each.org_units, say))
        yield TextRow(cells, each, {1: "quiet", 3: tone}, whole=f"{name}\n{last}".strip())


def owing_rows(owing: Sequence[Owing], say: Translator) -> Iterator[TextRow]:
    """A unit that owes something."""
    for each in owing:
        name = f"{each.org_unit.code}  {say.name(each.org_unit.names)}"
        everything = len(each.missing) >= each.asked
        codes = say(mark("everything")) if everything else _units(each.missing, say, 8)
        whole = f"{name}\n{', '.join(each.missing)}"
        yield TextRow((name, str(len(each.missing)), str(each.asked), codes), each, {3: "quiet"}, whole=whole)


def finding_rows(
    findings: Sequence[Finding], plan: Plan, organisation: Organisation, say: Translator
) -> Iterator[TextRow]:
    """An error or a remark, with its mark."""
    for finding in findings:
        error = finding.severity is Severity.ERROR
        icon = ("circle-alert", "bad") if error else ("triangle-alert", "doubt")
        words = sentence(finding, say, plan)
        unit = finding.place.org_unit or organisation.root.code
        yield TextRow((unit, finding.place.indicator or "", words), finding, {}, icon, whole=words)


def _units(codes: Sequence[str], say: Translator, named: int = _NAMED) -> str:
    first = ", ".join(codes[:named])
    rest = len(codes) - named
    return say(mark("{units} and {n} more"), units=first, n=rest) if rest > 0 else first

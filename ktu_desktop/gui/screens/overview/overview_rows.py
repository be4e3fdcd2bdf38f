"""What the tables of the overview say: a row for each line, movement, debtor and contradiction."""

from collections.abc import Iterator, Mapping, Sequence

from ktu_desktop.domain.change_words import via_text
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.movement import Moved
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_progress import STEPS, PlanProgress
from ktu_desktop.domain.progress import (
    CONTRADICTORY,
    MISSED,
    NEARLY,
    NO_TARGET,
    NO_VALUE,
    REACHED,
    UNCERTAIN,
    UNDER_WAY,
)
from ktu_desktop.domain.result_words import exact, result_symbol, shown
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.charts.steps import STEP_MARKS, STEP_WORDS
from ktu_desktop.gui.widgets.row_state import ERROR, PROGRESS_TONES, REMARK
from ktu_desktop.gui.widgets.text_rows import TextRow
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.overview import Owing

BAR = 1
"""The column of the bar."""

COUNTED = (REACHED, NEARLY, UNDER_WAY, MISSED, CONTRADICTORY, UNCERTAIN, NO_VALUE, NO_TARGET)
"""The steps that have a column of their own."""

FIRST_COUNT = 2
COUNT_COLUMNS = tuple(range(FIRST_COUNT, FIRST_COUNT + len(COUNTED)))
SELDOM = tuple(FIRST_COUNT + COUNTED.index(step) for step in (UNDER_WAY, CONTRADICTORY, UNCERTAIN, NO_TARGET))
"""The columns that are shown only where there is something in them."""

_LINE, _PROGRESS = mark("Strategic line"), mark("Progress")
MOVED_HEADERS = (mark("Indicator"), mark("Before"), mark("Now"), mark("Progress"), mark("Where"))
OWING_HEADERS = (mark("Organisation unit"), mark("Not filled in"), mark("Asked for"), mark("Indicators"))
FINDING_HEADERS = (mark("Kind"), mark("Organisation unit"), mark("Indicator"), mark("What is wrong"))
_NAMED = 3
"""How many units are named before "and n more"."""


def line_headers(say: Translator) -> tuple[str, ...]:
    """The headings of the lines: a step is headed by its mark."""
    return (say(_LINE), say(_PROGRESS), *(STEP_MARKS[step] for step in COUNTED))


def line_titles(say: Translator) -> Mapping[int, str]:
    """What those marks mean, by column."""
    return {column: say(STEP_WORDS[step]) for column, step in zip(COUNT_COLUMNS, COUNTED, strict=True)}


def line_rows(progress: PlanProgress, say: Translator) -> Iterator[TextRow]:
    """A strategic line with the counts of its steps."""
    for line in progress.lines:
        name = f"{line.line.number}  {say.name(line.line.titles)}"
        counts = tuple(str(line.count(step)) if line.count(step) else "" for step in COUNTED)
        spoken = ", ".join(
            f"{say(STEP_WORDS[step])}: {line.count(step)}" for step in STEPS if line.count(step)
        )
        yield TextRow((name, spoken, *counts), line, whole=f"{name}\n{spoken}")


def moved_rows(moved: Sequence[Moved], plan: Plan, say: Translator) -> Iterator[TextRow]:
    """An indicator whose total is another one now."""
    for each in moved:
        symbol = result_symbol(plan, each.indicator)
        name = f"{each.indicator}  {say.name(plan.indicators[each.indicator].names)}"
        step = f"{STEP_MARKS[each.step_now]} {say(STEP_WORDS[each.step_now])}".strip()
        tone = PROGRESS_TONES.get(each.step_now, "quiet") if each.changed_step else "quiet"
        who = via_text(each.last, say) if each.last else ""
        last = f"{say.moment(each.last.at)}  {each.last.who}, {who}" if each.last else ""
        results = {1: each.before, 2: each.now}
        before, now = (shown(result, symbol, say) or "–" for result in results.values())
        numbers = {column: exact(result, symbol) for column, result in results.items()}
        yield TextRow(
            (name, before, now, step, _units(each.org_units, say)),
            each,
            {1: "quiet", 3: tone},
            whole=f"{name}\n{last}".strip(),
            exact={column: number for column, number in numbers.items() if number is not None},
            full={4: ", ".join(each.org_units)},
        )


def owing_rows(owing: Sequence[Owing], say: Translator) -> Iterator[TextRow]:
    """A unit that owes something."""
    for each in owing:
        name = f"{each.org_unit.code}  {say.name(each.org_unit.names)}"
        everything = 0 < each.asked <= len(each.missing)
        codes = say(mark("everything")) if everything else _owed(each, _units(each.missing, say, 8), say)
        named = _owed(each, ", ".join(each.missing), say)
        yield TextRow(
            (name, str(len(each.missing)), str(each.asked), codes),
            each,
            {3: "quiet"},
            whole=f"{name}\n{named}",
            full={} if everything else {3: named},
        )


def _owed(owing: Owing, missing: str, say: Translator) -> str:
    """``1.1.4, 2.3.1; still needed for: 3.1.2``: its own indicators, and others' that need a number of it."""
    needed = say(mark("still needed for: {indicators}"), indicators=", ".join(owing.needed))
    return "; ".join(part for part in (missing, needed if owing.needed else "") if part)


def finding_rows(
    findings: Sequence[Finding], plan: Plan, organisation: Organisation, say: Translator
) -> Iterator[TextRow]:
    """An error or a remark, with its mark."""
    for finding in findings:
        error = finding.severity is Severity.ERROR
        state = ERROR if error else REMARK
        words = sentence(finding, say, plan)
        unit = finding.place.org_unit or organisation.root.code
        cells = (say(state.word), unit, finding.place.indicator or "", words)
        yield TextRow(cells, finding, {0: state.tone}, (state.icon, state.tone), whole=words)


def _units(codes: Sequence[str], say: Translator, named: int = _NAMED) -> str:
    first = ", ".join(codes[:named])
    rest = len(codes) - named
    return say(mark("{units} and {n} more"), units=first, n=rest) if rest > 0 else first

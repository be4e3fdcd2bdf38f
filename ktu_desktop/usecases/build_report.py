"""Printed reports: what one is made of read from the database, and its documents made one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction
from pathlib import Path

from ktu_desktop import __version__
from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.roll_up import RollUp
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WorldRefusal, WrongUse
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.reports import REPORTS, Report
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.material import EVERYTHING, Imprint, Span
from ktu_desktop.storage import history_store, state_store, target_store
from ktu_desktop.usecases.check_number import number_of
from ktu_desktop.usecases.check_sheet import check_sheet
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace

Writer = Callable[[Iterable[Document], Path], int]
"""Writes documents into one file; returns how many pages or sheets it has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report is wanted. ``indicators``: for passports, empty for all; ``below``: the sheets of the
    units below; ``span``: for changes.
    """

    name: str
    org_unit: str
    period: Period
    indicators: tuple[str, ...] = ()
    below: bool = False
    span: Span = EVERYTHING
    tolerance: Fraction = NEAR


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written; ``pages``: of paper, or sheets of a workbook."""

    path: Path
    pages: int


def report_named(name: str) -> Report:
    """The report of that name. Raises WrongUse."""
    found = next((report for report in REPORTS if report.name == name), None)
    if found is None:
        raise WrongUse(
            mark("There is no report {name}; there are: {reports}."),
            name=name,
            reports=", ".join(report.name for report in REPORTS),
        )
    return found


def span_named(since: str | None, until: str | None) -> Span:
    """The span between two bounds: each a date (ISO) or a batch's number. Raises WrongUse."""
    first, last = _batch(since), _batch(until)
    return Span(
        since=None if since is None or first is not None else _moment(since, time.min),
        until=None if until is None or last is not None else _moment(until, time(23, 59, 59)),
        first_batch=first,
        last_batch=last,
    )


def _batch(bound: str | None) -> int | None:
    return int(bound) if bound is not None and bound.isascii() and bound.isdigit() else None


def _moment(bound: str, of_day: time) -> str:
    try:
        day = date.fromisoformat(bound.strip())
    except ValueError:
        raise WrongUse(
            mark("{text} is neither a date such as {date} nor a change's number."),
            text=bound,
            date="2023-05-31",
        ) from None
    return datetime.combine(day, of_day).astimezone(UTC).isoformat(timespec="seconds")


def documents(
    workspace: Workspace, wanted: Wanted, say: Translator, progress: Progress
) -> Iterator[Document]:
    """The report's documents, each made when it is asked for. Raises WrongUse, and Cancelled on the way."""
    report, material = report_named(wanted.name), Read(workspace, wanted)
    parts = report.parts(material)
    for number, part in enumerate(parts):
        progress.check_cancelled()
        progress.step(number, len(parts), part)
        yield report.write(material, part, say)
    progress.step(len(parts), len(parts), "")


def print_to_file(
    workspace: Workspace, wanted: Wanted, path: Path, write: Writer, say: Translator, progress: Progress
) -> Written:
    """Write the whole report into one file; an earlier file stays until the new one is complete.

    Raises WrongUse, WorldRefusal, Cancelled.
    """
    return Written(path, _save(documents(workspace, wanted, say, progress), path, write))


def print_to_folder(
    workspace: Workspace,
    wanted: Wanted,
    folder: Path,
    suffix: str,
    write: Writer,
    say: Translator,
    progress: Progress,
) -> tuple[Written, ...]:
    """Write each document of the report into a file of its own.

    Raises WrongUse, WorldRefusal, and Cancelled: what is written until then stays.
    """
    _make(folder)
    written = []
    for document in documents(workspace, wanted, say, progress):
        path = folder / f"{wanted.name}_{document.name}_{wanted.period.code}{suffix}"
        written.append(Written(path, _save([document], path, write)))
    return tuple(written)


def _save(printed: Iterable[Document], path: Path, write: Writer) -> int:
    if not path.absolute().parent.is_dir():
        raise WrongUse(mark("There is no folder {folder}."), folder=str(path.parent))
    unfinished = path.with_name(f".{path.name}.new")
    try:
        pages = write(printed, unfinished)
        unfinished.replace(path)
    except OSError as error:
        sentence = mark("{file} cannot be written ({reason}). Close it if it is open, and try again.")
        raise WorldRefusal(sentence, file=str(path), reason=error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return pages


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = mark("The folder {folder} cannot be made ({reason}).")
        raise WorldRefusal(sentence, folder=str(folder), reason=error.strerror or str(error)) from error


class Read:
    """Material read from an open workspace when a report asks for it. Raises WrongUse for unknown names."""

    def __init__(self, workspace: Workspace, wanted: Wanted) -> None:
        workspace.check_period(wanted.period)
        self.org_unit = workspace.org_unit(wanted.org_unit)
        self.plan, self.period = workspace.plan, wanted.period
        unknown = [code for code in wanted.indicators if code not in self.plan.indicators]
        if unknown:
            raise WrongUse(mark("The plan has no indicator {indicator}."), indicator=unknown[0])
        self.organisation = workspace.organisation.existing(*wanted.period.days)
        if wanted.org_unit not in self.organisation.by_code:
            raise WrongUse(
                mark("The organisation unit {org} did not exist in {period}."),
                org=wanted.org_unit,
                period=wanted.period.code,
            )
        self.history = workspace.history
        self.tolerance, self.indicators, self.below = wanted.tolerance, wanted.indicators, wanted.below
        self.span = wanted.span
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self.imprint = Imprint(at, workspace.author.name, __version__)
        self._workspace = workspace
        self._totals: dict[int, RollUp] = {}

    def units(self) -> tuple[OrgUnit, ...]:
        """The unit and every one below it, parents first."""
        return tuple(
            self.organisation.by_code[code] for code in self.organisation.subtree(self.org_unit.code)
        )

    def sheet(self, org_unit: str) -> Sheet:
        """The evaluated sheet of a unit in the period."""
        return evaluate(open_sheet(self._workspace, org_unit, self.period), self.tolerance)

    def roll_up(self, year: int) -> RollUp:
        """The totals of the same part of a year, kept while the report is made."""
        found = self._totals.get(year)
        if found is None:
            root = self._workspace.organisation.root.code
            period = Period(year, self.period.part)
            found = self._totals[year] = summarise(self._workspace, root, period)
        return found

    def targets(self, org_unit: str, year: int) -> Mapping[str, Value]:
        """The targets that were set for a unit."""
        with self._workspace.db.reading() as conn:
            return target_store.unit_targets(conn, self.plan.code, org_unit, year)

    def findings(self, org_unit: str) -> tuple[Finding, ...]:
        """What is wrong or doubtful in a unit's sheet and totals."""
        return check_sheet(self._workspace, org_unit, self.period, self.tolerance)

    def changes(self, org_unit: str) -> tuple[HistoryEntry, ...]:
        """The changes of a unit's sheet within the span, oldest first."""
        with self._workspace.db.reading() as conn:
            found = history_store.history(conn, self.plan.code, org_unit, self.period)
        return tuple(entry for entry in found if self.span.holds(entry))

    def state(self, org_unit: str) -> str | None:
        """The state that somebody gave the unit's sheet."""
        with self._workspace.db.reading() as conn:
            given = state_store.sheet_state(conn, self.plan.code, org_unit, self.period)
        return given.state if given else None

    def check_number(self, org_unit: str) -> str:
        """The number by which a print of the unit's sheet can be held against the database."""
        data = open_sheet(self._workspace, org_unit, self.period)
        with self._workspace.db.reading() as conn:
            return number_of(conn, self.plan.code, data).text

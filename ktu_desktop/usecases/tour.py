"""The tour: the main job from end to end with made-up numbers, leaving everything it made to be looked at.

A fresh database; the workbooks of one faculty written, filled in, returned and merged (with one conflict and
one refused cell), checked and rolled up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import STATED, Element, Plan
from ktu_desktop.domain.roll_up import Rolled
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.errors import Refusal
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.apply_import import apply
from ktu_desktop.usecases.check_sheet import check_sheet
from ktu_desktop.usecases.export_workbook import export_all, export_faculty
from ktu_desktop.usecases.file_preview import TAKE, FilePreview
from ktu_desktop.usecases.preview_import import preview
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace, open_workspace
from ktu_desktop.workbooks.filling_in import Content, fill_in

_SEED = 7
_DATABASE = "tour.db"
"""Never the name of a database that somebody works with: an earlier tour's is made anew."""


_RANGES = {
    "common": (200, 400),
    "denominator": (200, 400),
    "current": (310, 360),
    "previous": (300, 320),
}
"""Made-up numbers by an element's role, from and to."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the tour: what was done, in a sentence, and the file that shows it."""

    sentence: str
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the tour goes: the database it made, and the sheets it fills."""

    database: Path
    faculty: str
    unit: str
    period: Period


def tour(folder: Path, author: str, say: Translator, progress: Progress) -> Iterator[Stop | Place]:
    """Take the tour in ``folder``, a stop at a time; last of all comes the Place, for pictures of it.

    Raises WorldRefusal where the folder cannot be written.
    """
    database = folder / _DATABASE
    _forget(database)
    workspace = open_workspace(database, author)
    try:
        yield Stop(say(mark("A fresh database with the plan and a sample organisation.")), database)
        faculty = _faculty(workspace)
        period = Period(workspace.plan.years[0])
        yield from _exchange(workspace, faculty, period, folder, say, progress)
        yield from _results(workspace, faculty, period, folder, say)
        unit = workspace.organisation.children(faculty)[0]
        yield Place(database, faculty, unit, period)
    finally:
        workspace.close()


def _forget(database: Path) -> None:
    """Remove what an earlier tour left."""
    for left in (database, database.with_name(f"{database.name}-journal")):
        left.unlink(missing_ok=True)


def _faculty(workspace: Workspace) -> str:
    """The first unit below the university whose own units are asked for something."""
    organisation, plan = workspace.organisation, workspace.plan
    for code in organisation.children(organisation.root.code):
        below = (organisation.by_code[child] for child in organisation.children(code))
        if any(next(plan.asked_indicators(unit), None) for unit in below):
            return code
    raise Refusal(mark("No faculty of this organisation is asked for anything."))


def _exchange(
    workspace: Workspace, faculty: str, period: Period, folder: Path, say: Translator, progress: Progress
) -> Iterator[Stop]:
    sent = export_all(workspace, faculty, period, folder / "sent", progress, say)
    for path in sent:
        yield Stop(say(mark("A workbook to be filled in.")), path)
    returned = tuple(
        _return(workspace, path, folder / "returned", number) for number, path in enumerate(sent)
    )
    for path in returned:
        yield Stop(say(mark("The workbook filled in and returned.")), path)
    _change_here(workspace, returned[0], period)
    previews = preview(workspace, returned, progress=progress)
    decisions = {
        found.key(cell): TAKE for found in previews for cell in found.cells if cell.status == "conflict"
    }
    applied = apply(workspace, previews, decisions)
    yield Stop(_merged(previews, applied.taken, len(decisions), say))


def _return(workspace: Workspace, path: Path, folder: Path, number: int) -> Path:
    """A copy of the workbook filled in with made-up numbers; the first one has a word in a number's cell."""
    folder.mkdir(parents=True, exist_ok=True)
    returned = folder / path.name
    copyfile(path, returned)
    chance = Random(_SEED + number)
    small = _small(workspace.plan)
    contents = {code: _number(element, chance, code in small) for code, element in _typed_elements(workspace)}
    if number == 0:
        contents[_words_in(workspace)] = "?"
    fill_in(returned, workspace.plan, contents)
    return returned


def _typed_elements(workspace: Workspace) -> Iterator[tuple[str, Element]]:
    """What a department types: neither own results nor what comes of other numbers."""
    plan = workspace.plan
    for code, element in plan.elements.items():
        if element.role != STATED and code not in plan.derivations:
            yield code, element


def _small(plan: Plan) -> set[str]:
    """Elements that rules want to be no more than others, with the parts that they are the sum of."""
    names = {name for rule in plan.rules if rule.operator == ">=" for name in rule.right}
    found = {plan.element(name).code for name in names}
    for _ in plan.derivations:
        parts = (plan.derivations[code].terms for code in found if code in plan.derivations)
        found |= {term for terms in parts for term in terms}
    return found


def _number(element: Element, chance: Random, is_small: bool) -> Content:
    """A number that the element can have: parts small, wholes large, growth moderate."""
    kind = unit_of(element.unit).kind
    if kind == "rank":
        return f"{chance.randint(2, 9) * 100 + 1}+"
    if kind == "yes_no":
        return chance.randint(0, 1)
    if is_small:
        return chance.randint(1, 6)
    low, high = _RANGES.get(element.role, (20, 60))
    return chance.randint(low, high)


def _words_in(workspace: Workspace) -> str:
    """The element whose cell the tour fills with something that is no number."""
    return [code for code, element in _typed_elements(workspace) if element.role == "value"][-1]


def _change_here(workspace: Workspace, returned: Path, period: Period) -> None:
    """Type another number here for what the first workbook brings: a conflict."""
    (found,) = preview(workspace, [returned])
    cell = next(cell for cell in found.cells if cell.status == "new" and cell.indicator is not None)
    assert cell.value is not None
    record(workspace, cell.org, period, [TypedValue(cell.element, "7")], via="command")


def _merged(previews: tuple[FilePreview, ...], taken: int, conflicts: int, say: Translator) -> str:
    refused = sum(found.counts["rejected"] + found.counts["ask"] for found in previews)
    return say(
        mark(
            "Files taken: {files}. Numbers taken: {taken}, conflicts decided: {conflicts},"
            " left open: {refused}."
        ),
        files=len(previews),
        taken=taken,
        conflicts=conflicts,
        refused=refused,
    )


def _results(
    workspace: Workspace, faculty: str, period: Period, folder: Path, say: Translator
) -> Iterator[Stop]:
    findings = [
        finding
        for code in workspace.organisation.subtree(faculty)
        for finding in check_sheet(workspace, code, period)
    ]
    yield Stop(say(mark("Checked: {count} contradictions and remarks."), count=len(findings)))
    node = summarise(workspace, faculty, period).node(faculty)
    yield Stop(
        say(
            mark("Rolled up: {known} of {all} indicators have a total for {org}."),
            known=sum(_is_known(rolled) for rolled in node.values()),
            all=len(node),
            org=faculty,
        )
    )
    path = export_faculty(workspace, faculty, period, folder / f"{faculty}_{period.code}.xlsx", say)
    yield Stop(say(mark("The faculty's file with its summary.")), path)


def _is_known(rolled: Rolled) -> bool:
    return rolled.result is not None or rolled.stated is not None

"""Sending a file back marked: a copy in which refused and asked cells say why, in the file's language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import LANGUAGES, Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.file_preview import CellPreview, FilePreview
from ktu_desktop.workbooks.marked import losses
from ktu_desktop.workbooks.marked.marking_process import have_copy_made
from ktu_desktop.workbooks.marked.marks import ASKED, REFUSED, Mark, Order, Texts

LOST = {
    losses.IMAGES: mark("Pictures"),
    losses.SHAPES: mark("Drawn shapes and text boxes"),
    losses.CONTROLS: mark("Buttons and other controls"),
    losses.EXTRAS: mark("Sparklines, slicers and newer kinds of validation and formatting"),
    losses.FORMULAS: mark("Formulas: their results stand in their place"),
    losses.LAYOUT: mark("Colours, borders, fonts and column widths"),
}
_NAME = mark("{file} - please correct")


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A copy that was made. ``path`` None: there was nothing to mark, or ``reason`` says why it failed."""

    path: Path | None
    marks: int = 0
    lost: tuple[str, ...] = ()
    reason: Finding | None = None


def can_be_marked(preview: FilePreview) -> bool:
    """Whether the file has cells that its sender should look at."""
    return any(cell.status in (ASKED, REFUSED) and cell.cell for cell in preview.cells)


def prepare_folder(folder: Path) -> None:
    """Make the folder for the copies. Raises WorldRefusal."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldRefusal(
            mark("{file} cannot be written ({why})."), file=folder, why=error.strerror or str(error)
        ) from None


def mark_copy(preview: FilePreview, plan: Plan, target: Path, fallback: str) -> MarkedCopy:
    """Write the marked copy to ``target``; ``fallback``: the language where the file shows none."""
    marks = _marks(preview, plan, _translator(preview, fallback))
    texts = _texts(_translator(preview, fallback), preview)
    order = Order(str(preview.path.absolute()), str(target), marks, texts)
    made = have_copy_made(order)
    if isinstance(made, Finding):
        return MarkedCopy(None, reason=replace(made, facts={"file": preview.path.name, **made.facts}))
    return MarkedCopy(target, len(marks), made)


def mark_each(
    files: Iterable[FilePreview],
    count: int,
    plans: Mapping[str, Plan],
    to: Path,
    fallback: str,
    progress: Progress,
) -> Iterator[MarkedCopy]:
    """A copy in the folder ``to`` of each of ``count`` files that has something to mark, in their order.

    Raises WorldRefusal, Cancelled.
    """
    prepare_folder(to)
    for number, file in enumerate(files):
        progress.check_cancelled()
        progress.step(number, count, file.path.name)
        plan = plans.get(file.plan or "")
        if plan is None or not can_be_marked(file):
            yield MarkedCopy(None)
        else:
            yield mark_copy(file, plan, copy_name(file, to, fallback), fallback)


def copy_name(preview: FilePreview, folder: Path, fallback: str) -> Path:
    """A name in the folder that no file has: macros keep their kind, all else becomes .xlsx."""
    say = _translator(preview, fallback)
    suffix = ".xlsm" if preview.path.suffix.lower() == ".xlsm" else ".xlsx"
    stem = say(_NAME, file=preview.path.stem)
    found, number = folder / f"{stem}{suffix}", 1
    while found.exists():
        number += 1
        found = folder / f"{stem} {number}{suffix}"
    return found


def _translator(preview: FilePreview, fallback: str) -> Translator:
    return Translator(preview.language if preview.language in LANGUAGES else fallback)


def _marks(preview: FilePreview, plan: Plan, say: Translator) -> tuple[Mark, ...]:
    found = [
        Mark(cell.sheet, cell.cell, cell.status, cell.text, sentence(cell.finding, say, plan))
        for cell in preview.cells
        if cell.status in (ASKED, REFUSED) and cell.cell and cell.finding
    ]
    found += [
        Mark(cell.sheet, cell.subject, ASKED, "", _which_row(cell, plan, say))
        for cell in preview.cells
        if cell.status == ASKED and cell.subject and cell.finding
    ]
    return tuple(dict.fromkeys(found))


def _which_row(cell: CellPreview, plan: Plan, say: Translator) -> str:
    """At the name of a row that may be several indicators: which, and how to say it."""
    names = [f"{code} {say.name(plan.indicators[code].names)}" for code in cell.choices]
    advice = say(mark("Write the right code before this name. It may be:"))
    return "\n".join([advice, *names])


def _fields(preview: FilePreview, say: Translator) -> list[str]:
    """What no sheet says and nobody said, as fields for the sender to fill in."""
    unsaid = [c for c in preview.cells if c.finding and c.finding.code in ("unit_not_said", "year_not_said")]
    fields = {
        say(mark("Organisation unit")): any(not cell.org for cell in unsaid),
        say(mark("Year")): any(cell.period is None for cell in unsaid),
    }
    return [field for field, missing in fields.items() if missing]


def _texts(say: Translator, preview: FilePreview) -> Texts:
    return Texts(
        title=say(mark("Please correct")),
        advice=say(
            mark("Correct the coloured cells only, save this file and send it back. Leave this sheet in it.")
        ),
        headers=(say(mark("Sheet")), say(mark("Cell")), say(mark("What stands there")), say(mark("Why"))),
        lost_title=say(mark("This copy does not have, of your own file:")),
        lost={code: say(text) for code, text in LOST.items()},
        fields=_fields(preview, say),
        fill_in=say(mark("Fill this in: it is missing in the file.")),
    )

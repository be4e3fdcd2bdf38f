"""Sending a file back marked: a copy in which refused and asked cells say why, in the file's language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.plan import Plan
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import LANGUAGES, Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.copy_marks import fields_of, marks_of
from ktu_desktop.usecases.file_preview import FilePreview
from ktu_desktop.workbooks.marked import losses
from ktu_desktop.workbooks.marked.marking_process import have_copy_made
from ktu_desktop.workbooks.marked.marks import ASKED, REFUSED, Field, Order, Texts

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
    """A copy that was made. ``path`` None: there was nothing to mark, or ``reason`` says why it failed.

    ``marks``: how many places its sender has to mend or to fill in.
    """

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
    say = _translator(preview, fallback)
    marks = marks_of(preview, plan, say)
    texts = _texts(say, fields_of(preview, say))
    order = Order(str(preview.path.absolute()), str(target), marks, texts)
    made = have_copy_made(order)
    if isinstance(made, Finding):
        return MarkedCopy(None, reason=replace(made, facts={"file": preview.path.name, **made.facts}))
    return MarkedCopy(target, len(marks) + sum(field.is_needed for field in texts.fields), made)


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


def _texts(say: Translator, fields: Sequence[Field]) -> Texts:
    return Texts(
        title=say(mark("Please correct")),
        advice=say(
            mark("Correct the coloured cells only, save this file and send it back. Leave this sheet in it.")
        ),
        headers=(say(mark("Sheet")), say(mark("Cell")), say(mark("What stands there")), say(mark("Why"))),
        lost_title=say(mark("This copy does not have, of your own file:")),
        lost={code: say(text) for code, text in LOST.items()},
        fields=fields,
    )

"""Which numbers and texts of a previewed file are taken, and what that changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ktu_desktop.domain.changes import NOT_APPLICABLE, Cell, EntryChange, TextCell, ValueChange
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.merge import compare
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Value
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.compare_texts import text_status
from ktu_desktop.usecases.file_preview import (
    ASK,
    KEEP,
    TAKE,
    CellKey,
    CellPreview,
    FilePreview,
    Item,
    TextPreview,
)
from ktu_desktop.usecases.here import Here, KnownPlan, read_here
from ktu_desktop.usecases.not_applicable import own_elements
from ktu_desktop.usecases.workspace import Workspace

Decisions = Mapping[CellKey, str]
"""What a person decided about a number or text: ``take`` or ``keep``."""

Heres = Mapping[tuple[str, Period], Here]
"""What is here now by organisation unit and period; left out where a number changes nothing else."""

Values = dict[tuple[str, Period, str], ValueChange]
Entries = dict[tuple[str, str, str], EntryChange]

_VIA = "import"


@dataclass
class Agreed:
    """Numbers and texts of a file that are the same on both sides once it was taken."""

    cells: dict[Cell, Value | None] = field(default_factory=dict)
    texts: dict[TextCell, str | None] = field(default_factory=dict)


@dataclass
class Taken:
    """What a file changes."""

    values: list[ValueChange] = field(default_factory=list)
    entries: list[EntryChange] = field(default_factory=list)
    agreed: Agreed = field(default_factory=Agreed)


def compare_again(
    conn: Connection, workspace: Workspace, known: KnownPlan, preview: FilePreview
) -> tuple[FilePreview, Heres]:
    """The preview against what is here by now, in the transaction that is going to take it."""
    heres = {sheet: read_here(conn, workspace, known, *sheet) for sheet in touches(preview)}
    cells = tuple(_cell_again(cell, heres) for cell in preview.cells)
    texts = tuple(_text_again(text, heres[text.org, _period(preview)]) for text in preview.texts)
    return replace(preview, cells=cells, texts=texts), heres


def _period(preview: FilePreview) -> Period:
    """The period of a file with texts: only workbooks have them, and each is about one period."""
    assert preview.period is not None
    return preview.period


def _cell_again(cell: CellPreview, heres: Heres) -> CellPreview:
    if cell.status == "ignored" or cell.period is None or not cell.is_placed:
        return cell
    here = heres[cell.org, cell.period]
    now = here.values.get(cell.element)
    if cell.status == "rejected" or (cell.status == "same" and now == cell.old):
        return cell._replace(old=now)
    if here.lock is not None:
        return cell._replace(old=now, status="rejected", finding=_locked(here, cell.indicator, cell))
    if now == cell.old or cell.status == "ask":
        return cell._replace(old=now)
    status = compare(cell.base, now, cell.value, cell.deletes)
    return cell._replace(old=now, status="same" if status == "mine" else status)


def _text_again(text: TextPreview, here: Here) -> TextPreview:
    now = here.entries.get(text.indicator, Entry()).text(text.field)
    if text.status == "rejected" or (text.status == "same" and now == text.old):
        return text._replace(old=now)
    if here.lock is not None:
        return text._replace(old=now, status="rejected", finding=_locked(here, text.indicator, text))
    if now == text.old or text.status == "ask":
        return text._replace(old=now)
    return text._replace(old=now, status=text_status(text.field, text.base, now, text.text, text.deletes))


def _locked(here: Here, indicator: str | None, item: CellPreview | TextPreview) -> Finding:
    place = Place(here.org, here.period.code, indicator, None, item.sheet, item.cell)
    return Finding("sheet_locked", Severity.ERROR, place, {"lock": here.lock})


def take(preview: FilePreview, heres: Heres, decisions: Decisions) -> Taken:
    """What is to be written of a file; where one number has two cells, the first one counts."""
    taken = Taken()
    values: Values = {}
    entries: Entries = {}
    for cell in preview.cells:
        if cell.period is None or not cell.is_placed:
            continue
        agreed = cell.status == "same" and cell.old == cell.value
        if not agreed and choice(preview, cell, decisions) == TAKE:
            agreed = True
            _take_cell(cell, cell.period, heres, preview.name, values, entries)
        if agreed:
            taken.agreed.cells[cell.org, cell.element] = cell.taken_value
    for text in preview.texts:
        taken_ = choice(preview, text, decisions) == TAKE
        if taken_ or (text.status == "same" and (text.old or "") == text.text):
            taken.agreed.texts[text.org, text.indicator, text.field] = text.text or None
        if taken_:
            here = heres[text.org, _period(preview)]
            _take_text(text, here, f"{preview.name}, {text.sheet}, {text.cell}", values, entries)
    taken.values, taken.entries = list(values.values()), list(entries.values())
    return taken


def _take_cell(
    cell: CellPreview, period: Period, heres: Heres, file: str, values: Values, entries: Entries
) -> None:
    """A number taken; it ends "does not apply"."""
    new, source = cell.taken_value, f"{file}, {cell.sheet}, {cell.cell}"
    if new == cell.old:
        return
    change = ValueChange(cell.element, cell.org, period, cell.old, new, _VIA, source)
    values.setdefault((cell.org, period, cell.element), change)
    here = heres.get((cell.org, period))
    if here is not None:
        for ended in _ended(here, cell.element, source):
            entries.setdefault((ended.org_unit, ended.indicator, ended.field), ended)


def choice(preview: FilePreview, item: Item, decisions: Decisions) -> str:
    """What is done about it: ``take``, ``keep`` or, as long as nobody decided, ``ask``."""
    if item.status in ("same", "ignored", "rejected"):
        return KEEP
    decided = decisions.get(preview.key(item)) if decisions else None
    if decided is not None:
        return decided
    if item.status in ("new", "changed"):
        return TAKE
    return preview.on_conflict if item.status == "conflict" else ASK


def _ended(here: Here, element: str, source: str) -> Iterator[EntryChange]:
    """A number ends "does not apply"."""
    indicator = here.known.owners[element]
    entry = here.entries.get(indicator or "")
    if indicator is not None and entry is not None and entry.not_applicable is not None:
        old = entry.not_applicable
        yield EntryChange(indicator, here.org, here.period, NOT_APPLICABLE, old, None, _VIA, source)


def _take_text(
    text: TextPreview,
    here: Here,
    source: str,
    values: Values,
    entries: Entries,
) -> None:
    """A text taken; "does not apply" ends the indicator's own numbers."""
    period = here.period
    if text.text != (text.old or ""):
        change = EntryChange(text.indicator, here.org, period, text.field, text.old, text.text, _VIA, source)
        entries.setdefault((here.org, text.indicator, text.field), change)
    if text.field == NOT_APPLICABLE and not text.deletes:
        for element in own_elements(here.plan, text.indicator):
            old = here.values.get(element)
            if old is not None:
                change_ = ValueChange(element, here.org, period, old, None, _VIA, source)
                values.setdefault((here.org, period, element), change_)


def touches(preview: FilePreview) -> set[tuple[str, Period]]:
    """The sheets that a file has something for."""
    numbers = {(cell.org, cell.period) for cell in preview.cells if cell.is_placed and cell.period}
    return numbers | {(text.org, _period(preview)) for text in preview.texts}

"""Making a marked copy: the sender's workbook opened (or written anew), marked, and saved elsewhere."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.workbooks.foreign.door import Door, look_at
from ktu_desktop.workbooks.foreign.open_sheets import open_sheets
from ktu_desktop.workbooks.foreign.raw import RawSheet
from ktu_desktop.workbooks.marked.cached_values import with_results
from ktu_desktop.workbooks.marked.list_sheet import add_list, drop_lists
from ktu_desktop.workbooks.marked.losses import OF_A_NEW_WORKBOOK, lost_by_openpyxl
from ktu_desktop.workbooks.marked.marks import ASKED, REFUSED, Mark, Order
from ktu_desktop.workbooks.marked.new_workbook import new_workbook
from ktu_desktop.workbooks.marked.tones import COLOURS, FILLS

_AUTHOR = "KTU Desktop"
_NOTE_WIDTH, _LETTERS_IN_A_LINE, _LINE = 340, 46, 18


def make_copy(order: Order) -> tuple[str, ...]:
    """Write the copy; the codes of what it lost. Raises CannotRead, OSError, and what libraries raise."""
    door = look_at(Path(order.source))
    sheets = list(open_sheets(door))
    book, lost = _book(door, sheets, Path(order.source).stem)
    everything = _places(book, sheets)
    filled = drop_lists(book)
    places = {name: sheet for name, sheet in everything.items() if sheet in book.worksheets}
    for sheet in places.values():
        _take_off_old_marks(sheet)
    for mark in _by_cell(order.marks):
        _mark(places[mark.sheet], mark)
    titles = {name: sheet.title for name, sheet in places.items()}
    add_list(book, order.marks, titles, order.texts, lost, filled)
    content = BytesIO()
    book.save(content)
    _write(Path(order.target), with_results(content.getvalue(), _parts(book, places, sheets)))
    return lost


def _book(door: Door, sheets: Sequence[RawSheet], stem: str) -> tuple[Workbook, tuple[str, ...]]:
    """The workbook to be marked, and what it has lost already."""
    if door.kind == "xlsx" and door.package is not None:
        macros = "xl/vbaProject.bin" in door.package.namelist()
        try:
            book = load_workbook(BytesIO(door.content), keep_vba=macros)
        except Exception:  # noqa: BLE001 - what openpyxl cannot read is written anew, as other formats are
            return new_workbook(sheets, stem), OF_A_NEW_WORKBOOK
        if {sheet.name for sheet in sheets} <= set(book.sheetnames):
            return book, tuple(lost_by_openpyxl(door.package))
    return new_workbook(sheets, stem), OF_A_NEW_WORKBOOK


def _places(book: Workbook, sheets: Sequence[RawSheet]) -> Mapping[str, Worksheet]:
    """The copy's sheets by the names that marks call them."""
    by_title = {sheet.title: sheet for sheet in book.worksheets}
    if all(raw.name in by_title for raw in sheets):
        return by_title
    in_order = list(book.worksheets)
    return {raw.name: sheet for raw, sheet in zip(sheets, in_order, strict=False)}


def _by_cell(marks: Sequence[Mark]) -> list[Mark]:
    """One mark a cell: what is refused weighs more, and every reason is said."""
    found: dict[tuple[str, str], Mark] = {}
    for mark in marks:
        other = found.get((mark.sheet, mark.cell))
        if other is not None:
            tone = REFUSED if REFUSED in (mark.tone, other.tone) else ASKED
            reasons = dict.fromkeys((other.reason, mark.reason))
            mark = Mark(mark.sheet, mark.cell, tone, mark.text, "\n".join(reasons))
        found[mark.sheet, mark.cell] = mark
    return list(found.values())


def _mark(sheet: Worksheet, mark: Mark) -> None:
    cell = sheet[mark.cell]
    cell.fill = FILLS[mark.tone]
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    note = Comment(before + mark.reason, _AUTHOR)
    note.width = _NOTE_WIDTH
    note.height = _LINE * (3 + len(note.text) // _LETTERS_IN_A_LINE)
    cell.comment = note


def _take_off_old_marks(sheet: Worksheet) -> None:
    """What an earlier copy marked: its notes and colours go, the sender's own stay."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == _AUTHOR:
                cell.comment = None
                if cell.fill.fgColor.rgb in COLOURS.values():
                    cell.fill = PatternFill()


def _parts(
    book: Workbook, places: Mapping[str, Worksheet], sheets: Sequence[RawSheet]
) -> Mapping[str, RawSheet]:
    """The parts that openpyxl wrote, by name, with the sheets whose results belong into them."""
    raw = {places[sheet.name].title: sheet for sheet in sheets if sheet.name in places}
    numbered = enumerate(book.worksheets, 1)
    return {f"xl/worksheets/sheet{n}.xml": raw[s.title] for n, s in numbered if s.title in raw}


def _write(target: Path, content: bytes) -> None:
    """To a temporary name first, then in its place."""
    temporary = target.with_name(f".{target.name}.part")
    temporary.write_bytes(content)
    temporary.replace(target)

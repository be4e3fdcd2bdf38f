"""What the child may send is anything: it is understood or refused, and never fails."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.sheet import Entry
from ktu_desktop.workbooks import hidden_sheet, stamp_rows
from ktu_desktop.workbooks.columns import COLUMNS, NUMBER_MARKS, column_of, input_cells
from ktu_desktop.workbooks.contents import SheetRecord
from ktu_desktop.workbooks.foreign.raw import EMPTY, RawCell, Shape, raw_cell
from ktu_desktop.workbooks.foreign.sheet_rows import find_rows
from ktu_desktop.workbooks.understanding import Understanding
from tests.domain.plans import real_plan
from tests.workbooks.made_workbooks import stamp_of

PLAN = real_plan()
CODES = [*PLAN.indicators, *(figure.code for figure in PLAN.common)]
TEXTS = st.text(max_size=20) | st.sampled_from(
    [*(column.mark for column in COLUMNS), *CODES, "#sheet", "2023", PLAN.code]
)


class Grid:
    """A sheet of any values."""

    name = "any"
    shape = Shape()

    def __init__(self, rows: list[list[object]]) -> None:
        self.rows = rows

    def cell(self, row: int, column: int) -> RawCell:
        line = self.rows[row]
        return raw_cell(line[column]) if column < len(line) else EMPTY

    def filled(self, row: int, columns: Sequence[int]) -> list[tuple[int, RawCell]]:
        return [(c, self.cell(row, c)) for c in columns if self.cell(row, c) != EMPTY]


@given(st.lists(st.lists(TEXTS | st.floats() | st.integers() | st.booleans(), max_size=14), max_size=12))
def test_any_grid_is_understood_or_refused(rows: list[list[object]]) -> None:
    marks: list[object] = [column.mark for column in COLUMNS]
    head: list[object] = ["#sheet", "MF-DMD", "2023", PLAN.code, "1"]
    for grid in (rows, [head, marks, *rows]):
        sheet = find_rows(Grid(grid), {}, {})
        answer: dict[str, Any] = json.loads(
            json.dumps({"hidden": [], "intact": False, "sheets": [sheet] if sheet else []})
        )
        found = Understanding([PLAN]).file(Path("any.xlsx"), answer)
        assert (found.recognised == "workbook") is (found.reason is None)
        elements = [cell.element for read in found.sheets for cell in read.cells]
        assert len(elements) == len(set(elements))


@given(st.lists(st.sampled_from(CODES), unique=True, max_size=60))
def test_every_element_of_any_rows_has_one_input_cell(codes: list[str]) -> None:
    cells = input_cells(PLAN, codes)
    elements = [cell.element for cell in cells.values()]
    assert len(elements) == len(set(elements))
    needed = {
        field.element.code
        for code in codes
        if code in PLAN.indicators and PLAN.holder(code) == code
        for field in PLAN.forms[code]
    }
    needed |= {PLAN.canonical(code) for code in codes if code not in PLAN.indicators}
    assert set(elements) == needed
    assert all(code in codes and mark in NUMBER_MARKS for code, mark in cells)


def test_figures_of_one_form_never_share_a_column() -> None:
    for form in PLAN.forms.values():
        columns = [column_of(field.role) for field in form]
        assert len(columns) == len(set(columns))


@given(
    st.dictionaries(st.text(min_size=1, max_size=10), st.text(max_size=40), max_size=4),
    st.lists(st.text(min_size=1, max_size=5), max_size=3),
    st.text(max_size=70_000),
)
def test_the_hidden_sheet_s_texts_come_back(
    confirmations: dict[str, str], workers: list[str], remark: str
) -> None:
    entry = Entry(not_applicable="x", explanation=remark, confirmations=confirmations)
    gone = (("1.1.4", "explanation"),)
    record = SheetRecord("MF-DMD", "returned", remark, {"1.1.3": entry}, ("1.2.2",), tuple(workers), gone)
    texts = stamp_rows.texts_of(
        stamp_of("MF"),
        {"#code": "No."},
        {"MF": stamp_rows.SheetCells(("1.2.2",), {"F7": ("1.2.2", "#first", "1.2.2", "5")}, {}, {}, {})},
        (record,),
    )
    rows = hidden_sheet.rows_of(texts)
    assert max(len(text) for row in rows for text in row) < 32_767
    back = hidden_sheet.hidden_texts(rows)
    hidden = stamp_rows.understand(back, hidden_sheet.is_intact(back))
    assert hidden.stamp == stamp_of("MF")
    assert hidden.records == {"MF-DMD": record}
    assert not hidden.edited
    forged = [(key, text.replace("MF", "ME")) for key, text in back]
    assert not hidden_sheet.is_intact(forged)

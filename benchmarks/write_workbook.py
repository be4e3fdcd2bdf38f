"""One department's workbook written, against XlsxWriter with its defaults writing the same.

The floor gets every cell ready: texts, numbers, formulas with their cached values, looks, widths, heights,
merged cells and validation, as they stand in our file. Ours starts from the evaluated sheet.
"""

import json
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import openpyxl
import xlsxwriter

from ktu_desktop import paths
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan_data import organisation_from_data, plan_from_data
from ktu_desktop.domain.sheet import Entry, SheetData, StoredValue
from ktu_desktop.domain.values import whole
from ktu_desktop.i18n import Translator
from ktu_desktop.workbooks.contents import Stamp, WorkbookContents
from ktu_desktop.workbooks.unit_workbook import write_workbook

TITLE = "one unit's workbook written : XlsxWriter writing the same"
LIMIT = 1.5

RUNS = 31
ORG, PERIOD = "EAT-TCS", Period(2023)


@dataclass
class Ready:
    """One sheet of the file as XlsxWriter takes it."""

    name: str
    hidden: bool
    cells: list[tuple[int, int, object, object, str]] = field(default_factory=list)
    widths: list[tuple[int, float]] = field(default_factory=list)
    heights: list[tuple[int, float | None, bool]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int, object, str]] = field(default_factory=list)
    validated: list[tuple[list[int], dict[str, Any]]] = field(default_factory=list)


def measure() -> float:
    """Our time in floors: the middle of several runs of both, taken in turn."""
    contents = WorkbookContents(_stamp(), (_sheet(),))
    with tempfile.TemporaryDirectory() as folder:
        path, floor = Path(folder, "ours.xlsx"), Path(folder, "floor.xlsx")
        say = Translator("ru")
        write_workbook(path, contents, say)
        looks: dict[str, dict[str, object]] = {}
        sheets = _ready(path, looks)
        ours, floors = [], []
        for _ in range(RUNS):
            start = time.perf_counter()
            write_workbook(path, contents, say)
            between = time.perf_counter()
            _floor(floor, sheets, looks)
            ours.append(between - start)
            floors.append(time.perf_counter() - between)
        _check_same(path, floor)
    return median(ours) / median(floors)


def _floor(path: Path, sheets: list[Ready], looks: dict[str, dict[str, object]]) -> None:
    book = xlsxwriter.Workbook(path)
    formats = {key: book.add_format(look) for key, look in looks.items()}
    for ready in sheets:
        sheet = book.add_worksheet(ready.name)
        for column, width in ready.widths:
            sheet.set_column(column, column, width)
        for row, height, hidden in ready.heights:
            sheet.set_row(row, height, None, {"hidden": hidden})
        for *area, value, look in ready.merged:
            sheet.merge_range(*area, value, formats[look])
        for row, column, value, cached, look in ready.cells:
            if cached is not None:
                sheet.write_formula(row, column, value, formats[look], cached)
            elif value is None:
                sheet.write_blank(row, column, None, formats[look])
            elif isinstance(value, str):
                sheet.write_string(row, column, value, formats[look])
            else:
                sheet.write_number(row, column, value, formats[look])
        for area, rules in ready.validated:
            sheet.data_validation(*area, rules)
        sheet.protect()
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(6, 2)
        sheet.repeat_rows(4)
        if ready.hidden:
            sheet.very_hidden()
    book.close()


def _ready(path: Path, looks: dict[str, dict[str, object]]) -> list[Ready]:
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    sheets = []
    for sheet in formulas.worksheets:
        ready = Ready(sheet.title, sheet.sheet_state != "visible")
        merged = {area.coord: area for area in sheet.merged_cells.ranges}
        covered = {place for area in merged.values() for row in area.cells for place in [row]}
        for row in sheet.iter_rows():
            for cell in row:
                if (cell.row, cell.column) in covered or not (cell.has_style or cell.value is not None):
                    continue
                cached = values[sheet.title][cell.coordinate].value
                is_formula = cell.data_type == "f"
                value = cell.value
                ready.cells.append(
                    (
                        cell.row - 1,
                        cell.column - 1,
                        value,
                        (cached or "") if is_formula else None,
                        _look(cell, looks),
                    )
                )
        for area in merged.values():
            first = sheet.cell(area.min_row, area.min_col)
            place = (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
            ready.merged.append((*place, first.value, _look(first, looks)))
        ready.widths = [
            (openpyxl.utils.column_index_from_string(letter) - 1, dimension.width)
            for letter, dimension in sheet.column_dimensions.items()
        ]
        ready.heights = [(n - 1, d.height, bool(d.hidden)) for n, d in sheet.row_dimensions.items()]
        for found in sheet.data_validations.dataValidation:
            first, *others = (_area(area) for area in found.sqref.ranges)
            ready.validated.append((first, {**_rules(found), "other_cells": others}))
        sheets.append(ready)
    return sheets


def _area(area: Any) -> list[int]:
    return [area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1]


def _rules(found: Any) -> dict[str, Any]:
    kinds = {"whole": "integer", "decimal": "decimal", "list": "list", "textLength": "length"}
    rules = {"validate": kinds[found.type], "error_type": "warning", "error_message": found.error}
    if found.type == "list":
        return {**rules, "source": found.formula1.strip('"').split(",")}
    limits = {"minimum": float(found.formula1), "maximum": float(found.formula2)}
    return {**rules, "criteria": "between", **limits}


def _look(cell: Any, looks: dict[str, dict[str, object]]) -> str:
    key = str(cell._style.tobytes())
    if key not in looks:
        looks[key] = {
            "font_name": cell.font.name or "Calibri",
            "font_size": cell.font.size or 11,
            "bold": bool(cell.font.bold),
            "italic": bool(cell.font.italic),
            "num_format": cell.number_format,
            "text_wrap": bool(cell.alignment.wrap_text),
            "locked": cell.protection.locked,
            "valign": "vcenter" if cell.alignment.vertical == "center" else "top",
            "border": 1 if cell.border.left.style else 0,
            **({"bg_color": f"#{cell.fill.fgColor.rgb[2:]}"} if cell.fill.fill_type else {}),
        }
    return key


def _check_same(ours: Path, floor: Path) -> None:
    """Both files hold the same cells."""
    for one, other in zip(
        openpyxl.load_workbook(ours).worksheets, openpyxl.load_workbook(floor).worksheets, strict=True
    ):
        assert [[c.value for c in row] for row in one.iter_rows()] == [
            [c.value for c in row] for row in other.iter_rows()
        ], one.title


def _sheet() -> Sheet:
    plan_file, names = (paths.resource("plan", name) for name in ("ktu-2021-2025.json", "names-ru-kk.json"))
    plan = plan_from_data(json.loads(plan_file.read_text("utf-8")), json.loads(names.read_text("utf-8")))
    organisation = organisation_from_data(
        json.loads(paths.resource("plan", "organisation-sample.json").read_text("utf-8"))
    )
    unit = organisation.by_code[ORG]
    asked = [f.element for i in plan.asked_indicators(unit) for f in plan.forms[i.code] if f.role != "stated"]
    values = {element.code: whole(50 + n) for n, element in enumerate(asked)}
    stored = {code: StoredValue(value, 1, "", "A", "form") for code, value in values.items()}
    entries = {
        i.code: Entry(explanation="Пояснение", basis_document="Приказ") for i in plan.asked_indicators(unit)
    }
    return evaluate(SheetData(plan, unit, PERIOD, stored, values, entries, {}, {}))


def _stamp() -> Stamp:
    return Stamp(
        1, "database", "export", "ktu-2021-2025", ORG, PERIOD.code, "0.1.0", "2024-01-01T00:00:00+00:00"
    )


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")

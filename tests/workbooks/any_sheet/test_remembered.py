"""What a person decided is used: aliases, columns by the shape of the sheet, places pointed at."""

from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.recognition import TAKEN, Told
from ktu_desktop.workbooks.any_sheet.remembered import (
    SKIP,
    ColumnChoice,
    Pointed,
    Remembered,
    heading_key,
)
from tests.workbooks.any_sheet.judging import recogniser
from tests.workbooks.any_sheet.made_sheets import grid

ROWS = [
    ["Показатель", "Кол. по форме А", "Кол. по форме Б (2023)"],
    ["Изобретательская активность", 3, 4],
    ["Услуги НИР", 1, 2],
    ["Количество патентов", 5, 6],
]


def taken(remembered, rows=ROWS, year=2023):
    found = recogniser().recognise([grid(*rows)], Told("IT-PHYS", year), remembered)
    return {cell.cell: cell.indicator for cell in found.cells if cell.status == TAKEN}, found


def test_an_alias_names_a_row():
    aliases = {fold("Изобретательская активность"): "3.1.2", fold("Количество патентов"): None}
    cells, _ = taken(Remembered(aliases), [["Показатель", "Факт"], *[row[:2] for row in ROWS[1:]]])
    assert cells == {"B2": "3.1.2", "B3": "2.5.1"}


def test_a_column_is_what_it_was_for_sheets_of_this_shape_in_any_year():
    _, found = taken(Remembered())
    shape = found.sheets[0].shape
    choices = {heading_key(ROWS[0][1]): ColumnChoice(SKIP), heading_key(ROWS[0][2]): ColumnChoice("fact")}
    remembered = Remembered(shapes={shape: choices})
    next_year = [[text.replace("2023", "2024") for text in ROWS[0]], *ROWS[1:]]
    assert taken(remembered)[0] == {"C3": "2.5.1", "C4": "2.5.7"}
    assert taken(remembered, next_year, 2024)[0] == {"C3": "2.5.1", "C4": "2.5.7"}


def test_what_is_pointed_at_counts_for_this_sheet():
    pointed = Pointed((0,), {1: ColumnChoice("fact", 2023), 2: ColumnChoice(SKIP)}, {1: "3.1.2", 3: None})
    cells, _ = taken(Remembered(pointed={"Лист1": pointed}))
    assert cells == {"B2": "3.1.2", "B3": "2.5.1"}


def test_sheets_with_other_headings_have_another_shape():
    _, found = taken(Remembered())
    _, other = taken(Remembered(), [["Показатель", "Факт"], *[row[:2] for row in ROWS[1:]]])
    assert found.sheets[0].shape != other.sheets[0].shape != ""

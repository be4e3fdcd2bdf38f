"""Whatever stands in a sheet: no exception, nothing taken without a place, every question with a reason."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ktu_desktop.domain.sentence_texts import SENTENCES
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, REFUSED, TAKEN, Told
from tests.domain.made_elements import delivered_plan
from tests.workbooks.any_sheet.judging import recogniser
from tests.workbooks.any_sheet.made_sheets import NO_VALUE, Date, Error, Percent, grid

PLAN = delivered_plan()
NAMES = [name for i in list(PLAN.indicators.values())[::6] for name in i.names.values()]
WORDS = [
    "Факт", "План", "Показатель", "Код", "№", "Ед. изм.", "2023", "2022 год", "Факт 2023", "Итого",
    "Всего", "Из них", "Кафедра физики", "ЭС", "АПП", "Отчет за 2023 год", "Жоспар", "Нақты", "Target",
    "Actual", "Примечание", "%", "чел.", "прошлый год", "отчетный год", "2022-2023 уч. год", "I кв.",
    "нет", "-", "12 из 45", "45*", "1,234", "удалить",
]  # fmt: skip
CODES = ["1.2.3", "2.5.7.", "1.2", 2.1, 1.1, "6.4.1 Доля"]
CONTENT = st.one_of(
    st.none(),
    st.sampled_from([*NAMES, *WORDS, *CODES]),
    st.integers(-5, 3000),
    st.floats(allow_nan=True, allow_infinity=True, width=32).map(str),
    st.floats(-1e6, 1e6).map(Percent),
    st.sampled_from([NO_VALUE, Error(), Date("2001-05-02"), Date(""), True, 2023, 0.45]),
    st.text(max_size=40),
)
GRIDS = st.lists(st.lists(CONTENT, max_size=7), max_size=12)
AREA = st.tuples(st.integers(0, 8), st.integers(0, 5), st.integers(0, 3), st.integers(0, 3))
TOLD = st.builds(Told, st.sampled_from([None, "KTU", "IT-PHYS", "EAT"]), st.sampled_from([None, 2023, 2030]))


@given(GRIDS, st.lists(AREA, max_size=3), st.sets(st.integers(0, 8)), TOLD)
@settings(max_examples=150)
def test_any_grid_gives_values_or_questions(rows, areas, hidden, told):
    merged = [(top, left, top + down, left + along) for top, left, down, along in areas]
    found = recogniser().recognise([grid(*rows, merged=merged, hidden_rows=hidden)], told)
    for cell in found.cells:
        if cell.status == TAKEN:
            assert cell.value is not None and cell.element in PLAN.elements
            assert cell.org_unit and cell.year in PLAN.years and cell.indicator in PLAN.indicators
            assert cell.row not in hidden
            assert told.year in (None, cell.year)
        elif cell.status in (ASKED, REFUSED):
            assert cell.finding is not None and cell.finding.code in SENTENCES
    assert sum(found.counts.values()) == len(found.cells)


@given(GRIDS)
@settings(max_examples=60)
def test_no_number_is_given_twice(rows):
    found = recogniser().recognise([grid(*rows), grid(*rows, name="Другой")], Told("IT-PHYS", 2023))
    keys = [
        (cell.org_unit, cell.indicator, cell.year, cell.figure)
        for cell in found.cells
        if cell.status == TAKEN
    ]
    assert len(keys) == len(set(keys))


@given(st.text(max_size=400))
def test_any_text_is_looked_up(text):
    rows = [["Показатель", "Факт 2023"], [text, 5], ["Количество патентов", 2], ["Услуги НИР", 1]]
    found = recogniser().recognise([grid(*rows)], Told("IT-PHYS", 2023))
    assert {cell.cell for cell in found.cells if cell.status == TAKEN} >= {"B3", "B4"}

"""Headings, years, codes and organisation units as they stand in sheets."""

import pytest

from ktu_desktop.domain.cells import Cell
from ktu_desktop.workbooks.any_sheet.codes import Codes
from ktu_desktop.workbooks.any_sheet.headings import Headings
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.years import years_in
from tests.domain.made_elements import delivered_plan
from tests.workbooks.any_sheet.judging import recogniser

TOOLS = recogniser()._tools
HEADINGS = Headings(TOOLS.words, TOOLS.org_names, TOOLS.group_words, {})
CODES = Codes(delivered_plan())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("№ п/п", "code"), ("Код показателя", "code"), ("р/с №", "code"), ("Наименование", "name"),
        ("Наименование целевого индикатора", "name"), ("Целевые индикаторы", "name"),
        ("Показатели Стратегического плана", "name"), ("Көрсеткіштің атауы", "name"), ("Ед. изм.", "unit"),
        ("Единица измерения показателя", "unit"), ("План", "plan"), ("Плановое значение показателя", "plan"),
        ("Целевое значение", "plan"), ("Жоспар", "plan"), ("Target", "plan"), ("Факт", "fact"),
        ("Фактическое значение", "fact"), ("Достигнуто", "fact"), ("Нақты", "fact"), ("Actual", "fact"),
        ("% выполнения", "deviation"), ("Отклонение от плана", "deviation"), ("Орындалуы, %", "deviation"),
        ("Примечание", "note"), ("Причина невыполнения плана", "note"), ("Ескертпе", "note"),
        ("Из них", "numerator"), ("Оның ішінде", "numerator"), ("Общее количество", "denominator"),
        ("Жалпы саны", "denominator"), ("Итого по факультету", "total"), ("Среднее", "total"),
        ("Прогноз", "expected"), ("прошлый год", "previous"),
        ("отчетный год", "current"), ("Доля, %", "percent"),
        ("Кол-во", "quantity"), ("Исполнение", "maybe_fact"), ("Телефон", None),
    ],
)  # fmt: skip
def test_a_heading_is_understood(text, kind):
    assert HEADINGS.of(text).kind == kind


@pytest.mark.parametrize(
    ("text", "plain", "academic", "other", "part"),
    [
        ("за 2023 год", (2023,), (), (), False), ("2023 жылғы", (2023,), (), (), False),
        ("2022-2023 уч. год", (), (2022,), (), False), ("2023/24", (), (2023,), (), False),
        ("на 2021-2025 годы", (), (), (), False), ("на 31.12.2023", (), (), (2023,), False),
        ("на 1 января 2024 г.", (), (), (2024,), False), ("1 кв. 2023", (2023,), (), (), True),
        ("за 9 месяцев 2023", (2023,), (), (), True), ("за 12 месяцев 2023 г.", (2023,), (), (), False),
        ("за январь-декабрь 2023 года", (2023,), (), (), False), ("15 марта 2024 г.", (), (), (2024,), False),
        ("I полугодие 2023", (2023,), (), (), True), ("№ 2023-15", (), (), (), False),
    ],
)  # fmt: skip
def test_years_are_found(text, plain, academic, other, part):
    found = years_in(text, TOOLS.words)
    assert (found.plain, found.academic, found.dated + found.ended, found.part) == (
        plain,
        academic,
        other,
        part,
    )


@pytest.mark.parametrize(
    ("cell", "line", "codes"),
    [
        (Cell("text", "1.2.3"), None, ("1.2.3",)), (Cell("text", " 1.2.3. "), None, ("1.2.3",)),
        (Cell("text", "п. 1.2.3"), None, ("1.2.3",)), (Cell("text", "1,2,3"), None, ("1.2.3",)),
        (Cell("text", "9.9.9"), None, ()), (Cell("number", "2.1"), 1, ("1.2.1", "1.2.10")),
        (Cell("text", "2.1"), 1, ("1.2.1",)), (Cell("number", "2.12"), 1, ("1.2.12",)),
        (Cell("date", "2001-05-02"), None, ("2.5.1",)),
        (Cell("date", "1930-02-01T00:00:00"), None, ("1.2.30",)),
        (Cell("number", "5"), 1, ()), (Cell("error", "#REF!"), 1, ()), (Cell("date", "bad"), None, ()),
    ],
)  # fmt: skip
def test_codes_are_read(cell, line, codes):
    found = CODES.of(cell, line)
    assert (found.candidates if found else ()) == codes


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ЭС", "EAT-ES"), ("МДиГ", "MF-MSG"), ("ФЭАТ", "EAT"),
        ("Кафедра физики", "IT-PHYS"), ("EAT-ES", "EAT-ES"),
        ("каф. ВМ", "IT-HM"), ("Жоғары математика", "IT-HM"),
        ("Higher Mathematics", "IT-HM"), ("Итого", None),
        ("Кафедра неизвестная", None), ("Х", None),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_its_heading(text, unit):
    assert TOOLS.org_names.exactly(text) == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Отчет кафедры энергетических систем за 2023 год", {"EAT-ES"}),
        ("«Қазақ тілі мен мәдениеті» кафедрасының есебі", {"EEM-KLC"}),
        ("Сведения кафедры ИТБ", {"IT-ITS"}), ("Законы физики и математики", set()),
        ("Department of Foreign Languages", {"EEM-FL"}),
    ],
)  # fmt: skip
def test_units_are_found_in_titles(text, units):
    assert TOOLS.org_names.named_in(text) == units


def test_a_legend_explains_initials():
    legend = TOOLS.org_names.legend(["ХХ – кафедра «Энергетические системы»; УУ – кафедра «Физика»"])
    assert legend == {fold("ХХ"): "EAT-ES", fold("УУ"): "IT-PHYS"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Пoкaзaтeль", "показатель"), ("PhD", "РhD"), ("Қағаз", "Кагаз"), ("ЁЛКА", "елка"), ("c", "c")],
)
def test_letters_that_look_alike_compare(one, other):
    assert fold(one) == fold(other)

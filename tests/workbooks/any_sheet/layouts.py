"""The layouts: each function is one file that somebody might send. Numbers are invented."""

from ktu_desktop.workbooks.any_sheet.recognition import Told
from tests.workbooks.any_sheet.made_sheets import NO_VALUE, Date, Error, Made, Percent, grid

ADMISSION = [
    ("1.2.2", "Прием на 1 курс бакалавриата, всего", "чел.", 60, 58),
    ("1.2.3", "Прием на 1 курс бакалавриата по государственному образовательному заказу", "чел.", 40, 37),
    ("1.2.4", "Прием на 1 курс бакалавриата на договорной основе", "чел.", 20, 21),
]


def plain():
    rows = [
        ["Отчет кафедры физики за 2023 год"],
        [],
        ["Код", "Показатель", "Ед.", "План", "Факт", "Примечание"],
    ]
    rows += [list(row) for row in ADMISSION]
    return Made(
        "plain",
        (grid(*rows),),
        {"E4": "1.2.2=58", "E5": "1.2.3=37", "E6": "1.2.4=21"},
        Told(None, None),
    )


def two_line_heading():
    """Years merged over plan and fact; another order of columns."""
    rows = [
        ["Кафедра «Высшая математика»"],
        ["№", "Наименование показателя", "Ед. изм.", "2022 год", None, "2023 год", None],
        [None, None, None, "план", "факт", "план", "факт"],
        [1, 2, 3, 4, 5, 6, 7],
        ["2.5.7", "Количество патентов, полученных учеными университета", "кол-во", 3, 2, 3, 5],
        ["3.1.1", "Доля иностранных студентов", "%", 4.2, Percent(0.03), 4.6, Percent(0.051)],
        ["6.4.2", "Количество ППС с ученой степенью доктора наук", "чел.", 1, 1, 1, 2],
    ]
    merged = [(1, 3, 1, 4), (1, 5, 1, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)]
    right = {
        "E5": "2.5.7=2@2022", "G5": "2.5.7=5@2023", "E6": "3.1.1=3@2022", "G6": "3.1.1=5.1@2023",
        "E7": "6.4.2=1@2022", "G7": "6.4.2=2@2023",
    }  # fmt: skip
    return Made("two_line_heading", (grid(*rows, merged=merged),), right, Told(None, None))


def fact_over_years():
    """«Факт» above three years, without merging; «План» above two."""
    rows = [
        ["Сведения по науке, кафедра Физика"],
        ["Показатели", "Фактические значения", None, None, "План", None],
        [None, 2021, 2022, 2023, 2024, 2025],
        ["Кол-во патентов", 1, 2, 3, 4, 5],
        ["Услуги НИР", 2, 3, 2, 3, 3],
        ["Количество международных научно-образовательных проектов", 0, 0, 1, 1, 1],
    ]
    right = {}
    for row, code in ((4, "2.5.7"), (5, "2.5.1"), (6, "3.3.7")):
        for column, year in zip("BCD", (2021, 2022, 2023), strict=True):
            number = rows[row - 1]["BCD".index(column) + 1]
            right[f"{column}{row}"] = f"{code}={number}@{year}"
    return Made("fact_over_years", (grid(*rows),), right, Told("IT-PHYS", None))


def years_as_rows():
    rows = [
        ["Кадровый состав кафедры физики (факт)"],
        [
            "Год",
            "Кол-во докторов наук",
            "Доля ППС, преподающих на английском языке",
            "Доля ППС с ПК по педмастерству",
        ],
        [2021, 2, 10, 60],
        [2022, 2, "11,1", 66.7],
        [2023, 3, "12,5 %", Percent(0.75)],
        ["2024 (план)", 3, 15, 80],
        ["Среднее", 2.5, 12, 70],
    ]
    right = {
        "B3": "6.4.2=2@2021", "C3": "6.4.5=10@2021", "D3": "6.4.8=60@2021",
        "B4": "6.4.2=2@2022", "C4": "6.4.5=11.1@2022", "D4": "6.4.8=66.7@2022",
        "B5": "6.4.2=3@2023", "C5": "6.4.5=12.5@2023", "D5": "6.4.8=75@2023",
    }  # fmt: skip
    return Made("years_as_rows", (grid(*rows),), right, Told(None, None))


def departments_as_rows():
    rows = [
        ["Факультет инновационных технологий, отчет за 2023 год"],
        ["Кафедра", "Количество патентов", "Доля студентов-волонтеров, %", "Кол-во стартап-проектов"],
        ["Физика", 2, 2.5, 1],
        ["Высшая математика", 0, 3, "нет"],
        ["ИТБ", 4, "2,8", 3],
        ["Итого", 6, 2.8, 4],
    ]
    right = {
        "B3": "2.5.7=2#IT-PHYS", "C3": "4.6.4=2.5#IT-PHYS", "D3": "2.5.14=1#IT-PHYS",
        "B4": "2.5.7=0#IT-HM", "C4": "4.6.4=3#IT-HM",
        "B5": "2.5.7=4#IT-ITS", "C5": "4.6.4=2.8#IT-ITS", "D5": "2.5.14=3#IT-ITS",
    }  # fmt: skip
    return Made("departments_as_rows", (grid(*rows),), right, Told(None, None))


def departments_over_plan_and_fact():
    rows = [
        ["СВОД по ФИТ за 2023 г."],
        ["Код", "Показатель", "Физика", None, "ВМ", None, "Всего по факультету", None],
        [None, None, "план", "факт", "план", "факт", "план", "факт"],
        ["1.2.2", "Прием на бакалавриат, всего", 50, 52, 20, 18, 70, 70],
        ["2.5.7", "Патенты", 2, 3, 1, "-", 3, 3],
        ["3.1.2", "Студенты по академической мобильности", 4, 4, 2, 3, 6, 7],
    ]
    right = {
        "D4": "1.2.2=52#IT-PHYS", "F4": "1.2.2=18#IT-HM", "D5": "2.5.7=3#IT-PHYS",
        "D6": "3.1.2=4#IT-PHYS", "F6": "3.1.2=3#IT-HM",
    }  # fmt: skip
    merged = [(1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 1, 7)]
    return Made("departments_over_plan_and_fact", (grid(*rows, merged=merged),), right, Told(None, None))


def one_row_a_number():
    """A list as a database gives it: unit, year, code, value in columns."""
    rows = [
        ["Подразделение", "Год", "Код", "Наименование показателя", "Значение"],
        ["Физика", 2022, "2.5.7", "Количество патентов", 1],
        ["Физика", 2023, "2.5.7", "Количество патентов", 2],
        ["Высшая математика", 2022, "2.5.7", "Количество патентов", 0],
        ["Высшая математика", 2023, "2.5.7", "Количество патентов", 4],
        ["Высшая математика", 2023, "2.5.1", "Услуги НИР", 3],
    ]
    right = {
        "E2": "2.5.7=1@2022#IT-PHYS", "E3": "2.5.7=2@2023#IT-PHYS", "E4": "2.5.7=0@2022#IT-HM",
        "E5": "2.5.7=4@2023#IT-HM", "E6": "2.5.1=3@2023#IT-HM",
    }  # fmt: skip
    return Made("one_row_a_number", (grid(*rows),), right, Told(None, None))


def units_as_sections():
    """The departments stand as headings between the rows."""
    rows = [
        ["Факультет инновационных технологий. Отчет за 2023 год"],
        ["Показатель", "Ед.", "Факт"],
        ["Кафедра физики"],
        ["Количество патентов", "кол-во", 2],
        ["Услуги НИР", "ед.", 1],
        ["Кафедра высшей математики"],
        ["Количество патентов", "кол-во", 3],
        ["Услуги НИР", "ед.", 5],
    ]
    right = {
        "C4": "2.5.7=2#IT-PHYS", "C5": "2.5.1=1#IT-PHYS", "C7": "2.5.7=3#IT-HM", "C8": "2.5.1=5#IT-HM",
    }  # fmt: skip
    return Made("units_as_sections", (grid(*rows),), right, Told(None, None))


def sections_and_short_names():
    """«Бакалавриат», «Магистратура» as headings, the rows below only say «всего», «грант», «договор»."""
    rows = [
        ["Прием на 1 курс, кафедра физики, факт 2023 года"],
        ["№", "Показатель", "Количество"],
        ["I", "Прием на бакалавриат"],
        [1, "всего", 45],
        [2, "в том числе грант", 30],
        [3, "договор", 15],
        ["II", "Прием в магистратуру"],
        [4, "всего", 10],
        [5, "по гранту", 8],
        [6, "на договорной основе", 2],
    ]
    right = {
        "C4": "1.2.2=45", "C5": "1.2.3=30", "C6": "1.2.4=15",
        "C8": "1.2.5=10", "C9": "1.2.6=8", "C10": "1.2.7=2",
    }  # fmt: skip
    return Made("sections_and_short_names", (grid(*rows),), right)


def group_beside_name():
    """The first words of the name stand in a merged cell on the left."""
    rows = [
        ["Группа", "Показатель", "2022", "2023"],
        ["Прием на 1 курс бакалавриата", "всего", 50, 52],
        [None, "по государственному образовательному заказу", 30, 31],
        [None, "на договорной основе", 20, 21],
        ["Магистранты", "всего", 12, 14],
        [None, "грант", 10, 11],
        [None, "договор", 2, 3],
    ]
    right = {
        "D2": "1.2.2=52", "D3": "1.2.3=31", "D4": "1.2.4=21",
        "D5": "1.2.13=14", "D6": "1.2.14=11", "D7": "1.2.15=3",
    }  # fmt: skip
    return Made("group_beside_name", (grid(*rows, merged=[(1, 0, 3, 0), (4, 0, 6, 0)]),), right)


def parts_and_wholes():
    rows = [
        ["Department of Physics, actual results 2023"],
        ["Code", "Indicator", "Unit", "Numerator", "Denominator", "Result, %"],
        ["1.1.3", "Updated and implemented EP", "%", 6, 8, 75],
        ["6.4.5", "Teaching staff teaching in English", "%", 3, 24, 12.5],
        ["3.1.1", "Share of foreign students", "%", 12, 240, Percent(0.05)],
    ]
    right = {
        "D3": "1.1.3/numerator=6", "E3": "1.1.3/denominator=8", "F3": "1.1.3=75",
        "D4": "6.4.5/numerator=3", "E4": "6.4.5/denominator=24", "F4": "6.4.5=12.5",
        "D5": "3.1.1/numerator=12", "E5": "3.1.1/denominator=240", "F5": "3.1.1=5",
    }  # fmt: skip
    return Made("parts_and_wholes", (grid(*rows),), right, Told(None, None))


def of_these_and_total():
    rows = [
        ["Показатель", "Из них", "Всего", "Доля, %"],
        ["Доля студентов-волонтеров", 6, 200, 3],
        ["Доля ППС с ПК по педмастерству", 15, 20, "75 %"],
    ]
    right = {
        "B2": "4.6.4/numerator=6", "C2": "4.6.4/denominator=200", "D2": "4.6.4=3",
        "B3": "6.4.8/numerator=15", "C3": "6.4.8/denominator=20", "D3": "6.4.8=75",
    }  # fmt: skip
    return Made("of_these_and_total", (grid(*rows),), right)


def part_of_whole_in_one_cell():
    rows = [
        ["Показатель", "Факт 2023"],
        ["Доля ППС, участвующих в проектах", "12 из 24"],
        ["Доля студентов-волонтеров", "6/200 (3 %)"],
        ["Доля исследований с цифровой платформой", "5 из 4"],
        ["Количество патентов", "2 из 3"],
    ]
    right = {
        "B2": "6.4.9/numerator=12&6.4.9/denominator=24", "B3": "4.6.4/numerator=6&4.6.4/denominator=200",
    }  # fmt: skip
    return Made("part_of_whole_in_one_cell", (grid(*rows),), right, spoken=("B4", "B5"))


def codes_as_dates():
    rows = [
        ["Код", "Показатель", "Факт"],
        [Date("2001-05-02"), "Услуги НИР", 3],
        [Date("2007-05-02 00:00:00"), "Количество патентов", 2],
        [Date("2013-05-02"), "Студенческие конструкторские бюро", 1],
        [Date("1930-02-01"), "Прочие дополнительные образовательные услуги", 100],
    ]
    right = {"C2": "2.5.1=3", "C3": "2.5.7=2", "C4": "2.5.13=1", "C5": "1.2.30=100"}
    return Made("codes_as_dates", (grid(*rows),), right)


def short_codes_under_lines():
    """«2.3» under a heading of the line; numbers, so that 2.10 has lost its zero."""
    rows = [
        ["№", "Наименование", "Нақты / Факт"],
        ["Стратегическое направление 1. Подготовка кадров"],
        [2.2, "Прием на 1 курс бакалавриата, всего", 40],
        [2.1, "Количество студентов бакалавриата, всего", 180],
        ["Стратегическое направление III"],
        [1.2, "Количество студентов по академической мобильности", 5],
        [1.4, "ОП на английском языке, кол-во", 2],
    ]
    right = {"C3": "1.2.2=40", "C4": "1.2.10=180", "C6": "3.1.2=5", "C7": "3.1.4=2"}
    return Made("short_codes_under_lines", (grid(*rows),), right)


def numbering_like_codes():
    """1.1, 1.2 ... only number the rows and are no codes."""
    rows = [
        ["№ п/п", "Показатель", "Факт"],
        ["1.1", "Количество патентов", 2],
        ["1.2", "Услуги НИР", 3],
        ["1.3", "Количество международных научно-образовательных проектов", 1],
        ["1.4", "Кол-во студентов по акад. мобильности", 6],
    ]
    right = {"C2": "2.5.7=2", "C3": "2.5.1=3", "C4": "3.3.7=1", "C5": "3.1.2=6"}
    return Made("numbering_like_codes", (grid(*rows),), right)


def wrong_code():
    """A code that belongs to another row than the name says."""
    rows = [
        ["Код", "Показатель", "Ед.", "Факт"],
        ["1.2.2", "Прием на 1 курс бакалавриата, всего", "чел.", 58],
        ["1.2.4", "Прием на 1 курс бакалавриата по государственному образовательному заказу", "чел.", 37],
        ["2.5.3", "Доля молодых ученых с университетским грантом", "%", 10],
        ["2.5.7", "Количество патентов", "кол-во", 2],
        ["3.1.1", "Доля иностранных студентов", "чел.", 12],
    ]
    return Made("wrong_code", (grid(*rows),), {"D2": "1.2.2=58", "D5": "2.5.7=2"}, spoken=("D3", "D4", "D6"))


def latin_letters_and_typos():
    rows = [
        ["Пoкaзaтeль", "Фaкт"],
        ["Kоличество пaтентов", 2],
        ["Прирост публикацй в рейтинговых изданиях", "8,1"],
        ["Доля вьпускников, трудоустроеных в первый год", 71.4],
        ["Кол-во студентов по академческой мобильности", 3],
    ]
    right = {"B2": "2.5.7=2", "B3": "2.5.8=8.1", "B4": "1.3.3=71.4", "B5": "3.1.2=3"}
    return Made("latin_letters_and_typos", (grid(*rows),), right)


def kazakh():
    rows = [
        ["«Физика» кафедрасының 2023 жылғы есебі"],
        ["р/с", "Көрсеткіштер", "Өлшем бірлігі", "Жоспар", "Орындалуы (нақты)", "Ауытқу", "Ескерту"],
        [1, "Патенттер саны", "саны", 2, 3, 1, None],
        [2, "Шетелдік студенттердің үлесі", "%", "4,6", "4,8 %", 0.2, "12 студент"],
        [3, "ПОҚ педагогикалық шеберлік бойынша біліктілігін арттыру үлесі", "%", 80, 70, -10, None],
        [4, "Магистранттардың саны, барлығы", "адам", 10, "жоқ", None, None],
        [5, "Гылыми-зерттеу жумысы кызметтери (ГЗЖ)", "бірлік", 3, 2, None, None],
    ]
    right = {"E3": "2.5.7=3", "E4": "3.1.1=4.8", "E5": "6.4.8=70", "E7": "2.5.1=2"}
    return Made("kazakh", (grid(*rows),), right, Told(None, None))


def english_counts():
    rows = [
        ["Faculty of Innovative Technologies"],
        ["Department: Physics"],
        ["Reporting year: 2023"],
        [],
        ["No.", "Name of indicator", "Unit of measure", "Target", "Actual", "Deviation", "Comment"],
        [1, "Number of patents", "amt.", 2, 3, 1, None],
        [2, "Students in academic mobility", "ppl.", 5, "4 people", -1, "2 from KZ"],
        [3, "Doctoral students, total", "ppl.", 6, "1,050", 0, None],
        [4, "Number of teaching staff with PhD degrees", "ppl.", 6, 6, 0, None],
        [5, "Number of implemented virtual laboratories", "unit", 1, "two", 0, None],
    ]
    right = {"E6": "2.5.7=3", "E7": "3.1.2=4"}
    return Made("english_counts", (grid(*rows),), right, Told(None, None), spoken=("E8", "E9", "E10"))


def printed_twice():
    """A name that the plan prints twice, without a code."""
    rows = [
        ["Показатель", "Ед.", "Факт 2023"],
        ["Доля студентов, охваченных элементами дуального обучения", "%", 40],
        ["Количество патентов", "кол-во", 2],
    ]
    return Made("printed_twice", (grid(*rows),), {"C3": "2.5.7=2"}, spoken=("C2",))


def hidden_things():
    rows = [
        ["Код", "Показатель", "План", "Факт"],
        ["2.5.1", "Услуги НИР", 3, 2],
        ["2.5.7", "Количество патентов", 3, 9],
        ["3.1.2", "Студенты по академической мобильности", 3, 4],
    ]
    old = grid(*rows, name="старые данные", hidden=True)
    right = {"D2": "2.5.1=2", "D4": "3.1.2=4"}
    return Made(
        "hidden_things", (grid(*rows, hidden_rows=[2], hidden_columns=[2]), old), right, spoken=("D3",)
    )


def older_copy():
    now = [
        ["Код", "Показатель", "Факт 2023"],
        ["2.5.1", "Услуги НИР", 3],
        ["2.5.7", "Количество патентов", 2],
    ]
    old = [
        ["Код", "Показатель", "Факт 2023"],
        ["2.5.1", "Услуги НИР", 1],
        ["2.5.7", "Количество патентов", 2],
    ]
    grids = (grid(*now, name="Отчет"), grid(*old, name="Отчет (2)"))
    return Made("older_copy", grids, {"C2": "2.5.1=3", "C3": "2.5.7=2"})


def two_sheets_differ():
    """Two sheets say different things and neither is called old."""
    now = [
        ["Код", "Показатель", "Факт 2023"],
        ["2.5.1", "Услуги НИР", 3],
        ["2.5.7", "Количество патентов", 2],
    ]
    other = [
        ["Код", "Показатель", "Факт 2023"],
        ["2.5.1", "Услуги НИР", 1],
        ["2.5.7", "Количество патентов", 2],
    ]
    grids = (grid(*now, name="А"), grid(*other, name="Б"))
    return Made("two_sheets_differ", grids, {"А!C3": "2.5.7=2"}, spoken=("А!C2", "Б!C2"))


def sheet_of_last_year():
    now = [["Отчет за 2023 год"], ["Показатель", "Факт"], ["Услуги НИР", 3], ["Количество патентов", 2]]
    last = [["Отчет за 2022 год"], ["Показатель", "Факт"], ["Услуги НИР", 1], ["Количество патентов", 5]]
    grids = (grid(*now, name="2023"), grid(*last, name="2022"))
    return Made("sheet_of_last_year", grids, {"2023!B3": "2.5.1=3", "2023!B4": "2.5.7=2"})


def academic_years():
    rows = [
        ["Контингент кафедры"],
        ["Показатель", "2021/22 уч.г.", "2022/23 уч.г.", "2023/24 уч.г."],
        ["Магистранты, всего", 10, 11, 12],
        ["Докторанты, всего", 3, 4, 5],
    ]
    return Made("academic_years", (grid(*rows),), {"D3": "1.2.13=12", "D4": "1.2.16=5"})


def academic_year_before():
    """Only the academic year that ends in the year asked for."""
    rows = [["Показатель", "2022-2023 уч. год"], ["Магистранты, всего", 12], ["Докторанты, всего", 5]]
    return Made("academic_year_before", (grid(*rows),), {}, spoken=("B2", "B3"))


def quarters():
    rows = [
        ["Показатель", "I кв. 2023", "I полугодие 2023", "9 мес. 2023", "2023 год"],
        ["Количество патентов", 0, 1, 2, 3],
        ["Услуги НИР", 1, 1, 1, 2],
    ]
    return Made("quarters", (grid(*rows),), {"E2": "2.5.7=3", "E3": "2.5.1=2"})


def only_a_plan():
    rows = [
        ["План кафедры на 2023 год"],
        ["Показатель", "Ед.", "2023"],
        ["Количество патентов", "кол-во", 3],
        ["Услуги НИР", "ед.", 2],
    ]
    return Made("only_a_plan", (grid(*rows),), {})


def the_plans_own_targets():
    """A table of years that turns out to be the strategic plan itself."""
    rows = [
        ["Код", "Показатель", "2022", "2023", "2024"],
        ["1.1.4", "Доля ОП, реализуемых на 3 языках", 45, 50, 60],
        ["1.1.6", "Доля студентов, охваченных элементами дуального обучения", 50, 55, 60],
        ["1.3.3", "Доля выпускников, трудоустроенных в первый год", None, 75, 77],
        ["3.1.1", "Доля иностранных студентов", None, 4.6, None],
    ]
    return Made("the_plans_own_targets", (grid(*rows),), {}, Told("IT-PHYS", 2023))


def impossible():
    rows = [
        ["Код", "Показатель", "Ед.", "Факт"],
        ["2.5.1", "Услуги НИР", "ед.", 2.5],
        ["2.5.7", "Количество патентов", "кол-во", -1],
        ["3.1.1", "Доля иностранных студентов", "%", 120],
        ["1.3.3", "Доля выпускников, трудоустроенных в первый год", "%", Error()],
        ["1.3.4", "Доля выпускников, трудоустроенных по госзаказу", "%", NO_VALUE],
        ["6.4.9", "Доля ППС, участвующих в проектах", "%", 0.8],
        ["6.4.8", "Доля ППС с ПК по педмастерству", "%", "20 чел."],
        ["3.1.2", "Студенты по академической мобильности", "чел.", "около 5"],
        ["6.4.2", "Кол-во докторов наук", "чел.", "3*"],
        ["6.4.4", "Кол-во докторов PhD", "чел.", "2¹"],
    ]
    spoken = ("D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9")
    return Made("impossible", (grid(*rows),), {"D10": "6.4.2=3", "D11": "6.4.4=2"}, spoken=spoken)


def contradicts_what_was_said():
    rows = [["Отчет кафедры механики за 2022 год"], ["Показатель", "Факт"], ["Количество патентов", 2]]
    return Made("contradicts_what_was_said", (grid(*rows),), {}, spoken=("B3",))


def nobody_says_the_year():
    rows = [["Показатель", "Факт"], ["Количество патентов", 2], ["Услуги НИР", 3]]
    return Made("nobody_says_the_year", (grid(*rows),), {}, Told("IT-PHYS", None), spoken=("B2", "B3"))


def nobody_says_whose():
    rows = [["Отчет за 2023 год"], ["Показатель", "Факт"], ["Количество патентов", 2], ["Услуги НИР", 3]]
    return Made("nobody_says_whose", (grid(*rows),), {}, Told(None, None), spoken=("B3", "B4"))


def two_tables_below():
    rows = [
        ["Отчет кафедры Физика за 2023 г."],
        ["1. Доли"],
        ["Показатель", "Числитель", "Знаменатель"],
        ["Доля студентов-волонтеров", 6, 200],
        [],
        ["2. Количества"],
        ["Показатель", "Ед. изм.", "Факт", "План"],
        ["Количество патентов", "кол-во", 3, 2],
        ["Услуги НИР", "ед.", 1, 1],
        [],
        ["Заведующий кафедрой", None, "Иванов И.И."],
        ["тел.", None, 561234],
    ]
    right = {
        "B4": "4.6.4/numerator=6", "C4": "4.6.4/denominator=200", "C8": "2.5.7=3", "C9": "2.5.1=1",
    }  # fmt: skip
    return Made("two_tables_below", (grid(*rows),), right, Told(None, None))


def two_tables_beside():
    rows = [
        ["№", "Показатель", "Факт", None, "№", "Показатель", "Факт"],
        [1, "Количество патентов", 3, None, 4, "Магистранты, всего", 12],
        [2, "Услуги НИР", 2, None, 5, "Докторанты, всего", 4],
        [3, "Студенты по академической мобильности", 5, None, 6, "Студенты бакалавриата, всего", 150],
    ]
    right = {
        "C2": "2.5.7=3", "C3": "2.5.1=2", "C4": "3.1.2=5",
        "G2": "1.2.13=12", "G3": "1.2.16=4", "G4": "1.2.10=150",
    }  # fmt: skip
    return Made("two_tables_beside", (grid(*rows),), right)


def split_names():
    rows = [
        ["Код", "Показатель", "План", "Факт"],
        ["6.4.7", "Доля ППС, прошедших повышение", 55, 50],
        [None, "квалификации и зарубежную стажировку"],
        ["1.3.3", "Доля выпускников, трудоустроенных", 75],
        [None, "в первый год после окончания университета", None, 70],
        ["2.5.7", "Количество патентов", 2, 3],
    ]
    return Made("split_names", (grid(*rows),), {"D2": "6.4.7=50", "D5": "1.3.3=70", "D6": "2.5.7=3"})


def code_and_name_in_one_cell():
    rows = [
        ["Наименование целевого индикатора", "Ед. изм.", "Целевое значение", "Достигнуто"],
        ["1.2.2. Прием на 1 курс бакалавриата, всего", "чел.", 60, 58],
        ["2.5.7 Количество патентов, полученных учеными университета", "кол-во", 3, 2],
        ["3.3.1 Место университета в международном рейтинге QS WUR", None, "801+", "801-850"],
        ["5.8.7 Наличие образовательного онлайн-портала университета", None, 1, "да"],
    ]
    right = {"D2": "1.2.2=58", "D3": "2.5.7=2", "D4": "3.3.1=801-850", "D5": "5.8.7=1"}
    return Made("code_and_name_in_one_cell", (grid(*rows),), right, Told("KTU", 2023))


def merged_value():
    """One number for two indicators."""
    rows = [
        ["Код", "Показатель", "Факт"],
        ["2.5.1", "Услуги НИР", 3],
        ["2.5.7", "Количество патентов", None],
        ["3.1.2", "Студенты по академической мобильности", 4],
    ]
    return Made("merged_value", (grid(*rows, merged=[(1, 2, 2, 2)]),), {"C4": "3.1.2=4"}, spoken=("C2",))


def same_row_twice():
    rows = [
        ["Код", "Показатель", "Факт"],
        ["2.5.1", "Услуги НИР", 3],
        ["2.5.7", "Количество патентов", 1],
        ["2.5.7", "Количество патентов", 2],
        ["3.1.2", "Студенты по академической мобильности", 4],
    ]
    right = {"C2": "2.5.1=3", "C5": "3.1.2=4"}
    return Made("same_row_twice", (grid(*rows),), right, spoken=("C3", "C4"))


def phone_list():
    rows = [
        ["Телефоны кафедры"],
        ["№", "ФИО", "Должность", "Кабинет", "Телефон"],
        [1, "Иванов И.И.", "профессор", 301, 561234],
        [2, "Петров П.П.", "доцент", 302, 561235],
    ]
    return Made("phone_list", (grid(*rows),), {}, recognised=False)


def timetable():
    rows = [
        ["Расписание занятий на 2023-2024 учебный год"],
        ["Группа", "Дисциплина", "Кол-во студентов", "Часы"],
        ["Ф-21-1", "Общая физика", 24, 45],
        ["Ф-21-2", "Английский язык", 20, 30],
        [None, "Всего студентов", 44, 75],
    ]
    return Made("timetable", (grid(*rows),), {})


def budget():
    rows = [
        ["Смета расходов университета, тыс. тенге"],
        ["Статья", "План 2023", "Факт 2023"],
        ["Заработная плата ППС", 120000, 118500],
        ["Развитие учебных лабораторий", 3000, 2900],
        ["Командировки", 500, 480],
    ]
    return Made("budget", (grid(*rows),), {}, Told("OFF-FIN", 2023))


def with_deviation_and_percent():
    rows = [
        ["Целевые показатели", "Ед.изм.", "2023 год", None, None, "Причины невыполнения"],
        [None, None, "План", "Факт", "% исполнения", None],
        ["Количество патентов", "кол-во", 4, 3, 75, "2 заявки на рассмотрении"],
        ["Доля ОП на трех языках", "%", 50, 40, 80, None],
        ["Прием в магистратуру, всего", "чел.", 10, 12, 120, None],
    ]
    right = {"D3": "2.5.7=3", "D4": "1.1.4=40", "D5": "1.2.5=12"}
    return Made("with_deviation_and_percent", (grid(*rows, merged=[(0, 2, 0, 4)]),), right)


def dated_columns():
    rows = [
        ["Показатель", "на 01.10.2022", "на 01.10.2023"],
        ["Студенты бакалавриата, всего", 150, 160],
        ["Магистранты, всего", 10, 12],
    ]
    return Made("dated_columns", (grid(*rows),), {"C2": "1.2.10=160", "C3": "1.2.13=12"})


def unknown_columns():
    """Columns that nobody knows beside the actual ones."""
    rows = [
        ["Показатель", "Факт", "Балл KPI", "Рейтинг кафедры"],
        ["Количество патентов", 3, 10, 2],
        ["Услуги НИР", 2, 5, 1],
    ]
    return Made("unknown_columns", (grid(*rows),), {"B2": "2.5.7=3", "B3": "2.5.1=2"})


def men_and_women():
    """The actual numbers split in a way the plan does not know."""
    rows = [
        ["Показатель", "Факт 2023", None, None],
        [None, "всего", "муж.", "жен."],
        ["Магистранты, всего", 12, 5, 7],
        ["Докторанты, всего", 4, 2, 2],
    ]
    return Made("men_and_women", (grid(*rows, merged=[(0, 1, 0, 3)]),), {})


LAYOUTS = (
    plain, two_line_heading, fact_over_years, years_as_rows, departments_as_rows,
    departments_over_plan_and_fact, one_row_a_number, units_as_sections, sections_and_short_names,
    group_beside_name, parts_and_wholes, of_these_and_total, part_of_whole_in_one_cell,
    codes_as_dates, short_codes_under_lines, numbering_like_codes, wrong_code,
    latin_letters_and_typos, kazakh, english_counts, printed_twice, hidden_things, older_copy,
    two_sheets_differ, sheet_of_last_year, academic_years, academic_year_before, quarters,
    only_a_plan, the_plans_own_targets, impossible, contradicts_what_was_said, nobody_says_the_year,
    nobody_says_whose, two_tables_below, two_tables_beside, split_names, code_and_name_in_one_cell,
    merged_value, same_row_twice, phone_list, timetable, budget, with_deviation_and_percent,
    dated_columns, unknown_columns, men_and_women,
)  # fmt: skip

"""More layouts: universities, sheets by department, rows of plan and fact, pages, and traps beside them."""

from ktu_desktop.workbooks.any_sheet.recognition import Told
from tests.workbooks.any_sheet.made_sheets import Date, Made, Percent, grid


def fact_plan_fact():
    rows = [
        ["Показатель", "Факт 2022", "План 2023", "Факт 2023", "Прогноз 2024"],
        ["Количество патентов", 1, 3, 2, 4],
        ["Услуги НИР", 2, 2, 3, 3],
    ]
    right = {"B2": "2.5.7=1@2022", "D2": "2.5.7=2", "B3": "2.5.1=2@2022", "D3": "2.5.1=3"}
    return Made("fact_plan_fact", (grid(*rows),), right, Told("IT-PHYS", None))


def name_without_heading():
    rows = [
        ["Кафедра ВМ"],
        ["Отчёт за 2023 год"],
        [None, None, "План", "Факт"],
        ["2.5.7", "Количество патентов", 3, 2],
        ["2.5.1", "Услуги НИР", 2, 3],
    ]
    return Made("name_without_heading", (grid(*rows),), {"D4": "2.5.7=2", "D5": "2.5.1=3"}, Told(None, None))


def number_and_percent():
    """One column for counts, one for percents; each row fills its own."""
    rows = [
        ["Показатель", "Кол-во", "%"],
        ["Количество патентов", 3, None],
        ["Доля студентов-волонтеров", None, 2.8],
        ["Кол-во студентов по акад. мобильности", 5, None],
    ]
    right = {"B2": "2.5.7=3", "C3": "4.6.4=2.8", "B4": "3.1.2=5"}
    return Made("number_and_percent", (grid(*rows),), right)


def sheets_of_departments():
    rows = [
        ["Показатель", "Ед.", "Факт 2023 г."],
        ["Количество патентов", "кол-во", 3],
        ["Услуги НИР", "ед.", 2],
    ]
    grids = (grid(*rows, name="Физика"), grid(*rows, name="ВМ"))
    right = {
        "Физика!C2": "2.5.7=3#IT-PHYS",
        "Физика!C3": "2.5.1=2#IT-PHYS",
        "ВМ!C2": "2.5.7=3#IT-HM",
        "ВМ!C3": "2.5.1=2#IT-HM",
    }
    return Made("sheets_of_departments", grids, right, Told("IT", None))


def plan_and_fact_as_rows():
    """Two rows for each indicator: the plan and the fact."""
    rows = [
        ["Показатель", "Вид", "2022", "2023"],
        ["Количество патентов", "план", 2, 3],
        [None, "факт", 1, 4],
        ["Услуги НИР", "план", 1, 1],
        [None, "факт", 2, 0],
    ]
    right = {"C3": "2.5.7=1@2022", "D3": "2.5.7=4", "C5": "2.5.1=2@2022", "D5": "2.5.1=0"}
    merged = [(1, 0, 2, 0), (3, 0, 4, 0)]
    return Made("plan_and_fact_as_rows", (grid(*rows, merged=merged),), right, Told("IT-PHYS", None))


def plan_and_fact_below_names():
    rows = [
        ["Показатель", "2023 год"],
        ["Количество патентов"],
        ["план", 3],
        ["факт", 2],
        ["Услуги НИР"],
        ["план", 4],
        ["факт", 5],
    ]
    return Made("plan_and_fact_below_names", (grid(*rows),), {"B4": "2.5.7=2", "B7": "2.5.1=5"})


def names_and_units_in_one():
    rows = [
        ["Наименование показателей (ед. изм.)", "Значение за 2023 год"],
        ["Количество патентов, ед.", 3],
        ["Доля иностранных студентов (%)", "4,9"],
        ["Прием в магистратуру, всего (чел.)", "1 234"],
        ["Трудоустройство выпускников в первый год, %", "70,4"],
    ]
    right = {"B2": "2.5.7=3", "B3": "3.1.1=4.9", "B4": "1.2.5=1234", "B5": "1.3.3=70.4"}
    return Made("names_and_units_in_one", (grid(*rows),), right)


def turned_with_codes():
    """Codes above names above numbers."""
    rows = [
        ["Кафедра физики"],
        ["Код", "6.4.2", "6.4.3", "6.4.4", "2.5.7"],
        ["Показатель", "Доктора наук", "Кандидаты наук", "Доктора PhD", "Патенты"],
        ["план 2023", 3, 5, 2, 1],
        ["факт 2023", 2, 6, 3, 0],
    ]
    right = {"B5": "6.4.2=2", "C5": "6.4.3=6", "D5": "6.4.4=3", "E5": "2.5.7=0"}
    return Made("turned_with_codes", (grid(*rows),), right, Told(None, None))


def heading_repeated():
    """The heading again on each page."""
    head = ["Код", "Показатель", "План", "Факт"]
    rows = [
        head,
        ["2.5.1", "Услуги НИР", 3, 2],
        ["2.5.7.", "Количество патентов", 3, 4],
        head,
        ["3.1.2 ", "Студенты по академической мобильности", 3, 5],
        ["* данные ориентировочные, всего 45 чел."],
    ]
    return Made("heading_repeated", (grid(*rows),), {"D2": "2.5.1=2", "D3": "2.5.7=4", "D5": "3.1.2=5"})


def grants_as_columns():
    """A table of two ways: what the plan calls an indicator is a row and a column together."""
    rows = [
        ["Прием 2023", "Всего", "Грант", "Договор"],
        ["Бакалавриат", 60, 40, 20],
        ["Магистратура", 12, 10, 2],
    ]
    right = {
        "B2": "1.2.2=60", "C2": "1.2.3=40", "D2": "1.2.4=20",
        "B3": "1.2.5=12", "C3": "1.2.6=10", "D3": "1.2.7=2",
    }  # fmt: skip
    return Made("grants_as_columns", (grid(*rows),), right)


def levels_of_nobody():
    """Those admitted, those who study or those who finished: nothing says who is counted."""
    rows = [
        ["2023", "Всего", "Грант", "Договор"],
        ["Бакалавриат", 60, 40, 20],
        ["Магистратура", 12, 10, 2],
    ]
    spoken = ("B2", "C2", "D2", "B3", "C3", "D3")
    return Made("levels_of_nobody", (grid(*rows),), {}, spoken=spoken)


def every_year_of_the_plan():
    """Numbers for each year of the plan and no word that they were reached."""
    rows = [
        ["Показатель", 2021, 2022, 2023, 2024, 2025],
        ["Количество патентов", 3, 3, 4, 4, 5],
        ["Услуги НИР", 1, 1, 2, 2, 2],
    ]
    return Made("every_year_of_the_plan", (grid(*rows),), {}, spoken=("D2", "D3"))


def levels_of_graduates():
    rows = [
        ["Выпуск студентов 2023", "Всего", "Грант", "Договор"],
        ["Бакалавриат", 60, 40, 20],
        ["Магистратура", 12, 10, 2],
    ]
    spoken = ("B2", "C2", "D2", "B3", "C3", "D3")
    return Made("levels_of_graduates", (grid(*rows),), {}, spoken=spoken)


def hidden_actual_column():
    rows = [
        ["Показатель", "Факт", "Факт"],
        ["Количество патентов", 1, 2],
        ["Услуги НИР", 3, 4],
    ]
    return Made(
        "hidden_actual_column", (grid(*rows, hidden_columns=[1]),), {"C2": "2.5.7=2", "C3": "2.5.1=4"}
    )


def two_actual_columns():
    """Two columns of the same year that differ: nobody knows which one counts."""
    rows = [
        ["Показатель", "Факт", "Факт (уточн.)"],
        ["Количество патентов", 1, 2],
        ["Услуги НИР", 3, 3],
    ]
    return Made("two_actual_columns", (grid(*rows),), {"B3": "2.5.1=3"}, spoken=("B2", "C2"))


def american_dates():
    rows = [["Code", "Indicator", "Actual 2023"], [Date("2007-02-05"), "Number of patents", 3]]
    return Made("american_dates", (grid(*rows),), {"C2": "2.5.7=3"})


def ranks_and_yes():
    rows = [
        ["Карагандинский технический университет, показатели в целом по университету, факт 2023 года"],
        ["Показатель", "План", "Факт"],
        ["Место университета в международном рейтинге QS WUR", "801+", "781-790"],
        ["Место университета в международном рейтинге Webometrics", 4707, 4650],
        ["Наличие системы электронного документооборота", 1, "имеется"],
        [
            "Отношение средней заработной платы ППС университета к среднемесячной заработной плате в РК",
            1,
            1.12,
        ],
    ]
    right = {"C3": "3.3.1=781-790", "C4": "3.3.3=4650", "C5": "5.8.12=1", "C6": "6.4.12=1.12"}
    return Made("ranks_and_yes", (grid(*rows),), right, Told(None, None))


def history_and_later_years():
    """Years that the plan does not have stand beside those that it has."""
    rows = [
        ["Фактические показатели кафедры «Физика»"],
        ["Показатель", 2019, 2020, 2021, 2022],
        ["Количество патентов", 1, 2, 3, 4],
        ["Услуги НИР", 1, 1, 2, 2],
    ]
    right = {"D3": "2.5.7=3@2021", "E3": "2.5.7=4@2022", "D4": "2.5.1=2@2021", "E4": "2.5.1=2@2022"}
    return Made("history_and_later_years", (grid(*rows),), right, Told(None, None))


def growth_from_two_years():
    rows = [
        ["Показатель", "Прошлый год", "Отчетный год", "Прирост, %"],
        ["Рост мероприятий «Рухани жаңғыру»", 20, 24, 20],
        ["Рост студентов в клубе «Отан»", 30, 36, 20],
    ]
    right = {
        "B2": "4.6.1/previous=20",
        "C2": "4.6.1/current=24",
        "B3": "4.6.2/previous=30",
        "C3": "4.6.2/current=36",
        "D2": "4.6.1=20",
        "D3": "4.6.2=20",
    }
    return Made("growth_from_two_years", (grid(*rows),), right)


def english_summary():
    rows = [
        ["Faculty of Innovative Technologies: summary of actual results, 2023"],
        ["Code", "Indicator", "Unit", "Physics", "Higher Mathematics", "ITS", "Faculty total"],
        ["2.5.7", "Patents", "amt.", 1, 2, 3, 6],
        ["3.1.1", "Share of foreign students", "%", 4.1, "n/a", "5.2%", 4.6],
        ["6.4.5", "Teaching staff teaching in English", "%", 12, 13, 14, 13],
    ]
    right = {
        "D3": "2.5.7=1#IT-PHYS", "E3": "2.5.7=2#IT-HM", "F3": "2.5.7=3#IT-ITS", "D4": "3.1.1=4.1#IT-PHYS",
        "F4": "3.1.1=5.2#IT-ITS", "D5": "6.4.5=12#IT-PHYS", "E5": "6.4.5=13#IT-HM", "F5": "6.4.5=14#IT-ITS",
    }  # fmt: skip
    return Made("english_summary", (grid(*rows),), right, Told(None, None))


def kazakh_years_as_rows():
    rows = [
        ["«Жоғары математика» кафедрасы, нақты көрсеткіштер"],
        ["Жыл", "Патенттер саны", "Магистранттардың саны, барлығы", "Шетелдік студенттердің үлесі, %"],
        ["2022 ж.", 1, 10, "3,1"],
        ["2023 ж.", 2, 11, "3,4"],
        ["Барлығы", 3, 21, None],
    ]
    right = {
        "B3": "2.5.7=1@2022", "C3": "1.2.13=10@2022", "D3": "3.1.1=3.1@2022",
        "B4": "2.5.7=2", "C4": "1.2.13=11", "D4": "3.1.1=3.4",
    }  # fmt: skip
    return Made("kazakh_years_as_rows", (grid(*rows),), right, Told(None, None))


def months_beside_the_year():
    rows = [
        ["Показатель", "январь 2023", "февраль 2023", "Итого за 2023 год", "Факт 2023"],
        ["Количество патентов", 0, 1, 2, 2],
        ["Услуги НИР", 1, 0, 3, 3],
    ]
    return Made("months_beside_the_year", (grid(*rows),), {"E2": "2.5.7=2", "E3": "2.5.1=3"})


def thousands_in_the_heading():
    rows = [
        ["Показатель", "Числитель, тыс. тенге", "Знаменатель, тыс. тенге"],
        ["Доля расходов на развитие учебных лабораторий", 1200, 30000],
    ]
    return Made("thousands_in_the_heading", (grid(*rows),), {}, Told("OFF-FIN", 2023), spoken=("B2", "C2"))


def half_a_year():
    rows = [
        ["Отчет кафедры физики за I полугодие 2023 года"],
        ["Показатель", "План на год", "Факт"],
        ["Количество патентов", 3, 1],
        ["Услуги НИР", 2, 2],
    ]
    return Made("half_a_year", (grid(*rows),), {}, spoken=("C3", "C4"))


def three_years_with_hidden_plans():
    """Plan and actual below each of three years; the plans hidden, thousands with no-break spaces."""
    rows = [
        ["Кафедра информационных технологий и безопасности, отчет"],
        ["Код", "Показатель", "Ед.", "2021", None, "2022", None, "2023", None],
        [None, None, None, "план", "факт", "план", "факт", "план", "факт"],
        [
            "1.2.10.",
            "Студенты бакалавриата, всего",
            "чел.",
            900,
            "1\u00a0010",
            950,
            "1\u00a0020",
            990,
            "1\u202f030",
        ],
        [
            "1.3.3.",
            "Трудоустройство выпускников в первый год",
            "%",
            70,
            Percent(0.7),
            72,
            "71,5",
            75,
            Percent(0.745),
        ],
        ["2.5.7.", "Количество патентов", "кол-во", 2, 2, 2, "-", 2, 3],
    ]
    merged = [(1, 3, 1, 4), (1, 5, 1, 6), (1, 7, 1, 8), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)]
    right = {
        "E4": "1.2.10=1010@2021", "G4": "1.2.10=1020@2022", "I4": "1.2.10=1030",
        "E5": "1.3.3=70@2021", "G5": "1.3.3=71.5@2022", "I5": "1.3.3=74.5",
        "E6": "2.5.7=2@2021", "I6": "2.5.7=3",
    }  # fmt: skip
    made = grid(*rows, merged=merged, hidden_columns=[3, 5, 7])
    return Made("three_years_with_hidden_plans", (made,), right, Told(None, None))


def scholarship_list():
    """Words of the plan in a list that is no report."""
    rows = [
        ["Список студентов-волонтеров, 2023"],
        ["№", "ФИО студента", "Курс", "Часы"],
        [1, "Ахметов А.", 2, 40],
        [2, "Иванова Б.", 3, 35],
    ]
    return Made("scholarship_list", (grid(*rows),), {}, recognised=False)


LAYOUTS = (
    fact_plan_fact, name_without_heading, number_and_percent, sheets_of_departments, plan_and_fact_as_rows,
    plan_and_fact_below_names, names_and_units_in_one, turned_with_codes, heading_repeated, grants_as_columns,
    levels_of_nobody, levels_of_graduates, every_year_of_the_plan,
    hidden_actual_column, two_actual_columns, american_dates, ranks_and_yes, history_and_later_years,
    growth_from_two_years, english_summary, kazakh_years_as_rows, months_beside_the_year,
    thousands_in_the_heading, half_a_year, three_years_with_hidden_plans, scholarship_list,
)  # fmt: skip

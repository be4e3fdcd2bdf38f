"""What stands in offices' sheets and belongs to no indicator of the plan, and titles that forbid taking."""

from tests.workbooks.any_sheet.offices.names import PLAN
from tests.workbooks.any_sheet.offices.values import amount

NOT_IN_THE_PLAN = {
    "ru": (
        "Количество публикаций в изданиях КОКСНВО", "Количество преподавателей-совместителей",
        "Доля студентов, проживающих в общежитии", "Количество проведенных кураторских часов",
        "Доля ППС пенсионного возраста", "Количество защищенных кандидатских диссертаций",
        "Количество заявок на патенты", "Количество студентов, отчисленных за неуспеваемость",
        "Доля студентов, получающих повышенную стипендию", "Количество монографий и учебников",
        "Доля аудиторий с мультимедийным оборудованием",
        "Количество студентов, обучающихся по дуальной форме", "Средний балл выпускников",
        "Количество договоров с базами практик", "Количество иностранных студентов",
        "Доля магистрантов, участвующих в НИР", "Количество учебных лабораторий",
        "Количество преподавателей, прошедших стажировку на производстве",
        "Количество студентов-волонтеров", "Доля трудоустроенных магистрантов", "Количество выпускников",
        "Прием на 2 курс по переводу", "Доля дисциплин, обеспеченных учебниками",
        "Количество научных кружков", "Численность ППС, всего", "Количество хоздоговорных НИР",
        "Объем финансирования НИР, тыс. тенге", "Доля онлайн-занятий",
        "Количество студентов на русском отделении", "Доля вакансий ППС",
        "Количество партнеров-работодателей", "Доля женщин среди ППС",
        "Количество ППС с базовым образованием", "Доля ППС моложе 35 лет",
        "Количество международных конференций", "Доля обновленных рабочих учебных программ (силлабусов)",
    ),
    "kk": (
        "КОКСНВО басылымдарындағы жарияланымдар саны", "Жатақханада тұратын студенттердің үлесі",
        "Оқулықтар мен монографиялар саны", "Патентке өтінімдер саны", "Шетелдік студенттердің саны",
        "Оқудан шығарылған студенттердің саны", "Қосымша жұмыс істейтін оқытушылардың саны",
        "Түлектердің орташа балы", "Халықаралық конференциялар саны", "ПОҚ саны, барлығы",
        "Волонтер студенттердің саны", "35 жасқа дейінгі ПОҚ үлесі",
    ),
    "en": (
        "Number of publications in national journals", "Share of students living in dormitories",
        "Number of textbooks and monographs", "Number of patent applications", "Number of foreign students",
        "Number of expelled students", "Number of part-time teachers", "Average grade of graduates",
        "Number of international conferences", "Number of teaching staff, total", "Number of graduates",
        "Share of teaching staff under 35", "Number of student volunteers",
        "Share of women among teaching staff",
    ),
}  # fmt: skip
"""Like the plan's names, and none of them: a number behind one must never be taken."""

PARTS_OF_A_ROW = {
    "ru": (
        "из них девушек",
        "в том числе на казахском отделении",
        "в т.ч. сироты",
        "из них по гранту ректора",
    ),
    "kk": ("оның ішінде қыздар", "оның ішінде орыс тобында"),
    "en": ("of them women", "including part-time"),
}
SUBTOTALS = {
    "ru": ("Итого", "Итого по разделу", "ВСЕГО по направлению", "Среднее значение"),
    "kk": ("Барлығы", "Жиыны"),
    "en": ("Total", "Subtotal", "Average"),
}


def strange_row(office, canvas, kinds, row):
    """A row that is no indicator's: another number of the office, a part of the row above, a subtotal."""
    rng = office.rng
    texts = rng.choice((NOT_IN_THE_PLAN, NOT_IN_THE_PLAN, PARTS_OF_A_ROW, SUBTOTALS))[office.language]
    canvas.put(row, kinds.index("name"), rng.choice(texts))
    for column, kind in enumerate(kinds):
        if kind in ("plan", "fact", "before"):
            canvas.put(row, column, rng.choice((rng.randint(0, 90), round(rng.uniform(0, 99), 1))))
    return row + 1


def wrong_code(office, code):
    """The code of a neighbour that measures something else, as a slip of copying leaves it."""
    others = [
        other for other in office.codes if PLAN.indicators[other].measure != PLAN.indicators[code].measure
    ]
    return office.rng.choice(others) if others else None


def more_columns(office):
    """Headings of columns that hold numbers and are neither plan nor fact of the year, with their numbers."""
    rng, later = office.rng, office.year + 1
    texts = {
        "ru": (f"Прогноз {later}", f"План {later}", "Балл", "Рейтинг", "Вес", "9 месяцев", "I квартал",
               "I полугодие", "Среднее по вузу", "Ожидаемое исполнение"),
        "kk": (f"{later} болжам", f"{later} жоспар", "Балл", "9 ай", "I тоқсан"),
        "en": (f"Forecast {later}", f"Target {later}", "Score", "9 months", "Q1", "Weight"),
    }[office.language]  # fmt: skip
    return [(text, lambda code: amount(code, later, rng)) for text in rng.sample(texts, rng.choice((1, 2)))]

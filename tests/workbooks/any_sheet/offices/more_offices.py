"""Other kinds of files by seeds: a sheet for each line with short codes, an office's own indicators, levels
of study crossed with state order and contract, the unit in the name of the sheet or of the file alone."""

import random
from collections import defaultdict

from ktu_desktop.workbooks.any_sheet.recognition import Told
from tests.workbooks.any_sheet.offices import wordings as words
from tests.workbooks.any_sheet.offices.canvas import Canvas
from tests.workbooks.any_sheet.offices.names import PLAN
from tests.workbooks.any_sheet.offices.office import Office, cell, heading
from tests.workbooks.any_sheet.offices.offices import ORGANISATION, as_made
from tests.workbooks.any_sheet.offices.plain_tables import one_year
from tests.workbooks.any_sheet.offices.values import amount

SHEETS = {
    "ru": ("Линия {n}", "Направление {n}", "{n} направление"),
    "kk": ("{n}-бағыт", "Бағыт {n}"),
    "en": ("Line {n}", "Direction {n}"),
}
LEVELS = {
    "ru": ("Бакалавриат", "Магистратура", "Докторантура"),
    "kk": ("Бакалавриат", "Магистратура", "Докторантура"),
    "en": ("Bachelor's degree", "Master's degree", "Doctoral studies"),
}
BASES = {
    "ru": (("Всего", "всего"), ("Грант", "гос. заказ", "Госзаказ"), ("Договор", "платное")),
    "kk": (("Барлығы",), ("Грант", "Мемлекеттік тапсырыс"), ("Шарттық негізде", "Ақылы")),
    "en": (("Total",), ("State order", "Grant"), ("Contract",)),
}
WHO = {
    "ru": (
        "Прием на 1 курс, {y} год",
        "Контингент студентов, магистрантов и докторантов, {y} год",
        "{y} год",
    ),
    "kk": ("1-курсқа қабылдау, {y} жыл", "Білім алушылар контингенті, {y} жыл", "{y} жыл"),
    "en": ("Admission to the 1st year, {y}", "Students enrolled, {y}", "Year {y}"),
}
_LONGEST = 31
"""No sheet's name is longer."""

CROSSED = (
    (("1.2.2", "1.2.3", "1.2.4"), ("1.2.5", "1.2.6", "1.2.7"), ("1.2.8", "1.2.9", None)),
    (("1.2.10", "1.2.11", "1.2.12"), ("1.2.13", "1.2.14", "1.2.15"), ("1.2.16", "1.2.17", None)),
)


def made_more(seed):
    """The file of this seed."""
    rng = random.Random(f"more {seed}")
    language = rng.choices(("ru", "kk", "en"), (6, 2, 2))[0]
    kind = rng.choices(
        (by_lines, by_an_office, crossed, named_by_the_sheet, named_by_the_file), (3, 3, 2, 1, 1)
    )[0]
    canvases, told = kind(rng, language)
    return as_made(f"more-{seed}-{kind.__name__}", canvases, told)


def _office(rng, language, codes, unit, **habits):
    return Office(
        rng, language, 2023, unit, codes, freely=rng.choice((0.2, 0.6, 0.9)),
        said_in_heading=rng.random() < 0.5,
        style=rng.choice(("number", "number", "comma", "unit", "percent")), **habits,
    )  # fmt: skip


def _department(rng):
    return rng.choice([unit for unit in ORGANISATION.units if unit.level == "department"])


def _of_departments(rng):
    asked = [code for code, one in PLAN.indicators.items() if "department" in str(one.supplied_by)]
    return sorted(rng.sample(asked, rng.randint(10, 40)), key=asked.index)


def by_lines(rng, language):
    """A sheet for each strategic line; codes without their line, as numbers or as texts."""
    office = _office(rng, language, _of_departments(rng), _department(rng), told_year=rng.random() < 0.5)
    of_line = defaultdict(list)
    for code in office.codes:
        of_line[PLAN.indicators[code].line].append(code)
    as_numbers, name, planned = rng.random() < 0.5, rng.choice(SHEETS[language]), rng.random() < 0.5
    canvases = []
    for line, codes in of_line.items():
        canvas = Canvas(name.format(n=line))
        title = next(one.titles[language] for one in PLAN.lines if one.number == line)
        canvas.put(0, 0, office.word(words.LINES, n=line, t=title))
        kinds = ["code", "name", *(["plan"] if planned else []), "fact"]
        canvas.put_row(2, [heading(office, kind) for kind in kinds])
        for row, code in enumerate(codes, 3):
            short = code.partition(".")[2]
            canvas.put_row(row, [float(short) if as_numbers else short, office.name(code)])
            if planned:
                canvas.put(row, 2, amount(code, office.year, rng))
            cell(canvas, (row, len(kinds) - 1), office, code, office.year)
        if not office.said_in_heading and not office.told_year:
            canvas.put(1, 0, office.word(words.TITLES))
        canvases.append(canvas)
    return canvases, Told(office.unit.code, office.year if office.told_year else None)


def by_an_office(rng, language):
    """An office's report of what only it is asked for."""
    offices = defaultdict(list)
    for code, indicator in PLAN.indicators.items():
        offices[indicator.supplied_by].append(code)
    code = rng.choice(
        [one for one, codes in offices.items() if one not in ("department", "faculty") and len(codes) > 2]
    )
    office = _office(rng, language, offices[code], ORGANISATION.by_code[code], coded=rng.random() < 0.5)
    canvas = one_year(office).below(2)
    says_unit = rng.random() < 0.5
    canvas.put(0, 0, office.unit.names[language] if says_unit else rng.choice(words.UNIVERSITY[language]))
    canvas.put(1, 0, office.word(words.TITLES))
    return [canvas], Told(None if says_unit else office.unit.code, None)


def crossed(rng, language):
    """Levels of study down, state order and contract across; all asked where nobody says who is counted."""
    who = rng.choice((0, 1, 2))
    canvas = Canvas("Лист1")
    canvas.put(0, 0, WHO[language][who].format(y=2023))
    canvas.put_row(2, [rng.choice(one) for one in BASES[language]], first=1)
    for row, (level, codes) in enumerate(zip(LEVELS[language], CROSSED[who % 2], strict=True), 3):
        canvas.put(row, 0, level)
        for column, code in enumerate(codes, 1):
            number = rng.randint(1, 900)
            canvas.put(row, column, number)
            if who == 2:
                canvas.spoken.add((row, column)) if code else None
            elif code:
                canvas.right[row, column] = f"{code}={number}@2023"
    canvas.put_row(6, [rng.choice(words.TOTAL[language]), 1000, 700, 300])
    return [canvas], Told("OFF-REG", 2023)


def named_by_the_sheet(rng, language):
    """Departments' sheets in one file, each named after its department and by nothing else."""
    departments = [unit for unit in ORGANISATION.units if unit.level == "department"]
    units = rng.sample([unit for unit in departments if len(unit.names[language]) <= _LONGEST], 3)
    canvases = []
    for unit in units:
        office = _office(rng, language, _of_departments(rng), unit, trouble=0)
        canvas = one_year(office).below(1)
        canvas.put(0, 0, office.word(words.TITLES))
        canvas.name = unit.names[language]
        canvas.right = {place: _of_unit(said, unit) for place, said in canvas.right.items()}
        canvases.append(canvas)
    return canvases, Told(None, None)


def _of_unit(said, unit):
    return "&".join(f"{one}#{unit.code}" for one in said.split("&"))


def named_by_the_file(rng, language):
    """Nothing in the sheet says whose it is: all of it is asked."""
    office = _office(rng, language, _of_departments(rng), _department(rng))
    canvas = one_year(office).below(1)
    canvas.put(0, 0, office.word(words.TITLES))
    canvas.spoken |= set(canvas.right)
    canvas.right, canvas.allowed = {}, {}
    return [canvas], Told(None, None)

"""Tables with years or departments side by side or below one another, and tables on their side."""

from tests.workbooks.any_sheet.offices import wordings as words
from tests.workbooks.any_sheet.offices.canvas import Canvas
from tests.workbooks.any_sheet.offices.office import cell, described, heading
from tests.workbooks.any_sheet.offices.plain_tables import row_of
from tests.workbooks.any_sheet.offices.values import amount


def years_across(office):
    """Years side by side, below each its fact or its plan and fact."""
    rng, canvas = office.rng, Canvas()
    kinds = (["code"] if office.coded else []) + ["name"] + (["unit"] if rng.random() < 0.5 else [])
    planned = rng.random() < 0.6
    years = list(office.years)
    deep = rng.random() < 0.3
    year_row = 1 if deep else 0
    last_row = year_row + (1 if planned else 0)
    for column, kind in enumerate(kinds):
        canvas.put(0, column, heading(office, kind))
        canvas.merge(0, column, last_row, column)
    column = len(kinds)
    places = []
    plan, fact, shown = (
        office.untimed(words.PLAN),
        office.untimed(words.FACT),
        rng.choice(words.YEARS[office.language]),
    )
    if not planned and not deep:
        shown = {"ru": "Факт {y}", "kk": "{y} ж. нақты", "en": "Actual {y}"}[office.language]
    for year in years:
        first = column
        canvas.put(year_row, column, shown.format(y=year) if shown != "{y}" or rng.random() < 0.5 else year)
        if planned:
            canvas.put_row(last_row, (plan, fact), column)
            canvas.merge(year_row, first, year_row, first + 1)
            places.append((year, column, column + 1))
            column += 2
        else:
            places.append((year, None, column))
            column += 1
    if deep:
        over = (
            {"ru": "Фактические значения", "kk": "Нақты мәндері", "en": "Actual values"}
            if not planned
            else {
                "ru": "Значения показателя по годам",
                "kk": "Көрсеткіштің жылдар бойынша мәндері",
                "en": "Values by year",
            }
        )
        canvas.put(0, len(kinds), over[office.language])
        canvas.merge(0, len(kinds), 0, column - 1)
    row = last_row + 1
    for code in office.codes:
        for place, kind in enumerate(kinds):
            canvas.put(row, place, described(office, code)[kind])
        for year, plan_column, fact_column in places:
            if plan_column is not None:
                canvas.put(row, plan_column, amount(code, year, rng))
            cell(canvas, (row, fact_column), office, code, year)
        row += 1
    return canvas


def departments_across(office):
    """A faculty's summary: departments side by side, the faculty's total behind."""
    rng, canvas = office.rng, Canvas()
    kinds = (["code"] if office.coded else []) + ["name"] + (["unit"] if rng.random() < 0.5 else [])
    planned = rng.random() < 0.3
    total = rng.random() < 0.7
    for column, kind in enumerate(kinds):
        canvas.put(0, column, heading(office, kind))
        if planned:
            canvas.merge(0, column, 1, column)
    width = 2 if planned else 1
    plan, fact = office.untimed(words.PLAN), office.untimed(words.FACT)
    full = rng.random() < 0.5
    for number, unit in enumerate(office.departments):
        column = len(kinds) + number * width
        canvas.put(0, column, unit.names[office.language] if full else office.short_name_of(unit))
        if planned:
            canvas.put_row(1, (plan, fact), column)
            canvas.merge(0, column, 0, column + 1)
    if total:
        column = len(kinds) + len(office.departments) * width
        canvas.put(0, column, office.word(words.TOTAL))
        if planned:
            canvas.put_row(1, (plan, fact), column)
            canvas.merge(0, column, 0, column + 1)
    for row, code in enumerate(office.codes, 1 + planned):
        for column, kind in enumerate(kinds):
            canvas.put(row, column, described(office, code)[kind])
        for number, unit in enumerate((*office.departments, *([None] if total else []))):
            column = len(kinds) + number * width
            if planned:
                canvas.put(row, column, amount(code, office.year, rng))
            if unit is None:
                canvas.put(row, column + width - 1, amount(code, office.year, rng))
            else:
                cell(canvas, (row, column + width - 1), office, code, office.year, unit.code)
    return canvas


def departments_down(office):
    """Departments as rows, indicators as columns, without codes."""
    office.coded = False
    rng, canvas = office.rng, Canvas()
    codes = office.codes[:8]
    canvas.put(0, 0, office.word(words.ORG_HEADINGS))
    for column, code in enumerate(codes, 1):
        canvas.put(0, column, office.name(code))
    for row, unit in enumerate(office.departments, 1):
        canvas.put(row, 0, unit.names[office.language])
        for column, code in enumerate(codes, 1):
            cell(canvas, (row, column), office, code, office.year, unit.code)
    if rng.random() < 0.6:
        row = len(office.departments) + 1
        canvas.put(row, 0, office.word(words.TOTAL))
        for column, code in enumerate(codes, 1):
            canvas.put(row, column, amount(code, office.year, rng))
    return canvas


def years_down(office):
    """Years as rows, indicators as columns; perhaps codes above the names."""
    canvas = Canvas()
    codes = office.codes[:9]
    row = 0
    if office.coded:
        canvas.put(0, 0, office.word(words.CODE))
        canvas.put_row(0, codes, 1)
        row = 1
    canvas.put(row, 0, office.word(words.YEAR_HEADINGS))
    for column, code in enumerate(codes, 1):
        canvas.put(row, column, office.name(code))
    for place, year in enumerate(office.years, row + 1):
        canvas.put(place, 0, year)
        for column, code in enumerate(codes, 1):
            cell(canvas, (place, column), office, code, year)
    return canvas


def list_of_values(office):
    """A list as a database gives it: unit, year, code, name, value, one number a row."""
    rng, canvas = office.rng, Canvas()
    value = {"ru": ("Значение", "Факт"), "kk": ("Мәні", "Нақты"), "en": ("Value", "Actual")}[office.language]
    heads = [
        office.word(words.ORG_HEADINGS),
        office.word(words.YEAR_HEADINGS),
        office.word(words.CODE),
        office.untimed(words.NAME),
        rng.choice(value),
    ]
    canvas.put_row(0, heads)
    row = 1
    for unit in office.departments:
        for code in office.codes[:6]:
            canvas.put_row(row, [unit.names[office.language], office.year, code, office.name(code)])
            cell(canvas, (row, 4), office, code, office.year, unit.code)
            row += 1
    return canvas


def sideways(office):
    """The plain table on its side: indicators as columns, plan and fact as rows."""
    rng, canvas = office.rng, Canvas()
    codes = office.codes[:10]
    kinds = (
        (["code"] if office.coded else [])
        + ["name"]
        + (["unit"] if rng.random() < 0.4 else [])
        + (["plan"] if rng.random() < 0.7 else [])
        + ["fact"]
    )
    canvas.put_row(0, [heading(office, kind) for kind in kinds])
    for row, code in enumerate(codes, 1):
        row_of(office, canvas, kinds, row, code, row, "plain", False)
    return canvas.turned()

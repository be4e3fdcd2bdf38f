"""One seed, one file: an office, its habits, its tables, its title and what else lies in the file."""

import json
import random

from ktu_desktop import paths
from ktu_desktop.domain.plan_data import organisation_from_data
from ktu_desktop.workbooks.any_sheet.recognition import Told
from tests.workbooks.any_sheet.made_sheets import Made
from tests.workbooks.any_sheet.offices import plain_tables, wide_tables
from tests.workbooks.any_sheet.offices import wordings as words
from tests.workbooks.any_sheet.offices.canvas import Canvas
from tests.workbooks.any_sheet.offices.names import PLAN
from tests.workbooks.any_sheet.offices.office import Office, initials

ORGANISATION = organisation_from_data(
    json.loads(paths.resource("plan", "organisation-sample.json").read_text("utf-8"))
)
_ONE_UNIT = (
    (plain_tables.one_year, 6),
    (wide_tables.years_across, 3),
    (wide_tables.years_down, 1),
    (plain_tables.shares_and_counts, 2),
    (wide_tables.sideways, 1),
    (plain_tables.two_beside, 1),
    (plain_tables.families, 1),
)
_SUMMARIES = (
    (wide_tables.departments_across, 3),
    (wide_tables.departments_down, 1),
    (wide_tables.list_of_values, 1),
)
_ALWAYS_CODED, _NEVER_CODED = (wide_tables.list_of_values,), (plain_tables.families,)
_MANY_YEARS = (wide_tables.years_across, wide_tables.years_down)


def made(seed):
    """The file of this seed."""
    rng = random.Random(seed)
    summary = rng.random() < 0.25
    table = _chosen(rng, _SUMMARIES if summary else _ONE_UNIT)
    office = _office(rng, table, summary)
    told, canvas = _titled(office, table, table(office))
    _hide(office, canvas, table)
    canvases = _with_others(office, canvas, table)
    return as_made(f"{seed}-{table.__name__}", canvases, told)


def _chosen(rng, weighted):
    return rng.choices([one for one, _ in weighted], [weight for _, weight in weighted])[0]


def _office(rng, table, summary):
    language = rng.choices(("ru", "kk", "en"), (6, 2, 2))[0]
    level = "faculty" if summary else "department"
    units = (
        [unit for unit in ORGANISATION.units if unit.level == level and _children(unit)]
        if summary
        else [unit for unit in ORGANISATION.units if unit.level == level]
    )
    unit = rng.choice(units)
    asked = [code for code, one in PLAN.indicators.items() if "department" in str(one.supplied_by)]
    count = min(len(asked), rng.randint(6, 34))
    first = rng.randrange(len(asked) - count + 1)
    codes = (
        asked[first : first + count]
        if rng.random() < 0.5
        else sorted(rng.sample(asked, count), key=asked.index)
    )
    if rng.random() < 0.15:
        rng.shuffle(codes)
    year = rng.choice((2022, 2023, 2023, 2023, 2024))
    years = tuple(one for one in range(year - rng.choice((1, 2)), year + 1) if one in PLAN.years)
    return Office(
        rng, language, year, unit, codes,
        coded=table not in _NEVER_CODED and (table in _ALWAYS_CODED or rng.random() < 0.5),
        strange=rng.choice((0, 0, 0.1, 0.3)), slips=rng.choice((0, 0, 0, 0.1)),
        freely=rng.choice((0.2, 0.6, 0.9)),
        style=rng.choice(("number", "number", "number", "comma", "unit", "percent", "parts")),
        said_in_heading=rng.random() < 0.4, years=years,
        told_year=table not in (*_MANY_YEARS, wide_tables.list_of_values) and rng.random() < 0.4,
        departments=tuple(_children(unit)) if summary else (),
    )  # fmt: skip


def _children(unit):
    return [one for one in ORGANISATION.units if one.parent == unit.code]


def _titled(office, table, canvas):
    """The table below its title, and what the person who brings the file says."""
    rng = office.rng
    many, listed = table in _MANY_YEARS, table is wide_tables.list_of_values
    says_unit = rng.choice(("told", "title", "title"))
    lines = []
    if rng.random() < 0.3:
        lines.append(rng.choice(words.APPROVAL[office.language]))
    if rng.random() < 0.5:
        lines.append(rng.choice(words.UNIVERSITY[office.language]))
    if says_unit == "title" or rng.random() < 0.5:
        name = office.unit.names[office.language]
        forms = words.DEPARTMENT if office.unit.level == "department" else words.OTHER["faculty"]
        lines.append(rng.choice(forms[office.language]).format(n=name, i=initials(name)))
    if not office.told_year and not many and not listed:
        lines.append(office.word(words.TITLES))
    else:
        lines.append(office.untimed(words.UNTIMED_TITLES))
    lower = canvas.below(len(lines) + rng.choice((0, 1)))
    for row, line in enumerate(lines):
        lower.put(row, rng.choice((0, 0, 1)), line)
    for row, line in enumerate(
        rng.sample(words.SIGNATURE[office.language], rng.choice((0, 1, 2))), lower.height + 1
    ):
        lower.put(row, rng.choice((0, 1)), line)
    contradiction = _contradiction(office, says_unit) if not many and not listed else None
    if contradiction:
        lower.put(len(lines) - 1, 0, "")
        return _all_doubtful(office, lower, contradiction, len(lines))
    told = Told(office.unit.code if says_unit == "told" else None, office.year if office.told_year else None)
    return told, lower


def _contradiction(office, says_unit):
    """What a title says that forbids taking anything in silence, or None."""
    chance = office.rng.random()
    if chance < 0.04:
        return "part of a year"
    if chance < 0.08 and says_unit == "title" and office.unit.level == "department":
        return "another unit"
    return "another year" if chance < 0.12 and office.told_year and not office.said_in_heading else None


def _all_doubtful(office, canvas, contradiction, row):
    """The same sheet as brought by somebody whose words the title contradicts; all of it must be asked."""
    rng, unit, year = office.rng, office.unit.code, office.year
    if contradiction == "another unit":
        unit = rng.choice(
            [one.code for one in ORGANISATION.units if one.level == "department" and one.code != unit]
        )
    title = words.TITLES
    if contradiction == "another year":
        year = office.year + 1
    if contradiction == "part of a year":
        title = words.PARTS_OF_A_YEAR
    above = canvas.below(1)
    above.put(0, 0, office.word(title))
    above.spoken = {place for place, said in above.right.items() if f"@{office.year}" in said}
    above.right, above.allowed = {}, {}
    return Told(unit, year), above


def _hide(office, canvas, table):
    rng = office.rng
    rows = sorted({row for row, _ in canvas.right})
    if (
        rows
        and rng.random() < 0.1
        and table not in (wide_tables.sideways, wide_tables.years_down, plain_tables.two_beside)
    ):
        canvas.hide_row(rng.choice(rows))


def _with_others(office, canvas, table):
    """The sheets of the file: the table, perhaps an older copy, a hidden one, a list of something else."""
    rng = office.rng
    canvas.name = rng.choice(("Лист1", "Отчет", "Sheet1", "1"))
    others = [canvas]
    if rng.random() < 0.12:
        old = Canvas(f"{canvas.name} (2)", {**canvas.cells}, merged=list(canvas.merged))
        others.append(old)
    if rng.random() < 0.12:
        others.append(Canvas("скрытый", {**canvas.cells}, merged=list(canvas.merged), hidden=True))
    if rng.random() < 0.15:
        phones = Canvas("Телефоны")
        phones.put_row(0, ["№", "ФИО", "Должность", "Телефон"])
        phones.put_row(1, [1, "Ахметов А.Б.", "заведующий", 565935])
        phones.put_row(2, [2, "Ким С.В.", "методист", 565936])
        others.insert(rng.choice((0, len(others))), phones)
    return others


def as_made(name, canvases, told):
    """The file of these sheets."""
    right, allowed, spoken = {}, {}, []
    for canvas in canvases:
        right |= {_name(canvas, place): said for place, said in canvas.right.items()}
        allowed |= {_name(canvas, place): said for place, said in canvas.allowed.items()}
        spoken += [_name(canvas, place) for place in sorted(canvas.spoken) if place not in canvas.right]
    grids = tuple(canvas.grid() for canvas in canvases)
    return Made(name, grids, right, told, tuple(spoken), allowed=allowed)


def _name(canvas, place):
    return f"{canvas.name}!{canvas.grid().reference(*place)}"

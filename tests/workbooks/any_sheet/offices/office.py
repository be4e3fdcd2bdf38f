"""Who sends a sheet, that person's habits, and how single cells and headings come out."""

from dataclasses import dataclass, field

from tests.workbooks.any_sheet.made_sheets import Date
from tests.workbooks.any_sheet.offices import wordings as words
from tests.workbooks.any_sheet.offices.names import PLAN, is_printed_once, written
from tests.workbooks.any_sheet.offices.values import amount, bad, typed


@dataclass
class Office:
    """Who sends a sheet, and the habits of that person."""

    rng: object
    language: str
    year: int
    unit: object
    codes: list
    coded: bool = True
    freely: float = 0.6
    style: str = "number"
    said_in_heading: bool = False
    years: tuple = ()
    told_year: bool = False
    departments: tuple = ()
    trouble: float = 0.03
    strange: float = 0.0
    slips: float = 0.0
    shown: dict = field(default_factory=dict)

    def word(self, table, **facts):
        return self.rng.choice(table[self.language]).format(y=self.year, **facts)

    def untimed(self, table):
        """A heading without a year."""
        return self.rng.choice([one for one in table[self.language] if "{y}" not in one])

    def name(self, code):
        if code not in self.shown:
            self.shown[code] = written(code, self.language, self.rng, self.freely)
        return self.shown[code]

    def short_name_of(self, unit):
        name = unit.names[self.language]
        return self.rng.choice(
            (name, name, unit.code.rpartition("-")[2] if self.language == "en" else initials(name))
        )


def initials(name):
    """ФИТ of Факультет инновационных технологий; a name of one word stays."""
    large = [word for word in name.replace("-", " ").split() if len(word) > 2]
    return "".join(word[0].upper() for word in large) if len(large) > 1 else name


def is_doubtful(office, code):
    """Whether the row has no code and a name that the plan prints for several indicators."""
    return not office.coded and not is_printed_once(code, office.language)


def cell(canvas, place, office, code, year, org=None, style=None):
    """Types a value that was reached into a cell, with the truth beside it."""
    rng = office.rng
    if rng.random() < 0.06:
        canvas.put(
            *place,
            rng.choice(words.NOTHING[office.language])
            if PLAN.indicators[code].measure != "availability"
            else "-",
        )
        return
    said = f"@{year}" + (f"#{org}" if org else "")
    made = bad(code, year, rng) if rng.random() < office.trouble else None
    made = made or typed(code, amount(code, year, rng), office.language, rng, style or office.style)
    canvas.put(*place, made.content)
    doubtful = is_doubtful(office, code)
    if made.spoken or doubtful:
        canvas.spoken.add(place)
        return
    canvas.right[place] = "&".join(
        f"{code}{'' if figure == 'value' else '/' + figure}={text}{said}" for figure, text in made.right
    )


def described(office, code):
    """What stands in the columns before the values."""
    units = words.UNIT_WORDS[office.language][PLAN.indicators[code].unit]
    return {"code": code, "name": office.name(code), "unit": office.rng.choice(units)}


def code_cell(code, rng, habit):
    """A code as this sheet writes them; a date where Excel took it for one."""
    line, task, number = map(int, code.split("."))
    if habit == "dated" and line <= 28 and task <= 12 and 1 <= number <= 29:
        return Date(f"20{number:02d}-{task:02d}-{line:02d}")
    return {"dotted": f"{code}.", "spaced": f" {code} ", "point": f"п. {code}"}.get(habit, code)


def heading(office, kind, under_year=False):
    if kind == "before":
        last = office.year - 1
        return {"ru": f"Факт {last}", "kk": f"{last} ж. нақты", "en": f"Actual {last}"}[office.language]
    table = words.BY_KIND[kind]
    if kind == "number":
        return office.rng.choice(table[office.language][:2])
    if kind == "fact" and office.said_in_heading and not under_year:
        return office.rng.choice([one for one in table[office.language] if "{y}" in one]).format(
            y=office.year
        )
    if kind == "fact" and not office.said_in_heading:
        return office.untimed(table)
    return office.untimed(table) if under_year else office.word(table)

"""Tables with indicators as rows and one year: plain, side by side, in families, shares with parts."""

from tests.workbooks.any_sheet.offices import wordings as words
from tests.workbooks.any_sheet.offices.canvas import Canvas
from tests.workbooks.any_sheet.offices.families import FAMILIES
from tests.workbooks.any_sheet.offices.names import PLAN
from tests.workbooks.any_sheet.offices.office import cell, code_cell, heading, is_doubtful
from tests.workbooks.any_sheet.offices.traps import more_columns, strange_row, wrong_code
from tests.workbooks.any_sheet.offices.values import amount, parts


def one_year(office):
    """Indicators as rows; plan, fact and other columns in varied order below one or two lines of heading."""
    rng, canvas = office.rng, Canvas()
    kinds = ["name"]
    if office.coded:
        kinds.insert(0, "code")
    elif rng.random() < 0.6:
        kinds.insert(0, "number")
    kinds += ["unit"] if rng.random() < 0.6 else []
    values = ["fact"]
    if rng.random() < 0.8:
        values.insert(rng.choice((0, 0, 0, 1)), "plan")
    if rng.random() < 0.3:
        values.insert(rng.choice((0, len(values))), "before")
    tail = [kind for kind, chance in (("deviation", 0.4), ("note", 0.5)) if rng.random() < chance]
    kinds += values + tail
    top = _head(office, canvas, kinds, values)
    _rows(office, canvas, kinds, top)
    if rng.random() < 0.25:
        _more_columns(office, canvas, kinds, top)
    return canvas


def _more_columns(office, canvas, kinds, top):
    """Columns behind the others that hold other numbers."""
    filled = {row for row, column in canvas.cells if column == kinds.index("fact") and row >= top}
    for column, (heading_text, number) in enumerate(more_columns(office), len(kinds)):
        canvas.put(0, column, heading_text)
        for row in filled:
            canvas.put(row, column, number(office.rng.choice(office.codes)))


def _head(office, canvas, kinds, values):
    rng = office.rng
    two_lines = rng.random() < 0.4 and len(values) > 1
    texts = [heading(office, kind, under_year=two_lines) for kind in kinds]
    if two_lines:
        first, last = kinds.index(values[0]), kinds.index(values[-1])
        over = words.OVER_VALUES if "before" in values else words.OVER_ONE_YEAR
        canvas.put(0, first, office.word(over))
        canvas.merge(0, first, 0, last)
        for column, text in enumerate(texts):
            inside = first <= column <= last
            canvas.put(1 if inside else 0, column, text)
            if not inside:
                canvas.merge(0, column, 1, column)
    else:
        canvas.put_row(0, texts)
    top = 2 if two_lines else 1
    if rng.random() < 0.25:
        canvas.put_row(top, range(1, len(kinds) + 1))
        top += 1
    return top


def _rows(office, canvas, kinds, row):
    """The rows of the table."""
    rng, line = office.rng, None
    habit = rng.choice(("plain", "plain", "dotted", "spaced", "point", "dated"))
    sections = rng.random() < 0.35
    split = rng.random() < 0.15
    for number, code in enumerate(office.codes, 1):
        indicator = PLAN.indicators[code]
        if sections and indicator.line != line:
            line = indicator.line
            title = next(one.titles[office.language] for one in PLAN.lines if one.number == line)
            canvas.put(row, 0, office.word(words.LINES, n=line, t=title))
            if rng.random() < 0.6:
                canvas.merge(row, 0, row, len(kinds) - 1)
            row += 1
        row = row_of(office, canvas, kinds, row, code, number, habit, split)
        if rng.random() < office.strange:
            row = strange_row(office, canvas, kinds, row)


def row_of(office, canvas, kinds, row, code, number, habit, split):
    rng, indicator = office.rng, PLAN.indicators[code]
    name = office.name(code)
    parts_of_name = name.split()
    slip = None
    two = split and len(parts_of_name) > 8 and office.coded
    for column, kind in enumerate(kinds):
        place = (row, column)
        if kind == "code":
            slip = wrong_code(office, code) if rng.random() < office.slips else None
            canvas.put(*place, code_cell(slip or code, rng, habit))
        elif kind == "number":
            canvas.put(*place, number)
        elif kind == "name":
            half = len(parts_of_name) // 2
            canvas.put(*place, " ".join(parts_of_name[:half]) if two else name)
            if two:
                canvas.put(row + 1, column, " ".join(parts_of_name[half:]))
        elif kind == "unit":
            canvas.put(*place, rng.choice(words.UNIT_WORDS[office.language][indicator.unit]))
        elif kind == "plan":
            canvas.put(*place, amount(code, office.year, rng) if rng.random() < 0.9 else "-")
        elif kind == "fact":
            cell(canvas, place, office, code, office.year)
        elif kind == "before":
            before(canvas, place, office, code)
        elif kind == "deviation":
            canvas.put(*place, round(rng.uniform(-20, 120), 1))
        elif kind == "note" and rng.random() < 0.4:
            canvas.put(*place, rng.choice(words.NOTES[office.language]))
    if two and not parts_of_name[len(parts_of_name) // 2][:1].islower():
        canvas.cells.pop((row + 1, kinds.index("name")))
        canvas.put(row, kinds.index("name"), name)
        two = False
    if slip:
        _must_be_spoken_of(canvas, row)
    return row + (2 if two else 1)


def _must_be_spoken_of(canvas, row):
    for place in [place for place in canvas.right if place[0] == row]:
        canvas.right.pop(place)
        canvas.spoken.add(place)


def before(canvas, place, office, code):
    """Last year's value: wanted only where every year is."""
    last = office.year - 1
    if not office.told_year and last in PLAN.years:
        cell(canvas, place, office, code, last)
    else:
        canvas.put(*place, amount(code, last, office.rng))


def two_beside(office):
    """Two tables side by side."""
    canvas = Canvas()
    kinds = ["code" if office.coded else "number", "name", "fact"]
    half = (len(office.codes) + 1) // 2
    heads = [heading(office, kind) for kind in kinds]
    for side, codes in enumerate((office.codes[:half], office.codes[half:])):
        canvas.put_row(0, heads, side * 4)
        for row, code in enumerate(codes, 1):
            contents = {"code": code, "number": row, "name": office.name(code)}
            canvas.put_row(row, [contents[kind] for kind in kinds[:2]], side * 4)
            cell(canvas, (row, side * 4 + 2), office, code, office.year)
    return canvas


def shares_and_counts(office):
    """Shares with part and whole in columns of their own; the counts in a second table below."""
    rng, canvas = office.rng, Canvas()
    shares = [
        c
        for c in office.codes
        if PLAN.indicators[c].measure == "share" and "numerator" in PLAN.indicator_elements(c)
    ]
    counts = [c for c in office.codes if PLAN.indicators[c].measure == "count"]
    lead = ["code"] if office.coded else ["number"]
    kinds = [*lead, "name", "part", "whole", "share"]
    if rng.random() < 0.3:
        kinds.insert(2, "plan")
    at = rng.choice(words.PARTS_AND_WHOLES[office.language])
    texts = {"part": at[0], "whole": at[1], "share": office.untimed(words.SHARE)}
    canvas.put_row(0, [texts.get(kind) or heading(office, kind) for kind in kinds])
    row = 1
    for code in shares:
        made = parts(amount(code, office.year, rng), office.language, rng)
        part, whole = (int(text) for _, text in made.right)
        percent = round(100 * part / whole, 1)
        percent = int(percent) if float(percent).is_integer() else percent
        doubtful = is_doubtful(office, code)
        target = amount(code, office.year, rng)
        small = percent < 1
        contents = {
            "code": code,
            "number": row,
            "name": office.name(code),
            "plan": target,
            "part": part,
            "whole": whole,
            "share": percent,
        }
        for column, kind in enumerate(kinds):
            canvas.put(row, column, contents[kind])
            figure = {"part": "numerator", "whole": "denominator", "share": "value"}.get(kind)
            if figure and doubtful:
                canvas.spoken.add((row, column))
            elif figure:
                said = canvas.allowed if kind == "share" and small else canvas.right
                said[row, column] = (
                    f"{code}{'' if figure == 'value' else '/' + figure}={contents[kind]}@{office.year}"
                )
        row += 1
    row += 1
    kinds = [*lead, "name", *(["plan"] if rng.random() < 0.5 else []), "fact"]
    canvas.put_row(row, [heading(office, kind) for kind in kinds])
    for number, code in enumerate(counts, 1):
        row = row_of(office, canvas, kinds, row + 1, code, number, "plain", False) - 1
    return canvas


def families(office):
    """Admission and students: the level stands as a section, its rows only say total, grant, contract."""
    rng, canvas = office.rng, Canvas()
    heads = {
        "ru": ("№", "Показатель", rng.choice(("Факт", "Количество, чел.", "Фактически"))),
        "kk": ("№", "Көрсеткіш", rng.choice(("Нақты", "Факт"))),
        "en": ("No", "Indicator", rng.choice(("Actual", "Number"))),
    }
    canvas.put_row(0, heads[office.language])
    row = 1
    for group, members in FAMILIES[office.language]:
        canvas.put(row, 1, group)
        row += 1
        for number, (text, code) in enumerate(members, 1):
            canvas.put_row(row, [number, rng.choice(text.split("|"))])
            office.shown[code] = text
            cell(canvas, (row, 2), office, code, office.year, style="number")
            row += 1
    return canvas

"""The values of a made sheet: what an indicator may have reached, and how somebody types that into a cell."""

from dataclasses import dataclass

from tests.workbooks.any_sheet.made_sheets import NO_VALUE, Error, Percent
from tests.workbooks.any_sheet.offices.names import PLAN
from tests.workbooks.any_sheet.offices.wordings import UNIT_WORDS, YES


@dataclass(frozen=True)
class Typed:
    """A cell's content. ``right``: figure -> canonical text; ``spoken``: it must be asked or refused."""

    content: object
    right: tuple = ()
    spoken: bool = False


def target_of(code, year):
    """The plan's number for the year or the nearest one, as a float; None where it has none."""
    known = {one: value for one, value in PLAN.indicators[code].targets.items() if value is not None}
    if not known:
        return None
    value = known[min(known, key=lambda one: abs(one - year))]
    return float(value.fraction) if hasattr(value, "fraction") else None


def amount(code, year, rng):
    """What was reached, as a number without trailing zeros or a text for a rank."""
    indicator = PLAN.indicators[code]
    if indicator.measure == "rank":
        return rng.choice(("801+", "781-790", "640"))
    if indicator.measure == "availability":
        return 1
    if indicator.measure == "count":
        target = target_of(code, year)
        return (
            rng.choice((0, rng.randint(1, 9), rng.randint(3, 99)))
            if not target or target < 900
            else rng.randint(3, 2400)
        )
    target = target_of(code, year) or rng.uniform(5, 60)
    reached = round(target * rng.uniform(0.75, 1.15), rng.choice((0, 1, 1, 2)))
    if indicator.measure in ("share", "index"):
        reached = min(reached, 100)
    if indicator.measure == "share" and reached < 1 <= target:
        reached = 1
    return int(reached) if float(reached).is_integer() else reached


def plain(number):
    """The canonical text."""
    return str(number)


def typed(code, number, language, rng, style):
    """The number as it is typed. ``style``: the habit of the sheet: number, comma, unit, percent, parts."""
    indicator = PLAN.indicators[code]
    right = (("value", plain(number)),)
    if indicator.measure == "availability":
        return Typed(rng.choice((1, *YES[language])), right)
    if isinstance(number, str):
        return Typed(number, right)
    percent = indicator.unit == "%"
    if percent and style == "percent":
        return Typed(Percent(round(number / 100, 6)), right)
    if style == "comma" or (style == "unit" and percent):
        text = str(number).replace(".", ",")
        return Typed(f"{text}{rng.choice((' %', '%'))}" if style == "unit" else text, right)
    if style == "unit" and indicator.unit in ("ppl.", "unit"):
        return Typed(f"{number} {rng.choice(UNIT_WORDS[language][indicator.unit])}", right)
    if style == "parts" and indicator.measure == "share" and "numerator" in PLAN.indicator_elements(code):
        return parts(number, language, rng)
    if isinstance(number, int) and number >= 1000 and rng.random() < 0.5:
        space = rng.choice(" \u00a0\u202f")
        return Typed(f"{number // 1000}{space}{number % 1000:03d}", right)
    if rng.random() < 0.03:
        return Typed(f"{str(number).replace('.', ',')}{rng.choice(('*', ' *', '**', '¹'))}", right)
    return Typed(number, right)


def parts(percent, language, rng):
    """Part and whole in one cell."""
    whole = rng.randint(8, 160)
    part = max(0, min(whole, round(whole * percent / 100)))
    words = {
        "ru": ("{p} из {w}", "{p}/{w}", "{p} из {w} ({s}%)"),
        "kk": ("{p}/{w}", "{p} из {w}"),
        "en": ("{p} of {w}", "{p}/{w}", "{p} out of {w}"),
    }
    said = str(round(100 * part / whole, 1)).replace(".", ",")
    text = rng.choice(words[language]).format(p=part, w=whole, s=said)
    return Typed(text, (("numerator", str(part)), ("denominator", str(whole))))


def bad(code, year, rng):
    """A cell that must be asked or refused, or None where this indicator has none such."""
    indicator = PLAN.indicators[code]
    wrong = [Error(), NO_VALUE, Error("#REF!"), Error("#ЗНАЧ!")]
    if indicator.measure == "count":
        wrong += [2.5, -1, "1,050", "около 5", "5-6"]
    if indicator.measure == "share":
        wrong += [120, -3, "двадцать процентов"]
        if (target_of(code, year) or 0) >= 20:
            wrong += [0.45, "0,6"]
    return Typed(rng.choice(wrong), (), True)

"""How people write the plan's names: as printed, shortened, reordered, mistyped, in office wording."""

import re

from tests.domain.made_elements import delivered_plan
from tests.workbooks.any_sheet.offices.office_names import OFFICE_NAMES

PLAN = delivered_plan()

_ABBREVIATIONS = {
    "ru": (
        ("образовательных программ", "ОП"), ("профессорско-преподавательского состава", "ППС"),
        ("научно-исследовательских", "НИ"), ("Количество", "Кол-во"), ("Доля", "Уд. вес"), ("Доля", "% "),
        ("университета", "ун-та"), ("государственному образовательному заказу", "гос. заказу"),
        ("государственному образовательному заказу", "ГОЗ"), ("повышение квалификации", "ПК"),
        ("студентов", "студ."), ("международных", "межд."), ("на договорной основе", "договор"),
    ),
    "kk": (("білім беру бағдарламаларының", "БББ"), ("Количество", "Саны")),
    "en": (("educational programs", "EPs"), ("Number of", "No. of"), ("Proportion of", "Share of"),
           ("Percentage of", "Share of"), ("teaching staff", "staff")),
}  # fmt: skip
_LOOKALIKE = str.maketrans("аеорсхАВЕКМНОРСТХ", "aeopcxABEKMHOPCTX")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = 3
_TOLD_BY_THEIR_END = ("6.4.2", "6.4.3", "6.4.4")


def stems(text):
    """The longer words of a name, cut short so that endings do not count."""
    return [word.lower()[:5] for word in _WORD.findall(text) if len(word) >= _SMALL]


def _alone(text, code, language):
    """Whether all words of a shortened name stand in one name of the plan only."""
    own = set(stems(text))
    having = [
        other for other, indicator in PLAN.indicators.items() if own <= set(stems(indicator.names[language]))
    ]
    return having == [code]


def is_printed_once(code, language):
    """Whether the plan prints this name for one indicator only."""
    text = PLAN.indicators[code].names[language]
    return sum(indicator.names[language] == text for indicator in PLAN.indicators.values()) == 1


def shortened(code, language, rng):
    """The name without its end or its brackets, where that still is this indicator's alone."""
    text = PLAN.indicators[code].names[language]
    if code in _TOLD_BY_THEIR_END:
        return text
    tries = [re.sub(r"\s*\([^)]*\)", "", text), re.sub(r",? от (их )?общего .*", "", text)]
    words = text.split()
    kept = words[: max(4, round(len(words) * rng.uniform(0.55, 0.9)))]
    tries.append(" ".join(kept).rstrip(",;("))
    if language == "kk":  # what a Kazakh name is about stands at its end
        tries = [" ".join([*kept, words[-1]])]
    tries = [one for one in tries if one != text and len(stems(one)) >= 3 and _alone(one, code, language)]
    return rng.choice(tries) if tries else text


def reordered(text, rng):
    """The parts around a comma changed places."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2 and len(parts[1].split()) > 1:
        return f"{parts[1][:1].upper()}{parts[1][1:]}, {parts[0][:1].lower()}{parts[0][1:]}"
    return text


def mistyped(text, rng):
    """One or two slips in long words: a letter left out, doubled or changed places."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) > 7 and word.isalpha()]
    for place in rng.sample(long, min(len(long), rng.choice((1, 1, 2)))):
        word, slip = words[place], rng.randrange(2, len(words[place]) - 2)
        left, one, two, right = word[:slip], word[slip], word[slip + 1], word[slip + 2 :]
        words[place] = rng.choice(
            (left + two + right, left + one + one + two + right, left + two + one + right)
        )
    return " ".join(words)


def abbreviated(text, language, rng):
    """Some words by their usual abbreviations."""
    for long, short in rng.sample(_ABBREVIATIONS[language], len(_ABBREVIATIONS[language])):
        if long in text and rng.random() < 0.6:
            text = text.replace(long, short, 1)
            break
    return text


def with_latin_letters(text, rng):
    """Latin letters in one word, as an English keyboard leaves them."""
    words = text.split()
    place = rng.randrange(len(words))
    words[place] = words[place].translate(_LOOKALIKE)
    return " ".join(words)


def written(code, language, rng, freely):
    """A name as somebody writes it. ``freely``: how far from the print (0-1)."""
    text = PLAN.indicators[code].names[language]
    if rng.random() >= freely:
        return text
    office = OFFICE_NAMES.get(code, {}).get(language)
    if office and rng.random() < 0.5:
        return rng.choice(office)
    way = rng.choice(("short", "short", "slip", "letters", "abbreviated", "order", "capitals"))
    if way == "short":
        return shortened(code, language, rng)
    if way == "slip":
        return mistyped(text, rng)
    if way == "letters" and language != "en":
        return with_latin_letters(text, rng)
    if way == "abbreviated":
        return abbreviated(text, language, rng)
    if way == "order":
        return reordered(text, rng)
    return text.upper() if way == "capitals" else text

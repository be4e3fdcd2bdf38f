"""The family of units of measure: how a number with that unit is read, written, limited and formatted.

To add one: 1. an object in UNITS below (symbol as the plan prints it, names in three languages, the words
people write behind the number); 2. where it is not a plain number, its reader in written.py; 3. the family's
tests in tests/domain/test_units_of_measure.py then hold for it too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.limits import HUNDRED, Limits
from ktu_desktop.domain.plan import STATED, Element
from ktu_desktop.domain.readings import Reading
from ktu_desktop.domain.values import Band, Number, Result, Value
from ktu_desktop.domain.written import read_number, read_rank, read_yes_no
from ktu_desktop.i18n import Translator, mark

Names = Mapping[str, str]
Reader = Callable[[str, Limits], Reading]
NOT_NEGATIVE = Limits(lowest=0)
YES_WORD, NO_WORD = mark("yes"), mark("no")


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """One unit of measure.

    ``names``: short, as behind a number; ``titles``: as in a sentence or on an axis; ``aliases``: what people
    write behind the number (lower case). ``excel_format``: the number format of an input cell; ``kind``:
    ``number``, ``rank`` or ``yes_no``.
    """

    symbol: str | None
    names: Names
    titles: Names
    aliases: frozenset[str] = frozenset()
    limits: Limits = NOT_NEGATIVE
    excel_format: str = "General"
    kind: str = "number"
    read: Reader = field(default=read_number)

    def write(self, value: Value | Result, say: Translator) -> str:
        """The value or result in the user's language, without the unit: ``12,5``, ``801–850``, ``да``."""
        if isinstance(value, Band):
            return value.text.replace("-", "–")
        amount = value.fraction if isinstance(value, Number) else value
        if self.kind == "yes_no" and amount in (0, 1):
            return say(YES_WORD) if amount else say(NO_WORD)
        return say.number(decimal_text(amount))

    def suffix(self, say: Translator) -> str:
        """What stands behind a number: ``%``, ``чел.``; empty where nothing does."""
        return say.name(self.names)

    def axis_label(self, say: Translator) -> str:
        """The unit in full, for a chart's axis or a sentence: ``people``, ``a place in the ranking``."""
        return say.name(self.titles)

    def choices(self, say: Translator) -> tuple[str, ...]:
        """The words to choose from, where a value is chosen and not typed."""
        return (say(YES_WORD), say(NO_WORD)) if self.kind == "yes_no" else ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_PIECES = "ед.|ед|единиц|единица|единицы|unit|units|бірлік|бірл.|бірл|шт.|шт|штук|дана|pcs|pcs."

PERCENT = UnitOfMeasure(
    symbol="%",
    names={"en": "%", "ru": "%", "kk": "%"},
    titles={"en": "percent", "ru": "проценты", "kk": "пайыз"},
    aliases=_words("%|percent|per cent|процент|процента|процентов|проц.|пайыз"),
    limits=Limits(lowest=0, highest=HUNDRED),
    # General on purpose: a person who types 45% into any other format gets 0.45 and no percent sign.
)
PEOPLE = UnitOfMeasure(
    symbol="ppl.",
    names={"en": "ppl.", "ru": "чел.", "kk": "адам"},
    titles={"en": "people", "ru": "человек", "kk": "адам"},
    aliases=_words("ppl.|ppl|people|person|persons|чел.|чел|человек|человека|адам|адам."),
    limits=Limits(lowest=0, whole=True),
    excel_format="#,##0",
)
UNITS_COUNTED = UnitOfMeasure(
    symbol="unit",
    names={"en": "units", "ru": "ед.", "kk": "бірлік"},
    titles={"en": "units", "ru": "единицы", "kk": "бірлік"},
    aliases=_words(_PIECES),
    limits=Limits(lowest=0, whole=True),
    excel_format="#,##0",
)
AMOUNT = UnitOfMeasure(
    symbol="amt.",
    names={"en": "amt.", "ru": "кол-во", "kk": "саны"},
    titles={"en": "amount (pieces)", "ru": "количество", "kk": "саны"},
    aliases=_words(f"amt.|amt|amount|кол-во|количество|саны|{_PIECES}"),
    limits=Limits(lowest=0, whole=True),
    excel_format="#,##0",
)
TENGE = UnitOfMeasure(
    symbol="tenge",
    names={"en": "tenge", "ru": "тенге", "kk": "теңге"},
    titles={"en": "tenge", "ru": "тенге", "kk": "теңге"},
    aliases=_words("tenge|тенге|теңге|тг|тг.|тнг|тнг.|kzt|₸"),
    excel_format="#,##0.00",
)
SCORE = UnitOfMeasure(
    symbol="score",
    names={"en": "points", "ru": "балл.", "kk": "балл"},
    titles={"en": "points", "ru": "баллы", "kk": "балл"},
    aliases=_words("points|point|score|балл|балла|баллов|балл.|балла.|ұпай"),
)
RANK = UnitOfMeasure(
    symbol="rank",
    names={"en": "", "ru": "", "kk": ""},
    titles={"en": "place in the ranking", "ru": "место в рейтинге", "kk": "рейтингтегі орны"},
    aliases=_words("place|место|орын|орны"),
    limits=Limits(lowest=1, whole=True),
    excel_format="@",  # text: Excel makes dates of 10-12
    kind="rank",
    read=read_rank,
)
YES_OR_NO = UnitOfMeasure(
    symbol="yes/no",
    names={"en": "", "ru": "", "kk": ""},
    titles={"en": "yes or no", "ru": "да или нет", "kk": "иә немесе жоқ"},
    limits=Limits(lowest=0, highest=1, whole=True),
    kind="yes_no",
    read=read_yes_no,
)
PLAIN = UnitOfMeasure(
    symbol=None,
    names={"en": "", "ru": "", "kk": ""},
    titles={"en": "a number without a unit", "ru": "число без единицы", "kk": "бірліксіз сан"},
)
UNITS = (PERCENT, PEOPLE, UNITS_COUNTED, AMOUNT, TENGE, SCORE, RANK, YES_OR_NO, PLAIN)
"""The family."""

_BY_SYMBOL = {unit.symbol: unit for unit in UNITS}
_KNOWN = frozenset[str]().union(*(unit.aliases for unit in UNITS))
_OWN_RESULT = {
    # What is possible where the figures behind it are not negative: nothing shrinks by more than all of it.
    "growth": Limits(lowest=-HUNDRED),
    "reduction": Limits(highest=HUNDRED),
}


@lru_cache(maxsize=64)
def unit_of(symbol: str | None) -> UnitOfMeasure:
    """The unit with this symbol; a symbol that only a plan knows counts as a plain number named so."""
    known = _BY_SYMBOL.get(symbol)
    if known is not None or symbol is None:
        return known or PLAIN
    names = {"en": symbol, "ru": symbol, "kk": symbol}
    return UnitOfMeasure(symbol, names, names, frozenset((symbol.lower(),)))


def is_unit_word(word: str) -> bool:
    """Whether some unit of the family is written so (lower case)."""
    return word in _KNOWN


def limits_of(element: Element, divides: bool | None = None) -> Limits:
    """What the element can be, also for a spreadsheet's own validation.

    ``divides``: whether others are divided by it, so that it cannot be 0; None: its role says so. A count
    that common data also names (the same people counted and divided by) may be 0 as a count: whoever knows
    under which of its names it is typed says so.
    """
    if divides is None:
        divides = element.role in ("denominator", "common")
    own = element.measure if element.role == STATED else None
    return _limits(element.unit, element.whole, own, divides)


@lru_cache(maxsize=256)
def _limits(symbol: str | None, is_whole: bool, own_result_of: str | None, divides: bool) -> Limits:
    limits = unit_of(symbol).limits
    if symbol == PERCENT.symbol and own_result_of in _OWN_RESULT:
        limits = _OWN_RESULT[own_result_of]
    return Limits(limits.lowest, limits.highest, is_whole or limits.whole, zero=not divides)


def value_text(value: Value | Result, symbol: str | None, say: Translator) -> str:
    """The value with its unit behind it: ``12,5 %``, ``45 чел.``, ``801+``."""
    unit = unit_of(symbol)
    suffix = unit.suffix(say)
    text = unit.write(value, say)
    return f"{text}\u00a0{suffix}" if suffix else text

"""Results as formulas: one body per measure, over the cells that hold its figures, with the value it has now.

To add a measure: 1. its body in BODIES, over its needs in their order; 2. tests/workbooks/test_formulas.py
runs over the family and fails where a body is missing or LibreOffice computes something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.measures import Amount, Measure
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.values import MILLION

_PLACES = 6


@dataclass(frozen=True, slots=True)
class Body:
    """A formula over the operands ``{0}``, ``{1}`` ...; ``divisors``: which of them must not be zero."""

    text: str
    divisors: tuple[int, ...] = ()
    rounded: bool = True


BODIES: Mapping[str, Body] = {
    "count": Body("{0}", rounded=False),
    "index": Body("{0}", rounded=False),
    "rank": Body("{0}", rounded=False),
    "availability": Body("{0}", rounded=False),
    "share": Body("100*{0}/{1}", (1,)),
    "ratio": Body("{0}/{1}", (1,)),
    "growth": Body("100*({0}-{1})/{1}", (1,)),
    "reduction": Body("100*({2}/{3}-{0}/{1})/({2}/{3})", (1, 2, 3)),
}


@dataclass(frozen=True, slots=True)
class Operand:
    """A number in a formula: its text, the condition under which it is there, and what it is now."""

    text: str
    condition: str
    amount: Amount | None


MISSING = Operand("0", "FALSE()", None)


def cell_operand(place: str, amount: Amount | None) -> Operand:
    """A cell's number."""
    return Operand(place, f"ISNUMBER({place})", amount)


def known_operand(amount: Amount | None) -> Operand:
    """A number that stands in the formula itself, such as a share of last year's."""
    if not isinstance(amount, int):
        return MISSING
    return Operand(decimal_text(Fraction(amount, MILLION)), "TRUE()", amount)


def either(first: Operand, second: Operand) -> Operand:
    """The first where it is there, else the second."""
    return Operand(
        f"IF({first.condition},{first.text},{second.text})",
        f"OR({first.condition},{second.condition})",
        second.amount if first.amount is None else first.amount,
    )


def total(terms: Sequence[Operand]) -> Operand:
    """The sum where every term is there."""
    amounts = [term.amount for term in terms if isinstance(term.amount, int)]
    return Operand(
        f"({'+'.join(term.text for term in terms)})",
        f"AND({','.join(term.condition for term in terms)})",
        sum(amounts) if len(amounts) == len(terms) else None,
    )


@dataclass(frozen=True)
class CellsOfElements:
    """Where elements stand in a sheet: ``places`` by element, ``figures`` what they come to."""

    plan: Plan
    places: Mapping[str, str]
    own: Mapping[str, Amount]

    def operand(self, element: str, seen: frozenset[str] = frozenset()) -> Operand:
        """The element in a formula: as typed, or as the sum that gives it (see Plan.derivations)."""
        place = self.places.get(element)
        typed = cell_operand(place, self.own.get(element)) if place else MISSING
        derivation = self.plan.derivations.get(element)
        if derivation is None or element in seen or not set(derivation.terms) <= self.places.keys():
            return typed
        terms = total([self.operand(term, seen | {element}) for term in derivation.terms])
        return either(typed, terms) if derivation.typed_stays else either(terms, typed)


def result_formula(
    measure: Measure, operands: Sequence[Operand], stated: str | None, not_applicable: str
) -> str:
    """The result of these operands, else the own result in the cell ``stated``, else an empty text."""
    body = BODIES[measure.name]
    conditions = [operand.condition for operand in operands]
    conditions += [f"{operands[place].text}<>0" for place in body.divisors]
    expression = body.text.format(*(operand.text for operand in operands))
    if body.rounded:
        expression = f"ROUND({expression},{_PLACES})"
    otherwise = f'IF(ISNUMBER({stated}),{stated},"")' if stated else '""'
    return f'IF({not_applicable}<>"","",IF(AND({",".join(conditions)}),{expression},{otherwise}))'


def chosen_formula(place: str, not_applicable: str) -> str:
    """The result of what is chosen or written as a text: a rank, yes or no."""
    return f'IF(OR({not_applicable}<>"",{place}=""),"",{place})'

"""The financial stability of the university: the formula that the plan's data give, computed exactly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

_TERM = re.compile(r"\s*([+-]?)\s*(?:(\d+(?:\.\d+)?)\s*\*\s*)?([A-Za-z]\w*)")


@dataclass(frozen=True, slots=True)
class Formula:
    """A weighted sum: ``result = weight * symbol + ...``."""

    result: str
    terms: tuple[tuple[Fraction, str], ...]

    def value(self, symbols: Mapping[str, Fraction]) -> Fraction | None:
        """The sum; None where a symbol has no value."""
        if any(symbol not in symbols for _, symbol in self.terms):
            return None
        return sum((weight * symbols[symbol] for weight, symbol in self.terms), Fraction(0))


def formula_from_text(text: str) -> Formula:
    """The formula of ``Z = 0.717*K1 + 0.847*K2 - K3``. Raises ValueError for any other form."""
    result, equals, body = text.partition("=")
    terms: list[tuple[Fraction, str]] = []
    end = 0
    while equals and end < len(body.rstrip()):
        match = _TERM.match(body, end)
        if not match or bool(terms) != bool(match[1]):
            raise ValueError(f"no weighted sum: {text!r}")
        weight = Fraction(match[2] or "1")
        terms.append((-weight if match[1] == "-" else weight, match[3]))
        end = match.end()
    if not terms:
        raise ValueError(f"no weighted sum: {text!r}")
    return Formula(result.strip(), tuple(terms))


def stability(data: Mapping[str, Any]) -> Mapping[int, Fraction]:
    """Year -> the model's value, from the history's ``financial_stability`` (model and coefficients).

    A year without all coefficients is left out. Raises ValueError where the data are not of that form.
    """
    formula = formula_from_text(data["model"])
    by_year: dict[int, dict[str, Fraction]] = {}
    for coefficient in data["coefficients"]:
        for year, text in coefficient["values"].items():
            if text is not None:
                by_year.setdefault(int(year), {})[coefficient["symbol"]] = Fraction(text)
    values = {year: formula.value(symbols) for year, symbols in sorted(by_year.items())}
    return {year: value for year, value in values.items() if value is not None}

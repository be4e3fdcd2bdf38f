"""The financial stability of the university: the formula that the plan's data give, computed exactly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

_TERM = re.compile(r"\s*([+-]?)\s*(?:(\d+(?:\.\d+)?)\s*\*\s*)?([A-Za-z]\w*)")

_CLASS = re.compile(r"class ([IVX]+) from \w+ >= (\d+(?:\.\d+)?)")
"""A bound as the plan prints it: ``class I from Z >= 2.9``."""


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


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One coefficient of the formula: its weight and its value by year; None where the plan has none."""

    symbol: str
    names: Mapping[str, str]
    weight: Fraction
    values: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class StabilityClass:
    """A class of financial stability, and the least value that is in it."""

    name: str
    least: Fraction


@dataclass(frozen=True, slots=True)
class FinancialStability:
    """The model with its coefficients, what it gives by year, the classes that the plan prints.

    ``sources``: where the model comes from, by language.
    """

    formula: Formula
    coefficients: tuple[Coefficient, ...]
    values: Mapping[int, Fraction]
    classes: tuple[StabilityClass, ...]
    sources: Mapping[str, str]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of which a coefficient is known."""
        return tuple(sorted({year for each in self.coefficients for year in each.values}))

    def class_of(self, year: int) -> StabilityClass | None:
        """The best class whose bound the year's value reaches; None below all of them or without a value."""
        value = self.values.get(year)
        reached = [each for each in self.classes if value is not None and value >= each.least]
        return max(reached, key=lambda each: each.least, default=None)


def financial_stability(data: Mapping[str, Any], names: Mapping[str, Any]) -> FinancialStability:
    """What the history's ``financial_stability`` says; ``names``: English -> language -> translation.

    Raises ValueError where the data are not of that form.
    """
    formula = formula_from_text(data["model"])
    weights = {symbol: weight for weight, symbol in formula.terms}

    def named(english: str) -> Mapping[str, str]:
        return {"en": english, **names.get(english, {})}

    coefficients = tuple(
        Coefficient(
            each["symbol"],
            named(each["name"]),
            weights[each["symbol"]],
            {int(year): Fraction(text) for year, text in each["values"].items() if text is not None},
        )
        for each in data["coefficients"]
    )
    classes = tuple(
        StabilityClass(match[1], Fraction(match[2])) for match in _CLASS.finditer(data.get("classes", ""))
    )
    return FinancialStability(formula, coefficients, stability(data), classes, named(data["source"]))


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

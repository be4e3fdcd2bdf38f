"""A total as --json writes it: value, target, progress, figures, and what it rests on."""

from dataclasses import asdict
from typing import Any

from ktu_desktop.domain.completeness import AskedCounts
from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.plan import Indicator, Plan
from ktu_desktop.domain.standing import Standing
from ktu_desktop.domain.values import Result, result_text


def total_json(plan: Plan, standing: Standing) -> dict[str, Any]:
    """An indicator's total at a unit."""
    indicator, figures = standing.indicator, standing.rolled.figures
    roles = plan.indicators[plan.holder(indicator.code)].roles
    return {
        **identity_json(indicator),
        "state": standing.state,
        "value": result_json(standing.result),
        "target": standing.target.text if standing.target else None,
        "progress": standing.progress,
        "figures": {code: result_json(figures.get(plan.canonical(code))) for code in roles.values()},
        "coverage": coverage_json(standing.coverage),
    }


def identity_json(indicator: Indicator) -> dict[str, Any]:
    """Which indicator it is, and what kind of number."""
    return {"code": indicator.code, "unit": indicator.unit, "measure": indicator.measure}


def counts_json(counts: AskedCounts) -> dict[str, int]:
    """What became of what the units at and below one are asked for."""
    return asdict(counts)


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """What a total rests on."""
    return {
        "expected": coverage.expected,
        "given": coverage.given,
        "missing": list(coverage.missing),
        "needed_from": list(coverage.needed_from),
        "stated": list(coverage.stated),
        "not_applicable": list(coverage.not_applicable),
    }


def result_json(result: Result | None) -> str | None:
    """A result as exact text; None where there is none."""
    return None if result is None else result_text(result)

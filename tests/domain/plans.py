"""Plans and sheets for the tests of the arithmetic: the real plan, a small one of another shape, sheets."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ktu_desktop import paths
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_data import organisation_from_data, plan_from_data
from ktu_desktop.domain.sheet import Draft, Entry, SheetData, StoredValue
from ktu_desktop.domain.values import Number, Value, band_from_text, number_from_decimal


def resource(pattern: str) -> dict[str, Any]:
    (path,) = Path(paths.resource("plan")).glob(pattern)
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


@lru_cache
def real_plan() -> Plan:
    return plan_from_data(resource("ktu-*.json"), resource("names-*.json"))


@lru_cache
def sample_organisation() -> Organisation:
    return organisation_from_data(resource("organisation-*.json"))


def _figure(code: str, unit: str = "unit", by: str = "shop", **more: Any) -> dict[str, Any]:
    used_by = more.pop("used_by", [code.partition("/")[0]])
    summed = more.pop("summed", True)
    return {
        "code": code,
        "label": code,
        "unit": unit,
        "whole": unit not in ("tenge", "%"),
        "summed": summed,
        "supplied_by": by,
        "used_by": used_by,
        **more,
    }


def _indicator(code: str, measure: str, by: str = "shop", **more: Any) -> dict[str, Any]:
    line, task, number = code.split("-")
    return {
        "code": code,
        "line": int(line),
        "task": int(task),
        "number": int(number),
        "name": code,
        "unit": "%" if measure in ("share", "growth", "reduction", "index") else None,
        "measure": measure,
        "better": more.pop("better", "higher"),
        "targets": more.pop("targets", {"2031": "10", "2032": None}),
        "supplied_by": by,
        **more,
    }


INDICATORS = [
    _indicator("7-1-1", "count"),
    _indicator("7-1-2", "count"),
    _indicator("7-1-3", "count"),
    _indicator("7-1-4", "share", shared_figure="staff"),
    _indicator("7-1-5", "growth"),
    _indicator("7-1-6", "reduction"),
    _indicator("7-1-7", "ratio", by="BANK", shared_figure="wage"),
    _indicator("7-1-8", "index"),
    _indicator("7-1-9", "rank", by="BANK", better="lower", targets={"2031": "801+", "2032": "190"}),
    _indicator("9-2-1", "availability", by="BANK", targets={"2031": "1", "2032": "1"}),
    _indicator("9-2-2", "share", shared_figure="staff", targets={"2031": "0.5", "2032": "1"}),
    _indicator("9-2-3", "share", by="BANK", shared_figure="staff"),
    _indicator("9-2-4", "share", shared_figure="staff", same_as="7-1-4"),
    _indicator("9-2-5", "share", by="plant", shared_figure="staff"),
]

FIGURES = [
    _figure("7-1-1"),
    _figure("7-1-2"),
    _figure("7-1-3"),
    _figure("7-1-4/numerator"),
    _figure("staff", used_by=["7-1-4", "9-2-2", "9-2-3", "9-2-5"]),
    _figure("7-1-5/current", "tenge"),
    _figure("7-1-5/previous", "tenge"),
    _figure("7-1-6/numerator"),
    _figure("7-1-6/denominator"),
    _figure("7-1-7/numerator", "tenge", "BANK", summed=False),
    _figure("wage", "tenge", "BANK", used_by=["7-1-7"], summed=False),
    _figure("7-1-8/value", "%", summed=False),
    _figure("7-1-8/weight"),
    _figure("7-1-9", "rank", "BANK", summed=False),
    _figure("9-2-1", "yes/no", "BANK", summed=False),
    _figure("9-2-2/numerator", **{"is": "7-1-2 + 7-1-3"}),
    _figure("9-2-3/numerator", by="BANK"),
    _figure("9-2-5/numerator", by="plant"),
]

RULES = [
    {"expression": "7-1-1 = 7-1-2 + 7-1-3", "severity": "error", "meaning": "all = both", "fills": True},
    {"expression": "staff >= 7-1-1", "severity": "warning", "meaning": "part of the staff"},
]


@lru_cache
def small_plan() -> Plan:
    """Other codes, years, levels and lines than the real plan's: nothing may be tied to those."""
    numbers = (7, 9)
    data = {
        "plan": {"code": "works-2031", "title": "Works", "years": [2031, 2032], "editions": []},
        "units": [{"symbol": "%"}, {"symbol": None}],
        "lines": [{"number": n, "title": str(n), "goal": str(n)} for n in numbers],
        "tasks": [{"number": n, "title": str(n)} for n in (1, 2)],
        "indicators": INDICATORS,
        "figures": FIGURES,
        "rules": RULES,
    }
    return plan_from_data(data, {})


def organisation(tree: Mapping[str, Mapping[str, Any]]) -> Organisation:
    """Units from nested maps; the levels are works, plant, shop, and bureau for names in capitals."""
    units: list[OrgUnit] = []

    def add(below: Mapping[str, Any], parent: str | None, depth: int) -> None:
        for code, children in below.items():
            level = "bureau" if code.isupper() and depth else ("works", "plant", "shop")[min(depth, 2)]
            units.append(OrgUnit(code, level, {"en": code}, parent))
            add(children, code, depth + 1)

    add(tree, None, 0)
    return Organisation(tuple(units))


def value(text: str | int) -> Value:
    text = str(text)
    return band_from_text(text) if "+" in text else number_from_decimal(text)


def values(texts: Mapping[str, str | int]) -> dict[str, Value]:
    return {code: value(text) for code, text in texts.items()}


def by_unit(texts: Mapping[str, Mapping[str, str | int]]) -> dict[str, dict[str, Value]]:
    return {element: values(column) for element, column in texts.items()}


def sheet(
    plan: Plan,
    org_unit: OrgUnit,
    period: str,
    typed: Mapping[str, str | int],
    last_year: Mapping[str, str | int] | None = None,
    entries: Mapping[str, Entry] | None = None,
    drafts: Mapping[str, Draft] | None = None,
    targets: Mapping[str, str | int] | None = None,
    history: Mapping[str, str | int] | None = None,
    state: str | None = None,
) -> SheetData:
    """A sheet whose values are typed under the names that people use (``students``, ``1.1.3/numerator``)."""
    stored = {
        plan.element(name).code: StoredValue(value(text), 1, "", "", "form") for name, text in typed.items()
    }
    return SheetData(
        plan=plan,
        org_unit=org_unit,
        period=period_from_code(period),
        values=stored,
        last_year={plan.element(name).code: value(text) for name, text in (last_year or {}).items()},
        entries=entries or {},
        drafts=drafts or {},
        targets=values(targets or {}),
        last_results=values(history or {}),
        state=state,
    )


def whole_number(number: int) -> Number:
    return Number(number * 1_000_000)

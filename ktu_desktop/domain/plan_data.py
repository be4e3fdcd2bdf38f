"""The plan's data files (JSON, as delivered) into the values of plan.py and organisation.py.

Formats: resources/plan/*.json. A measure's roles are found by the figures' codes, so no code here knows
an indicator.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ktu_desktop.domain import plan as p
from ktu_desktop.domain.organisation import Names, Organisation, OrgUnit
from ktu_desktop.domain.plan_faults import plan_faults
from ktu_desktop.domain.values import Value, band_from_text, number_from_decimal

_RULE = re.compile(r"(\S+) (=|>=|<=) (.+)")


def plan_from_data(data: Mapping[str, Any], translations: Mapping[str, Any]) -> p.Plan:
    """The plan of the two files: ``ktu-*.json`` and ``names-*.json`` (the second may be empty).

    Raises KeyError or ValueError where the data are not of that form or contradict themselves.
    """
    plan = data["plan"]
    figures = {f["code"]: _figure(f, translations) for f in data["figures"]}
    made = p.Plan(
        code=plan["code"],
        titles=_names(plan["title"], translations.get("title", {})),
        years=tuple(plan["years"]),
        editions=tuple(p.Edition(**edition) for edition in plan["editions"]),
        lines=tuple(_line(line, translations) for line in data["lines"]),
        tasks=tuple(_task(task, translations) for task in data["tasks"]),
        indicators={i["code"]: _indicator(i, figures, translations) for i in data["indicators"]},
        figures=figures,
        rules=tuple(_rule(rule, translations) for rule in data["rules"]),
        unit_names={symbol: _names(symbol, _in(translations, "units", symbol)) for symbol in _symbols(data)},
        funding=dict(plan.get("funding_billion_tenge", {})),
    )
    faults = plan_faults(made)
    if faults:
        raise ValueError("; ".join(faults))
    return made


def organisation_from_data(data: Mapping[str, Any]) -> Organisation:
    """The organisation tree of ``organisation-*.json``."""
    return Organisation(tuple(_units(data["organisation"], None)))


def target_from_text(text: str, measure: str) -> Value:
    """A target as the plan prints it: a rank for the measure ``rank``, else a decimal. Raises ValueError."""
    return band_from_text(text) if measure == "rank" else number_from_decimal(text)


def _units(node: Mapping[str, Any], parent: str | None) -> Iterator[OrgUnit]:
    yield OrgUnit(node["code"], node["level"], node["names"], parent)
    for child in node.get("children", ()):
        yield from _units(child, node["code"])


def _names(english: str, translated: Mapping[str, str]) -> Names:
    return {"en": english, **translated}


def _in(translations: Mapping[str, Any], section: str, key: str) -> Mapping[str, Any]:
    """What the translations have for one thing; a plan may come without them."""
    found: Mapping[str, Any] = translations.get(section, {}).get(key, {})
    return found


def _symbols(data: Mapping[str, Any]) -> Iterator[str]:
    return (unit["symbol"] for unit in data["units"] if unit["symbol"])


def _line(line: Mapping[str, Any], translations: Mapping[str, Any]) -> p.Line:
    by_language = _in(translations, "lines", str(line["number"]))
    titles = {language: texts["title"] for language, texts in by_language.items()}
    goals = {language: texts["goal"] for language, texts in by_language.items()}
    return p.Line(line["number"], _names(line["title"], titles), _names(line["goal"], goals))


def _task(task: Mapping[str, Any], translations: Mapping[str, Any]) -> p.Task:
    return p.Task(task["number"], _names(task["title"], _in(translations, "tasks", str(task["number"]))))


def _figure(figure: Mapping[str, Any], translations: Mapping[str, Any]) -> p.Figure:
    label = figure["label"]
    translated = _in(translations, "figures", label) or _in(translations, "indicators", figure["code"])
    return p.Figure(
        code=figure["code"],
        names=_names(label, translated),
        unit=figure["unit"],
        whole=figure["whole"],
        summed=figure["summed"],
        supplied_by=figure["supplied_by"],
        used_by=tuple(figure["used_by"]),
        parts=_terms(figure["is"]) if "is" in figure else (),
    )


def _indicator(
    data: Mapping[str, Any], figures: Mapping[str, p.Figure], translations: Mapping[str, Any]
) -> p.Indicator:
    code = data["code"]
    note = data.get("note")
    return p.Indicator(
        code=code,
        line=data["line"],
        task=data["task"],
        number=data["number"],
        names=_names(data["name"], _in(translations, "indicators", code)),
        unit=data["unit"],
        measure=data["measure"],
        better=data["better"],
        targets={
            int(year): None if text is None else target_from_text(text, data["measure"])
            for year, text in data["targets"].items()
        },
        supplied_by=data["supplied_by"],
        roles=_roles(data, figures),
        notes=_names(note, _in(translations, "notes", code)) if note else None,
        same_as=data.get("same_as"),
        continues=data.get("continues"),
    )


def _roles(data: Mapping[str, Any], figures: Mapping[str, p.Figure]) -> Mapping[str, str]:
    """Role -> figure code; an indicator that is the same as another has none of its own."""
    code = data["code"]
    if "same_as" in data:
        return {}
    named = {"value": code, "denominator": data.get("shared_figure")}
    found = {role: f"{code}/{role}" for role in p.ROLES if f"{code}/{role}" in figures}
    found |= {role: figure for role, figure in named.items() if figure in figures and role not in found}
    return {role: found[role] for role in p.ROLES if role in found}


def _rule(rule: Mapping[str, Any], translations: Mapping[str, Any]) -> p.Rule:
    match = _RULE.fullmatch(rule["expression"])
    if not match:
        raise ValueError(f"no rule: {rule['expression']!r}")
    return p.Rule(
        text=rule["expression"],
        left=match[1],
        operator=match[2],
        right=_terms(match[3]),
        severity=rule["severity"],
        meanings=_names(rule["meaning"], _in(translations, "rules", rule["expression"])),
        fills=rule.get("fills", False),
    )


def _terms(text: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in text.split("+"))

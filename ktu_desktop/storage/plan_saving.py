"""Saving a plan: what is new of it is stored, what it no longer has stays for the history."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain import plan as p
from ktu_desktop.storage.keys import columns_of, indicator_ids, plan_id
from ktu_desktop.storage.rows import run, run_many, to_json


def save_plan(connection: Connection, plan: p.Plan) -> None:
    """Store ``plan``, or bring the stored plan of that code up to it.

    Its targets become those of its last edition; targets of earlier editions stay. Indicators and elements
    keep their identity; what the plan no longer has stays for the history, unseen.
    """
    run(
        connection,
        """INSERT INTO plan (code, titles, years, unit_names, funding) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET titles = excluded.titles, years = excluded.years,
        unit_names = excluded.unit_names, funding = excluded.funding""",
        (
            plan.code,
            to_json(dict(plan.titles)),
            to_json(plan.years),
            to_json({symbol: dict(names) for symbol, names in plan.unit_names.items()}),
            to_json(dict(plan.funding)),
        ),
    )
    number = plan_id(connection, plan.code)
    _save_structure(connection, number, plan)
    _save_indicators(connection, number, plan)
    _save_targets(connection, number, plan)
    _save_elements(connection, number, plan)


def _save_structure(connection: Connection, number: int, plan: p.Plan) -> None:
    """Replace what nothing else refers to: editions, lines, tasks, figures, rules."""
    tables: Mapping[str, list[tuple[Any, ...]]] = {
        "edition": [(e.number, e.decision, e.date) for e in plan.editions],
        "line": [(x.number, to_json(dict(x.titles)), to_json(dict(x.goals))) for x in plan.lines],
        "task": [(t.number, to_json(dict(t.titles))) for t in plan.tasks],
        "figure": [_figure_row(i, f) for i, f in enumerate(plan.figures.values())],
        "rule": [_rule_row(i, r) for i, r in enumerate(plan.rules)],
    }
    for table, rows in tables.items():
        run(connection, f"DELETE FROM {table} WHERE plan_id = ?", (number,))
        marks = ", ".join("?" * (len(rows[0]) + 1)) if rows else ""
        run_many(connection, f"INSERT INTO {table} VALUES ({marks})", [(number, *row) for row in rows])


def _figure_row(position: int, figure: p.Figure) -> tuple[Any, ...]:
    return (
        figure.code,
        position,
        to_json(dict(figure.names)),
        figure.unit,
        int(figure.whole),
        int(figure.summed),
        figure.supplied_by,
        to_json(figure.used_by),
        to_json(figure.parts),
    )


def _rule_row(position: int, rule: p.Rule) -> tuple[Any, ...]:
    return (
        position,
        rule.text,
        rule.left,
        rule.operator,
        to_json(rule.right),
        rule.severity,
        to_json(dict(rule.meanings)),
        int(rule.fills),
    )


_INDICATOR_COLUMNS = (
    "position, line, task, number, names, unit, measure, better, "
    "supplied_by, roles, notes, same_as, continues"
)


def _save_indicators(connection: Connection, number: int, plan: p.Plan) -> None:
    identities = [(f"{plan.code}:{code}",) for code in plan.indicators]
    run_many(connection, "INSERT INTO indicator (identity) VALUES (?) ON CONFLICT DO NOTHING", identities)
    run(connection, "UPDATE plan_indicator SET position = NULL WHERE plan_id = ?", (number,))
    updates = ", ".join(f"{name} = excluded.{name}" for name in _INDICATOR_COLUMNS.split(", "))
    run_many(
        connection,
        f"""INSERT INTO plan_indicator (plan_id, code, indicator_id, {_INDICATOR_COLUMNS})
        VALUES (?, ?, (SELECT id FROM indicator WHERE identity = ?), ?,?,?,?,?,?,?,?,?,?,?,?,?)
        ON CONFLICT (plan_id, code) DO UPDATE SET {updates}""",
        [
            (number, code, f"{plan.code}:{code}", position, *_indicator_row(indicator))
            for position, (code, indicator) in enumerate(plan.indicators.items())
        ],
    )
    run_many(
        connection,
        """UPDATE indicator SET continues_id = (SELECT before.id FROM indicator AS before
        WHERE before.identity = ?) WHERE identity = ?""",
        [(i.continues, f"{plan.code}:{i.code}") for i in plan.indicators.values() if i.continues],
    )


def _indicator_row(indicator: p.Indicator) -> tuple[Any, ...]:
    return (
        indicator.line,
        indicator.task,
        indicator.number,
        to_json(dict(indicator.names)),
        indicator.unit,
        indicator.measure,
        indicator.better,
        indicator.supplied_by,
        to_json(dict(indicator.roles)),
        to_json(dict(indicator.notes)) if indicator.notes else None,
        indicator.same_as,
        indicator.continues,
    )


def _save_targets(connection: Connection, number: int, plan: p.Plan) -> None:
    edition = max((e.number for e in plan.editions), default=1)
    ids = indicator_ids(connection, number)
    run_many(
        connection,
        "INSERT OR REPLACE INTO target VALUES (?, ?, ?, ?, ?, ?)",
        [
            (ids[code], edition, year, *columns_of(target))
            for code, indicator in plan.indicators.items()
            for year, target in indicator.targets.items()
        ],
    )


def _save_elements(connection: Connection, number: int, plan: p.Plan) -> None:
    run(connection, "UPDATE element SET in_plan = 0 WHERE plan_id = ?", (number,))
    run_many(
        connection,
        """INSERT INTO element (plan_id, code, in_plan) VALUES (?, ?, 1)
        ON CONFLICT (plan_id, code) DO UPDATE SET in_plan = 1""",
        [(number, code) for code in plan.elements],
    )

"""Plans in the database: saved from the plan's data, loaded as the values of domain/plan.py."""

from itertools import groupby
from json import loads
from operator import itemgetter

from sqlalchemy import Connection

from ktu_desktop.domain import plan as p
from ktu_desktop.domain.values import Value
from ktu_desktop.storage.keys import plan_id, value_of
from ktu_desktop.storage.plan_saving import save_plan as save_plan
from ktu_desktop.storage.rows import Rows, fetch, run


def load_plans(connection: Connection) -> tuple[p.Plan, ...]:
    """All plans, oldest first, with who is asked as the planning office decided (see set_supplier)."""
    plans = fetch(connection, "SELECT id, code, titles, years, unit_names, funding FROM plan ORDER BY id")
    return tuple(_load_plan(connection, *row) for row in plans)


def set_supplier(connection: Connection, plan_code: str, code: str, supplied_by: str | None) -> None:
    """Say who is asked for an indicator or figure: a level or a unit's code; None: as in the plan's file."""
    number = plan_id(connection, plan_code)
    run(connection, "DELETE FROM responsibility WHERE plan_id = ? AND code = ?", (number, code))
    if supplied_by is not None:
        run(connection, "INSERT INTO responsibility VALUES (?, ?, ?)", (number, code, supplied_by))


def _load_plan(
    connection: Connection, number: int, code: str, titles: str, years: str, unit_names: str, funding: str
) -> p.Plan:
    plan = p.Plan(
        code=code,
        titles=loads(titles),
        years=tuple(loads(years)),
        editions=tuple(
            p.Edition(*row) for row in _of_plan(connection, number, "number, decision, date", "edition")
        ),
        lines=tuple(
            p.Line(line, loads(title), loads(goal))
            for line, title, goal in _of_plan(connection, number, "number, titles, goals", "line")
        ),
        tasks=tuple(
            p.Task(t, loads(title)) for t, title in _of_plan(connection, number, "number, titles", "task")
        ),
        indicators=_load_indicators(connection, number),
        figures=_load_figures(connection, number),
        rules=_load_rules(connection, number),
        unit_names=loads(unit_names),
        funding=loads(funding),
    )
    suppliers: dict[str, str] = dict(_of_plan(connection, number, "code, supplied_by", "responsibility"))
    return plan.with_suppliers(suppliers) if suppliers else plan


def _of_plan(connection: Connection, number: int, columns: str, table: str) -> Rows:
    """Rows of a table of the plan, in the order of its key."""
    return fetch(connection, f"SELECT {columns} FROM {table} WHERE plan_id = ? ORDER BY 1", (number,))


def _load_indicators(connection: Connection, number: int) -> dict[str, p.Indicator]:
    targets = _load_targets(connection, number)
    rows = fetch(
        connection,
        """SELECT id, code, line, task, number, names, unit, measure, better, supplied_by, roles, notes,
        same_as, continues FROM plan_indicator
        WHERE plan_id = ? AND position IS NOT NULL ORDER BY position""",
        (number,),
    )
    return {
        code: p.Indicator(
            code, line, task, number_in_task, loads(names), unit, measure, better, targets.get(key, {}),
            supplied_by, loads(roles), loads(notes) if notes else None, same_as, continues,
        )
        for key, code, line, task, number_in_task, names, unit, measure, better, supplied_by, roles, notes,
        same_as, continues in rows
    }  # fmt: skip


def _load_targets(connection: Connection, number: int) -> dict[int, dict[int, Value | None]]:
    """Indicator's number -> year -> target; a later edition's replaces an earlier one's."""
    rows = fetch(
        connection,
        """SELECT plan_indicator_id, year, amount, upper, places FROM target WHERE plan_indicator_id IN
        (SELECT id FROM plan_indicator WHERE plan_id = ?) ORDER BY plan_indicator_id, edition, year""",
        (number,),
    )
    return {
        indicator: {year: value_of(*columns) for _, year, *columns in group}
        for indicator, group in groupby(rows, itemgetter(0))
    }


def _load_figures(connection: Connection, number: int) -> dict[str, p.Figure]:
    columns = "position, code, names, unit, whole, summed, supplied_by, used_by, parts"
    return {
        code: p.Figure(
            code,
            loads(names),
            unit,
            bool(whole),
            bool(summed),
            supplied_by,
            tuple(loads(used)),
            tuple(loads(parts)),
        )
        for _, code, names, unit, whole, summed, supplied_by, used, parts in _of_plan(
            connection, number, columns, "figure"
        )
    }


def _load_rules(connection: Connection, number: int) -> tuple[p.Rule, ...]:
    columns = "position, text, left_side, operator, right_side, severity, meanings, fills"
    return tuple(
        p.Rule(text, left, operator, tuple(loads(right)), severity, loads(meanings), bool(fills))
        for _, text, left, operator, right, severity, meanings, fills in _of_plan(
            connection, number, columns, "rule"
        )
    )

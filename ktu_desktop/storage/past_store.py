"""Results of the years before a plan (the plan's history series), as its data file prints them."""

from collections.abc import Mapping
from json import loads
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain.plan_data import target_from_text
from ktu_desktop.domain.values import Value
from ktu_desktop.storage.keys import plan_id
from ktu_desktop.storage.rows import fetch, run, run_many, to_json


def save_history_series(connection: Connection, plan_code: str, data: Mapping[str, Any]) -> None:
    """Store the series of ``history-*.json`` with the plan, in place of earlier ones."""
    number = plan_id(connection, plan_code)
    run(connection, "DELETE FROM past_series WHERE plan_id = ?", (number,))
    run_many(
        connection,
        "INSERT INTO past_series VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                position,
                series["table"],
                series["name"],
                series["unit"],
                series.get("indicator"),
                series.get("note"),
                to_json(series["values"]),
            )
            for position, series in enumerate(data["series"])
        ],
    )


def history_values(connection: Connection, plan_code: str) -> Mapping[int, Mapping[str, Value]]:
    """Year -> indicator's code -> the university's result before the plan began."""
    rows = fetch(
        connection,
        """SELECT indicator, measure, years FROM past_series AS past
        JOIN plan_indicator AS i ON i.plan_id = past.plan_id AND i.code = past.indicator
        WHERE past.plan_id = ? ORDER BY past.position""",
        (plan_id(connection, plan_code),),
    )
    found: dict[int, dict[str, Value]] = {}
    for indicator, measure, years in rows:
        for year, text in loads(years).items():
            if text is not None:
                found.setdefault(int(year), {})[indicator] = target_from_text(text, measure)
    return found

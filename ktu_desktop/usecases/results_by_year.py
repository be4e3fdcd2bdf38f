"""The results of one organisation unit over the years, for charts and comparisons beside a sheet.

Where units stand below it, its results are the totals over them.
"""

from collections.abc import Mapping
from dataclasses import replace

from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Result
from ktu_desktop.storage import value_store
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace


def results_by_year(
    workspace: Workspace, org_unit: str, period: Period
) -> Mapping[int, Mapping[str, Result]]:
    """Year -> indicator -> result, for the same part of each year of the plan, and for the history.

    An indicator of which the totals have nothing has what the unit itself typed, such as a percentage only.
    The history is the university's, of whole years. Years without any value are left out.
    """
    found: dict[int, Mapping[str, Result]] = {}
    if org_unit == workspace.organisation.root.code and period.part is None:
        for year, values in workspace.history.items():
            found[year] = {code: value.result for code, value in values.items()}
    for year in workspace.plan.years:
        at = replace(period, year=year)
        results = {**_year_results(workspace, org_unit, at), **_totals(workspace, org_unit, at)}
        if results:
            found[year] = {**found.get(year, {}), **results}
    return found


def _year_results(workspace: Workspace, org_unit: str, period: Period) -> Mapping[str, Result]:
    with workspace.db.reading() as conn:
        if not value_store.plain_values(conn, workspace.plan.code, (org_unit,), period):
            return {}
    sheet = evaluate(open_sheet(workspace, org_unit, period))
    return {row.indicator.code: row.result for row in sheet.rows if row.result is not None}


def _totals(workspace: Workspace, org_unit: str, period: Period) -> Mapping[str, Result]:
    there = workspace.organisation.existing(*period.days)
    if org_unit not in there.by_code or not there.children(org_unit):
        return {}
    node = summarise(workspace, org_unit, period).node(org_unit)
    return {code: rolled.result for code, rolled in node.items() if rolled.result is not None}

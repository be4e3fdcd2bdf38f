"""Opening a database to work in, with its plan, organisation and who works; a missing one is made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ktu_desktop import paths
from ktu_desktop.domain.changes import Author
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period, period_from_code
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_data import organisation_from_data, plan_from_data
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import organisation_store, past_store, plan_store
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.engine import Connection, Database
from ktu_desktop.storage.sqlite_errors import making_sense

_PLAN, _NAMES, _HISTORY, _ORGANISATION = "ktu-*.json", "names-*.json", "history-*.json", "organisation-*.json"
"""The files of resources/plan/ that a new database starts with."""


@dataclass(frozen=True)
class Workspace:
    """An open database with what every use case needs of it.

    ``history``: results from before the plan, year -> indicator's code -> value. ``plans``: every plan of
    the database, ``plan`` the one worked with.
    """

    db: Database
    plan: Plan
    organisation: Organisation
    author: Author
    history: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)
    plans: tuple[Plan, ...] = ()

    def org_unit(self, code: str) -> OrgUnit:
        """The organisation unit of that code. Raises WrongUse for an unknown one."""
        unit = self.organisation.by_code.get(code)
        if unit is None:
            raise WrongUse(mark("There is no organisation unit {org}; `orgs` lists them."), org=code)
        return unit

    def check_period(self, period: Period) -> None:
        """Raise WrongUse when the plan does not hold the period's year."""
        if period.year not in self.plan.years:
            raise WrongUse(
                mark("The plan {plan} has no year {year}; it has {years}."),
                plan=self.plan.code,
                year=str(period.year),
                years=_listed(self.plan.years),
            )

    def close(self) -> None:
        """Close the database."""
        self.db.close()


def open_workspace(
    path: Path, author_name: str, plan_code: str | None = None, year: int | None = None
) -> Workspace:
    """Open the database at ``path``; a missing one is made with the plan, its history and a sample tree.

    The plan is the one named, else the one that holds ``year``, else the newest. Raises WrongUse for an
    unknown plan, for a year that no plan holds or that several do; WorldRefusal for a file that cannot serve.
    """
    db = open_database(path)
    try:
        return _read(_filled(db), Author(author_name), plan_code, year)
    except BaseException:
        db.close()
        raise


def with_plan(workspace: Workspace, code: str, conn: Connection | None = None) -> Workspace:
    """The same workspace, working with another of its plans. Raises WrongUse for an unknown one.

    ``conn``: the transaction that is open already, where there is one.
    """
    if code == workspace.plan.code:
        return workspace
    plan = chosen_plan(workspace.plans, code, None)
    if conn is not None:
        return replace(workspace, plan=plan, history=past_store.history_values(conn, code))
    with workspace.db.reading() as own:
        return replace(workspace, plan=plan, history=past_store.history_values(own, code))


def period_named(text: str) -> Period:
    """The period a person names: ``2023``, ``2023-H1``. Raises WrongUse."""
    try:
        return period_from_code(text.strip().upper())
    except ValueError:
        raise WrongUse(
            mark("{text} is not a period: write a year such as 2023, or 2023-Q1, 2023-H1, 2023-9M."),
            text=text,
        ) from None


def chosen_plan(plans: tuple[Plan, ...], code: str | None, year: int | None) -> Plan:
    """The plan named, else the only one that holds the year, else the newest. Raises WrongUse."""
    if code is not None:
        named = next((plan for plan in plans if plan.code == code), None)
        if named is None:
            raise WrongUse(
                mark("There is no plan {plan}; there are: {plans}."), plan=code, plans=_codes(plans)
            )
        return named
    if year is None:
        return max(plans, key=lambda plan: plan.years)
    holding = tuple(plan for plan in plans if year in plan.years)
    if not holding:
        raise WrongUse(
            mark("No plan has the year {year}; they have {years}."),
            year=str(year),
            years=_listed(tuple(sorted({y for plan in plans for y in plan.years}))),
        )
    if len(holding) > 1:
        raise WrongUse(
            mark("Several plans have the year {year}: {plans}. Say which with --plan."),
            year=str(year),
            plans=_codes(holding),
        )
    return holding[0]


def _filled(db: Database) -> Database:
    with making_sense(db.path), db.reading() as conn:
        if plan_store.load_plans(conn):
            return db
    with db.writing() as conn:
        if not plan_store.load_plans(conn):  # another process may have been quicker
            plan = plan_from_data(_resource(_PLAN), _resource(_NAMES))
            plan_store.save_plan(conn, plan)
            past_store.save_history_series(conn, plan.code, _resource(_HISTORY))
            organisation_store.save_organisation(conn, organisation_from_data(_resource(_ORGANISATION)))
    return db


def _read(db: Database, author: Author, plan_code: str | None, year: int | None) -> Workspace:
    with making_sense(db.path), db.reading() as conn:
        plans = plan_store.load_plans(conn)
        plan = chosen_plan(plans, plan_code, year)
        organisation = organisation_store.load_organisation(conn)
        history = past_store.history_values(conn, plan.code)
    return Workspace(db, plan, organisation, author, history, plans)


def _resource(pattern: str) -> dict[str, Any]:
    (path,) = paths.resource("plan").glob(pattern)
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def _codes(plans: tuple[Plan, ...]) -> str:
    return ", ".join(plan.code for plan in plans)


def _listed(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years)

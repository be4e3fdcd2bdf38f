"""The database's own numbers for what the rest of the program calls by code."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection

from ktu_desktop.domain.periods import PARTS, Period
from ktu_desktop.domain.values import Band, Number, Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage.rows import fetch

ValueColumns = tuple[int | None, int | None, int | None]
"""amount, upper, places as the tables hold a value; all None: no value."""

NO_VALUE: ValueColumns = (None, None, None)


def now() -> str:
    """This moment as every table holds it: ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def plan_id(connection: Connection, code: str) -> int:
    """The plan's number. Raises WrongUse for an unknown one."""
    rows = fetch(connection, "SELECT id FROM plan WHERE code = ?", (code,))
    if not rows:
        raise WrongUse(mark("There is no plan named {name}."), name=code)
    return int(rows[0][0])


def element_ids(connection: Connection, plan: int) -> Mapping[str, int]:
    """The plan's elements: code -> number."""
    return dict(fetch(connection, "SELECT code, id FROM element WHERE plan_id = ?", (plan,)))


def indicator_ids(connection: Connection, plan: int) -> Mapping[str, int]:
    """The plan's indicators: code -> number."""
    return dict(fetch(connection, "SELECT code, id FROM plan_indicator WHERE plan_id = ?", (plan,)))


def org_ids(connection: Connection) -> Mapping[str, int]:
    """All organisation units: code -> number."""
    return dict(fetch(connection, "SELECT code, id FROM org_unit"))


def org_id(connection: Connection, code: str) -> int:
    """The organisation unit's number. Raises WrongUse for an unknown one."""
    rows = fetch(connection, "SELECT id FROM org_unit WHERE code = ?", (code,))
    if not rows:
        raise WrongUse(mark("There is no organisation unit with the code {code}."), code=code)
    return int(rows[0][0])


def period_id(period: Period) -> int:
    """The period's number: 20230 is 2023, 20232 is 2023-H1 (see schema.sql)."""
    return period.year * 10 + (PARTS.index(period.part) + 1 if period.part else 0)


def period_of(number: int) -> Period:
    """The period of its number."""
    year, part = divmod(number, 10)
    return Period(year, PARTS[part - 1] if part else None)


def columns_of(value: Value | None) -> ValueColumns:
    """The columns of a value."""
    if value is None:
        return NO_VALUE
    if isinstance(value, Band):
        return (value.best, value.worst, None)
    return (value.millionths, None, value.places)


def value_of(amount: int | None, upper: int | None, places: int | None) -> Value | None:
    """The value of its columns."""
    if amount is None:
        return None
    return Band(amount, upper) if places is None else Number(amount, places)


def stored_value(amount: int, upper: int | None, places: int | None) -> Value:
    """The value of columns that hold one."""
    return Band(amount, upper) if places is None else Number(amount, places)

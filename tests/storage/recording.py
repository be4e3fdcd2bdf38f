"""Short ways to store things in tests."""

from collections.abc import Iterable, Mapping

from ktu_desktop.domain.changes import Author, EntryChange, ValueChange
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Number, Value, whole
from ktu_desktop.storage import batch_store, entry_store, value_store
from ktu_desktop.storage.engine import Connection, Database

PLAN = "ktu-2021-2025"
ORG = "EAT-TCS"
YEAR = Period(2023)
AIGUL = Author("Айгүл")


def begin(connection: Connection, **more: object) -> int:
    return batch_store.begin_batch(connection, "command", AIGUL, "set", PLAN, **more)


def change(
    element: str,
    new: Value | int | None,
    old: Value | int | None = None,
    org_unit: str = ORG,
    period: Period = YEAR,
    via: str = "command",
    source: str | None = None,
) -> ValueChange:
    return ValueChange(element, org_unit, period, _value(old), _value(new), via, source)


def text_change(field: str, new: str | None, old: str | None = None, indicator: str = "1.1.3") -> EntryChange:
    return EntryChange(indicator, ORG, YEAR, field, old, new, "form")


def record(db: Database, changes: Iterable[ValueChange], entries: Iterable[EntryChange] = ()) -> int:
    """Store all of it as one batch."""
    with db.writing() as connection:
        batch = begin(connection)
        value_store.store(connection, batch, tuple(changes))
        entry_store.store_entries(connection, batch, tuple(entries))
    return batch


def values(db: Database, org_unit: str = ORG, period: Period = YEAR) -> Mapping[str, Value]:
    with db.reading() as connection:
        stored = value_store.sheet_values(connection, PLAN, org_unit, period)
    return {element: value.value for element, value in stored.items()}


def _value(value: Value | int | None) -> Value | None:
    return whole(value) if isinstance(value, int) else value


HALF = Number(500_000, 1)

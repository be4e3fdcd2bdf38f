"""What moved between two moments, by hand and for any run of changes."""

from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.domain.movement import not_applicable_before, values_before
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Value, whole

UNITS, ELEMENTS = ("a", "b"), ("x", "y")


def change(number: int, unit: str, element: str, old: Value | None, new: Value | None) -> HistoryEntry:
    return HistoryEntry(number, 1, "", "", "form", None, unit, Period(2031), element, None, None, old, new)


def says(number: int, unit: str, old: str | None, new: str | None) -> HistoryEntry:
    return HistoryEntry(
        number, 1, "", "", "form", None, unit, Period(2031), None, "i", "not_applicable", old, new
    )


@given(
    st.lists(
        st.tuples(st.sampled_from(UNITS), st.sampled_from(ELEMENTS), st.one_of(st.none(), st.integers(0, 9)))
    ),
    st.integers(0, 10),
)
def test_taking_back_any_run_of_changes_gives_what_was_there(
    steps: list[tuple[str, str, int | None]], kept: int
) -> None:
    values: dict[str, dict[str, Value]] = {element: {} for element in ELEMENTS}
    changes, then = [], None
    for number, (unit, element, amount) in enumerate(steps):
        if number == kept:
            then = {key: dict(column) for key, column in values.items()}
        new = None if amount is None else whole(amount)
        changes.append(change(number, unit, element, values[element].get(unit), new))
        if new is None:
            values[element].pop(unit, None)
        else:
            values[element][unit] = new
    if then is None:
        then, kept = values, len(steps)
    assert values_before(values, changes[kept:]) == then


def test_what_did_not_apply_before() -> None:
    now = {"i": {"a"}, "j": {"b"}}
    changes = (
        says(1, "a", None, "no shop"),
        says(2, "b", "closed", None),
        says(3, "b", None, "closed again"),
    )
    assert not_applicable_before({**now, "i": {"a", "b"}}, changes) == {"i": {"b"}, "j": {"b"}}
    assert not_applicable_before(now, ()) == now

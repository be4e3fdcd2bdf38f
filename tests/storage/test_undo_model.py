"""Whatever is stored, deleted and undone in whatever order: values, history and chain agree with a model."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ktu_desktop.domain.changes import HistoryEntry, ValueChange
from ktu_desktop.domain.values import Band, Number, Value
from ktu_desktop.storage import history_store, value_store
from ktu_desktop.storage.batch_store import batches, undone_batches
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.doctor import examine
from ktu_desktop.storage.engine import Database
from tests.storage.recording import ORG, PLAN, YEAR, begin

ELEMENTS = ("1.1.3/numerator", "1.1.4/numerator", "1.2.1", "3.3.1")
some_value = st.one_of(
    st.none(),
    st.builds(Number, st.integers(-3, 3), st.integers(0, 2)),
    st.builds(Band, st.integers(1, 3), st.none()),
)


class Storing(RuleBasedStateMachine):
    """The model: the values, and for each cell the batches that changed it and stand, oldest first.

    An undo puts the cell's list back to what it was before the batch that it undoes.
    """

    template: Path
    folder: Path
    db: Database

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copyfile(self.template, self.folder / "ktu.db")
        (self.folder / "ktu.db").chmod(0o600)
        self.db = open_database(self.folder / "ktu.db")
        self.values: dict[str, Value] = {}
        self.newest: dict[str, int] = {}
        self.standing: dict[str, tuple[int, ...]] = dict.fromkeys(ELEMENTS, ())
        self.stood: dict[int, dict[str, tuple[tuple[int, ...], tuple[int, ...]]]] = {}  # before and after it
        self.before: dict[int, dict[str, Value | None]] = {}

    @rule(wanted=st.dictionaries(st.sampled_from(ELEMENTS), some_value, min_size=1))
    def store(self, wanted: dict[str, Value | None]) -> None:
        self._store(wanted, None)

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        with self.db.reading() as connection:
            candidates = sorted(self.before.keys() - undone_batches(connection).keys())
        if not candidates:
            return
        batch = data.draw(st.sampled_from(candidates))
        with self.db.reading() as connection:
            overtaken = history_store.overtaken(connection, batch)
            changed = history_store.batch_history(connection, batch)
        kept = {e.element for e in changed if e.id in overtaken}
        assert kept == {e for e in self.before[batch] if self.stood[batch][e][1] != self.standing[e]}
        restored = {e: old for e, old in self.before[batch].items() if e not in kept}
        if restored:  # an undo that can put nothing back is no batch
            self._store(restored, batch)

    def _store(self, wanted: dict[str, Value | None], undoes: int | None) -> None:
        changes = [
            ValueChange(element, ORG, YEAR, self.values.get(element), new, "command")
            for element, new in wanted.items()
            if new != self.values.get(element)
        ]
        with self.db.writing() as connection:
            batch = begin(connection, undoes=undoes)
            value_store.store(connection, batch, changes)
        if changes:
            self.before[batch] = {change.element: change.old for change in changes}
        for change in changes:
            self.newest[change.element] = batch
            before = self.standing[change.element]
            after = (*before, batch) if undoes is None else self.stood[undoes][change.element][0]
            self.stood.setdefault(batch, {})[change.element] = (before, after)
            self.standing[change.element] = after
            self.values[change.element] = change.new
        self.values = {element: value for element, value in self.values.items() if value is not None}

    @invariant()
    def the_database_agrees(self) -> None:
        if not hasattr(self, "db"):
            return
        with self.db.reading() as connection:
            stored = value_store.sheet_values(connection, PLAN, ORG, YEAR)
            assert {element: value.value for element, value in stored.items()} == self.values
            for element in ELEMENTS:
                newest = history_store.newest_entry(connection, PLAN, ORG, YEAR, element)
                assert _batch(newest) == self.newest.get(element)
                assert (newest.new if newest else None) == self.values.get(element)
            assert history_store.verify_chain(connection) == ()

    def teardown(self) -> None:
        if not hasattr(self, "db"):
            return
        self.db.close()
        assert examine(self.folder / "ktu.db") == ()
        shutil.rmtree(self.folder)


def _batch(entry: HistoryEntry | None) -> int | None:
    return entry.batch if entry else None


def test_storing_and_undoing_agree_with_the_model(filled):
    Storing.template = filled
    case = Storing.TestCase()
    case.settings = settings(max_examples=25, stateful_step_count=14, deadline=None)
    case.runTest()


@pytest.mark.parametrize(
    ("undos", "undone"),
    [([], {}), ([1], {1: 2}), ([1, 2], {2: 3}), ([1, 2, 3], {1: 2, 3: 4}), ([1, 1], {1: 3})],
)
def test_an_undo_that_was_undone_does_not_count(db, undos, undone):
    with db.writing() as connection:
        begin(connection)
        for undoes in undos:
            begin(connection, undoes=undoes)
        assert undone_batches(connection) == undone
        assert {b.id: b.undone_by for b in batches(connection) if b.undone_by} == undone

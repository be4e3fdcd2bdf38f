"""A database that takes nothing just now: what was typed stays, waits, and is saved once it can be."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt

from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen
from tests.gui.driven_window import Driven

ENTER = Qt.Key.Key_Return


@contextmanager
def locked(driven: Driven) -> Iterator[None]:
    """Another program writes, and does not come to an end; the window has no patience with it."""
    workspace = driven.session.workspace
    assert workspace is not None
    other = sqlite3.connect(workspace.db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    driven.session.jobs.unexpected.disconnect(driven.errors.append)
    yield
    other.execute("ROLLBACK")
    other.close()


def typed(driven: Driven, indicator: str, text: str) -> SheetScreen:
    table = driven.window.screen_named("sheet_table")
    assert isinstance(table, SheetScreen)
    driven.session.show_row(indicator)
    driven.type(text[0], table.view)
    driven.type(text[1:])  # the editor has the keyboard now
    driven.press(ENTER)
    return table


def test_what_a_locked_database_does_not_take_stays_and_is_saved_in_its_order(driven: Driven) -> None:
    driven.session.set_language("ru")
    with locked(driven):
        table = typed(driven, "1.2.5", "77")
        typed(driven, "1.2.5", "78")
        row = table.model.row_number("1.2.5")
        assert row is not None
        driven.session.refresh()
        driven.settle()
        assert table.model.index(row, c.ACTUAL).data().strip("\u2007\u2008") == "78"
        assert len(driven.session.recording.unsaved) == 2
        assert "занята" in driven.window.notice.text
        assert "не сохранено" in driven.window.status_line.saved.text()
    driven.qtbot.waitUntil(lambda: not driven.session.recording.unsaved, timeout=20_000)
    driven.settle()
    assert driven.sheet.data.values["1.2.5"].value == whole(78)
    assert "сохранено" in driven.window.status_line.saved.text()


def test_closing_asks_before_it_gives_up_what_is_not_saved(driven: Driven) -> None:
    driven.answers.agreed = False
    with locked(driven):
        typed(driven, "1.2.5", "77")
        assert not driven.window.close()
        assert driven.window.isVisible() and len(driven.answers.asked) == 1
    driven.answers.agreed = True
    assert driven.window.close()
    assert len(driven.answers.asked) == 1, "it was saved meanwhile: nothing to ask"
    assert not driven.session.recording.unsaved

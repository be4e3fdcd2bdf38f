"""Widths that a person drags columns to are there at the next start, in every table that can be dragged."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven

WIDER = 37


@pytest.fixture
def database(tmp_path: Path, fresh_database: Path) -> Path:
    return Path(shutil.copyfile(fresh_database, tmp_path / "plan.db"))


def opened(qtbot: QtBot, database: Path) -> Driven:
    window = Driven(qtbot, database, org="EAT")
    window.record(TypedValue("students", "5"), TypedValue("1.2.3", "9"))
    return window


def tables(window: Driven, screen: str) -> list[PlainTable]:
    """The tables of a screen that are seen, once they have columns."""
    shown = window.window.show_screen(screen)
    window.qtbot.waitUntil(
        lambda: all(table.horizontalHeader().count() for table in shown.findChildren(PlainTable))
    )
    window.settle()
    return [table for table in shown.findChildren(PlainTable) if table.isVisible()]


def draggable(table: PlainTable) -> int | None:
    """The first column that can be dragged wider."""
    header = table.horizontalHeader()
    columns = (n for n in range(header.count()) if not header.isSectionHidden(n))
    return next(
        (n for n in columns if header.sectionResizeMode(n) is QHeaderView.ResizeMode.Interactive), None
    )


def drag(window: Driven, table: PlainTable, column: int) -> int:
    """Drag the column's right edge; how wide it is then."""
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 2, 8)
    left = Qt.MouseButton.LeftButton
    window.qtbot.mousePress(header.viewport(), left, pos=edge)
    window.qtbot.mouseMove(header.viewport(), edge + QPoint(WIDER, 0))
    window.qtbot.mouseRelease(header.viewport(), left, pos=edge + QPoint(WIDER, 0))
    return header.sectionSize(column)


SCREENS = ("overview", "explorer", "batches", "sheet_mappings", "check_number", "problems")


def test_what_was_dragged_is_there_at_the_next_start(qtbot: QtBot, database: Path) -> None:
    window = opened(qtbot, database)
    dragged: dict[tuple[str, int], tuple[int, int]] = {}
    for screen in SCREENS:
        for number, table in enumerate(tables(window, screen)):
            column = draggable(table)
            assert column is not None, screen
            before = table.columnWidth(column)
            dragged[screen, number] = (column, drag(window, table, column))
            assert dragged[screen, number][1] > before, screen
    window.close()
    again = opened(qtbot, database)
    for screen in SCREENS:
        for number, table in enumerate(tables(again, screen)):
            column, width = dragged[screen, number]
            assert table.columnWidth(column) == width, screen
    again.close()


def test_what_nobody_dragged_and_what_is_damaged_keeps_the_width_it_is_made_with(
    qtbot: QtBot, database: Path
) -> None:
    window = opened(qtbot, database)
    (table,) = tables(window, "batches")
    made = [table.columnWidth(n) for n in range(table.horizontalHeader().count())]
    window.close()
    assert not window.program.remembered.text("columns_batches_0")
    window.program.remembered.keep_text("columns_batches_0", "0:x nonsense 1:-7 : 2")
    window.program.remembered.flush()
    damaged = opened(qtbot, database)
    (table,) = tables(damaged, "batches")
    assert [table.columnWidth(n) for n in range(len(made))] == made
    damaged.close()

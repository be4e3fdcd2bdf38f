"""A window that is closed within a moment of an export: the file is there, or one reads why it is not."""

from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage

from ktu_desktop.gui import closing
from ktu_desktop.gui.screens.charts.charts_screen import ChartsScreen
from tests.gui.driven_window import Driven


def export_table(driven: Driven) -> None:
    driven.window.menus.action("export_table").trigger()


def export_unit(driven: Driven) -> None:
    driven.window.menus.action("export").trigger()


@pytest.mark.parametrize("export", [export_table, export_unit])
def test_a_workbook_is_written_before_the_window_closes(
    driven: Driven, tmp_path: Path, export: Callable[[Driven], None]
) -> None:
    driven.session.look(everything=True)  # many rows: they are read in several events
    driven.settle()
    driven.answers.save = tmp_path / "table.xlsx"
    export(driven)
    assert driven.session.outgoing.under_way and driven.window.close()
    assert len(load_workbook(tmp_path / "table.xlsx").worksheets) >= 1
    assert len(driven.answers.asked) == 1, "for the file only"


def test_a_picture_is_written_before_the_window_closes(driven: Driven, tmp_path: Path) -> None:
    driven.record(**{"1.1.6/numerator": "1", "students": "3"})
    page = driven.window.show_screen("charts")
    assert isinstance(page, ChartsScreen)
    driven.qtbot.waitUntil(lambda: page.shown is not None)
    driven.answers.save = tmp_path / "chart.png"
    page.save_picture()
    assert driven.session.outgoing.under_way and driven.window.close()
    assert not QImage(str(tmp_path / "chart.png")).isNull()


def test_one_that_cannot_be_written_keeps_the_window_open(driven: Driven, tmp_path: Path) -> None:
    driven.answers.save = tmp_path / "nowhere" / "table.xlsx"
    export_table(driven)
    assert not driven.window.close() and driven.window.isVisible()
    assert "cannot be written" in driven.window.notice.text
    assert driven.window.close()


def test_what_takes_long_is_not_given_up_unasked(driven: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that changes all the time is read again and again."""
    monkeypatch.setattr(closing, "_FOR_A_FILE", 0.1)
    written: list[bool] = []
    driven.session.outgoing.read_and_write(
        repeat(None), lambda _: True, written.append, written.append, reader=driven.window
    )
    driven.answers.agreed = False
    assert not driven.window.close() and driven.window.isVisible()
    assert driven.answers.asked[-1] == "A file is still being written."
    driven.answers.agreed = True
    assert driven.window.close() and not written

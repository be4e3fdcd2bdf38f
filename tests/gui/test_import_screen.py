"""Importing files in the real window: preview, decisions, apply, undo; by menu, by dropping, by keys."""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from ktu_desktop.domain.values import whole
from ktu_desktop.gui.background_jobs import Job
from ktu_desktop.gui.screens.import_files import row_words as words
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.gui.screens.import_files.preview_rows import PreviewRow
from ktu_desktop.gui.screens.import_files.row_table import NAME, NEW, OLD, STATUS, TAKEN, WHY
from ktu_desktop.usecases.apply_import import apply
from ktu_desktop.usecases.export_workbook import export_faculty, export_unit
from ktu_desktop.usecases.file_preview import CellPreview
from ktu_desktop.usecases.preview_import import preview
from ktu_desktop.usecases.record import TypedValue
from ktu_desktop.usecases.submit_sheet import return_sheet, submit
from ktu_desktop.usecases.workspace import open_workspace
from tests.gui.driven_window import Driven

ENTER, ESCAPE, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


def written(driven: Driven, path: Path, **cells: object) -> Path:
    """The unit's workbook with these indicators' inputs (``i1_1_8=75``) filled in as in Excel."""
    workspace, period = driven.session.workspace, driven.session.period
    assert workspace is not None and period is not None
    export_unit(workspace, driven.session.org_unit, period, path, driven.session.say)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for name, value in cells.items():
            fill(sheet, name.removeprefix("i").replace("_", "."), value)
    book.save(path)
    return path


def fill(sheet, code: str, value: object) -> None:
    for row in sheet.iter_rows():
        if row[0].value == code:
            cell = next((c for c in row if not c.protection.locked), None)
            if cell is not None:
                cell.value = value
                return


@pytest.fixture
def screen(driven: Driven) -> ImportScreen:
    found = driven.window.screen_named("import_files")
    assert isinstance(found, ImportScreen)
    return found


def shown(screen: ImportScreen, column: int) -> list[str]:
    model = screen.view.rows
    return [model.index(n, column).data() for n in range(model.rowCount())]


def read(driven: Driven, screen: ImportScreen, *paths: Path) -> None:
    """Choose files by the menu."""
    driven.answers.open = paths
    driven.window.menus.action("import").trigger()
    driven.settle()


def test_every_cell_is_shown_before_it_is_written_and_the_file_can_be_undone(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    path = written(driven, tmp_path / "returned.xlsx", i1_1_8=80, i1_2_13=716)
    read(driven, screen, path)
    assert screen.isVisible()
    assert list(zip(shown(screen, STATUS), shown(screen, OLD), shown(screen, NEW), strict=True)) == [
        ("Changed", "75\u00a0units", "80\u00a0units"),
        ("New", "–", "716\u00a0ppl."),
    ]
    assert driven.sheet.data.values["1.1.8"].value == whole(75), "nothing is written before Apply"
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.1.8"].value == whole(80)
    assert driven.sheet.data.values["1.2.13"].value == whole(716)
    assert driven.focus() is screen.view.undo
    driven.press(SPACE, screen.view.undo)
    assert driven.sheet.data.values["1.1.8"].value == whole(75)
    assert "1.2.13" not in driven.sheet.data.values
    assert "2 entries" in screen.view.headline.text()


def test_what_was_not_taken_stays_in_sight_and_a_conflict_can_be_decided_afterwards(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    driven.record(TypedValue("1.1.8", "70"))
    path = written(driven, tmp_path / "returned.xlsx", i1_1_8=80, i1_2_13=716, i1_2_3="many")
    driven.record(TypedValue("1.1.8", "75"))
    read(driven, screen, path)
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.2.13"].value == whole(716)
    assert shown(screen, STATUS) == ["Changed on both sides", "Not accepted"]
    assert (
        "1 entry was taken" in screen.view.headline.text()
        and "returned.xlsx" in screen.view.files.index(1 if screen.view.files.rowCount() > 1 else 0, 0).data()
    )
    assert screen.view.save_marked.isVisible() and not screen.view.apply.isEnabled()
    screen.view.table.setFocus()
    driven.press(ENTER)
    driven.press(SPACE, screen.view.decision.take)
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.1.8"].value == whole(80)
    assert shown(screen, STATUS) == ["Not accepted"]
    driven.press(SPACE, screen.view.undo)
    assert driven.sheet.data.values["1.1.8"].value == whole(75)
    assert driven.sheet.data.values["1.2.13"].value == whole(716), "the Apply before it is a file of its own"


def test_a_conflict_is_decided_side_by_side_with_keys(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    driven.record(TypedValue("1.1.8", "70"), TypedValue("1.2.13", "500"))
    path = written(driven, tmp_path / "returned.xlsx", i1_1_8=80, i1_2_13=716)
    driven.record(TypedValue("1.1.8", "75"), TypedValue("1.2.13", "600"))
    read(driven, screen, path)
    assert shown(screen, STATUS) == ["Changed on both sides"] * 2
    assert not screen.view.apply.isEnabled()
    sides = [value.text() for _, value in screen.view.decision._sides]
    assert sides == ["70\u00a0units", "75\u00a0units", "80\u00a0units"]
    titles = [label.text() for label, _ in screen.view.decision._sides]
    who_and_when = r"Yours: \S+, \d\d\.\d\d\.\d{4} \d\d:\d\d"
    assert max(screen.minimumSizeHint().height(), screen.heightForWidth(1366)) < 640, "no part scrolls away"
    assert re.fullmatch(who_and_when, titles[1]) and titles[::2] == ["Sent", "In the file"]
    assert driven.focus() is screen.view.table
    driven.press(ENTER)
    assert driven.focus() is screen.view.decision.keep
    driven.press(SPACE)
    assert shown(screen, STATUS)[0] == "Mine is kept"
    assert driven.focus() is screen.view.table and screen.view.table.currentIndex().row() == 1
    driven.press(ENTER)
    driven.press(SPACE, screen.view.decision.take)
    assert shown(screen, STATUS)[1] == "Taken from the file"
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.1.8"].value == whole(75)
    assert driven.sheet.data.values["1.2.13"].value == whole(716)


def test_a_refused_cell_says_why_and_is_not_taken(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    path = written(driven, tmp_path / "returned.xlsx", i1_1_8="12,7", i1_2_13=716)
    read(driven, screen, path)
    assert shown(screen, STATUS) == ["Not accepted", "New"]
    assert "whole number" in shown(screen, WHY)[0]
    assert "whole number" in screen.view.decision.sentence.text()
    driven.click(screen.view.apply)
    assert "1.1.8" not in driven.sheet.data.values
    assert driven.sheet.data.values["1.2.13"].value == whole(716)


def test_a_number_that_can_be_read_in_two_ways_is_asked(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    path = written(driven, tmp_path / "returned.xlsx", i1_2_13="1,050")
    read(driven, screen, path)
    assert shown(screen, STATUS) == ["Please decide"]
    assert not screen.view.apply.isEnabled()
    driven.press(ENTER)
    (reading,) = screen.view.decision.readings  # 1.05 people cannot be meant
    assert "1050" in reading.text() and driven.focus() is reading
    driven.press(SPACE, reading)
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.2.13"].value == whole(1050)


def test_a_percentage_a_hundred_times_off_is_asked_and_can_be_right(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    driven.record(TypedValue("students", "200"))
    read(driven, screen, written(driven, tmp_path / "returned.xlsx", i1_1_6=1))
    assert shown(screen, STATUS) == ["Please decide", "Unchanged"]
    assert screen.view.decision.sentence.text()
    driven.click(screen.view.decision.take)
    assert shown(screen, STATUS)[0] == "Taken from the file"
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(1)


def test_what_is_unticked_is_not_taken(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    path = written(driven, tmp_path / "returned.xlsx", i1_1_8=80, i1_2_13=716)
    read(driven, screen, path)
    driven.press(SPACE, screen.view.table)
    assert screen.view.apply.text() == "&Apply (1)"
    driven.click(screen.view.apply)
    assert set(driven.sheet.data.values) == {"1.2.13"}


def test_a_file_that_is_no_workbook_of_ours_says_so_and_the_next_is_read(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    odd = tmp_path / "telephones.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "Telephones"
    book.save(odd)
    good = written(driven, tmp_path / "returned.xlsx", i1_1_8=80)
    read(driven, screen, odd, tmp_path / "gone.xlsx", good)
    files = screen.view.files
    found = [files.index(n, 0).data().split("\n")[1] for n in range(files.rowCount())]
    assert found[0] == "3 files"
    assert all(found[1:3]) and "to take" not in " ".join(found[1:3])
    assert found[3] == "EAT-ES, 2023: 1 to take"


def test_files_and_statuses_filter_the_rows(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    first = written(driven, tmp_path / "first.xlsx", i1_1_8=80, i1_2_13="12,7")
    driven.select("EAT-APP")
    second = written(driven, tmp_path / "second.xlsx", i1_1_8=5)
    read(driven, screen, first, second)
    assert screen.view.rows.rowCount() == 3
    screen.view.file_list.selectRow(2)
    assert [row.item.org for row in screen.view.rows.rows] == ["EAT-APP"]
    screen.view.file_list.selectRow(0)
    driven.click(screen.view.filters.buttons["rejected"])
    assert shown(screen, STATUS) == ["Not accepted"]


def test_files_dropped_on_the_window_are_read(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    written(driven, folder / "returned.xlsx", i1_1_8=80)
    (folder / "letter.txt").write_text("no spreadsheet")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    left, none, copied = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(200, 200), copied, data, left, none)
    QApplication.sendEvent(driven.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(driven.window, QDropEvent(QPointF(200, 200), copied, data, left, none))
    driven.settle()
    assert screen.isVisible()
    assert [preview.path.name for preview in screen.previews] == ["returned.xlsx"]


def test_reading_is_cancelled_and_nothing_is_changed(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    path = written(driven, tmp_path / "returned.xlsx", i1_1_8=80)
    driven.session.jobs.started.connect(lambda job: job.cancel())
    read(driven, screen, path, path)
    assert screen.view.headline.text() == "Cancelled. Nothing was changed."
    assert not driven.sheet.data.values


def test_many_files_are_cancelled_midway_by_the_button_and_work_goes_on(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    path = written(driven, tmp_path / "returned.xlsx", i1_1_8=80)
    many = [Path(shutil.copy(path, tmp_path / f"returned {n}.xlsx")) for n in range(400)]
    driven.window.show_screen("import_files")
    screen.read(many)
    line = driven.window.status_line
    driven.qtbot.waitUntil(lambda: line.cancel.isVisible() and line.bar.value() > 0, timeout=30_000)
    driven.click(line.cancel)
    assert screen.view.headline.text() == "Cancelled. Nothing was changed."
    assert not line.cancel.isVisible() and not screen.previews and not driven.sheet.data.values
    read(driven, screen, path)
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.1.8"].value == whole(80)


def test_files_chosen_while_others_are_read_take_their_place(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    first = written(driven, tmp_path / "first.xlsx", i1_1_8=80)
    second = written(driven, tmp_path / "second.xlsx", i1_1_8=81)
    driven.window.show_screen("import_files")
    screen.read([first])
    screen.read([second])
    driven.settle()
    assert [preview.path.name for preview in screen.previews] == ["second.xlsx"]
    screen.read([first])
    screen.leave()
    driven.settle()
    assert not screen.previews


def test_escape_leads_back_to_the_sheet(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    read(driven, screen, written(driven, tmp_path / "returned.xlsx", i1_1_8=80))
    driven.press(ESCAPE, screen.view.table)
    assert not screen.isVisible()
    assert not screen.listed.rows


def test_the_page_follows_the_language(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    read(driven, screen, written(driven, tmp_path / "returned.xlsx", i1_2_13=716))
    driven.session.set_language("kk")
    driven.settle()
    assert shown(screen, NEW) == ["716\u00a0адам"]


def test_the_tables_are_sound_models(
    driven: Driven, screen: ImportScreen, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    rows, files = screen.view.rows, screen.view.files
    read(driven, screen, written(driven, tmp_path / "returned.xlsx", i1_1_8=80, i1_2_13="x"))
    for model in (rows, files):
        qtmodeltester.check(model)
    rows.setData(rows.index(1, TAKEN), None, Qt.ItemDataRole.CheckStateRole)
    rows.set_rows((), driven.session.plan, driven.session.say)
    files.set_files((), driven.session.plan, driven.session.say, {})


def test_the_window_closes_at_once_while_files_are_read(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    """Not by the clock: the files that were not read yet stay unread."""
    driven.stand_on("1.1.8")
    driven.type("7")
    paths = [written(driven, tmp_path / "1.xlsx", i1_1_8=80)]
    paths += [Path(shutil.copyfile(paths[0], tmp_path / f"{n}.xlsx")) for n in range(2, 200)]
    reading: list[Job] = []
    driven.session.jobs.progressed.connect(reading.append)
    screen.read(paths)
    driven.wait(lambda: bool(reading))
    driven.window.close()
    driven.program.jobs.stop()
    assert reading[-1].steps_done < len(paths)
    assert not driven.window.isVisible()
    assert not screen.previews
    assert not driven.session.recording.unsaved


@pytest.mark.parametrize(
    ("figure", "label"), [("target", "Plan: "), ("last_year", "Last year: "), ("value", ""), ("", "")]
)
def test_a_number_beside_what_is_asked_for_is_called_what_it_is(
    driven: Driven, figure: str, label: str
) -> None:
    plan, place = driven.session.plan, ("EAT-ES", "1.1.8", "E7")
    cell = CellPreview(
        "EAT-ES", "E7", "EAT-ES", "1.1.8", figure, "", "9", whole(9), whole(8), None, "ignored"
    )
    said = words.name(PreviewRow(0, place, cell), plan, driven.session.say)
    assert said == label + plan.indicators["1.1.8"].names["en"]


def test_a_decision_of_the_planning_office_is_a_row_of_its_own(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    org, period, say = driven.session.org_unit, driven.session.period, driven.session.say
    office = open_workspace(tmp_path / "office.db", "Office")
    driven.record(TypedValue("1.1.8", "75"))
    submitted = export_faculty(driven.session.workspace, org, period, tmp_path / "1.xlsx", say)
    apply(office, preview(office, [submitted]))
    submit(office, org, period)
    return_sheet(office, org, period, "one is missing")
    submit(driven.session.workspace, org, period)
    decision = export_faculty(office, org, period, tmp_path / "2.xlsx", say)
    office.close()
    read(driven, screen, decision)
    rows = list(zip(shown(screen, NAME), shown(screen, OLD), shown(screen, NEW), strict=True))
    assert rows[0] == ("State of the sheet", "Submitted", "Returned: one is missing")
    assert screen.view.apply.isEnabled()
    driven.click(screen.view.apply)
    assert driven.sheet.state == "returned"
    driven.press(SPACE, screen.view.undo)
    assert driven.sheet.state == "submitted"

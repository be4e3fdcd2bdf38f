"""The page for paper: each report looked at, paged through, saved and printed by keyboard."""

import os
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import whole
from ktu_desktop.gui.dialogs import WindowDialogs
from ktu_desktop.gui.printing.sight import Sight
from ktu_desktop.gui.screens.print_page.print_screen import PrintScreen
from ktu_desktop.gui.screens.print_page.report_names import REPORT_NAMES
from ktu_desktop.reports import REPORTS
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import open_workspace
from tests.gui.driven_window import Driven


def text_of(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def page(driven: Driven) -> PrintScreen:
    """The page for paper as the menu opens it, its first page shown."""
    action = driven.window.menus.action("print")
    assert action.shortcut().toString() == "Ctrl+P"
    action.trigger()
    screen = driven.window.screen_named("print_page")
    assert isinstance(screen, PrintScreen) and screen.isVisible()
    look(driven, screen)
    return screen


def look(driven: Driven, page: PrintScreen) -> Sight:
    """What is seen once everything has been drawn."""
    driven.qtbot.waitUntil(lambda: not page._settle.isActive())
    driven.settle()
    assert page.feed.sight is not None
    return page.feed.sight


def choose(driven: Driven, page: PrintScreen, report: str) -> Sight:
    page.choose(report)
    return look(driven, page)


def test_menu_and_page_name_the_whole_family() -> None:
    assert list(REPORT_NAMES) == [report.name for report in REPORTS]


def test_the_keyboard_goes_through_reports_and_pages(driven: Driven, page: PrintScreen) -> None:
    assert driven.window.focusWidget() is page.choices.reports and page.choices.report == "sheet"
    driven.press(Qt.Key.Key_Down)
    assert page.choices.report == "blank" and "by hand" in look(driven, page).title
    pages = look(driven, page).pages
    assert pages > 1
    driven.press(Qt.Key.Key_PageDown, page.view)
    assert look(driven, page).page == 1 and page.bar.page.text() == f"Page 2 of {pages}"
    driven.press(Qt.Key.Key_End, page.view)
    assert look(driven, page).page == pages - 1 and not page.bar.on.isEnabled()
    driven.press(Qt.Key.Key_PageDown, page.view)
    assert look(driven, page).page == pages - 1
    driven.press(Qt.Key.Key_Home, page.view)
    driven.press(Qt.Key.Key_PageUp, page.view)
    assert look(driven, page).page == 0
    driven.press(Qt.Key.Key_Escape, page.choices.reports)
    assert not page.isVisible()


def test_a_page_is_enlarged_and_scrolled_before_it_is_turned(driven: Driven, page: PrintScreen) -> None:
    whole = look(driven, page).picture.width()
    driven.press(Qt.Key.Key_Plus, page.view)
    driven.press(Qt.Key.Key_Plus, page.view)
    assert look(driven, page).picture.width() > whole
    bar = page.view.verticalScrollBar()
    driven.press(Qt.Key.Key_PageDown, page.view)
    assert look(driven, page).page == 0 and bar.value() > 0
    driven.press(Qt.Key.Key_PageDown, page.view)
    assert look(driven, page).page == 1 and bar.value() == 0
    driven.press(Qt.Key.Key_PageUp, page.view)
    assert look(driven, page).page == 0 and bar.value() == bar.maximum()
    driven.press(Qt.Key.Key_0, page.view)
    assert look(driven, page).picture.width() == whole


def test_the_menu_leads_to_each_report(driven: Driven, page: PrintScreen) -> None:
    for report in REPORTS:
        driven.window.menus.action(f"print_{report.name}").trigger()
        assert look(driven, page).picture.width() > 300 and page.choices.report == report.name


def test_paper_has_a_language_of_its_own(driven: Driven, page: PrintScreen, tmp_path: Path) -> None:
    box = page.choices.language
    box.setFocus()
    driven.press(Qt.Key.Key_Down)
    driven.press(Qt.Key.Key_Down)
    assert box.currentText() == "Қазақша" and "Стратегиялық жоспар" in look(driven, page).title
    driven.answers.save = tmp_path / "sheet"
    driven.click(page.save)
    assert page.headline.text().endswith("sheet.pdf")
    assert "Қарағанды".upper() in text_of(tmp_path / "sheet.pdf")
    driven.session.set_language("ru")
    assert "Стратегиялық жоспар" in look(driven, page).title and page.save.text() == "Со&хранить…"


def test_all_departments_of_a_faculty_one_file_each(
    driven: Driven, page: PrintScreen, tmp_path: Path
) -> None:
    page.choices.org_unit.chosen.emit("EAT")
    page.choices._org_unit = "EAT"
    choose(driven, page, "note")
    assert look(driven, page).documents == 1
    page.choices.scope.setFocus()
    driven.press(Qt.Key.Key_Down)
    below = look(driven, page).documents
    assert below > 1 and page.bar.page.text().startswith(f"Document 1 of {below}")
    page.each.setChecked(True)
    page.kind.setCurrentIndex(2)
    driven.answers.into = tmp_path / "notes"
    driven.click(page.save)
    files = sorted(file.name for file in (tmp_path / "notes").iterdir())
    assert len(files) == below and "note_EAT-ES_2023.docx" in files
    assert page.headline.text() == f"{below} files were written."


def test_a_passport_is_of_the_indicator_one_stands_on(driven: Driven, page: PrintScreen) -> None:
    driven.press(Qt.Key.Key_Escape, page.view)
    driven.stand_on("1.1.6")
    driven.window.menus.action("print_passport").trigger()
    assert "1.1.6" in look(driven, page).title and look(driven, page).documents == 1
    page.choices.indicator.setFocus()
    driven.press(Qt.Key.Key_Home)
    assert look(driven, page).documents == len(driven.session.plan.indicators)


def test_a_printer_gets_the_pages(driven: Driven, page: PrintScreen, tmp_path: Path) -> None:
    driven.answers.paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    driven.answers.paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    driven.answers.paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    driven.click(page.print)
    pages = look(driven, page).pages
    assert page.headline.text() == f"{pages} pages were sent to the printer."
    assert f"Page {pages} of {pages}" in text_of(tmp_path / "paper.pdf")


def test_changes_between_two_changes_or_dates(driven: Driven, page: PrintScreen) -> None:
    driven.record(**{"1.2.2": "9"})
    driven.record(**{"1.2.2": "10"})
    assert choose(driven, page, "changes").pages == 1
    since = page.choices.since
    assert since.count() == 2
    since.setCurrentIndex(0)
    assert since.bound == "2"
    driven.qtbot.waitUntil(lambda: page.feed.wish is not None and page.feed.wish.since == "2")
    since.setEditText("soon")
    driven.qtbot.waitUntil(lambda: "soon" in page.headline.text())
    assert not page.save.isEnabled() and page.bar.page.text() == ""
    since.setEditText("31.05.2023")
    driven.qtbot.waitUntil(lambda: page.save.isEnabled())
    assert page.headline.text() == ""


def test_what_is_recorded_meanwhile_is_seen(driven: Driven, page: PrintScreen) -> None:
    before = look(driven, page).picture
    driven.record(students="481")
    assert look(driven, page).picture != before


def paper(file: Path) -> QPrinter:
    """A printer as the box hands it over, into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_only_the_chosen_pages_are_printed(driven: Driven, page: PrintScreen, tmp_path: Path) -> None:
    pages = look(driven, page).pages
    assert pages > 2
    driven.answers.paper = paper(tmp_path / "paper.pdf")
    driven.answers.paper.setFromTo(2, 2)
    driven.click(page.print)
    assert page.headline.text() == "1 page was sent to the printer."
    text = text_of(tmp_path / "paper.pdf")
    assert f"Page 2 of {pages}" in text and f"Page 1 of {pages}" not in text
    driven.answers.paper.setFromTo(pages + 1, pages + 2)
    driven.click(page.print)
    assert page.headline.text() == "The report has none of the pages that were chosen."


def test_a_printer_that_hangs_holds_up_nothing(driven: Driven, page: PrintScreen, tmp_path: Path) -> None:
    """A pipe that nobody reads takes nothing and does not say so, as some printers do."""
    pipe = tmp_path / "paper.pdf"
    os.mkfifo(pipe)
    driven.answers.paper = paper(pipe)
    driven.qtbot.mouseClick(page.print, Qt.MouseButton.LeftButton)
    jobs = driven.session.jobs
    driven.qtbot.waitUntil(lambda: bool(jobs.on_paper) and jobs.on_paper[0].steps_done > 0)
    driven.session.record([TypedValue("students", "481")])
    driven.qtbot.waitUntil(lambda: not driven.session.recording.under_way)
    assert jobs.on_paper and driven.session.sheet is not None
    (students,) = (each for each in driven.session.sheet.common if each.figure.code == "students")
    assert students.field.value == whole(481)
    asked = len(driven.answers.asked)
    driven.answers.agreed = False
    assert not driven.window.close() and driven.window.isVisible()
    assert driven.answers.asked[asked:] == ["A report is still being written or printed."]
    jobs.on_paper[0].cancel()
    driven.qtbot.waitUntil(lambda: not jobs.on_paper)
    assert page.headline.text().startswith("Cancelled.")


def test_a_printer_that_takes_nothing_is_a_sentence(
    driven: Driven, page: PrintScreen, tmp_path: Path
) -> None:
    driven.answers.paper = paper(tmp_path / "nowhere" / "paper.pdf")
    driven.click(page.print)
    assert page.headline.text().endswith("accepts nothing. Check that it is switched on.")


def test_without_a_printer_the_page_says_what_to_do(
    driven: Driven, page: PrintScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    page.dialogs = WindowDialogs(lambda: driven.session.say, driven.window)
    driven.click(page.print)
    assert page.headline.text().startswith("No printer is set up on this computer.")
    assert page.headline.tone == "bad"


def test_writing_is_cancelled_and_leaves_nothing(
    driven: Driven, page: PrintScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(driven, page, "passport")
    page.choices.indicator.setCurrentIndex(0)
    driven.answers.save = tmp_path / "all.pdf"
    driven.session.jobs.started.connect(lambda job: job.title and job.cancel())
    driven.click(page.save)
    assert page.headline.text().startswith("Cancelled.") and not list(tmp_path.glob("*all.pdf*"))


def test_what_another_program_wrote_is_seen(driven: Driven, page: PrintScreen) -> None:
    before = look(driven, page).picture
    database = driven.session.database.file
    assert database is not None
    elsewhere = open_workspace(database, "somebody")
    record(elsewhere, "EAT-ES", Period(2023), [TypedValue("students", "481")], via="command")
    elsewhere.close()
    driven.qtbot.waitUntil(lambda: page.feed.sight is not None and page.feed.sight.picture != before)

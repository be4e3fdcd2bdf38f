"""A bug of ours in the real window: a page with the report, what was typed is kept, the program goes on."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.screens.crash_page.crash_screen import CrashScreen
from tests.gui.driven_window import Driven


@pytest.fixture
def crashing(driven: Driven) -> Iterator[Driven]:
    """The window as it runs for a person: no exception ends it."""
    before = sys.excepthook
    driven.program.crash_report.guard()
    yield driven
    sys.excepthook = before


def page_of(driven: Driven) -> CrashScreen:
    page = driven.window.screen_named("crash_page")
    assert isinstance(page, CrashScreen)
    return page


def fail(driven: Driven) -> None:
    """What PySide does with an exception in a slot: hand it to sys.excepthook."""
    try:
        raise KeyError("what is not there")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    QApplication.processEvents()


def test_the_page_shows_the_report_and_keeps_what_was_typed(crashing: Driven) -> None:
    crashing.stand_on("1.1.6")
    crashing.type("118")
    fail(crashing)
    page = page_of(crashing)
    assert page.isVisible()
    assert "KeyError: 'what is not there'" in page.report.toPlainText()
    assert page.report.toPlainText().startswith("KTU Desktop")
    crashing.click(page.copy)
    assert QApplication.clipboard().text() == page.report.toPlainText()
    crashing.press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert crashing.sheet.data.values["1.1.6/numerator"].value.text == "118"
    crashing.stand_on("1.1.8")
    crashing.type("75")
    crashing.press(Qt.Key.Key_Return)
    assert crashing.sheet.data.values["1.1.8"].value.text == "75", "the program goes on"


def test_what_fails_again_and_again_does_not_come_between(crashing: Driven) -> None:
    fail(crashing)
    crashing.press(Qt.Key.Key_Escape, page_of(crashing).close_page)
    fail(crashing)
    assert not page_of(crashing).isVisible()
    assert "failed" in crashing.window.notice.text


def test_each_report_is_kept_in_a_file(crashing: Driven) -> None:
    from ktu_desktop import paths

    fail(crashing)
    (kept,) = paths.log_folder().glob("crash-*.txt")
    assert kept.read_text("utf-8") == page_of(crashing).report.toPlainText()

"""What every page of the window has: a way back, by its button and by Escape."""

from PySide6.QtCore import Qt

from ktu_desktop.gui.screens.page import Page
from tests.gui.driven_window import Driven


def test_escape_and_the_button_lead_back_from_every_page(driven: Driven) -> None:
    pages = [screen for screen in driven.window.panes.screens() if isinstance(screen, Page)]
    assert len(pages) > 8
    table = driven.window.screen_named("sheet_table")
    for page in pages:
        driven.window.show_screen(page.name)
        driven.settle()
        assert page.isVisible() and page.close_page.isVisible(), page.name
        driven.press(Qt.Key.Key_Escape, page.close_page)
        assert table.isVisible() and not page.isVisible(), page.name
        driven.window.show_screen(page.name)
        driven.settle()
        driven.click(page.close_page)
        assert table.isVisible() and not page.isVisible(), page.name

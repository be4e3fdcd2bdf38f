"""The short help: F1 opens it at what one stands on, with the keys as the menus have them."""

import re

import pytest
from PySide6.QtCore import Qt

from ktu_desktop.gui.actions import ACTIONS
from ktu_desktop.gui.screens import shown_after, shown_at_once
from ktu_desktop.gui.screens.help.help_screen import HelpScreen
from ktu_desktop.gui.screens.help.topics import KEYS, topics
from ktu_desktop.i18n import LANGUAGES, Translator
from tests.gui.driven_window import Driven

ESCAPE, DOWN = Qt.Key.Key_Escape, Qt.Key.Key_Down
NEVER_SHOWN = re.compile(r"\b(figure|element|batch|merge|hash|node|operator)s?\b", re.IGNORECASE)


@pytest.fixture
def page(driven: Driven) -> HelpScreen:
    found = driven.window.screen_named("help")
    assert isinstance(found, HelpScreen)
    return found


def opened(driven: Driven) -> None:
    driven.window.menus.action("help").trigger()
    driven.settle()


@pytest.mark.parametrize("screen", ["sheet_table", "navigation", "indicator_form"])
def test_it_opens_at_the_pane_one_stands_in_and_leads_back(
    driven: Driven, page: HelpScreen, screen: str
) -> None:
    driven.window.show_screen(screen)
    opened(driven)
    title = next(
        topic.title for topic in topics(driven.session.say, driven.window.menuBar()) if topic.name == screen
    )
    assert page.isVisible() and title in page.text.toPlainText()
    driven.press(ESCAPE)
    assert not page.isVisible()


def test_it_leads_back_to_the_page_it_was_opened_from(driven: Driven, page: HelpScreen) -> None:
    driven.window.show_screen("batches")
    opened(driven)
    opened(driven)
    assert "Undoing" in page.text.toPlainText()
    driven.press(ESCAPE)
    assert driven.window.screen_named("batches").isVisible()


def test_a_word_finds_its_topics_and_the_arrows_walk_through_them(driven: Driven, page: HelpScreen) -> None:
    opened(driven)
    assert driven.focus() is page.search
    driven.type("reason")
    titles = [page.list.item(n).text() for n in range(page.list.count())]
    assert 0 < len(titles) < len(topics(driven.session.say, driven.window.menuBar()))
    driven.press(DOWN)
    assert page.text.toPlainText().startswith(titles[1])
    page.search.clear()
    driven.type("zzz")
    assert page.list.count() == 0 and page.text.toPlainText() == "Nothing in the help has these words."


def test_it_follows_the_language(driven: Driven, page: HelpScreen) -> None:
    driven.window.show_screen("sheet_table")
    opened(driven)
    driven.session.set_language("kk")
    assert "ұяшық" in page.text.toPlainText()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_its_topic_and_every_key_is_listed(driven: Driven, language: str) -> None:
    say = Translator(language)
    driven.session.set_language(language)
    there = {topic.name: topic for topic in topics(say, driven.window.menuBar())}
    screens = {kind.name for kind in (*shown_at_once(), *shown_after())} - {HelpScreen.name}
    assert set(there) == screens | {KEYS}
    assert [*there] == [topic.name for topic in topics(Translator("en"), driven.window.menuBar())]
    for action in (action for action in ACTIONS if action.keys):
        assert all(f"**{key}**" in there[KEYS].text for key in action.keys.split())
        assert say(action.text).replace("&", "").removesuffix("…") in there[KEYS].text
    assert not [topic.name for topic in there.values() if NEVER_SHOWN.search(topic.text)]

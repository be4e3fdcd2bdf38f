"""Every screen and state of the window, in three languages on the smallest screen."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from pytestqt.qtbot import QtBot

from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens import shown_after, shown_at_once
from ktu_desktop.i18n import LANGUAGES
from tests.views.cut_texts import cut_texts, needs_more_room
from tests.views.made_up import fill_database
from tests.views.naming import drops_into, shared_mnemonics, unnamed, without_hint
from tests.views.stage import Stage
from tests.views.views import VIEWS, start


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "plan.db"
    fill_database(path)
    return path


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, filled_database: Path) -> Iterator[Stage]:
    copyfile(filled_database, tmp_path / "plan.db")
    shown = Stage(tmp_path / "plan.db", folder=tmp_path)
    yield shown
    shown.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_is_whole_and_named(stage: Stage, language: str) -> None:
    """No text is cut, every control has a name and a key of its own, every screen is looked at."""
    stage.session.set_language(language)
    faults: dict[str, list[str]] = {}
    seen = set()
    for view in VIEWS:
        start(stage)
        view.show(stage)
        stage.settle()
        wait_until(lambda: not cut_texts(stage.window), 20)  # rows are measured a moment later
        window = stage.window
        too_big = ["does not fit the screen"] if needs_more_room(window) else []
        found = [*too_big, *cut_texts(window), *unnamed(window)]
        found += [*shared_mnemonics(window), *without_hint(window), *drops_into(window)]
        if found:
            faults[view.name] = found
        seen |= {screen.name for screen in window.panes.screens() if screen.isVisible()}
    assert not faults, "\n".join(f"{view}: {each}" for view, found in faults.items() for each in found)
    assert seen == {kind.name for kind in (*shown_at_once(), *shown_after())}

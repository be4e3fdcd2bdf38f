"""In every place of the window: F1 opens its help and leads back, and where the keyboard stands is seen."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from ktu_desktop.gui.screens import shown_after, shown_at_once
from ktu_desktop.gui.screens.help.help_screen import HelpScreen
from ktu_desktop.gui.screens.help.topics import topics
from ktu_desktop.gui.screens.screen import Place, Screen
from tests.views.made_up import fill_database
from tests.views.stage import Stage
from tests.views.views import VIEWS, start

AROUND = 4
"""Pixels around a control in which its frame may be seen."""

PLACES = (
    "sheet",
    "side-by-side",
    "common-data",
    "form-share",
    "history",
    "import-foreign",
    "explorer",
    "overview",
    "chart-years",
    "mappings",
    "print",
    "check-number",
    "finances",
    "help",
    "batches",
    "first-start",
    "crash",
)
"""Views in which every screen is shown once."""


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, fresh_database: Path) -> Iterator[Stage]:
    copyfile(fresh_database, tmp_path / "plan.db")
    fill_database(tmp_path / "plan.db")
    shown = Stage(tmp_path / "plan.db", folder=tmp_path)
    shown.window.activateWindow()
    yield shown
    shown.close()


def test_f1_opens_the_help_of_every_place_and_leads_back(stage: Stage) -> None:
    window = stage.window
    page = window.screen_named("help")
    assert isinstance(page, HelpScreen)
    known = {topic.name: topic.title for topic in topics(stage.session.say, window.menuBar())}
    for kind in (kind for kind in (*shown_at_once(), *shown_after()) if kind is not HelpScreen):
        screen = window.show_screen(kind.name)
        stage.settle()
        QTest.keyClick(window, Qt.Key.Key_F1)
        stage.settle()
        assert page.isVisible() and page.text.toPlainText().startswith(known[kind.name]), kind.name
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
        stage.settle()
        assert not page.isVisible() and (screen.isVisible() or screen.place is not Place.PAGE), kind.name


def test_where_the_keyboard_stands_is_seen_at_every_control(stage: Stage) -> None:
    views = {view.name: view for view in VIEWS}
    unseen, screens = [], set()
    for name in PLACES:
        start(stage)
        views[name].show(stage)
        stage.settle()
        screens |= {screen.name for screen in stage.window.panes.screens() if screen.isVisible()}
        unseen += [
            f"{name}: {_called(control)}" for control in _controls(stage) if not _is_seen(stage, control)
        ]
    assert not unseen, "\n".join(unseen)
    assert screens == {kind.name for kind in (*shown_at_once(), *shown_after())}


def _controls(stage: Stage) -> list[QWidget]:
    """Where Tab stops."""
    return [
        widget
        for widget in stage.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QMenuBar | Screen)
        and not widget.visibleRegion().isEmpty()
    ]


def _is_seen(stage: Stage, control: QWidget) -> bool:
    stage.window.setFocus()
    QApplication.processEvents()
    without = _picture(stage, control)
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)  # as Tab does within a key event
    QApplication.processEvents()
    return _picture(stage, control) != without


def _picture(stage: Stage, control: QWidget) -> QImage:
    place = QRect(control.mapTo(stage.window, QPoint(0, 0)), control.size())
    return stage.window.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()


def _called(control: QWidget) -> str:
    inside = control.viewport() if isinstance(control, QAbstractScrollArea) else control
    return f"{type(control).__name__} {control.accessibleName()} {inside.size().toTuple()}"

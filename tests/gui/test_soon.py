"""What follows a moment later is done once, in an event of its own, or when somebody needs it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ktu_desktop.gui.soon import Soon
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.notice_bar import NoticeBar


def soon(owner: QObject) -> tuple[Soon, list[str]]:
    done: list[str] = []
    return Soon(owner, lambda: done.append("done")), done


def test_it_is_done_once_in_an_event_of_its_own(qtbot: QtBot) -> None:
    owner = QObject()
    later, done = soon(owner)
    later.start()
    later.start()
    assert not done
    qtbot.waitUntil(lambda: bool(done))
    later.catch_up()
    assert done == ["done"]


def test_whoever_needs_it_does_not_wait(qtbot: QtBot) -> None:
    owner = QObject()
    later, done = soon(owner)
    later.start()
    later.catch_up()
    assert done == ["done"]
    assert not later.isActive()


def test_a_bar_is_as_high_with_a_button_as_without(qtbot: QtBot) -> None:
    """Else the panes under it would move, and all be painted anew, from one sentence to the next."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    bar = NoticeBar(Theme(application))
    qtbot.addWidget(bar)
    bar.say("18 pasted.", "good")
    without = bar.heightForWidth(1200)
    bar.say("18 pasted, 2 refused.", "doubt", ("Show 1.2.3", lambda: None))
    assert any(button.isVisibleTo(bar) for button in bar.findChildren(QPushButton))
    assert bar.heightForWidth(1200) == without

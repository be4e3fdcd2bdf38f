"""The menu bar, built from the list of actions; its texts follow the session's language."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ktu_desktop.gui.actions import ACTIONS, MENUS
from ktu_desktop.gui.actions.action import Action, Desk
from ktu_desktop.i18n import mark


class Menus:
    """The menus of one window. ``action(name)`` finds an entry."""

    def __init__(self, bar: QMenuBar, desk: Desk) -> None:
        self._desk = desk
        self._menus: dict[str, QMenu] = {}
        self._entries: list[tuple[Action, QAction]] = []
        self._enabled: dict[str, bool] = {}
        for title in MENUS:
            actions = [action for action in ACTIONS if action.menu == title]
            if actions:
                self._menus[title] = self._menu(bar, actions)

    def action(self, name: str) -> QAction:
        """The entry of that name."""
        return next(entry for action, entry in self._entries if action.name == name)

    def retranslate(self) -> None:
        """Every text in the session's language."""
        say = self._desk.session.say
        for title, menu in self._menus.items():
            menu.setTitle(say(title))
        for action, entry in self._entries:
            entry.setText(self._text(action))
            entry.setStatusTip(say(action.help))

    def recolour(self) -> None:
        """Icons in the palette's colour."""
        for action, entry in self._entries:
            if action.icon:
                entry.setIcon(self._desk.theme.menu_icon(action.icon))

    def update_enabled(self) -> None:
        """Enable what can be done now."""
        for action, entry in self._entries:
            enabled = action.enabled(self._desk)
            if self._enabled.get(action.name) != enabled:  # each call into Qt may wait for the worker
                self._enabled[action.name] = enabled
                entry.setEnabled(enabled)
            if action.about is not None:
                entry.setText(self._text(action))

    def _text(self, action: Action) -> str:
        say = self._desk.session.say
        text, about = say(action.text), action.about(self._desk) if action.about is not None else ""
        return say(mark("{action}: {what}"), action=text, what=about.replace("&", "&&")) if about else text

    def _menu(self, bar: QMenuBar, actions: list[Action]) -> QMenu:
        menu = bar.addMenu("")
        for action in actions:
            if action.separator:
                menu.addSeparator()
            entry = menu.addAction("")
            entry.setObjectName(action.name)
            if action.keys:
                entry.setShortcuts([QKeySequence(keys) for keys in action.keys.split()])
            entry.triggered.connect(lambda _=False, run=action.run: run(self._desk))
            self._entries.append((action, entry))
        menu.aboutToShow.connect(self.update_enabled)
        return menu

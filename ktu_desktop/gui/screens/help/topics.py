"""The short help: topics from resources/help/<language>.md, and the keys as the menus have them."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ktu_desktop import paths
from ktu_desktop.i18n import Translator, mark

KEYS = "keys"
_HEADING = re.compile(r"^# \[(\w+)\] (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Topic:
    """One topic. ``name``: that of the screen it is about, or KEYS; ``text``: Markdown without the title."""

    name: str
    title: str
    text: str


def topics(say: Translator, menus: QMenuBar) -> tuple[Topic, ...]:
    """Every topic in the translator's language, the keys last."""
    text = paths.resource("help", f"{say.language}.md").read_text("utf-8")
    parts = _HEADING.split(text)[1:]
    written = [Topic(*(part.strip() for part in parts[n : n + 3])) for n in range(0, len(parts), 3)]
    return (*written, Topic(KEYS, say(mark("Keys")), _keys(menus)))


def _keys(menus: QMenuBar) -> str:
    """A table per menu of what has a key: taken from the menus, so it is never out of date."""
    tables = []
    for menu in menus.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        rows = [
            f"| {_shown(entry)} | {_plain(entry.text())} |" for entry in menu.actions() if entry.shortcuts()
        ]
        if rows:
            tables.append("\n".join((f"| {_plain(menu.title())} | |", "|---|---|", *rows)))
    return "\n\n".join(tables)


def _shown(entry: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(f"**{keys.toString(native)}**" for keys in entry.shortcuts())


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")

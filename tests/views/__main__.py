"""Pictures of every view in every look: ``python3 run.py pictures [DIR [VIEW ...]]``; out/views."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.i18n import LANGUAGES
from tests.views.made_up import fill_database
from tests.views.stage import Stage
from tests.views.views import VIEWS, View, start

_AT_REST = 0.35
"""Seconds: the form reads other years a moment after the sheet."""

_DRAWN = 0.05
"""Seconds until a window of another size or colour has found its shape."""


@dataclass(frozen=True)
class Screen:
    """A screen on which the window fills everything. ``scale``: 1.25 is 125 %."""

    pixels: QSize
    scale: float


SCREENS = (Screen(QSize(1366, 768), 1.0), Screen(QSize(1920, 1080), 1.25))


def main(arguments: Sequence[str]) -> int:
    """Take the pictures; the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(arguments[0]) if arguments else Path("out/views")
    wanted = set(arguments[1:])
    unknown = wanted - {view.name for view in VIEWS}
    if unknown:
        print(f"No such view: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    views = [view for view in VIEWS if not wanted or view.name in wanted]
    application = QApplication.instance() or QApplication(["ktu-desktop"])
    with tempfile.TemporaryDirectory() as own:
        os.environ["KTU_DESKTOP_HOME"] = own
        database = Path(own) / "plan.db"
        fill_database(database)
        stage = Stage(database, folder=Path(own))
        for path in _pictures(stage, views, folder):
            print(path)
        stage.close()
    del application
    return 0


def _pictures(stage: Stage, views: Sequence[View], folder: Path) -> Iterator[Path]:
    """Each view is brought about once in each language and photographed in every colour and size."""
    for language in LANGUAGES:
        stage.session.set_language(language)
        for view in views:
            stage.window.resize(SCREENS[0].pixels)
            start(stage)
            view.show(stage)
            rest(stage, _AT_REST)
            for dark in (False, True):
                stage.program.theme.choose(dark)
                for screen in SCREENS:
                    yield _picture(stage, view, screen, folder)
            stage.program.theme.choose(False)


def _picture(stage: Stage, view: View, screen: Screen, folder: Path) -> Path:
    stage.window.resize(screen.pixels / screen.scale)
    rest(stage, _DRAWN)
    picture = QPixmap(screen.pixels)
    picture.setDevicePixelRatio(screen.scale)
    stage.window.render(picture)
    colours = "dark" if stage.program.theme.dark else "light"
    name = f"{view.name}-{stage.session.say.language}-{colours}-{screen.pixels.width()}.png"
    folder.mkdir(parents=True, exist_ok=True)
    picture.save(str(folder / name))
    return folder / name


def rest(stage: Stage, seconds: float) -> None:
    """Wait until nothing is under way for a while."""
    since = time.monotonic()

    def at_rest() -> bool:
        nonlocal since
        if not stage.session.jobs.idle:
            since = time.monotonic()
        return time.monotonic() - since > seconds

    wait_until(at_rest)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

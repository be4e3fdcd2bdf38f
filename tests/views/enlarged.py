"""Views on a small screen on which everything is enlarged, in a process of their own: Qt reads it once.

``python -m tests.views.enlarged WIDTH HEIGHT LANGUAGE VIEW ...`` with QT_SCALE_FACTOR; the size is that of
the window, in pixels of a screen at 100 %. Each line it prints is a text that is cut or a window that does
not fit.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.pictures import wait_until
from tests.views.cut_texts import cut_texts
from tests.views.made_up import fill_database
from tests.views.stage import Stage
from tests.views.views import VIEWS, start


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong; the exit code."""
    width, height, language, *views = arguments
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["ktu-desktop"])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KTU_DESKTOP_HOME"] = folder
        database = Path(folder) / "plan.db"
        fill_database(database)
        stage = Stage(database, folder=Path(folder))
        stage.session.set_language(language)
        print(f"{stage.window.devicePixelRatioF():g} times")
        for fault in _faults(stage, QSize(int(width), int(height)), views):
            print(fault)
        stage.close()
    del application
    return 0


def _faults(stage: Stage, size: QSize, views: Sequence[str]) -> Iterator[str]:
    known = {view.name: view for view in VIEWS}
    stage.window.resize(size)
    for name in views:
        start(stage)
        known[name].show(stage)
        stage.settle()
        wait_until(lambda: not cut_texts(stage.window), 1)  # rows are measured a moment later
        least = stage.window.minimumSizeHint()
        if stage.window.size() != size or least != least.boundedTo(size):
            yield f"{name}: the window takes {stage.window.size().toTuple()}"
        yield from (f"{name}: {text}" for text in cut_texts(stage.window))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""A chart drawn without a window and written as a picture."""

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.charts.chart_kind import ChartKind
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.picture import for_paper, picture_of, write_png
from ktu_desktop.gui.theme import screen_font
from ktu_desktop.i18n import Translator
from ktu_desktop.usecases.chart_data import Asked


def application() -> QApplication:
    """The running application; without one, one that needs no screen. Keep what is returned."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if sys.platform.startswith("linux"):  # a display that is named may not answer
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["ktu-desktop"])


def write_chart(kind: ChartKind, data: Any, asked: Asked, plan: Plan, say: Translator, path: Path) -> None:
    """Draw a chart of what was read and write it. Raises WorldRefusal where the file cannot be written."""
    font = screen_font(application())
    look = for_paper(Look(say, plan, font))
    write_png(picture_of(lambda: kind.draw(data, asked, look)), path)

"""A chart as a picture: light colours on white, 160 mm wide at 300 dots per inch, whatever the screen."""

import errno
import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.charts.chart_view import ChartView
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.i18n import mark

DOTS_PER_INCH, MILLIMETRES = 300, 160
WIDTH = round(MILLIMETRES / 25.4 * DOTS_PER_INCH)
_DRAWN_WIDTH = 840
"""The width in logical pixels at which a chart is laid out for paper: its letters are then about 7 points."""


def write_png(image: QImage, path: Path) -> None:
    """Write a picture; an unfinished one never stands in the place of an older one. Raises WorldRefusal."""
    unfinished = path.with_name(f".new-{path.name}")  # its suffix tells Qt the format
    try:
        if not image.save(str(unfinished)):
            raise OSError(None, os.strerror(errno.EIO))
        unfinished.replace(path)
    except OSError as error:
        sentence = mark("{file} cannot be written ({reason}). Close it if it is open, and try again.")
        raise WorldRefusal(sentence, file=str(path), reason=error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def for_paper(look: Look) -> Look:
    """The look of a chart that becomes a picture."""
    return replace(look, dark=False, dots=WIDTH / _DRAWN_WIDTH)


def picture_of(view: ChartView) -> QImage:
    """The chart at print size; ``view`` was drawn ``for_paper`` and is on no screen."""
    view.resize(_DRAWN_WIDTH, view.natural_height(_DRAWN_WIDTH))
    view.ensurePolished()
    view.grab()  # lays out axes and labels, as being shown does
    QApplication.processEvents()
    view.grab()  # with the room that the axes turned out to need
    scale = WIDTH / _DRAWN_WIDTH
    image = QImage(QSize(WIDTH, round(view.height() * scale)), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DOTS_PER_INCH / 0.0254))
    image.setDotsPerMeterY(round(DOTS_PER_INCH / 0.0254))
    image.setDevicePixelRatio(scale)
    image.fill(view.palette().window().color())
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    image.setDevicePixelRatio(1)
    return image

"""A chart as a picture: light colours on white, 160 mm wide at 300 dots per inch, whatever the screen."""

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.charts.chart_view import ChartView
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.i18n import mark

DOTS_PER_INCH, MILLIMETRES = 300, 160
WIDTH = round(MILLIMETRES / 25.4 * DOTS_PER_INCH)
_STRIP = 280
"""Logical pixels from top to bottom that are painted in one step."""
Draw = Callable[[], ChartView]
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


def picture_of(draw: Draw) -> QImage:
    """The chart at print size; ``draw`` draws it ``for_paper``."""
    making = PictureMaking(draw)
    for _ in making.steps():
        QApplication.processEvents()
    return making.image


class PictureMaking:
    """Makes a chart's picture at print size, some of it in each step; ``image`` is whole after the last one.

    ``draw`` draws the chart ``for_paper``; it is never on a screen.
    """

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self.image = QImage()

    def steps(self) -> Iterator[None]:
        """The steps. Between two of them Qt's events are delivered: they lay the chart out."""
        view = self._draw()
        view.resize(_DRAWN_WIDTH, view.natural_height(_DRAWN_WIDTH))
        view.ensurePolished()
        yield
        for _ in range(2):  # painting tells the axes what room they need, then they are painted with it
            for strip in _strips(view):
                view.grab(strip)
                yield
        self.image = _empty_picture(view)
        for strip in _strips(view):
            _paint(self.image, view, strip)
            yield
        self.image.setDevicePixelRatio(1)
        view.deleteLater()


def _strips(view: QWidget) -> Iterator[QRect]:
    """The whole width from top to bottom, so much at once as is painted in a few milliseconds."""
    for top in range(0, view.height(), _STRIP):
        yield QRect(0, top, view.width(), min(_STRIP, view.height() - top))


def _empty_picture(view: QWidget) -> QImage:
    scale = WIDTH / _DRAWN_WIDTH
    image = QImage(QSize(WIDTH, round(view.height() * scale)), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DOTS_PER_INCH / 0.0254))
    image.setDotsPerMeterY(round(DOTS_PER_INCH / 0.0254))
    image.setDevicePixelRatio(scale)
    return image


def _paint(image: QImage, view: QWidget, strip: QRect) -> None:
    painter = QPainter(image)
    painter.fillRect(strip.adjusted(0, 0, 0, 1), view.palette().window())  # the last row may be half a pixel
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.render(painter, strip.topLeft(), QRegion(strip), QWidget.RenderFlag.DrawChildren)
    painter.end()

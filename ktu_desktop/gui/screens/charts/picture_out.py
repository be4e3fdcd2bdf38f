"""A chart's picture at print size, into a file or onto the clipboard; drawn some of it in each event."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ktu_desktop.gui.step_by_step import StepByStep
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from ktu_desktop.gui.charts.look import Look
    from ktu_desktop.gui.charts.picture import PictureMaking
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.screens.charts.shown_chart import Shown
    from ktu_desktop.gui.session import Session


class PictureOut(QObject):
    """``done`` says in a sentence what was done, ``failed`` gives what was raised instead."""

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def save(self, shown: Shown, look: Look, dialogs: Dialogs) -> None:
        """Ask for a file and write the picture into it."""
        say = self._session.say
        kinds = f"{say(mark('Picture'))} (*.png)"
        path = dialogs.file_to_save(say(mark("Save the picture")), shown.file_name, kinds)
        if path is not None:
            path = path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
            making, words = self._making(shown, look), say(mark("Saved: {file}"), file=path.name)
            self._session.outgoing.read_and_write(
                making.steps(),
                lambda _: _write(making.image, path),
                lambda _: self.done.emit(words),
                self.failed.emit,
                reader=self,
            )

    def copy(self, shown: Shown, look: Look) -> None:
        """Put the picture on the clipboard."""
        making, steps = self._making(shown, look), StepByStep(self)

        def hand_over() -> None:
            steps.deleteLater()
            self._put_on_clipboard(making.image)

        steps.finished.connect(hand_over)
        steps.start(making.steps())

    def _making(self, shown: Shown, look: Look) -> PictureMaking:
        from ktu_desktop.gui.charts.picture import PictureMaking, for_paper  # late: with the first chart

        return PictureMaking(partial(shown.draw, for_paper(look)))

    def _put_on_clipboard(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.done.emit(self._session.say(mark("The picture is on the clipboard.")))


def _write(image: QImage, path: Path) -> None:
    from ktu_desktop.gui.charts.picture import write_png

    write_png(image, path)

"""A chart's picture at print size, into a file or onto the clipboard; drawn some of it in each event."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ktu_desktop.gui.step_by_step import StepByStep
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QImage

    from ktu_desktop.gui.charts.look import Look
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
            self._make(shown, look, partial(self._write, path))

    def copy(self, shown: Shown, look: Look) -> None:
        """Put the picture on the clipboard."""
        self._make(shown, look, self._put_on_clipboard)

    def _make(self, shown: Shown, look: Look, use: Callable[[QImage], None]) -> None:
        from ktu_desktop.gui.charts.picture import PictureMaking, for_paper  # late: with the first chart

        making, steps = PictureMaking(partial(shown.draw, for_paper(look))), StepByStep(self)

        def hand_over() -> None:
            steps.deleteLater()
            use(making.image)

        steps.finished.connect(hand_over)
        steps.start(making.steps())

    def _write(self, path: Path, image: QImage) -> None:
        from ktu_desktop.gui.charts.picture import write_png

        words = self._session.say(mark("Saved: {file}"), file=path.name)
        self._session.run(
            lambda *_: write_png(image, path), lambda _: self.done.emit(words), self.failed.emit, asker=self
        )

    def _put_on_clipboard(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.done.emit(self._session.say(mark("The picture is on the clipboard.")))

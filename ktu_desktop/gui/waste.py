"""Python collects its waste on the window's thread only: a widget that dies on the worker ends it all."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 400
"""Milliseconds between two looks."""


class WasteCollection(QObject):
    """Does in the window's event loop what Python does by itself at any moment on any thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due; a young one takes less than a millisecond."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._limits[generation]:
                gc.collect(generation)
                return

    def settle(self) -> None:
        """Leave what is alive now out of every later look: the program itself is no waste."""
        gc.freeze()

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
